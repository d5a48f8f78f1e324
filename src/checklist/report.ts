/** What a checklist says about one commit: (report) → comment, summary, terminal. */
import type { Approval, Override } from "../gates/contract.ts";
import type { Verdict } from "../lib/verdict.ts";
import type { PlanChange } from "../plan/compare/plan-change.ts";
import type { CommandResult } from "../release/result.ts";

/** A box as it stands on the pull request. */
export interface BoxReport {
  /** Hex digits, unique in the checklist and the same for every commit: the hidden mark beside the box. */
  readonly id: string;
  /** Who may tick it, as text: `@acme/devops`. */
  readonly label: string;
  /** The tick that counts; null while there is none. */
  readonly approval: Approval | null;
  readonly lasting: boolean;
}

export interface ItemReport {
  readonly title: string;
  /** Heading of the plan; null for items without one. */
  readonly group: string | null;
  /** Key of the gate. */
  readonly gate: string;
  readonly kind: "code" | "world";
  readonly verdict: Verdict;
  /** Boxes that people tick; empty for machines' items. */
  readonly boxes: readonly BoxReport[];
  /** The override that counts. */
  readonly override: Override | null;
  /** Who may override this item: `@acme/eng-leads`; empty where nobody may. */
  readonly overriders: readonly string[];
  /** What they write before their reason, for the commit that is shown; null where nobody can: none may, or there is no pull request. */
  readonly overrideCommand: string | null;
}

export interface ChecklistReport {
  /** Name of what is released, from the plan. */
  readonly name: string;
  /** Path of the plan; tells the comments of several plans in one repository apart. */
  readonly planFile: string;
  readonly pullRequest: number | null;
  /** Full SHA that was checked. */
  readonly commit: string;
  /** In the plan's order. */
  readonly items: readonly ItemReport[];
  /** May this commit ship: the worst of the items, with what is missing in one sentence. */
  readonly verdict: Verdict;
  /** What is said first instead of whether the commit may ship, where this run could not say that. */
  readonly headline: string | null;
  /** Polite lines for people: a tick that was set back, a comment that was restored. Plain text. */
  readonly notices: readonly string[];
  /** What the pull request's own plan says otherwise than the one that was used; none where it says the same. */
  readonly planChanges?: readonly PlanChange[];
  /** The run whose summary has the evidence that does not fit; null outside of Actions. */
  readonly runUrl: string | null;
  /** Packed results of code items, kept in the comment for a later run; empty where there are none. */
  readonly codeResult: string;
}

export interface ChecklistResult extends CommandResult {
  readonly checklist: ChecklistReport;
  /** What is to be known is known elsewhere (the commit's status), so the job itself need not fail. */
  readonly quiet: boolean;
  /** Packed results of the code items, for the job that publishes; empty where none was asked. */
  readonly codeResult: string;
  /** What the job of the code items is to leave as a notice; null where nothing. */
  readonly askedItems: string | null;
}

export function isChecklistResult(result: CommandResult): result is ChecklistResult {
  return "checklist" in result;
}
