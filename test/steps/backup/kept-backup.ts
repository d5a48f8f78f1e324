/** A backup as an earlier run has left it in a place: its three files, and what the record has of it. */
import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { RecordedDump } from "../../../src/release/recorded-backup.ts";
import { backupName, fileNames } from "../../../src/steps/backup/backup-name.ts";
import type { OpenPlace } from "../../../src/steps/backup/backup-places.ts";
import { recordedDump } from "../../release/recorded-dump.ts";

/** `folder`: for what is on its way. */
export async function putFile(folder: string, { store }: Pick<OpenPlace, "store">, name: string, text: string) {
  const path = join(folder, "to-store");
  writeFileSync(path, text);
  const sha256 = createHash("sha256").update(text).digest("hex");
  return store.put({ name, path, size: Buffer.byteLength(text), sha256, keepMs: null });
}

export async function keepBackup(
  folder: string,
  opened: OpenPlace,
  takenAt: number,
  changes: Partial<RecordedDump> = {},
): Promise<RecordedDump> {
  const { place } = opened;
  const { variable } = changes.database ?? recordedDump().database;
  const identity = createHash("sha256").update(String(takenAt)).digest("hex").slice(0, 16);
  const name = backupName({ project: "acme", variable, identity }, takenAt);
  const names = fileNames(name, true);
  const archive = await putFile(folder, opened, names.archive, `archive of ${name}`);
  const tables = await putFile(folder, opened, names.tables, `tables of ${name}`);
  const of = ({ id, size, mark }: typeof archive) => ({ id, size, mark });
  const places = [{ place, archive: of(archive), tables: of(tables), expiresAt: null }];
  const proof = { how: "read", at: takenAt, place, tookMs: 1 } as const;
  const dump = recordedDump({ name, takenAt, places, proof, ...changes });
  await putFile(folder, opened, names.record, JSON.stringify(dump));
  return dump;
}
