/** What a migration tool is given to reach the database by, and how its sessions are known and bounded there. */
import { commandEnvironment } from "../../lib/command-line.ts";
import type { Secret } from "../../lib/secret.ts";

/** What every session of a tool that we start is called; what follows tells the step. */
export const TOOL_SESSIONS = "holdpoint-tool";

/** What only libpq knows: a client in Go ends with an error over a variable of libpq that it does not. */
const LIBPQ_ALONE = new Set(["PGGSSENCMODE", "PGREQUIREAUTH", "PGCHANNELBINDING"]);
/** Modes in which a file of authorities is needed. A client in Go reads one that is named in any mode, and ends where there is none. */
const CHECKING = new Set(["verify-ca", "verify-full"]);

export interface ToolPlace {
  readonly url: Secret;
  /** Variable under which the tool gets the address. */
  readonly as: string;
  readonly lockTimeoutMs: number;
  /** Of the step: tells its sessions from those of others. */
  readonly identity: string;
}

export function sessionName(identity: string): string {
  return `${TOOL_SESSIONS} ${identity}`;
}

/**
 * The address goes under its name and, in `parts`, as PGHOST and the like. The lock timeout stands in the address's `options`
 * and in PGOPTIONS, the sessions' name in its `application_name` and in PGAPPNAME: no tool takes all four, and each takes one.
 */
export function toolEnvironment(
  place: ToolPlace,
  parts: Readonly<Record<string, string>>,
  env: Readonly<Record<string, string | undefined>>,
  names: readonly string[],
): { readonly env: Readonly<Record<string, string>>; readonly mask: readonly string[] } {
  const checks = CHECKING.has(parts["PGSSLMODE"] ?? "");
  const known = ([name]: readonly [string, string]) => !LIBPQ_ALONE.has(name) && (checks || name !== "PGSSLROOTCERT");
  return {
    env: {
      ...commandEnvironment(env, names),
      ...Object.fromEntries(Object.entries(parts).filter(known)),
      PGAPPNAME: sessionName(place.identity),
      [place.as]: addressFor(place),
    },
    mask: [...names, place.as, "PGPASSWORD"],
  };
}

/** Settings of the tool's sessions, for PGOPTIONS. */
export function sessionSettings({ lockTimeoutMs }: Pick<ToolPlace, "lockTimeoutMs">): Readonly<Record<string, string>> {
  return { lock_timeout: String(lockTimeoutMs) };
}

/**
 * The first line of the address, with the lock timeout and the name added: certificates stand on the lines below it. Written
 * by hand, as `URLSearchParams` writes a space as a plus sign, which PostgreSQL's own library does not read back.
 */
export function addressFor({ url, lockTimeoutMs, identity }: Omit<ToolPlace, "as">): string {
  const [address = ""] = url.reveal().trim().split(/\r?\n/);
  const [base = "", query = ""] = splitOnce(address, "?");
  const fields = query.split("&").filter((field) => field !== "");
  const options = fields.find((field) => field.startsWith("options="))?.slice("options=".length) ?? "";
  const bounded = [...(options === "" ? [] : [options]), encodeURIComponent(`-c lock_timeout=${lockTimeoutMs}`)];
  return `${base}?${[
    ...fields.filter((field) => !/^(?:options|application_name)=/.test(field)),
    `application_name=${encodeURIComponent(sessionName(identity))}`,
    `options=${bounded.join("%20")}`,
  ].join("&")}`;
}

function splitOnce(text: string, mark: string): readonly [string, string] {
  const at = text.indexOf(mark);
  return at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at + 1)];
}
