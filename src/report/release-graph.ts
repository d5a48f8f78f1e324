/** The plan's graph with the state of a release: (plan, result) → Mermaid. */
import { type GraphNode, type NodeState, renderFencedGraph } from "../plan/plan-graph.ts";
import type { Plan } from "../plan/plan.ts";
import type { CommandResult, Decision } from "../release/result.ts";

const STATE_OF: Readonly<Record<Decision, NodeState>> = {
  proceed: "passed",
  watching: "held",
  hold: "held",
  failed: "failed",
  "rolled-back": "failed",
};

/** What must have been so before a command can do its work. */
const BEFORE: Readonly<Record<string, readonly GraphNode[]>> = {
  deploy: [],
  verify: ["deploy"],
  promote: ["deploy", "verify"],
  watch: ["deploy", "verify", "promote"],
};

/** The box that a command works at. */
const NODE_OF: Readonly<Record<string, GraphNode>> = {
  deploy: "deploy",
  verify: "verify",
  promote: "promote",
  watch: "watch",
};

/** Empty for commands that are no part of the way to production. */
export function renderReleaseGraph(plan: Plan, result: CommandResult): string {
  const states = statesOf(plan, result);
  return states.size === 0 ? "" : renderFencedGraph(plan, states);
}

/** How far a release has come, as far as the result of one command tells. */
export function statesOf(plan: Plan, result: CommandResult): ReadonlyMap<GraphNode, NodeState> {
  const { command, decision } = result;
  const node = NODE_OF[command];
  const rolledBack: [GraphNode, NodeState][] = [
    ["rollback", "passed"],
    ["back", "passed"],
  ];
  if (node === undefined) return new Map(command === "rollback" && decision === "rolled-back" ? rolledBack : []);
  const passed = (BEFORE[command] ?? []).map((before): [GraphNode, NodeState] => [before, "passed"]);
  return new Map([
    ...passed,
    ...(node === "watch" ? watchStates(plan, result) : [[node, STATE_OF[decision]] as const]),
    ...(decision === "rolled-back" ? rolledBack : []),
    ...(decision === "failed" && node === "verify" ? [["stopped", "failed"] as const] : []),
  ]);
}

/** A production gate that said no ended the watch before it was one. */
function watchStates(plan: Plan, { decision, verdicts }: CommandResult): readonly (readonly [GraphNode, NodeState])[] {
  const { verify, watch } = plan.stages.production;
  const titles = new Set(verify.map(({ title }) => title));
  const checkFailed = verdicts.some(({ title, verdict }) => titles.has(title) && verdict.outcome === "fail");
  if (checkFailed) return [["check", "failed"], ...(decision === "hold" ? [["held", "held"] as const] : [])];
  const check = verify.length === 0 ? [] : [["check", "passed"] as const];
  const last = watch === null ? [] : [["watch", STATE_OF[decision]] as const];
  if (decision === "proceed") return [...check, ...last, ["done", "passed"]];
  return decision === "hold" ? [...check, ...last, ["held", "held"]] : [...check, ...last];
}
