import type { Verdict } from "../lib/verdict.ts";
import type { GateItem } from "../plan/plan.ts";
import type { Deployed } from "../release/payload.ts";
import type { CommandContext } from "./context.ts";
import type { Journal } from "./journal.ts";
import { checkGates } from "./stage-gates.ts";

/**
 * The known-good deployment passes the production gates too, or people must know at once. It changes no decision; null where
 * the plan asks nothing. `after`: what was done before, in words.
 */
export async function verifyRollback(
  context: CommandContext,
  journal: Journal,
  knownGood: Deployed,
  after = "the rollback",
): Promise<Verdict | null> {
  const { plan } = context;
  const { setup, verify } = plan.stages.production;
  if (verify.length === 0) return null;
  // Under names of their own: what failed before the rollback is the evidence for it.
  const renamed = (item: GateItem): GateItem => ({ ...item, title: `${item.title}, after ${after}` });
  const stage = { setup: setup === null ? null : renamed(setup), verify: verify.map(renamed) };
  const verdict = await checkGates(context, journal, stage, {
    url: context.domainUrl(plan.project.domains[0] ?? ""),
    deploymentId: knownGood.id,
    commit: knownGood.commit ?? "",
    stage: "production",
    bypass: null,
  });
  if (verdict.outcome !== "pass") journal.note(`after ${after} the production gates do not pass: ${verdict.summary}`);
  return verdict;
}
