/** Rules that deployment tools use, on rates of one minute. Each says after how many minutes it rolls back, or null. */

export type Rule = "2x over 15 min" | "3 in a row over 2x" | "more than 3 over 2x" | "Mann-Whitney";

export interface Minutes {
  /** Failures of each minute of the watch, and of the hour before it. */
  readonly failures: Float64Array;
  readonly before: Float64Array;
  /** In each minute. */
  readonly requests: number;
  readonly base: number;
}

export const RULES: Readonly<Record<Rule, (minutes: Minutes) => number | null>> = {
  /** A fixed threshold over a window, with at least 100 requests in it. */
  "2x over 15 min": ({ failures, requests, base }) => {
    let sum = 0;
    for (let at = 0; at < failures.length; at += 1) {
      sum += (failures[at] ?? 0) - (at >= 15 ? (failures[at - 15] ?? 0) : 0);
      const seen = requests * Math.min(15, at + 1);
      if (seen >= 100 && sum > 2 * base * seen) return at + 1;
    }
    return null;
  },
  /** Consecutive failed measurements, as Prometheus' `for`. */
  "3 in a row over 2x": ({ failures, requests, base }) => {
    let row = 0;
    for (let at = 0; at < failures.length; at += 1) {
      row = (failures[at] ?? 0) > 2 * base * requests ? row + 1 : 0;
      if (row === 3) return at + 1;
    }
    return null;
  },
  /** Argo Rollouts' failureLimit: 3 counts over the whole analysis. */
  "more than 3 over 2x": ({ failures, requests, base }) => {
    let failed = 0;
    for (let at = 0; at < failures.length; at += 1) {
      if ((failures[at] ?? 0) > 2 * base * requests) failed += 1;
      if (failed > 3) return at + 1;
    }
    return null;
  },
  /** As Kayenta: the last hour against the hour before, every 5 minutes, one-sided 1 %, and at least 1.25x the mean. */
  "Mann-Whitney": ({ failures, before }) => {
    for (let end = 5; end <= failures.length; end += 5) {
      const recent = failures.subarray(Math.max(0, end - 60), end);
      if (mean(recent) >= 1.25 * mean(before) && mannWhitneyZ(recent, before) > Z_ONE_PERCENT) return end;
    }
    return null;
  },
};

const Z_ONE_PERCENT = 2.326;

function mean(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Normal approximation of the rank sum test, with ties (H. B. Mann, D. R. Whitney, 1947). */
export function mannWhitneyZ(one: Float64Array, other: Float64Array): number {
  const all = [
    ...[...one].map((value) => ({ value, own: true })),
    ...[...other].map((value) => ({ value, own: false })),
  ];
  all.sort((left, right) => left.value - right.value);
  const size = all.length;
  let ranks = 0;
  let ties = 0;
  for (let from = 0; from < size;) {
    let to = from;
    while (to < size && all[to]?.value === all[from]?.value) to += 1;
    const shared = to - from;
    ties += shared ** 3 - shared;
    for (let at = from; at < to; at += 1) if (all[at]?.own) ranks += (from + 1 + to) / 2;
    from = to;
  }
  const { length: m } = one;
  const { length: n } = other;
  const u = ranks - (m * (m + 1)) / 2;
  const variance = ((m * n) / 12) * (size + 1 - ties / (size * (size - 1)));
  return variance <= 0 ? 0 : (u - (m * n) / 2 - 0.5) / Math.sqrt(variance);
}
