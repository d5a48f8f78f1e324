/** What a vendor's client is given, sends and returns. */
import type { RetryPolicy } from "../lib/retry.ts";
import type { Secret } from "../lib/secret.ts";
import type { ProviderContext } from "./contract.ts";

export interface VendorSettings {
  /** The vendor as people name it: `Vercel`. */
  readonly vendor: string;
  /** `https://api.vercel.com`; a path is kept as prefix. */
  readonly baseUrl: string;
  /** Sent with every request, to this origin only. */
  readonly headers: () => Readonly<Record<string, string>>;
  /** What `headers` sign with: masked in whatever the vendor says when it refuses. */
  readonly token: Secret;
  /** What to do when the vendor answers 401 or 403; names the variable and the scopes. */
  readonly credentialRemedy: string;
  readonly context: ProviderContext;
  readonly retryPolicy?: RetryPolicy;
  /** Milliseconds that a 429 answer asks to wait, where the vendor has headers of its own. */
  rateLimitWaitMs?(headers: AnswerHeaders, now: number): number | null;
  /** Carries the requests. Default: connections of this client's own. */
  readonly send?: Send;
}

export interface AnswerHeaders {
  /** Null where there is none of that name, in whatever case; several of a name are joined by commas. */
  get(name: string): string | null;
  /** Names in lower case. */
  entries(): readonly (readonly [string, string])[];
}

/** Sends one request and reads its answer to the end; a redirect is an answer. Rejects with the signal's reason. */
export type Send = (request: {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
  readonly signal: AbortSignal;
}) => Promise<{ readonly status: number; readonly headers: AnswerHeaders; readonly text: string }>;

export interface VendorRequest {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** Below the base URL, with a leading slash; parts already encoded. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>;
  readonly json?: unknown;
  /** A body that is no JSON, in place of one. */
  readonly text?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /**
   * Whether the request may be sent again after an answer that is lost or 5xx. Reads: always true.
   * Writes: only where sending twice is the same as once.
   */
  readonly repeatable: boolean;
  /** Not even after a 429, of which the vendor says that it did nothing: what was read before must be read again first. */
  readonly once?: true;
  /** Statuses that are answers, not failures: they are returned (2xx always is). */
  readonly accept?: readonly number[];
  readonly timeoutMs?: number;
}

export interface VendorAnswer {
  readonly status: number;
  readonly headers: AnswerHeaders;
  /** Parsed JSON; the text itself where it is not JSON; null where empty. */
  readonly body: unknown;
}

export interface VendorClient {
  request(request: VendorRequest): Promise<VendorAnswer>;
  /** The URL that a request goes to, without secrets, for messages and evidence. */
  url(path: string, query?: VendorRequest["query"]): URL;
}
