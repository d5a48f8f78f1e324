/**
 * What statements of a migration lock and how long that may take: PostgreSQL's manual (13.3, ALTER TABLE) and what real
 * servers did (test/database/lock-rules.test.ts asks them for each row). The names stand in plans.
 */

import type { LockCost, LockMode } from "./lock-modes.ts";

export interface LockRule {
  /** As it reads in the reference. */
  readonly does: string;
  /** On the table that the statement names. */
  readonly lock: LockMode;
  /** On the table at the other end: that a foreign key refers to, the partition. */
  readonly other?: LockMode;
  readonly cost: LockCost;
  /** The safe way to write it, by the version from which on it works; the last that fits counts. None: it is safe. */
  readonly instead: readonly { readonly since: number; readonly write: string }[];
}

const any = (write: string) => [{ since: 0, write }];
const TIMEOUT = any("set lock_timeout (some seconds) and try again, so that nobody queues behind it");
const BATCHES = "add the column alone, set its default, and fill the older rows in batches";
const ANOTHER_TIME = any("run it while nobody uses the table");
const AX = "ACCESS EXCLUSIVE";

export const LOCK_RULES = {
  "add-column": { does: "ADD COLUMN, with a constant or no default", lock: AX, cost: "moment", instead: TIMEOUT },
  "add-column-rewrite": {
    does: "ADD COLUMN with a default that differs by row (`gen_random_uuid()`, `clock_timestamp()`), serial, identity, a stored expression or a domain with constraints",
    lock: AX,
    cost: "rewrite",
    instead: [
      { since: 0, write: BATCHES },
      { since: 18, write: `${BATCHES}; a generated one as VIRTUAL` },
    ],
  },
  "add-column-checked": {
    does: "ADD COLUMN with CHECK, or NOT NULL without a default",
    lock: AX,
    cost: "scan",
    instead: any("add the column alone, then the rule as NOT VALID, then VALIDATE CONSTRAINT"),
  },
  "add-column-unique": {
    does: "ADD COLUMN with UNIQUE or PRIMARY KEY",
    lock: AX,
    cost: "build",
    instead: any("add the column alone, CREATE UNIQUE INDEX CONCURRENTLY, then ADD CONSTRAINT … USING INDEX"),
  },
  "change-table": {
    does: "DROP COLUMN, RENAME, SET or DROP DEFAULT, DROP NOT NULL, DROP CONSTRAINT, row security, policies, OWNER, DROP TRIGGER, rules, views and the like",
    lock: AX,
    cost: "moment",
    instead: TIMEOUT,
  },
  "change-type": {
    does: "A TYPE that is stored alike: a longer varchar, text, numeric with the same scale",
    lock: AX,
    cost: "moment",
    instead: TIMEOUT,
  },
  "change-type-checked": {
    does: "A TYPE that is stored alike, of a column with a CHECK",
    lock: AX,
    cost: "scan",
    instead: any("drop the CHECK first, and add it again as NOT VALID with VALIDATE CONSTRAINT afterwards"),
  },
  "change-type-rewrite": {
    does: "Any other TYPE: int to bigint, a shorter varchar, another scale, json to jsonb",
    lock: AX,
    cost: "rewrite",
    instead: any("add a new column, write both, fill it in batches, move the readers over and drop the old one later"),
  },
  "change-time-zone": {
    does: "timestamp to timestamptz or back, where the session's time zone is not UTC",
    lock: AX,
    cost: "rewrite",
    instead: any("if the values are in UTC, SET LOCAL TimeZone = 'UTC' before it: then nothing is written anew"),
  },
  "set-not-null": {
    does: "SET NOT NULL",
    lock: AX,
    cost: "scan",
    instead: [
      {
        since: 0,
        write:
          "ADD CONSTRAINT … CHECK (… IS NOT NULL) NOT VALID, VALIDATE CONSTRAINT, then SET NOT NULL, which reads nothing then",
      },
      { since: 18, write: "ADD CONSTRAINT … NOT NULL … NOT VALID, then VALIDATE CONSTRAINT" },
    ],
  },
  "set-not-null-proven": {
    does: "SET NOT NULL where a validated CHECK shows it already",
    lock: AX,
    cost: "moment",
    instead: TIMEOUT,
  },
  "add-check": {
    does: "ADD CHECK",
    lock: AX,
    cost: "scan",
    instead: any("ADD CONSTRAINT … NOT VALID, then VALIDATE CONSTRAINT in a later transaction"),
  },
  "add-not-valid": { does: "ADD CHECK … NOT VALID", lock: AX, cost: "moment", instead: TIMEOUT },
  validate: { does: "VALIDATE CONSTRAINT", lock: "SHARE UPDATE EXCLUSIVE", cost: "scan", instead: [] },
  "add-foreign-key": {
    does: "ADD FOREIGN KEY",
    lock: "SHARE ROW EXCLUSIVE",
    other: "SHARE ROW EXCLUSIVE",
    cost: "scan",
    instead: any("ADD FOREIGN KEY … NOT VALID, then VALIDATE CONSTRAINT in a later transaction"),
  },
  "add-foreign-key-not-valid": {
    does: "ADD FOREIGN KEY … NOT VALID",
    lock: "SHARE ROW EXCLUSIVE",
    other: "SHARE ROW EXCLUSIVE",
    cost: "moment",
    instead: TIMEOUT,
  },
  "refer-to": {
    does: "CREATE TABLE or ADD COLUMN with a foreign key: the table that it refers to",
    lock: "SHARE ROW EXCLUSIVE",
    cost: "moment",
    instead: TIMEOUT,
  },
  "drop-foreign-key": {
    does: "Dropping a foreign key, or a table that has one",
    lock: AX,
    other: AX,
    cost: "moment",
    instead: TIMEOUT,
  },
  "add-unique": {
    does: "ADD UNIQUE, PRIMARY KEY or EXCLUDE",
    lock: AX,
    cost: "build",
    instead: any("CREATE UNIQUE INDEX CONCURRENTLY, then ADD CONSTRAINT … USING INDEX"),
  },
  "add-unique-using-index": { does: "ADD UNIQUE … USING INDEX", lock: AX, cost: "moment", instead: TIMEOUT },
  "add-key-using-index": {
    does: "ADD PRIMARY KEY USING INDEX where a column may be null",
    lock: AX,
    cost: "scan",
    instead: any("make its columns NOT NULL first (see set-not-null)"),
  },
  "create-index": {
    does: "CREATE INDEX",
    lock: "SHARE",
    cost: "build",
    instead: any("CREATE INDEX CONCURRENTLY, outside of a transaction"),
  },
  "create-index-concurrently": {
    does: "CREATE INDEX CONCURRENTLY",
    lock: "SHARE UPDATE EXCLUSIVE",
    cost: "build",
    instead: [],
  },
  "drop-index": { does: "DROP INDEX", lock: AX, cost: "moment", instead: any("DROP INDEX CONCURRENTLY") },
  "drop-index-concurrently": {
    does: "DROP INDEX CONCURRENTLY",
    lock: "SHARE UPDATE EXCLUSIVE",
    cost: "moment",
    instead: [],
  },
  reindex: {
    does: "REINDEX; who reads by the index waits as well",
    lock: "SHARE",
    cost: "build",
    instead: any("REINDEX … CONCURRENTLY, outside of a transaction"),
  },
  "reindex-concurrently": {
    does: "REINDEX … CONCURRENTLY",
    lock: "SHARE UPDATE EXCLUSIVE",
    cost: "build",
    instead: [],
  },
  "change-trigger": {
    does: "CREATE TRIGGER, ENABLE or DISABLE TRIGGER",
    lock: "SHARE ROW EXCLUSIVE",
    cost: "moment",
    instead: TIMEOUT,
  },
  describe: {
    does: "Storage parameters (fillfactor), statistics, COMMENT, ANALYZE, VACUUM",
    lock: "SHARE UPDATE EXCLUSIVE",
    cost: "moment",
    instead: [],
  },
  refresh: {
    does: "REFRESH MATERIALIZED VIEW",
    lock: AX,
    cost: "rewrite",
    instead: any("REFRESH MATERIALIZED VIEW CONCURRENTLY, which needs a unique index"),
  },
  "refresh-concurrently": {
    does: "REFRESH MATERIALIZED VIEW CONCURRENTLY",
    lock: "EXCLUSIVE",
    cost: "rows",
    instead: [],
  },
  truncate: { does: "TRUNCATE", lock: AX, cost: "empty", instead: TIMEOUT },
  rewrite: {
    does: "CLUSTER, VACUUM FULL, SET LOGGED or UNLOGGED, SET TABLESPACE, SET ACCESS METHOD, another stored expression",
    lock: AX,
    cost: "rewrite",
    instead: ANOTHER_TIME,
  },
  detach: {
    does: "DETACH PARTITION",
    lock: AX,
    other: AX,
    cost: "moment",
    instead: [
      { since: 0, write: "set lock_timeout (some seconds) and try again" },
      { since: 14, write: "DETACH PARTITION … CONCURRENTLY, outside of a transaction" },
    ],
  },
  "detach-concurrently": {
    does: "DETACH PARTITION … CONCURRENTLY",
    lock: "SHARE UPDATE EXCLUSIVE",
    other: AX,
    cost: "moment",
    instead: [],
  },
  attach: {
    does: "ATTACH PARTITION: every row of the partition is read, unless a validated CHECK shows what it may hold",
    lock: "SHARE UPDATE EXCLUSIVE",
    other: AX,
    cost: "scan",
    instead: any("give the partition a CHECK of its bounds first, as NOT VALID and then validated"),
  },
  "lock-table": { does: "LOCK TABLE", lock: AX, cost: "moment", instead: ANOTHER_TIME },
  "write-all-rows": {
    does: "UPDATE or DELETE without WHERE: who writes the same rows waits until the transaction ends",
    lock: "ROW EXCLUSIVE",
    cost: "rows",
    instead: any("write in batches of some thousand rows, each in a transaction of its own"),
  },
} as const satisfies Readonly<Record<string, LockRule>>;

export type LockRuleName = keyof typeof LOCK_RULES;

export const LOCK_RULE_NAMES = Object.keys(LOCK_RULES) as [LockRuleName, ...LockRuleName[]];

/** Null where it is safe as it is. */
export function safeWay(rule: LockRuleName, serverMajor: number | null): string | null {
  const ways = LOCK_RULES[rule].instead.filter(({ since }) => since === 0 || since <= (serverMajor ?? 0));
  return ways.at(-1)?.write ?? null;
}
