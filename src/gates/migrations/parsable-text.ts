import type { LocalMigration } from "../../migrations/migration.ts";

/** A byte order mark is no SQL for PostgreSQL; the tools take it off. It stands before the first line's end. */
export function parsableText({ text }: LocalMigration): string {
  return text.replace(/^\uFEFF/, "");
}
