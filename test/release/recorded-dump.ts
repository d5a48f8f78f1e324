import type { RecordedDump } from "../../src/release/recorded-backup.ts";

/** What the record has of a backup that was restored once. */
export function recordedDump(changes: Partial<RecordedDump> = {}): RecordedDump {
  return {
    kind: "dump",
    version: 1,
    name: "acme.staging-database-url.20261122t090000z.0123456789abcdef",
    database: { variable: "STAGING_DATABASE_URL", name: "app" },
    takenAt: Date.UTC(2026, 10, 22, 9),
    lsn: "0/16B3748",
    server: "15.18",
    client: "15.18",
    migration: null,
    selection: null,
    clear: { size: 1_000, sha256: "a".repeat(64) },
    stored: { size: 1_400, sha256: "b".repeat(64) },
    encryption: { format: "age", recipients: ["age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p"] },
    tables: { size: 300, sha256: "c".repeat(64) },
    counts: { tables: 3, rows: 4_200, digest: "d".repeat(64) },
    places: [
      {
        place: "path:/mnt/backups",
        archive: { id: "/mnt/backups/a.dump", size: 1_400, mark: "sha256:b" },
        tables: { id: "/mnt/backups/a.tables", size: 300, mark: "sha256:c" },
        expiresAt: null,
      },
    ],
    proof: {
      how: "restore",
      at: Date.UTC(2026, 10, 22, 9, 1),
      place: "path:/mnt/backups",
      tookMs: 900,
      server: "15.18",
      notProven: [],
    },
    notInside: ["roles and their passwords"],
    ...changes,
  };
}
