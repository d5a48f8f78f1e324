/** How every request to Checkly is sent: base URL, credential, account, and what to do when it is refused. */
import { ProviderError } from "../../lib/error.ts";
import { Secret } from "../../lib/secret.ts";
import type { ProviderContext } from "../contract.ts";
import { type VendorClient, createVendorClient } from "../http.ts";

export const CHECKLY = "Checkly";
export const CHECKLY_SECRETS: readonly string[] = ["CHECKLY_API_KEY", "CHECKLY_ACCOUNT_ID"];
const DEFAULT_API_URL = "https://api.checklyhq.com";

/**
 * Checkly publishes no rate-limit headers; its limits count over 60 seconds. The transport tries four times,
 * so three waits of this length reach past the end of any such window.
 */
const RATE_LIMIT_WAIT_MS = 20_000;

export const CREDENTIAL_REMEDY =
  "Set CHECKLY_API_KEY to a key of a user or service user of the account (Checkly, User Settings, API keys) and CHECKLY_ACCOUNT_ID to the account's id (Account Settings, General).";

/** A client that sends the key and the account with every request. Throws ProviderError `secret_missing`. */
export function connectClient(context: ProviderContext): VendorClient {
  const key = new Secret("CHECKLY_API_KEY", required(context, "CHECKLY_API_KEY"));
  const account = required(context, "CHECKLY_ACCOUNT_ID");
  return createVendorClient({
    vendor: CHECKLY,
    baseUrl: context.env["CHECKLY_API_URL"] || DEFAULT_API_URL,
    headers: () => ({ authorization: `Bearer ${key.reveal()}`, "x-checkly-account": account }),
    credentialRemedy: CREDENTIAL_REMEDY,
    context,
    rateLimitWaitMs: () => RATE_LIMIT_WAIT_MS,
  });
}

function required(context: ProviderContext, name: string): string {
  const value = context.env[name];
  if (value === undefined || value === "") {
    throw new ProviderError({
      reasonCode: "secret_missing",
      vendor: CHECKLY,
      message: `${name} is not set, so Checkly cannot be asked.`,
      remedy: CREDENTIAL_REMEDY,
    });
  }
  return value;
}
