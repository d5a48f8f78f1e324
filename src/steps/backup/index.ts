import { parseRecordedDump } from "../../release/recorded-backup.ts";
import type { Step } from "../contract.ts";
import { explainDump } from "./dump-spec.ts";
import { managedBackup } from "./managed-backup.ts";
import { leavesDump } from "./record-dump.ts";
import { type BackupSpec, backupSpec } from "./spec.ts";

type Role = "databaseWork" | "stores" | "managedDatabases";
/** A copy at a vendor that was begun, or nothing. */
type State = Parameters<typeof managedBackup.apply>[1];

// What works is loaded when it is needed: every command that reads a plan loads this file.

export const backup: Step<BackupSpec, Role, State> = {
  key: "backup",
  kind: "world",
  description:
    "Backs a database up, and counts as done when the backup was opened again. An archive of `pg_dump` of one moment, compressed by zstd, encrypted on this machine, stored, read back whole from every place, and proven: read by `pg_restore`, or restored into a server of its own. Beside it are the rows and a checksum of every table at the same moment. Or, with `neon:` or `supabase:`, what the database's own vendor keeps.",
  example: `- title: Back up
  backup:
    database: STAGING_DATABASE_URL
    to: ["s3://acme-backups/staging"]
    encrypt: { to: age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p }
    prove: restore
  takes: 20m
- title: Branch at the vendor
  backup: { neon: { project: floral-king-961888, keep: 7d }, database: DATABASE_URL }
`,
  spec: backupSpec,
  roles: ["databaseWork", "stores", "managedDatabases"],
  rolesFor: (spec) => (spec.kind === "dump" ? ["databaseWork", "stores"] : managedBackup.roles),
  provider: (spec) => (spec.kind === "dump" ? undefined : managedBackup.provider(spec)),
  secrets: (spec) => (spec.kind === "dump" ? [spec.database, ...(spec.scratch === null ? [] : [spec.scratch])] : []),
  explain: (spec) => (spec.kind === "dump" ? explainDump(spec) : managedBackup.explain(spec)),
  observe: async (spec, context) =>
    spec.kind === "dump"
      ? (await import("./observe-dump.ts")).observeDump(spec, context)
      : managedBackup.observe(spec, context),
  apply: async (spec, state, context) =>
    spec.kind === "dump"
      ? (await import("./dump-backup.ts")).applyDump(spec, context)
      : managedBackup.apply(spec, state, context),
  leavesBehind: (spec, details) =>
    spec.kind === "dump" ? leavesDump(spec, parseRecordedDump(details)) : managedBackup.leavesBehind(spec, details),
};
