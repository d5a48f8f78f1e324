/**
 * The roles that vendors play. A provider implements the roles it can; gates, commands and the judge see only these.
 * Every instant is milliseconds since the epoch, every length milliseconds, every share 0–1.
 * Every method may throw ProviderError; nothing else escapes. Every list is complete: providers paginate.
 */
import type { ZodType } from "zod";
import type { Clock } from "../lib/clock.ts";
import type { Secret } from "../lib/secret.ts";

/** What a provider is given to connect with. Base URLs and tokens are read from `env` by the provider, by name. */
export interface ProviderContext {
  /** Environment variables by name; the vendor's usual spelling (`SENTRY_AUTH_TOKEN`, `SENTRY_URL` …). */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly clock: Clock;
  readonly signal?: AbortSignal;
  /** Detail for people who debug; never a secret. */
  readonly debug: (line: string) => void;
  /** Limit of one HTTP exchange in real milliseconds; a rehearsal shortens it. Default 15,000. */
  readonly requestTimeoutMs?: number;
}

// ---------------------------------------------------------------- host (Vercel)

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
  /** Has been production and can be again without a rebuild. */
  readonly rollbackCandidate: boolean;
  /** Why the build failed, where it did. */
  readonly errorMessage: string | null;
  /** Where a person looks at it in the vendor's dashboard. */
  readonly inspectUrl: string | null;
}

export interface HostProject {
  readonly id: string;
  readonly name: string;
  /** Deployment that production serves, by the host's own word; null before the first one. */
  readonly productionDeploymentId: string | null;
  /** False after an instant rollback (production is pinned) or where the team switched it off. */
  readonly autoAssignDomains: boolean;
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

/** How the host answered a promote or rollback: none of these is "done", reading back is. */
export type ChangeAnswer =
  | { readonly kind: "accepted" }
  | { readonly kind: "queued" }
  | { readonly kind: "already-current" }
  | { readonly kind: "refused"; readonly status: number; readonly message: string };

export interface Host {
  readProject(): Promise<HostProject>;
  /** Null where the host says that it does not exist (404, 410). */
  readDeployment(idOrUrl: string): Promise<HostDeployment | null>;
  /** Builds that carry this `meta.holdpointRelease`, newest first, all pages. */
  findBuilds(release: string): Promise<readonly HostDeployment[]>;
  /** Production deployments that can be rolled back to, newest first, all pages up to `limit`. */
  listRollbackCandidates(limit: number): Promise<readonly HostDeployment[]>;
  /** Uploads what is missing and creates the build; returns as soon as it exists. Safe to repeat. */
  createBuild(request: BuildRequest, progress: (step: BuildProgress) => void): Promise<HostDeployment>;
  /** Resolves when the build is ready, failed or canceled; throws ProviderError `vendor_timeout` after `timeoutMs`. */
  followBuild(id: string, timeoutMs: number, progress: (step: BuildProgress) => void): Promise<HostDeployment>;
  /** Last lines of the build log, oldest first. */
  readBuildLog(id: string, lines: number): Promise<readonly string[]>;
  promote(deploymentId: string): Promise<ChangeAnswer>;
  rollback(deploymentId: string, reason: string): Promise<ChangeAnswer>;
  /** The deployment that each of these domains points at now. */
  readAliases(domains: readonly string[]): Promise<readonly HostAlias[]>;
  /** Domains for which the host's last promote or rollback failed. */
  listFailedAliases(type: "promote" | "rollback"): Promise<readonly string[]>;
  setAutoAssignDomains(enabled: boolean): Promise<void>;
  /** Environment variables of a target: names, kinds and dates, never values. */
  listEnvironmentVariables(target: string): Promise<readonly HostEnvironmentVariable[]>;
}

export interface HostEnvironmentVariable {
  readonly name: string;
  readonly kind: "plain" | "encrypted" | "sensitive" | "system" | "secret";
  readonly targets: readonly string[];
  readonly updatedAt: number | null;
}

// ---------------------------------------------------------------- forge (GitHub)

export type ForgeDeploymentState = "pending" | "queued" | "in_progress" | "success" | "failure" | "error" | "inactive";

export interface ForgeDeploymentStatus {
  readonly id: number;
  readonly state: ForgeDeploymentState;
  /** At most 140 characters. */
  readonly description: string;
  readonly environmentUrl: string | null;
  readonly logUrl: string | null;
  readonly createdAt: number;
}

export interface ForgeDeployment {
  readonly id: number;
  readonly environment: string;
  readonly task: string;
  readonly sha: string;
  /** As it was written at creation; GitHub never changes it. */
  readonly payload: unknown;
  readonly createdAt: number;
}

export interface ForgeComment {
  readonly id: number;
  readonly body: string;
  readonly author: string;
}

export interface Forge {
  /** Newest first, all pages up to `limit`. */
  listDeployments(filter: {
    readonly environment?: string;
    readonly task?: string;
    readonly sha?: string;
    readonly limit: number;
  }): Promise<readonly ForgeDeployment[]>;
  /** Newest first, all pages. */
  listDeploymentStatuses(deploymentId: number): Promise<readonly ForgeDeploymentStatus[]>;
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
  setCommitStatus(
    sha: string,
    status: {
      readonly context: string;
      readonly state: "pending" | "success" | "failure" | "error";
      readonly description: string;
      readonly targetUrl?: string;
    },
  ): Promise<void>;
  /** All pages, oldest first. */
  listComments(issue: number): Promise<readonly ForgeComment[]>;
  createComment(issue: number, body: string): Promise<ForgeComment>;
  updateComment(commentId: number, body: string): Promise<ForgeComment>;
}

// ---------------------------------------------------------------- metrics

/** What a metric's number is, so that a condition's unit can be checked before anything runs. */
export type MeasureUnit = "ratio" | "duration" | "count";

export interface Measure {
  readonly unit: MeasureUnit;
  /** Fewest samples on which a comparison means anything; below it the answer is `hold`. */
  readonly minimumSamples: number;
}

export interface MetricWindow {
  readonly from: number;
  readonly to: number;
}

/** Whose data is asked for. */
export interface MetricScope {
  /** Commit of the release in production; the provider turns it into its own release name. */
  readonly commit: string;
  /** `production`, `preview` … as the site reports it. */
  readonly environment: string;
}

/** One number over one window. No data is `value: null, sampleCount: 0`, never a zero. */
export interface MetricReading {
  readonly value: number | null;
  /** Requests, runs or probes behind `value`. */
  readonly sampleCount: number;
  readonly window: MetricWindow;
  /** False where the vendor says that the window is not complete yet or was only partly scanned. */
  readonly complete: boolean;
  readonly url?: string;
}

export interface MetricSource {
  read(window: MetricWindow, scope: MetricScope): Promise<MetricReading>;
}

/** A provider of metrics, as the plan joins it: `error_rate: { sentry: { … } }`. */
export interface MetricProvider<Spec = unknown> {
  /** The key in the plan: `sentry`. */
  readonly key: string;
  readonly description: string;
  readonly spec: ZodType<Spec>;
  /** How long after an instant the vendor's data about it is complete; a window ends this long before now. */
  settleMs(spec: Spec): number;
  /** What `metric` means here with this spec, or a sentence saying what names it knows. */
  measure(metric: string, spec: Spec): Measure | string;
  /** Names of the environment variables that must be set. */
  secrets(spec: Spec): readonly string[];
  connect(metric: string, spec: Spec, context: ProviderContext): Promise<MetricSource>;
}

// ---------------------------------------------------------------- synthetic checks (Checkly)

export interface CheckRun {
  readonly name: string;
  readonly outcome: "passed" | "failed" | "degraded" | "aborted";
  readonly url: string | null;
}

export interface CheckSession {
  readonly id: string;
  readonly status: "passed" | "failed" | "canceled" | "timed-out";
  readonly runs: readonly CheckRun[];
  readonly url: string | null;
}

export interface Checks {
  /**
   * Runs the checks that carry every one of `tags` against `url` and waits for the session to end.
   * Null where no check matched. Throws ProviderError `vendor_timeout` after `timeoutMs`.
   */
  run(request: {
    readonly tags: readonly string[];
    readonly url: string;
    readonly bypass: Secret | null;
    readonly commit: string;
    readonly environment: string;
    readonly timeoutMs: number;
  }): Promise<CheckSession | null>;
}

// ---------------------------------------------------------------- probes and shell

export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Milliseconds from sending to the last byte. */
  readonly durationMs: number;
  /** Where redirects ended. */
  readonly url: string;
  /** True where the body was longer than `maximumBytes`. */
  readonly truncated?: boolean;
}

