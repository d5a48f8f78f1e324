/** Runs a program of PostgreSQL against a database; nothing secret is in its arguments. */
import { spawn, type ChildProcessWithoutNullStreams } from "node:child_process";
import type { Mask } from "../../../lib/mask.ts";
import { createDeferred } from "../../../lib/create-deferred.ts";
import { duringOutsideWork } from "../../../lib/outside-work.ts";
import type { PostgresProgram, ProgramEnd, RunningProgram } from "../../contract.ts";
import { holdProcessGroup } from "../../process-group.ts";
import { createShellOutput } from "../../shell-output.ts";
import { type Place, problem } from "../failure.ts";
import { withClientEnvironment } from "./client-environment.ts";
import { programFailure } from "./program-failure.ts";

/** From SIGTERM to SIGKILL: time to tell the server. */
const GRACE_MS = 5_000;
/** After its end: time for what it wrote last to arrive. */
const FLUSH_MS = 1_000;

export interface ProgramStart {
  readonly place: Place;
  readonly program: PostgresProgram;
  readonly path: string;
  readonly args: readonly string[];
  readonly settings: Readonly<Record<string, string>>;
  readonly searchPath: string | undefined;
  readonly onLine?: (line: string) => void;
  readonly signal?: AbortSignal;
}

export async function startProgram(start: ProgramStart): Promise<RunningProgram> {
  start.signal?.throwIfAborted();
  const running = createDeferred<RunningProgram>();
  const ended = createDeferred<ProgramEnd>();
  // The file of certificates is there until the program is gone.
  const whole = withClientEnvironment(start.place, start.settings, (variables) =>
    duringOutsideWork(async () => {
      const child = spawn(start.path, ["-w", ...start.args], {
        // In English, which its failures are told apart by; nothing else of this process' variables concerns it.
        env: { PATH: start.searchPath ?? "/usr/bin:/bin", LC_ALL: "C", ...variables },
        // A group of its own, so that one signal reaches what it started: pg_dump -j, Debian's wrapper.
        detached: true,
        stdio: "pipe",
      });
      const group = holdProcessGroup(child, GRACE_MS);
      start.signal?.addEventListener("abort", group.end, { once: true });
      running.resolve(controlsOf(child, start, group.end, ended.promise));
      const end = await readEnd(child, start.place.mask, start.onLine);
      await group.finish();
      start.signal?.removeEventListener("abort", group.end);
      return end;
    }),
  );
  whole.then(
    (end) => ended.resolve({ ...end, failure: programFailure(start.program, start.place, end) }),
    // Before anything was started: a full disk, no process left.
    (error: unknown) => running.reject(error),
  );
  return running.promise;
}

function controlsOf(
  child: ChildProcessWithoutNullStreams,
  start: ProgramStart,
  stop: () => void,
  ended: Promise<ProgramEnd>,
): RunningProgram {
  // When a process ends, Node throws away what it wrote and nobody listens for yet: a short dump would be empty.
  child.stdout.on("readable", () => {});
  // Who writes learns it by `write`; unheard, the event would end the process.
  child.stdin.on("error", () => {});
  return {
    stdout: child.stdout,
    async write(chunk) {
      if (await isTaken(child.stdin, chunk)) return;
      const { failure } = await ended;
      throw failure ?? problem("database_tool_failed", `${start.program} took no more input.`, "Run this again.");
    },
    end: () => void child.stdin.end(),
    ended,
    stop,
  };
}

/** Whether the program has it, all of it. A stream that was closed says no, also of what it had not handed over yet. */
function isTaken(stdin: ChildProcessWithoutNullStreams["stdin"], chunk: Uint8Array): Promise<boolean> {
  return new Promise((resolve) => stdin.write(chunk, (error) => resolve(!error)));
}

type RawEnd = Omit<ProgramEnd, "failure">;

function readEnd(
  child: ChildProcessWithoutNullStreams,
  mask: Mask,
  onLine: ((line: string) => void) | undefined,
): Promise<RawEnd> {
  const output = createShellOutput(mask, onLine);
  const stream = output.open();
  child.stderr.on("data", (chunk: Buffer) => stream.write(chunk));
  const drained = new Promise<void>((resolve) => child.stderr.once("close", resolve));
  return new Promise((resolve) => {
    const finish = async (exitCode: number | null, signal: string | null, more = "") => {
      const limit = createDeferred<void>();
      const timer = setTimeout(limit.resolve, FLUSH_MS);
      await Promise.race([drained, limit.promise]);
      clearTimeout(timer);
      stream.end();
      resolve({ exitCode, signal, stderr: output.tail() + more });
    };
    child.once("exit", (exitCode, signal) => void finish(exitCode, signal));
    child.once("error", (error) => {
      // Without a process there is no exit.
      if (child.pid === undefined) void finish(127, null, mask.apply(error.message));
    });
  });
}
