/** A real pgbouncer before a server of the tests: what a database behind a pooler is like. */
import { spawn } from "node:child_process";
import { chownSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { guardProcess } from "./guard-process.ts";
import { chooseIdentity, freePort } from "./start-server.ts";
import { environment } from "./system-programs.ts";

export interface Pgbouncer {
  readonly port: number;
  stop(): Promise<void>;
}

export interface Bounced {
  /** Of the server behind it. */
  readonly port: number;
  readonly mode: "transaction" | "session";
  /** Passwords by name: whom it lets in, and as whom it comes to the server. */
  readonly users: Readonly<Record<string, string>>;
  /** Connections to the server, for each user and database. Default: 4. */
  readonly poolSize?: number;
}

export async function startPgbouncer({ port, mode, users, poolSize = 4 }: Bounced): Promise<Pgbouncer> {
  const folder = mkdtempSync(join(tmpdir(), "holdpoint-pgbouncer-"));
  const own = await freePort();
  const identity = chooseIdentity();
  const files = {
    "users.txt": Object.entries(users).map(([name, password]) => `"${name}" "${password}"`),
    "pgbouncer.ini": [
      "[databases]",
      `* = host=127.0.0.1 port=${port}`,
      "[pgbouncer]",
      "listen_addr = 127.0.0.1",
      `listen_port = ${own}`,
      "unix_socket_dir =",
      "auth_type = scram-sha-256",
      `auth_file = ${join(folder, "users.txt")}`,
      `pool_mode = ${mode}`,
      `default_pool_size = ${poolSize}`,
    ],
  };
  for (const [name, lines] of Object.entries(files)) {
    writeFileSync(join(folder, name), `${lines.join("\n")}\n`, { mode: 0o600 });
    if (identity.uid !== undefined) chownSync(join(folder, name), identity.uid, identity.gid ?? identity.uid);
  }
  if (identity.uid !== undefined) chownSync(folder, identity.uid, identity.gid ?? identity.uid);
  const bouncer = spawn("pgbouncer", [join(folder, "pgbouncer.ini")], {
    ...identity,
    cwd: folder,
    env: environment(),
    stdio: "ignore",
  });
  guardProcess(bouncer, folder);
  const ended = new Promise<void>((resolve) => bouncer.once("exit", () => resolve()));
  const stop = async () => {
    bouncer.kill("SIGKILL");
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  for (let turn = 0; turn < 200; turn += 1) {
    if (await answers(own)) return { port: own, stop };
    if (bouncer.exitCode !== null) break;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  await stop();
  throw new Error("pgbouncer did not start");
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("connect", () => resolve(true)).once("error", () => resolve(false));
    socket.once("connect", () => socket.destroy());
  });
}
