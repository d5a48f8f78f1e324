import type { Clock } from "../../lib/clock.ts";

/** What `work` ends with, or `late` once its time is over; then its signal ends what it still has under way. */
export async function withinTime<Value>(
  clock: Clock,
  limitMs: number,
  late: Value,
  work: (signal: AbortSignal) => Promise<Value>,
): Promise<Value> {
  const over = new AbortController();
  const ended = new AbortController();
  const bell = clock.sleep(limitMs, ended.signal).then(
    () => late,
    () => late,
  );
  const working = work(over.signal);
  // Should it fail after its time, nobody waits for it any more.
  working.catch(() => undefined);
  try {
    return await Promise.race([working, bell]);
  } finally {
    over.abort(new Error("the time is over"));
    ended.abort();
  }
}
