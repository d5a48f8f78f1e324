/** What is compared with what was there before: when it is shown, when it is not, and when nobody knows. */
import { describe, expect, it } from "vitest";
import { judgeEvidence } from "../../../src/judge/evidence/judge-evidence.ts";
import { watchEvidence } from "../../../src/judge/evidence/watch-evidence.ts";
import type { Measure } from "../../../src/providers/contract.ts";
import { compare, type Compared, failing, METRIC, MINUTE, PROMOTED_AT, type Service } from "./known-service.ts";

const SHARE: Measure = { unit: "ratio", minimumSamples: 20, series: { kind: "share" } };
const P99: Measure = { unit: "duration", minimumSamples: 100, series: { kind: "quantile", quantile: 0.99 } };
const EVENTS: Measure = { unit: "count", minimumSamples: 0, series: { kind: "events" } };
const MEMORY: Measure = { unit: "number", minimumSamples: 1, series: { kind: "level", worse: "higher" } };
const RATE = failing(() => 0.01);
const worseFrom = (from: number, times: number) => failing((minute) => (minute >= from ? 0.01 * times : 0.01));
const regression = { metrics: [METRIC], named: true };

const verdictOf = ({ standings }: Compared) => standings[0]?.verdict ?? null;
const outcomeOf = (service: Service, minutes?: number) => {
  const verdict = verdictOf(compare(service, minutes));
  return verdict === null ? null : [verdict.outcome, verdict.reasonCode];
};

