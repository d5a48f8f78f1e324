/** A comparison in words, one kind after the other: what was counted, beside what, and what this watch can show. */
import { describe, expect, it } from "vitest";
import type { JudgedMetric } from "../../../src/judge/evidence/decision.ts";
import { readMetric } from "../../../src/judge/evidence/judge-evidence.ts";
import type { GivenBucket } from "../../../src/judge/evidence/settled-buckets.ts";
import type { MetricEvidence } from "../../../src/judge/evidence/watch-evidence.ts";
import type { Comparison } from "../../../src/judge/regression/comparison.ts";
import {
  comparisonVerdict,
  incomparableVerdict,
  type Judgement,
  troubleVerdict,
  uncomparedVerdict,
  unheardControlVerdict,
} from "../../../src/judge/regression/comparison-verdict.ts";
import {
  describeBaseline,
  describeCounts,
  describeDetectable,
  titleOfComparison,
  whenIs,
} from "../../../src/judge/regression/comparison-words.ts";
import type { ToldComparison } from "../../../src/judge/regression/told-comparison.ts";
import { odds } from "../../../src/judge/evidence/words.ts";
import { PROMOTED_AT } from "./known-service.ts";

function told(changes: Partial<ToldComparison> = {}): ToldComparison {
  return {
    id: "m",
    list: "regression",
    direction: "increases",
    metric: "m",
    measure: { unit: "ratio", minimumSamples: 20 },
    series: "share",
    counts: { of: "samples" },
    rate: 0.01,
    isReplayable: true,
    margin: { factor: 1, from: "history" },
    detectable: null,
    horizonSeconds: 3_600,
    baseline: {
      name: "the release before",
      past: "what served before, in the 24 h before the promotion",
      value: 0.01,
      samples: 18_000,
    },
    ...changes,
  };
}

const minutes = (count: number, bucket: Omit<GivenBucket, "endSeconds">): GivenBucket[] =>
  Array.from({ length: count }, (_, index) => ({ endSeconds: 60 * (index + 1), ...bucket }));

function judgedAs(evidence: Pick<MetricEvidence, "kind" | "null" | "buckets">, alpha = 0.001): JudgedMetric {
  const metric: MetricEvidence = { id: "m", weight: 1, ...evidence };
  return readMetric(metric, { alpha, horizonSeconds: 3_600, metrics: [metric] });
}
const SHARE = { kind: "bernoulli", null: { rate: 0.01 } } as const;
const BESIDE = { kind: "two-sample", null: { margin: 1 } } as const;
const failing = (errors: number, requests = 300, count = 10) =>
  judgedAs({ ...SHARE, buckets: minutes(count, { errors, requests }) });
const both = (errors: number, controlErrors: number) =>
  judgedAs({
    ...BESIDE,
    buckets: minutes(10, { errors, requests: 300, controlErrors, controlRequests: 600 }),
  });

const MS: ToldComparison["measure"] = { unit: "duration", minimumSamples: 20 };
const LIMITS = { limit: 480, controlLimit: 400 };

