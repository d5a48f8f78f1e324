/** A watch of half an hour in which errors triple after 14 minutes, as its result holds it. */
import { answerComparison } from "../../src/judge/regression/answer-comparison.ts";
import type { LookComparison, WatchComparison } from "../../src/judge/regression/watch-comparison.ts";

export const MINUTES = 18;
const REQUESTS = 600;

const errorsAt = (minute: number) => (minute < 14 ? 5 + (minute % 3) : 20 + (minute % 5));
/** Nothing was measured in the sixth minute. */
const minutes = Array.from({ length: MINUTES }, (_, index) => index + 1).filter((minute) => minute !== 6);

export const ERROR_BUCKETS = minutes.map((minute) => ({
  endSeconds: minute * 60,
  errors: errorsAt(minute),
  requests: REQUESTS,
}));

/** `parts` replaces what a test wants otherwise. */
export function comparedWatch(parts: Partial<LookComparison> = {}): WatchComparison {
  return { planDigest: "d".repeat(64), ...answerComparison({ ...COMPARED, ...parts }) };
}

const COMPARED: LookComparison = {
  version: 1,
  promotedAt: "2026-01-05T02:40:00Z",
  bucketSeconds: 60,
  evidence: {
    alpha: 0.001,
    horizonSeconds: 1_800,
    metrics: [
      {
        id: "error_rate",
        weight: 1,
        kind: "negative-binomial",
        null: { rate: 0.01, shape: 11 },
        buckets: ERROR_BUCKETS,
      },
    ],
  },
  goals: [],
  compared: [
    {
      id: "error_rate",
      list: "regression",
      metric: "error_rate",
      unit: "ratio",
      series: "share",
      direction: "increases",
      amount: { kind: "relative", value: 0 },
      baseline: {
        kind: "previous-deployment",
        name: "the release before",
        from: "2026-01-04T02:40:00Z",
        to: "2026-01-05T02:40:00Z",
        value: 0.01,
        samples: 800_000,
        bad: 8_000,
        buckets: 1_440,
      },
      limit: 0.015,
      margin: { factor: 1.5, from: "default" },
      detectable: 2,
      warnings: [],
      readings: ERROR_BUCKETS.map(({ endSeconds, errors, requests }) => ({
        endSeconds,
        value: errors / requests,
        samples: requests,
        bad: errors,
      })),
    },
  ],
};
