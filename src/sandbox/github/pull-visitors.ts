/** What people do with pull requests on the site, with the events that GitHub would send about it. */
import { createHash } from "node:crypto";
import type { Links } from "./endpoint.ts";
import { type MergeGroupEvent, type PullRequestEvent, renderEvent, renderMergeGroup } from "./events.ts";
import { plantPull } from "./plant.ts";
import { type PullRequest, renderPull } from "./pull-shapes.ts";
import { commitsOf } from "./pulls.ts";
import type { SeedContent, SeedPull } from "./seed.ts";
import type { GithubState } from "./state.ts";

/** Nobody's permissions are asked. Each throws where there is no such pull request. */
export interface PullVisitors {
  openPullAs(login: string, pull: SeedPull): PullRequestEvent;
  /** A push to the branch of a pull request, also where that is in a fork; a forced one leaves out what was there before. */
  pushToPull(
    login: string,
    number: number,
    sha: string,
    options?: { readonly forced?: boolean; readonly files?: Readonly<Record<string, SeedContent | null>> },
  ): PullRequestEvent;
  closePullAs(login: string, number: number): PullRequestEvent;
  reopenPullAs(login: string, number: number): PullRequestEvent;
  /** The base branch stands at `sha` (default: one that is made up) afterwards; its `push` event is `pushEvent`'s. */
  mergePullAs(login: string, number: number, sha?: string): PullRequestEvent;
  /** Into the merge queue, behind those that are in it: the queue's branch stands at `sha` (default: one that is made up). */
  queuePullAs(login: string, number: number, sha?: string): MergeGroupEvent;
  lockPullAs(login: string, number: number): PullRequestEvent;
  unlockPullAs(login: string, number: number): PullRequestEvent;
  /** The fork is gone: the pull request has no head repository any more. */
  deleteFork(number: number): void;
  /** The event as it would be sent now. `before` is the head before the last push; the sender is the author by default. */
  pullRequestEvent(
    action: PullRequestEvent["action"],
    number: number,
    options?: { readonly before?: string; readonly sender?: string },
  ): PullRequestEvent;
}

export function createPullVisitors(state: GithubState, links: () => Links): PullVisitors {
  const find = (number: number) => findPull(state, number);

  const pullRequestEvent: PullVisitors["pullRequestEvent"] = (action, number, options = {}) => {
    const found = find(number);
    const { head, previousHead } = found.pull;
    const pushed = action === "synchronize" ? { before: options.before ?? previousHead, after: head.sha } : {};
    const sender = options.sender === undefined ? found.issue.author : state.user(options.sender);
    return {
      action,
      number,
      pull_request: renderPull(links(), state, found),
      ...pushed,
      ...renderEvent(links(), state, sender),
    };
  };

  function setLocked(number: number, locked: boolean): void {
    find(number).issue.locked = locked;
  }

  return {
    pullRequestEvent,
    openPullAs(login, pull) {
      plantPull(state, { ...pull, author: login });
      return pullRequestEvent("opened", pull.number);
    },
    pushToPull(login, number, sha, options = {}) {
      pushTo(state, find(number), { sha, author: login, ...options });
      return pullRequestEvent("synchronize", number, { sender: login });
    },
    closePullAs(login, number) {
      setOpen(state, find(number), false);
      return pullRequestEvent("closed", number, { sender: login });
    },
    reopenPullAs(login, number) {
      setOpen(state, find(number), true);
      return pullRequestEvent("reopened", number, { sender: login });
    },
    mergePullAs(login, number, wanted) {
      merge(state, find(number), login, wanted);
      setOpen(state, find(number), false);
      return pullRequestEvent("closed", number, { sender: login });
    },
    queuePullAs: (login, number, sha) => queue(state, links(), find(number), { login, sha }),
    lockPullAs(login, number) {
      setLocked(number, true);
      return pullRequestEvent("locked", number, { sender: login });
    },
    unlockPullAs(login, number) {
      setLocked(number, false);
      return pullRequestEvent("unlocked", number, { sender: login });
    },
    deleteFork(number) {
      find(number).pull.head.repo = null;
    },
  };
}

function setOpen(state: GithubState, { issue }: PullRequest, open: boolean): void {
  issue.state = open ? "open" : "closed";
  issue.closedAt = open ? null : state.now();
}

function findPull(state: GithubState, number: number): PullRequest {
  const issue = state.issues.get(number);
  if (issue === undefined || issue.pull === null) throw new Error(`the GitHub emulator has no pull request ${number}`);
  return { issue, pull: issue.pull };
}

interface PushedTo {
  readonly sha: string;
  readonly author: string;
  readonly forced?: boolean;
  readonly files?: Readonly<Record<string, SeedContent | null>>;
}

function pushTo(
  state: GithubState,
  { pull }: PullRequest,
  { sha, author, forced = false, files = {} }: PushedTo,
): void {
  const parent = forced ? pull.base.sha : pull.head.sha;
  state.addCommit({ sha, author, at: state.now(), parents: [parent], files });
  pull.previousHead = pull.head.sha;
  pull.head.sha = sha;
  if (pull.head.owner !== state.owner.login) return;
  state.branches.set(pull.head.ref, sha);
  state.tellPush(pull.head.ref);
}

function merge(state: GithubState, { issue, pull }: PullRequest, login: string, wanted: string | undefined): void {
  const base = state.branches.get(pull.base.ref) ?? pull.base.sha;
  const made = createHash("sha1").update(`merge ${issue.number} ${pull.head.sha} ${base}`).digest("hex");
  const sha = wanted ?? made;
  const steps = commitsOf(state, pull).toReversed();
  const files = Object.assign({}, ...steps.map((step) => state.commits.get(step)?.files));
  const message = `Merge pull request #${issue.number}`;
  state.addCommit({ sha, message, author: login, at: state.now(), parents: [base, pull.head.sha], files });
  state.branches.set(pull.base.ref, sha);
  state.tellPush(pull.base.ref);
  pull.merge = { sha, by: state.user(login) };
}

const QUEUE = "gh-readonly-queue/";

/** Each is made on the one before it; the name of its branch says which pull request it brings and what it was made on. */
function queue(
  state: GithubState,
  links: Links,
  { issue, pull }: PullRequest,
  { login, sha: wanted }: { readonly login: string; readonly sha: string | undefined },
): MergeGroupEvent {
  const { ref: baseRef } = pull.base;
  const waiting = [...state.branches].filter(([name]) => name.startsWith(`${QUEUE}${baseRef}/`));
  const baseSha = waiting.at(-1)?.[1] ?? state.branches.get(baseRef) ?? pull.base.sha;
  const sha = wanted ?? createHash("sha1").update(`queue ${issue.number} ${pull.head.sha} ${baseSha}`).digest("hex");
  const steps = commitsOf(state, pull).toReversed();
  const files = Object.assign({}, ...steps.map((step) => state.commits.get(step)?.files));
  const message = `Merge pull request #${issue.number}`;
  state.addCommit({ sha, message, author: login, at: state.now(), parents: [baseSha, pull.head.sha], files });
  const headRef = `${QUEUE}${baseRef}/pr-${issue.number}-${baseSha}`;
  state.branches.set(headRef, sha);
  const head = state.commits.get(sha);
  if (head === undefined) throw new Error(`the GitHub emulator lost ${sha}`);
  return renderMergeGroup(links, state, { head, headRef, baseSha, baseRef }, state.user(login));
}
