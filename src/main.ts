/** The action's edge: inputs in, outputs and summary out. Only this file and cli.ts touch the process. */
import { randomUUID } from "node:crypto";
import * as core from "@actions/core";
import { isChecklistResult } from "./checklist/report.ts";
import { type CommandName, commands, isCommandName } from "./commands/index.ts";
import { EXAMINED_BY } from "./commands/release-options.ts";
import { readWorkflowRun } from "./workflow-run.ts";
import { prepare, type Prepared } from "./commands/prepare.ts";
import { readPlanSecrets } from "./engine/plan-secrets.ts";
import { createSession } from "./engine/session.ts";
import { writeReports } from "./engine/write-reports.ts";
import { systemClock } from "./lib/clock.ts";
import { correctClock } from "./lib/correct-clock.ts";
import { DEFAULT_COLUMNS } from "./lib/default-columns.ts";
import { deploymentUrl } from "./lib/deployment-url.ts";
import { ProviderError, UsageError } from "./lib/error.ts";
import { whenLoaded } from "./lib/when-loaded.ts";
import { runnerMasks } from "./lib/mask.ts";
import { nearestWord } from "./lib/nearest-word.ts";
import { optionsOf } from "./lib/option.ts";
import { didYouMean, renderChoice } from "./lib/parse-option-value.ts";
import { readInputs } from "./lib/read-inputs.ts";
import type { ReasonCode } from "./lib/reason-code.ts";
import { DEFAULT_PLAN_FILE, type Plan } from "./plan/plan.ts";
import { secretValues } from "./lib/secret-names.ts";
import { PLAN_SECRETS } from "./lib/setting.ts";
import { type CommandResult, exitCodeOf } from "./release/result.ts";
import type { Chart } from "./report/charts/chart.ts";
import { cutSummary } from "./report/cut-summary.ts";
import { renderChecklistSummary } from "./report/checklist/summary.ts";
import { renderHeadline } from "./report/headline.ts";
import { renderReportFiles } from "./report/report-files.ts";
import { renderResult } from "./report/render-result.ts";
import { renderSummary } from "./report/summary.ts";

export async function main(): Promise<void> {
  const log = createLog();
  try {
    if (core.getInput("command") === EXAMINE) return await examinePlan();
    const performed = await perform(log);
    log.resume();
    await report(performed);
    const { result, plan, reports } = performed;
    for (const trouble of await writeReports(reports, result, plan)) core.warning(trouble);
  } catch (error) {
    log.resume();
    await reportError(error);
  }
}

/** The one tool that the action has: it is given no secret, and asks nobody. */
const EXAMINE = "doctor";

async function examinePlan(): Promise<void> {
  const asked = { name: EXAMINE, options: EXAMINED_BY, commands: optionsOf(commands) };
  const { values, problems } = readInputs(asked, (input) => core.getInput(input), process.env);
  if (problems.length > 0) throw new UsageError("usage", problems);
  const { examineChange } = await import("./tools/doctor/examine-change.ts");
  const { plan = DEFAULT_PLAN_FILE, directory = "." } = values;
  const { text, broken } = await examineChange({ planFile: String(plan), directory: String(directory) });
  core.setOutput("decision", broken === 0 ? "proceed" : "failed");
  core.setOutput("reason-code", broken === 0 ? "gate_passed" : "gate_failed");
  if (text === "") core.notice("The pull request does not change the plan.");
  else await core.summary.addRaw(cutSummary(text)).write();
  if (broken > 0) core.setFailed(`${broken} broken in the plan of this pull request or around it: see the summary.`);
}

interface Log {
  readonly show: (lines: readonly string[]) => void;
  readonly debug: (line: string) => void;
  /** What is shown from here to `unfold` is folded under a title. */
  readonly fold: (title: string) => void;
  readonly unfold: () => void;
  /** Lets the runner obey this process again. */
  readonly resume: () => void;
}

/**
 * The step's log. A release's lines hold words of others (output of repository commands, build logs, vendors' messages),
 * and the runner obeys any line with a workflow command in it: even indented, and `##[…]` anywhere. So it is told not to.
 */
function createLog(): Log {
  let token: string | null = null;
  let folded = false;
  const resume = () => {
    if (token !== null) core.info(`::${token}::`);
    token = null;
  };
  const unfold = () => {
    if (!folded) return;
    resume();
    core.endGroup();
    folded = false;
  };
  return {
    show(lines) {
      if (token === null && lines.length > 0) {
        token = randomUUID();
        core.info(`::stop-commands::${token}`);
      }
      for (const line of lines) core.info(line);
    },
    fold(title) {
      resume();
      core.startGroup(title);
      folded = true;
    },
    unfold,
    debug(line) {
      if (!core.isDebug()) return;
      resume();
      core.debug(line);
    },
    resume() {
      unfold();
      resume();
    },
  };
}

interface Performed extends Pick<Prepared, "plan" | "reports"> {
  readonly result: CommandResult;
}