describe("a share", () => {
  it("that stays is no regression, and the verdict names what this watch can show", () => {
    const answer = compare({ measure: SHARE, says: RATE, regression });
    expect(verdictOf(answer)).toMatchObject({ outcome: "pass", reasonCode: "regression_excluded" });
    expect(verdictOf(answer)?.summary).toMatch(
      /^regression of m: not shown, 180 of 18,000 failed: 1\.00 %, 1\.0x the 1\.00 % before\. .* A change at the promotion shows within 60 min from 1\.\dx on\.$/,
    );
  });

  it("that gets worse is shown, whenever it begins, and says since when, by what, and how sure that is", () => {
    const atOnce = compare({ measure: SHARE, says: worseFrom(0, 3), regression });
    expect(verdictOf(atOnce)).toMatchObject({ outcome: "fail", reasonCode: "regression_shown" });
    const later = compare({ measure: SHARE, says: worseFrom(30, 3), regression });
    expect(verdictOf(later)?.summary).toMatch(
      /^regression of m: since 12:(29|30):00 UTC \((29|30) min after the promotion\) [\d,]+ of [\d,]+ failed: 3\.00 %, 3\.0x the 1\.00 % before \(compared with what served before, in the 7 d before the promotion: 1 % in 3,024,000 samples\)\. Evidence .* : 1; a false alarm this strong happens in fewer than 1 of [\d,]+ releases\.$/,
    );
  });

  it("may change by what a condition accepts, and not by more", () => {
    const of = (text: string, times: number) =>
      outcomeOf({ measure: SHARE, says: worseFrom(0, times), conditions: [text] });
    expect(of("m increases by > 100%", 1.8)).toEqual(["pass", "condition_clear"]);
    expect(of("m increases by > 100%", 6)).toEqual(["fail", "condition_met"]);
    expect(of("m increases by > 0.02", 2)).toEqual(["pass", "condition_clear"]);
    expect(of("m increases by > 0.02", 9)).toEqual(["fail", "condition_met"]);
  });

  it("is counted over the time that a condition names, before as since", () => {
    // Two minutes of 20 times as many are 2.3 times as many in half an hour.
    const spike = failing((minute) => (minute === 5 || minute === 6 ? 0.2 : 0.01));
    const lasting = worseFrom(0, 20);
    const of = (text: string, says: Service["says"], minutes?: number) =>
      outcomeOf({ measure: SHARE, says, conditions: [text] }, minutes)?.[1] ?? null;
    expect([of("m increases by > 150%", spike), of("m increases by > 150% over 30m", spike)]).toEqual([
      "condition_met",
      "condition_clear",
    ]);
    expect([29, 30, 60].map((minutes) => of("m increases by > 150% over 30m", lasting, minutes))).toEqual([
      null,
      "condition_met",
      "condition_met",
    ]);
    // The last of them is cut off by the end of the watch.
    const { evidence } = compare({ measure: SHARE, says: lasting, conditions: ["m increases by > 150% over 25m"] });
    expect(evidence?.evidence?.metrics[0]?.buckets).toEqual([
      { endSeconds: 1_500, errors: 1_500, requests: 7_500 },
      { endSeconds: 3_000, errors: 1_500, requests: 7_500 },
      { endSeconds: 3_600, errors: 600, requests: 3_000 },
    ]);
    expect(evidence?.compared[0]?.readings).toHaveLength(60);
  });

  it("of the good ones is worse where it drops", () => {
    const up = (bad: number) => (minute: number) => {
      const said = failing((at) => (at >= 0 ? bad : 0.01))(minute, {} as never);
      return said === null ? null : { ...said, value: 1 - (said.badCount ?? 0) / said.sampleCount };
    };
    const of = (text: string, bad: number) => outcomeOf({ measure: SHARE, says: up(bad), conditions: [text] });
    expect(of("m drops by > 2%", 0.01)).toEqual(["pass", "condition_clear"]);
    expect(of("m drops by > 2%", 0.09)).toEqual(["fail", "condition_met"]);
    expect(outcomeOf({ measure: SHARE, says: up(0.04), regression })).toEqual(["fail", "regression_shown"]);
  });

  it("that was never failed before is a number like another", () => {
    const none = failing((minute) => (minute < 0 ? 0 : 0));
    expect(outcomeOf({ measure: SHARE, says: none, regression })).toEqual(["pass", "condition_clear"]);
    expect(outcomeOf({ measure: SHARE, says: failing((minute) => (minute < 0 ? 0 : 0.01)), regression })).toEqual([
      "fail",
      "regression_shown",
    ]);
  });

  it("of a goal that is not shown holds, and one that is shown passes", () => {
    const goal = { measure: SHARE, success: ["m drops by > 20%"] };
    expect(outcomeOf({ ...goal, says: RATE })).toEqual(["hold", "success_unmet"]);
    expect(outcomeOf({ ...goal, says: worseFrom(0, 0.1) })).toEqual(["pass", "condition_clear"]);
    expect(outcomeOf({ ...goal, says: worseFrom(0, 5) })).toEqual(["hold", "success_unmet"]);
  });

  it("of which only the number is known is judged by that", () => {
    const bare = (rate: number) => (minute: number) => ({
      value: minute < 0 ? 0.05 : rate,
      sampleCount: 0,
      badCount: null,
    });
    const measure = { ...SHARE, minimumSamples: 0 };
    const of = (rate: number) => outcomeOf({ measure, says: bare(rate), conditions: ["m increases by > 50%"] });
    expect(of(0.06)).toEqual(["pass", "condition_clear"]);
    expect(of(0.3)).toEqual(["fail", "condition_met"]);
  });
});

