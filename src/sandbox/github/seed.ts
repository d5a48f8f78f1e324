/** What an emulated GitHub begins with: plain JSON, so that it can come from a file. Instants are milliseconds since the epoch. */

/** `write` includes `read`, as in a workflow's `permissions:`; keys with `-` or `_`. */
export type SeedPermissions = Readonly<Record<string, "read" | "write">>;

export interface SeedToken {
  readonly token: string;
  /** Who acts with it; `github-actions[bot]` for a workflow's own token. */
  readonly login: string;
  /** Left out: the token may do whatever its user may. */
  readonly permissions?: SeedPermissions;
}

export interface SeedUser {
  readonly login: string;
  readonly name?: string;
  /** What the user may do in the repository. Default `write`. */
  readonly role?: "admin" | "maintain" | "write" | "triage" | "read" | "none";
}

export interface SeedTeam {
  readonly slug: string;
  readonly members: readonly string[];
  /** Slug of the team that it is a part of: its members count as that team's, too. */
  readonly parent?: string;
}

/** A file's text, or what else can stand at a path. */
export type SeedContent =
  | string
  | { readonly base64: string }
  | { readonly symlink: string }
  | { readonly submodule: string };

export interface SeedCommit {
  /** 40 hexadecimal digits. */
  readonly sha: string;
  readonly message?: string;
  readonly author?: string;
  readonly at?: number;
  readonly parents?: readonly string[];
  /** What it adds to its first parent's files by path, or takes away (null). */
  readonly files?: Readonly<Record<string, SeedContent | null>>;
}

export interface SeedFile {
  readonly filename: string;
  readonly status?: "added" | "removed" | "modified" | "renamed";
  readonly additions?: number;
  readonly deletions?: number;
  readonly patch?: string;
}

export interface SeedPull {
  readonly number: number;
  readonly title?: string;
  readonly body?: string;
  readonly author?: string;
  readonly state?: "open" | "closed";
  readonly locked?: boolean;
  readonly merged?: boolean;
  /** What the merge made; default: the head itself, as after a fast-forward. */
  readonly mergeCommit?: string;
  readonly draft?: boolean;
  /** Branch and commit that are to be merged; a fork's owner where it comes from one. */
  readonly head: {
    readonly ref: string;
    readonly sha: string;
    readonly owner?: string;
    /** Name of the fork, null where it was deleted. Default: the repository's own name. */
    readonly repo?: string | null;
  };
  /** Branch that it goes into. Default: the default branch. */
  readonly base?: string;
  readonly files?: readonly SeedFile[];
  readonly labels?: readonly string[];
}

export interface SeedIssue {
  readonly number: number;
  readonly title?: string;
  readonly body?: string;
  readonly author?: string;
  readonly state?: "open" | "closed";
  readonly locked?: boolean;
}

export interface SeedCheckRun {
  /** Branch, tag or commit. */
  readonly ref: string;
  readonly name: string;
  /** Default `completed`. */
  readonly status?: "queued" | "in_progress" | "completed" | "waiting" | "requested" | "pending";
  /** Default `success` where it is completed. */
  readonly conclusion?: string;
  /** Default `github-actions`. */
  readonly app?: string;
  /** Texts of notices that it left. */
  readonly notices?: readonly string[];
  /** Runs with the same number are of one workflow run. Default: a suite of its own. */
  readonly suite?: number;
  readonly at?: number;
}

export interface SeedCommitStatus {
  /** Branch, tag or commit. */
  readonly ref: string;
  readonly context: string;
  readonly state: "error" | "failure" | "pending" | "success";
  readonly description?: string;
  readonly targetUrl?: string;
  readonly author?: string;
  readonly at?: number;
}

export interface SeedComment {
  /** Number of the issue or pull request. */
  readonly issue: number;
  readonly body: string;
  readonly author?: string;
  readonly at?: number;
}

export interface SeedDeployment {
  readonly ref: string;
  readonly task?: string;
  readonly environment?: string;
  readonly description?: string;
  readonly payload?: Readonly<Record<string, unknown>> | string;
  readonly author?: string;
  readonly at?: number;
  /** Oldest first. */
  readonly statuses?: readonly {
    readonly state: string;
    readonly description?: string;
    readonly environmentUrl?: string;
    readonly logUrl?: string;
    readonly at?: number;
  }[];
}

