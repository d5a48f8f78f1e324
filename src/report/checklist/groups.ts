import type { ItemReport } from "../../checklist/report.ts";

export interface ItemGroup {
  /** Null for the items without one. */
  readonly name: string | null;
  readonly items: readonly ItemReport[];
}

/** Items as the plan groups them: those without a group first, the groups in the order in which they first appear. */
export function groupItems(items: readonly ItemReport[]): readonly ItemGroup[] {
  const groups = new Map<string | null, ItemReport[]>([[null, []]]);
  for (const item of items) {
    const group = groups.get(item.group);
    if (group === undefined) groups.set(item.group, [item]);
    else group.push(item);
  }
  return [...groups].map(([name, found]) => ({ name, items: found })).filter((group) => group.items.length > 0);
}
