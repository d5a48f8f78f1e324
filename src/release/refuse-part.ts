/** Whether the backup of a part of a database may be restored like this: what it has not must be there afterwards, too. Pure. */
import { hold, type Verdict } from "../lib/verdict.ts";
import type { RecordedDump } from "./recorded-backup.ts";
import type { RestoreWish } from "./restore-wish.ts";

/** Null where nothing would be lost by it. A record of before does not say what its backup has. */
export function refusePart(
  { name, selection }: Pick<RecordedDump, "name" | "selection">,
  { way, intent }: Pick<RestoreWish, "way" | "intent">,
): Verdict | null {
  // Over what is in use, tables that the backup has not stay as they are.
  if (selection === null || intent !== "restore" || way === "in-place" || way === "down") return null;
  const { schemas, exclude } = selection === "unknown" ? { schemas: null, exclude: [] } : selection;
  // Of whole schemas nothing is lost, even where these are dropped first.
  if (way === "drop-schemas" && selection !== "unknown" && exclude.length === 0) return null;
  const has = [
    ...(schemas === null ? [] : [`only the schemas ${schemas.join(", ")}`]),
    ...(exclude.length === 0 ? [] : [`not ${exclude.join(", ")}`]),
  ].join(", and ");
  return hold(
    "backup_is_part",
    selection === "unknown"
      ? `The record of ${name} does not say whether it has all of the database.`
      : `${name} has ${has}: ${way === "beside" ? "a database that is made from it would have nothing else" : "what it has not would be dropped and not made again"}.`,
    "Give --from a backup of the whole database. From this one, restore beside with --without-switch and copy what is needed.",
  );
}