/** A workflow run and who has approved or rejected what it waited for. */
export interface SeedRun {
  readonly id: number;
  readonly approvals: readonly {
    readonly user: string;
    readonly state: "approved" | "rejected";
    readonly comment?: string;
    readonly environments: readonly string[];
  }[];
}

export interface SeedEnvironment {
  readonly name: string;
  /** Logins of whoever must approve. Default: nobody. */
  readonly reviewers?: readonly string[];
  readonly waitMinutes?: number;
  /** Patterns of branches that may deploy to it, `protected` for any protected branch. Default: every branch. */
  readonly branches?: readonly string[] | "protected";
  readonly tags?: readonly string[];
  /** Slugs of apps that decide on a deployment. */
  readonly apps?: readonly string[];
}

/** What stands between a push and the default branch. */
export interface SeedBranchRules {
  /** A classic branch protection is on, or a ruleset. Default: neither. */
  readonly kind: "protection" | "ruleset";
  /** `app`: whose status counts; default: anybody's. */
  readonly requiredStatuses?: readonly { readonly context: string; readonly app?: number }[];
}

/** What the repository lets workflows do. */
export interface SeedActions {
  /** Default true. */
  readonly enabled?: boolean;
  /** Default `all`. */
  readonly allowed?: "all" | "local_only" | "selected";
  /** Default `read`. */
  readonly defaultPermissions?: "read" | "write";
}

/** A run that GitHub started on a workflow's schedule. */
export interface SeedScheduledRun {
  /** The workflow's file, from the repository's root. */
  readonly workflow: string;
  readonly at: number;
}

/** A flag in a file on a branch, as OpenFeature's file format has it. */
export interface FlagFile {
  readonly branch: string;
  readonly file: string;
  readonly key: string;
  /** A variant that is safe; null: the flag is to be disabled. */
  readonly variant: string | null;
}

export interface GithubSeed {
  readonly owner: string;
  readonly repo: string;
  /** Default `Organization`; only one has teams. */
  readonly ownerType?: "User" | "Organization";
  /** Default: made up. */
  readonly repoId?: number;
  readonly private?: boolean;
  readonly archived?: boolean;
  /** Default `main`. */
  readonly defaultBranch?: string;
  readonly tokens: readonly SeedToken[];
  /** Which flags lie in files, and what is safe. */
  readonly flagFiles?: readonly FlagFile[];
  readonly users?: readonly SeedUser[];
  readonly teams?: readonly SeedTeam[];
  readonly commits?: readonly SeedCommit[];
  /** Files of every commit without parents, by path; commits add to them. */
  readonly files?: Readonly<Record<string, SeedContent>>;
  /** Branch name → commit. The default branch is at the last commit where it is not named. */
  readonly branches?: Readonly<Record<string, string>>;
  readonly tags?: Readonly<Record<string, string>>;
  readonly pulls?: readonly SeedPull[];
  readonly issues?: readonly SeedIssue[];
  readonly comments?: readonly SeedComment[];
  readonly checkRuns?: readonly SeedCheckRun[];
  readonly commitStatuses?: readonly SeedCommitStatus[];
  /** Issues switched off: pull requests are still commented on. Default: they are on. */
  readonly hasIssues?: boolean;
  /** One that is only named has no rules. */
  readonly environments?: readonly (string | SeedEnvironment)[];
  /** Default: none. */
  readonly branchRules?: SeedBranchRules | null;
  readonly actions?: SeedActions;
  readonly scheduledRuns?: readonly SeedScheduledRun[];
  readonly deployments?: readonly SeedDeployment[];
  readonly runs?: readonly SeedRun[];
  /** Requests an hour for each token. Default 5,000; a workflow's own token has 1,000 at GitHub. */
  readonly rateLimit?: number;
  /** A full commit hash that is in no list counts as pushed: for rehearsals of a repository that is not seeded. */
  readonly acceptUnknownCommits?: boolean;
}
