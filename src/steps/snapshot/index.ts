import { parseRecordedSnapshot } from "../../release/recorded-snapshot.ts";
import type { Step } from "../contract.ts";
import { type SnapshotSpec, snapshotSpec } from "./spec.ts";

export const snapshot: Step<SnapshotSpec, "databaseWork" | "stores" | "storedBackups", null> = {
  key: "snapshot",
  kind: "world",
  description:
    "Keeps the rows of a few tables as lines of JSON that people and other programs can read: every value in PostgreSQL's own exact text, whole numbers and booleans as they are. All tables are of one moment; their rows are counted and summed up at the same moment, and the files are read back from every place. Put back, a table's rows are compared with that count and that sum before anything is changed for anybody.",
  example: `- title: Keep what the migration touches
  snapshot:
    database: STAGING_DATABASE_URL
    tables: [media, app.media_tags]
    to: "s3://acme-backups/snapshots"
    encrypt: { to: age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p }
  takes: 2m
`,
  spec: snapshotSpec,
  roles: ["databaseWork", "stores", "storedBackups"],
  secrets: ({ database }) => [database],
  // What opens it has no use in a release, which is better off without.
  optionalSecrets: ({ identity }) => (identity === null ? [] : [identity]),
  explain: ({ database, tables, to, recipients }) =>
    `keeps the rows of ${tables.join(", ")} of ${database} in ${to.join(" and ")}, ${
      recipients === null
        ? "not encrypted"
        : `encrypted for ${recipients.length === 1 ? "1 key" : `${recipients.length} keys`}`
    }`,
  // Loaded with the first question: every command that reads a plan loads this file.
  observe: async (spec, context) => (await import("./observe-snapshot.ts")).observeSnapshot(spec, context),
  apply: async (spec, _state, context) => (await import("./take-snapshot.ts")).takeSnapshot(spec, context),
  undo: {
    has: (_spec, details) => parseRecordedSnapshot(details) !== null,
    losesData: () => true,
    apply: async (spec, context) => (await import("./undo-snapshot.ts")).undoSnapshot(spec, context),
  },
  leavesBehind: () => null,
};
