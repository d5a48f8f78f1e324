/**
 * Whether a database's schema is still what the release left, so that its migrations may be taken back: what somebody changed
 * by hand since would be met by statements that do not know it. Pure.
 */
import { hold, type Verdict } from "../lib/verdict.ts";
import type { RecordedMigrationRun } from "./recorded-migration.ts";
import { compareSchemaObjects, type SchemaObjects } from "./schema-objects.ts";

export interface SchemaLeft {
  readonly title: string;
  readonly run: Pick<RecordedMigrationRun, "database" | "applied" | "before" | "after" | "objects">;
  /** Null where this machine cannot read it. */
  readonly now: { readonly hash: string; readonly objects: SchemaObjects } | null;
  /** How many of the release's migrations the tool's history still has; null where none is read. */
  readonly stillApplied: number | null;
  /** A way back was begun before and did not come to its end. */
  readonly isBegun: boolean;
}

const NAMED = 8;

/** Null where nothing speaks against it. */
export function judgeSchemaLeft({ title, run, now, stillApplied, isBegun }: SchemaLeft): Verdict | null {
  // Nothing would be run: by the schema of before it is judged in any case.
  if (stillApplied === 0) return null;
  if (run.after.schema === null) {
    return hold(
      "down_unproven",
      `How the schema of ${run.database} was when the step "${title}" had ended is not on record, since no pg_dump of the server's version was there. So it is not known whether somebody has changed it by hand since, and the way down was not begun.`,
      remedyOf(title, "Look whether anything was changed by hand"),
    );
  }
  if (now === null) {
    return hold(
      "tool_missing",
      `The schema of ${run.database} cannot be read here, so it is not known whether it still is as the release left it.`,
      "Install pg_dump in the server's major version, and run this again. Nothing was changed.",
    );
  }
  if (now.hash === run.after.schema) return null;
  // Of a way back that was broken off: the rest is taken back, and its end is judged by the schema of before.
  const isPartway = stillApplied === null ? now.hash === run.before.schema : stillApplied < run.applied.length;
  if (isBegun && isPartway) return null;
  return hold(
    "schema_changed",
    `The schema of ${run.database} is not the one that the release left: ${differences(run, now)}. Its way down was proven on that one, so nothing was taken back.${isBegun ? " A way back was begun before and may have been broken off in the middle." : ""}`,
    remedyOf(title, "Take back by hand what was changed by hand, or release it as a migration"),
  );
}

function differences({ objects }: SchemaLeft["run"], now: NonNullable<SchemaLeft["now"]>): string {
  const found = objects === undefined ? null : compareSchemaObjects(objects, now.objects);
  if (found === null) return "the record has only one hash of all of it, so which part differs is not known";
  const { changed, added, goneCount } = found;
  const parts = [
    ...(changed.length === 0 ? [] : [`changed: ${namesOf(changed)}`]),
    ...(added.length === 0 ? [] : [`new: ${namesOf(added)}`]),
    ...(goneCount === 0 ? [] : [`gone: ${goneCount}, whose names are not on record`]),
  ];
  return parts.length === 0 ? "the same objects, in another order or by another pg_dump" : parts.join("; ");
}

function namesOf(names: readonly string[]): string {
  const more = names.length > NAMED ? ` and ${names.length - NAMED} more` : "";
  return `${names.slice(0, NAMED).join(", ")}${more}`;
}

function remedyOf(title: string, first: string): string {
  return `${first}, and run this again; or fix forward, or restore a backup (without \`way\` down). To take the migrations back all the same: rollback --undo ${JSON.stringify(title)}. Nothing was changed.`;
}
