/**
 * The transport under Octokit. Octokit itself never holds the token: it is added here, to requests to the API's own
 * origin only, so that neither a redirect nor a `Link` header can carry it elsewhere.
 */
import { ProviderError } from "../../lib/error.ts";
import { createMask } from "../../lib/mask.ts";
import type { Secret } from "../../lib/secret.ts";
import type { Answer } from "../transport.ts";
import type { AnswerHeaders, Send } from "../vendor-request.ts";

const DEFAULT_TIMEOUT_MS = 15_000;
const REDIRECT_LIMIT = 3;

export interface GuardedFetchSettings {
  readonly apiUrl: URL;
  readonly token: Secret;
  readonly send: Send;
  /** Limit of one exchange, redirects and body included, in real milliseconds. */
  readonly timeoutMs: number | undefined;
  readonly signal: AbortSignal | undefined;
}

/** What Octokit reads of an answer: a part of a `Response`, whose own class would load all of fetch. */
export interface OctokitAnswer {
  readonly status: number;
  readonly url: string;
  readonly headers: Iterable<readonly [string, string]> & Pick<AnswerHeaders, "get">;
  text(): Promise<string>;
  arrayBuffer(): Promise<ArrayBuffer>;
}

/** What Octokit asks with. */
interface OctokitRequest {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/**
 * `fetch` for Octokit. Reads the body to its end before it returns, because Octokit takes a body that breaks off for
 * an empty one, and an empty list would read as "nothing was ever deployed". Throws ProviderError where an address
 * outside the API's origin is to be called.
 */
export function createGuardedFetch(settings: GuardedFetchSettings) {
  const { apiUrl, send, token } = settings;
  return async (
    address: string,
    { method = "GET", headers = {}, body }: OctokitRequest = {},
  ): Promise<OctokitAnswer> => {
    const limit = AbortSignal.timeout(settings.timeoutMs ?? DEFAULT_TIMEOUT_MS);
    const signal = settings.signal ? AbortSignal.any([settings.signal, limit]) : limit;
    const signed = { ...headers, authorization: `Bearer ${token.reveal()}` };
    let target = new URL(address);
    for (let redirects = 0; ; redirects += 1) {
      if (target.origin !== apiUrl.origin) throw foreignOrigin(method, target, apiUrl);
      const answer = await send({ method, url: target, headers: signed, body, signal });
      const next = redirectTarget(answer, target, method);
      if (next === null) return answerOf(answer, target, token);
      if (redirects >= REDIRECT_LIMIT) throw tooManyRedirects(method, target);
      target = next;
    }
  };
}

/** A renamed repository answers reads with 301 and writes with 307; other methods may not follow a 301. */
function redirectTarget({ status, headers }: Answer, from: URL, method: string): URL | null {
  const location = headers.get("location");
  const follows = method === "GET" ? [301, 302, 307, 308] : [307, 308];
  if (location === null || !follows.includes(status)) return null;
  return new URL(location, from);
}

function answerOf({ status, headers, text: said }: Answer, { href }: URL, token: Secret): OctokitAnswer {
  // A refusal may repeat what it was sent, and its words are shown to people.
  const text = status >= 200 && status < 300 ? said : createMask([token.reveal()]).apply(said);
  return {
    status,
    url: href,
    headers: { get: headers.get, [Symbol.iterator]: () => headers.entries()[Symbol.iterator]() },
    text: async () => text,
    arrayBuffer: async () => new TextEncoder().encode(text).buffer,
  };
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
