import type { LockCost, LockMode } from "./lock-modes.ts";
import type { LockRuleName } from "./lock-rules.ts";

export interface LockFinding {
  readonly file: string;
  readonly line: number;
  /**
   * `lock`: what it takes of a table; `held`: it takes its time under an earlier lock; `fails`: it cannot run as its tool runs
   * it; `skipped`: it makes nothing; `unread`: nobody can tell.
   */
  readonly kind: "lock" | "held" | "fails" | "skipped" | "unread";
  readonly rule: LockRuleName | null;
  /** `schema.name` */
  readonly table: string | null;
  readonly lock: LockMode | null;
  readonly cost: LockCost;
  /** Who waits meanwhile. */
  readonly stops: "reads and writes" | "writes" | null;
  /** Of the table that it works through; null where that is not known. */
  readonly bytes: number | null;
  /** As the statistics have it. */
  readonly rows: number | null;
  /** It waits for others' locks without an end, and whoever comes after it waits with it. */
  readonly withoutTimeout: boolean;
  /** Of all kinds but `lock`, whose words are made from the rest: what is so, after the place. */
  readonly says: string;
  /** The safe way; null where there is none better. */
  readonly instead: string | null;
}
