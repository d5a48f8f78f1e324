/** The answers of code items, from where they were asked: this run's own job, an earlier run, or only that job's end. */
import { askedItemId, parseAskedItems } from "../../checklist/asked-items.ts";
import { type CodeResults, questionOf, unpackCodeResults } from "../../checklist/code-results.ts";
import type { CommentEvent } from "../../checklist/event.ts";
import { hold, pass, type Verdict } from "../../lib/verdict.ts";
import type { CommitCheck, Forge } from "../../providers/contract.ts";
import { parseCodeBlock } from "../../report/checklist/comment.ts";
import { bodyDigest } from "./body-digest.ts";
import type { PlannedItem } from "./items.ts";
import type { PullRequestView } from "./pull-request-view.ts";

/** Name of the job in checklist.yml; GitHub puts the caller's job before it. */
const CODE_JOB = /(?:^|\/ )Code gates$/;

export interface CodeAnswers {
  readonly verdicts: ReadonlyMap<string, Verdict>;
  /** What can be kept for a later run. */
  readonly results: CodeResults | null;
}

export async function codeAnswers(
  forge: Forge,
  view: PullRequestView,
  items: readonly PlannedItem[],
  packed: string,
  event: CommentEvent | null,
): Promise<CodeAnswers> {
  const wanted = items.filter(({ gate }) => gate.kind === "code");
  if (wanted.length === 0) return { verdicts: new Map(), results: null };
  const results = ofCommit(view, packed) ?? ofOurTexts(view, event);
  if (results !== null) {
    const answered = new Map(results.items.map((one) => [one.title, one]));
    const verdicts = wanted.map(({ item }) => {
      const answer = answered.get(item.title);
      if (answer === undefined) return [item.title, unanswered()] as const;
      return [item.title, answer.asked === questionOf(item) ? answer.verdict : askedOtherwise()] as const;
    });
    return { verdicts: new Map(verdicts), results };
  }
  // A pull request from a fork: its run may not write, so its job's end and notices are all that it could leave.
  const jobs = (await forge.listCheckRuns(view.facts.commit)).filter(
    ({ name, app }) => CODE_JOB.test(name) && app === "github-actions",
  );
  const verdict = ofJobs(jobs);
  const notes = verdict.outcome === "pass" ? await Promise.all(jobs.map(({ id }) => forge.listCheckNotes(id))) : [];
  const asked = parseAskedItems(notes.flat(), view.facts.commit);
  const verdicts = wanted.map(({ item }): [string, Verdict] => {
    const isOpen = verdict.outcome === "pass" && !asked.has(askedItemId(view.facts.planFile, item));
    return [item.title, isOpen ? notAsked(verdict) : verdict];
  });
  return { verdicts: new Map(verdicts), results: null };
}

/**
 * What the comment carries; where somebody wiped it, what it carried before that. Only the newest text that we wrote is
 * believed: an older one may carry answers that a later run replaced.
 */
function ofOurTexts(view: PullRequestView, event: CommentEvent | null): CodeResults | null {
  const texts = [view.comment?.body, event?.bodyBefore, event?.action === "deleted" ? event.body : null];
  for (const text of texts) {
    if (text == null || bodyDigest(text) !== view.record.digest) continue;
    const results = ofCommit(view, parseCodeBlock(text));
    if (results !== null) return results;
  }
  return null;
}

function askedOtherwise(): Verdict {
  return hold(
    "result_unknown",
    "The plan's item has changed since the commands ran.",
    "Run the workflow of this commit again.",
  );
}

function ofCommit({ facts }: PullRequestView, packed: string): CodeResults | null {
  const results = packed === "" ? null : unpackCodeResults(packed);
  return results?.commit === facts.commit ? results : null;
}

/** Of an item that should have been asked in the job of the code items. */
export function unanswered(): Verdict {
  return hold(
    "result_unknown",
    "The job that runs the commands reported no result for this item.",
    "Run the workflow of this commit again.",
  );
}

function notAsked({ evidence }: Verdict): Verdict {
  return hold(
    "result_unknown",
    "The job that runs the commands passed, but did not ask this item: the plan has it in this form only since then.",
    "Run the workflow of this commit again, then comment `/checklist`.",
    evidence,
  );
}

function ofJobs(jobs: readonly CommitCheck[]): Verdict {
  const evidence = jobs.map(({ name, status, conclusion, url }) => ({
    label: name,
    value: conclusion ?? status,
    ...(url === null ? {} : { url }),
  }));
  if (jobs.length === 0) {
    return hold(
      "result_unknown",
      "The job that runs the commands has not run for this commit.",
      "Let the pull request's workflow run (a first-time contributor's needs approval), then comment `/checklist`.",
    );
  }
  if (jobs.some(({ status }) => status !== "completed")) {
    return hold(
      "result_unknown",
      "The job that runs the commands has not ended yet.",
      "Wait for it, then comment `/checklist`.",
      evidence,
    );
  }
  if (jobs.every(({ conclusion }) => conclusion === "success")) {
    return pass("gate_passed", "Passed with every other command in the job of this commit.", evidence);
  }
  return hold(
    "result_unknown",
    "The job that runs the commands did not pass, and only its log says which of them failed.",
    "Read the job's log, fix what failed, and push.",
    evidence,
  );
}
