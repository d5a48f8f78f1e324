import { describe, expect, it } from "vitest";
import { extensions } from "../../src/engine/plan-extensions.ts";
import { explainPlan } from "../../src/plan/explain.ts";
import { parsePlan } from "../../src/plan/load.ts";
import { MINIMAL } from "./extensions.ts";

const PLAN = MINIMAL.replace("        request_failures: { sentry: {} }\n", "");

function explain(rollback: string): string {
  const parsed = parsePlan(`${PLAN}rollback: ${rollback}\n`, "plan.yml", extensions);
  if (!("plan" in parsed)) throw new Error(JSON.stringify(parsed.problems));
  return explainPlan(parsed.plan, extensions, 10_000);
}

describe("the ladder, explained", () => {
  it("says each rung, when it is taken and what it does not undo", () => {
    const text = explain(
      "{ ladder: [flag, host, revert, command], flag: { launchdarkly: chat }, command: { run: undo } }",
    );
    expect(text).toContain("A rollback climbs a ladder: flag, host, revert, command.");
    for (const start of [
      "Rung 1, flag: the flag chat",
      "Rung 2, host: production points back",
      "Rung 3, revert: a pull request into the default branch that takes the change out, once the release is out.",
      "Rung 4, command: runs `undo`, at most 5m, where the rollback was not possible",
    ]) {
      expect(text).toContain(`- ${start}`);
    }
    expect(text.split("It does not undo").length).toBe(5);
  });

  it("does not warn of a checklist that takes no rung", () => {
    expect(explain("{ ladder: [host, revert] }")).not.toContain("not passed by checklist.yml");
  });

  it("says nothing where the host is the only rung", () => {
    expect(explain("{}")).not.toContain("ladder");
  });
});
