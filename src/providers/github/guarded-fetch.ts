/**
 * The transport under Octokit. Octokit itself never holds the token: it is added here, to requests to the API's own
 * origin only, so that neither a redirect nor a `Link` header can carry it elsewhere.
 */
import { ProviderError } from "../../lib/error.ts";
import { createMask } from "../../lib/mask.ts";
import type { Secret } from "../../lib/secret.ts";
import { readText } from "../read-text.ts";

const DEFAULT_TIMEOUT_MS = 15_000;
const REDIRECT_LIMIT = 3;

export interface GuardedFetchSettings {
  readonly apiUrl: URL;
  readonly token: Secret;
  /** Limit of one exchange, redirects and body included, in real milliseconds. */
  readonly timeoutMs: number | undefined;
  readonly signal: AbortSignal | undefined;
}

/**
 * `fetch` for Octokit. Reads the body to its end before it returns, because Octokit takes a body that breaks off for
 * an empty one, and an empty list would read as "nothing was ever deployed". Throws ProviderError where an address
 * outside the API's origin is to be called.
 */
export function createGuardedFetch(settings: GuardedFetchSettings): typeof fetch {
  const { apiUrl } = settings;
  return async (input, init) => {
    const limit = AbortSignal.timeout(settings.timeoutMs ?? DEFAULT_TIMEOUT_MS);
    const signal = settings.signal ? AbortSignal.any([settings.signal, limit]) : limit;
    const headers = new Headers(init?.headers);
    headers.set("authorization", `Bearer ${settings.token.reveal()}`);
    const method = init?.method ?? "GET";
    let target = new URL(input instanceof Request ? input.url : input);
    for (let redirects = 0; ; redirects += 1) {
      if (target.origin !== apiUrl.origin) throw foreignOrigin(method, target, apiUrl);
      const response = await fetch(target, { ...init, method, headers, redirect: "manual", signal });
      const next = redirectTarget(response, target, method);
      if (next === null) return readWhole(response, settings.token);
      await response.body?.cancel();
      if (redirects >= REDIRECT_LIMIT) throw tooManyRedirects(method, target);
      target = next;
    }
  };
}

/** A renamed repository answers reads with 301 and writes with 307; other methods may not follow a 301. */
function redirectTarget(response: Response, from: URL, method: string): URL | null {
  const location = response.headers.get("location");
  const follows = method === "GET" ? [301, 302, 307, 308] : [307, 308];
  if (location === null || !follows.includes(response.status)) return null;
  return new URL(location, from);
}

async function readWhole(response: Response, token: Secret): Promise<Response> {
  const said = await readText(response);
  // A refusal may repeat what it was sent, and its words are shown to people.
  const text = response.ok ? said : createMask([token.reveal()]).apply(said);
  // A Response with one of these statuses refuses any body, even an empty one.
  const bodiless = response.status === 204 || response.status === 205 || response.status === 304;
  return new Response(bodiless ? null : text, { status: response.status, headers: response.headers });
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
