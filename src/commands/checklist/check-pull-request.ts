/** The checklist of one pull request: hear what people said, ask what machines answer, show and record it. */
import { UsageError } from "../../lib/error.ts";
import { isAuthor } from "../../lib/authors.ts";
import { findCheckout } from "../../lib/find-checkout.ts";
import { leadsOutside } from "../../lib/inside-directory.ts";
import { fail, hold, pass, type Verdict } from "../../lib/verdict.ts";
import type { CommentEvent } from "../../checklist/event.ts";
import { judgeChecklist } from "../../checklist/judge-checklist.ts";
import { judgePlanBranch } from "../../checklist/judge-plan-branch.ts";
import type { ChecklistResult, ItemReport } from "../../checklist/report.ts";
import type { StatusRecord } from "../../checklist/status-record.ts";
import type { Forge, PullRequest } from "../../providers/contract.ts";
import type { CommandContext } from "../../engine/context.ts";
import type { Journal } from "../../engine/journal.ts";
import { applyCommentEvent } from "./apply-comment-event.ts";
import { planOfBase, readOwnPlan } from "./base-plan.ts";
import { bodyDigest } from "./body-digest.ts";
import { readBaseline } from "./baseline.ts";
import { type CodeAnswers, codeAnswers } from "./code-answers.ts";
import { type PlannedItem, plannedItems } from "./items.ts";
import { createReport } from "./open-report.ts";
import { reportItems } from "./report-items.ts";
import { publish, publishStatus } from "./publish.ts";
import { otherCommit, outside } from "./wrong-files.ts";
import { openView, type PullRequestFacts, type PullRequestView } from "./pull-request-view.ts";
import type { ChecklistRequest } from "../../checklist/request.ts";

/** What was read longer ago than this is read again before anything is written. */
const FRESH_MS = 10_000;

export async function checkPullRequest(
  context: CommandContext,
  journal: Journal,
  request: ChecklistRequest,
): Promise<ChecklistResult> {
  const forge = await context.role("forge");
  const found = await findPullRequest(context, forge, request);
  const ended = createReport(context, journal, request);
  if ("outcome" in found) return ended.finish({ items: [], verdict: found, quiet: true });
  const { facts, pull, readAt } = found;
  const refused = judgePlanBranch({ ...facts, defaultBranch: found.defaultBranch }, request.planBranches);
  if (refused !== null) {
    await publishStatus(forge, facts, refused, context.runUrl);
    return ended.finish({ items: [], verdict: refused, commit: facts.commit, quiet: true });
  }
  const plan = await planOfBase(context, forge, request, pull);
  const here: CommandContext = { ...context, plan, release: { id: facts.commit, commit: facts.commit } };
  const items = await plannedItems(plan, request.planFile);
  if (items.length === 0) {
    return ended.finish({ items: [], verdict: judgeChecklist([]), quiet: true });
  }
  const event = request.event?.kind === "comment" ? request.event : null;
  const boxes = items.flatMap((item) => item.boxes);
  const view = await openView(forge, facts, boxes, event);
  const known = event !== null && isOwnEdit(event, facts.authors) ? verdictOnRecord(view) : null;
  if (known !== null) return ended.finish({ items: [], verdict: known, commit: facts.commit, quiet: true });
  const heard =
    event === null
      ? { record: view.record, notices: [] }
      : await applyCommentEvent({ forge, view, items, event, now: context.clock.now() });
  for (const notice of heard.notices) journal.note(notice);
  const [{ reported, code }, { notices, planChanges }] = await Promise.all([
    askAll(here, journal, request, { forge, view, items, event, record: heard.record }),
    readOwnPlan(here, request),
  ]);
  const moved = await hasMoved(forge, facts, context.clock.now() - readAt > FRESH_MS ? null : pull);
  const report = createReport(here, journal, request);
  if (moved !== null) return report.finish({ items: reported, verdict: moved, quiet: true });
  const shown = {
    items: reported,
    verdict: judgeChecklist(reported),
    pullRequest: facts.pullRequest,
    notices: [...heard.notices, ...notices],
    planChanges,
    codeResults: code.results,
    // The run that ran the commands has their output; it stays the same however often a box is ticked.
    runUrl: runOf(code.results?.runUrl ?? null, context.runUrl),
  };
  await publish(forge, journal, { ...view, record: heard.record }, report.render(shown));
  return report.finish({ ...shown, quiet: true });
}

interface Asked {
  readonly forge: Forge;
  readonly view: PullRequestView;
  readonly items: readonly PlannedItem[];
  readonly event: CommentEvent | null;
  /** With what people said by this event. */
  readonly record: StatusRecord;
}

