/** A stored backup as a stream that `pg_restore` takes: fetched, decrypted and unpacked as it is read, and never more of it in memory. */
import type { Secret } from "../../lib/secret.ts";
import { ProviderError } from "../../lib/error.ts";
import type { BackupStore } from "../../providers/contract.ts";
import type { RecordedDump, RecordedPlace } from "../../release/recorded-backup.ts";
import { decryptAge } from "./age-format.ts";
import { BackupDamage } from "./backup-damage.ts";
import { giveBackMemory } from "./give-back-memory.ts";
import { createMeasure, unpack } from "./measured-stream.ts";

/** What it takes to read a file of a backup. */
export interface SealedFile {
  readonly id: string;
  readonly stored: { readonly size: number; readonly sha256: string };
  /** Before encryption, compressed; null where it is not recorded. */
  readonly clear: { readonly size: number; readonly sha256: string } | null;
  readonly encrypted: boolean;
}

/** The archive, as one of its places has it. */
export function archiveOf(backup: RecordedDump, place: RecordedPlace): SealedFile {
  const { stored, clear, encryption } = backup;
  return { id: place.archive.id, stored, clear, encrypted: encryption !== null };
}

/** The list of tables, likewise. */
export function tablesOf(backup: RecordedDump, place: RecordedPlace): SealedFile {
  return { id: place.tables.id, stored: backup.tables, clear: null, encrypted: backup.encryption !== null };
}

/**
 * Yields what `pg_dump` wrote. `identity` is the secret of the age format for one of the recipients (`AGE-SECRET-KEY-1…`),
 * null where the backup is not encrypted. Whether all of it was right is known only at its end, so that a reader must not take
 * anything for good before: throws ProviderError `backup_damaged` where it is cut or changed, and what the store throws.
 */
export async function* openArchive(
  store: Pick<BackupStore, "read">,
  file: SealedFile,
  identity: Secret | null,
): AsyncIterable<Uint8Array> {
  const stored = createMeasure();
  // Not encrypted, they are the same bytes, and are hashed once.
  const clear = file.encrypted ? createMeasure() : stored;
  // What reads them copies: the one of the two into what it opens, the other into what it unpacks.
  const fetched = stored.pass(giveBackMemory(store.read(file.id)));
  const packed = file.encrypted ? clear.pass(giveBackMemory(decryptAge(fetched, identityOf(identity)))) : fetched;
  try {
    yield* unpack(packed);
  } catch (error) {
    // Where it lies is more than what broke: the same backup may be whole elsewhere.
    throw error instanceof BackupDamage ? new BackupDamage(wordsOf(error), `The backup at ${file.id}`) : error;
  }
  compare(file.id, file.stored, stored.result(), "as stored");
  if (file.clear !== null) compare(file.id, file.clear, clear.result(), "decrypted");
}

/** Reads it whole as it lies there. Throws ProviderError `backup_damaged` where it is not what was stored. */
export async function readWhole(store: Pick<BackupStore, "read">, { id, stored }: SealedFile): Promise<void> {
  const measure = createMeasure();
  for await (const chunk of measure.pass(giveBackMemory(store.read(id)))) void chunk;
  compare(id, stored, measure.result(), "as stored");
}

type Measured = SealedFile["stored"];

function compare(id: string, expected: Measured, found: Measured, what: string): void {
  const where = `The backup at ${id}`;
  if (found.size !== expected.size) {
    throw new BackupDamage(`${what} it has ${found.size} bytes instead of ${expected.size}`, where);
  }
  if (found.sha256 !== expected.sha256) throw new BackupDamage(`${what} its SHA-256 is another`, where);
}

function wordsOf({ message }: BackupDamage): string {
  return message.replace(/^.* is damaged: /, "").replace(/\.$/, "");
}

function identityOf(identity: Secret | null): string {
  if (identity === null) {
    throw new ProviderError({
      reasonCode: "secret_missing",
      vendor: "age",
      message: "The backup is encrypted, and no identity was named to open it with.",
      remedy: "Name the variable with the identity (AGE-SECRET-KEY-1…) that belongs to one of its recipients.",
    });
  }
  // A file of age-keygen has comments above it.
  const line = identity
    .reveal()
    .split(/\r?\n/)
    .map((text) => text.trim());
  return line.find((text) => text.startsWith("AGE-SECRET-KEY-")) ?? identity.reveal().trim();
}
