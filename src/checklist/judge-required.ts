/** May this commit go to production, by the checklists of the pull requests that it came with. Pure. */
import { fail, hold, pass, type Verdict, worstVerdict } from "../lib/verdict.ts";
import type { StatusText } from "./sign-off-status.ts";

export interface ReleasedPullRequest {
  readonly number: number;
  /** Where its checklist was asked last. */
  readonly headCommit: string;
  /** A checklist is asked of open pull requests only. */
  readonly open: boolean;
  /** Context of its status, as people find it on the commit. */
  readonly context: string;
  /** Statuses of that context there, whoever wrote them. */
  readonly statuses: number;
  /** What our own status says there; null where we wrote none. */
  readonly current: Pick<StatusText, "state" | "description"> | null;
}

/** GitHub takes so many of one context on a commit, from whoever may push. A word that came later was not heard. */
const MOST_STATUSES = 1_000;

const OTHERWISE =
  "Or release without it: set `stages.production.requires: nothing` in the plan, which the release record then shows.";

/** The worst of all: a no before what is open. */
export function judgeRequired(commit: string, pulls: readonly ReleasedPullRequest[]): Verdict {
  const worst = worstVerdict(pulls.map(judgeOne));
  if (worst === null) {
    return hold(
      "checklist_missing",
      `${commit} came without a pull request, so it has no checklist.`,
      `Bring the change in through a pull request with a checklist, and release that. ${OTHERWISE}`,
    );
  }
  const numbers = pulls.map(({ number }) => `#${number}`).join(", ");
  const what = pulls.length === 1 ? "The checklist" : "The checklists";
  return worst.outcome === "pass" ? pass("checklist_passed", `${what} of ${numbers} passed.`) : worst;
}

function judgeOne({ number, headCommit, open, context, statuses, current }: ReleasedPullRequest): Verdict {
  const next = open
    ? `Let its checklist pass, then run this again. ${OTHERWISE}`
    : `A merged pull request is not checked again: bring what is missing in the next one, and release that. ${OTHERWISE}`;
  if (current === null) {
    return hold(
      "checklist_missing",
      `#${number} has no status \`${context}\` by Holdpoint on its head ${headCommit}.`,
      next,
    );
  }
  const said = `The checklist of #${number}: ${current.description}`;
  if (current.state === "success" && statuses >= MOST_STATUSES) {
    const full = `The checklist of #${number} passed once, but its head ${headCommit} has all ${MOST_STATUSES} statuses \`${context}\` that GitHub takes, so it could not say that a sign-off was withdrawn since.`;
    return hold("checklist_full", full, next);
  }
  if (current.state === "success") return pass("checklist_passed", said);
  return current.state === "failure" ? fail("checklist_failed", said, next) : hold("checklist_open", said, next);
}
