/**
 * A PostgreSQL server of a rehearsal's own: on a free loopback port, with a folder of its own, stopped at its end, also
 * where the rehearsal is killed.
 */
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { chown, cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir, userInfo } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { newPassword } from "../../lib/new-password.ts";
import type { PostgresPrograms } from "./find-programs.ts";

const run = promisify(execFile);

export const SUPERUSER = "postgres";
const READY_MS = 60_000;
const ASK_AGAIN_MS = 25;
/** What a crash would lose, nobody misses. */
const SETTINGS = {
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: "60",
  shared_buffers: "64MB",
};

export interface PostgresServer {
  readonly port: number;
  readonly password: string;
  /** Runs SQL as the superuser, several statements where there are several; rows of the last one. */
  query(database: string, text: string): Promise<readonly Readonly<Record<string, unknown>>[]>;
  stop(): Promise<void>;
}

/** PostgreSQL refuses to run as root: then it runs as another. */
interface Identity {
  readonly uid?: number;
  readonly gid?: number;
}

export async function startServer(programs: PostgresPrograms): Promise<PostgresServer> {
  const folder = await mkdtemp(join(tmpdir(), "holdpoint-postgres-"));
  let server: ChildProcess | null = null;
  try {
    const identity = await chooseIdentity();
    if (identity.uid !== undefined) await chown(folder, identity.uid, identity.gid ?? identity.uid);
    const bin = await reachable(programs.server, folder, identity);
    const password = newPassword();
    await initialize(bin, folder, identity, password);
    const port = await freePort();
    server = start(bin, folder, identity, port);
    const query = querying(port, password);
    await untilReady(server, query);
    const started = server;
    return { port, password, query, stop: () => stop(started, folder) };
  } catch (error) {
    if (server === null) await rm(folder, { recursive: true, force: true });
    else await stop(server, folder);
    throw error;
  }
}

async function chooseIdentity(): Promise<Identity> {
  if (userInfo().uid !== 0) return {};
  for (const name of ["postgres", "nobody"]) {
    const [uid, gid] = await Promise.all(["-u", "-g"].map((option) => run("id", [option, name]).catch(() => null)));
    if (uid && gid) return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  }
  throw new Error("PostgreSQL does not run as root, and there is neither a user postgres nor nobody to run it as");
}

/** In root's home npm's server is closed to the other user: then a copy is made. */
async function reachable(bin: string, folder: string, identity: Identity): Promise<string> {
  if (identity.uid === undefined) return bin;
  const tried = await run(join(bin, "postgres"), ["--version"], { ...identity, cwd: "/" }).catch(() => null);
  if (tried !== null) return bin;
  const copy = join(folder, "native");
  await cp(dirname(bin), copy, { recursive: true, verbatimSymlinks: true });
  return join(copy, "bin");
}

async function initialize(bin: string, folder: string, identity: Identity, password: string): Promise<void> {
  const passwordFile = join(folder, "password");
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (identity.uid !== undefined) await chown(passwordFile, identity.uid, identity.gid ?? identity.uid);
  const args = ["--pgdata", join(folder, "data"), "--username", SUPERUSER, "--pwfile", passwordFile];
  await run(
    join(bin, "initdb"),
    [...args, "--auth=scram-sha-256", "--encoding=UTF8", "--locale=C", "--no-sync", "--no-instructions"],
    { ...identity, cwd: folder, env: environment() },
  );
}

/** The shell beside it ends it and removes its folder as soon as our end of a pipe is gone, however that came about. */
const GUARD = 'cat >/dev/null; kill -QUIT "$1" 2>/dev/null; sleep 0.5; rm -rf "$2"';

function start(bin: string, folder: string, identity: Identity, port: number): ChildProcess {
  const settings = Object.entries(SETTINGS).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const server = spawn(join(bin, "postgres"), ["-D", join(folder, "data"), "-p", String(port), ...settings], {
    ...identity,
    cwd: folder,
    stdio: "ignore",
    env: environment(),
    // A group of its own: Ctrl-C ends the rehearsal, and the rehearsal the server, in this order.
    detached: true,
  });
  const guard = spawn("/bin/sh", ["-c", GUARD, "guard", String(server.pid ?? 0), folder], {
    stdio: ["pipe", "ignore", "ignore"],
    detached: true,
  });
  server.unref();
  guard.unref();
  // The pipe alone must not keep the rehearsal alive either.
  (guard.stdin as unknown as { unref?: () => void }).unref?.();
  return server;
}

/** Settings of a person's own PostgreSQL must not reach this one. */
function environment(): Readonly<Record<string, string>> {
  return { PATH: "/usr/bin:/bin", LC_ALL: "C", TZ: "UTC", HOME: tmpdir() };
}

function querying(port: number, password: string): PostgresServer["query"] {
  return async (database, text) => {
    const { default: pg } = await import("pg");
    const client = new pg.Client({ host: "127.0.0.1", port, user: SUPERUSER, password, database });
    // The server may be stopped while it asks.
    client.on("error", () => undefined);
    await client.connect();
    try {
      const answers: unknown = await client.query(text);
      const last = (Array.isArray(answers) ? answers.at(-1) : answers) as { rows: Record<string, unknown>[] };
      return last.rows;
    } finally {
      await client.end();
    }
  };
}

async function untilReady(server: ChildProcess, query: PostgresServer["query"]): Promise<void> {
  const limit = performance.now() + READY_MS;
  for (;;) {
    if (server.exitCode !== null) throw new Error(`PostgreSQL ended by itself with exit code ${server.exitCode}`);
    try {
      await query("postgres", "select 1");
      return;
    } catch (error) {
      if (performance.now() > limit) throw error;
      await new Promise((resolve) => {
        setTimeout(resolve, ASK_AGAIN_MS);
      });
    }
  }
}

async function stop(server: ChildProcess, folder: string): Promise<void> {
  if (server.exitCode === null && server.signalCode === null) {
    const ended = new Promise((resolve) => {
      server.once("exit", resolve);
    });
    server.ref();
    // The fast shutdown: sessions that are open are ended.
    server.kill("SIGINT");
    await ended;
  }
  await rm(folder, { recursive: true, force: true });
}

/** Free now; the moment until the server takes it is short. */
async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => {
    probe.listen(0, "127.0.0.1", resolve);
  });
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => {
    probe.close(resolve);
  });
  return port;
}
