/** A backup in the record, and in words. Pure. */
import { digestOf } from "../../lib/digest.ts";
import { renderDuration } from "../../lib/duration.ts";
import { renderInstant } from "../../lib/instant.ts";
import type { Evidence } from "../../lib/verdict.ts";
import type { RecordedDump, RecordedPlace } from "../../release/recorded-backup.ts";
import type { Dump } from "./dump-archive.ts";
import type { StepDetails } from "../contract.ts";
import type { Census } from "../database/census.ts";
import { describeNeeds, type References } from "./partial/references.ts";
import type { DumpSpec } from "./dump-spec.ts";

export interface DumpFacts {
  readonly spec: DumpSpec;
  readonly dump: Pick<Dump, "archive" | "tables" | "list" | "client" | "migration">;
  readonly name: string;
  /** Its name at the server. */
  readonly database: string;
  readonly places: readonly RecordedPlace[];
  readonly now: number;
}

/** As it is before its proof, which replaces what stands there for one. */
export function recordOf({ spec, dump, name, database, places, now }: DumpFacts): RecordedDump {
  const { census, catalog, references } = dump.list;
  return {
    kind: "dump",
    version: 1,
    name,
    database: { variable: spec.database, name: database },
    takenAt: census.at,
    lsn: census.lsn,
    server: census.serverVersion,
    client: dump.client,
    clear: dump.archive.clear,
    stored: dump.archive.stored,
    encryption: spec.recipients === null ? null : { format: "age", recipients: spec.recipients },
    tables: dump.tables.stored,
    counts: {
      tables: census.tables.length,
      rows: census.tables.reduce((sum, { rows }) => sum + rows, 0),
      digest: digestOfTables(census),
    },
    places,
    proof: { how: "read", at: now, place: places[0]?.place ?? "", tookMs: 0 },
    migration: dump.migration,
    selection:
      spec.schemas === null && spec.exclude.length === 0 ? null : { schemas: spec.schemas, exclude: spec.exclude },
    notInside: notInside(
      spec,
      census.leftOut.filter(({ reason }) => reason === "foreign").length,
      catalog.roles.length,
      references ?? null,
    ),
  };
}

/** Of the rows and checksums of all of them. */
export function digestOfTables({ tables }: Pick<Census, "tables">): string {
  return digestOf(tables.map(({ table, rows, checksum }) => `${table} ${rows} ${checksum ?? "-"}\n`).join(""), 64);
}

function notInside(
  { schemas, exclude }: DumpSpec,
  foreign: number,
  roles: number,
  references: References | null,
): readonly string[] {
  const needs = references === null ? null : describeNeeds(references);
  return [
    ...(roles === 0
      ? []
      : [`passwords and rights of the server's ${roles} roles, whose names are in its list of tables`]),
    "files that a storage service keeps outside of the database",
    ...(foreign === 0 ? [] : [`rows of ${foreign} foreign tables, which are another server's`]),
    ...(schemas === null
      ? []
      : [`schemas other than ${schemas.join(", ")}`, "extensions, whose names are in its list of tables"]),
    ...(exclude.length === 0 ? [] : [`the tables ${exclude.join(", ")}`]),
    ...(needs === null ? [] : [needs]),
  ];
}

export function summaryOf({ name, takenAt, counts, stored, proof, places }: RecordedDump): string {
  const proven =
    proof.how === "restore"
      ? `restored in ${renderDuration(proof.tookMs)} and compared${butFor(proof.notProven.length)}`
      : `read whole in ${renderDuration(proof.tookMs)}`;
  return `${name} of ${renderInstant(takenAt)} has ${counts.rows.toLocaleString("en")} rows of ${counts.tables} tables in ${renderBytes(stored.size)}, ${proven}, in ${places.map(({ place }) => place).join(" and ")}.`;
}

/** The evidence names them. */
function butFor(unproven: number): string {
  return unproven === 0
    ? ""
    : ` but for ${unproven === 1 ? "1 thing" : `${unproven} things`} that it cannot have alone`;
}

export function evidenceOf(backup: RecordedDump): readonly Evidence[] {
  const { server, client, lsn, stored, clear, encryption, places, proof, migration, notInside: without } = backup;
  return [
    { label: "server, pg_dump", value: `${server}, ${client}` },
    ...(lsn === null ? [] : [{ label: "log position", value: lsn }]),
    ...(migration === null ? [] : [{ label: "newest migration in it", value: migration }]),
    { label: "sha256 as stored", value: stored.sha256 },
    ...(encryption === null
      ? [{ label: "encryption", value: "none" }]
      : [
          { label: "sha256 decrypted", value: clear.sha256 },
          { label: "encrypted for", value: encryption.recipients.join(", ") },
        ]),
    ...places.map(({ place, archive }) => ({ label: place, value: `${archive.id}, read back whole` })),
    proof.how === "restore"
      ? {
          label: "proof",
          value: `restored into PostgreSQL ${proof.server} in ${renderDuration(proof.tookMs)}; all counts and checksums are equal`,
        }
      : { label: "proof", value: "opened and read by pg_restore; all rows are there" },
    ...(proof.how === "restore" && proof.notProven.length > 0
      ? [{ label: "not proven", value: proof.notProven.join("; ") }]
      : []),
    { label: "not inside", value: without.join("; ") },
  ];
}

export function leavesDump({ to }: DumpSpec, backup: RecordedDump | null): string {
  const what = backup === null ? "the backup" : `the backup ${backup.name} of ${renderInstant(backup.takenAt)}`;
  return `${what} stays in ${to.join(" and ")}`;
}

function renderBytes(bytes: number): string {
  if (bytes < 1_000_000) return `${(bytes / 1_000).toFixed(1)} kB`;
  return bytes < 1_000_000_000 ? `${(bytes / 1_000_000).toFixed(1)} MB` : `${(bytes / 1_000_000_000).toFixed(2)} GB`;
}

export function detailsOf(backup: RecordedDump): StepDetails {
  return JSON.parse(JSON.stringify(backup)) as StepDetails;
}
