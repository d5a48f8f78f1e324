/**
 * The checklist of a merge queue's commit: its code was asked in this run, the world is asked now, and people's words are
 * those that stand on the head of the pull request that the commit brings. It has no comment, and nobody ticks there.
 */
import type { MergeGroupEvent } from "../../checklist/event.ts";
import { judgeChecklist } from "../../checklist/judge-checklist.ts";
import { judgePlanBranch } from "../../checklist/judge-plan-branch.ts";
import type { ChecklistResult, ItemReport } from "../../checklist/report.ts";
import type { ChecklistRequest } from "../../checklist/request.ts";
import { parseStatusRecord } from "../../checklist/status-record.ts";
import type { CommandContext } from "../../engine/context.ts";
import type { Journal } from "../../engine/journal.ts";
import { findCheckout } from "../../lib/find-checkout.ts";
import { leadsOutside } from "../../lib/inside-directory.ts";
import { hold, type Verdict } from "../../lib/verdict.ts";
import type { Forge } from "../../providers/contract.ts";
import { readBaseline } from "./baseline.ts";
import { codeAnswers } from "./code-answers.ts";
import { type PlannedItem, plannedItems } from "./items.ts";
import { createReport } from "./open-report.ts";
import { publishStatus } from "./publish.ts";
import type { PullRequestFacts } from "./pull-request-view.ts";
import { reportItems } from "./report-items.ts";
import { settleLasting } from "./settle-lasting.ts";
import { otherCommit, outside } from "./wrong-files.ts";

export async function checkMergeGroup(
  context: CommandContext,
  journal: Journal,
  request: ChecklistRequest,
  event: MergeGroupEvent,
): Promise<ChecklistResult> {
  const report = createReport(context, journal, request);
  const wrong = await wrongFiles(context, event);
  if (wrong !== null) return report.finish({ items: [], verdict: wrong, quiet: true });
  const items = await plannedItems(context.plan, request.planFile);
  if (items.length === 0) return report.finish({ items: [], verdict: judgeChecklist([]), quiet: true });
  const forge = await context.role("forge");
  const { authors, planFile } = request;
  const { commit, baseBranch, defaultBranch } = event;
  const into = defaultBranch === null || baseBranch === defaultBranch ? null : baseBranch;
  const scope = { authors, planFile, commit, into, pullRequest: event.pullRequest ?? 0 };
  const refused = judgePlanBranch(event, request.planBranches);
  const reported = refused ?? (await askAll({ context, journal, request, forge, items, event, scope }));
  const verdict = "outcome" in reported ? reported : judgeChecklist(reported);
  await publishStatus(forge, scope, verdict, context.runUrl);
  return report.finish({
    items: "outcome" in reported ? [] : reported,
    verdict,
    pullRequest: event.pullRequest,
    quiet: true,
  });
}

interface Asked {
  readonly context: CommandContext;
  readonly journal: Journal;
  readonly request: ChecklistRequest;
  readonly forge: Forge;
  readonly items: readonly PlannedItem[];
  readonly event: MergeGroupEvent;
  readonly scope: Omit<PullRequestFacts, "pullRequestAuthor" | "baseBranch" | "beforeCommit">;
}

/** Every item's answer, or why none is known. */
async function askAll(asked: Asked): Promise<readonly ItemReport[] | Verdict> {
  const { context, journal, request, forge, items, event, scope } = asked;
  const pull = event.pullRequest === null ? null : await forge.readPullRequest(event.pullRequest);
  if (pull === null) return unknownPullRequest(event);
  const headScope = { ...scope, commit: pull.headCommit };
  const found = parseStatusRecord(await forge.listCommitStatuses(pull.headCommit), headScope);
  const boxes = items.flatMap((item) => item.boxes);
  const { record: head } = await settleLasting(forge, headScope, found, [], boxes);
  const facts = { ...scope, pullRequestAuthor: pull.author, baseBranch: event.baseBranch, beforeCommit: null };
  // No answer of the head's code: the queue's commit is another one.
  const view = { facts, record: head, comment: null, commentId: null, lookAlike: false };
  const [code, baseline] = await Promise.all([
    codeAnswers(forge, view, items, request.codeResult, null),
    readBaseline(context, request, items, event.baseBranch),
  ]);
  return reportItems(context, journal, request, items, {
    // What people said for the head counts for what the queue makes of it.
    commit: pull.headCommit,
    record: head,
    baseline,
    baseBranch: event.baseBranch,
    answer: ({ item }) => code.verdicts.get(item.title) ?? null,
  });
}

async function wrongFiles({ directory }: CommandContext, { commit }: MergeGroupEvent): Promise<Verdict | null> {
  const checkout = await findCheckout(directory);
  if (checkout !== null && (await leadsOutside(checkout.root, directory))) return outside(directory);
  return checkout?.commit === commit ? null : otherCommit(checkout?.commit ?? null, commit);
}

function unknownPullRequest({ commit, pullRequest }: MergeGroupEvent): Verdict {
  return hold(
    "not_found",
    pullRequest === null
      ? `Which pull request the merge queue's commit ${commit.slice(0, 12)} brings is not known.`
      : `There is no pull request #${pullRequest}, which the merge queue's commit ${commit.slice(0, 12)} brings.`,
    "Take the pull request out of the queue and put it in again; if that changes nothing, merge it without the queue.",
  );
}
