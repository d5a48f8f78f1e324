/** The terminal's edge: arguments, screen, exit codes. Only this file and main.ts touch the process. */
import { isChecklistResult } from "./checklist/report.ts";
import { type CommandName, commands, isCommandName } from "./commands/index.ts";
import { prepare } from "./commands/prepare.ts";
import { readPlanSecrets } from "./engine/plan-secrets.ts";
import { createSession } from "./engine/session.ts";
import { writeReports } from "./engine/write-reports.ts";
import { systemClock } from "./lib/clock.ts";
import { correctClock } from "./lib/correct-clock.ts";
import { DEFAULT_COLUMNS } from "./lib/default-columns.ts";
import { ProviderError, UsageError } from "./lib/error.ts";
import { nearestWord } from "./lib/nearest-word.ts";
import { type Callable, optionsOf } from "./lib/option.ts";
import { didYouMean } from "./lib/parse-option-value.ts";
import { parseOptions } from "./lib/parse-options.ts";
import { PLAN_SECRETS } from "./lib/setting.ts";
import { VERSION } from "./lib/version.ts";
import { whenLoaded } from "./lib/when-loaded.ts";
import {
  EXIT_CODE,
  EXIT_INTERNAL,
  EXIT_USAGE,
  exitCodeOf,
  type CommandResult,
  type ReleaseEvent,
} from "./release/result.ts";
import { renderProduction } from "./report/production.ts";
import { printable } from "./report/printable.ts";
import { readWorkflowRun } from "./workflow-run.ts";
import { callTool } from "./tools/call-tool.ts";
import type { Screen } from "./tools/contract.ts";
import { isToolName, tools } from "./tools/index.ts";

const HELP = new Set(["--help", "-h"]);

/** What an interrupted command leaves: the next run reads the world and goes on. */
const GOES_ON = "Run it again: it continues where it stopped.";

export async function cli(): Promise<void> {
  // A reader that goes away (`| head`) must not stop a release in the middle.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
  process.exitCode = await run(process.argv.slice(2)).catch((error: unknown) => reportError(error));
}

async function run(args: readonly string[]): Promise<number> {
  const [name = "", ...rest] = args;
  if (name === "") return print(await helpOf(null), EXIT_USAGE);
  if (name === "help" || HELP.has(name)) return print(await helpOf(rest[0] ?? null));
  if (name === "--version" || name === "-V") return print(`${VERSION}\n`);
  if (!isToolName(name) && !isCommandName(name)) throw noSuchCommand(name, rest);
  if (rest.some((argument) => HELP.has(argument))) return print(await helpOf(name));
  if (isCommandName(name)) return runCommand(name, rest);
  const surroundings = {
    env: process.env,
    stdout: await openScreen(),
    signal: interruption(tools[name].interrupted),
    stdin: process.stdin,
    interactive: process.stdin.isTTY === true && process.stdout.isTTY === true,
    node: process.versions.node,
  };
  return callTool(name, rest, surroundings, optionsOf(commands));
}

async function runCommand(name: CommandName, args: readonly string[]): Promise<number> {
  const { options } = commands[name];
  const given = parseOptions(args, { name, options, others: optionsOf({ ...commands, ...tools }) });
  const { values } = given;
  const { repository, json, verbose } = values;
  const all = { ...process.env, ...(typeof repository === "string" ? { GITHUB_REPOSITORY: repository } : {}) };
  // Nothing that this process starts is to inherit it.
  delete process.env[PLAN_SECRETS.name];
  const { env, secrets: planSecrets } = await readPlanSecrets(name, all);
  // A step of a workflow may call the terminal's command, too; its checklist writes nothing.
  const asks = name === "promote" || values.name !== undefined;
  const run = asks && env["GITHUB_EVENT_PATH"] ? await readWorkflowRun(name, true) : null;
  const prepared = await prepare(name, given, { ...env, ...planSecrets }, run);
  const startedAt = Date.now();
  const shown = whenLoaded(async () => ({ screen: await openScreen(), ...(await import("./report/timeline.ts")) }));
  const { clock, heard } = correctClock(systemClock);
  const running = commands[name].run(
    createSession({
      ...prepared,
      env,
      planSecrets,
      clock,
      answered: heard,
      random: Math.random,
      emit: json ? jsonLine : (event) => shown.do((shown) => showEvent(event, shown, startedAt)),
      debug: (line) => {
        if (verbose) process.stderr.write(`${printable(line)}\n`);
      },
      signal: interruption(GOES_ON),
      runUrl: null,
    }),
  );
  const result = await (json ? running : running.finally(() => shown.end()));
  for (const trouble of await writeReports(prepared.reports, result, prepared.plan)) {
    process.stderr.write(`${printable(trouble)}\n`);
  }
  const wallSeconds = (Date.now() - startedAt) / 1_000;
  if (json) jsonLine({ event: "end", ...endOf(result), virtualSeconds: wallSeconds, wallSeconds });
  else process.stdout.write(`\n${(await renderEnd(result)).join("\n")}\n`);
  return exitCodeOf(result);
}

