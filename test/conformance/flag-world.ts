/** The emulators that have flags, with flags that a plan names, and our providers connected to them. */
import type { Flag, ProviderContext } from "../../src/providers/contract.ts";
import { flagWords } from "../../src/providers/flags.ts";
import { roleProviders } from "../../src/providers/index.ts";
import { emulators } from "../../src/sandbox/index.ts";
import { FIRST_COMMIT, seedSandbox } from "../../src/sandbox/seed-sandbox.ts";
import { type SandboxOf, startEmulators } from "../../src/sandbox/start-sandbox.ts";
import { createManualClock, type ManualClock } from "../sandbox/sentry/start-sentry.ts";

const { vercel, github, launchdarkly, unleash } = emulators;
const REGISTRY = { vercel, github, launchdarkly, unleash };

export type FlagSandbox = SandboxOf<typeof REGISTRY>;

export interface FlagWorld {
  readonly sandbox: FlagSandbox;
  readonly clock: ManualClock;
  /** As a plan says it, with other variables where they are given. */
  open(vendor: string, said: unknown, env?: ProviderContext["env"]): Promise<Flag>;
  /** Throws where a request came that no route knows, which fails the test. */
  close(): Promise<void>;
}

/** What a plan says of a flag, parsed by its vendor's words. */
export function specOf(vendor: string, said: unknown): unknown {
  const words = flagWords[vendor];
  if (words === undefined) throw new Error(`no words for ${vendor}`);
  return words.spec.parse(said);
}

export async function startFlags(vendor: string, said: unknown): Promise<FlagWorld> {
  const clock = createManualClock();
  const seed = seedSandbox(REGISTRY, {
    project: "web",
    team: null,
    domains: ["loopback"],
    repository: { owner: "acme", name: "web" },
    firstVersion: { version: "1", commit: FIRST_COMMIT, pages: [], versionEndpoint: null },
    items: [],
    metrics: [],
    flags: [{ provider: vendor, spec: specOf(vendor, said) }],
    variables: {},
    traffic: { perMinute: 0, paths: [] },
    random: 1,
  });
  const sandbox = await startEmulators(REGISTRY, seed, { clock });
  return {
    sandbox,
    clock,
    async open(key, words, env = {}) {
      const provider = roleProviders.flags[key];
      if (provider === undefined) throw new Error(`no vendor ${key}`);
      const context: ProviderContext = {
        env: { ...sandbox.environment(), ...env },
        clock,
        random: () => 0,
        debug: () => {},
        requestTimeoutMs: 30_000,
      };
      const settings = { project: "web", team: null, repository: "acme/web" };
      return (await provider.connect(settings, context)).open(specOf(key, words));
    },
    async close() {
      const unknown = sandbox.unknownRequests();
      await sandbox.close();
      if (unknown.length > 0) throw new Error(`requests that no route knows: ${JSON.stringify(unknown)}`);
    },
  };
}
