import { describe, expect, it } from "vitest";
import { renderReleaseGraph, statesOf } from "../../src/report/release-graph.ts";
import { fail } from "../../src/lib/verdict.ts";
import type { CommandResult, Decision } from "../../src/release/result.ts";
import { loaded } from "../plan/mistakes.ts";
import { MINIMAL } from "../plan/extensions.ts";

const plan = loaded(MINIMAL);

function resultOf(command: string, decision: Decision, verdicts: CommandResult["verdicts"] = []): CommandResult {
  return {
    version: 1,
    command,
    release: "r1",
    commit: "c".repeat(40),
    decision,
    reasonCode: "verified",
    summary: "",
    remedy: null,
    candidate: null,
    production: { before: null, after: null, served: null },
    verdicts,
    buildLog: [],
    notes: [],
    timeline: [],
    startedAt: 0,
    endedAt: 0,
  };
}

describe("the graph of a release as it stands", () => {
  it.each([
    ["deploy", "proceed", { deploy: "passed" }],
    ["deploy", "hold", { deploy: "held" }],
    ["verify", "failed", { deploy: "passed", verify: "failed", stopped: "failed" }],
    ["promote", "proceed", { deploy: "passed", verify: "passed", promote: "passed" }],
    ["promote", "hold", { deploy: "passed", verify: "passed", promote: "held" }],
    ["rollback", "rolled-back", { rollback: "passed", back: "passed" }],
    ["rollback", "hold", {}],
    ["checklist", "proceed", {}],
  ] as const)("after %s ended as %s", (command, decision, expected) => {
    expect(Object.fromEntries(statesOf(plan, resultOf(command, decision)))).toEqual(expected);
  });

  it("tells a gate that said no after the promote from a condition that was met", () => {
    const gate = plan.stages.production.verify[0]?.title ?? "Health";
    const withGate = {
      ...plan,
      stages: {
        ...plan.stages,
        production: {
          ...plan.stages.production,
          verify: [{ title: gate, gate: "http", spec: {}, position: { file: "", line: 1, column: 1 } }],
        },
      },
    };
    const no = { title: gate, verdict: fail("gate_failed", "no", "fix it") };
    expect(statesOf(withGate, resultOf("watch", "rolled-back", [no])).get("check")).toBe("failed");
    const met = { title: "error_rate > 5%", verdict: fail("condition_met", "met", "look") };
    expect(statesOf(withGate, resultOf("watch", "rolled-back", [met])).get("check")).toBe("passed");
  });

  it("is drawn with colours and with marks for who does not see them", () => {
    const graph = renderReleaseGraph(plan, resultOf("verify", "failed"));
    expect(graph.startsWith("```mermaid\nflowchart TD\n")).toBe(true);
    expect(graph).toContain('deploy["✓ Deploy to staging"]');
    expect(graph).toMatch(/verify\{"✗ /);
    expect(graph).toContain("  class deploy passed");
    expect(graph).toContain("  classDef failed fill:");
  });

  it("is nothing for a command that is no part of the way", () => {
    expect(renderReleaseGraph(plan, resultOf("checklist", "proceed"))).toBe("");
  });
});
