/** What a database holds, counted in one moment: how many rows each table has, and a checksum of them that ignores order. */

export type Census = {
  /** `15.18` */
  readonly serverVersion: string;
  /** The moment that all tables were read at, by the server's clock. */
  readonly at: number;
  /** Position in the write-ahead log at that moment; null on a replica, or where the role may not see it. */
  readonly lsn: string | null;
  /** Sorted by name. */
  readonly tables: readonly TableCensus[];
  /** What was left out, by name, and why. */
  readonly leftOut: readonly LeftOut[];
};

export type TableCensus = {
  /** As SQL names it, with the schema: `public.messages`, `"My App"."Users"`. */
  readonly table: string;
  readonly rows: number;
  /** Sum of the hash of every row's text, a decimal number of any length; `0` where the table is empty. Null: only counted. */
  readonly checksum: string | null;
};

export type LeftOut = {
  readonly table: string;
  readonly reason: "foreign" | "extension" | "temporary" | "unpopulated";
};
