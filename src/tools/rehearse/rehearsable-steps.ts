/** Which steps of a plan can be rehearsed: those that change a database, where there is one. Pure. */
import type { Plan, StepItem } from "../../plan/plan.ts";
import { planSteps } from "../../plan/plan-steps.ts";
import { MIGRATION_COMMANDS, MIGRATIONS_FOLDER } from "../../sandbox/postgres/demo-migrations.ts";
import { isManagedSpec } from "../../steps/backup/managed-spec.ts";
import { command } from "../../steps/command.ts";
import { migrate, type MigrateSpec } from "../../steps/migrate/index.ts";
import type { DumpSpec } from "../../steps/backup/dump-spec.ts";
import type { NotRehearsed } from "./not-rehearsed.ts";

export interface RehearsableSteps {
  readonly stages: Plan["stages"];
  readonly notRehearsed: readonly NotRehearsed[];
}

/** What becomes of one: nothing, itself, or another that stands for it. */
interface Rehearsed {
  readonly item: StepItem | null;
  /** What of it is left out. */
  readonly without: readonly NotRehearsed[];
}

/** `recipient`: whom backups are for; null where there is no database. */
export function rehearsableSteps(plan: Plan, recipient: string | null): RehearsableSteps {
  const rehearsed = new Map(planSteps(plan).map(({ item }) => [item, rehearse(item, recipient)]));
  const kept = (items: readonly StepItem[]) => items.flatMap((item) => rehearsed.get(item)?.item ?? []);
  const { staging, production } = plan.stages;
  return {
    stages: {
      staging: { ...staging, before: kept(staging.before), after: kept(staging.after) },
      production: { ...production, before: kept(production.before), after: kept(production.after) },
    },
    notRehearsed: [...rehearsed.values()].flatMap(({ without }) => without),
  };
}

function rehearse(item: StepItem, recipient: string | null): Rehearsed {
  const leftOut = (why: string): Rehearsed => ({ item: null, without: [{ title: item.title, why }] });
  if (item.step === command.key) return withoutScript(item);
  // What a vendor keeps is asked of its emulator, and of no database.
  if (isManagedSpec(item.spec)) return { item, without: [] };
  if (recipient === null) return leftOut("there is no database on loopback; `--database` starts one");
  if (item.step === migrate.key) return standIn(item);
  const kept = keepOnLoopback(item.spec, recipient);
  return kept === null
    ? leftOut("it stores nothing that loopback has")
    : { item: { ...item, spec: kept }, without: [] };
}

/** What is stored goes to a bucket on loopback, for whoever rehearses; null where nothing is stored. */
function keepOnLoopback(spec: unknown, recipient: string): object | null {
  const { to, recipients, scratch, ...rest } = spec as Partial<DumpSpec>;
  if (to === undefined) return null;
  const places = to.map((place) => place.replace(/^path:\/+/, "s3://rehearsal/"));
  // Another server for the proof is one that the plan names, and not this machine's.
  const server = scratch === undefined ? {} : { scratch: null };
  return { ...rest, ...server, to: places, recipients: recipients === null ? null : [recipient] };
}

type CommandSpec = Parameters<typeof command.observe>[0];

/** Does nothing, and ends well. */
const NOTHING = ":";

/** It may be repeated where the script may, and has a way back where the script has one. */
function withoutScript(item: StepItem): Rehearsed {
  const { undo, ...written } = item.spec as CommandSpec;
  const repeatable = command.once?.(item.spec as CommandSpec) !== true;
  const back = undo === null ? null : { ...undo, run: NOTHING };
  const spec = { ...written, run: NOTHING, observe: null, undo: back, repeatable, env: [], directory: "." };
  const why =
    "it is a command of the repository's own, and would act on the real world; when it runs, and its way back, are rehearsed";
  return { item: { ...item, spec }, without: [{ title: `what the step ${item.title} does`, why }] };
}

/** The repository's tool reads its own settings, and could find a real database in them. */
function standIn(item: StepItem): Rehearsed {
  const planned = item.spec as MigrateSpec;
  const { run, undo } = MIGRATION_COMMANDS;
  if (planned.run === run && typeof planned.trial?.from !== "object") return { item, without: [] };
  const { history } = migrate.spec.parse({ database: planned.database, tool: "dbmate", dir: MIGRATIONS_FOLDER, run });
  const spec: MigrateSpec = {
    ...planned,
    // A branch's address would lead away from loopback.
    trial: planned.trial === null ? null : { ...planned.trial, from: here(planned.trial.from) },
    history,
    run,
    undo: planned.undo === null ? null : undo,
    directory: ".",
    env: [],
    verify: null,
    checks: [],
  };
  const left = [
    ...(planned.verify === null ? [] : [`\`${planned.verify}\``]),
    ...(planned.checks.length === 0 ? [] : ["its `checks`"]),
  ];
  const others = left.length === 0 ? "" : `, without ${left.join(" and ")}`;
  const why = `it is the repository's own, and reads its settings; a small tool migrates the rehearsal's schema instead${others}`;
  return { item: { ...item, spec }, without: [{ title: `\`${planned.run}\` of ${item.title}`, why }] };
}

function here(from: NonNullable<MigrateSpec["trial"]>["from"]) {
  return typeof from === "string" ? from : "template";
}
