/** Which migrations are judged: the pending ones, or those that are new against the base branch. Pure. */
import { digestOf } from "../../lib/digest.ts";
import type { Measured } from "../../lib/verdict.ts";
import type { MigrationHistory } from "../../migrations/compare.ts";
import type { LocalMigration } from "../../migrations/migration.ts";

/** Under this name the base branch keeps what it has. */
export const KNOWN = "migrations";

export interface Chosen {
  readonly judged: readonly LocalMigration[];
  readonly older: readonly LocalMigration[];
  /** How they were chosen, for people. */
  readonly words: string;
}

/** `history` null: no database was asked. Null: there is no migration `since`. */
export function chooseJudged(
  local: readonly LocalMigration[],
  since: string | null,
  history: MigrationHistory | null,
  baseline: Measured | null,
): Chosen | null {
  const after = since === null ? -1 : local.findIndex(({ name }) => isNamed(name, since));
  if (since !== null && after < 0) return null;
  const known = baseline?.[KNOWN];
  const marks = Array.isArray(known) ? new Set<string>(known) : null;
  const isNew = (migration: LocalMigration) =>
    history?.pending.includes(migration) === true ||
    (marks === null ? history === null : !marks.has(markOf(migration)));
  const judged = local.slice(after + 1).filter(isNew);
  const words = [
    ...(history === null ? [] : ["pending"]),
    ...(marks === null
      ? history === null
        ? ["all, the base branch having recorded none"]
        : []
      : ["new or changed against the base branch"]),
    ...(since === null ? [] : [`after ${since}`]),
  ];
  return { judged, older: local.filter((migration) => !judged.includes(migration)), words: words.join(", or ") };
}

/** What the base branch keeps of a migration: changed text is another one. */
export function markOf({ name, text }: LocalMigration): string {
  return digestOf(`${name}\n${text.replaceAll("\r\n", "\n")}`, 12);
}

function isNamed(name: string, wanted: string): boolean {
  return name === wanted || name.replace(/\.sql$/, "") === wanted.replace(/\.sql$/, "");
}
