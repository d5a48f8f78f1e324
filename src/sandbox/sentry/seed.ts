/** What the emulated organization is at the start. */
export interface SentrySeed {
  readonly organization: { readonly id: string; readonly slug: string };
  readonly projects: readonly SentryProject[];
  readonly tokens: readonly SentryToken[];
  /** Where the demo site reports to; default: the first project. */
  readonly reports?: readonly ReportTarget[];
  /** The visitors' browsers report web vitals. */
  readonly vitals?: boolean;
  /** Data younger than this, in milliseconds of the sandbox clock, is not visible yet. Default 30 s. */
  readonly settleMs?: number;
  /** Data older than this is dropped. Default three days, enough for a two-day watch and its baseline. */
  readonly retentionMs?: number;
  /** Requests that one token may send to one endpoint in a fixed window; without it no request is refused. */
  readonly rateLimit?: { readonly limit: number; readonly windowMs: number };
}

export interface SentryProject {
  readonly id: string;
  readonly slug: string;
  /** The user part of the DSN. */
  readonly publicKey: string;
}

/** A place at which some metric looks for what the site reports. */
export interface ReportTarget {
  /** The project's slug. */
  readonly project: string;
  /** Name of the release with `{commit}` in it; null = the one that the site has anyway. */
  readonly release: string | null;
  /** What production is called there; null = production. */
  readonly environment: string | null;
}

export interface SentryToken {
  readonly token: string;
  /** `org:read`, `event:read`, `project:read`, `project:releases`, `org:ci` … */
  readonly scopes: readonly string[];
}

/** The scopes of an internal integration as Holdpoint asks for it. */
export const READER_SCOPES = ["org:read", "event:read", "project:read", "project:releases"] as const;

/** The address that a site reports to: `http://key@127.0.0.1:40123/42`. */
export function renderDsn(origin: string, project: SentryProject): string {
  const url = new URL(origin);
  return `${url.protocol}//${project.publicKey}@${url.host}/${project.id}`;
}
