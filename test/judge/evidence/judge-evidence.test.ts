import { describe, expect, it } from "vitest";
import { type EvidenceAnswer, judgeEvidence } from "../../../src/judge/evidence/judge-evidence.ts";
import type { GivenBucket } from "../../../src/judge/evidence/settled-buckets.ts";
import type { MetricEvidence, WatchEvidence } from "../../../src/judge/evidence/watch-evidence.ts";

function bucketsOf(errors: readonly number[], requests = 300, seconds = 60): readonly GivenBucket[] {
  return errors.map((count, index) => ({ endSeconds: seconds * (index + 1), errors: count, requests }));
}

function metric(buckets: readonly GivenBucket[], other: Partial<MetricEvidence> = {}): MetricEvidence {
  return { id: "error_rate", weight: 1, kind: "bernoulli", null: { rate: 0.001 }, buckets, ...other };
}

function judge(metrics: readonly MetricEvidence[], other: Partial<WatchEvidence> = {}): EvidenceAnswer {
  return judgeEvidence({ alpha: 0.001, horizonSeconds: 1800, metrics, ...other });
}

const BASELINE = { margin: 1, baselineErrors: 100, baselineRequests: 100_000 };
const quiet = (minutes: number) => Array.from({ length: minutes }, () => 0);

describe("a release that is worse than its baseline", () => {
  it("fails with what was counted since it began, and how sure that is", () => {
    const shown = judge(
      [
        metric(bucketsOf([0, 1, 0, 1, 0, 1, 3, 2, 4, 3, 2, 4], 569), {
          kind: "negative-binomial",
          null: { rate: 0.001, shape: 11 },
        }),
      ],
      { horizonSeconds: 86_400 },
    );
    expect(shown).toMatchObject({ verdict: "fail", reasonCode: "regression_shown" });
    expect(shown.text).toBe(
      "Since 6 min after the promotion 18 of 3,414 requests failed: 0.53 %, 5.3x the baseline of 0.10 %. Evidence 5,060 : 1; a false alarm this strong happens in fewer than 1 of 5,000 releases, if the error level is as steady as before the release.",
    );
    expect(shown.metrics).toEqual([{ id: "error_rate", logE: shown.logE, decidedAtSeconds: 720 }]);
  });

  it("says by how much at least, where failures are independent", () => {
    const { text } = judge([metric(bucketsOf([0, 1, 0, 1, 0, 1, 3, 2, 4, 3, 2, 4], 569))], { horizonSeconds: 86_400 });
    expect(text).toContain("5.3x the baseline of 0.10 % (at least 1.5x, 95 %).");
  });

  it("stays failed when it gets better, and says when it failed", () => {
    const failing = [0, 4, 5, 6];
    const early = judge([metric(bucketsOf(failing))]);
    const later = judge([metric(bucketsOf([...failing, ...quiet(26)]))]);
    expect(early.verdict).toBe("fail");
    expect(later.verdict).toBe("fail");
    expect(later.logE).toBeLessThan(early.logE);
    expect(later.metrics[0]?.decidedAtSeconds).toBe(early.metrics[0]?.decidedAtSeconds);
    expect(later.text).toContain(", 3 min after the promotion; a false alarm");
  });

  it("does not fail with two failures, however rare they are, and does with the third", () => {
    const rare = { null: { rate: 0.000_001 } };
    const watch = { alpha: 0.01 };
    const two = judge([metric(bucketsOf([1, 1, 0, 0]), rare)], watch);
    expect(two.logE).toBeGreaterThan(Math.log(100));
    expect(two).toMatchObject({
      verdict: "hold",
      reasonCode: "too_few_samples",
      metrics: [{ decidedAtSeconds: null }],
    });
    expect(two.text).toMatch(/^error_rate: 2 of 1,200 requests failed, and fewer than 3 failures decide nothing/);
    expect(judge([metric(bucketsOf([1, 1, 0, 1]), rare)], watch).metrics[0]?.decidedAtSeconds).toBe(240);
  });

  it("may share its false alarms among metrics, and needs more evidence in each", () => {
    const failing = bucketsOf([1, 2, 5]);
    const alone = judge([metric(failing)]);
    const among = judge([
      metric(failing, { weight: 0.25 }),
      metric(bucketsOf([0, 0, 0]), { id: "calm", weight: 0.75 }),
    ]);
    expect(alone).toMatchObject({ verdict: "fail", metrics: [{ decidedAtSeconds: 180 }] });
    expect(among).toMatchObject({ verdict: "hold", metrics: [{ decidedAtSeconds: null }, { decidedAtSeconds: null }] });
    expect(among.metrics[0]?.logE).toBe(alone.logE);
    expect(among.text).toContain("error_rate: after 900 requests: 8 failed, 0.9 expected.");
  });

  it("may fail by two metrics together, of which neither would be enough", () => {
    const half = bucketsOf([2, 2, 3]);
    const both = judge([metric(half, { weight: 0.5 }), metric(half, { id: "other", weight: 0.5 })], { alpha: 0.003 });
    expect(both).toMatchObject({ verdict: "fail", metrics: [{ decidedAtSeconds: null }, { decidedAtSeconds: null }] });
    expect(both.text).toMatch(/^error_rate: since the promotion 7 of 900 requests failed/);
  });

  it("may fail by fifty metrics that say the same, since their average is what each says", () => {
    const same = Array.from({ length: 50 }, (_, index) =>
      metric(bucketsOf([1, 2, 5]), { id: `m-${index}`, weight: 0.02 }),
    );
    expect(judge(same).verdict).toBe("fail");
  });

  it("is not averaged where a baseline is shared by all buckets", () => {
    const shared = (id: string) => metric(bucketsOf([1, 2, 3]), { id, weight: 0.5, kind: "previous", null: BASELINE });
    const { logE, metrics } = judge([shared("a"), shared("b")]);
    expect(logE).toBe((metrics[0]?.logE ?? 0) + Math.log(0.5));
  });

  it("is found in ratios and in failures per time as well", () => {
    const ratios = Array.from({ length: 8 }, (_, index) => ({ endSeconds: 60 * (index + 1), ratio: 0.9 }));
    const missed = judge([metric(ratios, { kind: "betting", null: { ratio: 0.1 } })]);
    expect(missed).toMatchObject({ verdict: "fail" });
    expect(missed.text).toContain("it was 90.00 % on average, 9.0x the baseline of 10.00 %.");
    const events = [{ endSeconds: 600, errors: 14 }];
    const counted = judge([metric(events, { kind: "poisson", null: { perSecond: 1 / 3600 } })]);
    expect(counted.text).toContain("14 failed: 84.00 an hour, 84.0x the baseline of 1.00 an hour");
  });
});

