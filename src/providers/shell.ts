/**
 * Runs a command line of the repository. `@actions/exec` is not used: it hands out neither the process nor its group,
 * so a time limit could not end what a command started, and it keeps an unfinished line of any length in memory
 * (see docs/decisions/0003-commands-in-their-own-process-group.md).
 */
import { type ChildProcess, spawn } from "node:child_process";
import { createMask } from "../lib/mask.ts";
import { duringOutsideWork } from "../lib/outside-work.ts";
import { secretValues } from "../lib/secret-names.ts";
import type { CommandEnd } from "../lib/command-line.ts";
import type { RoleProvider, Shell } from "./contract.ts";
import { holdProcessGroup, type ProcessGroup } from "./process-group.ts";
import { createShellOutput, type ShellOutput } from "./shell-output.ts";

type ShellRequest = Parameters<Shell["run"]>[0];

/** From SIGTERM to SIGKILL: time for a test runner to close its browser. */
const GRACE_MS = 3_000;
/** After the command's own end: time for what it piped its output through to finish writing. */
const FLUSH_MS = 250;

export const shell: RoleProvider<"shell"> = {
  role: "shell",
  key: "shell",
  vendor: "Shell",
  settings: [],
  connect: async (_settings, { signal, secretNames = [] }) => ({
    run: (request) => duringOutsideWork(() => runCommand(request, [...secretNames, ...(request.mask ?? [])], signal)),
  }),
};

/** Limits are real time, not the clock's: a command works in real time also in a rehearsal. */
async function runCommand(
  request: ShellRequest,
  secretNames: readonly string[],
  signal: AbortSignal | undefined,
): Promise<CommandEnd> {
  signal?.throwIfAborted();
  const output = createShellOutput(createMask(secretValues(request.env, secretNames)), request.onLine);
  // Before it is started: on one processor it may run for a while before this process goes on.
  const startedAt = performance.now();
  const child = spawn("/bin/sh", ["-c", request.command], {
    cwd: request.directory,
    env: { ...request.env },
    stdio: ["ignore", "pipe", "pipe"],
    // A group of its own, so that one signal reaches everything that the command started.
    detached: true,
  });
  const group = holdProcessGroup(child, GRACE_MS);
  const failures: unknown[] = [];
  readOutput(child, output, (error) => {
    failures.push(error);
    group.end();
  });
  signal?.addEventListener("abort", group.end, { once: true });
  const ended = await waitFor(child, group, { startedAt, timeoutMs: request.timeoutMs });
  await group.finish();
  signal?.removeEventListener("abort", group.end);
  signal?.throwIfAborted();
  if (failures.length > 0) throw failures[0];
  return { ...ended, tail: ended.tail ?? output.tail() };
}

function readOutput(child: ChildProcess, output: ShellOutput, onFailure: (error: unknown) => void): void {
  const guarded = (work: () => void) => {
    try {
      work();
    } catch (error) {
      onFailure(error);
    }
  };
  for (const pipe of [child.stdout, child.stderr]) {
    const stream = output.open();
    pipe?.on("data", (chunk: Buffer) => guarded(() => stream.write(chunk)));
    pipe?.on("close", () => guarded(() => stream.end()));
  }
}

type Ended = Omit<CommandEnd, "tail"> & {
  /** Instead of output, why it could not be started. */
  readonly tail?: string;
};

/** Resolves when the command has exited and its output is read; ends its group when the time is over. */
function waitFor(
  child: ChildProcess,
  group: ProcessGroup,
  { startedAt, timeoutMs }: { readonly startedAt: number; readonly timeoutMs: number },
): Promise<Ended> {
  return new Promise((resolve) => {
    let timedOut = false;
    let durationMs = 0;
    const limit = setTimeout(() => {
      timedOut = true;
      group.end();
    }, timeoutMs);
    child.once("error", (error: NodeJS.ErrnoException) => {
      clearTimeout(limit);
      // Node reports a missing folder as a missing program; the code alone would mislead.
      const why = error.code === "ENOENT" ? "the folder to run it in, or /bin/sh, does not exist" : error.message;
      const tail = `The command could not be started: ${why}.`;
      resolve({ exitCode: null, signal: null, timedOut: false, started: false, durationMs: 0, tail });
    });
    child.once("exit", () => {
      clearTimeout(limit);
      durationMs = performance.now() - startedAt;
      // What the command left in the background ends with it.
      const flush = setTimeout(group.end, FLUSH_MS);
      // Whoever left the group holds the pipes open as long as it likes; nobody waits for that.
      const escape = setTimeout(
        () => {
          child.stdout?.destroy();
          child.stderr?.destroy();
        },
        GRACE_MS + 2 * FLUSH_MS,
      );
      child.once("close", () => {
        clearTimeout(flush);
        clearTimeout(escape);
      });
    });
    child.once("close", (exitCode, signal) => resolve({ exitCode, signal, timedOut, started: true, durationMs }));
  });
}
