import { describe, expect, it } from "vitest";
import { unjudgedOfStage, watchOf } from "../../../src/engine/watch/judged-watch.ts";
import type { Watch } from "../../../src/plan/plan.ts";
import type { ProductionRecord } from "../../../src/release/record.ts";
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
