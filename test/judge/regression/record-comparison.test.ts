/** What was compared, as it stands in the result: every field of it, from readings that anybody can add up. */
import { describe, expect, it } from "vitest";
import type { ComparisonTask } from "../../../src/judge/regression/comparison-task.ts";
import type { Prepared } from "../../../src/judge/regression/prepare-comparison.ts";
import { recordComparison } from "../../../src/judge/regression/record-comparison.ts";
import type { SeenComparison } from "../../../src/judge/regression/seen-comparison.ts";
import { tellComparison } from "../../../src/judge/regression/tell-comparison.ts";
import type { MetricBucket } from "../../../src/providers/contract.ts";
import { MINUTE, PROMOTED_AT } from "./known-service.ts";

const TASK = { span: { from: PROMOTED_AT, to: PROMOTED_AT + 60 * MINUTE }, bucketMs: 5 * MINUTE } as ComparisonTask;

function bucketAt(minute: number, sampleCount: number, badCount: number | null): MetricBucket {
  const from = PROMOTED_AT + minute * MINUTE;
  return { from, to: from + MINUTE, value: 0.02, sampleCount, badCount, complete: true };
}

const PAST = [bucketAt(-3, 100, 1), bucketAt(-2, 200, 2), bucketAt(-1, 300, 3)];
const ABOVE = [bucketAt(-2, 20, 4), bucketAt(-1, 30, 5)];
const CONTROL = [bucketAt(0, 500, 6), bucketAt(1, 700, 8)];

function prepared(counts: object, baseline: object = {}): Prepared {
  return {
    comparison: {
      id: "m increases by > 20%",
      list: "rollback",
      metric: { name: "m", measure: { unit: "ratio", minimumSamples: 20 } },
      series: { kind: "share" },
      direction: "increases",
      amount: { kind: "relative", value: 0.2 },
    },
    form: { kind: "bernoulli", counts, rate: 0.01, limit: 480, isReplayable: true },
    margin: { factor: 1.25, from: "default", isTooSmall: true },
    horizonSeconds: 3_600,
    detectable: 1.9,
    baseline: {
      kind: "found",
      candidate: {
        kind: "previous-deployment",
        windows: [{ from: PROMOTED_AT - 60 * MINUTE, to: PROMOTED_AT }],
        buckets: PAST,
      },
      readings: { buckets: PAST, above: null },
      value: 0.015,
      ...baseline,
    },
  } as unknown as Prepared;
}

function recorded(by: Prepared, controlBuckets: readonly MetricBucket[] = []) {
  const seen: SeenComparison = {
    prepared: by,
    buckets: [bucketAt(0, 60, 2), bucketAt(1, 70, null)],
    controlBuckets,
    given: [],
    warnings: ["It is short."],
    settledSeconds: 120,
  };
  const look = { told: tellComparison(by), samples: 130, settledSeconds: 120, warnings: seen.warnings };
  const evidence = { rollback: null, goals: [], regressions: 2 };
  return { look, record: recordComparison(TASK, new Map([[seen, look]]), evidence) };
}

const baselineOf = (...args: Parameters<typeof recorded>) => recorded(...args).record.compared[0]?.baseline;

describe("what was compared is recorded", () => {
  it("whole, with every bucket of the release and when it ended", () => {
    const { look, record } = recorded(prepared({ of: "samples" }));
    expect(record).toEqual({
      version: 1,
      promotedAt: "2026-11-20T12:00:00Z",
      bucketSeconds: 300,
      evidence: null,
      goals: [],
      regressions: 2,
      compared: [
        {
          id: "m increases by > 20%",
          list: "rollback",
          metric: "m",
          unit: "ratio",
          series: "share",
          direction: "increases",
          amount: { kind: "relative", value: 0.2 },
          baseline: {
            kind: "previous-deployment",
            name: "what served before, in the 3 min before the promotion",
            from: "2026-11-20T11:57:00Z",
            to: "2026-11-20T12:00:00Z",
            value: 0.015,
            samples: 600,
            bad: 6,
            buckets: 3,
          },
          limit: 480,
          margin: { factor: 1.25, from: "default" },
          detectable: 1.9,
          warnings: ["It is short."],
          told: { ...look.told, samples: 130, settledSeconds: 120 },
          readings: [
            { endSeconds: 60, value: 0.02, samples: 60, bad: 2 },
            { endSeconds: 120, value: 0.02, samples: 70, bad: null },
          ],
        },
      ],
    });
  });

  it("with the evidence and the goals that were judged", () => {
    const rollback = { alpha: 0.001, horizonSeconds: 3_600, metrics: [] };
    const goals = [{ id: "m drops by > 2%", evidence: rollback }];
    const record = recordComparison(TASK, new Map(), { rollback, goals, regressions: 0 });
    expect(record).toMatchObject({ evidence: rollback, goals, regressions: 0, compared: [] });
  });

  it("beside the samples above the limit, where these are what is counted", () => {
    const above = { limit: 480, buckets: ABOVE };
    const by = prepared({ of: "above", limit: 480, allowed: 0.01 }, { readings: { buckets: PAST, above } });
    expect(baselineOf(by)).toMatchObject({ from: "2026-11-20T11:58:00Z", samples: 50, bad: 9, buckets: 2 });
  });

  it("beside what served in the same minutes, with the value of the past to which limits refer", () => {
    expect(baselineOf(prepared({ of: "beside", above: null }), CONTROL)).toEqual({
      kind: "concurrent-control",
      name: "what serves beside it, in the same minutes",
      from: "2026-11-20T12:00:00Z",
      to: "2026-11-20T12:02:00Z",
      value: 0.015,
      samples: 1_200,
      bad: 14,
      buckets: 2,
    });
    // What serves beside it is nothing to those that are compared with the past.
    expect(baselineOf(prepared({ of: "samples" }), CONTROL)).toMatchObject({ samples: 600 });
  });

  it("beside nothing where nothing was counted, or it has no one number", () => {
    expect(baselineOf(prepared({ of: "beside", above: null }), [])).toBeNull();
    expect(baselineOf(prepared({ of: "samples" }, { readings: { buckets: [], above: null } }))).toBeNull();
    expect(baselineOf(prepared({ of: "samples" }, { value: null }))).toBeNull();
  });
});
