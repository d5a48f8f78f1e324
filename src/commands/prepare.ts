/** Everything that can be wrong before anything is touched: the plan, the secrets, the release's identity, the options. */
import { stat } from "node:fs/promises";
import { resolve } from "node:path";
import { type Problem, UsageError } from "../lib/error.ts";
import type { PlanExtensions } from "../plan/extensions.ts";
import { DEFAULT_PLAN_FILE, type Plan } from "../plan/plan.ts";
import type { ReleaseIdentity } from "../release/world.ts";
import type { CommandOptions } from "../engine/context.ts";
import { findCheckout } from "../lib/find-checkout.ts";
import type { ChecklistRequest } from "../checklist/request.ts";
import type { RawChecklistOptions } from "./checklist/request.ts";
import { type CommandName } from "./index.ts";
import { secretNames } from "../plan/secret-names.ts";
import { checkSettings } from "../plan/settings.ts";
import { roleProviders } from "../providers/index.ts";

/** What a person or a workflow gave, as text; empty text counts as not given. */
export interface RawOptions extends RawChecklistOptions {
  readonly plan?: string | undefined;
  readonly stage?: string | undefined;
  readonly release?: string | undefined;
  readonly commit?: string | undefined;
  readonly directory?: string | undefined;
  readonly to?: string | undefined;
  readonly reason?: string | undefined;
  readonly dryRun?: boolean | undefined;
  readonly unpin?: boolean | undefined;
}

export interface Prepared {
  readonly plan: Plan;
  readonly release: ReleaseIdentity;
  readonly options: CommandOptions;
  readonly checklist: ChecklistRequest | null;
  readonly directory: string;
  /** Variables that are known to hold secrets. */
  readonly secretNames: readonly string[];
}

/** `publish`: in a workflow, where a checklist writes what it finds. Throws UsageError with every mistake found. */
export async function prepare(
  command: CommandName,
  raw: RawOptions,
  env: Readonly<Record<string, string | undefined>>,
  publish = false,
): Promise<Prepared> {
  const directory = resolve(raw.directory || ".");
  if (command === "checklist") return prepareChecklist(raw, env, directory, publish);
  const { plan, extensions, missing } = await loadPlanFor(command, raw.plan || DEFAULT_PLAN_FILE, env);
  const commit = raw.commit || env.GITHUB_SHA || "";
  const problems: Problem[] = [...checkOptions(command, raw, commit), ...checkRepository(env), ...missing];
  if (problems.length > 0) {
    const onlySettings = problems.every(({ reasonCode }) => reasonCode === "secret_missing");
    throw new UsageError(onlySettings ? "secret_missing" : "usage", problems);
  }
  return {
    plan,
    directory,
    secretNames: secretNames(plan, extensions),
    checklist: null,
    release: { id: raw.release || commit, commit },
    options: {
      stage: raw.stage === "production" ? "production" : "staging",
      to: raw.to || null,
      reason: raw.reason || null,
      dryRun: raw.dryRun ?? false,
      unpin: raw.unpin ?? false,
      ...(raw.author ? { author: raw.author } : {}),
    },
  };
}

/** A checklist needs no secret by itself: an item whose secret is not set holds, and the others are asked. */
async function prepareChecklist(
  raw: RawOptions,
  env: Readonly<Record<string, string | undefined>>,
  directory: string,
  publish: boolean,
): Promise<Prepared> {
  const file = raw.plan || DEFAULT_PLAN_FILE;
  const [{ extensions, loadPlan }, { readChecklistRequest }] = await Promise.all([
    import("../engine/whole-plan.ts"),
    import("./checklist/request.ts"),
  ]);
  if (publish && (await isMissing(file))) {
    throw new UsageError("plan_missing", [
      {
        message: `The base branch has no plan at ${file} yet, so there is no checklist.`,
        remedy: "It begins once a pull request with the plan is merged.",
      },
    ]);
  }
  const [checklist, plan] = await bothOrAllMistakes(
    readChecklistRequest(raw, env, file, publish),
    loadPlan(file, extensions),
  );
  const { event } = checklist;
  const told = event?.kind === "pull-request" ? event.headCommit : event?.kind === "push" ? event.commit : null;
  const commit = told ?? (publish ? null : raw.commit) ?? (await findCheckout(directory))?.commit ?? raw.commit ?? "";
  return {
    plan,
    directory,
    secretNames: secretNames(plan, extensions),
    checklist,
    release: { id: commit, commit },
    options: { stage: "staging", to: null, reason: null, dryRun: false, unpin: false },
  };
}

