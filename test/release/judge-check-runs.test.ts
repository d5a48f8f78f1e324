import { describe, expect, it } from "vitest";
import type { DeploymentCheck, DeploymentCheckRun } from "../../src/providers/contract.ts";
import { foreignCheckOpen, judgeCheck, judgeCheckRuns } from "../../src/release/judge-check-runs.ts";
import { expectTold } from "../expect-told.ts";

const CHECK: DeploymentCheck = { id: "chk_1", name: "Holdpoint", answeredBy: "webhook", holdsProduction: true };

function run(changes: Partial<DeploymentCheckRun> = {}): DeploymentCheckRun {
  return { id: "ckr_1", checkId: "chk_1", name: "Holdpoint", state: "open", holds: true, said: "queued", ...changes };
}

const foreign = (changes: Partial<DeploymentCheckRun>) =>
  run({ id: "ckr_2", checkId: "chk_2", name: "E2E", ...changes });

function codeOf(found: object): string {
  return "reasonCode" in found ? String(found.reasonCode) : "fits";
}

describe("the check that the plan names", () => {
  it.each<[string, readonly DeploymentCheck[], string]>([
    ["one that holds production and that we can answer", [CHECK], "fits"],
    ["beside another one", [{ ...CHECK, id: "chk_2", name: "E2E", answeredBy: "git-provider" }, CHECK], "fits"],
    ["none", [], "check_missing"],
    ["one that something else answers", [{ ...CHECK, answeredBy: "git-provider" }], "check_missing"],
    ["one that holds nothing", [{ ...CHECK, holdsProduction: false }], "check_missing"],
    ["two of that name", [CHECK, { ...CHECK, id: "chk_2" }], "check_missing"],
  ])("%s", (_, checks, expected) => {
    expect(codeOf(judgeCheck("Holdpoint", checks))).toBe(expected);
  });

  it("is told by its name where it is missing, by its ids where there are two, and else with what is wrong with it", () => {
    const told = (checks: readonly DeploymentCheck[], ...facts: readonly string[]) =>
      expectTold(judgeCheck("Holdpoint", checks), ["Holdpoint", ...facts]);
    told([]);
    told([CHECK, { ...CHECK, id: "chk_2" }], "chk_1, chk_2");
    told([{ ...CHECK, answeredBy: "git-provider" }], "chk_1", "git-provider");
    told([{ ...CHECK, holdsProduction: false }], "chk_1", "does not hold");
  });
});

describe("our run for a build", () => {
  const judge = (runs: readonly DeploymentCheckRun[]) => judgeCheckRuns(CHECK, "dpl_1", runs);

  it.each<[string, readonly DeploymentCheckRun[], string]>([
    ["open", [run()], "fits"],
    ["passed before", [run({ state: "passed" })], "fits"],
    ["open beside one of ours that failed", [run({ state: "failed" }), run({ id: "ckr_3" })], "fits"],
    ["beside a foreign one that passed", [run(), foreign({ state: "passed" })], "fits"],
    ["beside a foreign one that failed and holds nothing", [run(), foreign({ state: "failed", holds: false })], "fits"],
    ["none", [], "check_run_missing"],
    ["one of the same name by another check", [foreign({ name: "Holdpoint" })], "check_run_missing"],
    ["over without us", [run({ state: "failed", said: "timeout" })], "check_run_missing"],
    ["beside a foreign one that failed", [run(), foreign({ state: "failed" })], "foreign_check_failed"],
    [
      "beside one of no check at all that failed",
      [run(), foreign({ checkId: null, state: "failed" })],
      "foreign_check_failed",
    ],
  ])("%s", (_, runs, expected) => {
    expect(codeOf(judge(runs))).toBe(expected);
  });

  it("is told with the others that are still open", () => {
    expect(judge([run(), foreign({})])).toMatchObject({ run: { id: "ckr_1" }, open: [{ id: "ckr_2" }] });
    expect(judge([run(), foreign({ holds: false })])).toMatchObject({ open: [] });
    expect(judge([run(), foreign({ state: "passed" })])).toMatchObject({ open: [] });
  });

  it("is told with the build and in the host's words where it cannot be answered", () => {
    expectTold(judge([]), ["Holdpoint", "dpl_1"]);
    expectTold(judge([run({ state: "failed", said: "timeout" })]), ["Holdpoint", "dpl_1", "timeout"]);
  });

  it("is kept waiting by others that are named with what the host says of each", () => {
    const others = [
      foreign({ state: "failed", said: "3 errors" }),
      foreign({ id: "ckr_3", name: "Lint", state: "failed", said: "exit 1" }),
    ];
    expectTold(judge([run(), ...others]), ["dpl_1", "E2E (3 errors), Lint (exit 1)"]);
    const waits = foreignCheckOpen("dpl_1", [foreign({ said: "running" })]);
    expect(waits).toMatchObject({ outcome: "hold", reasonCode: "foreign_check_open" });
    expectTold(waits, ["dpl_1", "E2E (running)"]);
  });
});
