/** A Better Stack emulator on loopback with one source, for tests. */
import { createFaultBook } from "../../../src/sandbox/fault-book.ts";
import { type BetterStackSeed, createBetterStackEmulator } from "../../../src/sandbox/betterstack/index.ts";
import { serveEmulator } from "../../../src/sandbox/serve.ts";

export const MINUTE = 60_000;
export const STARTED_AT = Date.UTC(2026, 10, 20, 12);

export const SEED: BetterStackSeed = {
  username: "user-of-the-tests",
  password: "password-of-the-tests",
  sources: ["t1_web"],
  failures: [],
  releaseField: "commit",
  ignoresCrowd: false,
};

/** Time is what the test says; waiting takes none of it. */
export async function startBetterStack(seed: BetterStackSeed = SEED) {
  let now = STARTED_AT;
  const clock = {
    now: () => now,
    sleep: (ms: number) => {
      now += ms;
      return Promise.resolve();
    },
  };
  const faults = createFaultBook(clock, now, () => 0.5);
  const context = {
    clock,
    startedAt: now,
    random: () => 0.5,
    hasFault: faults.has,
    directory: "",
    serveSite: () => Promise.reject(new Error("it serves no site")),
  };
  const emulator = createBetterStackEmulator(context, seed);
  const served = await serveEmulator(emulator, { clock, faults });
  return {
    emulator,
    served,
    faults,
    clock,
    setNow: (at: number) => {
      now = at;
    },
    env: {
      BETTERSTACK_SQL_URL: served.origin,
      BETTERSTACK_SQL_USERNAME: seed.username,
      BETTERSTACK_SQL_PASSWORD: seed.password,
      BETTERSTACK_SOURCE: seed.sources[0],
    },
    close: served.close,
  };
}

export type StartedBetterStack = Awaited<ReturnType<typeof startBetterStack>>;