describe("a release that is shown to be no worse", () => {
  const calm = [1, 0, 1, 0, 1, 0, 1, 1, 0, 1];

  it("passes with the limits of what is shown, while later problems are watched on", () => {
    const shown = judge([metric(bucketsOf(calm, 1500))]);
    expect(shown).toMatchObject({ verdict: "pass", reasonCode: "regression_excluded" });
    expect(shown.text).toBe(
      "error_rate is below 2.0x the baseline of 0.10 % (upper limit 0.10 %, 95 %): 6 failures in 15,000 requests. Problems that begin later are still watched until 30 min after the promotion.",
    );
  });

  it("passes by a share that cannot double where it is well below always", () => {
    const often = judge([metric(bucketsOf(Array.from({ length: 10 }, () => 150)), { null: { rate: 0.6 } })]);
    expect(often.verdict).toBe("pass");
    expect(often.text).toContain("is below 1.3x the baseline of 60.00 %");
  });

  it("does not pass before ten minutes, unless the watch is shorter", () => {
    const early = [metric(bucketsOf(calm.slice(0, 9), 1500))];
    expect(judge(early)).toMatchObject({ verdict: "hold", reasonCode: "evidence_open" });
    expect(judge(early, { horizonSeconds: 540 })).toMatchObject({ verdict: "pass" });
  });

  it("does not pass while one of several metrics is not shown", () => {
    const sure = metric(bucketsOf(calm, 1500), { weight: 0.5 });
    const unsure = metric(bucketsOf(quiet(10), 20), { id: "rare", weight: 0.5 });
    expect(judge([sure, unsure])).toMatchObject({ verdict: "hold", reasonCode: "evidence_open" });
    expect(judge([sure, unsure], { horizonSeconds: 600 })).toMatchObject({
      verdict: "hold",
      reasonCode: "watch_incomplete",
    });
  });

  it("is shown by each kind of evidence, and not by a rate that is twice as bad", () => {
    const minutes = Array.from({ length: 30 }, (_, index) => 60 * (index + 1));
    const kinds: readonly [
      Pick<MetricEvidence, "kind" | "null">,
      (endSeconds: number, times: number) => GivenBucket,
    ][] = [
      [
        { kind: "negative-binomial", null: { rate: 0.01, shape: 11 } },
        (endSeconds, times) => ({ endSeconds, errors: 3 * times, requests: 300 }),
      ],
      [{ kind: "poisson", null: { perSecond: 0.05 } }, (endSeconds, times) => ({ endSeconds, errors: 3 * times })],
      [
        { kind: "two-sample", null: { margin: 1.25 } },
        (endSeconds, times) => ({
          endSeconds,
          errors: 3 * times,
          requests: 300,
          controlErrors: 9,
          controlRequests: 900,
        }),
      ],
      [
        { kind: "tilted", null: { margin: 1, beta: 1 } },
        (endSeconds, times) => ({
          endSeconds,
          errors: 3 * times,
          requests: 300,
          controlErrors: 9,
          controlRequests: 900,
        }),
      ],
      [
        { kind: "previous", null: { margin: 1, baselineErrors: 100, baselineRequests: 10_000 } },
        (endSeconds, times) => ({ endSeconds, errors: 3 * times, requests: 300 }),
      ],
      [{ kind: "betting", null: { ratio: 0.3 } }, (endSeconds, times) => ({ endSeconds, ratio: 0.25 * times })],
    ];
    for (const [kind, bucket] of kinds) {
      const as = (times: number) =>
        judge([
          metric(
            minutes.map((end) => bucket(end, times)),
            kind,
          ),
        ]);
      expect([kind.kind, as(1).verdict]).toEqual([kind.kind, "pass"]);
      expect([kind.kind, as(2).verdict]).not.toEqual([kind.kind, "pass"]);
    }
  });
});

