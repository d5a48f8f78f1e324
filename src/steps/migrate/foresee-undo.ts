/** What speaks against taking a release's migrations back, before anything of it is begun. It only reads. */
import type { Verdict } from "../../lib/verdict.ts";
import { judgeSchemaLeft } from "../../release/judge-schema-left.ts";
import { parseRecordedMigration } from "../../release/recorded-migration.ts";
import { WATCHING } from "./migration-lock.ts";
import { readWholeSchema } from "./point.ts";
import { readHistory, unreadable } from "./read-history.ts";
import type { MigrateContext } from "./run-tool.ts";
import type { MigrateSpec } from "./spec.ts";

export async function foreseeUndo(spec: MigrateSpec, context: MigrateContext): Promise<Verdict | null> {
  const run = parseRecordedMigration(context.recorded);
  // How far it came is not on record: `undo` itself holds then.
  if (run === null) return null;
  const { history } = spec;
  const { databaseWork } = context.roles;
  const url = context.secret(spec.database);
  const limits = { ...WATCHING, applicationName: "holdpoint restore" };
  try {
    return await databaseWork.withWriter(url, limits, async (session) => {
      const reading = history === null ? null : await readHistory(history, context.directory, session, context.signal);
      const own = new Set(run.applied);
      const stillApplied = reading?.history.applied.filter(({ name }) => own.has(name)).length ?? null;
      const now = await readWholeSchema(databaseWork, url, session.serverMajor, history);
      return judgeSchemaLeft({ title: context.title, run, now, stillApplied, isBegun: context.begun !== null });
    });
  } catch (error) {
    return unreadable(error);
  }
}
