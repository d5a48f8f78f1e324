import { describe, expect, it } from "vitest";
import { finalWatch, judgeSameCommit, stageWatch } from "../../src/judge/rollout-watch.ts";
import type { Condition, Metric, Watch } from "../../src/plan/plan.ts";
import type { ReleaseKey } from "../../src/providers/contract.ts";
import { loaded, planWith } from "../plan/mistakes.ts";

const MINUTE = 60_000;

function watchOf(conditions: readonly string[]): Watch {
  const { watch } = loaded(planWith(["error_rate > 5% over 15m", conditions.join("\n        - ")])).stages.production;
  if (watch === null) throw new Error("no watch");
  return watch;
}

/** What is judged in a stage of five minutes that ends so long after the first one began. */
function judged(conditions: readonly string[], ageMinutes: number) {
  const rollout = { from: 0, to: ageMinutes * MINUTE };
  const own = { from: rollout.to - 5 * MINUTE, to: rollout.to };
  const { rollbackConditions } = stageWatch(watchOf(conditions), { stages: 3, rollout, own, isSameCommit: false });
  return rollbackConditions.map(({ text, overMs }) => `${text}, judged over ${overMs / MINUTE}m`);
}

describe("a stage of a rollout", () => {
  it("judges what the rollout is old enough for", () => {
    const shares = ["error_rate > 5% over 5m", "error_rate > 4% over 15m"];
    expect(judged(shares, 5)).toEqual(["error_rate > 5% over 5m, judged over 5m"]);
    expect(judged(shares, 15)).toHaveLength(2);
  });

  it("judges a number of events over what there is, because so many are too many in any part", () => {
    expect(judged(["request_failures > 10 over 15m"], 5)).toEqual(["request_failures > 10 over 15m, judged over 5m"]);
    expect(judged(["health_check_failures > 3 over 15m"], 30)).toEqual([
      "health_check_failures > 3 over 15m, judged over 5m",
    ]);
  });

  it("does not judge so many events in a time that is longer than there was, which the plan says of that time", () => {
    const watch = watchOf(["error_rate > 5% over 5m"]);
    const [condition] = watch.rollbackConditions;
    if (condition?.kind !== "threshold") throw new Error("no threshold");
    const { value: count, ...common } = { ...condition, metric: "request_failures", overMs: 15 * MINUTE };
    const often: Condition = { ...common, kind: "rate", count, perMs: 15 * MINUTE };
    const counting = { ...watchOf(["request_failures > 10 over 15m"]), rollbackConditions: [often] };
    const judgedAt = (ageMinutes: number) => {
      const rollout = { from: 0, to: ageMinutes * MINUTE };
      return stageWatch(counting, { stages: 3, rollout, own: rollout, isSameCommit: false }).rollbackConditions.length;
    };
    expect([judgedAt(14), judgedAt(15)]).toEqual([0, 1]);
  });

  it("compares with what was there before however young it is, since that is not asked of one window", () => {
    expect(judged(["error_rate increases by > 20%"], 1)).toHaveLength(1);
    expect(judged(["request_failures drops by > 20%"], 1)).toEqual([]);
  });

  it("judges what has to warm up once there is a window of it after the warm-up", () => {
    const watch = { ...watchOf(["p99_latency > 2000ms over 5m", "error_rate > 5% over 5m"]), warmUpMs: 2 * MINUTE };
    const metricsAt = (ageMinutes: number) => {
      const rollout = { from: 0, to: ageMinutes * MINUTE };
      const { rollbackConditions } = stageWatch(watch, { stages: 3, rollout, own: rollout, isSameCommit: false });
      return rollbackConditions.map(({ metric }) => metric);
    };
    expect([metricsAt(5), metricsAt(6), metricsAt(7)]).toEqual([
      ["error_rate"],
      ["error_rate"],
      ["p99_latency", "error_rate"],
    ]);
  });

  it("never blames a release for few visitors", () => {
    expect(judged(["request_failures < 5 over 5m"], 30)).toEqual([]);
  });

  it("has no goals, does not end early, and has its part of the false alarms", () => {
    const watch = { ...watchOf(["error_rate > 5%"]), ends: "when-shown" as const };
    const stage = stageWatch(
      { ...watch, successConditions: watch.rollbackConditions },
      { stages: 4, rollout: { from: 0, to: 1 }, own: { from: 0, to: 1 }, isSameCommit: false },
    );
    expect(stage).toMatchObject({ successConditions: [], ends: "at-time" });
    expect(stage.regression.falseAlarms).toBeCloseTo(watch.regression.falseAlarms / 4, 12);
    expect(finalWatch(watch, 4)).toMatchObject({ ends: "when-shown", rollbackConditions: watch.rollbackConditions });
    expect(finalWatch(watch, 4).regression.falseAlarms).toBeCloseTo(watch.regression.falseAlarms / 4, 12);
  });
});

describe("a stage beside another build of the same commit", () => {
  const conditions = ["error_rate > 5% over 5m", "health_check_failures > 3 over 5m", "error_rate increases by > 20%"];
  const rollout = { from: 0, to: 30 * MINUTE };
  const stage = { stages: 3, rollout, own: rollout, isSameCommit: true };
  /** By what the vendor of the errors tells one release from another. */
  const keptBy = (ofRelease: ReleaseKey | null): Watch => {
    const watch = watchOf(conditions);
    const { ofRelease: _, ...metric } = watch.metrics["error_rate"] as Metric;
    const error_rate = ofRelease === null ? metric : { ...metric, ofRelease };
    const regression = { ...watch.regression, metrics: ["error_rate", "health_check_failures"] };
    return { ...watch, metrics: { ...watch.metrics, error_rate }, regression };
  };

  it("judges nothing that its vendor keeps by commit, and is held for it", () => {
    const watch = keptBy("commit");
    const judgedThere = stageWatch(watch, stage);
    expect(judgedThere.rollbackConditions.map(({ text }) => text)).toEqual(["health_check_failures > 3 over 5m"]);
    expect(judgedThere.regression.metrics).toEqual(["health_check_failures"]);
    expect(judgeSameCommit(watch, "3f2a91c0000")).toMatchObject({
      outcome: "hold",
      reasonCode: "builds_alike",
      summary:
        "What serves beside this release is another build of the same commit (3f2a91c), and these conditions are about the commit, so that they cannot be judged of one of the two: error_rate > 5% over 5m; error_rate increases by > 20%.",
      remedy: "Look at the two builds yourself.",
    });
    expect(stageWatch(watch, { ...stage, isSameCommit: false }).rollbackConditions).toHaveLength(3);
  });

  it.each(["deployment", null] as const)("judges what its vendor keeps by %s", (ofRelease) => {
    expect(stageWatch(keptBy(ofRelease), stage).rollbackConditions).toHaveLength(3);
    expect(judgeSameCommit(keptBy(ofRelease), "3f2a91c0000")).toBeNull();
  });
});
