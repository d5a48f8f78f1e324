/** What a result keeps of a condition is enough to judge it again, from the buckets that it was judged by. */
import { describe, expect, it } from "vitest";
import type { ConditionReadings } from "../../src/judge/condition-readings.ts";
import { judgeCondition, rollbackVerdict, successVerdict } from "../../src/judge/judge-condition.ts";
import type { ConditionStanding } from "../../src/judge/judge-look.ts";
import { judgeRecorded, recordCondition } from "../../src/judge/recorded-condition.ts";
import { sumWindow } from "../../src/judge/series/sum-window.ts";
import type { WindowCondition } from "../../src/plan/plan.ts";
import type { Measure, MetricBucket } from "../../src/providers/contract.ts";
import { at, BEFORE, lookAt, MINUTE, type Site, type SiteMetric, type SiteMinute, threshold } from "./watched-site.ts";

const FOR = 20;
const P99 = { unit: "duration", minimumSamples: 20, series: { kind: "quantile", quantile: 0.99 } } as const;
const SHARE = { unit: "ratio", minimumSamples: 20, series: { kind: "share" } } as const;

function site(measure: SiteMetric["measure"], limit: number, of: (minute: number) => Partial<SiteMinute>): Site {
  const minutes = Array.from({ length: BEFORE + FOR }, (_, index) => ({
    samples: 60,
    value: 0,
    late: 0,
    ...of(index - BEFORE),
  }));
  const metrics = [{ measure, settleMinutes: 2, minutes, down: [0, 0] as const }];
  return {
    forMinutes: FOR,
    metrics,
    conditions: [{ list: "rollback", condition: threshold("m0", 5, limit) }],
    rounds: [],
  };
}

function recordedAt(watched: Site, minute: number) {
  const [standing] = lookAt(watched, at(minute)).standings;
  if (standing === undefined) throw new Error("nothing stands");
  const recorded = recordCondition(standing);
  if (recorded === null) throw new Error("nothing is recorded");
  return { standing, recorded: JSON.parse(JSON.stringify(recorded)) as typeof recorded };
}

describe("a condition that is recorded", () => {
  it.each([
    ["a share that is met", site(SHARE, 0.05, (minute) => ({ value: minute > 6 ? 0.1 : 0 })), "fail"],
    ["a share that is clear", site(SHARE, 0.05, () => ({ value: 0.02 })), "pass"],
    ["a quantile that is met", site(P99, 2_000, (minute) => ({ value: minute > 7 ? 2_500 : 900 })), "fail"],
    ["a share with a bucket missing", site(SHARE, 0.05, (minute) => (minute === 9 ? { late: 99 } : {})), "hold"],
    ["a share of nothing", site(SHARE, 0.05, () => ({ samples: 0 })), "hold"],
  ])("says the same of %s when it is judged again", (_what, watched, outcome) => {
    const { standing, recorded } = recordedAt(watched, 12);
    const { summary, reasonCode } = standing.verdict ?? {};
    expect(judgeRecorded(recorded)).toMatchObject({ outcome, summary, reasonCode });
    expect(recorded.reading.counted?.buckets.length).toBe(summary?.includes("not complete") === true ? 4 : 5);
  });

  it("says another thing where somebody changed what was counted", () => {
    const { standing, recorded } = recordedAt(
      site(SHARE, 0.05, () => ({ value: 0.02 })),
      12,
    );
    const { counted } = recorded.reading;
    if (counted === undefined) throw new Error("nothing was counted");
    const buckets = counted.buckets.map((bucket) => ({ ...bucket, bad: bucket.samples, value: 1 }));
    const changed = { ...recorded, reading: { ...recorded.reading, counted: { ...counted, buckets } } };
    expect(judgeRecorded(changed).outcome).toBe("fail");
    expect(judgeRecorded(changed).summary).not.toBe(standing.verdict?.summary);
  });
});

