/** From the plan's items to what the checklist says of them: each is asked, or was answered elsewhere. */
import { approvalOf, reviewInputOf } from "../../checklist/review-input.ts";
import { renderOverrideCommand } from "../../checklist/comment-command.ts";
import type { ItemReport } from "../../checklist/report.ts";
import { itemId } from "../../checklist/sign-off-status.ts";
import type { StatusRecord } from "../../checklist/status-record.ts";
import type { Measured, Verdict } from "../../lib/verdict.ts";
import type { CommandContext } from "../../engine/context.ts";
import type { Journal } from "../../engine/journal.ts";
import { askItems } from "./ask-items.ts";
import type { PlannedItem } from "./items.ts";
import type { ChecklistRequest } from "../../checklist/request.ts";

export interface ItemFacts {
  readonly commit: string;
  /** What people said; null where no pull request is looked at. */
  readonly record: StatusRecord | null;
  /** What an item measured on the base branch, by its title. */
  readonly baseline: (title: string) => Measured | null;
  /** Whose files were agreed on; null where no pull request is looked at. */
  readonly baseBranch: string | null;
  /** The answer that was given elsewhere; null where the item is asked here. */
  readonly answer: (planned: PlannedItem) => Verdict | null;
}

/** Every item with its verdict, in the order of `items`. */
export async function reportItems(
  context: CommandContext,
  journal: Journal,
  request: ChecklistRequest,
  items: readonly PlannedItem[],
  facts: ItemFacts,
): Promise<readonly ItemReport[]> {
  const { commit, record } = facts;
  const { planFile } = request;
  const verdicts = await askItems(
    context,
    journal,
    items.map((planned) => ({
      item: planned.item,
      gate: planned.gate,
      people:
        record === null ? null : reviewInputOf(record, { ...planned, planFile, title: planned.item.title }, commit),
      baseline: facts.baseline(planned.item.title),
      base: facts.baseBranch === null ? null : `refs/heads/${facts.baseBranch}`,
      answer: facts.answer(planned),
    })),
  );
  return items.flatMap((planned) => {
    const verdict = verdicts.get(planned.item.title);
    return verdict === undefined ? [] : [reportItem(planned, verdict, record, request, commit)];
  });
}

/** How an item stands, with its boxes; `record` is null where no pull request is looked at. */
function reportItem(
  planned: PlannedItem,
  verdict: Verdict,
  record: StatusRecord | null,
  request: ChecklistRequest,
  commit: string,
): ItemReport {
  const { item, gate, boxes, overriders } = planned;
  return {
    title: item.title,
    group: item.group,
    gate: item.gate,
    kind: gate.kind,
    verdict,
    boxes: boxes.map((box) => ({
      id: box.id,
      label: box.box.label,
      approval: record === null ? null : approvalOf(record, box, commit),
      lasting: box.box.lasting,
    })),
    // A plan that names nobody lets nobody override, whatever was recorded before it was changed.
    override:
      overriders.length === 0
        ? null
        : (record?.overrides.get(itemId(request.planFile, item.title, overriders)) ?? null),
    overriders,
    overrideCommand: record === null || overriders.length === 0 ? null : renderOverrideCommand(item.title, commit),
  };
}