/** What is wrong with the call and what is wrong with the plan are told at once. */
async function bothOrAllMistakes<First, Second>(
  first: Promise<First>,
  second: Promise<Second>,
): Promise<[First, Second]> {
  const settled = await Promise.allSettled([first, second]);
  const mistakes = settled.flatMap((one) => (one.status === "rejected" ? [one.reason as unknown] : []));
  const [one, other] = mistakes;
  if (one instanceof UsageError && other instanceof UsageError) {
    throw new UsageError("usage", [...one.problems, ...other.problems]);
  }
  return Promise.all([first, second]);
}

async function isMissing(file: string): Promise<boolean> {
  return (await stat(file).catch(() => null)) === null;
}

function checkOptions(command: CommandName, raw: RawOptions, commit: string): readonly Problem[] {
  const problems: Problem[] = [];
  if (raw.stage && raw.stage !== "staging" && raw.stage !== "production") {
    problems.push({ message: `stage is "${raw.stage}"; expected staging or production.` });
  }
  if (raw.stage === "production" && command !== "verify") {
    problems.push({
      message: `stage production is for verify; ${command} has one meaning only.`,
      remedy: "Leave the stage out.",
    });
  }
  if (!/^[0-9a-f]{40}$/.test(commit) && command !== "rollback") {
    problems.push({
      message:
        commit === "" ? "The commit is not known." : `commit is "${commit}"; expected a full SHA of 40 hex digits.`,
      remedy: "Give --commit (or the input `commit`), or set GITHUB_SHA.",
    });
  }
  if (raw.release && !/^[\w.-]{1,100}$/.test(raw.release)) {
    problems.push({
      message: `release is "${raw.release}"; expected up to 100 letters, digits, dots, dashes or underscores.`,
    });
  }
  if (command === "rollback" && !raw.reason && !raw.dryRun) {
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
      remedy: "Actions sets it; in a terminal give --repository owner/name or export it.",
    },
  ];
}

/**
 * The plan, and what it needs and is not set. A rollback runs no gate and reads no metric: it needs none of their
 * secrets and no word of theirs in the plan, so that at 3 a.m. fewer things can be missing or wrong.
 */
async function loadPlanFor(
  command: CommandName,
  file: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<{ readonly plan: Plan; readonly extensions: PlanExtensions; readonly missing: readonly Problem[] }> {
  if (command === "rollback") {
    const { loadForRollback } = await import("../plan/load-for-rollback.ts");
    const part = await loadForRollback(file, Object.keys(roleProviders.host));
    if (part !== null) return forRollback(part, env);
  }
  // Loaded here, because it weighs more than all that a rollback needs.
  const { extensions, loadPlan } = await import("../engine/whole-plan.ts");
  const plan = await loadPlan(file, extensions);
  if (command === "rollback") return forRollback(plan, env);
  return { plan, extensions, missing: checkSettings(plan, extensions, env) };
}

function forRollback(plan: Plan, env: Readonly<Record<string, string | undefined>>) {
  const extensions: PlanExtensions = { gates: {}, metricProviders: {}, roles: roleProviders };
  return { plan, extensions, missing: checkSettings(plan, extensions, env, "rollback") };
}
