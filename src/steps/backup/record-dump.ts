/** A backup in the record, and in words. Pure. */
import { digestOf } from "../../lib/digest.ts";
import { renderDuration } from "../../lib/duration.ts";
import { renderInstant } from "../../lib/instant.ts";
import type { Evidence } from "../../lib/verdict.ts";
import type { RecordedDump, RecordedPlace } from "../../release/recorded-backup.ts";
import type { Dump } from "./dump-archive.ts";
import type { StepDetails } from "../contract.ts";
import type { DumpSpec } from "./dump-spec.ts";

export interface DumpFacts {
  readonly spec: DumpSpec;
  readonly dump: Pick<Dump, "archive" | "tables" | "list" | "client">;
  readonly name: string;
  /** Its name at the server. */
  readonly database: string;
  readonly places: readonly RecordedPlace[];
  readonly now: number;
}

/** As it is before its proof, which replaces what stands there for one. */
export function recordOf({ spec, dump, name, database, places, now }: DumpFacts): RecordedDump {
  const { census, catalog } = dump.list;
  const counted = census.tables.map(({ table, rows, checksum }) => `${table} ${rows} ${checksum ?? "-"}\n`).join("");
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
      digest: digestOf(counted, 64),
    },
    places,
    proof: { how: "read", at: now, place: places[0]?.place ?? "", tookMs: 0 },
    migration: null,
    notInside: notInside(
      spec,
      census.leftOut.filter(({ reason }) => reason === "foreign").length,
      catalog.roles.length,
    ),
  };
}

function notInside({ schemas, exclude }: DumpSpec, foreign: number, roles: number): readonly string[] {
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
  ];
}

export function summaryOf({ name, takenAt, counts, stored, proof, places }: RecordedDump): string {
  const proven =
    proof.how === "restore"
      ? `restored in ${renderDuration(proof.tookMs)} and compared`
      : `read whole in ${renderDuration(proof.tookMs)}`;
  return `${name} of ${renderInstant(takenAt)} has ${counts.rows.toLocaleString("en")} rows of ${counts.tables} tables in ${renderBytes(stored.size)}, ${proven}, in ${places.map(({ place }) => place).join(" and ")}.`;
}

export function evidenceOf(backup: RecordedDump): readonly Evidence[] {
  const { server, client, lsn, stored, clear, encryption, places, proof, notInside: without } = backup;
  return [
    { label: "server, pg_dump", value: `${server}, ${client}` },
    ...(lsn === null ? [] : [{ label: "log position", value: lsn }]),
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
