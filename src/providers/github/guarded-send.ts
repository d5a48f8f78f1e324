/**
 * The transport to GitHub. The token is added here, to requests to the API's own origin only, so that neither a redirect nor
 * a `Link` header can carry it elsewhere.
 */
import { ProviderError } from "../../lib/error.ts";
import { createMask } from "../../lib/mask.ts";
import type { Secret } from "../../lib/secret.ts";
import type { Answer } from "../transport.ts";
import type { Send } from "../vendor-request.ts";

const DEFAULT_TIMEOUT_MS = 15_000;
const REDIRECT_LIMIT = 3;

export interface GuardedSendSettings {
  readonly apiUrl: URL;
  readonly token: Secret;
  readonly send: Send;
  /** Limit of one exchange, redirects and body included, in real milliseconds. */
  readonly timeoutMs: number | undefined;
  readonly signal: AbortSignal | undefined;
}

/** A request as Octokit puts it together. */
export interface PreparedRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string | number | undefined>>;
  readonly body?: unknown;
}

export type GuardedSend = (request: PreparedRequest) => Promise<Answer>;

/** Throws ProviderError where an address outside the API's origin is to be called. */
export function createGuardedSend(settings: GuardedSendSettings): GuardedSend {
  const { apiUrl, send, token } = settings;
  return async ({ method, url, headers, body }) => {
    const limit = AbortSignal.timeout(settings.timeoutMs ?? DEFAULT_TIMEOUT_MS);
    const signal = settings.signal ? AbortSignal.any([settings.signal, limit]) : limit;
    const signed = { ...textsOf(headers), authorization: `Bearer ${token.reveal()}` };
    const text = body === undefined || typeof body === "string" ? body : JSON.stringify(body);
    let target = new URL(url);
    for (let redirects = 0; ; redirects += 1) {
      if (target.origin !== apiUrl.origin) throw foreignOrigin(method, target, apiUrl);
      const answer = await send({ method, url: target, headers: signed, body: text, signal });
      const next = redirectTarget(answer, target, method);
      if (next === null) return withoutToken(answer, token);
      if (redirects >= REDIRECT_LIMIT) throw tooManyRedirects(method, target);
      target = next;
    }
  };
}

function textsOf(headers: PreparedRequest["headers"]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  );
}

/** A renamed repository answers reads with 301 and writes with 307; other methods may not follow a 301. */
function redirectTarget({ status, headers }: Answer, from: URL, method: string): URL | null {
  const location = headers.get("location");
  const follows = method === "GET" ? [301, 302, 307, 308] : [307, 308];
  if (location === null || !follows.includes(status)) return null;
  return new URL(location, from);
}

/** A refusal may repeat what it was sent, and its words are shown to people. */
function withoutToken(answer: Answer, token: Secret): Answer {
  if (answer.status >= 200 && answer.status < 300) return answer;
  return { ...answer, text: createMask([token.reveal()]).apply(answer.text) };
}

function foreignOrigin(method: string, target: URL, apiUrl: URL): ProviderError {
  return new ProviderError({
    reasonCode: "vendor_answer_unknown",
    vendor: "GitHub",
    message: `GitHub sent ${method} ${target.pathname} on to ${target.origin}, and the token is only sent to ${apiUrl.origin}.`,
    remedy: "Set GITHUB_API_URL to the address that answers without leading elsewhere.",
  });
}

function tooManyRedirects(method: string, target: URL): ProviderError {
  return new ProviderError({
    reasonCode: "vendor_answer_unknown",
    vendor: "GitHub",
    message: `GitHub redirected ${method} ${target.pathname} more than ${REDIRECT_LIMIT} times.`,
    remedy: "Set GITHUB_REPOSITORY to the name that the repository has now, and GITHUB_API_URL to the API itself.",
  });
}
