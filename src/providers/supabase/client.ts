/** How every request to Supabase's Management API is sent: base URL, token, rate limit, and what to do when it is refused. */
import type { RetryPolicy } from "../../lib/retry.ts";
import type { ProviderContext } from "../contract.ts";
import { type AnswerHeaders, type VendorClient, createVendorClient } from "../http.ts";
import { readBaseUrl } from "../read-base-url.ts";
import { readToken } from "../read-token.ts";
import { ADVISORS_PERMISSION, API_URL, TOKEN, VENDOR } from "./settings.ts";

export const CREDENTIAL_REMEDY = `Set ${TOKEN.name} to a personal access token (Supabase, Account, Access Tokens) that reaches the project and has the permission Advisors: Read (${ADVISORS_PERMISSION}).`;

/** Requests are counted over a minute, so no wait that the vendor asks for is longer. */
const RETRY: RetryPolicy = { attempts: 4, firstDelayMs: 500, maximumDelayMs: 61_000 };
const UNKNOWN_WAIT_MS = 20_000;

/** A client that sends the token with every request. Throws ProviderError `secret_missing`. */
export function connectClient(
  context: ProviderContext,
  { credentialRemedy = CREDENTIAL_REMEDY }: { readonly credentialRemedy?: string } = {},
): VendorClient {
  const token = readToken(context.env, VENDOR, TOKEN);
  const baseUrl = readBaseUrl(context, VENDOR, API_URL);
  return createVendorClient({
    vendor: VENDOR,
    baseUrl: baseUrl.href,
    headers: () => ({ authorization: `Bearer ${token.reveal()}` }),
    token,
    credentialRemedy,
    context,
    retryPolicy: RETRY,
    rateLimitWaitMs,
  });
}

/** `X-RateLimit-Reset` counts the seconds that remain, unlike most vendors', where it is an instant. */
function rateLimitWaitMs(headers: AnswerHeaders): number {
  const seconds = headers.get("x-ratelimit-reset") ?? "";
  // One more, since the vendor may have rounded down.
  return /^\d{1,3}$/.test(seconds) ? (Number(seconds) + 1) * 1_000 : UNKNOWN_WAIT_MS;
}
