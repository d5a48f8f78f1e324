/** A clock that only the test moves: what happens at an instant is seen before the next one comes. */
import type { Clock } from "../../../src/lib/clock.ts";

export interface ManualClock extends Clock {
  /** Wakes every sleeper of the span, in order, and lets each do its work before the next. */
  advance(ms: number): Promise<void>;
}

const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

export function createManualClock(startAt: number): ManualClock {
  let now = startAt;
  const sleepers = new Map<() => void, number>();
  return {
    now: () => now,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        const onAbort = () => {
          sleepers.delete(wake);
          reject(signal?.reason);
        };
        const wake = () => {
          sleepers.delete(wake);
          signal?.removeEventListener("abort", onAbort);
          resolve();
        };
        if (signal?.aborted === true) onAbort();
        else sleepers.set(wake, now + ms);
        signal?.addEventListener("abort", onAbort, { once: true });
      }),
    async advance(ms) {
      const end = now + ms;
      for (;;) {
        const [next] = [...sleepers].filter(([, at]) => at <= end).toSorted(([, one], [, other]) => one - other);
        if (next === undefined) break;
        now = Math.max(now, next[1]);
        next[0]();
        await settle();
      }
      now = end;
    },
  };
}
