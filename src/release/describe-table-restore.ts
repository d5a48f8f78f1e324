/** What putting single tables back would do, for the person who decides about it. Pure. */
import { renderDuration } from "../lib/duration.ts";
import { renderInstant } from "../lib/instant.ts";
import type { RestoreWay } from "./restore-wish.ts";

export interface TableOutlook {
  readonly table: string;
  /** Where its rows go: itself, or a table beside. */
  readonly into: string;
  readonly rowsNow: number;
  readonly rowsThen: number;
  /** Count and checksum of what is there now are those of the snapshot. */
  readonly same: boolean;
  /** What goes there is there already. */
  readonly done: boolean;
}

export interface TablesOutlook {
  readonly release: string;
  readonly takenAt: number;
  readonly why: string;
  readonly now: number;
  readonly way: RestoreWay;
  readonly tables: readonly TableOutlook[];
}

/** Whole sentences. */
export function describeTableRestore({ release, takenAt, why, now, way, tables }: TablesOutlook): readonly string[] {
  const ago = renderDuration(Math.max(0, now - takenAt));
  return [
    `The rows are those of ${renderInstant(takenAt)}, ${ago} ago: the snapshot of the release ${release}, because ${why}.`,
    ...tables.map((one) => `${describeRows(one)} ${describeChange(one, way)}`),
  ];
}

function describeRows({ table, rowsNow, rowsThen, same }: TableOutlook): string {
  const rows = `${table}: ${rowsNow.toLocaleString("en")} rows now, ${rowsThen.toLocaleString("en")} in the snapshot`;
  return same ? `${rows}, with the same content.` : `${rows}; changed rows cannot be counted.`;
}

function describeChange({ table, into, done }: TableOutlook, way: RestoreWay): string {
  if (done) return `${into} has those of the snapshot already, and stays.`;
  return way === "beside"
    ? `Those of the snapshot would be put into ${into}, and ${table} stays as it is.`
    : "It would be replaced: everything that was written to it since would be gone.";
}
