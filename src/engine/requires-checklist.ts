/** What people and machines said about the change before it was merged: it binds the release, and is kept in its record. */
import { judgeRequired, type ReleasedPullRequest } from "../checklist/judge-required.ts";
import { parseSignOffsOf } from "../checklist/sign-off-status.ts";
import { checklistContext, parseStatusRecord } from "../checklist/status-record.ts";
import { ProviderError } from "../lib/error.ts";
import type { Verdict } from "../lib/verdict.ts";
import type { CommitStatus, Forge, PullRequest } from "../providers/contract.ts";
import type { RecordedChecklist, RecordedSignOff } from "../release/people-in-record.ts";
import type { CommandContext } from "./context.ts";
import type { Journal } from "./journal.ts";

export interface ReleaseReview {
  /** Why production may not be touched; null where it may. */
  readonly unmet: Verdict | null;
  /** Null where the plan has no checklist, or where nobody could tell and nothing depends on it. */
  readonly signOffs: readonly RecordedSignOff[] | null;
  /** Those that had to pass. */
  readonly checklists: readonly RecordedChecklist[];
}

export const NOT_REVIEWED: ReleaseReview = { unmet: null, signOffs: null, checklists: [] };

const TITLE = "Checklist of the released commit";

/**
 * Where the plan requires the checklist, GitHub's trouble is passed on and holds the release; where it does not, who
 * signed decides nothing, and the trouble becomes a note.
 */
export async function reviewRelease(context: CommandContext, journal: Journal, forge: Forge): Promise<ReleaseReview> {
  const { plan, release } = context;
  if (plan.checklist.length === 0) return NOT_REVIEWED;
  const required = plan.stages.production.requires === "checklist";
  try {
    const { pulls, signOffs } = await readReview(context, forge);
    // Where it must have passed, the plan may ask machines alone.
    if (!required || signOffs.length > 0) noteSignOffs(journal, signOffs);
    if (!required) {
      journal.note("the plan requires no checklist for this release");
      return { unmet: null, signOffs, checklists: [] };
    }
    const verdict = judgeRequired(release.commit, pulls);
    journal.gate(TITLE, verdict);
    const checklists = pulls.map(({ number, headCommit, current }) => ({
      pullRequest: number,
      commit: headCommit,
      said: current?.description ?? "",
    }));
    return { unmet: verdict.outcome === "pass" ? null : verdict, signOffs, checklists };
  } catch (error) {
    if (required || !(error instanceof ProviderError)) throw error;
    journal.note(`the checklist's sign-offs could not be read: ${error.message}`);
    return NOT_REVIEWED;
  }
}

/** The record of each pull request is on its head, which a merge leaves as it was. */
async function readReview(
  context: CommandContext,
  forge: Forge,
): Promise<{ readonly pulls: readonly ReleasedPullRequest[]; readonly signOffs: readonly RecordedSignOff[] }> {
  const { commit } = context.release;
  const { authors } = context.options;
  const pulls = await findPullRequests(context, forge);
  // What people said stands on the heads; on the commit itself only where it came without a pull request.
  const heads = pulls.map(({ headCommit }) => headCommit);
  const commits = [...new Set(heads.length === 0 ? [commit] : heads)];
  const statuses = new Map<string, readonly CommitStatus[]>(
    await Promise.all(commits.map(async (one) => [one, await forge.listCommitStatuses(one)] as const)),
  );
  const signOffs = commits.flatMap((one) => parseSignOffsOf(statuses.get(one) ?? [], authors, one));
  const planFile = context.plan.file;
  return {
    signOffs,
    pulls: pulls.map(({ number, headCommit, baseBranch, defaultBranch, state }) => {
      const into = baseBranch === defaultBranch ? null : baseBranch;
      const scope = { authors, planFile, pullRequest: number, commit: headCommit, into };
      const context = checklistContext(scope);
      const found = statuses.get(headCommit) ?? [];
      return {
        number,
        headCommit,
        open: state === "open",
        context,
        statuses: found.filter((status) => status.context === context).length,
        current: parseStatusRecord(found, scope).current,
      };
    }),
  };
}

/** What brought the commit; where one push brought more than it, as a merge queue does, also what brought the rest. */
async function findPullRequests({ release, options }: CommandContext, forge: Forge): Promise<readonly PullRequest[]> {
  const { commit } = release;
  const own = broughtBy(commit, await forge.listPullRequestsOf(commit));
  const pushed = new Set(options.pushedCommits);
  const [first] = own;
  if (first === undefined || pushed.size < 2) return own;
  const beside = (await forge.listLatelyMerged(first.baseBranch)).filter(
    ({ mergeCommit }) => mergeCommit !== null && pushed.has(mergeCommit),
  );
  return [...new Map([...own, ...beside].map((pull) => [pull.number, pull])).values()];
}

/**
 * Those that were merged with it. An open one counts where none was and the very commit that was checked is released:
 * anybody, from a fork too, may open one at a commit that has been merged already.
 */
function broughtBy(commit: string, pulls: readonly PullRequest[]): readonly PullRequest[] {
  const merged = pulls.filter(({ mergeCommit }) => mergeCommit !== null);
  return merged.length > 0 ? merged : pulls.filter(({ headCommit }) => headCommit === commit);
}

function noteSignOffs(journal: Journal, signOffs: readonly RecordedSignOff[]): void {
  const words = signOffs.map(
    ({ item, login, override }) => `${login} (${item}${override === undefined ? "" : ", override"})`,
  );
  journal.note(
    words.length === 0 ? "nobody has signed off the checklist" : `the checklist was signed off by ${words.join(", ")}`,
  );
}
