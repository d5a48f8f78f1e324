/** How every request to Checkly is sent: base URL, credential, account, and what to do when it is refused. */
import type { ProviderContext } from "../contract.ts";
import { type VendorClient, createVendorClient } from "../http.ts";
import { readBaseUrl } from "../read-base-url.ts";
import { readToken } from "../read-token.ts";
import { ACCOUNT, API_KEY, API_URL, VENDOR } from "./settings.ts";

/**
 * Checkly publishes no rate-limit headers; its limits count over 60 seconds. The transport tries four times,
 * so three waits of this length reach past the end of any such window.
 */
const RATE_LIMIT_WAIT_MS = 20_000;

export const CREDENTIAL_REMEDY =
  "Set CHECKLY_API_KEY to a key of a user or service user of the account (Checkly, User Settings, API keys) and CHECKLY_ACCOUNT_ID to the account's id (Account Settings, General).";

/** A client that sends the key and the account with every request. Throws ProviderError `secret_missing`. */
export function connectClient(context: ProviderContext): VendorClient {
  const key = readToken(context.env, VENDOR, API_KEY);
  const account = readToken(context.env, VENDOR, ACCOUNT);
  const baseUrl = readBaseUrl(context, VENDOR, API_URL);
  return createVendorClient({
    vendor: VENDOR,
    baseUrl: baseUrl.href,
    headers: () => ({ authorization: `Bearer ${key.reveal()}`, "x-checkly-account": account.reveal() }),
    token: key,
    credentialRemedy: CREDENTIAL_REMEDY,
    context,
    rateLimitWaitMs: () => RATE_LIMIT_WAIT_MS,
  });
}
