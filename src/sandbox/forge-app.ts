/** The forge as an app sees it that is installed there: what it hears of pushes, and what it writes with its own name. */

export interface ForgeRepository {
  readonly owner: string;
  readonly name: string;
  readonly id: number;
}

/** A text, or bytes as base64. */
export type PushedFile = string | { readonly base64: string };

/** What is told of a push, with the files that whoever builds it would check out. */
export interface ForgePush {
  readonly repository: ForgeRepository;
  readonly branch: string;
  readonly sha: string;
  readonly message: string;
  readonly author: string;
  readonly files: ReadonlyMap<string, PushedFile>;
}

/** Who the app is, as it is known there. */
export interface ForgeAppIdentity {
  readonly login: string;
  readonly id: number;
}

export type ForgeStatusState = "pending" | "success" | "failure" | "error";

export interface ForgeApp {
  readonly repository: ForgeRepository;
  setCommitStatus(status: {
    readonly sha: string;
    readonly context: string;
    readonly state: ForgeStatusState;
    readonly description: string;
    readonly targetUrl: string | null;
  }): void;
  /** Resolves to its number. */
  createDeployment(deployment: { readonly sha: string; readonly environment: string }): number;
  setDeploymentStatus(
    deployment: number,
    status: {
      readonly state: string;
      readonly description: string;
      readonly environmentUrl: string;
      readonly logUrl: string;
    },
  ): void;
  /** An event of the repository that its workflows can wait for. */
  dispatch(type: string, payload: Readonly<Record<string, unknown>>): void;
  /** The latest word of each status and check on the commit, by name. */
  checksOf(sha: string): ReadonlyMap<string, "pending" | "succeeded" | "failed">;
}
