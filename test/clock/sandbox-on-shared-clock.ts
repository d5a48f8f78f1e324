/** What `holdpoint sandbox --state` starts, in this process and on a clock that a built program can share. */
import { observeClients } from "../../src/sandbox/client-activity.ts";
import type { RouteLogEntry } from "../../src/sandbox/contract.ts";
import type { ForgePeople } from "../../src/sandbox/declaration.ts";
import { emulators, type Sandbox, startSandbox } from "../../src/sandbox/index.ts";
import type { Meddler } from "../../src/sandbox/meddler.ts";
import { createVirtualClock, type VirtualClock } from "../../src/sandbox/virtual-clock.ts";
import { defaultSeed, mergeSeed } from "../../src/tools/sandbox/serve-sandbox.ts";
import { serveSharedClock } from "./shared-clock.ts";

/** Where the clock begins: always the same, so that a test can be repeated. */
const START = Date.UTC(2026, 0, 5, 9);

export type EmulatorName = "vercel" | "github" | "sentry" | "checkly" | "launchdarkly";

export interface SandboxAddresses {
  readonly vercel: { readonly url: string; readonly token: string };
  readonly github: { readonly url: string; readonly token: string; readonly owner: string; readonly repo: string };
  readonly sentry: { readonly url: string; readonly token: string; readonly org: string };
  readonly checkly: { readonly url: string; readonly apiKey: string; readonly accountId: string };
  readonly launchdarkly: { readonly url: string; readonly token: string };
  readonly site: { readonly production: string };
}

export interface ClockedSandbox {
  /** The line that the sandbox prints. */
  readonly addresses: SandboxAddresses;
  readonly clock: VirtualClock;
  /** People who push, comment and review. */
  readonly forge: ForgePeople;
  /** What Vercel's app made GitHub send to workflows. */
  readonly appEvents: Sandbox["github"]["appEvents"];
  readonly vercel: Pick<Sandbox["vercel"], "setOption" | "receivePush">;
  /** What Node imports first in a program that works with this sandbox. */
  readonly follower: string;
  /** Called after each answer of an emulator, so that somebody acts at exactly that moment. */
  onAnswer: (emulator: string, entry: RouteLogEntry) => void;
  /** Who stands between the clients and the emulators. */
  meddler: Meddler;
  /** What an emulator shows below `/_sandbox/`. */
  read(emulator: EmulatorName, name: "state" | "log" | "unknown"): Promise<unknown>;
  close(): Promise<void>;
}

/** `state`: any part of the seed, as the file of `--state` holds it. */
export async function startClockedSandbox(state: Parameters<typeof mergeSeed>[1]): Promise<ClockedSandbox> {
  const clock = createVirtualClock(START);
  const sandbox = await startSandbox(mergeSeed(defaultSeed(emulators), state), {
    clock,
    activity: clock,
    onAnswer: (emulator, entry) => clocked.onAnswer(emulator, entry),
    meddler: {
      asked: (call) => clocked.meddler.asked?.(call) ?? null,
      acted: (call, answer) => clocked.meddler.acted?.(call, answer) ?? null,
    },
  });
  const stopObserving = observeClients(clock, sandbox);
  clock.beforeAdvance((from, to) => sandbox.runScheduled(from, to));
  // After the visitors: who is told of a new time finds that they were there.
  const shared = await serveSharedClock(clock);
  const addresses = { ...sandbox.describe(), site: { production: sandbox.productionOrigin() } } as SandboxAddresses;
  const clocked: ClockedSandbox = {
    addresses,
    clock,
    forge: sandbox.forge(),
    appEvents: () => sandbox.github.appEvents(),
    vercel: sandbox.vercel,
    follower: shared.follower,
    onAnswer: () => undefined,
    meddler: {},
    read: async (emulator, name) => (await fetch(`${addresses[emulator].url}/_sandbox/${name}`)).json(),
    async close() {
      stopObserving();
      await shared.close();
      await sandbox.close();
    },
  };
  return clocked;
}
