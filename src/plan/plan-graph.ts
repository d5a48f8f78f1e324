import { renderDuration } from "../lib/duration.ts";
import { renderStages } from "./explain-rollout.ts";
import type { GateItem, Plan, StepItem } from "./plan.ts";

/** A box of the graph. */
export type GraphNode =
  | "checklist"
  | "deploy"
  | "verify"
  | "promote"
  | "check"
  | "watch"
  | "done"
  | "stopped"
  | "held"
  | "rollback"
  | "back";

/** How a release stands at a box; one that it has not come to has none. */
export type NodeState = "passed" | "failed" | "held";

/** Dark letters on light colours, which read the same on a dark page. */
const STYLES: Readonly<Record<NodeState, string>> = {
  passed: "fill:#dafbe1,stroke:#1a7f37,color:#1f2328",
  failed: "fill:#ffebe9,stroke:#cf222e,color:#1f2328",
  held: "fill:#fff8c5,stroke:#9a6700,color:#1f2328",
};
/** Said in words too, for who does not see colours. */
const MARKS: Readonly<Record<NodeState, string>> = { passed: "✓ ", failed: "✗ ", held: "⏸ " };

/** The graph as a code block that GitHub draws. */
export function renderFencedGraph(plan: Plan, states: ReadonlyMap<GraphNode, NodeState> = new Map()): string {
  return `\`\`\`mermaid\n${renderPlanGraph(plan, states)}\n\`\`\``;
}

/** The plan as a Mermaid flowchart, with the state of a release where one is given; every text of the plan is escaped. */
export function renderPlanGraph(plan: Plan, states: ReadonlyMap<GraphNode, NodeState> = new Map()): string {
  const lines = graphLines(plan).map((line) => markNode(line, states));
  return [...lines, ...styleLines(lines, states)].join("\n");
}

function markNode(line: string, states: ReadonlyMap<GraphNode, NodeState>): string {
  const node = /^  (\w+)(?:\(\[|\{|\[)"/.exec(line)?.[1];
  const state = node === undefined ? undefined : states.get(node as GraphNode);
  return state === undefined ? line : line.replace('"', `"${MARKS[state]}`);
}

function styleLines(lines: readonly string[], states: ReadonlyMap<GraphNode, NodeState>): string[] {
  const text = lines.join("\n");
  const drawn = [...states].filter(([node]) => text.includes(`  ${node}`));
  const used = [...new Set(drawn.map(([, state]) => state))];
  return [
    ...used.map((state) => `  classDef ${state} ${STYLES[state]}`),
    ...used.map(
      (state) => `  class ${drawn.flatMap(([node, its]) => (its === state ? [node] : [])).join(",")} ${state}`,
    ),
  ];
}

function graphLines(plan: Plan): string[] {
  if (plan.onlyObserves === true) return observingLines(plan);
  const { staging, production } = plan.stages;
  const { watch } = production;
  const lines = [
    "flowchart TD",
    ...(plan.checklist.length > 0
      ? [`  checklist{"Checklist${gateList(plan.checklist)}"}`, "  checklist -->|pass| deploy"]
      : []),
    `  deploy["${stepList(staging.before, "")}Deploy to staging${stepList(staging.after)}"]`,
    "  deploy --> verify",
    `  verify{"Verify staging${gateList(staging.verify)}"}`,
    "  verify -->|pass| promote",
    `  verify -->|fail| stopped(["Stopped, production untouched"])`,
    `  promote["${stepList(production.before, "")}Promote to ${escapeLabel(plan.project.domains.join(", "))}${stagesOf(production)}${stepList(production.after)}"]`,
  ];
  // Whoever only observes rolls nothing back.
  const observes = watch?.observe === true;
  const mayRollBack = !observes && (production.verify.length > 0 || watch !== null);
  if (production.verify.length > 0) {
    lines.push(
      "  promote --> check",
      `  check{"Verify production${gateList(production.verify)}"}`,
      `  check -->|pass| ${watch ? "watch" : "done"}`,
      `  check -->|fail| ${observes ? "held" : "rollback"}`,
    );
  } else {
    lines.push(`  promote --> ${watch ? "watch" : "done"}`);
  }
  if (watch && production.promote !== null)
    lines.push(`  promote -->|a stage fails| ${observes ? "held" : "rollback"}`);
  if (watch) {
    const conditions = watch.rollbackConditions.map(({ text }) => `<br/>${escapeLabel(text.trim())}`).join("");
    lines.push(
      `  watch{"Watch for ${renderDuration(watch.forMs)}${conditions}"}`,
      "  watch -->|none met| done",
      ...(observes ? ["  watch -->|one met| held"] : ["  watch -->|one met| rollback"]),
      ...(watch.onHold === "rollback" && !observes ? ["  watch -->|not known at its end| rollback"] : []),
      `  watch -->|${watch.onHold === "rollback" ? "production changed" : "not known"}| held(["Held for a person"])`,
    );
  }
  lines.push(`  done(["Done"])`);
  if (mayRollBack) {
    lines.push(
      `  rollback["Roll back to the known-good deployment"]`,
      `  rollback --> back(["Rolled back, read back"])`,
    );
  }
  return lines;
}

function observingLines({ project, stages }: Plan): string[] {
  const { verify, watch } = stages.production;
  const conditions = (watch?.rollbackConditions ?? []).map(({ text }) => `<br/>${escapeLabel(text.trim())}`).join("");
  return [
    "flowchart TD",
    `  promote["Somebody deploys to ${escapeLabel(project.domains.join(", "))}"]`,
    "  promote --> watch",
    `  watch{"Observed for ${renderDuration(watch?.forMs ?? 0)}${gateList(verify)}${conditions}"}`,
    "  watch -->|none met| done",
    `  watch -->|one met, or not known| held(["Said, for a person; nothing is changed"])`,
    `  done(["Done"])`,
  ];
}

function stagesOf({ promote }: Plan["stages"]["production"]): string {
  return promote === null ? "" : `<br/>${escapeLabel(renderStages(promote))} of the visitors`;
}

/** In the box of what they stand around. `lead`: before the first of them. */
function stepList(items: readonly StepItem[], lead = "<br/>"): string {
  const lines = items.map(({ title }) => escapeLabel(title));
  if (lines.length === 0) return "";
  return lead === "" ? `${lines.join("<br/>")}<br/>` : `${lead}${lines.join(lead)}`;
}

function gateList(items: readonly GateItem[]): string {
  return items.map(({ title }) => `<br/>${escapeLabel(title)}`).join("");
}

/** Mermaid's entity codes (`#quot;`) for everything that could end a label, open a tag or begin a code. */
function escapeLabel(text: string): string {
  return text.replace(/[^\p{L}\p{N} _.,:/()%?!'+=-]/gu, (character) => {
    if (/\s/.test(character)) return " ";
    return `#${character.codePointAt(0)};`;
  });
}
