import type { SchemaPoint } from "../../release/recorded-migration.ts";
import type { HistoryReading } from "./read-history.ts";
import type { Leftovers } from "./read-leftovers.ts";
import type { RowCount } from "./row-counts.ts";

/** The database as it was read before the tool was started. */
export interface Before {
  /** Null where no history is read. */
  readonly reading: HistoryReading | null;
  /** Before the release's first try, which may have been in an earlier run. */
  readonly point: SchemaPoint;
  /** Of now. */
  readonly schema: string | null;
  readonly leftovers: Leftovers;
  /** Null where nobody can tell any more how many rows there were. */
  readonly counts: readonly RowCount[] | null;
}
