/** What a Vercel emulator starts with: plain JSON, so that a file can carry it. */
import type { CheckSeed } from "./check-records.ts";
import { DEFAULT_GIT_OPTIONS, type GitOptions } from "./git-options.ts";

export interface VercelTokenSeed {
  readonly token: string;
  /** Ids of the teams that it may act for; default: the seeded team. A token of other teams gets 403. */
  readonly teams?: readonly string[];
  /** Milliseconds since the epoch. Default: never. */
  readonly expiresAt?: number;
  /** It reaches whatever its owner reaches, not one team alone. */
  readonly wide?: boolean;
  /** It reaches this one project and no account, so no observability either. */
  readonly project?: true;
}

/** Text of a file, or its bytes as base64. */
export type SeedFile = string | { readonly base64: string };

export interface VercelDeploymentSeed {
  /** Default: made up. */
  readonly id?: string;
  /** A word other than the two is the slug of a custom environment. Default `production`. */
  readonly target?: string;
  /** Default `READY`. */
  readonly state?: "READY" | "ERROR" | "CANCELED";
  readonly meta?: Readonly<Record<string, string>>;
  /** Built from a push of the linked repository, which adds to `meta`. */
  readonly git?: { readonly sha: string; readonly branch?: string };
  /** By path from the project's root; `.vercel/output/…` makes it a prebuilt deployment. */
  readonly files?: Readonly<Record<string, SeedFile>>;
  /** Milliseconds before the sandbox's start. Default: an hour apart, the last one an hour ago. */
  readonly ageMs?: number;
  /** A ready production build that never saw production traffic. */
  readonly staged?: boolean;
  /** Scheduled jobs that come with it. */
  readonly crons?: readonly { readonly path: string; readonly schedule: string }[];
  /** Deleted by a retention policy: every request about it is answered with 410. */
  readonly gone?: boolean;
}

export interface VercelVariableSeed {
  readonly key: string;
  readonly value?: string;
  readonly type: "plain" | "encrypted" | "sensitive" | "system";
  /** `production`, `preview`, `development` or the slug of a custom environment. */
  readonly target: readonly string[];
  /** Milliseconds since the epoch; default: the sandbox's start. */
  readonly updatedAt?: number;
}

/** How the emulated vendor behaves; all of it can be changed while it runs. Lengths are milliseconds of the sandbox clock. */
export interface VercelOptions extends GitOptions {
  readonly queueMs: number;
  readonly buildMs: number;
  /** How long a promote or rollback works after it was answered. */
  readonly aliasJobMs: number;
  /** `202`: queued behind an active rolling release, nothing moves for `queuedMs`. */
  readonly promoteAnswer: "201" | "202";
  /** Null: a queued promotion never starts. */
  readonly queuedMs: number | null;
  /** Domains that promotes and rollbacks leave behind; the job ends as failed. */
  readonly failAliases: readonly string[];
  /** Domains that the vendor calls moved, and that serve what they served before, for `aliasLagMs`. */
  readonly laggingDomains: readonly string[];
  /** Null: for ever. */
  readonly aliasLagMs: number | null;
  /** Once a job is over, the project names none (garden-co/jazz#3222). */
  readonly aliasRequestForgotten: boolean;
  /** Staged deployments never get `aliasAssigned`; whether the vendor sets it is not documented. */
  readonly neverAliasAssigned: boolean;
  /** `hobby` may roll back to the previous production deployment only (402). */
  readonly plan: "hobby" | "pro";
  /** Projects that may still be given rolling releases; null: any number. */
  readonly rollingSlots: number | null;
  /** Builds end in ERROR with this message. */
  readonly buildError: string | null;
  /** Builds end in CANCELED. */
  readonly buildCanceled: boolean;
  /** For benchmarks: builds are READY when the create request is answered. */
  readonly fast: boolean;
  /** For benchmarks: false counts uploads but keeps no bytes; such deployments serve nothing. */
  readonly keepFiles: boolean;
  /** The team has paid for it: counts of requests and functions can be asked for. */
  readonly observabilityPlus: boolean;
  /** False trusts the digest that the client sent. */
  readonly verifyDigest: boolean;
}

export interface EdgeConfigSeed {
  /** `ecfg_…`. */
  readonly id: string;
  /** Opens it for the vendor's own client; without one nobody may read it so. */
  readonly readToken?: string;
  /** Values by key. */
  readonly items: Readonly<Record<string, unknown>>;
  /** What is safe for one of them, where the plan says so. */
  readonly safe?: { readonly key: string; readonly value: unknown };
}

export interface VercelSeed {
  readonly tokens: readonly VercelTokenSeed[];
  readonly team: { readonly id: string; readonly slug: string; readonly name: string };
  readonly project: { readonly id: string; readonly name: string };
  /** Production domains; `loopback` (and an empty list) stands for one named after its own 127.0.0.1:port. */
  readonly domains: readonly string[];
  /** Oldest first; the last ready, not staged production deployment is what production serves at the start. */
  readonly deployments: readonly VercelDeploymentSeed[];
  readonly env: readonly VercelVariableSeed[];
  /** Slugs of custom environments. Default: `staging`. */
  readonly customEnvironments?: readonly string[];
  /** Deployment addresses ask for this secret; production domains never do. */
  readonly protection: { readonly bypassSecret: string } | null;
  /** Default true. */
  readonly autoAssignCustomDomains?: boolean;
  /** Of those in `domains`, which nobody has shown to be the team's. */
  readonly unverifiedDomains?: readonly string[];
  /** Repository whose pushes are built. Default: none. */
  readonly link?: {
    readonly org: string;
    readonly repo: string;
    readonly productionBranch: string;
    /** Default: 1. */
    readonly repoId?: number;
    /** The repository has other projects, too: each status has its project's name. */
    readonly severalProjects?: boolean;
  };
  /** What holds builds back from the production domains. Default: nothing. */
  readonly checks?: readonly CheckSeed[];
  /** What the tokens' owner is in the team. Default `OWNER`. */
  readonly role?: string;
  readonly edgeConfigs?: readonly EdgeConfigSeed[];
  readonly options?: Partial<VercelOptions>;
}

const DEFAULT_OPTIONS: VercelOptions = {
  queueMs: 200,
  buildMs: 2_000,
  aliasJobMs: 500,
  promoteAnswer: "201",
  queuedMs: 2_000,
  failAliases: [],
  laggingDomains: [],
  aliasLagMs: null,
  aliasRequestForgotten: false,
  neverAliasAssigned: false,
  plan: "pro",
  rollingSlots: null,
  buildError: null,
  buildCanceled: false,
  fast: false,
  keepFiles: true,
  observabilityPlus: true,
  verifyDigest: true,
  ...DEFAULT_GIT_OPTIONS,
};

export function resolveOptions(seed: VercelSeed): VercelOptions {
  return { ...DEFAULT_OPTIONS, ...seed.options };
}
