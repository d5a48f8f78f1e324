/** Runs of workflows, and who let them go on. */
export interface RunApproval {
  readonly login: string;
  readonly state: "approved" | "rejected" | "other";
  /** What they wrote beside it; empty where nothing. */
  readonly comment: string;
  /** Names of the environments that it was given for. */
  readonly environments: readonly string[];
}

export interface RunReader {
  /** Reviews of the environments that the run waited for, all attempts; null where there is no such run. */
  listRunApprovals(run: number): Promise<readonly RunApproval[] | null>;
}
