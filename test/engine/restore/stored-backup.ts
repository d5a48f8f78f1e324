/** A backup as the step `backup` leaves it: the record, and what lies at its places. */
import { createHash } from "node:crypto";
import zlib from "node:zlib";
import type { BackupReader, StoredBackups } from "../../../src/providers/contract.ts";
import type { RecordedDump, RecordedPlace } from "../../../src/release/recorded-backup.ts";
import { recordedDump } from "../../release/recorded-dump.ts";
import { censusOf } from "./restore-bench.ts";
import type { SmallTable } from "./small-server.ts";

export interface StoredBackup {
  readonly details: RecordedDump;
  /** By id; what a test takes out is gone. */
  readonly files: Map<string, Buffer>;
  readonly stores: StoredBackups;
  /** What was read, in order. */
  readonly read: string[];
}

export const FIRST = "path:/mnt/first";
export const SECOND = "path:/mnt/second";

/** At two places, proven at the second. */
export function storeBackup(tables: readonly SmallTable[], change: Partial<RecordedDump> = {}): StoredBackup {
  const catalog = { encoding: "UTF8", roles: ["app", "web"], extensions: [], largeObjects: 0 };
  const archive = zlib.zstdCompressSync("what pg_dump wrote");
  const list = zlib.zstdCompressSync(JSON.stringify({ version: 2, census: censusOf(tables), catalog }));
  const files = new Map<string, Buffer>();
  const read: string[] = [];
  const reader: BackupReader = {
    look: async (id) => {
      const file = files.get(id);
      return file === undefined ? null : { name: id, id, ...measureOf(file), mark: markOf(file), expiresAt: null };
    },
    list: async () => [],
    async *read(id) {
      read.push(id);
      const file = files.get(id) ?? Buffer.alloc(0);
      yield file.subarray(0, 5);
      yield file.subarray(5);
    },
  };
  const places = [FIRST, SECOND].map((place): RecordedPlace => {
    const keep = (name: string, file: Buffer) => {
      const id = `${place.replace("path:", "")}/${name}`;
      files.set(id, file);
      return { id, size: file.length, mark: markOf(file) };
    };
    return { place, archive: keep("a.dump", archive), tables: keep("a.tables", list), expiresAt: null };
  });
  const stored = measureOf(archive);
  const details = recordedDump({
    database: { variable: "DATABASE_URL", name: "app" },
    clear: stored,
    stored,
    encryption: null,
    tables: measureOf(list),
    places,
    ...change,
  });
  const proven = { ...details, proof: { ...details.proof, place: SECOND } };
  return { details: change.proof === undefined ? proven : details, files, stores: { open: async () => reader }, read };
}

function measureOf(file: Buffer) {
  return { size: file.length, sha256: createHash("sha256").update(file).digest("hex") };
}

function markOf(file: Buffer): string {
  return `sha256:${measureOf(file).sha256}`;
}