/** Every item's answer, whoever gives it: the code job, people, or the gate itself, now. */
async function askAll(
  context: CommandContext,
  journal: Journal,
  request: ChecklistRequest,
  { forge, view, items, event, record }: Asked,
): Promise<{ readonly reported: readonly ItemReport[]; readonly code: CodeAnswers }> {
  const { commit, baseBranch } = view.facts;
  const [code, baseline] = await Promise.all([
    codeAnswers(forge, view, items, request.codeResult, event),
    readBaseline(context, request, items, baseBranch),
  ]);
  const answer = ({ item }: PlannedItem) => code.verdicts.get(item.title) ?? null;
  const reported = await reportItems(context, journal, request, items, {
    commit,
    record,
    baseline,
    baseBranch,
    answer,
  });
  return { reported, code };
}

/**
 * The run that the code items name, where it is one of this repository. That name is the pull request's own word, and
 * the link stands in the comment and, where that cannot be written, in the status, by which we know our comment again.
 */
function runOf(told: string | null, own: string | null): string | null {
  const runs = own?.replace(/\d+$/, "") ?? "";
  const isHere = told !== null && runs !== "" && told.startsWith(runs) && /^\d+$/.test(told.slice(runs.length));
  return isHere ? told : own;
}

interface Found {
  readonly facts: PullRequestFacts;
  readonly defaultBranch: string | null;
  /** As GitHub said it now; null where the event says enough. */
  readonly pull: PullRequest | null;
  readonly readAt: number;
}

/** Whose pull request at which commit, or why nothing is to be checked. */
async function findPullRequest(
  context: CommandContext,
  forge: Forge,
  { event, pullRequest, authors, planFile }: ChecklistRequest,
): Promise<Found | Verdict> {
  const number = pullRequest ?? (event !== null && "number" in event ? event.number : null);
  if (number === null) {
    throw new UsageError("usage", [{ message: "The pull request is not known.", remedy: "Give pull-request." }]);
  }
  const scope = { authors, planFile, pullRequest: number };
  const checkout = await findCheckout(context.directory);
  if (checkout !== null && (await leadsOutside(checkout.root, context.directory))) return outside(context.directory);
  const checkedOut = checkout?.commit ?? null;
  if (event?.kind === "pull-request" && event.number === number) {
    if (event.closed) return closed(number);
    if (checkedOut !== null && checkedOut !== event.headCommit) return otherCommit(checkedOut, event.headCommit);
    const facts = {
      ...scope,
      commit: event.headCommit,
      pullRequestAuthor: event.author,
      baseBranch: event.baseBranch,
      into: event.defaultBranch === null || event.baseBranch === event.defaultBranch ? null : event.baseBranch,
      beforeCommit: event.beforeCommit,
    };
    return { facts, defaultBranch: event.defaultBranch, pull: null, readAt: 0 };
  }
  const pull = await forge.readPullRequest(number);
  const readAt = context.clock.now();
  if (pull === null) {
    return hold(
      "release_not_found",
      `There is no pull request #${number}.`,
      "Give the number of an open pull request.",
    );
  }
  if (pull.state === "closed") return closed(number);
  // The files that world items read must be those of the commit that the verdict is written to.
  if (checkedOut !== pull.headCommit) return otherCommit(checkedOut, pull.headCommit);
  const { headCommit: commit, author: pullRequestAuthor, baseBranch, defaultBranch } = pull;
  const into = baseBranch === defaultBranch ? null : baseBranch;
  const facts = { ...scope, commit, pullRequestAuthor, baseBranch, into, beforeCommit: null };
  return { facts, defaultBranch, pull, readAt };
}

/** With the token of an app our own writing starts a workflow too; it says nothing new. */
function isOwnEdit({ action, sender, commentAuthor }: CommentEvent, authors: readonly string[]): boolean {
  return action === "edited" && [sender, commentAuthor].every((login) => isAuthor(login, authors));
}

/** What the commit's status says; null where our comment or status is not as we left it. */
function verdictOnRecord({ comment, record }: PullRequestView): Verdict | null {
  if (record.current === null || comment === null || bodyDigest(comment.body) !== record.digest) return null;
  const { state, description } = record.current;
  if (state === "success") return pass("checklist_passed", description);
  const remedy = "Each failed or open item says what to do.";
  return state === "failure" ? fail("gate_failed", description, remedy) : hold("already_done", description, remedy);
}

/** Null where the pull request still stands at the commit that was checked. `known`: read just now. */
async function hasMoved(forge: Forge, facts: PullRequestFacts, known: PullRequest | null): Promise<Verdict | null> {
  const pull = known ?? (await forge.readPullRequest(facts.pullRequest));
  if (pull === null || pull.state === "closed") return closed(facts.pullRequest);
  return pull.headCommit === facts.commit ? null : otherCommit(facts.commit, pull.headCommit);
}

function closed(number: number): Verdict {
  return hold(
    "pull_request_closed",
    `Pull request #${number} is closed; nothing was written.`,
    "Reopen it to check it.",
  );
}
