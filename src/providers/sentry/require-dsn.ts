import { ProviderError } from "../../lib/error.ts";
import { isLoopback } from "../../lib/is-loopback.ts";
import { parseUrl } from "../../lib/parse-url.ts";
import type { Setting } from "../../lib/setting.ts";
import { VENDOR } from "./settings.ts";

/** A client with a DSN that it does not understand sends nothing and says nothing. `without`: what goes on without it. */
export function requireDsn({ name }: Setting, dsn: string, without: string): void {
  const url = parseUrl(dsn);
  const isDsn = url !== null && /^[0-9a-z]+$/i.test(url.username) && /^(?:\/[\w-]+)*\/\d+$/.test(url.pathname);
  if (isDsn && (url.protocol === "https:" || (url.protocol === "http:" && isLoopback(url.hostname)))) return;
  throw new ProviderError({
    reasonCode: "usage",
    vendor: VENDOR,
    message: `${name} is no DSN of Sentry: https, a public key, and the number of a project.`,
    remedy: `Copy the DSN of the project (Settings, Client Keys), or take the secret away: ${without}.`,
  });
}