describe("what was counted", () => {
  it.each<[string, ToldComparison, JudgedMetric, string]>([
    ["failures", told(), failing(6), "60 of 3,000 failed: 2.00 %, 2.0x the 1.00 % before"],
    [
      "failures where there were none",
      told({ rate: 0 }),
      failing(6),
      "60 of 3,000 failed: 2.00 %, against 0.00 % before",
    ],
    ["nothing", told(), failing(0, 0), "0 of 0 failed: 0.00 %, 0.0x the 1.00 % before"],
    [
      "samples above a limit",
      told({ measure: MS, counts: { of: "above", limit: 480, allowed: 0.012 } }),
      failing(6),
      "60 of 3,000 were above 480 ms: 2.00 %, where 1.20 % may be",
    ],
    [
      "numbers beyond a limit",
      told({ measure: MS, counts: { of: "readings", limit: 480, side: "below" }, rate: 0.1 }),
      failing(6),
      "60 of 3,000 readings were below 480 ms: 2.00 %, 10.00 % before",
    ],
    [
      "events, by the second where they are many",
      told({ counts: { of: "events", perSecond: 0.5 } }),
      failing(120),
      "1,200 in 10 min: 2.00 a second, 4.0x the 1800.00 an hour before",
    ],
    [
      "events, by the hour where they are few",
      told({ counts: { of: "events", perSecond: 0 } }),
      failing(1),
      "10 in 10 min: 60.00 an hour, against 0.00 an hour before",
    ],
    [
      "events that became fewer",
      told({ counts: { of: "improvement" }, series: "events" }),
      both(30, 3),
      "30, and 300 in the same time before",
    ],
    [
      "a share that became less",
      told({ counts: { of: "improvement" } }),
      both(30, 3),
      "30 of 6,000: 0.50 %, 10.00 % before",
    ],
    [
      "nothing yet of what should become less",
      told({ counts: { of: "improvement" } }),
      judgedAs({ ...BESIDE, buckets: [] }),
      "0 of 0: 0.00 %, 0.00 % before",
    ],
    [
      "failures beside a control",
      told({ counts: { of: "beside", above: null } }),
      both(6, 6),
      "60 of 3,000 failed: 2.00 %, 2.0x the 1.00 % of 6,000 beside it",
    ],
    [
      "failures beside a control that had none",
      told({ counts: { of: "beside", above: null } }),
      both(6, 0),
      "60 of 3,000 failed: 2.00 %, against 0.00 % of 6,000 beside it",
    ],
    [
      "nothing beside nothing",
      told({ counts: { of: "beside", above: null } }),
      judgedAs({ ...BESIDE, buckets: [] }),
      "0 of 0 failed: 0.00 %, against 0.00 % of 0 beside it",
    ],
    [
      "samples above a limit beside a control",
      told({ measure: MS, counts: { of: "beside", above: LIMITS } }),
      both(6, 6),
      "60 of 3,000 were above 480 ms: 2.00 %, 2.0x the 1.00 % of 6,000 beside it above 400 ms",
    ],
    [
      "bare ratios",
      told({ counts: { of: "ratios" } }),
      judgedAs({ kind: "betting", null: { ratio: 0.1 }, buckets: minutes(10, { ratio: 0.2 }) }),
      "20.00 % on average, 1.00 % before",
    ],
    [
      "bare ratios that may not fall",
      told({ counts: { of: "ratios" }, direction: "drops", baseline: { ...told().baseline, value: null } }),
      judgedAs({ kind: "betting", null: { ratio: 0.1 }, buckets: minutes(10, { ratio: 0.2 }) }),
      "80.00 % on average, no number before",
    ],
    [
      "no ratios",
      told({ counts: { of: "ratios" } }),
      judgedAs({ kind: "betting", null: { ratio: 0.1 }, buckets: [] }),
      "0.00 % on average, 1.00 % before",
    ],
  ])("is told: %s", (_what, comparison, metric, expected) => {
    expect(describeCounts(comparison, metric, 0, metric.watched.buckets.length)).toBe(expected);
  });

  it("is told from one bucket to another", () => {
    expect(describeCounts(told(), failing(6), 2, 5)).toMatch(/^18 of 900 failed/);
  });
});

describe("what it is compared with", () => {
  it.each<[Partial<ToldComparison>, string]>([
    [{}, "1 % in 18,000 samples"],
    [{ baseline: { ...told().baseline, samples: 0 } }, "1 %"],
    [{ baseline: { ...told().baseline, value: null } }, "no number in 18,000 samples"],
    [{ counts: { of: "events", perSecond: 2 } }, "2.00 a second"],
    [{ counts: { of: "events", perSecond: 1 } }, "1.00 a second"],
    [{ counts: { of: "beside", above: null } }, "1 % in 18,000 samples in the 24 h before the promotion"],
  ])("is told by %j", (changes, expected) => {
    expect(describeBaseline(told(changes))).toBe(expected);
  });
});

describe("what this watch can show", () => {
  it.each<[Partial<ToldComparison>, string]>([
    [{ detectable: 1.84 }, "A change at the promotion shows within 60 min from 1.9x on."],
    [
      { detectable: 2, counts: { of: "above", limit: 480, allowed: 0.01 } },
      "A change at the promotion shows within 60 min from 2.0x as many above that on.",
    ],
    [{ detectable: 2, horizonSeconds: 1e9 }, "A change at the promotion shows within 365 d from 2.0x on."],
    [{}, "At the traffic before, no change would show within 60 min."],
    [{ rate: 0 }, "There were none before, so the first few show."],
    [{ rate: 0, counts: { of: "beside", above: null } }, ""],
    [{ isReplayable: false }, ""],
    [{ counts: { of: "ratios" } }, ""],
  ])("is told by %j", (changes, expected) => {
    expect(describeDetectable(told(changes))).toBe(expected);
  });
});

