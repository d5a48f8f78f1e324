/** Simulates ranges of releases in a thread of its own. */
import { parentPort } from "node:worker_threads";
import type { BrokenGuard } from "./break-guard.ts";
import type { Violation } from "./oracle/violation.ts";
import { drawScenario } from "./scenario/draw-scenario.ts";
import { simulateRelease } from "./simulate-release.ts";
import { createTally, type SentTally, takeTally, tallyRelease } from "./tally.ts";

export interface Range {
  readonly seed: number;
  readonly from: number;
  readonly to: number;
  readonly broken: BrokenGuard | null;
}

export interface Found {
  readonly index: number;
  readonly violations: readonly Violation[];
}

export interface Simulation {
  /** Of its range. */
  readonly from: number;
  readonly tally: SentTally;
  readonly found: readonly Found[];
}

// Refusals are errors, thousands of them, and where they come from is written down for each: a fifth of the time. Whoever plays
// one release again, in another thread, is told it.
Error.stackTraceLimit = 0;

const known = { states: new Set<string>(), transitions: new Set<string>() };

export async function simulateRange({ seed, from, to, broken }: Range): Promise<Simulation> {
  const tally = createTally();
  const found: Found[] = [];
  for (let index = from; index < to; index += 1) {
    const { entries, violations } = await simulateRelease(drawScenario(seed, index), broken);
    tallyRelease(tally, entries);
    if (violations.length > 0) found.push({ index, violations });
  }
  return { from, tally: takeTally(tally, known), found };
}

parentPort?.on("message", (range: Range) => {
  simulateRange(range).then(
    (simulation) => parentPort?.postMessage(simulation, []),
    (error: unknown) => {
      throw error;
    },
  );
});
