import { expect, it } from "vitest";
import { rungRelease } from "../../../src/engine/ladder/rung-release.ts";
import type { RecordedFlag } from "../../../src/release/recorded-flag.ts";
import { COMMIT, record } from "../../release/facts.ts";
import { smallPlan } from "../small-world.ts";

const BACK = { knownGood: { id: "dpl_old", commit: null }, reason: "too slow" };

it("a rung is told of the release that is taken back, and of its flag where the record has one", () => {
  const flag: RecordedFlag = { vendor: "launchdarkly", name: "chat", setting: { on: true }, version: "7" };
  const told = (changes: { readonly flag?: RecordedFlag }) =>
    rungRelease(
      { plan: smallPlan(), runUrl: "https://forge/runs/7" },
      record("watching", { payload: changes }).payload,
      BACK,
    );
  expect(told({})).toEqual({
    id: "r1",
    commit: COMMIT,
    project: "web",
    candidate: "dpl_new",
    ...BACK,
    flag: null,
    runUrl: "https://forge/runs/7",
  });
  expect(told({ flag }).flag).toBe(flag);
});