it("names a comparison, and an instant", () => {
  expect(titleOfComparison({ list: "regression", id: "m" })).toBe("regression of m");
  expect(titleOfComparison({ list: "success", id: "m drops by > 2%" })).toBe("m drops by > 2%");
  expect(whenIs(PROMOTED_AT, 0)).toBe("the promotion");
  expect(whenIs(PROMOTED_AT, 360)).toBe("12:06:00 UTC (6 min after the promotion)");
});

describe("a verdict of a comparison", () => {
  function verdictOf(
    comparison: Partial<ToldComparison>,
    metric: JudgedMetric,
    { look, ...changes }: Partial<Omit<Judgement, "look">> & { readonly look?: Partial<Judgement["look"]> } = {},
  ) {
    return comparisonVerdict({
      promotedAt: PROMOTED_AT,
      metric,
      isShown: false,
      isExcluded: false,
      logE: null,
      look: { told: told(comparison), samples: 3_000, settledSeconds: 600, warnings: [], ...look },
      ...changes,
    });
  }
  const goal = { list: "success", id: "m drops by > 2%" } as const;
  const rule = { list: "rollback", id: "m increases by > 2%" } as const;

  it.each<[string, Partial<ToldComparison>, Partial<Judgement>, readonly string[]]>([
    ["a regression that is shown", {}, { isShown: true }, ["fail", "regression_shown"]],
    ["a condition that is met", rule, { isShown: true }, ["fail", "condition_met"]],
    ["a goal that is reached", goal, { isShown: true }, ["pass", "condition_clear"]],
    ["a regression that is excluded", {}, { isExcluded: true }, ["pass", "regression_excluded"]],
    ["a regression that is not shown", {}, {}, ["pass", "condition_clear"]],
    ["a condition that is not met, whatever is excluded", rule, { isExcluded: true }, ["pass", "condition_clear"]],
    ["a goal that is not reached", goal, { isExcluded: true }, ["hold", "success_unmet"]],
  ])("of %s", (_what, comparison, changes, expected) => {
    const verdict = verdictOf(comparison, failing(6), changes);
    expect([verdict.outcome, verdict.reasonCode]).toEqual(expected);
    expect(verdict.evidence).toEqual([
      { label: "m", value: "compared with the release before: 1 % in 18,000 samples" },
    ]);
    const remedies: Readonly<Record<string, string | undefined>> = {
      fail: "Production is rolled back to the known-good deployment.",
      hold: "A person decides: keep the release, or dispatch a rollback.",
    };
    expect(verdict.remedy).toBe(remedies[verdict.outcome]);
  });

  it("that something is shown says since when, how sure that is, and what it assumes", () => {
    const metric = failing(30);
    const shown = (changes: Partial<ToldComparison> = {}, logE: number | null = null) =>
      verdictOf(changes, metric, { isShown: true, logE }).summary;
    expect(shown({}, Math.log(5_000))).toBe(
      "regression of m: since the promotion 30 of 300 failed: 10.00 %, 10.0x the 1.00 % before (compared with the release before: 1 % in 18,000 samples). Evidence 5,000 : 1; a false alarm this strong happens in fewer than 1 of 5,000 releases.",
    );
    // Where nobody says how strong all evidence is together, it is its own, by its weight.
    const own = metric.course.after(1);
    expect(shown()).toContain(`Evidence ${odds(own)}; a false alarm`);
    const half = { ...metric, weight: 0.001 };
    expect(verdictOf({}, half, { isShown: true }).summary).toContain(`Evidence ${odds(own + Math.log(0.001))}; a`);
    const assumed = ", if its level is as steady as before the release.";
    expect(shown({ margin: { factor: 1.5, from: "history" } })).toContain(assumed);
    expect(shown({ margin: { factor: 1, from: "default" } })).toContain(assumed);
    expect(shown()).not.toContain(assumed);
    expect(shown({ margin: { factor: 1, from: "default" }, counts: { of: "beside", above: null } })).not.toContain(
      assumed,
    );
  });

  it("that is late is told up to the bucket that decided, and from the one that it began with", () => {
    const buckets = minutes(20, { errors: 3, requests: 300 }).map((one, index) =>
      index < 10 ? one : { ...one, errors: 30 },
    );
    const metric = judgedAs({ ...SHARE, buckets });
    const decided = (metric.decidedAtSeconds ?? 0) / 60;
    expect(decided).toBeGreaterThan(10);
    const errors = 30 * (decided - 10);
    const { summary } = verdictOf({}, metric, { isShown: true });
    expect(summary).toContain(
      `since 12:10:00 UTC (10 min after the promotion) ${errors} of ${300 * (decided - 10)} failed`,
    );
    // Of one that does not decide by itself, all that is known.
    const undecided = { ...metric, decidedAtSeconds: null };
    expect(verdictOf({}, undecided, { isShown: true }).summary).toContain("300 of 3,000 failed");
  });

  it("that nothing is shown says what would decide, and notes why it says less", () => {
    const { summary, evidence } = verdictOf({ detectable: 2 }, failing(3), { look: { warnings: ["It is short."] } });
    expect(summary).toMatch(
      /^regression of m: not shown, 30 of 3,000 failed: 1\.00 %, 1\.0x the 1\.00 % before\. Evidence [\d.]+ : 1 \(it decides at 1,000 : 1\)\. A change at/,
    );
    expect(evidence.at(-1)).toEqual({ label: "note", value: "It is short." });
    expect(verdictOf({ isReplayable: false }, failing(3)).summary).toMatch(/\(it decides at 1,000 : 1\)\.$/);
  });

  it("is a hold without data, after these have stopped, and with too few", () => {
    const none = judgedAs({ ...SHARE, buckets: [] });
    expect(verdictOf({}, none)).toMatchObject({
      outcome: "hold",
      reasonCode: "no_data",
      summary: "regression of m: there is no data of this release yet. Nothing was measured.",
      remedy: "Check that the site, and everything between it and the vendor, still reports this release.",
      evidence: [{ label: "m" }],
    });
    expect(verdictOf({}, failing(3), { look: { settledSeconds: 600 + 299 } }).outcome).toBe("pass");
    expect(verdictOf({}, failing(3), { look: { settledSeconds: 600 + 300 } })).toMatchObject({
      reasonCode: "no_data",
      summary:
        "regression of m: no data since 12:10:00 UTC (10 min after the promotion). Nothing was measured, so this is neither pass nor fail.",
      evidence: [{ label: "m" }],
    });
    expect(verdictOf({}, failing(3), { look: { samples: 20 } }).outcome).toBe("pass");
    expect(verdictOf({}, failing(3), { look: { samples: 19 } })).toMatchObject({
      reasonCode: "too_few_samples",
      summary: "regression of m: 19 samples since the promotion, fewer than the 20 needed to judge.",
      remedy: "Watch longer (`for`), or send traffic.",
      evidence: [{ label: "m" }],
    });
  });

  it("takes buckets without requests for silence, unless a control stands beside them", () => {
    const quiet = [...minutes(10, { errors: 3, requests: 300 }), ...minutes(20, { errors: 0, requests: 0 }).slice(10)];
    expect(verdictOf({}, judgedAs({ ...SHARE, buckets: quiet }), { look: { settledSeconds: 1_200 } })).toMatchObject({
      reasonCode: "no_data",
    });
    const beside = quiet.map((one) => ({ ...one, controlErrors: 3, controlRequests: 300 }));
    expect(verdictOf({}, judgedAs({ ...BESIDE, buckets: beside }), { look: { settledSeconds: 1_200 } }).outcome).toBe(
      "pass",
    );
  });
});

