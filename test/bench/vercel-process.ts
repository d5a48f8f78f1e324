/** Starts the emulator and the programs under measurement as processes, and the folders that they deploy. */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import type { Fault } from "../../src/sandbox/contract.ts";
import type { VercelOptions } from "../../src/sandbox/vercel/index.ts";
import type { DeployOrder, DeployReport } from "./programs/deploy-order.ts";

export const EMULATED = { token: "bench0token", team: "team_bench", project: "prj_bench" } as const;
const PROGRAMS = resolve(import.meta.dirname, "programs");

export interface EmulatorProcess {
  readonly url: string;
  addFault(fault: Omit<Fault, "emulator">): Promise<void>;
  clearFaults(): Promise<void>;
  /** When each deployment became ready, by its id; milliseconds since the epoch. */
  readyTimes(): Promise<ReadonlyMap<string, number>>;
  close(): Promise<void>;
}

export async function startEmulator(order: {
  readonly options: Partial<VercelOptions>;
  readonly buildMs?: readonly [number, number];
}): Promise<EmulatorProcess> {
  const child = spawn(process.execPath, [join(PROGRAMS, "vercel-emulator.ts"), JSON.stringify(order)], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const url = await firstLine(child);
  const sandbox = (path: string, init: RequestInit = {}) => fetch(`${url}/_sandbox/${path}`, init);
  return {
    url,
    async addFault(fault) {
      await (await sandbox("faults", { method: "POST", body: JSON.stringify(fault) })).text();
    },
    async clearFaults() {
      await (await sandbox("faults", { method: "DELETE" })).text();
    },
    async readyTimes() {
      const state = (await (await sandbox("state")).json()) as {
        deployments: { id: string; readyAt: number | null }[];
      };
      return new Map(
        state.deployments.flatMap(({ id, readyAt }) => (readyAt === null ? [] : [[id, readyAt] as const])),
      );
    },
    close: () => ended(child, () => child.stdin.end()),
  };
}

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((done, failed) => {
    if (child.stdout === null) throw new Error("the emulator has no output");
    createInterface({ input: child.stdout }).once("line", done);
    child.once("exit", (code) => failed(new Error(`the emulator ended with ${code}`)));
  });
}

function ended(child: ChildProcess, stop: () => void): Promise<void> {
  return new Promise((done) => {
    child.removeAllListeners("exit");
    child.once("exit", () => done());
    stop();
  });
}

export interface Run {
  readonly wallMs: number;
  readonly output: string;
}

/** Runs a program to its end; its start is part of the time. Throws with its output where it fails. */
export function runProgram(
  args: readonly string[],
  options: { readonly env?: Readonly<Record<string, string>>; readonly directory?: string } = {},
): Promise<Run> {
  return new Promise((done, failed) => {
    const startedAt = performance.now();
    const child = spawn(process.execPath, args, {
      env: { PATH: process.env.PATH ?? "", ...options.env },
      stdio: ["ignore", "pipe", "pipe"],
      ...(options.directory === undefined ? {} : { cwd: options.directory }),
    });
    let output = "";
    let errors = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      errors += text;
    });
    child.once("close", (code) => {
      const wallMs = performance.now() - startedAt;
      if (code === 0) done({ wallMs, output });
      else failed(new Error(`${args[0]} ended with ${code}: ${errors}${output}`));
    });
  });
}

export interface DeployRun extends DeployReport {
  readonly wallMs: number;
}

/** Runs a deploying program and reads its report. */
export async function runDeploy(
  program: string,
  emulator: EmulatorProcess,
  order: Pick<DeployOrder, "directory"> & Partial<Pick<DeployOrder, "times" | "stamp">>,
): Promise<DeployRun> {
  const whole: DeployOrder = { times: 1, stamp: false, ...EMULATED, url: emulator.url, ...order };
  const { wallMs, output } = await runProgram([program, JSON.stringify(whole)]);
  const report = JSON.parse(output.trim().split("\n").at(-1) ?? "") as DeployReport;
  return { wallMs, ...report };
}

/** Throws where a deploy that was to be timed did not succeed: its time would mean nothing. */
export function requireReady(run: DeployRun): DeployRun {
  const failed = run.deploys.find((deploy) => !deploy.ready);
  if (failed !== undefined) throw new Error(`a deploy under measurement failed: ${failed.error}`);
  return run;
}

export const CLIENT_PROGRAM = join(PROGRAMS, "deploy-client.mjs");

export interface Folder {
  readonly directory: string;
  remove(): void;
}

/** A prebuilt project of equally large static files. */
export function createPrebuiltFolder(files: number, bytes: number): Folder {
  const directory = mkdtempSync(join(tmpdir(), "holdpoint-bench-"));
  const folder = join(directory, ".vercel/output/static");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(directory, ".vercel/output/config.json"), '{"version":3}');
  const content = Buffer.alloc(bytes, "holdpoint ");
  for (let index = 0; index < files; index += 1) writeFileSync(join(folder, `${index}.bin`), content);
  return { directory, remove: () => rmSync(directory, { recursive: true, force: true }) };
}
