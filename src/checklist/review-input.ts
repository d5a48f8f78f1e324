/** From recorded statuses to what a gate may count: the approvals and the override of one item, for one commit. Pure. */
import type { Approval, Box, ReviewInput } from "../gates/contract.ts";
import { boxId, type ItemBox } from "./boxes.ts";
import { itemId } from "./sign-off-status.ts";
import type { StatusRecord } from "./status-record.ts";

/** The boxes of an item, with their marks. */
export function itemBoxes(planFile: string, item: string, boxes: readonly Box[]): readonly ItemBox[] {
  return boxes.map((box) => ({ id: boxId(planFile, item, box.id), item, box }));
}

/** A tick counts on the commit that it was given on, and on later ones only where it was given as lasting, and the box still is. */
export function approvalOf(record: StatusRecord, { id, box }: ItemBox, commit: string): Approval | null {
  const approval = record.approvals.get(id);
  if (approval === undefined) return null;
  if (approval.commit !== commit && !(box.lasting && approval.lasting)) return null;
  return { ...approval, box: box.id };
}

export function reviewInputOf(
  record: StatusRecord,
  item: {
    readonly planFile: string;
    readonly title: string;
    readonly boxes: readonly ItemBox[];
    readonly overriders: readonly string[];
  },
  commit: string,
): ReviewInput {
  return {
    commit,
    approvals: item.boxes.flatMap((box) => approvalOf(record, box, commit) ?? []),
    override: record.overrides.get(itemId(item.planFile, item.title, item.overriders)) ?? null,
  };
}
