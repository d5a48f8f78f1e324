/** What an emulated Supabase account holds when it starts. */

export type LintLevel = "ERROR" | "WARN" | "INFO";

export interface LintSeed {
  /** The rule: `rls_disabled_in_public`. */
  readonly name: string;
  readonly level: LintLevel;
  /** What it was found in. */
  readonly schema?: string;
  readonly entity?: string;
  readonly type?: "table" | "view" | "auth" | "function" | "extension" | "compliance";
  readonly title?: string;
  readonly detail?: string;
  /** Default: a page of Supabase's documentation. */
  readonly remediation?: string;
  /** Default `["SECURITY"]`. */
  readonly categories?: readonly ("SECURITY" | "PERFORMANCE")[];
  /** Default made of rule, schema and entity. */
  readonly cacheKey?: string;
}

export interface SupabaseProjectSeed {
  /** Twenty lower-case letters, as Supabase's own. */
  readonly ref: string;
  readonly name: string;
  readonly region?: string;
  readonly lints: readonly LintSeed[];
  /** Opens the project's own metrics; `sb_secret_…`. Without one nobody may read them. */
  readonly secretKey?: string;
  /** Made by Supabase's schedule, so long before the start; `status` as its API has it, default `COMPLETED`. */
  readonly backups?: readonly { readonly agoMs: number; readonly status?: string }[];
  /** How far back from now it can be put back; left out: point-in-time recovery is off. */
  readonly recoveryMs?: number;
  /** Status of services that are not healthy: `{ db: "UNHEALTHY" }`. */
  readonly services?: Readonly<Record<string, "COMING_UP" | "UNHEALTHY">>;
}

export interface SupabaseTokenSeed {
  /** `sbp_…` of a legacy token, `sbp_fc…` of a scoped one. */
  readonly token: string;
  /** A scoped token's permissions, such as `advisors_read`; left out for a legacy token, which may do everything. */
  readonly permissions?: readonly string[];
  /** References of the projects that a scoped token reaches; default all. */
  readonly projects?: readonly string[];
}

export interface SupabaseSeed {
  readonly organization: { readonly id: string; readonly slug: string };
  readonly projects: readonly SupabaseProjectSeed[];
  readonly tokens: readonly SupabaseTokenSeed[];
  /** Requests a minute for each token and project; default 120. */
  readonly requestsPerMinute?: number;
}
