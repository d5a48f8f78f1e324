/** What holds a build back from production's domains until it is answered. */

/** One of a project's checks, as it is set up. */
export interface DeploymentCheck {
  readonly id: string;
  readonly name: string;
  /** Who answers it: `webhook` is whoever has a token of the project. */
  readonly answeredBy: string;
  /** It keeps production's domains back. */
  readonly holdsProduction: boolean;
}

/** A check's answer to one build. */
export interface DeploymentCheckRun {
  readonly id: string;
  readonly checkId: string | null;
  readonly name: string;
  readonly state: "open" | "passed" | "failed";
  /** It keeps the domains back. */
  readonly holds: boolean;
  /** The host's own word, for people. */
  readonly said: string;
}

export interface DeploymentChecks {
  listChecks(): Promise<readonly DeploymentCheck[]>;
  /** A check that holds each production build until whoever has a token answers it. */
  createCheck(name: string, timeoutMs: number): Promise<DeploymentCheck>;
  listRuns(deploymentId: string): Promise<readonly DeploymentCheckRun[]>;
  /** Null: taken. Else the host's own words for why not. */
  answerRun(
    deploymentId: string,
    runId: string,
    answer: { readonly passed: boolean; readonly summary: string; readonly url: string | null },
  ): Promise<string | null>;
}
