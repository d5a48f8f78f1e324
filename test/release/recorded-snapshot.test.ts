import { expect, it } from "vitest";
import { parseRecordedSnapshot, type RecordedSnapshot } from "../../src/release/recorded-snapshot.ts";
import { readAllTheSame } from "../spoil.ts";

const SNAPSHOT: RecordedSnapshot = {
  kind: "snapshot",
  version: 1,
  name: "acme.staging-database-url.20261122t090000z.0123456789abcdef",
  database: { variable: "STAGING_DATABASE_URL", name: "app" },
  takenAt: Date.UTC(2026, 10, 22, 9),
  server: "15.18",
  encrypted: true,
  tables: 2,
  rows: 0,
  list: { size: 300, sha256: "c".repeat(64) },
  places: [{ place: "artifact", list: { id: "7", size: 320, mark: "sha256:c" }, expiresAt: null }],
};

it("the record of a snapshot is read as it was written", () => {
  expect(parseRecordedSnapshot(JSON.parse(JSON.stringify(SNAPSHOT)))).toEqual(SNAPSHOT);
  const kept = { ...SNAPSHOT, places: SNAPSHOT.places.map((place) => ({ ...place, expiresAt: 1 })) };
  expect(parseRecordedSnapshot(kept)).toEqual(kept);
  // A name of 400 characters is the longest that is kept.
  expect(parseRecordedSnapshot({ ...SNAPSHOT, name: "x".repeat(400) })).not.toBeNull();
});

it("a snapshot of which any part is missing or of another kind is none, so that no rows of it are put back", () => {
  expect(readAllTheSame(SNAPSHOT, parseRecordedSnapshot)).toEqual([]);
});

it.each<[string, object]>([
  ["another version", { version: 2 }],
  ["another kind", { kind: "dump" }],
  ["a word that is not known", { compression: "zstd" }],
  ["a list with a word that is not known", { list: { ...SNAPSHOT.list, mark: "x" } }],
  ["no place", { places: [] }],
  ["a place without a name", { places: [{ ...SNAPSHOT.places[0], place: "" }] }],
  ["a name of endless length", { name: "x".repeat(401) }],
  ["a moment before all time", { takenAt: 0 }],
  ["a hash with something before it", { list: { size: 300, sha256: `x${"c".repeat(64)}` } }],
  ["a hash with something behind it", { list: { size: 300, sha256: `${"c".repeat(64)}x` } }],
  ["fewer tables than none", { tables: -1 }],
  ["half a row", { rows: 0.5 }],
])("a snapshot with %s is none", (_what, changes) => {
  expect(parseRecordedSnapshot({ ...SNAPSHOT, ...changes })).toBeNull();
});
