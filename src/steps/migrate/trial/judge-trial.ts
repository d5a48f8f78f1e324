/** What the way back did on a copy, by the schema and by the data. Pure. */
import type { RecordedTrial, TriedDown } from "../../../release/recorded-migration.ts";
import type { Census } from "../../database/census.ts";

/** The copy at one moment of the trial. */
export interface TrialMoment {
  /** Hash of the schema. */
  readonly schema: string;
  /** `public.users.nick`; of tables and partitioned tables alone. */
  readonly columns: ReadonlySet<string>;
  /** Null where nobody compares with it. */
  readonly census: Census | null;
}

export interface TriedWayBack {
  readonly down: TriedDown;
  readonly loses: RecordedTrial["loses"];
  /** Schema and every row are as they were: only what a new version wrote into what is new would be lost. */
  readonly restored: boolean;
}

/** `isOwn` says of a table, as a census names it, that the tool keeps it for itself. */
export function judgeWayBack(
  before: TrialMoment,
  up: TrialMoment,
  down: TrialMoment,
  isOwn: (table: string) => boolean,
): TriedWayBack {
  const damaged = damagedTables(before, down, isOwn);
  const gone = goneWith(up.columns, down.columns);
  const loses = [...gone, ...damaged];
  const restored = down.schema === before.schema && damaged.length === 0;
  // Of a migration of data alone the schema says nothing: its way back is judged by the rows.
  if (down.schema === up.schema && up.schema !== before.schema) return { down: "missing", loses: [], restored: false };
  if (down.schema !== before.schema) return { down: "differs", loses, restored };
  return { down: loses.length === 0 ? "restores" : "loses", loses, restored };
}

/** Columns that the way back drops, with all that was written there since; of a table that goes whole, the table. */
function goneWith(up: ReadonlySet<string>, down: ReadonlySet<string>): readonly string[] {
  const tables = new Set([...down].map(tableOf));
  const gone = [...up].filter((column) => !down.has(column));
  const whole = new Set(gone.map(tableOf).filter((table) => !tables.has(table)));
  return [
    ...[...whole].map((table) => `table ${table}`),
    ...gone.filter((column) => !whole.has(tableOf(column))).map((column) => `column ${column}`),
  ];
}

function tableOf(column: string): string {
  return column.slice(0, column.lastIndexOf("."));
}

/** Tables whose rows are others than before all of it. */
function damagedTables(before: TrialMoment, down: TrialMoment, isOwn: (table: string) => boolean): readonly string[] {
  const now = new Map(down.census?.tables.map((one) => [one.table, one]));
  return (before.census?.tables ?? []).flatMap((had) => {
    if (isOwn(had.table)) return [];
    const has = now.get(had.table);
    if (has === undefined) return [`table ${had.table}`];
    if (has.rows !== had.rows) return [`rows of ${had.table} (${had.rows} before, ${has.rows} after)`];
    return has.checksum === had.checksum ? [] : [`values in ${had.table}`];
  });
}
