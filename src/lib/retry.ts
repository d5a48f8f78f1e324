import type { Clock } from "./clock.ts";

export interface RetryPolicy {
  /** Tries in all, the first included. */
  readonly attempts: number;
  /** Wait before the second try; doubles from then on. */
  readonly firstDelayMs: number;
  readonly maximumDelayMs: number;
}

export const DEFAULT_RETRY: RetryPolicy = { attempts: 4, firstDelayMs: 500, maximumDelayMs: 20_000 };

/** The random number, uniform in [0, 1), spreads the delays: clients that failed together do not come back together. */
export interface RetrySurroundings {
  readonly clock: Clock;
  readonly random: () => number;
  readonly signal?: AbortSignal;
}

/**
 * Runs `attempt` until it returns `done`, or the tries are used up; then the last value is returned as it is.
 * `waitMs` on a `again` value is the vendor's own word (Retry-After) and wins over the policy's delay.
 * The delays run on the given clock, so a rehearsal does not wait for them; that is why no retry library fits here.
 */
export async function retry<Value>(
  policy: RetryPolicy,
  { clock, random, signal }: RetrySurroundings,
  attempt: (
    tryNumber: number,
  ) => Promise<{ done: true; value: Value } | { done: false; value: Value; waitMs?: number }>,
): Promise<Value> {
  for (let tryNumber = 1; ; tryNumber += 1) {
    const result = await attempt(tryNumber);
    if (result.done || tryNumber >= policy.attempts) return result.value;
    const backoff = Math.min(policy.maximumDelayMs, policy.firstDelayMs * 2 ** (tryNumber - 1));
    const jittered = backoff * (0.5 + random() / 2);
    await clock.sleep(Math.min(policy.maximumDelayMs, result.waitMs ?? jittered), signal);
  }
}
