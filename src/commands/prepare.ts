/** Everything that can be wrong before anything is touched: the plan, the secrets, the release's identity, the options. */
import { stat } from "node:fs/promises";
import { resolve } from "node:path";
import { type Problem, UsageError } from "../lib/error.ts";
import { DEFAULT_PLAN_FILE, type Plan } from "../plan/plan.ts";
import type { ReleaseIdentity } from "../release/world.ts";
import type { CommandOptions } from "../engine/context.ts";
import { checkReportFiles } from "../engine/write-reports.ts";
import { renderDuration } from "../lib/duration.ts";
import { parseAuthors, unreadableAuthors } from "../lib/authors.ts";
import { findCheckout } from "../lib/find-checkout.ts";
import type { ChecklistRequest } from "../checklist/request.ts";
import type { WorkflowRun } from "./checklist/request.ts";
import { commandOptions } from "./command-options.ts";
import { checkStepWords } from "./step-words.ts";
import { refuseObserving } from "./refuse-observing.ts";
import { type LoadedPlan, planForRestore, planForRollback } from "./plan-for-rollback.ts";
import { readRestoreWish, readRungWish } from "./read-restore-wish.ts";
import type { CommandName, CommandOptionValues } from "./index.ts";
import { secretNames } from "../plan/secret-names.ts";
import { checkSettings } from "../plan/settings.ts";
import { roleProviders } from "../providers/index.ts";

/** What a person or a workflow gave, and what is wrong with it already. */
export interface GivenToCommand {
  readonly values: CommandOptionValues;
  readonly problems: readonly Problem[];
}

export interface Prepared {
  readonly plan: Plan;
  readonly release: ReleaseIdentity;
  readonly options: CommandOptions;
  readonly checklist: ChecklistRequest | null;
  readonly directory: string;
  /** Variables that are known to hold secrets. */
  readonly secretNames: readonly string[];
  /** Files to write the result to. */
  readonly reports: readonly string[];
}

/**
 * `run`: the workflow's, where a checklist writes what it finds; null in a terminal. Throws UsageError with every mistake
 * found.
 */
export async function prepare(
  command: CommandName,
  given: GivenToCommand,
  env: Readonly<Record<string, string | undefined>>,
  run: WorkflowRun | null = null,
): Promise<Prepared> {
  const { values } = given;
  const directory = resolve(values.directory ?? ".");
  if (command === "checklist") return prepareChecklist(given, directory, run);
  const commit = values.commit ?? env.GITHUB_SHA ?? "";
  const authors = parseAuthors(values.author);
  const asked = command === "restore" ? readRestoreWish(values, env, run) : null;
  const mistakes = [
    ...given.problems,
    ...(asked?.problems ?? []),
    ...checkOptions(command, values, commit),
    ...(authors === null ? [unreadableAuthors(values.author)] : []),
    ...checkRepository(env),
    ...checkReportFiles(values.report ?? []),
  ];
  const { plan, extensions, missing, production } = await withMistakes(mistakes, loadPlanFor(command, values, env));
  const jobLimitMs = values["job-limit"] ?? null;
  const looksFollow = jobLimitMs !== null && (await callsLooks());
  const problems = [
    ...mistakes,
    ...refuseObserving(command, plan, values),
    ...checkStepWords(plan, values),
    ...missing,
    ...(await checkWatchLength(command, plan, jobLimitMs, looksFollow)),
  ];
  if (problems.length > 0) {
    const onlySettings = problems.every(({ reasonCode }) => reasonCode === "secret_missing");
    throw new UsageError(onlySettings ? "secret_missing" : "usage", problems);
  }
  return {
    plan,
    directory,
    secretNames: [...secretNames(plan, extensions), ...(asked?.variables ?? [])],
    checklist: null,
    reports: values.report ?? [],
    // A look is about whatever the record says is open, and a restore about a database.
    release:
      values.look === true || asked !== null
        ? { id: "", commit: "" }
        : { id: values.release ?? (production ? `drill-${commit}` : commit), commit },
    options: {
      ...commandOptions(values),
      jobLimitMs,
      looksFollow,
      authors: authors ?? [],
      ...(production === null ? {} : { drillOf: production }),
      ...restoreOf(asked?.wish ?? (command === "rollback" ? readRungWish(values, env, run) : null)),
      ...(command === "promote" ? { pushedCommits: await readPushedCommits(run, commit) } : {}),
    },
  };
}

function restoreOf(restore: CommandOptions["restore"] | null): Pick<CommandOptions, "restore"> {
  return restore === null || restore === undefined ? {} : { restore };
}

/** Whether a workflow of the repository, which is where the job starts, calls watch.yml. */
async function callsLooks(): Promise<boolean> {
  const { readLocalWorkflows } = await import("../engine/local-workflows.ts");
  return (await readLocalWorkflows(".")).calls.some(({ name }) => name === "watch");
}

/** Found before anything is deployed: once a release is in production, somebody must watch it to the end. */
async function checkWatchLength(
  command: CommandName,
  plan: Plan,
  jobLimitMs: number | null,
  looksFollow: boolean,
): Promise<readonly Problem[]> {
  if (command !== "deploy" || jobLimitMs === null || looksFollow) return [];
  const { watchNeedsMs } = await import("../plan/warnings.ts");
  const watchMs = plan.stages.production.watch?.forMs ?? 0;
  if ((watchNeedsMs(plan) ?? 0) <= jobLimitMs) return [];
  return [
    {
      message: `The watch of ${renderDuration(watchMs)} is longer than its job may run (${renderDuration(jobLimitMs)}), and no workflow in .github/workflows calls watch.yml, whose looks would go on with it.`,
      remedy:
        "Add a workflow that calls watch.yml, as in examples/next-app, or give release.yml a longer `watch-timeout-minutes`; GitHub's runners end every job after 6 hours.",
    },
  ];
}

