/** Reason codes of restoring a database from a backup. */
import { codes } from "./reason-class.ts";

export const RESTORE_REASONS = {
  ...codes(
    { class: "done", outcomes: ["pass"] },
    {
      restored: "A database was restored from a backup, compared with it, and is in use under its own name.",
      restored_beside: "A backup was restored into a database beside, and compared; nothing was switched.",
      tables_restored: "Rows of single tables were put back from a snapshot, counted and compared with it.",
      restore_switched_back: "The database that a restore had put aside is in use again under its own name.",
      schema_restored:
        "A release's migrations were taken back by a way down that was proven, and the schema is the one of before.",
      restore_abandoned: "An unfinished restore was taken away; the database is as it was.",
    },
  ),
  ...codes(
    { class: "refused", outcomes: ["fail"] },
    {
      restore_differs: "What was restored is not what the backup's own list of rows and checksums says.",
    },
  ),
  ...codes(
    { class: "data", outcomes: ["hold"] },
    {
      backup_unknown: "No record of ours names such a backup of this database.",
    },
  ),
  ...codes(
    { class: "person", outcomes: ["hold"] },
    {
      restore_needs_person: "A database is restored only where a person asked for it in this very run.",
      database_name_differs:
        "The name that was typed is not the one that the address leads to, or not the one of the backup.",
      backup_foreign: "The backup that was asked for is of another project or database, or is not proven.",
      backup_is_part: "The backup has only a part of the database, and what it has not would be lost by this restore.",
      snapshot_lacks_table: "The snapshot has not all of the tables that were named, so none was put back.",
      down_unproven:
        "The way back of a release's migrations was not proven to lose nothing, so nothing was taken back.",
      schema_changed: "The schema is not the one that a release left, so its migrations were not taken back.",
      fresh_backup_missing: "There is no proven backup of the database as it is now, and none was waived.",
    },
  ),
  ...codes(
    { class: "production", outcomes: ["hold"] },
    {
      restore_blocked:
        "Something keeps the database from being put aside: sessions, replication, prepared transactions.",
      restore_reaches_out: "What a restore would drop has something outside of it that would go with it.",
      restore_foreign: "A database has a name that only a restore of ours gives, and is not ours or not as we left it.",
      restore_unverified: "The databases were switched, and a fresh session does not show it.",
      restore_kept_gone: "The database that a restore had put aside is not there any more.",
      restore_in_place_only: "The server lets nobody create or rename databases, so a restore could only be in place.",
    },
  ),
} as const;
