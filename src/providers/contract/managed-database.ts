/**
 * A PostgreSQL that a vendor runs: what its own API can do for a backup, a copy and a way back. What a vendor cannot do is
 * declared in words, so that a plan, a record and a person at night are told the same.
 */
import type { Secret } from "../../lib/secret.ts";

/** One managed database. */
export interface ManagedPlace {
  /** Neon: the project's id (`floral-king-961888`). Supabase: its reference, twenty letters. */
  readonly project: string;
  /** Name or id of the branch that is meant; null: the project's own default one, which is production's. */
  readonly branch: string | null;
}

/** `branch`: a database of its own that can be connected to. `snapshot`: kept by the vendor, and read only by restoring it. */
export type CopyWay = "branch" | "snapshot";

export interface ManagedAbilities {
  /** Copies that it makes when it is asked; none: it only backs up by its own schedule. */
  readonly copies: readonly CopyWay[];
  /** Deletes a copy by itself at the time that it was given. */
  readonly copiesExpire: boolean;
  /** A copy may be of a moment that is over. */
  readonly copiesOfThePast: boolean;
  /** A restore keeps what was there before, under a name that it is given. */
  readonly restoreKeepsPrevious: boolean;
  /** What a restore was asked for can be read back afterwards: a second run knows that the first one asked. */
  readonly restoreLeavesTrace: boolean;
  /** What it cannot do that people expect of it, a sentence each: `Supabase takes no backup when it is asked …` */
  readonly cannot: readonly string[];
}

export interface ManagedBackup {
  /** Null where the vendor gives it none. */
  readonly id: string | null;
  readonly name: string | null;
  /** The moment that it holds. */
  readonly at: number;
  /** Only `complete` can be restored. */
  readonly state: "complete" | "pending" | "failed" | "gone";
  readonly expiresAt: number | null;
}

/** All that the vendor holds for the database now, newest first. */
export interface ManagedBackups {
  readonly backups: readonly ManagedBackup[];
  /** Every moment between these can be restored, both included; null: none can. */
  readonly reach: { readonly from: number; readonly to: number } | null;
  /** What is behind it, in words: `point-in-time recovery is on`, `history of 7 days`. */
  readonly told: string;
}

/** A copy that was made for us, and bears the name that we gave it. */
export interface ManagedCopy {
  readonly way: CopyWay;
  readonly id: string;
  readonly name: string;
  readonly createdAt: number;
  /** The moment whose data it holds, as far as the vendor says. */
  readonly dataAt: number | null;
  /** Write-ahead log position whose data it holds: `0/1DE2850`. */
  readonly lsn: string | null;
  /** When the vendor deletes it; null: it stays until somebody does. */
  readonly expiresAt: number | null;
  readonly state: "coming" | "ready" | "failed";
  /** Work of the vendor's that it waits for, by id; none where the state alone tells. */
  readonly operations: readonly string[];
  /** Where people see it. */
  readonly url: string | null;
}

export interface CopyWish {
  /** By this name a later run finds it again: at most one copy of a name is ever made. */
  readonly name: string;
  readonly way: CopyWay;
  /** Of this moment; null: of now. */
  readonly at: number | null;
  /** Null: the vendor is not asked to delete it. */
  readonly expiresAt: number | null;
}

/** What is restored over the database that is in use. */
export type RestoreTarget =
  | { readonly kind: "moment"; readonly at: number }
  /** A snapshot, a branch, or a backup of the vendor's own schedule, by id. */
  | { readonly kind: "copy"; readonly way: CopyWay | "backup"; readonly id: string };

export interface ManagedRestore {
  readonly state: "coming" | "done" | "failed";
  /** Where what was there before is kept; null where nothing is kept. */
  readonly keptAs: string | null;
  readonly operations: readonly string[];
}

/** How long is waited for the vendor's work, and who is told meanwhile. */
export interface Following {
  readonly timeoutMs: number;
  /** In words: `create_branch is running`. */
  readonly progress: (text: string) => void;
}

export interface ManagedDatabase {
  /** What it holds, read to the last page. */
  readBackups(): Promise<ManagedBackups>;
  /** The copy of exactly this name, in whatever state; null where there is none. Throws where two have it. */
  findCopy(name: string, way: CopyWay): Promise<ManagedCopy | null>;
  /**
   * Asks for one. The caller has just looked whether there is one of this name; after an answer that was lost it looks again
   * before it asks again. Throws ProviderError `usage` for what the vendor cannot do at all.
   */
  createCopy(wish: CopyWish): Promise<ManagedCopy>;
  /** Until it is ready. Throws ProviderError `vendor_timeout`, and `managed_copy_failed` where the vendor gave up. */
  followCopy(copy: ManagedCopy, following: Following): Promise<ManagedCopy>;
  /**
   * Address of a branch that is ready, never through a transaction pooler. `like` is the address of the database that it is a
   * copy of: user and database are its. Its value is a secret that no mask knows yet.
   */
  addressOf(copy: ManagedCopy, like: Secret): Promise<Secret>;
  /** Asks for its end, and reads back that it is gone. Safe to repeat. */
  deleteCopy(copy: Pick<ManagedCopy, "way" | "id">): Promise<void>;
  /**
   * Asks the vendor to put the database back. It is out of service meanwhile. `keepAs` names what was there before, where the
   * vendor keeps it. Asked once: nothing is sent again after an answer that was lost.
   */
  restore(target: RestoreTarget, keepAs: string): Promise<ManagedRestore>;
  /** What became of a restore that was asked for with this name; null: it was not asked for, or nobody can tell (`restoreLeavesTrace`). */
  findRestore(keepAs: string): Promise<ManagedRestore | null>;
  /** Until the database answers again. Throws as `followCopy`. */
  followRestore(restore: ManagedRestore, following: Following): Promise<ManagedRestore>;
}

export interface ManagedDatabases {
  readonly abilities: ManagedAbilities;
  /** Sends no request. */
  open(place: ManagedPlace): ManagedDatabase;
}
