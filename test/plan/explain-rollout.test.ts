import { expect, it } from "vitest";
import { explainRollout } from "../../src/plan/explain-rollout.ts";
import { renderPlanGraph } from "../../src/plan/explain.ts";
import { findWarnings, watchNeedsMs } from "../../src/plan/warnings.ts";
import { extensions, MINIMAL } from "./extensions.ts";
import { loaded, planWith } from "./mistakes.ts";

const MINUTE = 60_000;
const PROMOTE = ["  production:\n", "  production:\n    promote: { rollout: [10%, 50%, 100%], stage: 15m }\n"] as const;
const said = (...more: (readonly [string, string])[]) => explainRollout(loaded(planWith(PROMOTE, ...more))).join("\n");

it("a rollout is explained, and nothing where everybody gets a release at once", () => {
  expect(explainRollout(loaded(MINIMAL))).toEqual([]);
  expect(said()).toContain(
    "by a rolling release of the host: 10 %, 50 %, 100 %. Each before the last is watched for 15m",
  );
  expect(said()).toContain("each stage, and the watch after the last, has a third.");
});

it("says what becomes of a stage that fails, or that cannot be judged, as the plan has it", () => {
  expect(said()).toContain("is met aborts it at once");
  expect(said()).toContain("what cannot be judged stays at its stage for a person to decide");
  expect(said(["for: 30m", "for: 30m\n      on-hold: rollback"])).toContain("what cannot be judged is rolled back");
  expect(said(["for: 30m", "for: 30m\n      observe: true"])).toContain("it stays, and a person decides");
});

it("names what is judged only when everybody gets the release", () => {
  expect(said()).not.toContain("judged when everybody");
  expect(said(["error_rate > 5% over 15m", "request_failures < 5 over 15m"])).toContain(
    "request_failures < 5 over 15m: judged when everybody gets the release.",
  );
});

it("draws the stages, and that one of them may fail", () => {
  const graph = renderPlanGraph(loaded(planWith(PROMOTE)));
  expect(graph).toContain("10 %, 50 %, 100 % of the visitors");
  expect(graph).toContain("promote -->|a stage fails| rollback");
});

it("counts the stages, until their data has settled, among what the job of the watch must last", () => {
  const plan = loaded(planWith(PROMOTE));
  const settleMs = Math.max(...Object.values(plan.stages.production.watch?.metrics ?? {}).map((one) => one.settleMs));
  expect((watchNeedsMs(plan) ?? 0) - (watchNeedsMs(loaded(MINIMAL)) ?? 0)).toBe(2 * (15 * MINUTE + settleMs));
  const long = loaded(planWith([PROMOTE[0], PROMOTE[1].replace("15m", "3h")]));
  expect(findWarnings(long, extensions).join("\n")).toContain(
    "The stages of the rollout and the watch of 30m are longer than release.yml lets its job run",
  );
});
