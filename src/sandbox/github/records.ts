/** What the emulated GitHub remembers, one record for each thing that has an id. */
import type { SeedFile, SeedPermissions } from "./seed.ts";

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
}

export interface Commit {
  readonly sha: string;
  readonly message: string;
  readonly author: User;
  readonly at: number;
  readonly parents: readonly string[];
}

/** Issues and pull requests share their numbers and their comments. */
export interface Issue {
  readonly id: number;
  readonly number: number;
  readonly title: string;
  readonly body: string | null;
  readonly author: User;
  readonly state: "open" | "closed";
  readonly createdAt: number;
  readonly labels: readonly string[];
  readonly pull: Pull | null;
}

export interface Pull {
  readonly head: { readonly ref: string; sha: string; readonly owner: string };
  readonly base: { readonly ref: string; readonly sha: string };
  readonly draft: boolean;
  readonly merged: boolean;
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
