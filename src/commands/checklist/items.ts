/** The plan's items with the gates that answer them. */
import type { Gate } from "../../gates/contract.ts";
import type { ChecklistItem, Plan } from "../../plan/plan.ts";
import { type ItemBox } from "../../checklist/boxes.ts";
import { itemBoxes } from "../../checklist/review-input.ts";

export interface PlannedItem {
  readonly item: ChecklistItem;
  readonly gate: Gate;
  readonly boxes: readonly ItemBox[];
  /** Who may override it: `@acme/eng-leads`. */
  readonly overriders: readonly string[];
}

/** Every item of the checklist; the gates' modules load here, since no other command needs all of them. */
export async function plannedItems(plan: Plan, planFile: string): Promise<readonly PlannedItem[]> {
  const { gates } = await import("../../gates/index.ts");
  const registry: Readonly<Record<string, Gate>> = gates;
  return plan.checklist.map((item) => {
    const gate = registry[item.gate];
    if (gate === undefined) throw new Error(`no gate ${item.gate}`);
    return {
      item,
      gate,
      boxes: itemBoxes(planFile, item.title, gate.boxes?.(item.spec) ?? []),
      overriders: gate.overriders?.(item.spec) ?? [],
    };
  });
}
