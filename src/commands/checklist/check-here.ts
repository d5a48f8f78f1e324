/** A checklist that writes nothing: the code items in their own job, or all items in a terminal. */
import { askedItemId, renderAskedItems } from "../../checklist/asked-items.ts";
import { questionOf } from "../../checklist/code-results.ts";
import { judgeChecklist } from "../../checklist/judge-checklist.ts";
import { parseStatusRecord, type StatusRecord } from "../../checklist/status-record.ts";
import type { ChecklistResult } from "../../checklist/report.ts";
import { pass } from "../../lib/verdict.ts";
import type { CommandContext } from "../../engine/context.ts";
import type { Journal } from "../../engine/journal.ts";
import { readBaseline } from "./baseline.ts";
import { type PlannedItem, plannedItems } from "./items.ts";
import { createReport } from "./open-report.ts";
import { reportItems } from "./report-items.ts";
import { settleLasting } from "./settle-lasting.ts";
import type { ChecklistRequest } from "../../checklist/request.ts";

/** The items that run the repository's code, with their results packed for the job that publishes. */
export async function checkCode(
  context: CommandContext,
  journal: Journal,
  request: ChecklistRequest,
): Promise<ChecklistResult> {
  const items = (await plannedItems(context.plan, request.planFile)).filter(({ gate }) => gate.kind === "code");
  const report = createReport(context, journal, request);
  const { commit } = context.release;
  if (items.length === 0) {
    const verdict = pass("checklist_passed", "The checklist has no item that runs code of the repository.");
    return report.finish({ items: [], verdict, headline: verdict.summary, quiet: true });
  }
  const baseline = await readBaseline(context, request, items, branchOf(request));
  const facts = { commit, record: null, baseline, baseBranch: null, answer: () => null };
  const reported = await reportItems(context, journal, request, items, facts);
  const asked = new Map(items.map(({ item }) => [item.title, questionOf(item)]));
  const results = reported.map(({ title, verdict }) => ({ title, asked: asked.get(title) ?? "", verdict }));
  const verdict = judgeChecklist(reported);
  const ids = items.map(({ item }) => askedItemId(request.planFile, item));
  return report.finish({
    items: reported,
    verdict,
    // A fork's run leaves nothing else that could be read later.
    askedItems:
      request.event?.kind === "pull-request" && verdict.outcome === "pass" ? renderAskedItems(commit, ids) : null,
    headline: `Items that run code: ${verdict.summary}`,
    codeResults: { commit, runUrl: context.runUrl, items: results },
    // On the base branch nobody waits: the first run has nothing yet to compare with, and that is why it is made.
    quiet: request.event?.kind === "push" && verdict.outcome === "hold",
  });
}

/** Every item, for a person at a terminal; with a pull request's number, people's recorded words count too. */
export async function checkHere(
  context: CommandContext,
  journal: Journal,
  request: ChecklistRequest,
): Promise<ChecklistResult> {
  const all = await plannedItems(context.plan, request.planFile);
  const items = request.only === "world" ? all.filter(({ gate }) => gate.kind === "world") : all;
  const report = createReport(context, journal, request);
  if (items.length === 0) {
    return report.finish({ items: [], verdict: judgeChecklist([]), quiet: true });
  }
  const [record, baseline] = await Promise.all([
    readRecord(context, request, items),
    readBaseline(context, request, items, branchOf(request)),
  ]);
  const { commit } = context.release;
  const reported = await reportItems(context, journal, request, items, {
    commit,
    record,
    baseline,
    baseBranch: null,
    answer: () => null,
  });
  return report.finish({
    items: reported,
    verdict: judgeChecklist(reported),
    pullRequest: request.pullRequest,
    quiet: false,
  });
}

function branchOf({ event }: ChecklistRequest): string | null {
  if (event?.kind === "pull-request" || event?.kind === "merge-group") return event.baseBranch;
  return event?.kind === "push" ? event.branch : null;
}

async function readRecord(
  context: CommandContext,
  request: ChecklistRequest,
  items: readonly PlannedItem[],
): Promise<StatusRecord | null> {
  const { pullRequest, authors, planFile } = request;
  if (pullRequest === null) return null;
  const { commit } = context.release;
  const forge = await context.role("forge");
  // Only sign-offs are read, and they are the pull request's own.
  const scope = { authors, planFile, pullRequest, commit, into: null };
  const found = parseStatusRecord(await forge.listCommitStatuses(commit), scope);
  const boxes = items.flatMap((item) => item.boxes);
  return (await settleLasting(forge, scope, found, [], boxes)).record;
}
