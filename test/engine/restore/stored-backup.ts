/** A backup as the step `backup` leaves it: the record, and what lies at its places. */
import { createHash } from "node:crypto";
import zlib from "node:zlib";
import type { BackupReader, StoredBackups } from "../../../src/providers/contract.ts";
import type { RecordedDump, RecordedPlace } from "../../../src/release/recorded-backup.ts";
import type { RecordedSnapshot } from "../../../src/release/recorded-snapshot.ts";
import { recordedDump } from "../../release/recorded-dump.ts";
import { censusOf } from "./restore-bench.ts";
import type { SmallTable } from "./small-server.ts";
import { COLUMNS } from "./small-tables.ts";

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

/** What lies in the stores, by id. */
function openStores() {
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
  const keep = (place: string, name: string, file: Buffer) => {
    const id = `${place.replace("path:", "")}/${name}`;
    files.set(id, file);
    return { id, size: file.length, mark: markOf(file) };
  };
  const stores: StoredBackups = { open: async () => reader };
  return { files, read, keep, stores };
}

/** At two places, proven at the second. */
export function storeBackup(tables: readonly SmallTable[], change: Partial<RecordedDump> = {}): StoredBackup {
  const catalog = { encoding: "UTF8", roles: ["app", "web"], extensions: [], largeObjects: 0 };
  const archive = zlib.zstdCompressSync("what pg_dump wrote");
  const list = zlib.zstdCompressSync(JSON.stringify({ version: 2, census: censusOf(tables), catalog }));
  const { files, read, keep, stores } = openStores();
  const places = [FIRST, SECOND].map((place): RecordedPlace => {
    const kept = { archive: keep(place, "a.dump", archive), tables: keep(place, "a.tables", list) };
    return { place, ...kept, expiresAt: null };
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
  return { details: change.proof === undefined ? proven : details, files, stores, read };
}

export interface StoredSnapshot extends Omit<StoredBackup, "details"> {
  readonly details: RecordedSnapshot;
}

/** At two places, with as many lines as each table has rows. */
export function storeSnapshot(tables: readonly SmallTable[], change: Partial<RecordedSnapshot> = {}): StoredSnapshot {
  const { files, read, keep, stores } = openStores();
  const name = change.name ?? "web.database-url.s";
  const listed = tables.map(({ columns = COLUMNS, table, rows, checksum }) => {
    const lines = Array.from({ length: rows }, (_, id) => `${JSON.stringify({ id })}\n`).join("");
    const packed = zlib.zstdCompressSync(lines);
    const places = [FIRST, SECOND].map((place) => ({ place, ...keep(place, `${name}.${table}`, packed) }));
    const [clear, stored] = [measureOf(packed), measureOf(packed)];
    return { table, partitioned: false, columns, rows, checksum, clear, stored, places };
  });
  const list = Buffer.from(JSON.stringify({ version: 1, name, encrypted: false, tables: listed }));
  const details: RecordedSnapshot = {
    kind: "snapshot",
    version: 1,
    name,
    database: { variable: "DATABASE_URL", name: "app" },
    takenAt: Date.UTC(2026, 10, 22, 9),
    server: "15.18",
    encrypted: false,
    tables: tables.length,
    rows: tables.reduce((sum, { rows }) => sum + rows, 0),
    list: measureOf(list),
    places: [FIRST, SECOND].map((place) => ({ place, list: keep(place, `${name}.json`, list), expiresAt: null })),
    ...change,
  };
  return { details, files, stores, read };
}

function measureOf(file: Buffer) {
  return { size: file.length, sha256: createHash("sha256").update(file).digest("hex") };
}

function markOf(file: Buffer): string {
  return `sha256:${measureOf(file).sha256}`;
}
