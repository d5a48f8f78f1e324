/** Better Stack in the sandbox: the source that the demo site logs to, with what the plan looks for when a request fails. */
import type { EmulatorDeclaration, SeedWishes, WatchedMetric } from "../declaration.ts";
import { fieldsOf, textOf } from "../spec-fields.ts";
import { type BetterStackEmulator, createBetterStackEmulator } from "./emulator.ts";
import type { BetterStackSeed, EventShape } from "./seed.ts";

export { type BetterStackEmulator, createBetterStackEmulator } from "./emulator.ts";
export type { BetterStackSeed } from "./seed.ts";

/** They open nothing but loopback; long, so that masking them hides nothing else. */
const USERNAME = "sandbox-betterstack-user";
const PASSWORD = "sandbox-betterstack-password";
const DEFAULT_SOURCE = "t1_sandbox";

export const betterstack: EmulatorDeclaration<BetterStackSeed, BetterStackEmulator> = {
  name: "betterstack",
  roles: [],
  seedFor,
  create: createBetterStackEmulator,
  offers: ({ emulator }) => ({
    openReporter: (release, environment) => emulator.events.openReporter(release, environment),
  }),
  environment: ({ origin, seed }) => ({
    BETTERSTACK_SQL_URL: origin,
    BETTERSTACK_SQL_USERNAME: seed.username,
    BETTERSTACK_SQL_PASSWORD: seed.password,
    BETTERSTACK_SOURCE: seed.sources[0] ?? DEFAULT_SOURCE,
  }),
  describe: ({ origin, seed }) => ({
    url: origin,
    username: seed.username,
    password: seed.password,
    source: seed.sources[0] ?? DEFAULT_SOURCE,
  }),
  faults: {},
  seesRequests: ({ provider, spec }, names) => {
    if (provider !== "betterstack") return null;
    const { among, value } = fieldsOf(spec);
    // Failures that are counted need no number of visitors.
    return among === undefined && value === undefined ? null : names;
  },
};

function seedFor({ metrics }: SeedWishes): BetterStackSeed {
  const specs = own(metrics).map(({ spec }) => fieldsOf(spec));
  const sources = [...new Set(specs.flatMap(({ source }) => textOf(source) ?? []))];
  const [release] = specs.flatMap((spec) => (Array.isArray(spec["release"]) ? [spec["release"].join(".")] : []));
  return {
    username: USERNAME,
    password: PASSWORD,
    sources: [...new Set([DEFAULT_SOURCE, ...sources])],
    failures: specs.flatMap(({ where, among }) => {
      const shape = { ...shapeOf(among), ...shapeOf(where) };
      return Object.keys(shape).length === 0 ? [] : [shape];
    }),
    releaseField: release ?? "commit",
    // Without a metric here; whoever is really sent is logged all the same.
    ignoresCrowd: specs.length === 0,
  };
}

function own(metrics: readonly WatchedMetric[]): readonly WatchedMetric[] {
  return metrics.filter(({ provider }) => provider === "betterstack");
}

/** What an event must have for a filter that asks for equality; other tests are left to what every request has. */
function shapeOf(filter: unknown): EventShape {
  const { kind, of, field, comparison, value } = fieldsOf(filter);
  if (kind === "all" && Array.isArray(of)) return Object.assign({}, ...of.map(shapeOf)) as EventShape;
  const wanted = comparison === "=" || comparison === ">=" || comparison === "<=";
  if (kind !== "compare" || !wanted || !Array.isArray(field)) return {};
  return { [field.join(".")]: value as string | number | boolean };
}
