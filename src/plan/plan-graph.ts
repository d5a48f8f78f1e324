import { renderDuration } from "../lib/duration.ts";
import type { GateItem, Plan } from "./plan.ts";

/** The plan as a Mermaid flowchart; every text of the plan is escaped. */
export function renderPlanGraph(plan: Plan): string {
  const { staging, production } = plan.stages;
  const { watch } = production;
  const lines = [
    "flowchart TD",
    ...(plan.checklist.length > 0
      ? [`  checklist{"Checklist${gateList(plan.checklist)}"}`, "  checklist -->|pass| deploy"]
      : []),
    `  deploy["Deploy to staging"]`,
    "  deploy --> verify",
    `  verify{"Verify staging${gateList(staging.verify)}"}`,
    "  verify -->|pass| promote",
    `  verify -->|fail| stopped(["Stopped, production untouched"])`,
    `  promote["Promote to ${escapeLabel(plan.project.domains.join(", "))}"]`,
  ];
  const observing = production.verify.length > 0 || watch !== null;
  if (production.verify.length > 0) {
    lines.push(
      "  promote --> check",
      `  check{"Verify production${gateList(production.verify)}"}`,
      `  check -->|pass| ${watch ? "watch" : "done"}`,
      "  check -->|fail| rollback",
    );
  } else {
    lines.push(`  promote --> ${watch ? "watch" : "done"}`);
  }
  if (watch) {
    const conditions = watch.rollbackConditions.map(({ text }) => `<br/>${escapeLabel(text.trim())}`).join("");
    lines.push(
      `  watch{"Watch for ${renderDuration(watch.forMs)}${conditions}"}`,
      "  watch -->|none met| done",
      "  watch -->|one met| rollback",
      `  watch -->|not known| held(["Held for a person"])`,
    );
  }
  lines.push(`  done(["Done"])`);
  if (observing) {
    lines.push(
      `  rollback["Roll back to the known-good deployment"]`,
      `  rollback --> back(["Rolled back, read back"])`,
    );
  }
  return lines.join("\n");
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
