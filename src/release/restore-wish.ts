/** What a person asked of a database's backup, and who that was. */
import type { RestoreIntent } from "./decide-restore.ts";
import type { Asker } from "./judge-restore-request.ts";
import type { TableName } from "./parse-table-names.ts";

/** `drop-schemas`: in place, with the backup's schemas dropped first. `down`: no backup, but the team's own way back of the newest release's migrations. */
export type RestoreWay = "beside" | "in-place" | "drop-schemas" | "down";

/** Over what is in use, which is kept nowhere but in a backup. */
export function isInPlace(way: RestoreWay): way is "in-place" | "drop-schemas" {
  return way === "in-place" || way === "drop-schemas";
}

export interface RestoreWish {
  /** Variable that holds the database's address. */
  readonly variable: string;
  /** Name of the database, as it was typed; null where it was not. */
  readonly name: string | null;
  /** Release, place or `latest`; null: the newest before the release that is taken back. */
  readonly from: string | null;
  /** Tables that are put back from a snapshot; none: the whole database. */
  readonly tables: readonly TableName[];
  /** The moment that a vendor's own point-in-time recovery goes back to; null: a recorded backup is restored. */
  readonly toTime: number | null;
  /** Variable that holds the identity which opens the backup; null: it is not encrypted. */
  readonly identity: string | null;
  readonly way: RestoreWay;
  readonly intent: RestoreIntent;
  /** A restore of the same backup that was done before is made once more. */
  readonly again: boolean;
  /** Why a person goes on without a fresh backup; null where nobody does. */
  readonly withoutFresh: string | null;
  readonly asker: Asker;
}
