/** A checklist that writes nothing: the code items in their own job, or all items in a terminal. */
import { questionOf } from "../../checklist/code-results.ts";
import { judgeChecklist } from "../../checklist/judge-checklist.ts";
import { peopleWordsOf } from "../../checklist/people-words.ts";
import { readStatusRecord, type StatusRecord } from "../../checklist/status-record.ts";
import type { ChecklistResult } from "../../checklist/report.ts";
import { hold, pass } from "../../lib/verdict.ts";
import type { CommandContext } from "../contract.ts";
import type { Journal } from "../outcome.ts";
import { askItems } from "./ask-items.ts";
import { readBaseline } from "./baseline.ts";
import { plannedItems } from "./items.ts";
import { openReport, reportItem } from "./open-report.ts";
import type { ChecklistRequest } from "./request.ts";

/** The items that run the repository's code, with their results packed for the job that publishes. */
export async function checkCode(
  context: CommandContext,
  journal: Journal,
  request: ChecklistRequest,
): Promise<ChecklistResult> {
  const items = (await plannedItems(context.plan, request.planFile)).filter(({ gate }) => gate.kind === "code");
  const report = openReport(context, journal, request);
  const { commit } = context.release;
  if (items.length === 0) {
    const verdict = pass("checklist_passed", "The checklist has no item that runs code of the repository.");
    return report.finish({ items: [], verdict, headline: verdict.summary, quiet: true });
  }
  const baseline = await readBaseline(context, request, items, branchOf(request));
  const verdicts = await askItems(
    context,
    journal,
    items.map(({ item, gate }) => ({ item, gate, people: null, baseline: baseline(item.title), answer: null })),
  );
  const reported = items.flatMap((planned) => {
    const verdict = verdicts.get(planned.item.title);
    return verdict === undefined ? [] : [reportItem(planned, verdict, null, request, commit)];
  });
  const results = items.flatMap(({ item }) => {
    const verdict = verdicts.get(item.title);
    return verdict === undefined ? [] : [{ title: item.title, asked: questionOf(item), verdict }];
  });
  const verdict = judgeChecklist(reported);
  return report.finish({
    items: reported,
    verdict,
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
  const report = openReport(context, journal, request);
  if (items.length === 0) {
    const verdict = hold("no_data", "The plan has no checklist.", "Add items to `checklist` in the plan.");
    return report.finish({ items: [], verdict, quiet: true });
  }
  const [record, baseline] = await Promise.all([
    readRecord(context, request),
    readBaseline(context, request, items, branchOf(request)),
  ]);
  const { commit } = context.release;
  const verdicts = await askItems(
    context,
    journal,
    items.map(({ item, gate, boxes, overriders }) => ({
      item,
      gate,
      people:
        record === null
          ? null
          : peopleWordsOf(record, { planFile: request.planFile, title: item.title, boxes, overriders }, commit),
      baseline: baseline(item.title),
      answer: null,
    })),
  );
  const reported = items.flatMap((planned) => {
    const verdict = verdicts.get(planned.item.title);
    return verdict === undefined ? [] : [reportItem(planned, verdict, record, request, commit)];
  });
  return report.finish({
    items: reported,
    verdict: judgeChecklist(reported),
    pullRequest: request.pullRequest,
    quiet: false,
  });
}

function branchOf({ event }: ChecklistRequest): string | null {
  if (event?.kind === "pull-request") return event.baseBranch;
  return event?.kind === "push" ? event.branch : null;
}

async function readRecord(context: CommandContext, request: ChecklistRequest): Promise<StatusRecord | null> {
  const { pullRequest, author, planFile } = request;
  if (pullRequest === null) return null;
  const { commit } = context.release;
  const forge = await context.role("forge");
  return readStatusRecord(await forge.listCommitStatuses(commit), {
    author,
    planFile,
    pullRequest,
    commit,
    // Only signs are read, and they are the pull request's own.
    into: null,
  });
}
