import { X509Certificate } from "node:crypto";
import { ProviderError } from "../../lib/error.ts";
import type { Secret } from "../../lib/secret.ts";
import { parseUrl } from "../../lib/parse-url.ts";
import { type Protection, protectionFor } from "./tls-mode.ts";

/** Where to connect to and as whom. Nothing of it but the host, the port and the database's name is ever shown. */
export interface Address extends Protection {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly database: string;
  /** Certificates of the authorities that alone may have signed the server's, as PEM; null for those that Node knows. */
  readonly authorities: string | null;
  /** The server must prove that nobody reads along between it and us (SCRAM-SHA-256-PLUS). */
  readonly channelBinding: boolean;
  /** `options` of the start-up message: Neon and Supabase find the project by it. */
  readonly options: string | null;
}

const VENDOR = "PostgreSQL";
const EXAMPLE = "postgres://user:password@db.example.com:5432/postgres";
/** Where a certificate authority of one's own is named. */
export const BELOW_THE_ADDRESS = "on the lines below the address (docs/secrets.md, Databases)";
/** Settings of ORMs and of libpq that change nothing for a session of a few statements. */
const HARMLESS = new Set([
  "pgbouncer",
  "connection_limit",
  "pool_timeout",
  "pool_mode",
  "connect_timeout",
  "socket_timeout",
  "statement_cache_size",
  "schema",
  "sslaccept",
  "application_name",
  "fallback_application_name",
  "client_encoding",
  "target_session_attrs",
  "keepalives",
  "uselibpqcompat",
  "supa",
  "workaround",
]);

type Refuse = (problem: string, remedy?: string) => never;

/**
 * Reads the address of a database, and the certificates of its authorities from the lines below it; see tls-mode.ts for
 * `sslmode`. Throws ProviderError `usage`, which never repeats any of the address.
 */
export function parseAddress(secret: Secret): Address {
  const refuse: Refuse = (problem, remedy = `Write it as ${EXAMPLE}`) => {
    throw new ProviderError({ reasonCode: "usage", vendor: VENDOR, message: `${secret.name} ${problem}.`, remedy });
  };
  const [first = "", ...below] = secret.reveal().trim().split(/\r?\n/);
  const url = parseUrl(first.trim());
  if (url === null || (url.protocol !== "postgres:" && url.protocol !== "postgresql:")) {
    return refuse(
      "is not the address of a PostgreSQL database",
      `Write it as ${EXAMPLE} with the password percent-encoded: @ is %40, : is %3A, / is %2F, # is %23, ? is %3F.`,
    );
  }
  const host = url.hostname.replace(/^\[(.*)\]$/, "$1");
  // A letter of the password that ends the address early (`#`, `?`, `/`) would leave half of it for the host.
  if (url.hash !== "" || url.search.includes("@") || url.pathname.includes("@")) {
    return refuse(
      "has a letter in its password that must be percent-encoded",
      "Write # as %23, ? as %3F, / as %2F and @ as %40 inside the password.",
    );
  }
  if (host === "" || /%/.test(host) || url.searchParams.has("host")) {
    return refuse("names no host: a unix socket is not supported", `Write it as ${EXAMPLE}`);
  }
  const [user, password, database] = [url.username, url.password, url.pathname.slice(1)].map(decode);
  if (user === undefined || user === null || password === undefined || password === null || database === null) {
    return refuse("has a % that begins no percent-encoding", "Write % as %25 inside the name and the password.");
  }
  if (user === "") return refuse("names no user");
  if ([user, password, database ?? ""].some((text) => text.includes("\0"))) return refuse("has a zero byte in it");
  return {
    host,
    port: url.port === "" ? 5432 : Number(url.port),
    user,
    password,
    database: database === undefined || database === "" ? user : database,
    ...readSettings(url.searchParams, host, readAuthorities(below.join("\n").trim(), refuse), refuse),
  };
}

const CERTIFICATE = /-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g;

function readAuthorities(text: string, refuse: Refuse): string | null {
  if (text === "") return null;
  const certificates = text.match(CERTIFICATE) ?? [];
  // Between certificates a bundle may have comments, but no other block: a private key does not belong here.
  if (certificates.length === 0 || text.replace(CERTIFICATE, "").includes("-----") || !certificates.every(isReadable)) {
    return refuse(
      "has something below its address that is no certificate",
      "Put nothing below the address but certificates of authorities, each from -----BEGIN CERTIFICATE----- to -----END CERTIFICATE-----.",
    );
  }
  return certificates.join("\n");
}

function isReadable(certificate: string): boolean {
  try {
    return new X509Certificate(certificate).serialNumber !== "";
  } catch {
    return false;
  }
}

function readSettings(
  settings: URLSearchParams,
  host: string,
  authorities: string | null,
  refuse: Refuse,
): Pick<Address, "tls" | "plainPassword" | "authorities" | "channelBinding" | "options"> {
  for (const name of settings.keys()) {
    if (name === "sslrootcert" && settings.get(name) === "system") continue;
    if (name === "sslmode" || name === "channel_binding" || name === "options" || HARMLESS.has(name)) continue;
    if (/^[a-z_]{1,40}$/.test(name)) {
      const files = /^ssl(?:rootcert|cert|key|crl)/.test(name);
      return refuse(
        `has the setting ${name}, which is not supported`,
        files
          ? `Remove it. The certificate of an authority of your own stands ${BELOW_THE_ADDRESS}.`
          : `Remove it. User, password, host, port and database stand in the address itself: ${EXAMPLE}`,
      );
    }
    return refuse("has a setting that is not supported", `Write it as ${EXAMPLE}`);
  }
  const protection = protectionFor(host, settings.get("sslmode"), authorities !== null);
  if (protection === null)
    return refuse("has an unknown sslmode", "Leave it out, or use one of verify-full and require.");
  if (authorities !== null && (protection.tls === "off" || protection.tls === "encrypted")) {
    return refuse(
      "has an authority's certificate below it, and an sslmode that looks at no certificate",
      "Leave sslmode out: then the server's certificate must be signed by that authority.",
    );
  }
  const channelBinding = settings.get("channel_binding") === "require";
  return { ...protection, authorities, channelBinding, options: settings.get("options") };
}

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
