/** The Neon emulator on a free loopback port, for tests. */
import { tmpdir } from "node:os";
import type { Clock } from "../../../src/lib/clock.ts";
import type { ProviderContext } from "../../../src/providers/contract.ts";
import { type FaultBook, createFaultBook } from "../../../src/sandbox/fault-book.ts";
import { createNeonEmulator, type NeonEmulator, type NeonProjectSeed } from "../../../src/sandbox/neon/index.ts";
import { type ServedEmulator, serveEmulator } from "../../../src/sandbox/serve.ts";

export const PROJECT = "floral-king-961888";
export const KEY = "napi_0123456789abcdef0123456789abcdef";
/** Reaches another project only. */
export const FOREIGN_KEY = "napi_99999999999999990123456789abcdef";
export const READING_KEY = "napi_77777777777777770123456789abcdef";
export const MAIN = "br-main-000001";
export const EPOCH = Date.parse("2026-11-20T12:00:00Z");
export const DAY = 86_400_000;

export interface StartedNeon {
  readonly emulator: NeonEmulator;
  readonly served: ServedEmulator;
  readonly faults: FaultBook;
  readonly clock: Clock;
  readonly context: ProviderContext;
  /** Throws where a request came that no route knows, which fails the test. */
  close(): Promise<void>;
}

/** Sleeping takes no real time and moves `now`. */
export async function startNeon(project: Partial<NeonProjectSeed> = {}): Promise<StartedNeon> {
  let now = EPOCH;
  const clock: Clock = {
    now: () => now,
    sleep: async (ms) => {
      now += ms;
    },
  };
  const faults = createFaultBook(clock, EPOCH, () => 0);
  const emulator = createNeonEmulator(
    {
      clock,
      startedAt: EPOCH,
      random: () => 0.5,
      hasFault: faults.has,
      directory: tmpdir(),
      serveSite: () => Promise.reject(new Error("Neon serves no site")),
    },
    {
      keys: [{ key: KEY }, { key: FOREIGN_KEY, projects: ["other-project-1"] }, { key: READING_KEY, readOnly: true }],
      projects: [
        {
          id: PROJECT,
          name: "web",
          historySeconds: DAY / 1_000,
          branches: [{ id: MAIN, name: "main" }],
          branchLimit: 300,
          ...project,
        },
      ],
    },
  );
  const served = await serveEmulator(emulator, { clock, faults });
  return {
    emulator,
    served,
    faults,
    clock,
    context: {
      env: { NEON_API_HOST: `${served.origin}/api/v2`, NEON_API_KEY: KEY },
      clock,
      random: () => 0.5,
      debug: () => {},
      requestTimeoutMs: 30_000,
    },
    close: async () => {
      await served.close();
      const unknown = served.unknownRequests();
      if (unknown.length > 0) throw new Error(`requests that no route knows: ${JSON.stringify(unknown)}`);
    },
  };
}
