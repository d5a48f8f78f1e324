/** The terminal's edge: arguments, screen, exit codes. Only this file and main.ts touch the process. */
import { parseArgs } from "node:util";
import { isChecklistResult } from "./checklist/report.ts";
import { commands, isCommandName } from "./commands/index.ts";
import { isToolName, tools } from "./tools/index.ts";
import { prepare } from "./commands/prepare.ts";
import { createSession } from "./engine/session.ts";
import { systemClock } from "./lib/clock.ts";
import { ProviderError, UsageError } from "./lib/error.ts";
import { EXIT_CODE, exitCodeOf, type ReleaseEvent } from "./release/result.ts";
import { renderChecklistEnd } from "./report/checklist/terminal.ts";
import { renderHelp } from "./report/help.ts";
import { renderProduction } from "./report/production.ts";
import { printable } from "./report/printable.ts";
import { renderTimeline, TERMINAL_COLUMNS, wrap } from "./report/timeline.ts";

/** A mistake in the plan or the call, before anything was touched; the other codes tell the decision. */
const EXIT_USAGE = 2;

const OPTIONS = {
  plan: { type: "string" },
  stage: { type: "string" },
  release: { type: "string" },
  commit: { type: "string" },
  directory: { type: "string" },
  repository: { type: "string" },
  to: { type: "string" },
  reason: { type: "string" },
  "dry-run": { type: "boolean" },
  unpin: { type: "boolean" },
  only: { type: "string" },
  "pull-request": { type: "string" },
  author: { type: "string" },
  json: { type: "boolean" },
  verbose: { type: "boolean" },
  help: { type: "boolean", short: "h" },
} as const;

export async function cli(): Promise<void> {
  // A reader that goes away (`| head`) must not stop a release in the middle.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
  process.exitCode = await run(process.argv.slice(2)).catch((error: unknown) => reportError(error));
}

async function run(args: readonly string[]): Promise<number> {
  const [name = "", ...rest] = args;
  if (name === "" || name === "help" || name === "--help" || name === "-h") {
    process.stdout.write(help());
    return name === "" ? EXIT_USAGE : 0;
  }
  if (isToolName(name)) {
    if (rest.includes("--help") || rest.includes("-h")) {
      process.stdout.write(help());
      return 0;
    }
    const tool = await tools[name].load();
    return tool(rest, { env: process.env, stdout: terminal(), signal: interruption() });
  }
  if (!isCommandName(name)) {
    throw new UsageError("usage", [
      { message: `There is no command "${name}".`, remedy: "Run `holdpoint help` for the list." },
    ]);
  }
  const { values } = parse(rest);
  if (values.help) {
    process.stdout.write(help());
    return 0;
  }
  const env = { ...process.env, ...(values.repository ? { GITHUB_REPOSITORY: values.repository } : {}) };
  const prepared = await prepare(
    name,
    { ...values, dryRun: values["dry-run"], pullRequest: values["pull-request"] },
    env,
  );
  const startedAt = Date.now();
  const show = values.json ? jsonLines : timeline(startedAt);
  const result = await commands[name].run(
    createSession({
      ...prepared,
      env,
      clock: systemClock,
      random: Math.random,
      emit: show,
      debug: (line) => {
        if (values.verbose) process.stderr.write(`${printable(line)}\n`);
      },
      signal: interruption(),
      runUrl: null,
    }),
  );
  const wallSeconds = (Date.now() - startedAt) / 1_000;
  if (values.json) jsonLines({ event: "end", ...endOf(result), virtualSeconds: wallSeconds, wallSeconds });
  else {
    const last = [renderProduction(result), ...(result.remedy === null ? [] : [result.remedy])];
    const lines = isChecklistResult(result)
      ? renderChecklistEnd(result.checklist)
      : last.flatMap((text) => wrap(printable(text), TERMINAL_COLUMNS));
    process.stdout.write(`\n${lines.join("\n")}\n`);
  }
  return exitCodeOf(result);
}

function endOf(result: Awaited<ReturnType<(typeof commands)["deploy"]["run"]>>) {
  const { decision, reasonCode, candidate, production, summary, remedy } = result;
  return { decision, reasonCode, candidate: candidate?.id ?? null, production, summary, remedy };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, strict: true, allowPositionals: false });
  } catch (error) {
    throw new UsageError("usage", [
      {
        message: error instanceof Error ? error.message : String(error),
        remedy: "Run `holdpoint help` for the options.",
      },
    ]);
  }
}

function jsonLines(event: object): void {
  process.stdout.write(`${JSON.stringify(event)}\n`);
}

function timeline(startedAt: number): (event: ReleaseEvent) => void {
  const screen = terminal();
  return (event) => {
    if (event.event === "progress") screen.progress(event.text);
    else for (const line of renderTimeline(event, startedAt)) screen.line(line);
  };
}

/** Lines, and on a real terminal one changing line of progress below them. */
function terminal() {
  const interactive = process.stdout.isTTY === true;
  let shown = false;
  const clear = () => {
    if (shown) process.stdout.write("\r\u001b[2K");
    shown = false;
  };
  return {
    line(text: string) {
      clear();
      process.stdout.write(`${printable(text)}\n`);
    },
    progress(text: string) {
      if (!interactive) return;
      clear();
      process.stdout.write(`  ${printable(text).replaceAll("\n", " ").slice(0, 76)}`);
      shown = true;
    },
  };
}

/** Not a mistake of the call: something may have been changed already, so it ends as a hold. */
class Interrupted extends Error {}

/** First Ctrl-C ends the command in order (nothing is left half-known: the next run reads the world); a second one kills. */
function interruption(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () =>
      controller.abort(new Interrupted(`Interrupted (${signal}). Run it again: it continues where it stopped.`)),
    );
  }
  return controller.signal;
}

function reportError(error: unknown): number {
  process.stderr.write(`${printable(describeError(error))}\n`);
  return error instanceof UsageError ? EXIT_USAGE : EXIT_CODE.hold;
}

function describeError(error: unknown): string {
  if (error instanceof UsageError || error instanceof Interrupted) return error.message;
  if (error instanceof ProviderError) return `${error.message}\n    ${error.remedy}`;
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `Holdpoint itself failed, nothing is assumed: ${detail}`;
}

function help(): string {
  const entries = Object.entries(tools).map(([name, { description }]) => ({ name, description }));
  return renderHelp(Object.values(commands), entries);
}
