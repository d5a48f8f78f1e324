/**
 * A server of our own on loopback, for a proof: as fast as it can be, since a crash loses nothing that matters. It is gone,
 * with its files, when it is stopped and also when this process is killed.
 */
import { execFile, spawn, type ChildProcess } from "node:child_process";
import { chown, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { newPassword } from "../../../lib/new-password.ts";
import { Secret } from "../../../lib/secret.ts";
import type { ScratchServer } from "../../contract.ts";
import { problem } from "../failure.ts";
import { openLine } from "../line.ts";
import { parsePlace } from "../parse-place.ts";
import { chooseNearest, listPrograms } from "./find-program.ts";
import { chooseUser, type SystemUser } from "./system-user.ts";
import { serverMissing } from "./tool-missing.ts";

const run = promisify(execFile);

/** Measured: a restore of 1 GB takes half of its time. Locks: a transaction may create thousands of tables. */
const SETTINGS = {
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  wal_level: "minimal",
  max_wal_senders: "0",
  autovacuum: "off",
  max_locks_per_transaction: "1024",
  max_connections: "40",
  maintenance_work_mem: "128MB",
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  // What it says of failing statements is told to whoever sent them.
  log_min_messages: "fatal",
};
const START_LIMIT_MS = 60_000;
const LOOK_MS = 50;

/**
 * Starts the server, waits for its end, and removes the folder: on one of two ways, since standard input closes when it is
 * stopped and also when the process that holds the other end is gone, however that ended. SIGQUIT is the immediate shutdown.
 */
const GUARD = `
folder=$1; shift
exec 3<&0
"$@" 3<&- </dev/null & server=$!
{ cat <&3 >/dev/null; kill -QUIT "$server"; } 2>/dev/null & watch=$!
wait "$server"; status=$?
rm -rf "$folder"
kill "$watch" 2>/dev/null
exit "$status"
`;

/** Throws ProviderError `tool_missing` where there are no server programs of this major or a newer one. */
export async function startScratch(
  major: number,
  searchPath: string | undefined,
  signal?: AbortSignal,
): Promise<ScratchServer> {
  const found = await listPrograms("initdb", searchPath);
  const initdb = chooseNearest(
    found.filter((program) => program.major >= major),
    major,
  );
  if (initdb === null) throw serverMissing(major, found);
  signal?.throwIfAborted();
  const user = chooseUser();
  const folder = await mkdtemp(join(tmpdir(), "holdpoint-scratch-"));
  const password = newPassword();
  try {
    await initialize(initdb.path, folder, password, user);
    return await start(dirname(initdb.path), initdb.major, { folder, password, user, signal });
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

async function initialize(initdb: string, folder: string, password: string, user: SystemUser | null): Promise<void> {
  const file = join(folder, "password");
  await writeFile(file, password, { mode: 0o600 });
  if (user !== null) await Promise.all([folder, file].map((path) => chown(path, user.uid, user.gid)));
  const args = [`--pgdata=${join(folder, "data")}`, "--username=postgres", `--pwfile=${file}`];
  const more = ["--auth=scram-sha-256", "--encoding=UTF8", "--locale=C", "--no-sync", "--no-instructions"];
  await run(initdb, [...args, ...more], { ...user, cwd: "/", env: { LC_ALL: "C", TZ: "UTC" } }).catch(
    (error: unknown) => {
      const said = String((error as { readonly stderr?: unknown }).stderr ?? error).trim();
      throw notStarted(said);
    },
  );
  await rm(file);
}

interface Ground {
  readonly folder: string;
  readonly password: string;
  readonly user: SystemUser | null;
  readonly signal: AbortSignal | undefined;
}

async function start(bin: string, major: number, ground: Ground): Promise<ScratchServer> {
  const { folder, password, user, signal } = ground;
  const port = await freePort();
  const settings = Object.entries(SETTINGS).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const server = [join(bin, "postgres"), "-D", join(folder, "data"), "-p", String(port), ...settings];
  const guard = spawn("/bin/sh", ["-c", GUARD, "holdpoint-scratch", folder, ...server], {
    ...user,
    cwd: "/",
    env: { PATH: "/usr/bin:/bin", LC_ALL: "C", TZ: "UTC" },
    // A group of its own: Ctrl-C goes to a whole group, and would end the guard before its work.
    detached: true,
    stdio: ["pipe", "ignore", "pipe"],
  });
  let said = "";
  guard.stderr.on("data", (chunk: Buffer) => (said = (said + chunk.toString()).slice(-4_096)));
  guard.stdin.on("error", () => {});
  const gone = new Promise<void>((resolve) => {
    guard.once("exit", () => resolve());
    guard.once("error", () => resolve());
  });
  const stop = async () => {
    guard.stdin.end();
    await gone;
    // Empty by now; where root started it, the other user could not take it out of a folder of root's.
    await rm(folder, { recursive: true, force: true });
  };
  const url = new Secret("the scratch server", `postgres://postgres:${password}@127.0.0.1:${port}/postgres`);
  try {
    await untilReady(url, guard, signal);
  } catch (error) {
    await stop();
    signal?.throwIfAborted();
    throw said === "" ? error : notStarted(said);
  }
  return { url, major, stop };
}

async function untilReady(url: Secret, guard: ChildProcess, signal: AbortSignal | undefined): Promise<void> {
  const limit = performance.now() + START_LIMIT_MS;
  const limits = { connectTimeoutMs: 5_000, statementTimeoutMs: 5_000 };
  for (;;) {
    try {
      const line = await openLine(parsePlace(url), limits, signal);
      return await line.close();
    } catch (error) {
      signal?.throwIfAborted();
      if (guard.exitCode !== null || guard.pid === undefined || performance.now() > limit) throw error;
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
  }
}

/** Free now; the moment until the server takes it is short. */
async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, "127.0.0.1", resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

function notStarted(said: string): Error {
  const last = said.trim().split("\n").at(-1) ?? "";
  return problem(
    /No space left/.test(said) ? "disk_full" : "database_tool_failed",
    `A scratch server could not be started on this machine: ${last.replace(/\.$/, "")}.`,
    "Look whether the temporary folder has space, and whether the programs of PostgreSQL run here.",
  );
}
