/** One build at the host. */
export type BuildState = "queued" | "building" | "ready" | "error" | "canceled" | "deleted";

export interface HostDeployment {
  readonly id: string;
  /** Without scheme: `web-abc123-acme.vercel.app`. */
  readonly url: string;
  readonly state: BuildState;
  /** `production` includes staged builds that never saw production traffic. */
  readonly target: "production" | "preview" | "custom";
  /** The custom environment's slug where `target` is `custom`. */
  readonly customEnvironment: string | null;
  readonly createdAt: number;
  readonly readyAt: number | null;
  /** `meta` as the host stores it: `holdpointRelease`, `holdpointPlan`, `githubCommitSha` … */
  readonly meta: Readonly<Record<string, string>>;
  /** Where the host says whose it is. */
  readonly projectId: string | null;
  /** By the host's own word it has never been what production serves. */
  readonly neverServed: boolean;
  /** Why the build failed, where it did. */
  readonly errorMessage: string | null;
  /** Where a person looks at it in the vendor's dashboard. */
  readonly inspectUrl: string | null;
  /** Scheduled jobs that come with it, where it was read by itself; a list does not say. */
  readonly crons?: readonly HostCron[];
  /** By the account's plan a rollback leads to the previous deployment and no further; absent where the host does not say. */
  readonly restoresOnlyPrevious?: boolean;
}

export interface HostCron {
  readonly path: string;
  /** `0 5 * * *`. */
  readonly schedule: string;
}
