/** The schemas that a release meets in production, by the records of its steps. */
import type { Forge } from "../../providers/contract.ts";
import { parseRecordedMigration } from "../../release/recorded-migration.ts";
import { type RecordedSchema, recordSchemas } from "../../release/recorded-schema.ts";
import type { CommandContext } from "../context.ts";
import { coversMigrations } from "../judged-migrations.ts";
import type { Journal } from "../journal.ts";
import { readStepBook } from "../steps/step-book.ts";

export async function readMetSchemas(
  context: CommandContext,
  journal: Journal,
  forge: Forge,
): Promise<readonly RecordedSchema[]> {
  const facts = await readStepBook(context, journal, forge, context.release);
  const done = facts.filter(({ stage, state, commit }) => {
    return stage === "production" && state === "done" && commit === context.release.commit;
  });
  const schemas = recordSchemas(done.flatMap(({ details }) => parseRecordedMigration(details) ?? []));
  // Of some databases alone nothing follows for the way back.
  return coversMigrations(context.plan, schemas) ? schemas : [];
}