describe("where nothing can be compared the verdict is a hold", () => {
  const watched = { id: "m", list: "regression" } as Comparison;

  it.each([
    [
      "as its vendor says",
      troubleVerdict(watched, {
        kind: "trouble",
        reasonCode: "vendor_unavailable",
        message: "it is down",
        remedy: "Wait.",
      }),
      ["vendor_unavailable", "regression of m: it is down", "Wait."],
    ],
    [
      "without a past",
      uncomparedVerdict(watched, "Nothing was measured."),
      [
        "no_data",
        "regression of m: nothing can be compared. Nothing was measured.",
        "A first release has nothing before it; else check that what served before reports to the vendor, or compare with a fixed number.",
      ],
    ],
    [
      "where the samples are others",
      incomparableVerdict(watched, "Half of them are kept."),
      [
        "sampling_changed",
        "regression of m: Half of them are kept.",
        "Decide by the site itself, or compare with a number that is not sampled; change sample rates in a release of their own.",
      ],
    ],
    [
      "where the other side is silent",
      unheardControlVerdict(watched),
      [
        "no_data",
        "regression of m: what serves beside the release has reported nothing in the same minutes, so there is nothing to compare with.",
        "Check that both deployments report to the vendor, each by a release name of its own.",
      ],
    ],
  ])("%s", (_what, { outcome, reasonCode, summary, remedy }, expected) => {
    expect([outcome, reasonCode, summary, remedy]).toEqual(["hold", ...expected]);
  });
});