describe("a release about which nothing is known", () => {
  it.each([
    ["no bucket", metric([])],
    ["only buckets without requests", metric(bucketsOf(quiet(30), 0))],
    ["no bucket of a ratio", metric([], { kind: "betting", null: { ratio: 0.1 } })],
  ])("holds with %s", (_, given) => {
    const shown = judge([given]);
    expect(shown).toMatchObject({ verdict: "hold", reasonCode: "no_data" });
    expect(shown.text).toContain("since the promotion. Nothing was measured, so this is neither pass nor fail.");
  });

  it("holds with one sample, and says what the watch can see", () => {
    const shown = judge([metric([{ endSeconds: 60, errors: 0, requests: 300 }])]);
    expect(shown).toMatchObject({ verdict: "hold", reasonCode: "evidence_open" });
    expect(shown.text).toBe(
      "After 300 requests: 0 failed, 0.3 expected. Evidence 0.7 : 1 (rollback at 1,000 : 1). A x5 regression that begins now would show within about 10 min at this traffic, x2 not in this watch.",
    );
  });

  it("holds when traffic vanishes, although all was well before, and not for a lull", () => {
    const served = bucketsOf(quiet(60), 1500);
    const silent = (minutes: number) =>
      bucketsOf(quiet(minutes), 0).map((bucket) => ({ ...bucket, endSeconds: bucket.endSeconds + 3600 }));
    const watch = { horizonSeconds: 86_400 };
    expect(judge([metric(served)], watch).verdict).toBe("pass");
    expect(judge([metric([...served, ...silent(4)])], watch).verdict).toBe("pass");
    const vanished = judge([metric([...served, ...silent(5)])], watch);
    expect(vanished).toMatchObject({ verdict: "hold", reasonCode: "no_data" });
    expect(vanished.text).toContain("no request counts since 60 min after the promotion.");
    const rare = bucketsOf(quiet(60), 1);
    expect(judge([metric([...rare, ...silent(8)])], watch).reasonCode).toBe("evidence_open");
  });

  it("holds when the buckets of one metric stop coming while others go on", () => {
    const going = metric(bucketsOf(quiet(30), 1500), { weight: 0.5 });
    const stopped = metric(bucketsOf(quiet(20), 1500), { id: "stopped", weight: 0.5 });
    expect(judge([going, stopped])).toMatchObject({ verdict: "hold", reasonCode: "no_data" });
    expect(judge([going, stopped]).text).toMatch(/^stopped: no request counts since 20 min/);
  });

  it("holds against a baseline in which nothing failed and that was not read until something had", () => {
    const none = metric(bucketsOf([9, 9, 9]), { kind: "previous", null: { ...BASELINE, baselineErrors: 0 } });
    expect(judge([none])).toMatchObject({
      verdict: "hold",
      reasonCode: "no_data",
      metrics: [{ decidedAtSeconds: null }],
    });
  });

  it("fails against a share of nothing, which is a number like another, by the third failure", () => {
    const none = { null: { rate: 0 } };
    expect(judge([metric(bucketsOf([1, 1]), none)]).verdict).toBe("hold");
    const failed = judge([metric(bucketsOf([1, 1, 1]), none)]);
    expect(failed.verdict).toBe("fail");
    expect(failed.text).toContain("3 of 900 requests failed: 0.33 %, against a baseline of 0.00 %.");
  });

  it("takes no errors for evidence whose requests have not arrived", () => {
    const early = [...bucketsOf([1, 1], 1500), { endSeconds: 180, errors: 40, requests: 0 }];
    expect(judge([metric(early, { kind: "negative-binomial", null: { rate: 0.01, shape: 11 } })]).verdict).toBe("hold");
  });

  it("takes the fuller of two readings of a bucket, and not one that has shrunk", () => {
    const full = { endSeconds: 60, errors: 9, requests: 900 };
    const shrunk = { endSeconds: 60, errors: 1, requests: 300 };
    expect(judge([metric([shrunk, full])])).toEqual(judge([metric([full])]));
    expect(judge([metric([full, shrunk])])).toEqual(judge([metric([full])]));
  });

  it("says the same whatever is missing in between, since a gap is no evidence", () => {
    const gap = [...bucketsOf([0, 0], 300), { endSeconds: 1200, errors: 0, requests: 300 }];
    const { logE } = judge([metric(gap)]);
    const filled = judge([metric([...bucketsOf(quiet(19), 0).slice(2), ...gap])]);
    expect(filled.logE).toBeCloseTo(logE, 12);
  });
});