async function perform(log: Log): Promise<Performed> {
  const token = core.getInput("github-token");
  const all = { ...process.env, ...(token ? { GITHUB_TOKEN: token } : {}) };
  // Nothing that this process starts is to inherit it.
  delete process.env[PLAN_SECRETS.name];
  maskSecrets(all);
  const name = readCommand();
  const { env, secrets: planSecrets } = await readPlanSecrets(name, all);
  const ofPlan = Object.values(planSecrets);
  for (const value of [...ofPlan, ...runnerMasks(ofPlan)]) core.setSecret(value);
  const asked = { name, options: commands[name].options, commands: optionsOf(commands) };
  const given = readInputs(asked, (input) => core.getInput(input), env);
  const run = await readWorkflowRun(name, given.values.name !== undefined);
  const prepared = await prepare(name, given, { ...env, ...planSecrets }, run);
  maskSecrets(env, prepared.secretNames);
  const startedAt = Date.now();
  const shown = whenLoaded(() => import("./report/timeline.ts"));
  if (name === "checklist") log.fold("What the items do, as it comes");
  const { clock, heard } = correctClock(systemClock);
  const running = commands[name].run(
    createSession({
      ...prepared,
      env,
      planSecrets,
      clock,
      answered: heard,
      random: Math.random,
      emit: (event) =>
        shown.do(({ renderTimeline }) => {
          if (event.event === "decision") log.unfold();
          log.show(renderTimeline(event, startedAt, DEFAULT_COLUMNS));
        }),
      debug: log.debug,
      runUrl: runUrl(env),
    }),
  );
  const result = await running.finally(() => shown.end());
  return { result, plan: prepared.plan, reports: prepared.reports };
}

/** GitHub masks what came from its own secrets; this masks the rest, and what the plan names once it is read. */
function maskSecrets(env: Readonly<Record<string, string | undefined>>, names: readonly string[] = []): void {
  for (const value of runnerMasks(secretValues(env, names))) core.setSecret(value);
}

function readCommand(): CommandName {
  const name = core.getInput("command");
  if (isCommandName(name)) return name;
  const known = [...Object.keys(commands), EXAMINE];
  const message = `The input \`command\` is "${name}"; expected ${renderChoice(known)}.`;
  throw new UsageError("usage", [{ message, ...didYouMean(nearestWord(name, known)) }]);
}

/** Outputs first, so that a later job can branch on them whatever happens to the step. */
async function report({ result, plan, reports }: Performed): Promise<void> {
  core.setOutput("decision", result.decision);
  core.setOutput("reason-code", result.reasonCode);
  core.setOutput("result", renderResult(result));
  core.setOutput("deployment-id", result.candidate?.id ?? "");
  core.setOutput("deployment-url", result.candidate === null ? "" : deploymentUrl(result.candidate.url));
  const checklist = isChecklistResult(result) ? result : null;
  if (checklist !== null) core.setOutput("code-result", checklist.codeResult);
  if (checklist !== null && checklist.askedItems !== null) core.notice(checklist.askedItems);
  const summary =
    checklist === null
      ? `${renderSummary(result, plan, await drawCharts(result, plan))}${renderReportFiles(reports, runUrl(process.env))}`
      : renderChecklistSummary(checklist.checklist);
  await core.summary.addRaw(cutSummary(summary)).write();
  const headline = result.decision === "rolled-back" ? renderHeadline(result) : result.decision;
  const words = `${headline} (${result.reasonCode}): ${result.summary}${result.remedy ? ` ${result.remedy}` : ""}`;
  // A person's own rollback that was read back has gone well, and whoever opens the run must see what it did.
  if (exitCodeOf(result) === 0) {
    if (result.decision === "rolled-back") core.notice(words);
    return;
  }
  // Nothing is wrong where a watch goes on: later jobs ask for the word itself.
  if (checklist?.quiet === true || result.decision === "watching") core.notice(words);
  else core.setFailed(words);
}

/** Loaded where there is something to draw, so that a rollback does not wait for it. */
async function drawCharts(result: CommandResult, plan: Plan): Promise<readonly Chart[]> {
  if (result.comparison === undefined) return [];
  return (await import("./report/charts/comparison-charts.ts")).chartsOf(result, plan);
}

function runUrl(env: Readonly<Record<string, string | undefined>>): string | null {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: run } = env;
  return server && repository && run ? `${server}/${repository}/actions/runs/${run}` : null;
}

/** The one catch: no way out is silently green, and every way out sets the decision. */
async function reportError(error: unknown): Promise<void> {
  const usage = error instanceof UsageError;
  // Not a mistake: the first pull request brings the plan, and nothing can be asked by it yet.
  if (usage && error.reasonCode === "plan_missing") {
    core.setOutput("decision", "hold");
    core.setOutput("reason-code", error.reasonCode);
    core.notice(error.message);
    return;
  }
  const reasonCode: ReasonCode = usage
    ? error.reasonCode
    : error instanceof ProviderError
      ? error.reasonCode
      : "internal_error";
  core.setOutput("decision", usage ? "failed" : "hold");
  core.setOutput("reason-code", reasonCode);
  if (usage) {
    for (const problem of error.problems) {
      const { position } = problem;
      const place = position ? { file: position.file, startLine: position.line, startColumn: position.column } : {};
      core.error(problem.remedy ? `${problem.message} ${problem.remedy}` : problem.message, place);
    }
    core.setFailed(
      `${error.problems.length} mistake${error.problems.length === 1 ? "" : "s"} to fix; nothing was touched.`,
    );
    return;
  }
  core.setFailed(
    error instanceof ProviderError
      ? `${error.message} ${error.remedy}`
      : `Holdpoint itself failed; nothing is assumed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
  );
}
