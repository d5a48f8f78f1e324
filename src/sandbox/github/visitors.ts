/** What other people do on the site while Holdpoint runs, with the events that GitHub would send about it. */
import { addCheckRun } from "./check-runs.ts";
import { addComment, changeComment, removeComment, renderComment } from "./comments.ts";
import type { Links } from "./endpoint.ts";
import { type IssueCommentEvent, type PushEvent, renderEvent, renderPush } from "./events.ts";
import { renderIssue } from "./pull-shapes.ts";
import type { Comment } from "./records.ts";
import type { SeedCheckRun, SeedCommit, SeedContent } from "./seed.ts";
import type { GithubState } from "./state.ts";

export interface Visitors {
  /** Nobody's permissions are asked. Each throws where the issue or comment is unknown. */
  createCommentAs(login: string, issue: number, body: string): IssueCommentEvent;
  editCommentAs(login: string, id: number, body: string): IssueCommentEvent;
  deleteCommentAs(login: string, id: number): IssueCommentEvent;
  /** Every comment, oldest first. */
  issues(): readonly { readonly title: string; readonly body: string }[];
  comments(): readonly { readonly id: number; readonly author: string; readonly body: string }[];
  /** A push: the commit exists from now on and the branch, and pull requests from it, stand at it. */
  push(
    branch: string,
    sha: string,
    message?: string,
    author?: string,
    /** What it adds to the files of the branch by path, or takes away (null). */
    files?: Readonly<Record<string, SeedContent | null>>,
  ): void;
  /** The event of the last push to a branch; `before` is 40 zeros where the push created it. Throws where there is no such branch. */
  pushEvent(branch: string, options?: { readonly before?: string; readonly sender?: string }): PushEvent;
  /** A job of a workflow begins or ends on a commit: a later run of the same suite and name replaces an earlier one. */
  addCheckRun(run: SeedCheckRun): void;
}

function issuesOf({ issues }: GithubState): ReturnType<Visitors["issues"]> {
  return [...issues.values()].flatMap(({ title, body, pull }) => (pull === null ? [{ title, body: body ?? "" }] : []));
}

export function createVisitors(state: GithubState, links: () => Links): Visitors {
  function event(
    action: IssueCommentEvent["action"],
    login: string,
    comment: Comment,
    from?: string,
  ): IssueCommentEvent {
    const issue = state.issues.get(comment.issue);
    if (issue === undefined) throw new Error(`the GitHub emulator has no issue ${comment.issue}`);
    return {
      action,
      ...(from === undefined ? {} : { changes: { body: { from } } }),
      comment: renderComment(links(), state, comment),
      issue: renderIssue(links(), state, issue),
      ...renderEvent(links(), state, state.user(login)),
    };
  }

  function findComment(id: number): Comment {
    const comment = state.comments.get(id);
    if (comment === undefined) throw new Error(`the GitHub emulator has no comment ${id}`);
    return comment;
  }

  return {
    createCommentAs(login, issue, body) {
      if (!state.issues.has(issue)) throw new Error(`the GitHub emulator has no issue ${issue}`);
      const comment = addComment(state, { issue, body, author: state.user(login), createdAt: state.now() });
      return event("created", login, comment);
    },
    editCommentAs(login, id, body) {
      const comment = findComment(id);
      const from = comment.body;
      changeComment(state, comment, body);
      return event("edited", login, comment, from);
    },
    deleteCommentAs(login, id) {
      const comment = findComment(id);
      removeComment(state, comment);
      return event("deleted", login, comment);
    },
    issues: () => issuesOf(state),
    comments: () => [...state.comments.values()].map(({ id, author, body }) => ({ id, author: author.login, body })),
    push: (branch, sha, message = `Commit ${sha.slice(0, 7)}`, author = state.owner.login, files = {}) =>
      pushTo(state, branch, { sha, message, author, files }),
    pushEvent(branch, options = {}) {
      const head = state.commits.get(state.branches.get(branch) ?? "");
      if (head === undefined) throw new Error(`the GitHub emulator has no branch ${branch}`);
      const before = options.before ?? head.parents[0] ?? "0".repeat(40);
      const known = new Set(state.historyOf(before));
      const commits = state
        .historyOf(head.sha)
        .flatMap((sha) => (known.has(sha) ? [] : (state.commits.get(sha) ?? [])));
      const sender = options.sender === undefined ? head.author : state.user(options.sender);
      return renderPush(links(), state, { branch, before, commits, head }, sender);
    },
    addCheckRun: (run) => void addCheckRun(state, run),
  };
}

/** The branch, and pull requests from it, stand at the commit afterwards. */
function pushTo(
  state: GithubState,
  branch: string,
  commit: Required<Pick<SeedCommit, "sha" | "message" | "author" | "files">>,
): void {
  const { sha } = commit;
  const parent = state.branches.get(branch);
  // A branch that is forced back stands at a commit that is what it was.
  if (parent === undefined || !state.historyOf(parent).includes(sha)) {
    state.addCommit({ ...commit, at: state.now(), parents: parent === undefined ? [] : [parent] });
  }
  state.branches.set(branch, sha);
  state.tellPush(branch);
  for (const { pull } of state.issues.values()) {
    if (pull === null || pull.merge !== null || pull.head.ref !== branch) continue;
    // A fork's branch of the same name is another one.
    if (pull.head.owner !== state.owner.login) continue;
    pull.previousHead = pull.head.sha;
    pull.head.sha = sha;
  }
}