describe("what is recorded of a reading", () => {
  const WINDOW = { from: at(5), to: at(10) };
  const bare: Measure = { unit: "ratio", minimumSamples: 20 };
  const limit = threshold("m0", 5, 0.05) as WindowCondition;
  const reading = { value: 0.01, sampleCount: 100, window: WINDOW, complete: true };

  function standing(
    basis: ConditionReadings | null,
    { condition = limit, measure = bare, list = "rollback" }: Partial<Stood> = {},
  ): ConditionStanding {
    const metric = { name: "m0", provider: "model", spec: {}, measure, settleMs: 0 };
    const span = { from: at(0), to: at(20) };
    const watched = { condition, list, metric, watched: span, span, series: null, everyMs: MINUTE, grid: [] };
    return { watched, basis, verdict: null };
  }
  interface Stood {
    readonly condition: WindowCondition;
    readonly measure: Measure;
    readonly list: "rollback" | "success";
  }

  /** Recorded, written, read and judged again, beside what it said at first. */
  function again(basis: ConditionReadings, changes: Partial<Stood> = {}) {
    const { condition = limit, measure = bare, list = "rollback" } = changes;
    const answer = judgeCondition(condition, measure, basis);
    const first = (list === "rollback" ? rollbackVerdict : successVerdict)(condition, answer);
    const recorded = recordCondition(standing(basis, changes));
    if (recorded === null) throw new Error("nothing is recorded");
    const read = JSON.parse(JSON.stringify(recorded)) as typeof recorded;
    expect(judgeRecorded(read)).toEqual(first);
    return { recorded: read, reasonCode: first.reasonCode };
  }

  it("is nothing where none spoke", () => {
    expect(recordCondition(standing(null))).toBeNull();
  });

  it("is what the vendor told of the window itself", () => {
    expect(again({ reading }).recorded).toEqual({
      text: limit.text,
      list: "rollback",
      metric: "m0",
      unit: "ratio",
      overMs: 5 * MINUTE,
      minimumSamples: 20,
      rule: { kind: "threshold", comparison: ">", value: 0.05 },
      reading: { value: 0.01, samples: 100, ...WINDOW, complete: true, partly: false },
    });
  });

  it("is whether all of the window was looked at, and why there is no more of it", () => {
    const partly = again({ reading, partly: true });
    expect([partly.recorded.reading.partly, partly.reasonCode]).toEqual([true, "watch_incomplete"]);
    const why = "The vendor keeps no more.";
    const incomplete = again({ reading: { ...reading, value: null, complete: false, why } });
    expect([incomplete.recorded.reading.why, incomplete.reasonCode]).toEqual([why, "no_data"]);
  });

  it("is a rate's own rule, and a goal stays a goal", () => {
    const { text, metric, overMs, minimumSamples, position } = limit;
    const rate: WindowCondition = {
      text,
      metric,
      overMs,
      minimumSamples,
      position,
      kind: "rate",
      comparison: ">",
      count: 3,
      perMs: 5 * MINUTE,
    };
    const measure: Measure = { unit: "count", minimumSamples: 20 };
    const counted = again({ reading: { ...reading, value: 4 } }, { condition: rate, measure });
    expect(counted.recorded.rule).toEqual({ kind: "rate", comparison: ">", count: 3, perMs: 5 * MINUTE });
    expect(counted.reasonCode).toBe("condition_met");
    expect(again({ reading }, { list: "success" }).reasonCode).toBe("success_unmet");
  });

  it("is each bucket with what was known of it, from which it is computed again", () => {
    const SHARE_OF: Measure = { ...bare, series: { kind: "share" } };
    const bucket = (minute: number, changes: Partial<MetricBucket> = {}): MetricBucket => ({
      from: at(minute),
      to: at(minute + 1),
      value: 0.01,
      sampleCount: 100,
      badCount: 1,
      complete: true,
      ...changes,
    });
    const absent = { value: null, sampleCount: 0, badCount: null, isAbsent: true, why: "No series." } as const;
    const buckets = [bucket(5, absent), ...[6, 7, 8, 9].map((minute) => bucket(minute))];
    const basisOf = (hasBegun: boolean): ConditionReadings => ({
      ...sumWindow({ kind: "share" }, buckets, WINDOW, hasBegun),
      buckets,
      hasBegun,
    });
    const begun = again(basisOf(true), { measure: SHARE_OF });
    expect(begun.reasonCode).toBe("no_data");
    expect(begun.recorded.reading.counted).toEqual({
      series: { kind: "share" },
      hasBegun: true,
      buckets: [
        {
          from: at(5),
          to: at(6),
          value: null,
          samples: 0,
          bad: null,
          complete: true,
          absent: true,
          why: "No series.",
        },
        ...[6, 7, 8, 9].map((minute) => ({
          from: at(minute),
          to: at(minute + 1),
          value: 0.01,
          samples: 100,
          bad: 1,
          complete: true,
        })),
      ],
    });
    expect(again(basisOf(false), { measure: SHARE_OF }).reasonCode).toBe("condition_clear");
    const { hasBegun: _, ...unsaid } = basisOf(false);
    expect(again(unsaid, { measure: SHARE_OF }).recorded.reading.counted?.hasBegun).toBe(false);
    // Of a metric that is read window by window nothing is computed again, whatever came with it.
    expect(again({ reading, buckets }).recorded.reading.counted).toBeUndefined();
    expect(again({ reading }, { measure: SHARE_OF }).recorded.reading.counted).toBeUndefined();
  });
});
