import { hold } from "../../lib/verdict.ts";
import type { ChecklistResult } from "../../checklist/report.ts";
import { ProviderError } from "../../lib/error.ts";
import type { CommandContext } from "../../engine/context.ts";
import { type Journal, createJournal } from "../../engine/journal.ts";
import { checkCode, checkHere } from "./check-here.ts";
import { checkMergeGroup } from "./check-merge-group.ts";
import { checkPullRequest } from "./check-pull-request.ts";
import { createReport } from "./open-report.ts";
import { recordMeasurements } from "./record-measurements.ts";
import type { ChecklistRequest } from "../../checklist/request.ts";

/** A vendor's failure that keeps the verdict from being written ends with `hold`. */
export async function performChecklist(context: CommandContext): Promise<ChecklistResult> {
  const { checklist: request } = context;
  if (request === null) throw new Error("the checklist was called without its request");
  const journal = createJournal("checklist", context);
  try {
    return await perform(context, journal, request);
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    const verdict = hold(error.reasonCode, error.message, error.remedy);
    return createReport(context, journal, request).finish({ items: [], verdict, quiet: false });
  }
}

function perform(context: CommandContext, journal: Journal, request: ChecklistRequest): Promise<ChecklistResult> {
  if (request.only === "code") return checkCode(context, journal, request);
  if (!request.publish) return checkHere(context, journal, request);
  if (request.event?.kind === "push") return recordMeasurements(context, journal, request, request.event);
  if (request.event?.kind === "merge-group") return checkMergeGroup(context, journal, request, request.event);
  return checkPullRequest(context, journal, request);
}
