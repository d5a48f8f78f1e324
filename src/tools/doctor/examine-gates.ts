/** Gates that only read are asked as a release would ask them, since nothing shows better that they can be. */
import { type Finding, ok, warning } from "../../lib/finding.ts";
import type { Verdict } from "../../lib/verdict.ts";
import type { CommandContext } from "../../engine/context.ts";
import type { Gate, GateTarget } from "../../gates/contract.ts";
import { reasonClass } from "../../lib/reason-code.ts";
import type { GateItem, Plan } from "../../plan/plan.ts";
import type { GateRole } from "../../providers/contract.ts";
import { judgeRefusal, type Question } from "./question.ts";

/** A gate on one of these reads, and has nothing run: no check, no request of the plan's own, no command. */
const READING: ReadonlySet<GateRole> = new Set<GateRole>(["variables", "deployments", "files", "databases", "advisor"]);
const NOBODY = { people: null, baseline: null, base: null };

export function questionsOfGates(
  plan: Plan,
  gates: Readonly<Record<string, Gate>>,
  context: CommandContext,
): readonly Question[] {
  const { staging, production } = plan.stages;
  const target: GateTarget = {
    url: context.domainUrl(plan.project.domains[0] ?? ""),
    deploymentId: "",
    commit: context.release.commit,
    stage: "production",
    bypass: null,
  };
  return withoutRepeats([...plan.checklist, ...staging.verify, ...production.verify])
    .filter(({ gate }) => onlyReads(gates[gate]))
    .map((item) => ({
      area: "Gates",
      subject: item.title,
      needed: true,
      run: async () => [judge(item.title, await context.checkGate(item, target, NOBODY))],
    }));
}

function onlyReads(gate: Gate | undefined): boolean {
  return gate !== undefined && gate.roles.length > 0 && gate.roles.every((role) => READING.has(role));
}

function withoutRepeats(items: readonly GateItem[]): readonly GateItem[] {
  return [...new Map(items.map((item) => [`${item.gate} ${JSON.stringify(item.spec)}`, item])).values()];
}

/** What the gate would say now is the release's business; here it matters that it can say something. */
function judge(title: string, { outcome, reasonCode, summary, remedy = "" }: Verdict): Finding {
  const kind = reasonClass(reasonCode);
  if (outcome === "hold" && ["vendor", "credential", "settings", "call", "internal"].includes(kind)) {
    return judgeRefusal({ subject: title, needed: true }, { reasonCode, message: summary, remedy });
  }
  return outcome === "fail"
    ? warning(title, `It can be asked, and would fail now: ${summary}`, remedy)
    : ok(title, `It can be asked: ${summary}`);
}
