/** How every request to Supabase's Management API is sent: base URL, token, rate limit, and what to do when it is refused. */
import type { RetryPolicy } from "../../lib/retry.ts";
import type { ProviderContext } from "../contract.ts";
import { type AnswerHeaders, type VendorClient, createVendorClient } from "../http.ts";
import { parseBaseUrl } from "../parse-base-url.ts";
import { readToken } from "../read-token.ts";

export const SUPABASE = "Supabase";
export const SUPABASE_SECRETS: readonly string[] = ["SUPABASE_ACCESS_TOKEN"];
const DEFAULT_API_URL = "https://api.supabase.com";

/**
 * The name that Supabase's own client of this API reads. `SUPABASE_API_URL`, which would be like the other vendors',
 * is what many applications call their project's address: this token would then be sent there.
 */
const ADDRESS = "SUPABASE_API_BASE_URL";

/** A token is scoped unless somebody asked for a legacy one, so a 403 mostly means that this was not ticked. */
export const ADVISORS_PERMISSION = "advisors_read";

export const CREDENTIAL_REMEDY = `Set SUPABASE_ACCESS_TOKEN to a personal access token (Supabase, Account, Access Tokens) that reaches the project and has the permission Advisors: Read (${ADVISORS_PERMISSION}).`;

/** Requests are counted over a minute, so no wait that the vendor asks for is longer. */
const RETRY: RetryPolicy = { attempts: 4, firstDelayMs: 500, maximumDelayMs: 61_000 };
const UNKNOWN_WAIT_MS = 20_000;

/** A client that sends the token with every request. Throws ProviderError `secret_missing`. */
export function connectClient(context: ProviderContext): VendorClient {
  const token = readToken(context.env, {
    vendor: SUPABASE,
    variable: "SUPABASE_ACCESS_TOKEN",
    remedy: CREDENTIAL_REMEDY,
    missing: "SUPABASE_ACCESS_TOKEN is not set, so Supabase cannot be asked.",
  });
  const baseUrl = parseBaseUrl({
    vendor: SUPABASE,
    variable: ADDRESS,
    text: context.env[ADDRESS] || DEFAULT_API_URL,
    example: DEFAULT_API_URL,
  });
  return createVendorClient({
    vendor: SUPABASE,
    baseUrl: baseUrl.href,
    headers: () => ({ authorization: `Bearer ${token.reveal()}` }),
    token,
    credentialRemedy: CREDENTIAL_REMEDY,
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
