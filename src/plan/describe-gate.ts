/** A gate of the plan in one line: what it really asks, and what it waits for. */
import type { PlanExtensions } from "./extensions.ts";
import type { ChecklistItem, GateItem } from "./plan.ts";

export function describeGate(
  { title, gate, spec, after = [] }: GateItem & Partial<ChecklistItem>,
  { gates }: Pick<PlanExtensions, "gates">,
): string {
  const known = gates[gate];
  const asks = known?.explain?.(spec) ?? known?.description.replace(/\.(?:\s.*)?$/s, "");
  const waits = after.length === 0 ? "" : `; asked after ${after.join(", ")}`;
  return `${title} [${gate}]${asks === undefined ? "" : `: ${asks}`}${waits}`;
}
