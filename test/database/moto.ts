/** A store that others wrote and that speaks S3: moto, from PyPI, on loopback. */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { isCi } from "../run-installed.ts";
import { guardProcess } from "./guard-process.ts";
import { freePort } from "./start-server.ts";

const VERSION = "5.2.1";
const FOLDER = resolve(import.meta.dirname, "../../.tools/moto");

export interface Moto {
  readonly origin: string;
  stop(): Promise<void>;
}

/** The Python that has it; null where none has. */
export function findMoto(): string | null {
  const own = join(FOLDER, "bin/python");
  return [own, "python3"].find((python) => hasMoto(python)) ?? null;
}

function hasMoto(python: string): boolean {
  if (python !== "python3" && !existsSync(python)) return false;
  const script = `import moto, moto.server, flask_cors; assert moto.__version__ == "${VERSION}"`;
  return spawnSync(python, ["-c", script], { stdio: "ignore" }).status === 0;
}

/** Throws in CI where it cannot be installed; elsewhere it says in large letters which tests do not run. */
export function installMoto(): void {
  if (findMoto() !== null) return;
  spawnSync("python3", ["-m", "venv", FOLDER], { stdio: "ignore" });
  spawnSync(
    join(FOLDER, "bin/pip"),
    ["install", "--quiet", "--disable-pip-version-check", `moto[s3,server]==${VERSION}`],
    {
      stdio: ["ignore", "ignore", "inherit"],
    },
  );
  if (findMoto() !== null) return;
  const why = `moto ${VERSION} could not be installed from PyPI (it needs Python 3 with venv, and a network)`;
  if (isCi()) throw new Error(why);
  const line = "!".repeat(100);
  console.error(`${line}\nTESTS AGAINST A STORE THAT OTHERS WROTE DO NOT RUN: ${why}\n${line}`);
}

export async function startMoto(): Promise<Moto> {
  const python = findMoto();
  if (python === null) throw new Error("moto is not installed: run npm run test:database with a network");
  const port = await freePort();
  const server = spawn(python, ["-m", "moto.server", "-H", "127.0.0.1", "-p", String(port)], { stdio: "ignore" });
  guardProcess(server, join(tmpdir(), `holdpoint-moto-${port}`));
  const origin = `http://127.0.0.1:${port}`;
  try {
    await untilAnswering(server, origin);
  } catch (error) {
    server.kill("SIGKILL");
    throw error;
  }
  return {
    origin,
    stop: async () => {
      const gone = new Promise((resolved) => server.once("exit", resolved));
      server.kill("SIGKILL");
      await gone;
    },
  };
}

async function untilAnswering(server: ChildProcess, origin: string): Promise<void> {
  for (const limit = Date.now() + 60_000; Date.now() < limit;) {
    if (server.exitCode !== null) throw new Error(`moto ended by itself, exit ${server.exitCode}`);
    const answered = await fetch(`${origin}/moto-api/`).then(
      () => true,
      () => false,
    );
    if (answered) return;
    await new Promise((resolved) => {
      setTimeout(resolved, 100);
    });
  }
  throw new Error("moto did not answer within a minute");
}
