/** What a look may do that only observes: judge, and write at the forge. */
import type { Roles, RoleName } from "../../providers/contract.ts";
import type { LookStep } from "../../release/decide-look.ts";
import type { ProductionRecord } from "../../release/record.ts";
import { isRollingOut, type ProductionState } from "../../release/world.ts";
import type { CommandContext } from "../context.ts";
import { observed } from "./observed-plan.ts";
import { createReadOnlyHost } from "./read-only-host.ts";

/** With a host that refuses every change, for whoever comes to ask for one. */
export function observingContext(given: CommandContext): CommandContext {
  if (!changesNothing(given)) return given;
  const readOnly = async (wanted?: string) => createReadOnlyHost(await given.role("host", wanted));
  const role = async <Name extends RoleName>(name: Name, wanted?: string): Promise<Roles[Name]> =>
    name === "host" ? ((await readOnly(wanted)) as Roles[Name]) : given.role(name, wanted);
  return { ...given, plan: observed(given.plan), role };
}

/** A plan without staging releases nothing, and whoever asks for it gets a look that only observes. */
export function changesNothing({ options, plan }: CommandContext): boolean {
  return options.observe === true || plan.onlyObserves === true;
}

/** What finishes something in production asks the host for changes. */
export function mayChange(step: LookStep, { phase, payload }: ProductionRecord, production: ProductionState): boolean {
  if (step.do === "settle") return step.settled.kind === "finish-rollback";
  if (step.do === "watch") return phase === "promoting" || isRollingOut(production, payload.candidate.id);
  return step.do === "finish-promote" || step.do === "report";
}
