/**
 * One HTTP client for every vendor with a JSON API: retries on the given clock, honours Retry-After,
 * sends the token to the origin of its own setting and nowhere else, and says every failure as a ProviderError.
 */
import { ProviderError } from "../lib/error.ts";
import { createMask } from "../lib/mask.ts";
import { DEFAULT_RETRY, retry } from "../lib/retry.ts";
import { AnswerTooLong } from "./answer-body.ts";
import { failureOf, rateLimitWait, redirected, retryAfterMs, unreachable } from "./http-failure.ts";
import { createTransport } from "./transport.ts";
import type { Send, VendorAnswer, VendorClient, VendorRequest, VendorSettings } from "./vendor-request.ts";

export type * from "./vendor-request.ts";

const DEFAULT_TIMEOUT_MS = 15_000;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);
const MOST_REDIRECTS = 3;
/** What every parser of addresses takes for this folder or the one above, encoded as well. */
const DOTS = /^(?:\.|%2e){1,2}$/i;

export function createVendorClient(settings: VendorSettings): VendorClient {
  const base = new URL(settings.baseUrl.endsWith("/") ? settings.baseUrl : `${settings.baseUrl}/`);
  const url: VendorClient["url"] = (path, query = {}) => {
    const dots = path.split("/").find((segment) => DOTS.test(segment));
    if (dots !== undefined) throw elsewhere(settings.vendor, dots);
    const target = new URL(path.replace(/^\//, ""), base);
    for (const [name, value] of Object.entries(query)) {
      if (value === undefined) continue;
      for (const item of Array.isArray(value) ? value : [value]) target.searchParams.append(name, String(item));
    }
    return target;
  };
  const carry = settings.send ?? createTransport(base, settings.context).send;
  return {
    url,
    request: (request) => send(settings, request, { carry, base, target: url(request.path, request.query) }),
  };
}

/** Where a request goes, and the origin that alone is sent the token. */
interface Destination {
  readonly carry: Send;
  readonly base: URL;
  readonly target: URL;
}

async function send(settings: VendorSettings, request: VendorRequest, to: Destination): Promise<VendorAnswer> {
  const { context, vendor } = settings;
  const policy = settings.retryPolicy ?? DEFAULT_RETRY;
  const outcome = await retry<VendorAnswer | ProviderError>(policy, context, async (tryNumber) => {
    const result = await attempt(settings, request, to);
    const shown = result.value instanceof ProviderError ? result.value.reasonCode : result.value.status;
    context.debug(
      `${vendor} ${request.method} ${to.target.pathname} → ${shown}${tryNumber > 1 ? ` (try ${tryNumber})` : ""}`,
    );
    return result;
  });
  if (outcome instanceof ProviderError) throw outcome;
  return outcome;
}

async function attempt(settings: VendorSettings, request: VendorRequest, to: Destination) {
  try {
    const answer = await exchange(settings, request, to, 0);
    if (answer.status < 300 || request.accept?.includes(answer.status)) return { done: true as const, value: answer };
    const error = failureOf(settings, request, answer);
    if (answer.status === 429 && request.once !== true) {
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
    const error = unreachable(settings, request, to.target, cause);
    const isRepeated = request.repeatable && !(cause instanceof AnswerTooLong);
    return isRepeated ? { done: false as const, value: error } : { done: true as const, value: error };
  }
}

async function exchange(
  settings: VendorSettings,
  request: VendorRequest,
  { carry, base, target }: Destination,
  redirects: number,
): Promise<VendorAnswer> {
  const { context } = settings;
  const timeout = AbortSignal.timeout(request.timeoutMs ?? context.requestTimeoutMs ?? DEFAULT_TIMEOUT_MS);
  const response = await carry({
    method: request.method,
    url: target,
    signal: context.signal ? AbortSignal.any([context.signal, timeout]) : timeout,
    headers: {
      accept: "application/json",
      "user-agent": "holdpoint",
      ...(request.json === undefined ? {} : { "content-type": "application/json" }),
      ...(request.text === undefined ? {} : { "content-type": "text/plain" }),
      ...settings.headers(),
      ...request.headers,
    },
    body: request.json === undefined ? request.text : JSON.stringify(request.json),
  });
  const { status, headers, text } = response;
  context.answered?.(settings.vendor, headers.get("date"));
  const location = headers.get("location");
  if (REDIRECTS.has(status) && location !== null) {
    const next = new URL(location, target);
    if (next.origin !== base.origin || request.method !== "GET" || redirects >= MOST_REDIRECTS) {
      throw redirected(settings, request, { status, target, next, base });
    }
    return exchange(settings, request, { carry, base, target: next }, redirects + 1);
  }
  // A refusal may repeat what it was sent, and its words are shown to people.
  const shown = status < 300 ? text : createMask([settings.token.reveal()]).apply(text);
  return { status, headers, body: parseBody(shown) };
}

/** A name in the path comes from the plan or from a variable: it must not make another request of this one. */
function elsewhere(vendor: string, name: string): ProviderError {
  return new ProviderError({
    reasonCode: "usage",
    vendor,
    message: `A name that ${vendor} is asked for is "${name}", which would ask for something else.`,
    remedy: `Correct the name in the plan, or in the variable that names it for ${vendor}.`,
  });
}

function parseBody(text: string): unknown {
  if (text === "") return null;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
