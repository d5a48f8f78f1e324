/** What a rehearsal is asked for on the command line, with its plan. */
import { stat } from "node:fs/promises";
import { UsageError } from "../../lib/error.ts";
import { loadPlan, parsePlan } from "../../plan/load.ts";
import { plannedFlags } from "../../plan/planned-flags.ts";
import { DEFAULT_PLAN_FILE, type Plan } from "../../plan/plan.ts";
import { planSteps } from "../../plan/plan-steps.ts";
import type { PlanExtensions } from "../../plan/extensions.ts";
import type { EmulatorRegistry } from "../../sandbox/declaration.ts";
import type { Registries } from "../registries.ts";
import { createPassingKey, type PassingKey } from "../../steps/backup/age-format.ts";
import { refuseIdleDatabaseFaults } from "./database-faults.ts";
import { DEMO_PLAN_FILE, demoPlan } from "./demo-plan.ts";
import { parseFaults, type RehearsedFault } from "./faults.ts";
import { type DrillBook, createDrillBook } from "./record-drill.ts";
import type { NotRehearsed } from "./not-rehearsed.ts";
import { USUAL_TICKS } from "./usual-ticks.ts";
import { type CrashPoint, DEFAULT_SEED, DEFAULT_START, type RehearseValues } from "./options.ts";
import { refuseIdlePushFaults } from "./pushed-build.ts";
import { readUsualTraffic, type UsualTraffic } from "./usual-traffic.ts";
import { rehearsablePlan } from "./rehearsable-plan.ts";
import type { Ticks } from "./watch-by-ticks.ts";

export interface Rehearsal {
  readonly plan: Plan;
  readonly notRehearsed: readonly NotRehearsed[];
  readonly faults: readonly RehearsedFault[];
  readonly traffic: UsualTraffic;
  /** Somebody deploys past every workflow, and looks judge it, instead of a release. */
  readonly observes: boolean;
  /** A real PostgreSQL is started, and the plan's steps change it; its backups are for this key. Null: there is none. */
  readonly database: { readonly key: PassingKey } | null;
  readonly crashAfter: CrashPoint | null;
  /** Looks by a schedule, instead of somebody who stays; null where somebody does. */
  readonly ticks: Ticks | null;
  readonly json: boolean;
  /** When it is to begin, in milliseconds since the epoch. */
  readonly start: number;
  readonly seed: number;
  /** Where a rehearsed rollback is recorded; null where that is not asked for. */
  readonly drillBook: DrillBook | null;
}

/** Throws UsageError. */
export async function readRehearsal(
  values: RehearseValues,
  env: Readonly<Record<string, string | undefined>>,
  { extensions, emulators }: Registries,
): Promise<Rehearsal> {
  const database = values.database === true ? { key: await createPassingKey() } : null;
  const rehearsable = await readPlan(values, database, extensions, emulators);
  const traffic = readUsualTraffic(values, rehearsable.plan.stages.production.watch);
  const behindFlag = values["behind-flag"] ?? false;
  const faults = parseFaults(emulators, values.fault ?? [], values.at ?? null, { behindFlag });
  if (behindFlag && plannedFlags(rehearsable.plan).length === 0) throw withoutFlag();
  refuseTimesNothing(faults, traffic);
  refuseIdlePushFaults(faults, rehearsable.plan);
  refuseIdleDatabaseFaults(faults, database !== null);
  const observes = values.observe === true || rehearsable.plan.onlyObserves === true;
  if (observes && rehearsable.plan.stages.production.watch === null) throw withoutWatch();
  const ticks = values.ticks === undefined ? null : { everyMs: values.ticks, lateMs: values.late ?? 0 };
  return {
    ...rehearsable,
    faults,
    traffic,
    observes,
    database,
    crashAfter: values["crash-after"] ?? null,
    ticks: observes ? (ticks ?? USUAL_TICKS) : ticks,
    json: values.json ?? false,
    // A real server has the machine's own clock, and says by it when a backup was taken.
    start: values.start ?? (database === null ? Date.parse(DEFAULT_START) : Date.now()),
    seed: values.seed ?? DEFAULT_SEED,
    drillBook: values.record === true ? openBook(rehearsable.plan, env, values.commit) : null,
  };
}

