/**
 * Whether a release's migrations of a database are taken back by the team's own way down: only where it was tried on a copy and
 * brought schema and data back, and where the schema of before is on record, by which its end is judged. Pure.
 */
import { hold, type Verdict } from "../lib/verdict.ts";
import { parseRecordedMigration, type RecordedMigrationRun, type TriedDown } from "./recorded-migration.ts";
import type { StepFact } from "./step-history.ts";

export interface DownFacts {
  readonly release: string;
  /** Variable of the database's address. */
  readonly variable: string;
  /** All steps of the release, oldest first. */
  readonly facts: readonly StepFact[];
}

export type DownChoice =
  | { readonly do: "refuse"; readonly verdict: Verdict }
  /** It applied nothing there, or all of it is taken back. */
  | { readonly do: "nothing"; readonly why: string }
  /** The last first. */
  | { readonly do: "undo"; readonly facts: readonly StepFact[]; readonly applied: readonly string[] };

const MIGRATE = "migrate";

const TOLD: Readonly<Record<Exclude<TriedDown, "restores">, string>> = {
  loses: "the trial showed that data is lost by its way back",
  differs: "the trial showed that its way back leaves another schema",
  missing: "the trial showed that its way back takes nothing back",
  not_tried: "its trial did not come to the way back",
};

export function decideDown({ release, variable, facts }: DownFacts): DownChoice {
  const migrations = facts.filter(({ step, untouched }) => step === MIGRATE && !untouched);
  const read = migrations.map((fact) => ({ fact, run: parseRecordedMigration(fact.details) }));
  const open = read.find(({ fact, run }) => run === null && fact.state !== "undone");
  if (open !== undefined) return refuse(open.fact, "how far it came is not on record");
  const own = read.flatMap(({ fact, run }) => (run !== null && run.database === variable ? [{ fact, run }] : []));
  if (own.length === 0) return { do: "refuse", verdict: noneOf(release, variable) };
  const left = own.filter(({ fact, run }) => fact.state !== "undone" && !appliedNothing(run)).toReversed();
  if (left.length === 0) {
    return { do: "nothing", why: `The release ${release} has no migration of ${variable} that is still applied.` };
  }
  for (const { fact, run } of left) {
    const why = whyNot(run);
    if (why !== null) return refuse(fact, why);
  }
  const applied = left.flatMap(({ run }) => run.applied.toReversed());
  return { do: "undo", facts: left.map(({ fact }) => fact), applied };
}

/** Null where its way back is proven. */
function whyNot({ trial, before }: RecordedMigrationRun): string | null {
  if (trial === null) return "it was not tried on a copy first (`trial: true`)";
  if (trial.down !== "restores") {
    return `${TOLD[trial.down]}${trial.loses.length === 0 ? "" : `: ${trial.loses.join(", ")}`}`;
  }
  return before.schema === null
    ? "the schema of before it is not on record, because no pg_dump of the server's version was there"
    : null;
}

/** Of a tool without a history nobody knows. */
function appliedNothing({ applied, before }: RecordedMigrationRun): boolean {
  return applied.length === 0 && before.count !== null;
}

function refuse({ title }: StepFact, why: string): DownChoice {
  return {
    do: "refuse",
    verdict: hold(
      "down_unproven",
      `The step "${title}" is not taken back by the way down: ${why}.`,
      `Fix forward, or restore a backup (without \`way\` down). Where the loss is known and wanted: rollback --undo ${JSON.stringify(title)}.`,
    ),
  };
}

function noneOf(release: string, variable: string): Verdict {
  return hold(
    "down_unproven",
    `No record of ours says that the release ${release} migrated ${variable}, so nothing is there to be taken back.`,
    "Restore a backup, or take the migration back by hand.",
  );
}
