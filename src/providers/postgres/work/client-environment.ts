/** How libpq is told where to go: by variables, as an address in an argument shows in every process list. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as tls from "node:tls";
import type { Address } from "../address.ts";
import type { Place } from "../failure.ts";
import type { Tls } from "../tls-mode.ts";

type Variables = Readonly<Record<string, string>>;

/** A path that exists nowhere: what a person keeps in ~/.pgpass or ~/.postgresql must change nothing. */
const NOWHERE = "/dev/null/none";

/** The same protection as our own sessions have; libpq's `require` looks at no certificate, unlike that of `pg`. */
const MODES: Readonly<Record<Tls, string>> = {
  off: "disable",
  encrypted: "require",
  authority: "verify-ca",
  verified: "verify-full",
};

/** Runs `act` with the variables; a file with the authorities' certificates exists only meanwhile. */
export async function withClientEnvironment<Value>(
  { address }: Place,
  settings: Variables,
  act: (variables: Variables) => Promise<Value>,
): Promise<Value> {
  if (address.tls !== "authority" && address.tls !== "verified") return act(variablesFor(address, settings, null));
  const folder = await mkdtemp(join(tmpdir(), "holdpoint-postgres-"));
  try {
    const file = join(folder, "authorities.pem");
    await writeFile(file, `${address.authorities ?? knownAuthorities()}\n`, { mode: 0o600 });
    return await act(variablesFor(address, settings, file));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Pure, but for what the file holds. */
export function variablesFor(address: Address, settings: Variables, authoritiesFile: string | null): Variables {
  const options = [
    ...(address.options === null ? [] : [address.options]),
    ...Object.entries(settings).map(([name, value]) => `-c ${name}=${escapeOption(value)}`),
  ].join(" ");
  return {
    PGHOST: address.host,
    PGPORT: String(address.port),
    PGUSER: address.user,
    PGPASSWORD: address.password,
    PGPASSFILE: NOWHERE,
    PGDATABASE: address.database,
    PGAPPNAME: "holdpoint",
    PGCONNECT_TIMEOUT: "15",
    PGGSSENCMODE: "disable",
    PGSSLMODE: MODES[address.tls],
    // `require` with a file of authorities would be `verify-ca`.
    PGSSLROOTCERT: authoritiesFile ?? NOWHERE,
    ...(address.channelBinding ? { PGCHANNELBINDING: "require" } : {}),
    // Whoever stands in between may ask for the password itself; libpq 16 and newer refuse then, as our sessions do.
    ...(address.plainPassword ? {} : { PGREQUIREAUTH: "scram-sha-256" }),
    // Tools that are written for Node read none of libpq's files.
    ...(authoritiesFile !== null && address.authorities !== null ? { NODE_EXTRA_CA_CERTS: authoritiesFile } : {}),
    ...(options === "" ? {} : { PGOPTIONS: options }),
  };
}

/** Whom our own sessions trust, so that both clients agree; what a machine adds to Node's own came with Node 22.15. */
function knownAuthorities(): string {
  const { getCACertificates } = tls as { readonly getCACertificates?: (kind: "default") => readonly string[] };
  return (getCACertificates?.("default") ?? tls.rootCertificates).join("\n");
}

function escapeOption(value: string): string {
  return value.replace(/[\\\s]/g, (letter) => `\\${letter}`);
}