/** Twice nothing is nothing: the rehearsal would end well whatever the plan says. */
function refuseTimesNothing(faults: readonly RehearsedFault[], { errorRatio }: UsualTraffic): void {
  const idle = faults.filter(({ multiplies }) => multiplies && errorRatio === 0);
  if (idle.length === 0) return;
  const message = `${idle.map(({ text }) => text).join(", ")} multiplies the share of visitors that usually fail, which is 0.`;
  throw new UsageError("usage", [
    { message, remedy: "Say how many fail, such as --base 1%, or give a share: error-rate=8%." },
  ]);
}

function withoutWatch(): UsageError {
  return new UsageError("usage", [
    {
      message: "--observe needs a plan with a watch: there is nothing to observe by.",
      remedy: "Write `watch: { observe: true, for: 30m, metrics: { … } }` under stages.production.",
    },
  ]);
}

function withoutFlag(): UsageError {
  return new UsageError("usage", [
    {
      message: "--behind-flag needs a plan whose rollback names a flag.",
      remedy: "Write it: rollback: { ladder: [flag, host], flag: { … } }.",
    },
  ]);
}

function openBook(plan: Plan, env: Parameters<typeof createDrillBook>[0], commit: string | undefined): DrillBook {
  if (plan.file !== DEMO_PLAN_FILE) return createDrillBook(env, commit);
  throw new UsageError("usage", [
    {
      message: "--record needs a plan of your own: rehearsing the demo plan says nothing about your release.",
      remedy: `Run it in the repository, where ${DEFAULT_PLAN_FILE} is, or name the plan with --plan.`,
    },
  ]);
}

/** The named plan, the repository's own, or the demo, whose one command is ours. */
async function readPlan(
  { plan: file, rollout = false, source }: RehearseValues,
  database: Rehearsal["database"],
  extensions: PlanExtensions,
  emulators: EmulatorRegistry,
): Promise<Pick<Rehearsal, "plan" | "notRehearsed">> {
  const own = file ?? ((await stat(DEFAULT_PLAN_FILE).catch(() => null)) === null ? undefined : DEFAULT_PLAN_FILE);
  if (own !== undefined) {
    const plan = await loadPlan(own, extensions);
    if (rollout && plan.stages.production.promote === null) throw withoutRollout(own);
    if (source !== undefined && source !== sourceOf(plan)) throw fromElsewhere(own, plan, source);
    if (database !== null && planSteps(plan).length === 0) throw withoutSteps(own);
    return rehearsablePlan(plan, emulators, { recipient: database?.key.recipient ?? null });
  }
  const recipient = database?.key.recipient;
  const wishes = { inStages: rollout, fromGit: source === "git", ...(recipient === undefined ? {} : { recipient }) };
  const demo = parsePlan(demoPlan(wishes), DEMO_PLAN_FILE, extensions);
  if ("problems" in demo) throw new UsageError("plan_invalid", demo.problems);
  return { plan: demo.plan, notRehearsed: [] };
}

function sourceOf({ stages }: Plan): "git" | "upload" {
  return stages.staging.deploy.git === null ? "upload" : "git";
}

function fromElsewhere(file: string, plan: Plan, source: "git" | "upload"): UsageError {
  return new UsageError("usage", [
    {
      message: `--source ${source} is not what ${file} says: its releases are of the source ${sourceOf(plan)}.`,
      remedy: `Leave out --source, or write \`deploy: { source: ${source} }\` under stages.staging.`,
    },
  ]);
}

function withoutSteps(file: string): UsageError {
  return new UsageError("usage", [
    {
      message: `--database needs a plan with steps that change a database, and ${file} has none.`,
      remedy: "Write them: `before: [{ title: Migrate, migrate: { … } }]` under stages.production.",
    },
  ]);
}

function withoutRollout(file: string): UsageError {
  return new UsageError("usage", [
    {
      message: `--rollout needs a plan whose releases get their visitors in stages, and ${file} has none.`,
      remedy: "Write `promote: { rollout: [10%, 50%, 100%], stage: 15m }` under stages.production.",
    },
  ]);
}
