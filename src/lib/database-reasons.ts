/** The part of the reason codes that is about databases: what steps and gates say of them. */
import { codes } from "./reason-class.ts";

export const DATABASE_REASONS = {
  ...codes(
    { class: "refused", outcomes: ["fail"] },
    {
      backup_differs: "A backup, read or restored, has other rows than were counted in the database.",
    },
  ),
  ...codes(
    { class: "vendor", outcomes: ["hold"] },
    {
      database_unreachable: "The database did not answer.",
      database_refused: "The database refused a statement.",
      database_tool_failed: "A program of PostgreSQL ended with an error.",
      store_occupied: "Something else lies in a store of backups under the name that was to be used.",
      backup_damaged: "A stored backup is cut, changed or missing.",
    },
  ),
  ...codes(
    { class: "settings", outcomes: ["hold"] },
    {
      pooler_refused:
        "The address leads through a transaction pooler, behind which settings, locks and snapshots are lost.",
      tool_missing: "This machine has no program of PostgreSQL in the version that is needed.",
      disk_full: "A disk has no space left.",
      extension_missing: "The server that a backup is restored into has not all extensions that the database uses.",
    },
  ),
} as const;