describe("a quantile", () => {
  /** 1 % of the samples lie above 400 ms, and fewer above 480. */
  const latency =
    (share: number): Service["says"] =>
    (minute, { what }) => {
      const above = what.kind === "buckets" ? what.above : null;
      const usual = above === null || above > 450 ? 0.004 : 0.01;
      return { ...failing((at) => (at < 0 ? usual : share))(minute, {} as never), value: 400 } as never;
    };

  it("counts the samples above the baseline's own, with what is accepted", () => {
    const service = { measure: P99, says: latency(0.004), total: 400, conditions: ["m increases by > 20%"] };
    const answer = compare(service);
    expect(verdictOf(answer)?.outcome).toBe("pass");
    expect(answer.evidence?.compared[0]).toMatchObject({ limit: 480, baseline: { value: 400 } });
    expect(answer.asked.map(({ of, what }) => [of, what.kind === "total" ? "total" : what.above])).toEqual([
      ["baseline", null],
      ["baseline", "total"],
      ["baseline", 480],
      ["release", 480],
    ]);
    const slow = compare({ ...service, says: latency(0.05) });
    expect(verdictOf(slow)).toMatchObject({ outcome: "fail", reasonCode: "condition_met" });
    expect(verdictOf(slow)?.summary).toContain("were above 480 ms: 5.00 %, where 1.00 % may be");
  });

  it("that may rise by nothing is still allowed what it was", () => {
    expect(outcomeOf({ measure: P99, says: latency(0.01), total: 400, regression })?.[0]).toBe("pass");
    expect(outcomeOf({ measure: P99, says: latency(0.05), total: 400, regression })).toEqual([
      "fail",
      "regression_shown",
    ]);
  });

  it("is not judged while the site is warming up", () => {
    const cold: Service["says"] = (minute, request) => latency(minute < 5 ? 0.3 : 0.004)(minute, request);
    const service = { measure: P99, says: cold, total: 400, conditions: ["m increases by > 20%"] };
    expect(outcomeOf(service)?.[0]).toBe("fail");
    expect(outcomeOf({ ...service, warmUpMinutes: 5 })?.[0]).toBe("pass");
  });
});

describe("events and levels", () => {
  const perMinute =
    (before: number, after: number): Service["says"] =>
    (minute) => {
      const count = minute < 0 ? before : after;
      const bad = Math.floor(count * (minute + 100_001)) - Math.floor(count * (minute + 100_000));
      return { value: bad, sampleCount: 0, badCount: bad };
    };

  it("are counted in time, up and down", () => {
    const of = (text: string, after: number) =>
      outcomeOf({ measure: EVENTS, says: perMinute(0.5, after), conditions: [text] });
    expect(of("m increases by > 100%", 0.6)).toEqual(["pass", "condition_clear"]);
    expect(of("m increases by > 100%", 4)).toEqual(["fail", "condition_met"]);
    // 60 an hour more than the 30 before.
    expect(of("m increases by > 60", 1.2)).toEqual(["pass", "condition_clear"]);
    expect(of("m increases by > 60", 6)).toEqual(["fail", "condition_met"]);
    const requests = { measure: EVENTS, conditions: ["m drops by > 50%"] };
    expect(outcomeOf({ ...requests, says: perMinute(100, 100) })).toEqual(["pass", "condition_clear"]);
    expect(outcomeOf({ ...requests, says: perMinute(100, 2) })).toEqual(["fail", "condition_met"]);
  });

  it("are judged by how often they lie beyond what was rare", () => {
    const memory =
      (after: number): Service["says"] =>
      (minute) => {
        const level = minute < 0 ? 100 + (Math.abs(minute) % 10) : after + (minute % 10);
        return { value: level, sampleCount: 1, badCount: null };
      };
    const of = (text: string, after: number) => outcomeOf({ measure: MEMORY, says: memory(after), conditions: [text] });
    expect(of("m increases by > 30%", 120)).toEqual(["pass", "condition_clear"]);
    expect(of("m increases by > 30%", 160)).toEqual(["fail", "condition_met"]);
    expect(of("m drops by > 30%", 100)).toEqual(["pass", "condition_clear"]);
    expect(of("m drops by > 30%", 50)).toEqual(["fail", "condition_met"]);
  });
});

