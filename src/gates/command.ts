import { z } from "zod";
import { cutText } from "../lib/cut-text.ts";
import { renderDuration } from "../lib/duration.ts";
import { durationUpTo, variableName } from "../lib/plan-values.ts";
import { specChoice } from "../lib/spec-choice.ts";
import { type Evidence, fail, hold, pass, type Verdict } from "../lib/verdict.ts";
import type { ShellResult } from "../providers/contract.ts";
import type { Gate, GateContext } from "./contract.ts";
import { resolveInside } from "../lib/inside-directory.ts";

export interface CommandSpec {
  readonly run: string;
  readonly timeoutMs: number;
  readonly env: readonly string[];
  readonly directory: string;
}

const DEFAULT_TIMEOUT_MS = 600_000;
const TAIL_LINES = 20;
/** A line may be a whole minified file; the result of a step has little room, and the log has the line. */
const SHOWN_CHARACTERS = 500;
/** What a program needs to find its parts and to print legibly; none of it is a secret. */
const BASICS = ["PATH", "HOME", "USER", "LOGNAME", "SHELL", "LANG", "LC_ALL", "TERM", "TZ", "TMPDIR", "CI"];
/** Exit codes of a shell that found no program, or one that it may not run (POSIX, Shell Command Language 2.8.2). */
const NOT_FOUND = new Set([126, 127]);
/** Signals that come from outside (a runner that stops, memory that ran out), as names and as a shell's exit codes. */
const INTERRUPTIONS: Readonly<Record<string, number>> = { SIGHUP: 129, SIGINT: 130, SIGKILL: 137, SIGTERM: 143 };

const line = z.string().trim().min(1, "expected a command line, such as npm test");

const commandSpec = specChoice<CommandSpec>("a command line such as npm test, or a map with run:", {
  string: line
    .describe("A command line for `sh -c`.")
    .transform((run) => ({ run, timeoutMs: DEFAULT_TIMEOUT_MS, env: [], directory: "." })),
  object: z
    .strictObject({
      run: line.describe("A command line for `sh -c`."),
      timeout: durationUpTo("24h")
        .prefault("10m")
        .describe(
          "How long the command may take; after that, it and everything it started is stopped, and the gate fails.",
        ),
      env: z
        .array(variableName)
        .default([])
        .describe(
          "Names of the variables, including secrets, that the command may see. Their values are masked. `checklist.yml` passes none to code, so an item that names one holds there.",
        ),
      directory: z
        .string()
        .min(1)
        .default(".")
        .describe("Folder in which the command runs, relative to the repository."),
    })
    .transform(({ run, timeout, env, directory }) => ({ run, timeoutMs: timeout, env, directory }))
    .describe("The same with settings."),
});

export const command: Gate<CommandSpec, "shell"> = {
  key: "command",
  description:
    "Runs a command of the repository. Exit code 0 passes; any other, and a timeout, fails; a command that is not found, or is killed from outside, is a hold. It sees PATH, HOME and the like, DEPLOYMENT_COMMIT and, if something is deployed, DEPLOYMENT_URL and DEPLOYMENT_ID; of all other variables, only those named in `env`.",
  example: `- { title: Tests pass, command: npm test }
- title: Pages work in a browser # in stages.staging.verify: there it has DEPLOYMENT_URL
  command: { run: npx playwright test, timeout: 20m, env: [TEST_USER, TEST_PASSWORD], directory: apps/web }
`,
  kind: "code",
  spec: commandSpec,
  explain: ({ run, timeoutMs, env, directory }) =>
    [
      `\`${run}\``,
      ...(directory === "." ? [] : [`in ${directory}`]),
      `at most ${renderDuration(timeoutMs)}`,
      ...(env.length === 0 ? [] : [`sees ${env.join(", ")}`]),
    ].join(", "),
  roles: ["shell"],
  secrets: ({ env }) => env,
  async check(spec, context) {
    const missing = spec.env.filter((name) => context.env[name] === undefined);
    if (missing.length > 0) {
      return hold(
        "secret_missing",
        `The command needs ${missing.join(", ")}, which ${missing.length === 1 ? "is" : "are"} not set here.`,
        `Set ${missing.join(", ")} in the environment of this step, or remove the name from env.`,
      );
    }
    const directory = await resolveInside(context.directory, spec.directory);
    if (directory === null) return outside(spec);
    const result = await context.roles.shell.run({
      command: spec.run,
      directory,
      env: environmentOf(spec, context),
      timeoutMs: spec.timeoutMs,
      mask: spec.env,
      onLine: context.output,
    });
    return judge(spec, result);
  },
};

function environmentOf(spec: CommandSpec, { env, target }: GateContext<"shell">): Record<string, string> {
  const inherited = [...BASICS, ...spec.env].flatMap((name) => {
    const value = env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return {
    ...Object.fromEntries(inherited),
    // A checklist runs before anything is deployed: a command must not take production for its deployment.
    ...(target.deploymentId === "" ? {} : { DEPLOYMENT_URL: target.url, DEPLOYMENT_ID: target.deploymentId }),
    DEPLOYMENT_COMMIT: target.commit,
  };
}

function judge(spec: CommandSpec, result: ShellResult): Verdict {
  const took = renderDuration(result.durationMs);
  const evidence = evidenceOf(spec, result, took);
  const signal = result.signal ?? null;
  if (result.timedOut) {
    return fail(
      "command_timed_out",
      `The command did not end within ${renderDuration(spec.timeoutMs)}.`,
      "See in the last lines of its output where it got stuck; make it faster, or raise timeout.",
      evidence,
    );
  }
  if (!result.started || (result.exitCode !== null && NOT_FOUND.has(result.exitCode))) {
    return hold(
      "command_not_found",
      result.started
        ? `The command was not found (exit code ${result.exitCode}).`
        : "The command could not be started.",
      "Check its spelling, and that the job installs what it needs before this step.",
      evidence,
    );
  }
  if (result.exitCode === 0) return pass("gate_passed", `The command ended with exit code 0 after ${took}.`, evidence);
  const interruption = Object.entries(INTERRUPTIONS).find(
    ([name, code]) => name === signal || code === result.exitCode,
  )?.[0];
  if (interruption !== undefined) {
    return hold(
      "command_interrupted",
      `The command was killed from outside by ${interruption} after ${took}.`,
      "Check whether the runner was stopped or ran out of memory, then run this again.",
      evidence,
    );
  }
  const how = result.exitCode === null ? `crashed (${signal ?? "signal"})` : `failed with exit code ${result.exitCode}`;
  return fail(
    "command_failed",
    `The command ${how} after ${took}.`,
    "Read the last lines of its output, fix what they report, and run this again.",
    evidence,
  );
}

function evidenceOf(spec: CommandSpec, result: ShellResult, took: string): readonly Evidence[] {
  const lines = result.tail.trimEnd().split("\n").slice(-TAIL_LINES);
  const last = lines.map((text) => cutText(text, SHOWN_CHARACTERS)).join("\n");
  return [
    { label: "command", value: spec.run },
    ...(result.exitCode === null ? [] : [{ label: "exit code", value: String(result.exitCode) }]),
    ...(result.signal ? [{ label: "signal", value: result.signal }] : []),
    ...(result.started ? [{ label: "duration", value: took }] : []),
    ...(last === "" || result.exitCode === 0 ? [] : [{ label: `last ${TAIL_LINES} lines`, value: last }]),
  ];
}

function outside(spec: CommandSpec): Verdict {
  return hold(
    "command_not_found",
    `The folder ${spec.directory} does not exist in the repository.`,
    "Set directory to a folder of the repository, relative to its root.",
  );
}
