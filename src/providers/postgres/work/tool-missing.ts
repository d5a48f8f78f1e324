/** Which program is missing in which version, and the step that installs it. */
import type { ProviderError } from "../../../lib/error.ts";
import { problem } from "../failure.ts";

interface Versioned {
  readonly version: string;
}

/** A client program for a server of this major. */
export function toolMissing(program: string, serverMajor: number, found: readonly Versioned[]): ProviderError {
  return missing(`${program} of PostgreSQL ${serverMajor}`, `postgresql-client-${serverMajor}`, serverMajor, found);
}

/** A server, for a scratch one. */
export function serverMissing(major: number, found: readonly Versioned[]): ProviderError {
  return missing(`the server programs (initdb, postgres) of PostgreSQL ${major}`, `postgresql-${major}`, major, found);
}

function missing(what: string, debian: string, major: number, found: readonly Versioned[]): ProviderError {
  const versions = found.map(({ version }) => version).toSorted();
  const has = versions.length === 0 ? "it has none" : `it has ${versions.join(", ")}`;
  return problem(
    "tool_missing",
    `This machine has no ${what} that fits: ${has}.`,
    `Install it in a step of its own before: on GitHub's ubuntu-24.04 (which brings 16) and ubuntu-26.04 (18), run: sudo apt-get install -y postgresql-common && sudo /usr/share/postgresql-common/pgdg/apt.postgresql.org.sh -y && sudo apt-get install -y ${debian}. With Homebrew: brew install postgresql@${major}.`,
  );
}
