/** Many releases on all cores. What comes out does not depend on how many there are, or who was faster. */
import { Worker } from "node:worker_threads";
import type { BrokenGuard } from "./break-guard.ts";
import { addTally, createTally, type Tally } from "./tally.ts";
import type { Found, Range, Simulation } from "./worker.ts";

/** Releases that a worker is given at once. */
const RANGE = 200;

export interface SimulationWishes {
  readonly seed: number;
  readonly from: number;
  readonly releases: number;
  readonly workers: number;
  readonly broken: BrokenGuard | null;
  /** `next`: all releases before it were played. */
  readonly onProgress?: (tally: Tally, found: readonly Found[], next: number) => void;
}

export async function simulate(
  wishes: SimulationWishes,
): Promise<{ readonly tally: Tally; readonly found: readonly Found[] }> {
  const { seed, releases, broken, onProgress } = wishes;
  const end = wishes.from + releases;
  const tally = createTally();
  const found: Found[] = [];
  let next = wishes.from;
  const underWay = new Set<number>();
  const work = (worker: Worker) =>
    new Promise<void>((resolve, reject) => {
      const give = () => {
        if (next >= end) {
          resolve(worker.terminate().then(() => undefined));
          return;
        }
        const range: Range = { seed, from: next, to: Math.min(next + RANGE, end), broken };
        next = range.to;
        underWay.add(range.from);
        worker.postMessage(range, []);
      };
      worker.on("message", (simulation: Simulation) => {
        addTally(tally, simulation.tally);
        found.push(...simulation.found);
        underWay.delete(simulation.from);
        onProgress?.(tally, found, Math.min(next, ...underWay));
        give();
      });
      worker.on("error", reject);
      give();
    });
  const count = Math.max(1, Math.min(wishes.workers, Math.ceil(releases / RANGE)));
  await Promise.all(Array.from({ length: count }, () => work(new Worker(new URL("./worker.ts", import.meta.url)))));
  return { tally, found: found.toSorted((one, other) => one.index - other.index) };
}
