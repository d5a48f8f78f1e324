/** What the emulated GitHub remembers, one record for each thing that has an id. */
import type { SeedContent, SeedFile, SeedPermissions } from "./seed.ts";

export type Role = "admin" | "maintain" | "write" | "triage" | "read" | "none";

export interface User {
  readonly id: number;
  readonly login: string;
  readonly name: string | null;
  readonly type: "User" | "Bot" | "Organization";
  readonly role: Role;
}

export interface Token {
  readonly user: User;
  /** Null: whatever the user may do. */
  readonly permissions: SeedPermissions | null;
  /** Requests within that hour since the start. */
  used: number;
  hour: number;
}

export interface Team {
  readonly id: number;
  readonly slug: string;
  readonly members: readonly User[];
  /** Slug of the team that it is a part of. */
  readonly parent: string | null;
}

export interface Commit {
  readonly sha: string;
  readonly message: string;
  readonly author: User;
  readonly at: number;
  readonly parents: readonly string[];
  /** What it adds to its first parent's files, or takes away (null). */
  readonly files: Readonly<Record<string, SeedContent | null>>;
}

/** Issues and pull requests share their numbers and their comments. */
export interface Issue {
  readonly id: number;
  readonly number: number;
  title: string;
  body: string | null;
  readonly author: User;
  state: "open" | "closed";
  /** Only people with write access may comment. */
  locked: boolean;
  closedAt: number | null;
  readonly createdAt: number;
  updatedAt: number;
  readonly labels: readonly string[];
  readonly pull: Pull | null;
}

export interface Pull {
  /** `repo` is the repository's name, null where the fork was deleted. */
  readonly head: { readonly ref: string; sha: string; readonly owner: string; repo: string | null };
  readonly base: { readonly ref: string; readonly sha: string };
  readonly draft: boolean;
  /** Null until it is merged. */
  merge: { readonly sha: string; readonly by: User } | null;
  /** Head before the last push. */
  previousHead: string;
  readonly files: readonly SeedFile[];
}

export interface Comment {
  readonly id: number;
  readonly issue: number;
  readonly author: User;
  readonly createdAt: number;
  body: string;
  updatedAt: number;
}

export interface DeploymentStatus {
  readonly id: number;
  readonly state: string;
  readonly description: string;
  readonly environment: string;
  readonly environmentUrl: string;
  readonly logUrl: string;
  readonly creator: User;
  readonly createdAt: number;
}

export interface Deployment {
  readonly id: number;
  readonly sha: string;
  readonly ref: string;
  readonly task: string;
  readonly payload: unknown;
  readonly originalEnvironment: string;
  environment: string;
  readonly description: string | null;
  readonly creator: User;
  readonly createdAt: number;
  updatedAt: number;
  readonly transient: boolean;
  readonly production: boolean;
  /** Oldest first. */
  readonly statuses: DeploymentStatus[];
}

export interface CheckRun {
  readonly id: number;
  /** Runs of one workflow run share it; a second attempt, too. */
  readonly suite: number;
  readonly sha: string;
  readonly name: string;
  readonly status: string;
  readonly conclusion: string | null;
  /** Slug of the app that it belongs to. */
  readonly app: string;
  /** Texts of the notices that it left. */
  readonly notices: readonly string[];
  readonly startedAt: number;
}

export interface CommitStatus {
  readonly id: number;
  readonly sha: string;
  readonly context: string;
  readonly state: string;
  readonly description: string | null;
  readonly targetUrl: string | null;
  readonly creator: User;
  readonly createdAt: number;
}
