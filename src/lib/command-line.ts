/** What a command line of the repository is given, and what its end says. */
import { cutText } from "./cut-text.ts";
import { renderDuration } from "./duration.ts";
import { type Evidence, fail, hold, pass, type Verdict } from "./verdict.ts";

const TAIL_LINES = 20;
/** A line may be a whole minified file; the result of a step has little room, and the log has the line. */
const SHOWN_CHARACTERS = 500;
/** What a program needs to find its parts and to print legibly; none of it is a secret. */
const BASICS = ["PATH", "HOME", "USER", "LOGNAME", "SHELL", "LANG", "LC_ALL", "TERM", "TZ", "TMPDIR", "CI"];
/** Exit codes of a shell that found no program, or one that it may not run (POSIX, Shell Command Language 2.8.2). */
const NOT_FOUND = new Set([126, 127]);
/** Signals that come from outside (a runner that stops, memory that ran out), as names and as a shell's exit codes. */
const INTERRUPTIONS: Readonly<Record<string, number>> = { SIGHUP: 129, SIGINT: 130, SIGKILL: 137, SIGTERM: 143 };

export interface CommandLine {
  readonly run: string;
  readonly timeoutMs: number;
}

export interface CommandEnd {
  /** Null where a signal ended it. */
  readonly exitCode: number | null;
  /** Name of the signal that ended it (`SIGKILL`), where one did. */
  readonly signal?: string | null;
  readonly timedOut: boolean;
  /** False where the program could not be started. */
  readonly started: boolean;
  /** Last lines of standard output and error, interleaved as they came; secrets masked, at most 64 KiB. */
  readonly tail: string;
  readonly durationMs: number;
}

/** Of the whole environment what every program needs, and the variables that are named. */
export function commandEnvironment(
  env: Readonly<Record<string, string | undefined>>,
  names: readonly string[],
): Record<string, string> {
  const inherited = [...BASICS, ...names].flatMap((name) => {
    const value = env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return Object.fromEntries(inherited);
}

export function judgeCommand(spec: CommandLine, result: CommandEnd): Verdict {
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

/** What a command that observes ends with where there is something to do. */
const DUE = 1;

export type CommandObservation =
  | { readonly is: "due"; readonly state: null }
  | { readonly is: "done"; readonly summary: string; readonly evidence: Verdict["evidence"] }
  | { readonly is: "impossible"; readonly verdict: Verdict };

/** What the end of a command that only observes says: exit code 0 is done, 1 is not done, and any other says nothing. */
export function judgeObserving(spec: CommandLine, result: CommandEnd): CommandObservation {
  if (result.exitCode === DUE && !result.timedOut) return { is: "due", state: null };
  const verdict = judgeCommand(spec, result);
  if (verdict.outcome === "pass") {
    return { is: "done", summary: `\`${spec.run}\` says that it is done.`, evidence: verdict.evidence };
  }
  const { reasonCode, summary, remedy = "", evidence } = verdict;
  const said = verdict.outcome === "hold" ? verdict.reasonCode : "command_interrupted";
  return {
    is: "impossible",
    verdict: hold(said, `Whether the script is needed is not known (${reasonCode}): ${summary}`, remedy, evidence),
  };
}

function evidenceOf(spec: CommandLine, result: CommandEnd, took: string): readonly Evidence[] {
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
