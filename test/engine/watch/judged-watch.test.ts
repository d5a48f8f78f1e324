import { describe, expect, it } from "vitest";
import { spanOf, unjudgedOfStage, watchOf } from "../../../src/engine/watch/judged-watch.ts";
import type { Watch } from "../../../src/plan/plan.ts";
import type { ProductionRecord } from "../../../src/release/record.ts";
import { HEALTH, threshold } from "../../judge/watched-site.ts";
import { record } from "../../release/facts.ts";
import { SIMULATED_PLAN } from "../../simulation/run-release.ts";
import { BEGUN, rollingRecord, stage } from "../rollout/rolling-world.ts";

const SIMULATED = SIMULATED_PLAN.stages.production.watch as Watch;
/** Each of its metrics is kept by commit. */
const BY_COMMIT: Watch = {
  ...SIMULATED,
  metrics: Object.fromEntries(
    Object.entries(SIMULATED.metrics).map(([name, metric]) => [name, { ...metric, ofRelease: "commit" as const }]),
  ),
};
/** Long enough for every window. */
const STAGE = { ...stage(1), to: BEGUN + 60 * 60_000 };
const OWN = rollingRecord();
const MINUTE = 60_000;
const HEALTHY = threshold(HEALTH.name, 5, 1, 1);
const { commit } = OWN.payload;

const beside = (previous: ProductionRecord["payload"]["previous"]) => rollingRecord({ payload: { previous } });

describe("what is judged of a stage", () => {
  it("is nothing that is about a commit which serves beside it as well", () => {
    const alike = { record: beside({ id: "dpl_old", commit }), stage: STAGE };
    expect(watchOf(BY_COMMIT, alike)?.rollbackConditions).toEqual([]);
    expect(unjudgedOfStage(BY_COMMIT, alike)).toMatchObject({ outcome: "hold", reasonCode: "builds_alike" });
    expect(unjudgedOfStage(SIMULATED, alike)).toBeNull();
    expect(unjudgedOfStage(null, alike)).toBeNull();
  });

  it("is all of it beside another commit, beside nothing, and once everybody gets the release", () => {
    for (const record of [OWN, beside(null), beside({ id: "dpl_old", commit: null })]) {
      expect(unjudgedOfStage(BY_COMMIT, { record, stage: STAGE })).toBeNull();
      expect(watchOf(BY_COMMIT, { record, stage: STAGE })?.rollbackConditions).not.toEqual([]);
    }
    const served = { record: beside({ id: "dpl_old", commit }) };
    expect(unjudgedOfStage(BY_COMMIT, served)).toBeNull();
    expect(watchOf(BY_COMMIT, served)?.rollbackConditions).not.toEqual([]);
  });
});

describe("what is judged of a release", () => {
  const alone = { record: { ...record("watching", { payload: { watchForMs: 600 } }), promotedAt: 1_000 } };

  it("is all of the plan's watch, where everybody got it at once", () => {
    expect(watchOf(SIMULATED, alone)).toBe(SIMULATED);
    expect(watchOf(null, alone)).toBeNull();
  });

  it("is judged with a part of the false alarms where each of its stages had another one, and by nothing without a watch", () => {
    const { falseAlarms } = SIMULATED.regression;
    expect(watchOf(SIMULATED, { record: OWN })?.regression.falseAlarms).toBe(falseAlarms / 3);
    expect(watchOf(null, { record: OWN })).toBeNull();
    expect(watchOf(null, { record: OWN, stage: STAGE })).toBeNull();
  });

  it("is over when its watch is, or when another one serves before that", () => {
    const whole = { from: 1_000, to: 1_600 };
    expect(spanOf(alone)).toEqual(whole);
    expect(spanOf({ ...alone, servedUntil: 2_000 })).toEqual(whole);
    expect(spanOf({ ...alone, servedUntil: 1_600 })).toEqual(whole);
    expect(spanOf({ ...alone, servedUntil: 1_400 })).toEqual({ from: 1_000, to: 1_400, isCut: true });
  });
});

it("a stage is judged of all stages so far up to its own end, and its health checks of its own time alone", () => {
  const second = { ...stage(1), startedAt: BEGUN, from: BEGUN + 2 * MINUTE, to: BEGUN + 3 * MINUTE };
  expect(spanOf({ record: OWN, stage: second })).toEqual({ from: BEGUN, to: BEGUN + 3 * MINUTE });
  const probed: Watch = { ...SIMULATED, metrics: { [HEALTH.name]: HEALTH }, rollbackConditions: [HEALTHY] };
  expect(watchOf(probed, { record: OWN, stage: second })?.rollbackConditions).toMatchObject([{ overMs: MINUTE }]);
});
