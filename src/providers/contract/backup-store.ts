/** Where backups are kept. What was stored under a name is never overwritten, and is read back by whoever stored it. */
import type { BackupPlace } from "../../lib/backup-place.ts";

/** A file of this machine that is to be kept. */
export interface FileToStore {
  /** Letters, digits, dots and dashes; no other file has it. */
  readonly name: string;
  readonly path: string;
  readonly size: number;
  /** Hex. */
  readonly sha256: string;
  /** For stores that remove things by themselves: how long it must be kept. Null: as long as the store does. */
  readonly keepMs: number | null;
  /** Bytes that went out so far. */
  readonly sent?: (bytes: number) => void;
}

export interface StoredFile {
  /** As it was stored under. */
  readonly name: string;
  /** What the store calls it: a key, a path, the number of an artifact. */
  readonly id: string;
  /** As it lies there, which may be a few bytes more than what is in it. */
  readonly size: number;
  /** What the store keeps of its bytes: as long as it is the same, so are they. */
  readonly mark: string;
  /** When the store removes it; null where it keeps it. */
  readonly expiresAt: number | null;
}

export interface BackupStore {
  /**
   * Stores it whole or not at all. Where something of this name lies there already, it is ours from a try whose answer was
   * lost if it is the same, and else a ProviderError `store_occupied`: nothing is overwritten.
   */
  put(file: FileToStore): Promise<StoredFile>;
  /** As it lies there now, by its id; null where it does not. */
  look(id: string): Promise<StoredFile | null>;
  /** All whose name begins so, to the last; a list tells less of each than a look. */
  list(prefix: string): Promise<readonly Omit<StoredFile, "mark">[]>;
  /**
   * The bytes that were stored, to the last, each chunk in memory that is the reader's own; who stops reading ends it. Throws
   * ProviderError `not_found`.
   */
  read(id: string): AsyncIterable<Uint8Array>;
  /** Gone afterwards; safe to repeat. Only for what the caller itself stored and gave up. */
  remove(id: string): Promise<void>;
  /** Ends uploads of names that begin so, which were broken off and take room; how many. */
  endBrokenUploads(prefix: string): Promise<number>;
}

/** A store for who only looks and reads. */
export type BackupReader = Pick<BackupStore, "look" | "list" | "read">;

/** The same stores, of which nothing can be changed. */
export interface StoredBackups {
  /** As `BackupStores` does. */
  open(place: BackupPlace): Promise<BackupReader>;
}

export interface BackupStores {
  /** Sends no request. Throws ProviderError where a setting of that store is wrong or missing. */
  open(place: BackupPlace): Promise<BackupStore>;
}
