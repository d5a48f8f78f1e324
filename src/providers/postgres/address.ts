import { ProviderError } from "../../lib/error.ts";
import type { Secret } from "../../lib/secret.ts";
import { parseUrl } from "../../lib/parse-url.ts";

/** Where to connect to and as whom. Nothing of it but the host, the port and the database's name is ever shown. */
export interface Address {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly database: string;
  readonly tls: "off" | "encrypted" | "verified";
  /** The server must prove that nobody reads along between it and us (SCRAM-SHA-256-PLUS). */
  readonly channelBinding: boolean;
  /** `options` of the start-up message: Neon and Supabase find the project by it. */
  readonly options: string | null;
}

const VENDOR = "PostgreSQL";
const EXAMPLE = "postgres://user:password@db.example.com:5432/postgres?sslmode=verify-full";
const TLS: Readonly<Record<string, Address["tls"]>> = {
  disable: "off",
  require: "encrypted",
  "no-verify": "encrypted",
  "verify-ca": "verified",
  "verify-full": "verified",
};
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

/**
 * Reads the address of a database. `sslmode` as libpq means it: `require` encrypts without looking at the certificate,
 * `verify-full` looks at it; where it is missing, a server of this machine is spoken to in the clear, any other one
 * encrypted. Throws ProviderError `usage`, which never repeats any of the address.
 */
export function parseAddress(secret: Secret): Address {
  const refuse = (problem: string, remedy = `Write it as ${EXAMPLE}`): never => {
    throw new ProviderError({ reasonCode: "usage", vendor: VENDOR, message: `${secret.name} ${problem}.`, remedy });
  };
  const url = parseUrl(secret.reveal().trim());
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
    ...readSettings(url.searchParams, host, refuse),
  };
}

function readSettings(
  settings: URLSearchParams,
  host: string,
  refuse: (problem: string, remedy?: string) => never,
): Pick<Address, "tls" | "channelBinding" | "options"> {
  for (const name of settings.keys()) {
    if (name === "sslrootcert" && settings.get(name) === "system") continue;
    if (name === "sslmode" || name === "channel_binding" || name === "options" || HARMLESS.has(name)) continue;
    if (/^[a-z_]{1,40}$/.test(name)) {
      const files = /^ssl(?:rootcert|cert|key|crl)/.test(name);
      return refuse(
        `has the setting ${name}, which is not supported`,
        files
          ? "Remove it. To trust a certificate authority of your own, name its file in NODE_EXTRA_CA_CERTS."
          : `Remove it. User, password, host, port and database stand in the address itself: ${EXAMPLE}`,
      );
    }
    return refuse("has a setting that is not supported", `Write it as ${EXAMPLE}`);
  }
  const mode = settings.get("sslmode");
  const unstated = mode === null || mode === "prefer" || mode === "allow";
  const tls = unstated ? (isLoopback(host) ? "off" : "encrypted") : TLS[mode];
  if (tls === undefined) return refuse(`has an unknown sslmode`, "Use one of verify-full, require and disable.");
  return { tls, channelBinding: settings.get("channel_binding") === "require", options: settings.get("options") };
}

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || /^127\.\d+\.\d+\.\d+$/.test(host);
}