async function renderEnd(result: CommandResult): Promise<readonly string[]> {
  if (isChecklistResult(result)) {
    const { renderChecklistEnd } = await import("./report/checklist/terminal.ts");
    return renderChecklistEnd(result.checklist, columns());
  }
  const { wrapText } = await import("./lib/wrap-text.ts");
  const { targets = [], endedAt, remedy } = result;
  const named =
    targets.length === 0 ? [] : (await import("./report/rollback-targets.ts")).renderTargetLines(targets, endedAt);
  const last = [renderProduction(result), ...(remedy === null ? [] : [remedy]), ...named];
  return last.flatMap((text) => wrapText(printable(text), columns()));
}

function endOf(result: CommandResult) {
  const { decision, reasonCode, candidate, production, summary, remedy } = result;
  return { decision, reasonCode, candidate: candidate?.id ?? null, production, summary, remedy };
}

function jsonLine(event: object): void {
  process.stdout.write(`${JSON.stringify(event)}\n`);
}

type Shown = { readonly screen: Screen } & Pick<
  typeof import("./report/timeline.ts"),
  "renderTimeline" | "renderStepProgress"
>;

function showEvent(
  event: ReleaseEvent,
  { screen, renderTimeline, renderStepProgress }: Shown,
  startedAt: number,
): void {
  if (event.event === "progress") screen.progress(event.text);
  // On a terminal the line changes; where every line stays, only now and then one is worth it.
  else if (event.event === "step-progress" && process.stdout.isTTY === true) screen.progress(renderStepProgress(event));
  else for (const line of renderTimeline(event, startedAt, screen.columns)) screen.line(line);
}

/** Lines, and on a real terminal one changing line of progress below them. Loads what a request does not wait for. */
async function openScreen(): Promise<Screen> {
  const { wrapText } = await import("./lib/wrap-text.ts");
  const interactive = process.stdout.isTTY === true;
  let shown = false;
  const clear = () => {
    if (shown) process.stdout.write("\r\u001b[2K");
    shown = false;
  };
  return {
    get columns() {
      return columns();
    },
    line(text: string) {
      clear();
      process.stdout.write(`${printable(text)}\n`);
    },
    progress(text: string) {
      if (!interactive) return;
      clear();
      // A line that is broken by the terminal could not be taken back; in its last column some terminals break early.
      const [first = ""] = wrapText(printable(text).replaceAll("\n", " "), columns() - 1, "  ");
      process.stdout.write(first);
      shown = true;
    },
  };
}

/** As wide as the terminal is now: people make windows larger while a release runs. */
function columns(): number {
  return process.stdout.columns || DEFAULT_COLUMNS;
}

/** Not a mistake of the call: something may have been changed already, so it ends as a hold. */
class Interrupted extends Error {}

/** First Ctrl-C ends the call in order (nothing is left half-known) and says what that leaves; a second one kills. */
function interruption(leaves: string): AbortSignal {
  const controller = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => controller.abort(new Interrupted(`Interrupted (${signal}). ${leaves}`)));
  }
  return controller.signal;
}

function reportError(error: unknown): number {
  process.stderr.write(`${printable(describeError(error))}\n`);
  if (error instanceof UsageError) return EXIT_USAGE;
  return error instanceof ProviderError || error instanceof Interrupted ? EXIT_CODE.hold : EXIT_INTERNAL;
}

function describeError(error: unknown): string {
  if (error instanceof UsageError || error instanceof Interrupted) return error.message;
  if (error instanceof ProviderError) return `${error.message}\n    ${error.remedy}`;
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `Holdpoint itself failed; nothing is assumed: ${detail}`;
}

function print(text: string, code = 0): number {
  process.stdout.write(text);
  return code;
}

/** The page of a command or a tool; without a name that of all. Throws UsageError. */
async function helpOf(name: string | null): Promise<string> {
  const { renderCallHelp, renderHelp } = await import("./report/help.ts");
  if (name === null) return renderHelp(commands, tools, columns());
  const callables: Readonly<Record<string, Callable>> = { ...commands, ...tools };
  const found = Object.hasOwn(callables, name) ? callables[name] : undefined;
  if (found === undefined) throw noSuchCommand(name, []);
  return renderCallHelp(name, found, columns());
}

function noSuchCommand(name: string, rest: readonly string[]): UsageError {
  const known = [...Object.keys(commands), ...Object.keys(tools)];
  const later = rest.find((argument) => known.includes(argument));
  if (name.startsWith("-") && later !== undefined) {
    const remedy = `Write \`holdpoint ${later} ${name} …\`.`;
    return new UsageError("usage", [{ message: `The command must come first, but ${name} precedes it.`, remedy }]);
  }
  const near = nearestWord(name, [...known, "--help", "--version"]);
  const remedy = near === null ? { remedy: "Run `holdpoint help` for the list." } : didYouMean(near);
  return new UsageError("usage", [{ message: `There is no command "${name}".`, ...remedy }]);
}