export interface HttpProbe {
  /** Follows redirects; a header is sent only to the origin that it was meant for. Throws ProviderError when there is no answer. */
  request(request: {
    readonly method: string;
    readonly url: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: string;
    readonly timeoutMs: number;
    /** Bytes kept of the body; the rest is dropped. */
    readonly maximumBytes: number;
    /** Redirects that are followed, default 5; the answer after the last one is returned as it is. */
    readonly maximumRedirects?: number;
  }): Promise<HttpAnswer>;
}

export interface Certificate {
  readonly subject: string;
  readonly issuer: string;
  readonly validFrom: number;
  readonly validTo: number;
  /** Null where the chain and the name are valid; otherwise OpenSSL's reason. */
  readonly authorizationError: string | null;
}

export interface TlsProbe {
  readCertificate(host: string, port: number, timeoutMs: number): Promise<Certificate>;
}

export interface ShellResult {
  /** Null where a signal ended it. */
  readonly exitCode: number | null;
  /** Name of the signal that ended it (`SIGKILL`), where one did. */
  readonly signal?: string | null;
  readonly timedOut: boolean;
  /** False where the program could not be started. */
  readonly started: boolean;
  /** Last lines of standard output and error, interleaved as they came; secrets masked, at most 64 KiB. */
  readonly tail: string;
  readonly durationMs: number;
}

export interface Shell {
  run(request: {
    /** One command line for `sh -c`. */
    readonly command: string;
    readonly directory: string;
    /** The whole environment of the command; nothing else is inherited. */
    readonly env: Readonly<Record<string, string>>;
    readonly timeoutMs: number;
    /** Names of variables in `env` whose values are masked besides those whose names or values give them away. */
    readonly mask?: readonly string[];
    readonly onLine?: (line: string) => void;
  }): Promise<ShellResult>;
}

// ---------------------------------------------------------------- all roles

export interface Roles {
  readonly host: Host;
  readonly forge: Forge;
  readonly checks: Checks;
  readonly http: HttpProbe;
  readonly tls: TlsProbe;
  readonly shell: Shell;
}

export type RoleName = keyof Roles;

/** A provider of roles: `connect` is lazy, so that a command loads only the vendors that it talks to. */
export interface RoleProvider<Name extends RoleName = RoleName> {
  readonly role: Name;
  /** The vendor as people name it. */
  readonly vendor: string;
  /** Names of the environment variables that must be set. */
  readonly secrets: readonly string[];
  connect(settings: RoleSettings, context: ProviderContext): Promise<Roles[Name]>;
}

/** What the plan and the edge say about the project; a provider takes what it needs. */
export interface RoleSettings {
  readonly project: string;
  readonly team: string | null;
  /** `owner/name`, null outside a repository (then there is no forge). */
  readonly repository: string | null;
}
