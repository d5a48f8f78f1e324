/** What other people do on the site while Holdpoint runs, with the events that GitHub would send about it. */
import { addComment, changeComment, removeComment, renderComment } from "./comments.ts";
import type { Links } from "./endpoint.ts";
import type { Comment } from "./records.ts";
import { renderMinimalRepository, renderUser } from "./shapes.ts";
import type { GithubState } from "./state.ts";

/** What GitHub sends to a workflow on `issue_comment`; `sender` is who acted, `comment.user` who wrote it first. */
export interface IssueCommentEvent {
  readonly action: "created" | "edited" | "deleted";
  /** Only where a comment was edited: what it said before. */
  readonly changes?: { readonly body: { readonly from: string } };
  readonly comment: ReturnType<typeof renderComment>;
  readonly issue: { readonly number: number; readonly pull_request?: { readonly url: string } };
  readonly sender: ReturnType<typeof renderUser>;
  readonly repository: ReturnType<typeof renderMinimalRepository>;
}

export interface Visitors {
  /** Nobody's permissions are asked. Each throws where the issue or comment is unknown. */
  createCommentAs(login: string, issue: number, body: string): IssueCommentEvent;
  editCommentAs(login: string, id: number, body: string): IssueCommentEvent;
  deleteCommentAs(login: string, id: number): IssueCommentEvent;
  /** A push: the commit exists from now on and the branch, and pull requests from it, stand at it. */
  push(branch: string, sha: string, message?: string, author?: string): void;
}

export function createVisitors(state: GithubState, links: () => Links): Visitors {
  function event(action: IssueCommentEvent["action"], login: string, comment: Comment, from?: string) {
    const { api, web } = links();
    const pull = { url: `${api}/repos/${state.owner.login}/${state.repo}/pulls/${comment.issue}` };
    return {
      action,
      ...(from === undefined ? {} : { changes: { body: { from } } }),
      comment: renderComment({ api, web }, state, comment),
      issue: { number: comment.issue, ...(state.issues.get(comment.issue)?.pull ? { pull_request: pull } : {}) },
      sender: renderUser({ api, web }, state.user(login)),
      repository: renderMinimalRepository({ api, web }, state),
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
    push(branch, sha, message, author) {
      const parent = state.branches.get(branch);
      state.commits.set(sha, {
        sha,
        message: message ?? `Commit ${sha.slice(0, 7)}`,
        author: state.user(author ?? state.owner.login),
        at: state.now(),
        parents: parent === undefined || parent === sha ? [] : [parent],
      });
      state.branches.set(branch, sha);
      for (const { pull } of state.issues.values()) if (pull?.head.ref === branch) pull.head.sha = sha;
    },
  };
}
