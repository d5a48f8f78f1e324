/** What a statement takes of a table that was there before it. */
import { isCreated, type SchemaState } from "../schema-state.ts";
import type { LockCatalog } from "./lock-catalog.ts";
import type { LockCost, LockMode } from "./lock-modes.ts";
import { LOCK_RULES, type LockRule, type LockRuleName } from "./lock-rules.ts";

export interface Touch {
  readonly rule: LockRuleName;
  /** `schema.name` */
  readonly table: string;
  readonly lock: LockMode;
  readonly cost: LockCost;
}

/** What earlier statements of the same set did, beyond what the state of the schema keeps. */
export interface Seen {
  /** Columns that a CHECK says not to be null, by `table constraint`. */
  readonly notNullChecks: Map<string, string>;
  /** `table column` */
  readonly proven: Set<string>;
  /** By `schema.name` of the index. */
  readonly indexes: Map<string, { readonly table: string; readonly columns: readonly string[] }>;
  /** Tables that foreign keys refer to, by `table constraint`. */
  readonly foreignKeys: Map<string, string>;
}

export interface TouchScope {
  readonly state: SchemaState;
  /** Null where no database was asked. */
  readonly catalog: LockCatalog | null;
  readonly seen: Seen;
  /** Of the session at this statement; null where it is not known. */
  readonly timeZone: string | null;
}

export function createSeen(): Seen {
  return { notNullChecks: new Map(), proven: new Set(), indexes: new Map(), foreignKeys: new Map() };
}

export function touch(rule: LockRuleName, table: string): Touch {
  const { lock, cost } = LOCK_RULES[rule];
  return { rule, table, lock, cost };
}

/** The table at the other end: it is not read through. */
export function otherTouch(rule: LockRuleName, table: string): Touch {
  const { other, lock } = LOCK_RULES[rule] as LockRule;
  return { rule, table, lock: other ?? lock, cost: "moment" };
}

/** Made by the migrations that are judged: nobody uses it yet. */
export function isNew(table: string, { state }: TouchScope): boolean {
  return isCreated(state, `relation ${table}`);
}
