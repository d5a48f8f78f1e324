import { ProviderError } from "../lib/error.ts";
import { Secret } from "../lib/secret.ts";
import type { ProviderContext } from "./contract.ts";

/**
 * A credential from its variable, without the white space around it that storing it often adds. Throws ProviderError
 * `secret_missing` where there is none, and `credential_rejected` where it has a character that no token has: `fetch`
 * refuses such a header with a message that repeats the whole of it.
 */
export function readToken(
  env: ProviderContext["env"],
  token: {
    readonly vendor: string;
    readonly variable: string;
    readonly remedy: string;
    /** Where it is missing; "… is not set." by itself. */
    readonly missing?: string;
  },
): Secret {
  const { vendor, variable, remedy } = token;
  const value = env[variable]?.trim() ?? "";
  if (value === "") {
    const message = token.missing ?? `${variable} is not set.`;
    throw new ProviderError({ reasonCode: "secret_missing", vendor, message, remedy });
  }
  if (/^[\x21-\x7e]+$/.test(value)) return new Secret(variable, value);
  throw new ProviderError({
    reasonCode: "credential_rejected",
    vendor,
    message: `${variable} contains a space, a line break or a letter that no token has.`,
    remedy: "Store the token again, without anything around it.",
  });
}
