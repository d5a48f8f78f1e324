import { ProviderError } from "../lib/error.ts";
import { readSetting, type Setting } from "../lib/setting.ts";
import type { ProviderContext } from "./contract.ts";
import { parseUrl } from "../lib/parse-url.ts";

/** A setting that is an address, and what it is where nobody says otherwise. */
export type Address = Setting & { readonly default: string };

/**
 * The address of a vendor's API, from its variable or by default, never shown as it was written: it may hold a password,
 * or a token that was pasted into the wrong variable. Throws ProviderError `usage` where it is not an http or https
 * address, and where it carries a user name or password: `fetch` refuses such an address with a message that repeats
 * it, and links made from it would show it to everybody.
 */
export function readBaseUrl(env: ProviderContext["env"], vendor: string, address: Address): URL {
  const { name: variable, default: example } = address;
  const url = parseUrl(readSetting(env, address) ?? example);
  const refuse = (problem: string, remedy: string) =>
    new ProviderError({ reasonCode: "usage", vendor, message: `${variable} ${problem}.`, remedy });
  if (url === null || (url.protocol !== "https:" && url.protocol !== "http:")) {
    throw refuse("is not an http or https address", `Set it to an address such as ${example}, or leave it out.`);
  }
  if (url.username !== "" || url.password !== "") {
    throw refuse(
      "has a user name or password in it, which is never sent",
      `Write the address alone, such as ${example}; the token has a variable of its own.`,
    );
  }
  return url;
}
