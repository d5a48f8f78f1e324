/** What a restore would do and cost, for the person who decides about it. Pure. */
import { renderDuration } from "../lib/duration.ts";
import { renderInstant } from "../lib/instant.ts";
import type { KnownBackup } from "./choose-backup.ts";

/** Rows of one table; null where they could not be counted in the time that there was. */
export interface TableRows {
  /** `public.orders` */
  readonly table: string;
  /** It is in a schema that is dropped. */
  readonly dropped?: boolean;
  readonly rows: number | null;
}

export interface RestoreOutlook {
  readonly database: string;
  readonly backup: KnownBackup;
  readonly why: string;
  readonly now: number;
  readonly way: "beside" | "in-place";
  /** Schemas that are dropped with all that is in them. */
  readonly dropped: readonly string[];
  /** By the backup's own list. */
  readonly inBackup: readonly TableRows[];
  readonly inUse: readonly TableRows[];
  /** Who is connected: `app_user from 10.0.0.4, 12 sessions`. */
  readonly connected: readonly string[];
  /** Jobs, webhooks, replication: what acts by itself on either database, a sentence each. */
  readonly acting: readonly string[];
  /** What stands in the way of the switch. */
  readonly obstacles: readonly string[];
  /** `16.4` */
  readonly server: string;
  readonly migrations: MigrationsSince;
}

export interface MigrationsSince {
  /** The newest in the backup, by its record; null where that does not say. */
  readonly newest: string | null;
  /** Applied by releases after the backup was taken, by their records, in their order. */
  readonly since: readonly string[];
}

/** Tables that are named one by one; the others are only summed up. */
const NAMED = 20;

/** Whole sentences, the most important first. */
export function describeRestore(outlook: RestoreOutlook): readonly string[] {
  const { database, backup, why, now, way } = outlook;
  const proof = backup.proof === "restore" ? "restored once and compared" : "read whole, and never restored";
  return [
    `${database} would be as it was at ${renderInstant(backup.takenAt)}, ${renderDuration(Math.max(0, now - backup.takenAt))} ago: the backup of the release ${backup.release}, because ${why}. It was ${proof}.`,
    ...describeMigrations(outlook.migrations),
    ...describeLoss(outlook),
    describeDowntime(outlook),
    way === "beside"
      ? `What ${database} is now would be kept on the same server under another name, and nothing of ours ever drops it; the server needs room for both.`
      : `What ${database} is now would be gone, but for a backup of it, which is taken and proven before any table is replaced.`,
    ...(outlook.dropped.length === 0
      ? []
      : [
          `Dropped with all that is in them, and restored in the same transaction: ${outlook.dropped.map((one) => `the schema ${one}`).join(", ")}. Other schemas stay as they are; where anything in them would go, too, nothing is changed.`,
        ]),
    outlook.connected.length === 0
      ? "Nobody is connected now."
      : `Connected now, and to be cut off: ${outlook.connected.join("; ")}.`,
    ...outlook.acting.map((sentence) => `To be stopped by a person before: ${sentence}.`),
    ...outlook.obstacles.map((sentence) => `In the way of the switch: ${sentence}.`),
  ];
}

function describeMigrations({ newest, since }: MigrationsSince): readonly string[] {
  const [first, ...others] = since;
  const more = others.length === 0 ? "" : ` and ${others.length} more, up to ${others.at(-1)}`;
  return [
    ...(first === undefined
      ? []
      : [
          `This backup is from before migration ${first}${more}: code that needs ${others.length === 0 ? "it" : "them"} does not run on it.`,
        ]),
    ...(newest === null ? [] : [`The newest migration in it is ${newest}.`]),
  ];
}

function describeDowntime({ backup, way }: RestoreOutlook): string {
  const took = backup.restoreMs === null ? null : renderDuration(backup.restoreMs);
  if (way === "beside") {
    const meanwhile = took === null ? "how long that takes was never measured" : `${took} when it was proven`;
    return `Down: the seconds that it takes to end sessions and to rename two databases. Until then it serves on, while the backup is restored beside (${meanwhile}).`;
  }
  const restored = took === null ? "whose time was never measured" : `which took ${took} when it was proven`;
  return `Down: all the time that a backup of what is there now takes, its proof, and the restore, ${restored}.`;
}

/** What is in use and would not be afterwards. Rows that were changed since cannot be counted, and that is said. */
export function describeLoss({ backup, inBackup, inUse, now, way }: RestoreOutlook): readonly string[] {
  const before = new Map(inBackup.map(({ table, rows }) => [table, rows]));
  const rows = inUse.flatMap((table) => describeTable(table, before.get(table.table), way));
  const gone = inBackup.filter(({ table }) => !inUse.some((one) => one.table === table));
  const hidden = rows.length - NAMED;
  return [
    `Lost: everything that was written, changed or deleted in the last ${renderDuration(Math.max(0, now - backup.takenAt))}. Changed rows cannot be counted; of the others:`,
    ...rows.slice(0, NAMED),
    ...(hidden > 0 ? [`${hidden} more tables differ as well.`] : []),
    ...(rows.length === 0 ? ["Every table has as many rows now as in the backup."] : []),
    ...(gone.length === 0
      ? []
      : [
          `Would be there again: ${gone
            .slice(0, NAMED)
            .map(({ table }) => table)
            .join(", ")}.`,
        ]),
  ];
}

function describeTable(
  { table, rows, dropped }: TableRows,
  before: number | null | undefined,
  way: RestoreOutlook["way"],
): readonly string[] {
  if (before === undefined && way === "in-place" && dropped !== true)
    return [`${table}: is not in the backup, and stays as it is.`];
  if (before === undefined) return [`${table}: is not in the backup, and would be gone with ${count(rows)}.`];
  if (rows === null || before === null) return [`${table}: could not be counted in time.`];
  if (rows === before) return [];
  const change = rows > before ? `${amount(rows - before)} would be gone` : `${amount(before - rows)} would come back`;
  return [`${table}: ${amount(rows)} rows now, ${amount(before)} in the backup: ${change}.`];
}

function count(rows: number | null): string {
  return rows === null ? "all its rows" : `${amount(rows)} rows`;
}

function amount(rows: number): string {
  return rows.toLocaleString("en");
}