describe("what is not known", () => {
  const silentFrom =
    (from: number): Service["says"] =>
    (minute, request) =>
      minute >= from ? null : RATE(minute, request);

  it.each([
    ["nothing of the release", { says: silentFrom(0) }, ["hold", "no_data"]],
    ["nothing any more", { says: silentFrom(20) }, ["hold", "no_data"]],
    ["too few samples", { says: failing((minute) => (minute < 0 ? 0.01 : 0), 0.2) }, ["hold", "too_few_samples"]],
    ["nothing before", { says: (minute, request) => (minute < 0 ? null : RATE(minute, request)) }, ["hold", "no_data"]],
    ["a vendor without buckets", { says: RATE, instead: () => ({ kind: "none" }) }, ["hold", "no_data"]],
    [
      "a vendor in trouble",
      {
        says: RATE,
        instead: () => ({ kind: "trouble", reasonCode: "vendor_unavailable", message: "down", remedy: "wait" }),
      },
      ["hold", "vendor_unavailable"],
    ],
  ] satisfies readonly (readonly [string, Partial<Service> & Pick<Service, "says">, readonly string[]])[])(
    "is a hold: %s",
    (_, service, outcome) => {
      expect(outcomeOf({ measure: SHARE, regression, ...service })).toEqual(outcome);
      expect(outcomeOf({ measure: SHARE, conditions: ["m increases by > 20%"], ...service })).toEqual(outcome);
    },
  );

  it("is not asked where nobody named it and there is nothing to compare with", () => {
    const alone: Service["says"] = (minute, request) => (minute < 0 ? null : RATE(minute, request));
    const answer = compare({ measure: SHARE, says: alone, regression: { metrics: [METRIC], named: false } });
    expect(answer.standings).toEqual([]);
  });

  it("is open until a bucket has settled", () => {
    const answer = compare({ measure: SHARE, says: RATE, regression }, 0.5);
    expect([verdictOf(answer), answer.asked]).toEqual([null, []]);
  });

  it("is never made up from what makes no sense", () => {
    for (const nonsense of [Number.NaN, Number.POSITIVE_INFINITY, -1]) {
      const says: Service["says"] = (minute, request) =>
        minute < 0 ? RATE(minute, request) : { value: nonsense, sampleCount: 300, badCount: nonsense };
      expect(outcomeOf({ measure: SHARE, says, regression })).toEqual(["hold", "no_data"]);
    }
  });
});

