/**
 * One HTTP client for every vendor with a JSON API: retries on the given clock, honours Retry-After,
 * sends the token to the origin of its own setting and nowhere else, and says every failure as a ProviderError.
 */
import { ProviderError } from "../lib/error.ts";
import { createMask } from "../lib/mask.ts";
import type { ReasonFor } from "../lib/reason-code.ts";
import { DEFAULT_RETRY, type RetryPolicy, retry } from "../lib/retry.ts";
import type { Secret } from "../lib/secret.ts";
import type { ProviderContext } from "./contract.ts";
import { readText } from "./read-text.ts";

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
  /** Carries the requests; fetch where it is left out, which takes 20 ms of processor time to load. */
  readonly send?: Send;
}

export type AnswerHeaders = Pick<Headers, "get">;

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
  readonly headers?: Readonly<Record<string, string>>;
  /**
   * Whether the request may be sent again after an answer that is lost or 5xx. Reads: always true.
   * Writes: only where sending twice is the same as once.
   */
  readonly repeatable: boolean;
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

const DEFAULT_TIMEOUT_MS = 15_000;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

export function createVendorClient(settings: VendorSettings): VendorClient {
  const base = new URL(settings.baseUrl.endsWith("/") ? settings.baseUrl : `${settings.baseUrl}/`);

  const masked = (text: string) => createMask([settings.token.reveal()]).apply(text);

  function url(path: string, query: VendorRequest["query"] = {}): URL {
    const target = new URL(path.replace(/^\//, ""), base);
    for (const [name, value] of Object.entries(query)) {
      if (value === undefined) continue;
      for (const item of Array.isArray(value) ? value : [value]) target.searchParams.append(name, String(item));
    }
    return target;
  }

  async function exchange(request: VendorRequest, target: URL, redirects: number): Promise<VendorAnswer> {
    const { context } = settings;
    const timeout = AbortSignal.timeout(request.timeoutMs ?? context.requestTimeoutMs ?? DEFAULT_TIMEOUT_MS);
    const response = await (settings.send ?? sendByFetch)({
      method: request.method,
      url: target,
      signal: context.signal ? AbortSignal.any([context.signal, timeout]) : timeout,
      headers: {
        accept: "application/json",
        "user-agent": "holdpoint",
        ...(request.json === undefined ? {} : { "content-type": "application/json" }),
        ...settings.headers(),
        ...request.headers,
      },
      body: request.json === undefined ? undefined : JSON.stringify(request.json),
    });
    const location = response.headers.get("location");
    if (REDIRECTS.has(response.status) && location !== null) {
      const next = new URL(location, target);
      if (next.origin !== base.origin || request.method !== "GET" || redirects >= 3) {
        throw new ProviderError({
          reasonCode: "vendor_answer_unknown",
          vendor: settings.vendor,
          status: response.status,
          message: `${settings.vendor} redirected ${request.method} ${target.pathname} to ${next.origin}, and the token is only sent to ${base.origin}.`,
          remedy: `Set the base URL of ${settings.vendor} to the address that answers without a redirect.`,
        });
      }
      return exchange(request, next, redirects + 1);
    }
    const { status, headers, text } = response;
    // A refusal may repeat what it was sent, and its words are shown to people.
    return { status, headers, body: parseBody(status < 300 ? text : masked(text)) };
  }

  async function attempt(request: VendorRequest, target: URL) {
    try {
      const answer = await exchange(request, target, 0);
      if (answer.status < 300 || request.accept?.includes(answer.status)) return { done: true as const, value: answer };
      const error = failureOf(settings, request, answer);
      if (answer.status === 429) {
        const waitMs = rateLimitWait(settings, answer.headers);
        return { done: false as const, value: error, ...(waitMs === null ? {} : { waitMs }) };
      }
      if (answer.status >= 500 && request.repeatable) {
        const waitMs = retryAfterMs(answer.headers, settings.context.clock.now());
        return { done: false as const, value: error, ...(waitMs === null ? {} : { waitMs }) };
      }
      return { done: true as const, value: error };
    } catch (cause) {
      if (cause instanceof ProviderError) return { done: true as const, value: cause };
      if (settings.context.signal?.aborted) throw settings.context.signal.reason;
      const error = unreachable(settings, request, target, cause);
      return request.repeatable ? { done: false as const, value: error } : { done: true as const, value: error };
    }
  }

  return {
    url,
    async request(request) {
      const target = url(request.path, request.query);
      const { context } = settings;
      const policy = settings.retryPolicy ?? DEFAULT_RETRY;
      const outcome = await retry<VendorAnswer | ProviderError>(policy, context, async (tryNumber) => {
        const result = await attempt(request, target);
        const shown = result.value instanceof ProviderError ? result.value.reasonCode : result.value.status;
        context.debug(
          `${settings.vendor} ${request.method} ${target.pathname} → ${shown}${tryNumber > 1 ? ` (try ${tryNumber})` : ""}`,
        );
        return result;
      });
      if (outcome instanceof ProviderError) throw outcome;
      return outcome;
    },
  };
}

const sendByFetch: Send = async ({ method, url, headers, body, signal }) => {
  const response = await fetch(url, {
    method,
    redirect: "manual",
    signal,
    headers,
    ...(body === undefined ? {} : { body }),
  });
  return { status: response.status, headers: response.headers, text: await readText(response) };
};

function parseBody(text: string): unknown {
  if (text === "") return null;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Seconds or an HTTP date, as milliseconds from now. */
export function retryAfterMs(headers: AnswerHeaders, now: number): number | null {
  const value = headers.get("retry-after");
  if (value === null) return null;
  if (/^\d+(\.\d+)?$/.test(value)) return Number(value) * 1_000;
  const at = Date.parse(value);
  return Number.isNaN(at) ? null : Math.max(0, at - now);
}

function rateLimitWait(settings: VendorSettings, headers: AnswerHeaders): number | null {
  const now = settings.context.clock.now();
  return retryAfterMs(headers, now) ?? settings.rateLimitWaitMs?.(headers, now) ?? null;
}

const MEANING: readonly {
  readonly test: (status: number) => boolean;
  readonly code: ReasonFor<"hold">;
  readonly says: string;
}[] = [
  { test: (status) => status === 401, code: "credential_rejected", says: "rejected the credential" },
  {
    test: (status) => status === 403,
    code: "credential_insufficient",
    says: "refused: the credential may not do this",
  },
  { test: (status) => status === 404 || status === 410, code: "not_found", says: "does not know this" },
  { test: (status) => status === 429, code: "vendor_rate_limited", says: "refused for too many requests" },
  { test: (status) => status >= 500, code: "vendor_unavailable", says: "answered with an error" },
];

function failureOf(settings: VendorSettings, request: VendorRequest, answer: VendorAnswer): ProviderError {
  const meaning = MEANING.find((entry) => entry.test(answer.status));
  const path = request.path.split("?")[0];
  const said = messageOf(answer.body);
  const credential = answer.status === 401 || answer.status === 403;
  return new ProviderError({
    reasonCode: meaning?.code ?? "vendor_answer_unknown",
    vendor: settings.vendor,
    status: answer.status,
    message: `${settings.vendor} ${meaning?.says ?? "gave an answer that was not expected"}: ${request.method} ${path} → ${answer.status}${said ? ` (${said})` : ""}.`,
    remedy: credential
      ? settings.credentialRemedy
      : answer.status === 404
        ? `Check the names in the plan and that the credential can see them. ${settings.credentialRemedy}`
        : `Look at the status page of ${settings.vendor} and run this again; it continues where it stopped.`,
  });
}

function unreachable(settings: VendorSettings, request: VendorRequest, target: URL, cause: unknown): ProviderError {
  const timedOut = cause instanceof Error && cause.name === "TimeoutError";
  const detail =
    cause instanceof Error && cause.cause instanceof Error
      ? cause.cause.message
      : cause instanceof Error
        ? cause.message
        : String(cause);
  return new ProviderError({
    reasonCode: timedOut ? "vendor_timeout" : "vendor_unavailable",
    vendor: settings.vendor,
    message: timedOut
      ? `${settings.vendor} did not answer ${request.method} ${target.pathname} in time.`
      : `${settings.vendor} could not be reached at ${target.origin}: ${detail}.`,
    remedy: `Look at the status page of ${settings.vendor} and run this again; it continues where it stopped.`,
    cause,
  });
}

/** The vendor's own sentence, from the shapes that vendors use; at most 200 characters. */
export function messageOf(body: unknown): string | null {
  if (typeof body === "string") return body.trim().startsWith("<") ? null : body.trim().slice(0, 200) || null;
  if (typeof body !== "object" || body === null) return null;
  const record = body as Record<string, unknown>;
  for (const candidate of [record.error, record.detail, record.message]) {
    if (typeof candidate === "string") return candidate.slice(0, 200);
    if (typeof candidate === "object" && candidate !== null) {
      const inner = (candidate as Record<string, unknown>).message;
      if (typeof inner === "string") return inner.slice(0, 200);
    }
  }
  return null;
}
