/** What of a plan's production gates a single look asks. */
import { hold } from "../../lib/verdict.ts";
import type { CommandContext } from "../context.ts";

/** The folder in front of a look is not the release's commit, so that no code of it is run. */
export async function withoutCode(
  context: CommandContext,
): Promise<{ readonly context: CommandContext; readonly left: readonly string[] }> {
  const { plan } = context;
  const { production } = plan.stages;
  const runsCode = await Promise.all(production.verify.map((item) => context.runsCode(item)));
  const left = production.verify.filter((_, index) => runsCode[index] === true).map(({ title }) => title);
  if (left.length === 0) return { context, left };
  const verify = production.verify.filter((_, index) => runsCode[index] !== true);
  const stages = { ...plan.stages, production: { ...production, setup: null, verify } };
  return { context: { ...context, plan: { ...plan, stages } }, left };
}

export function neverAsked(titles: readonly string[]) {
  return hold(
    "item_not_run",
    `${titles.join(", ")}: nobody asked after the promote, and a look does not run code of the repository.`,
    "Check what production serves and decide: keep it, or dispatch a rollback.",
  );
}
