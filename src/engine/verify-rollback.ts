/** What production's own gates say once it was rolled back. */
import type { GateItem } from "../plan/plan.ts";
import type { CommandContext } from "./context.ts";
import type { Journal } from "./journal.ts";
import { checkGates } from "./stage-gates.ts";

/** The known-good deployment passes the production gates too, or people must know at once. It changes no decision. */
export async function verifyRollback(
  context: CommandContext,
  journal: Journal,
  knownGood: { readonly id: string; readonly commit: string | null },
): Promise<void> {
  const { plan } = context;
  const { setup, verify } = plan.stages.production;
  if (verify.length === 0) return;
  // Under names of their own: what failed before the rollback is the evidence for it.
  const renamed = (item: GateItem): GateItem => ({ ...item, title: `${item.title}, after the rollback` });
  const stage = { setup: setup === null ? null : renamed(setup), verify: verify.map(renamed) };
  const verdict = await checkGates(context, journal, stage, {
    url: context.domainUrl(plan.project.domains[0] ?? ""),
    deploymentId: knownGood.id,
    commit: knownGood.commit ?? "",
    stage: "production",
    bypass: null,
  });
  if (verdict.outcome !== "pass")
    journal.note(`after the rollback the production gates do not pass: ${verdict.summary}`);
}
