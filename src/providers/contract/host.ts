/** What hosts the site: builds, promotes, rolls back (Vercel). */
import type { ChangeAnswer } from "./change-answer.ts";
import type { DeploymentChecks } from "./deployment-checks.ts";
import type { GitBuilds, GitLink } from "./git-builds.ts";
import type { BuildState, HostDeployment } from "./host-deployment.ts";
import type { HostRollouts } from "./rollout.ts";

/** A deployment that production has served, as far as the host's list tells. */
export interface ServedDeployment {
  readonly id: string;
  /** Null where the host does not know it. */
  readonly commit: string | null;
  /** When its domains were last pointed at it, or, where the host does not say, when it was ready. */
  readonly servedAt: number;
}

export interface HostProject {
  readonly id: string;
  readonly name: string;
  /** Deployment that production serves, by the host's own word; null before the first one. */
  readonly productionDeploymentId: string | null;
  /** False after an instant rollback (production is pinned) or where the team switched it off. */
  readonly autoAssignDomains: boolean;
  /** The project's promotes are rolling releases, so that there may be one to be read. */
  readonly rollsOut?: boolean;
  /** The repository that it is built from; null or absent where the host names none. */
  readonly repository?: GitLink | null;
  /** Latest promote or rollback that the host worked on; may be about other deployments than ours. */
  readonly aliasRequest: {
    readonly type: "promote" | "rollback";
    readonly fromDeploymentId: string | null;
    readonly toDeploymentId: string;
    readonly status: "pending" | "in-progress" | "succeeded" | "failed" | "skipped";
    readonly requestedAt: number;
  } | null;
}

/** A domain and the deployment that it is pointed at, null where it points at none. */
export interface HostAlias {
  readonly domain: string;
  readonly deploymentId: string | null;
}

export interface BuildRequest {
  /** Folder of the project, absolute. */
  readonly directory: string;
  /** Upload `.vercel/output` instead of sources. */
  readonly prebuilt: boolean;
  /** `production` is staged: it gets its own address and no domain. */
  readonly target: { readonly kind: "production" | "preview" } | { readonly kind: "custom"; readonly slug: string };
  readonly meta: Readonly<Record<string, string>>;
}

export type BuildProgress =
  | { readonly step: "scan"; readonly files: number; readonly bytes: number }
  | {
      readonly step: "upload";
      readonly doneFiles: number;
      readonly files: number;
      readonly doneBytes: number;
      readonly bytes: number;
    }
  | { readonly step: "created"; readonly deployment: HostDeployment }
  | { readonly step: "state"; readonly state: BuildState };

/** Where production and its deployments stand. */
export interface HostReader {
  readProject(): Promise<HostProject>;
  /** Null where the host says that it does not exist (404, 410). */
  readDeployment(idOrUrl: string): Promise<HostDeployment | null>;
  /** Builds that carry this `meta.holdpointRelease`, newest first, all pages. */
  findBuilds(release: string): Promise<readonly HostDeployment[]>;
  /**
   * What production has served, newest first, and at least one that is older than what is asked for, if there is any. A
   * rollback does not stand in this list: who served how long is known only as well as by when the next one began.
   */
  listServed(wanted: { readonly limit: number; readonly since: number }): Promise<readonly ServedDeployment[]>;
  /** The deployment that each of these domains points at now. */
  readAliases(domains: readonly string[]): Promise<readonly HostAlias[]>;
}

export interface HostBuilder {
  /** Uploads what is missing and creates the build; returns as soon as it exists. Safe to repeat. */
  createBuild(request: BuildRequest, progress: (step: BuildProgress) => void): Promise<HostDeployment>;
  /** Resolves when the build is ready, failed or canceled; throws ProviderError `vendor_timeout` after `timeoutMs`. */
  followBuild(id: string, timeoutMs: number, progress: (step: BuildProgress) => void): Promise<HostDeployment>;
  /** Last lines of the build log, oldest first. */
  readBuildLog(id: string, lines: number): Promise<readonly string[]>;
}

/** What changes production. None of the answers is "done": reading back is. */
export interface HostChanger {
  promote(deploymentId: string): Promise<ChangeAnswer>;
  rollback(deploymentId: string, reason: string): Promise<ChangeAnswer>;
  /** Points one production domain at a deployment, and nothing else. */
  pointDomain(domain: string, deploymentId: string): Promise<ChangeAnswer>;
  setAutoAssignDomains(enabled: boolean): Promise<void>;
}

export interface VariableReader {
  /** Environment variables of a target: names, kinds and dates, never values. */
  listEnvironmentVariables(target: string): Promise<readonly HostEnvironmentVariable[]>;
}

/** All of it, for commands. A gate is given a part that cannot change anything. */
export interface Host extends HostReader, HostBuilder, HostChanger, VariableReader {
  /** Absent where the host has no rolling releases. */
  readonly rollouts?: HostRollouts;
  /** Absent where the host builds nothing by itself. */
  readonly git?: GitBuilds;
  /** Absent where nothing can hold a build back from production's domains. */
  readonly deploymentChecks?: DeploymentChecks;
}

export interface HostEnvironmentVariable {
  readonly name: string;
  readonly kind: "plain" | "encrypted" | "sensitive" | "system" | "secret";
  readonly targets: readonly string[];
  readonly updatedAt: number | null;
}
