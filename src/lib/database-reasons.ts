/** The part of the reason codes that is about databases: what steps and gates say of them. */
import { codes } from "./reason-class.ts";

export const DATABASE_REASONS = {
  ...codes(
    { class: "refused", outcomes: ["fail"] },
    {
      backup_differs: "A backup, read or restored, has other rows than were counted in the database.",
      data_unexpected: "After a migration the data, or an index, is not what the plan says.",
      trial_failed: "On a copy of the database the migrations did not do what they must.",
      database_unfit: "The database is not as the plan wants it: version, room, load, replication or certificate.",
      database_rights_missing: "The database's user lacks rights that the plan's steps need, or has more than it may.",
      backup_overdue: "The newest backup is older than the plan allows, or was not proven as the plan demands.",
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
      lock_not_available: "A migration waited for a lock longer than the plan allows, at every try; nothing changed.",
      migration_locked: "Another run migrates the same database.",
    },
  ),
  ...codes(
    { class: "person", outcomes: ["hold"] },
    {
      migration_unfinished: "A migration was begun, and what it left behind a person must look at.",
    },
  ),
  ...codes(
    { class: "settings", outcomes: ["hold"] },
    {
      trial_impossible: "No copy of the database could be made to try the migrations on.",
      pooler_refused:
        "The address leads through a transaction pooler, behind which settings, locks and snapshots are lost.",
      tool_missing: "This machine has no program of PostgreSQL in the version that is needed.",
      disk_full: "A disk has no space left.",
      table_changed: "A table is not any more what its snapshot was taken of, so that its rows cannot be put back.",
      rows_differ: "Rows that were put back are not those that were taken, so nothing was changed.",
      backup_incomplete:
        "A backup of a part of a database leaves out what its tables need, so it cannot be restored alone.",
      extension_missing: "The server that a backup is restored into has not all extensions that the database uses.",
    },
  ),
} as const;
