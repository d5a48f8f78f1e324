import type { ChecklistEvent } from "./event.ts";

/** What a checklist is asked for. */
export interface ChecklistRequest {
  /** Which items are asked here; null = all. */
  readonly only: "code" | "world" | null;
  readonly event: ChecklistEvent | null;
  readonly pullRequest: number | null;
  /** Logins whose comments and statuses are ours. */
  readonly authors: readonly string[];
  /** Packed results of the code items, from the job that ran them; empty where there are none. */
  readonly codeResult: string;
  /** Write the comment and the commit's status. */
  readonly publish: boolean;
  /** Branches beside the default one whose plan counts. */
  readonly planBranches: readonly string[];
  /** The plan's path in the repository. */
  readonly planFile: string;
}
