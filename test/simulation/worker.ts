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
  readonly tally: SentTally;
  readonly found: readonly Found[];
}

const known = { states: new Set<string>(), transitions: new Set<string>() };

export async function simulateRange({ seed, from, to, broken }: Range): Promise<Simulation> {
  const tally = createTally();
  const found: Found[] = [];
  for (let index = from; index < to; index += 1) {
    const { entries, violations } = await simulateRelease(drawScenario(seed, index), broken);
    tallyRelease(tally, entries);
    if (violations.length > 0) found.push({ index, violations });
  }
  return { tally: takeTally(tally, known), found };
}

parentPort?.on("message", (range: Range) => {
  simulateRange(range).then(
    (simulation) => parentPort?.postMessage(simulation, []),
    (error: unknown) => {
      throw error;
    },
  );
});
