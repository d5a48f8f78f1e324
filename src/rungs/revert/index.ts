import { z } from "zod";
import { cutText } from "../../lib/cut-text.ts";
import { hold, pass, type Verdict } from "../../lib/verdict.ts";
import type { Source, SourceCommit, SourcePullRequest, SourceTree } from "../../providers/contract.ts";
import type { Rung, RungContext, RungObservation, RungRelease } from "../contract.ts";
import { applyRevert, decideRevert, isSameTree, type Revert } from "./decide-revert.ts";
import { renderRevertBody, renderRevertMessage, renderRevertTitle, revertBranch } from "./render-revert.ts";

interface RevertSpec {
  /** Null: the repository's default branch. */
  readonly into: string | null;
  readonly draft: boolean;
}

interface RevertState {
  readonly into: string;
  /** Where the branch of the revert is to stand; null where it stands there already. */
  readonly parent: SourceCommit | null;
  readonly changes: Revert["changes"];
}

/** Both ends of what is reverted. */
interface Ends {
  readonly before: SourceTree;
  readonly after: SourceTree;
}

const SHOWN_PATHS = 30;
const BY_HAND = "Revert it by hand, where it is needed, or fix the cause.";

const revertSpec = z
  .strictObject({
    into: z
      .string()
      .trim()
      .min(1)
      .max(200)
      .optional()
      .describe("Branch that the pull request is for. Default: the repository's default branch."),
    draft: z.boolean().default(false).describe("Open it as a draft."),
  })
  .transform(({ into = null, draft }): RevertSpec => ({ into, draft }))
  .describe("A pull request that takes the release's change out of the branch.");

export const revert: Rung<RevertSpec, "source", RevertState> = {
  key: "revert",
  moves: "source",
  description:
    "Opens a pull request that sets every file that the release changed beyond the known-good deployment's commit back, so that the next release does not bring the change again. It is made without a checkout. Where somebody changed one of these files since, it says which, and changes nothing: nothing is forced. It decides nothing about production, and comes last.",
  example: "rollback: { ladder: [host, revert] }\n",
  cannotUndo: "what production serves; data, migrations, environment variables and flags",
  spec: revertSpec,
  roles: ["source"],
  explain: ({ into, draft }) =>
    `a ${draft ? "draft of a " : ""}pull request into ${into ?? "the default branch"} that takes the change out`,
  observe,
  apply,
};

async function observe(spec: RevertSpec, context: RungContext<"source">): Promise<RungObservation<RevertState>> {
  const { roles, release } = context;
  const { source } = roles;
  const branch = revertBranch(release);
  const [pull, head] = await Promise.all([source.findPullRequest(branch), source.readBranch(branch)]);
  if (pull?.state === "closed") return done(pull, "was closed, and is not opened again");
  const ends = await readEnds(source, release);
  if ("outcome" in ends) return { is: "impossible", verdict: ends };
  const into = spec.into ?? (await source.readDefaultBranch());
  if (head !== null) {
    const changes = await readOurs(source, { head, into }, ends);
    if (changes === null) return { is: "impossible", verdict: others(branch, pull) };
    return pull === null ? { is: "due", state: { into, parent: null, changes } } : done(pull, "is open");
  }
  return plan(source, into, ends);
}

async function plan(source: Source, into: string, { before, after }: Ends): Promise<RungObservation<RevertState>> {
  const at = await source.readBranch(into);
  const parent = at === null ? null : await source.readCommit(at);
  const now = parent === null ? null : await source.readTree(parent.tree);
  if (parent === null || now === null) {
    return { is: "impossible", verdict: unreadable(`The branch ${into} could not be read whole.`) };
  }
  const { changes, conflicts } = decideRevert(before, after, now);
  if (conflicts.length > 0) return { is: "impossible", verdict: conflicting(into, conflicts) };
  if (changes.size === 0) return { is: "done", summary: `${into} has nothing of the release's change any more.` };
  return { is: "due", state: { into, parent, changes } };
}

async function apply(
  { draft }: RevertSpec,
  { into, parent, changes }: RevertState,
  { roles, release }: RungContext<"source">,
): Promise<Verdict> {
  const { source } = roles;
  const branch = revertBranch(release);
  if (parent !== null) {
    const made = await source.createCommit({ message: renderRevertMessage(release), parent, changes });
    // Somebody was here in between: theirs is looked at by the next run, and never moved.
    if (!(await source.createBranch(branch, made))) return others(branch, null);
  }
  const title = renderRevertTitle(release);
  const body = renderRevertBody(release, [...changes.keys()]);
  const { number } = await source.createPullRequest({ title, body, branch, into, draft });
  return pass("rung_done", `Pull request #${number} proposes the revert.`);
}

/**
 * Everybody with push access can make a branch of this name, or push to it. It is the revert if it is one commit on top of
 * what the branch has anyway, which does to it what the revert does and nothing else; whoever wrote it. Null where it is not.
 */
async function readOurs(
  source: Source,
  { head, into }: { readonly head: string; readonly into: string },
  { before, after }: Ends,
): Promise<Revert["changes"] | null> {
  const commit = await source.readCommit(head);
  const [base = "", ...others] = commit?.parents ?? [];
  const parent = others.length === 0 && base !== "" ? await source.readCommit(base) : null;
  if (commit === null || parent === null || !(await source.isIn(into, base))) return null;
  const [made, now] = await Promise.all([source.readTree(commit.tree), source.readTree(parent.tree)]);
  if (made === null || now === null) return null;
  const { changes, conflicts } = decideRevert(before, after, now);
  const isRevert = conflicts.length === 0 && changes.size > 0 && isSameTree(made, applyRevert(now, changes));
  return isRevert ? changes : null;
}

async function readEnds(source: Source, { commit, knownGood }: RungRelease): Promise<Ends | Verdict> {
  if (knownGood?.commit == null) return unreadable("The commit that production goes back to is not known.");
  const [before, after] = await Promise.all(
    [knownGood.commit, commit].map(async (sha) => {
      const found = await source.readCommit(sha);
      return found === null ? null : source.readTree(found.tree);
    }),
  );
  if (before && after) return { before, after };
  return unreadable(`The files of ${knownGood.commit} or ${commit} could not be read whole.`);
}

function done({ number, url }: SourcePullRequest, how: string): RungObservation<RevertState> {
  const label = `pull request #${number}`;
  return { is: "done", summary: `Pull request #${number} ${how}: ${url}`, evidence: [{ label, value: how, url }] };
}

function conflicting(into: string, paths: readonly string[]): Verdict {
  const shown = paths.slice(0, SHOWN_PATHS).map((path) => cutText(path, 200));
  const left = paths.length - shown.length;
  return hold(
    "revert_left",
    `${paths.length === 1 ? "A file" : `${paths.length} files`} that the release changed ${paths.length === 1 ? "was" : "were"} changed again on ${into}, so nothing was reverted.`,
    BY_HAND,
    [{ label: "changed since", value: [...shown, ...(left > 0 ? [`and ${left} more`] : [])].join("\n") }],
  );
}

function others(branch: string, pull: SourcePullRequest | null): Verdict {
  return hold(
    "revert_left",
    `The branch ${branch} holds something else than the revert of this release, so it is left alone.`,
    `Look at who pushed to it${pull === null ? "" : `, and do not merge ${pull.url} for the revert`}. ${BY_HAND}`,
  );
}

function unreadable(summary: string): Verdict {
  return hold("commit_unknown", summary, BY_HAND);
}
