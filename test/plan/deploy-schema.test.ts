import { describe, expect, it } from "vitest";
import { extensions } from "../../src/engine/plan-extensions.ts";
import { parsePlan } from "../../src/plan/load.ts";
import { explainPlan } from "../../src/plan/explain.ts";
import { planText } from "../commands/open-world.ts";

function load(deploy: string, promote?: string) {
  return parsePlan(planText({ deploy, ...(promote === undefined ? {} : { promote }) }), "plan.yml", extensions);
}

function gitOf(deploy: string) {
  const result = load(deploy);
  if ("problems" in result) throw new Error(JSON.stringify(result.problems));
  return result.plan.stages.staging.deploy.git;
}

function problemsOf(deploy: string, promote?: string): string {
  const result = load(deploy, promote);
  return "problems" in result ? result.problems.map(({ message }) => message).join("; ") : "none";
}

describe("where the build comes from", () => {
  it("is an upload where nothing is said, and else as it is said", () => {
    expect(gitOf("{}")).toBeNull();
    expect(gitOf("{ source: upload }")).toBeNull();
    expect(gitOf("{ source: git }")).toEqual({ letIn: { kind: "staged" } });
    expect(gitOf("{ source: git, target: production, prebuilt: false }")).toEqual({ letIn: { kind: "staged" } });
  });

  it("lets in by a check that is not created unless the plan says so", () => {
    const check = { kind: "check", name: "Holdpoint", create: false, timeoutMs: 6 * 3_600_000 };
    expect(gitOf("{ source: git, let-in: check }")).toEqual({ letIn: check });
    expect(gitOf("{ source: git, let-in: check, check: { name: Release, create: true, timeout: 2h } }")).toEqual({
      letIn: { kind: "check", name: "Release", create: true, timeoutMs: 2 * 3_600_000 },
    });
  });

  it.each([
    ["{ source: git, prebuilt: true }", "stages.staging.deploy.prebuilt: is about an upload"],
    ["{ source: git, directory: apps/web }", "stages.staging.deploy.directory: is about an upload"],
    ["{ source: git, target: preview }", "stages.staging.deploy.target: with `source: git` it is the production build"],
    ["{ source: git, check: { create: true } }", "stages.staging.deploy.check: nothing asks for a check"],
    ["{ let-in: staged }", "stages.staging.deploy.let-in: only builds from Git"],
    ["{ source: upload, check: {} }", "stages.staging.deploy.check: only builds from Git"],
    ["{ source: git, timeout: 30 }", "a duration"],
    ["{ source: git, timeout: 2d }", "at most 24h"],
    ["{ source: github }", "source"],
    ["{ source: git, let-in: promote }", "let-in"],
  ])("refuses %s", (deploy, said) => {
    expect(problemsOf(deploy)).toContain(said);
  });

  it("refuses a check that would give everybody what the stages give to some", () => {
    const stages = "{ rollout: [10%, 100%], stage: 5m }";
    expect(problemsOf("{ source: git, let-in: check }", stages)).toContain("deploy.let-in: a passed check gives");
    expect(problemsOf("{ source: git }", stages)).toBe("none");
  });

  it("is explained, with what holds the build back and how it gets in", () => {
    const explain = (deploy: string) => {
      const result = load(deploy);
      if ("problems" in result) throw new Error("refused");
      return explainPlan(result.plan, extensions, 1_000);
    };
    expect(explain("{ source: git, timeout: 45m }")).toMatch(
      /at most 45m until it is ready[^]*must be off[^]*switched off again at once/,
    );
    const checked = explain("{ source: git, let-in: check, check: { create: true } }");
    expect(checked).toMatch(
      /must be on, and the deployment check Holdpoint holds[^]*it is created[^]*none is ever forced/,
    );
    expect(checked).not.toContain("Upload");
  });
});
