/** What a database holds, counted in one moment: how many rows each table has, and a checksum of them that ignores order. */

export interface Census {
  /** `15.18` */
  readonly serverVersion: string;
  /** The moment that all tables were read at, by the server's clock. */
  readonly at: number;
  /** Position in the write-ahead log just before that moment; null where the server does not tell. */
  readonly lsn: string | null;
  /** Sorted by name. A partitioned table is counted by its partitions. */
  readonly tables: readonly TableCensus[];
  /** What was not counted and why, sorted by name. */
  readonly leftOut: readonly LeftOut[];
}

export interface TableCensus {
  /** As SQL names it, with the schema: `public.messages`, `"My App"."Users"`. */
  readonly table: string;
  readonly rows: number;
  /** Sum of the hashes of every row's text, a decimal number of any length. Null: only counted. */
  readonly checksum: string | null;
}

export interface LeftOut {
  readonly table: string;
  readonly reason: LeftOutReason;
}

/**
 * `foreign`: its rows are another server's. `extension`: the extension creates it, and a dump has at most a part of it.
 * `materialized`: a dump computes its rows anew, from tables that are counted.
 */
export const LEFT_OUT_REASONS = ["foreign", "extension", "materialized"] as const;

export type LeftOutReason = (typeof LEFT_OUT_REASONS)[number];