/** A push may bring several pull requests at once: a merge queue's group, or people who push a merge themselves. */
async function readPushedCommits(run: WorkflowRun | null, commit: string): Promise<readonly string[]> {
  if (run === null) return [];
  const { parseChecklistEvent } = await import("../checklist/event.ts");
  const event = parseChecklistEvent(run.eventName, run.payload);
  return typeof event !== "string" && event.kind === "push" && event.commit === commit ? event.commits : [];
}

/** A checklist needs no secret by itself: an item whose secret is not set holds, and the others are asked. */
async function prepareChecklist(
  { values, problems }: GivenToCommand,
  directory: string,
  run: WorkflowRun | null,
): Promise<Prepared> {
  const file = values.plan ?? DEFAULT_PLAN_FILE;
  const [{ extensions, loadPlan }, { readChecklistRequest }] = await Promise.all([
    import("../engine/whole-plan.ts"),
    import("./checklist/request.ts"),
  ]);
  if (run !== null && problems.length === 0 && (await isMissing(file))) {
    throw new UsageError("plan_missing", [
      {
        message: `The base branch has no plan at ${file} yet, so there is no checklist.`,
        remedy: "It starts once a pull request with the plan is merged.",
      },
    ]);
  }
  const request = readChecklistRequest(values, file, run);
  const mistakes = [...problems, ...request.problems];
  const plan = await withMistakes(mistakes, loadPlan(file, extensions));
  const { checklist } = request;
  if (mistakes.length > 0) throw new UsageError("usage", mistakes);
  const { event } = checklist;
  const told = event === null || event.kind === "comment" ? null : "commit" in event ? event.commit : event.headCommit;
  const commit =
    told ?? (run === null ? values.commit : null) ?? (await findCheckout(directory))?.commit ?? values.commit ?? "";
  return {
    plan,
    directory,
    secretNames: secretNames(plan, extensions),
    checklist,
    reports: [],
    release: { id: commit, commit },
    options: { stage: "staging", to: null, reason: null, dryRun: false, unpin: false, authors: checklist.authors },
  };
}

/** What is wrong with the call and what is wrong with the plan are reported at once. */
async function withMistakes<Loaded>(mistakes: readonly Problem[], loading: Promise<Loaded>): Promise<Loaded> {
  try {
    return await loading;
  } catch (error) {
    if (mistakes.length === 0 || !(error instanceof UsageError)) throw error;
    throw new UsageError("usage", [...mistakes, ...error.problems]);
  }
}

async function isMissing(file: string): Promise<boolean> {
  return (await stat(file).catch(() => null)) === null;
}

function checkOptions(command: CommandName, values: CommandOptionValues, commit: string): readonly Problem[] {
  const problems: Problem[] = [];
  const isAboutCommit = (command !== "rollback" && command !== "restore") || values.drill === true;
  if (!/^[0-9a-f]{40}$/.test(commit) && isAboutCommit && values.look !== true) {
    problems.push({
      message:
        commit === "" ? "The commit is not known." : `commit is "${commit}"; expected a full SHA of 40 hex digits.`,
      remedy: "Pass --commit (or the input `commit`), or set GITHUB_SHA.",
    });
  }
  if (values.release !== undefined && !/^[\w.-]{1,100}$/.test(values.release)) {
    problems.push({
      message: `release is "${values.release}"; expected up to 100 letters, digits, dots, dashes or underscores.`,
    });
  }
  if (command === "rollback" && values.reason === undefined && values["dry-run"] !== true && values.drill !== true) {
    problems.push({
      message: "A rollback needs a reason, which is recorded.",
      remedy: 'Give --reason "…" (or the input `reason`).',
    });
  }
  return problems;
}

function checkRepository(env: Readonly<Record<string, string | undefined>>): readonly Problem[] {
  if (/^[\w.-]+\/[\w.-]+$/.test(env.GITHUB_REPOSITORY ?? "")) return [];
  return [
    {
      message: "GITHUB_REPOSITORY is not set to owner/name; the release record is kept in that repository.",
      remedy: "Actions sets it; in a terminal, pass --repository owner/name or export it.",
    },
  ];
}

/**
 * The plan, and what it needs and is not set. A rollback runs no gate and reads no metric: it needs none of their
 * secrets and no word of theirs in the plan, so that at 3 a.m. fewer things can be missing or wrong.
 */
async function loadPlanFor(
  command: CommandName,
  { plan: file = DEFAULT_PLAN_FILE, drill = false, "restore-flag": wantsFlag = false, name }: CommandOptionValues,
  env: Readonly<Record<string, string | undefined>>,
): Promise<LoadedPlan> {
  // Which flag it is stands in the words of its vendor, which database in the rung's, and what a drill asks in the gates'.
  if (command === "restore" || (command === "rollback" && !wantsFlag && !drill && name === undefined)) {
    const { loadForRollback } = await import("../plan/load-for-rollback.ts");
    const part = await loadForRollback(file, Object.keys(roleProviders.host));
    if (part !== null) return command === "restore" ? planForRestore(part) : planForRollback(part, env);
  }
  // Loaded here, because it weighs more than all that a rollback needs.
  const { extensions, loadPlan } = await import("../engine/whole-plan.ts");
  const plan = await loadPlan(file, extensions);
  if (drill) return (await import("./prepare-drill.ts")).prepareDrill({ plan, extensions }, env);
  if (command === "rollback") return planForRollback(plan, env);
  if (command === "restore") return planForRestore(plan);
  return { plan, extensions, missing: checkSettings(plan, extensions, env), production: null };
}
