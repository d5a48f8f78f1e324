import { renderDuration } from "../../lib/duration.ts";
import type { Gate } from "../contract.ts";
import { type BackupsSpec, backupsSpec, SAYS } from "./spec.ts";

export const backups: Gate<BackupsSpec, "deployments" | "storedBackups"> = {
  key: "backups",
  description:
    "The newest recorded backup of the database is not too old, was proven, and still lies where it was stored. Only what Holdpoint's own step `backup` recorded counts.",
  example: `- { title: A backup of today, backups: { database: PRODUCTION_DATABASE_URL, within: 24h } }
- title: A backup that was restored once
  backups:
    database: PRODUCTION_DATABASE_URL
    within: 7d
    proven: restore
    from: [s3://acme-backups/production]
`,
  kind: "world",
  spec: backupsSpec,
  explain: ({ database, within, proven, from }) =>
    `a backup of ${database} from the last ${renderDuration(within)}, ${SAYS[proven]}${from.length === 0 ? "" : `, that still lies in ${from.join(", ")}`}`,
  roles: ["deployments", "storedBackups"],
  // Loaded with the first question: every command that reads a plan loads this file.
  check: async (spec, context) => (await import("./check-backups.ts")).checkBackups(spec, context),
};
