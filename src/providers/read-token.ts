import { ProviderError } from "../lib/error.ts";
import { Secret } from "../lib/secret.ts";
import { missingSetting, readSetting, type Setting } from "../lib/setting.ts";
import type { ProviderContext } from "./contract.ts";

/**
 * A credential from its variable, without the white space around it that storing it often adds. Throws ProviderError
 * `secret_missing` where there is none, and `credential_rejected` where it has a character that no token has: a client
 * refuses such a header with a message that repeats the whole of it.
 */
export function readToken(env: ProviderContext["env"], vendor: string, setting: Setting): Secret {
  const value = readSetting(env, setting);
  if (value === null) {
    const { message, remedy } = missingSetting(setting, vendor);
    throw new ProviderError({ reasonCode: "secret_missing", vendor, message, remedy });
  }
  if (/^[\x21-\x7e]+$/.test(value)) return new Secret(setting.name, value);
  throw new ProviderError({
    reasonCode: "credential_rejected",
    vendor,
    message: `${setting.name} contains a space, a line break or a letter that no token has.`,
    remedy: "Store the token again, without anything around it.",
  });
}
