/**
 * A PostgreSQL server on a free loopback port, with its data in the temporary folder. It speaks SCRAM, also under TLS, has
 * no unix socket, and is gone when it is stopped, and also when who started it is killed.
 */
import { type ChildProcess, execFileSync, spawn, spawnSync } from "node:child_process";
import { chmodSync, chownSync, cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { programOf } from "./binaries.ts";
import { guardProcess } from "./guard-process.ts";

export interface RunningServer {
  readonly port: number;
  /** Of the superuser `postgres`. */
  readonly password: string;
  stop(): Promise<void>;
}

/** PostgreSQL refuses to run as root, so a run as root takes another user. */
export interface Identity {
  readonly uid?: number;
  readonly gid?: number;
}

const PASSWORD = "superuser-of-the-tests";
/** A crash loses nothing that matters. Connections: two test files at once, and a test that uses them up. */
const SETTINGS = {
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  autovacuum: "off",
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: "60",
  ssl: "on",
  ssl_cert_file: "server.pem",
  ssl_key_file: "server.key",
};
/** Supabase's roles. Roles are of the server, not of a database, so two test files cannot each create them. */
const ROLES = [
  "create role anon nologin noinherit",
  "create role authenticated nologin noinherit",
  "create role service_role nologin noinherit bypassrls",
  "create role authenticator login noinherit password 'authenticator'",
  "grant anon, authenticated, service_role to authenticator",
];

/** `native`: folder of the programs, see binaries.ts. `settings`: besides its own. */
export async function startServer(
  native: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<RunningServer> {
  const folder = mkdtempSync(join(tmpdir(), "holdpoint-postgres-"));
  let server: ChildProcess | null = null;
  try {
    const identity = chooseIdentity();
    const reachable = reachableBinaries(native, folder, identity);
    initialize(folder, reachable, identity);
    certify(folder, identity);
    const port = await freePort();
    const started = start(folder, reachable, identity, port, { ...SETTINGS, ...settings });
    server = started;
    await untilReady(started, port);
    return { port, password: PASSWORD, stop: () => stop(started, folder) };
  } catch (error) {
    if (server === null) rmSync(folder, { recursive: true, force: true });
    else await stop(server, folder);
    throw error;
  }
}

export function chooseIdentity(): Identity {
  if (process.getuid?.() !== 0) return {};
  for (const name of ["postgres", "nobody"]) {
    const [uid, gid] = ["-u", "-g"].map((option) =>
      spawnSync("id", [option, name], { encoding: "utf8" }).stdout.trim(),
    );
    if (uid && gid) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new Error("PostgreSQL does not run as root, and there is neither a user postgres nor nobody to run it as");
}

/** A checkout in root's home, or in a private temporary folder, is closed to the other user: then a copy is made. */
function reachableBinaries(native: string, folder: string, identity: Identity): string {
  if (identity.uid === undefined) return native;
  chownSync(folder, identity.uid, identity.gid ?? identity.uid);
  const tried = spawnSync(programOf(native, "postgres"), ["--version"], { ...identity, cwd: "/" });
  if (tried.status === 0) return native;
  const copy = join(folder, "native");
  cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  return copy;
}

function initialize(folder: string, native: string, identity: Identity): void {
  const passwordFile = join(folder, "password");
  writeFileSync(passwordFile, PASSWORD);
  if (identity.uid !== undefined) chownSync(passwordFile, identity.uid, identity.gid ?? identity.uid);
  chmodSync(passwordFile, 0o600);
  execFileSync(
    programOf(native, "initdb"),
    [
      `--pgdata=${join(folder, "data")}`,
      "--username=postgres",
      `--pwfile=${passwordFile}`,
      "--auth=scram-sha-256",
      "--encoding=UTF8",
      "--locale=C",
      "--no-sync",
      "--no-instructions",
    ],
    { ...identity, cwd: folder, stdio: ["ignore", "ignore", "inherit"], env: environment() },
  );
}

/** Files of the probe tests; their authority is one that nobody trusts. */
function certify(folder: string, { uid, gid }: Identity): void {
  const certificates = join(import.meta.dirname, "..", "providers", "certificates");
  for (const [from, to] of [
    ["valid.pem", "server.pem"],
    ["key.pem", "server.key"],
  ] as const) {
    const file = join(folder, "data", to);
    cpSync(join(certificates, from), file);
    chmodSync(file, 0o600);
    if (uid !== undefined) chownSync(file, uid, gid ?? uid);
  }
}

function start(
  folder: string,
  native: string,
  identity: Identity,
  port: number,
  wanted: Readonly<Record<string, string>>,
): ChildProcess {
  const settings = Object.entries(wanted).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const server = spawn(
    programOf(native, "postgres"),
    ["-D", join(folder, "data"), "-p", String(port), ...settings],
    // Its log would drown the tests' own output: they cause errors on purpose.
    { ...identity, cwd: folder, stdio: "ignore", env: environment() },
  );
  guardProcess(server, folder);
  return server;
}

/** Settings of a person's own PostgreSQL must not reach this one. */
function environment(): NodeJS.ProcessEnv {
  return { PATH: process.env["PATH"], LC_ALL: "C", TZ: "UTC", HOME: tmpdir(), USER: userInfo().username };
}

/** Resolves when the server answers and has the roles. */
async function untilReady(server: ChildProcess, port: number): Promise<void> {
  const client = await connect(server, port, Date.now() + 120_000);
  for (const statement of ROLES) await client.query(statement);
  await client.end();
}

async function connect(server: ChildProcess, port: number, limit: number): Promise<pg.Client> {
  for (;;) {
    if (server.exitCode !== null) throw new Error(`PostgreSQL ended by itself, exit ${server.exitCode}`);
    const client = new pg.Client({
      host: "127.0.0.1",
      port,
      user: "postgres",
      password: PASSWORD,
      database: "postgres",
    });
    client.on("error", () => {});
    try {
      await client.connect();
      return client;
    } catch (error) {
      if (Date.now() > limit) throw error;
      await new Promise((resolve) => {
        setTimeout(resolve, 25);
      });
    }
  }
}

async function stop(server: ChildProcess, folder: string): Promise<void> {
  if (server.exitCode === null && server.signalCode === null) {
    const ended = new Promise((resolve) => {
      server.once("exit", resolve);
    });
    // PostgreSQL's fast shutdown: open sessions are ended.
    server.kill("SIGINT");
    await ended;
  }
  rmSync(folder, { recursive: true, force: true });
}

/** Free now; the moment until the server takes it is short. */
export async function freePort(): Promise<number> {
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
