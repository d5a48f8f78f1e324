/** Where the code and the record of its releases live (GitHub). */
import type { CommitComparer } from "./commits.ts";
import type { RunReader } from "./runs.ts";

export type ForgeDeploymentState = "pending" | "queued" | "in_progress" | "success" | "failure" | "error" | "inactive";

export interface ForgeDeploymentStatus {
  readonly id: number;
  readonly state: ForgeDeploymentState;
  /** At most 140 characters. */
  readonly description: string;
  readonly environmentUrl: string | null;
  readonly logUrl: string | null;
  /** Login of who wrote it: everybody with push access may. */
  readonly creator: string;
  readonly createdAt: number;
}

export interface ForgeDeployment {
  readonly id: number;
  readonly environment: string;
  readonly task: string;
  readonly sha: string;
  /** As it was written at creation; GitHub never changes it. */
  readonly payload: unknown;
  /** Login of who created it. */
  readonly creator: string;
  readonly createdAt: number;
}

export interface ForgeComment {
  readonly id: number;
  readonly body: string;
  readonly author: string;
  /** Where people read it: `https://github.com/o/r/pull/12#issuecomment-1`. */
  readonly url: string;
}

export type CommitStatusState = "pending" | "success" | "failure" | "error";

export interface CommitStatus {
  readonly context: string;
  readonly state: CommitStatusState;
  /** At most 140 characters. */
  readonly description: string;
  readonly targetUrl: string | null;
  /** Login of who wrote it: a workflow's own token is `github-actions[bot]`. */
  readonly creator: string;
  readonly createdAt: number;
}

export interface PullRequest {
  readonly number: number;
  readonly state: "open" | "closed";
  /** Conversation locked: only people with write access may comment. */
  readonly locked: boolean;
  /** What the merge left on the base branch; null where it is not merged. */
  readonly mergeCommit: string | null;
  readonly author: string;
  /** Full SHA of its newest commit. */
  readonly headCommit: string;
  /** `owner/name`; null where the fork was deleted. */
  readonly headRepository: string | null;
  readonly baseBranch: string;
  readonly baseCommit: string;
  /** Of the repository that it is for. */
  readonly defaultBranch: string;
}

/** One job of a workflow, as it stands on a commit. */
export interface CommitCheck {
  readonly id: number;
  readonly name: string;
  readonly status: "queued" | "in_progress" | "completed" | "other";
  /** `success`, `failure`, `cancelled` …; null until it is completed. */
  readonly conclusion: string | null;
  /** `github-actions` for a job of a workflow. */
  readonly app: string | null;
  readonly url: string | null;
  readonly startedAt: number | null;
}

/** What was recorded of deployments: enough for whoever only reads releases. */
export interface DeploymentReader {
  /** Newest first, all pages up to `limit`. */
  listDeployments(filter: {
    readonly environment?: string;
    readonly task?: string;
    readonly sha?: string;
    readonly limit: number;
  }): Promise<readonly ForgeDeployment[]>;
  /** Newest first, all pages, or as many as are enough: a watch of days leaves hundreds, and the newest one counts. */
  listDeploymentStatuses(
    deploymentId: number,
    isEnough?: (newestFirst: readonly ForgeDeploymentStatus[]) => boolean,
  ): Promise<readonly ForgeDeploymentStatus[]>;
}

export interface DeploymentWriter {
  createDeployment(request: {
    readonly ref: string;
    readonly task: string;
    readonly environment: string;
    readonly description: string;
    readonly payload: unknown;
    readonly productionEnvironment: boolean;
  }): Promise<ForgeDeployment>;
  createDeploymentStatus(
    deploymentId: number,
    status: {
      readonly state: ForgeDeploymentState;
      readonly description: string;
      readonly environmentUrl?: string;
      readonly logUrl?: string;
    },
  ): Promise<ForgeDeploymentStatus>;
}

export interface CommitReader {
  /** Every status of the commit, newest first, all pages: also those that a newer one of the same context replaced. */
  listCommitStatuses(sha: string): Promise<readonly CommitStatus[]>;
  /** Jobs of workflows on the commit, all pages, newest first: the newest of each app and name. */
  listCheckRuns(sha: string): Promise<readonly CommitCheck[]>;
  /** What a job left beside its end (notices, warnings and errors), as text, all pages. */
  listCheckNotes(checkId: number): Promise<readonly string[]>;
}

export interface CommitWriter {
  setCommitStatus(
    sha: string,
    status: {
      readonly context: string;
      readonly state: "pending" | "success" | "failure" | "error";
      readonly description: string;
      readonly targetUrl?: string;
    },
  ): Promise<CommitStatus>;
}

export interface PullRequestReader {
  /** Null where there is none of this number. */
  readPullRequest(number: number): Promise<PullRequest | null>;
  /** Pull requests that this commit belongs to or came from, all pages. */
  listPullRequestsOf(sha: string): Promise<readonly PullRequest[]>;
  /** Of the hundred pull requests into this branch that changed last, those that are merged. */
  listLatelyMerged(baseBranch: string): Promise<readonly PullRequest[]>;
}

export interface FileReader {
  /**
   * Text of a file at a commit or branch; null where there is none. Throws where there is no such commit, and where it is
   * a folder, a submodule, a link out of the commit's files, larger than 1 MiB or not UTF-8.
   */
  readFile(path: string, ref: string): Promise<string | null>;
}

export interface TeamReader {
  /** Logins of a team's members, those of its child teams included, all pages. Throws `team_unreadable` where the token may not see the team, or there is none. */
  listTeamMembers(organization: string, team: string): Promise<readonly string[]>;
}

export interface CommentReader {
  /** Null where it was deleted. */
  readComment(commentId: number): Promise<ForgeComment | null>;
  /**
   * The first comment that is wanted, or null. Pages are read one by one until it is found: the first, where a comment
   * that came with the pull request stands, then from the last one backwards.
   */
  findComment(issue: number, wanted: (comment: ForgeComment) => boolean): Promise<ForgeComment | null>;
}

export interface CommentWriter {
  createComment(issue: number, body: string): Promise<ForgeComment>;
  updateComment(commentId: number, body: string): Promise<ForgeComment>;
}

/** An issue; a pull request is none. */
export interface ForgeIssue {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly state: "open" | "closed";
  /** Login of who opened it. */
  readonly author: string;
  readonly url: string;
}

export interface IssueReader {
  /** Issues that this login opened, newest first, all pages. `since`: those that were changed at or after this instant. */
  listIssues(filter: {
    readonly creator: string;
    readonly state: "open" | "all";
    readonly since?: number;
  }): Promise<readonly ForgeIssue[]>;
}

export interface IssueWriter {
  createIssue(request: {
    readonly title: string;
    readonly body: string;
    /** Those that the repository does not have are created with it. */
    readonly labels: readonly string[];
  }): Promise<ForgeIssue>;
  /** All of it in one request; what is left out stays. */
  updateIssue(
    number: number,
    change: { readonly title?: string; readonly body?: string; readonly state?: "open" | "closed" },
  ): Promise<ForgeIssue>;
}

/** All of it, for commands. A gate is given a part that cannot write. */
export interface Forge
  extends
    DeploymentReader,
    DeploymentWriter,
    CommitReader,
    CommitWriter,
    PullRequestReader,
    FileReader,
    TeamReader,
    CommentReader,
    CommentWriter,
    IssueReader,
    IssueWriter,
    CommitComparer,
    RunReader {}