describe("the baseline", () => {
  it("is what served before; where that says too little, the same hours of days before, with a warning", () => {
    const young: Service["says"] = (minute, request) => {
      if (request.of === "baseline") return minute < -20 ? null : RATE(minute, request);
      return RATE(minute, request);
    };
    const answer = compare({ measure: SHARE, says: young, regression });
    const [compared] = answer.evidence?.compared ?? [];
    expect(compared?.baseline).toMatchObject({ kind: "same-hours", name: "the same hours of 7 days before" });
    expect(compared?.warnings.join(" ")).toContain("what changed in the world meanwhile");
    const days = answer.asked
      .filter(({ of }) => of === "history")
      .map(({ window }) => (PROMOTED_AT - window.from) / 86_400_000);
    expect(days).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  it("of a few buckets is better than none, and says what was assumed", () => {
    const says: Service["says"] = (minute, request) =>
      minute >= -20 && request.of !== "history" ? RATE(minute, request) : null;
    const [compared] = compare({ measure: SHARE, says, regression }).evidence?.compared ?? [];
    expect(compared).toMatchObject({
      baseline: { kind: "previous-deployment", buckets: 20 },
      margin: { factor: 1.25, from: "default" },
    });
    expect(compared?.warnings.join(" ")).toMatch(/assumed and not measured.*1\.25x is allowed/);
  });

  it("reaches seven days back, or as far as what served before did, whose past is only when it was heard", () => {
    const long = compare({ measure: SHARE, says: RATE, regression, forMinutes: 30 });
    const [{ window } = { window: { from: 0, to: 0 } }] = long.asked;
    expect((window.to - window.from) / 86_400_000).toBe(7);
    expect(long.evidence?.compared[0]?.margin).toEqual({ factor: 1, from: "history" });
    const silent = { value: null, sampleCount: 0, badCount: null };
    const says: Service["says"] = (minute, request) => (minute < -50 ? silent : RATE(minute, request));
    const [compared] = compare({ measure: SHARE, says, regression, forMinutes: 30 }).evidence?.compared ?? [];
    expect(compared?.baseline?.kind).toBe("previous-deployment");
    expect(compared?.margin).toEqual({ factor: 1.25, from: "default" });
  });

  it("is told in no shorter buckets than its vendor has for so long a time, and so is the release", () => {
    const hour = 60 * MINUTE;
    const says: Service["says"] = (minute) => ({
      value: minute < 180 ? 0.01 : 0.2,
      sampleCount: 6_000,
      badCount: minute < 180 ? 60 : 1_200,
    });
    const answer = compare({ measure: { ...SHARE, bucketMs: hour }, says, regression, forMinutes: 12 * 60 });
    const asked = answer.asked.map(({ of, what, window }) => [
      of,
      what.kind === "buckets" && what.bucketMs,
      window.from % hour,
      window.to % hour,
    ]);
    expect(asked).toEqual([
      ["baseline", hour, 0, 0],
      ["release", hour, 0, 0],
    ]);
    expect(verdictOf(answer)?.reasonCode).toBe("regression_shown");
  });

  it("that wanders by itself fails no release for what it did before, and still finds what is far worse", () => {
    // Every third hour was three times as bad.
    const restless = (after: number) =>
      failing((minute) => (minute >= 0 ? after : Math.floor((minute + 6_000) / 60) % 3 === 0 ? 0.03 : 0.01));
    expect(outcomeOf({ measure: SHARE, says: restless(0.03), regression })?.[0]).toBe("pass");
    expect(outcomeOf({ measure: SHARE, says: restless(0.3), regression })).toEqual(["fail", "regression_shown"]);
  });
});

describe("the file", () => {
  const service = { measure: SHARE, says: worseFrom(10, 4), conditions: ["m increases by > 20%"], regression };

  it("is what `holdpoint judge` reads, and says the same", () => {
    const { evidence, standings } = compare(service);
    const file = watchEvidence.parse(JSON.parse(JSON.stringify(evidence?.evidence)));
    const answer = judgeEvidence(file);
    expect(answer).toMatchObject({ verdict: "fail", reasonCode: "regression_shown" });
    expect(standings.map(({ verdict }) => verdict?.reasonCode)).toEqual(["condition_met", "regression_shown"]);
    expect(answer.metrics.map(({ id, decidedAtSeconds }) => [id, decidedAtSeconds !== null])).toEqual([
      ["m increases by > 20%", true],
      ["m", true],
    ]);
  });

  it("shares the false alarms in equal parts, and gives nobody what another cannot use", () => {
    const { evidence } = compare(service);
    expect(evidence?.evidence).toMatchObject({ alpha: 0.001, metrics: [{ weight: 0.5 }, { weight: 0.5 }] });
    // Nothing can drop by more than it is, so one of three says nothing.
    const other = compare({ ...service, conditions: ["m increases by > 20%", "m drops by > 0.5"] });
    expect(other.evidence?.evidence).toMatchObject({ metrics: [{ weight: 0.5 }, { weight: 0.5 }] });
    expect(other.evidence?.evidence?.alpha).toBeCloseTo((0.001 * 2) / 3, 12);
  });
});

describe("what is compared", () => {
  const minutes = Array.from({ length: 60 }, (_, index) => index + 1);
  const standingsOf = (says: Service["says"]) => {
    const service = { measure: SHARE, says, regression };
    return minutes.flatMap((minute) => compare(service, minute).standings);
  };

  it("is near before it is shown, and never where nothing is worse", () => {
    const worse = standingsOf(worseFrom(10, 1.6));
    const shownAt = worse.findIndex(({ verdict }) => verdict?.outcome === "fail");
    const near = worse.flatMap(({ isNear }, index) => (isNear ? [index] : []));
    expect(near.length).toBeGreaterThan(3);
    expect(near.at(-1)).toBe(shownAt - 1);
    expect(standingsOf(RATE).filter(({ isNear }) => isNear)).toEqual([]);
  });
});
