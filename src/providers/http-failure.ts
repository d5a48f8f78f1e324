/** What a vendor's refusal or silence means: a ProviderError, and how long to wait before another try. */
import { cutText } from "../lib/cut-text.ts";
import { ProviderError } from "../lib/error.ts";
import type { ReasonFor } from "../lib/reason-code.ts";
import type { AnswerHeaders, VendorAnswer, VendorRequest, VendorSettings } from "./vendor-request.ts";

/** Seconds or an HTTP date, as milliseconds from now. */
export function retryAfterMs(headers: AnswerHeaders, now: number): number | null {
  const value = headers.get("retry-after");
  if (value === null) return null;
  if (/^\d+(\.\d+)?$/.test(value)) return Number(value) * 1_000;
  const at = Date.parse(value);
  return Number.isNaN(at) ? null : Math.max(0, at - now);
}

export function rateLimitWait(settings: VendorSettings, headers: AnswerHeaders): number | null {
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
  {
    test: (status) => status === 402,
    code: "not_in_subscription",
    says: "refused because of what the subscription allows",
  },
  {
    test: (status) => status === 423,
    code: "vendor_busy",
    says: "is at work on this and takes nothing else meanwhile",
  },
  { test: (status) => status === 404 || status === 410, code: "not_found", says: "does not know this" },
  { test: (status) => status === 429, code: "vendor_rate_limited", says: "refused for too many requests" },
  { test: (status) => status >= 500, code: "vendor_unavailable", says: "answered with an error" },
];

export function failureOf(settings: VendorSettings, request: VendorRequest, answer: VendorAnswer): ProviderError {
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

export function unreachable(
  settings: VendorSettings,
  request: VendorRequest,
  target: URL,
  cause: unknown,
): ProviderError {
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

export function redirected(
  { vendor }: VendorSettings,
  { method }: VendorRequest,
  found: { readonly status: number; readonly target: URL; readonly next: URL; readonly base: URL },
): ProviderError {
  const { status, target, next, base } = found;
  return new ProviderError({
    reasonCode: "vendor_answer_unknown",
    vendor,
    status,
    message: `${vendor} redirected ${method} ${target.pathname} to ${next.origin}, and the token is only sent to ${base.origin}.`,
    remedy: `If you host ${vendor} yourself, name the address in the plan (project.addresses) that answers without a redirect.`,
  });
}

const QUOTED_CHARACTERS = 200;

/** The vendor's own sentence, from the shapes that vendors use; at most 200 characters. */
export function messageOf(body: unknown): string | null {
  if (typeof body === "string")
    return body.trim().startsWith("<") ? null : cutText(body.trim(), QUOTED_CHARACTERS) || null;
  if (typeof body !== "object" || body === null) return null;
  const record = body as Record<string, unknown>;
  for (const candidate of [record.error, record.detail, record.message]) {
    if (typeof candidate === "string") return cutText(candidate, QUOTED_CHARACTERS);
    if (typeof candidate === "object" && candidate !== null) {
      const inner = (candidate as Record<string, unknown>).message;
      if (typeof inner === "string") return cutText(inner, QUOTED_CHARACTERS);
    }
  }
  return null;
}
