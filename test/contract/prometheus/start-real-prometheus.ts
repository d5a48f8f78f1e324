/** A real Prometheus on loopback, with a past that was written down beforehand: nothing is scraped, and nothing waited for. */
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { findPrometheus } from "./find-prometheus.ts";

export interface RealPrometheus {
  readonly origin: string;
  close(): Promise<void>;
}

const READY_WITHIN_MS = 60_000;
const run = promisify(execFile);

/** `metrics` is in the OpenMetrics format, with an instant in each line. */
export async function startRealPrometheus(metrics: string): Promise<RealPrometheus> {
  const programs = findPrometheus(process.env);
  if (programs === null) throw new Error("no Prometheus on this machine: Debian has it in the package prometheus");
  const directory = await mkdtemp(join(tmpdir(), "holdpoint-prometheus-"));
  await writeFile(join(directory, "past.om"), metrics);
  await writeFile(join(directory, "prometheus.yml"), "scrape_configs: []\n");
  await run(programs.promtool, ["tsdb", "create-blocks-from", "openmetrics", "past.om", "data"], { cwd: directory });
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const child = spawn(
    programs.prometheus,
    [
      "--config.file=prometheus.yml",
      "--storage.tsdb.path=data",
      "--storage.tsdb.retention.time=30d",
      `--web.listen-address=127.0.0.1:${port}`,
      "--log.level=error",
    ],
    { cwd: directory, stdio: ["ignore", "ignore", "inherit"] },
  );
  // Also where the tests are killed.
  const kill = () => child.kill("SIGKILL");
  process.once("exit", kill);
  await readiness(origin, child);
  return {
    origin,
    async close() {
      process.off("exit", kill);
      await stop(child);
      await rm(directory, { recursive: true, force: true });
    },
  };
}

async function readiness(origin: string, child: ChildProcess): Promise<void> {
  for (const deadline = Date.now() + READY_WITHIN_MS; Date.now() < deadline;) {
    if (child.exitCode !== null) throw new Error(`Prometheus ended with ${child.exitCode}`);
    const ready = await fetch(`${origin}/-/ready`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (ready) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error("Prometheus was not ready in time");
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  await ended;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}
