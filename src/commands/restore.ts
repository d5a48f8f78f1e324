import { createJournal, holdOnVendorTrouble } from "../engine/journal.ts";
import type { Command } from "./contract.ts";
import { byHand, everyCommand, ofReport } from "./release-options.ts";

/** A recorded backup of a database, brought back by a person. */
export const restore = {
  name: "restore",
  description:
    "Restore a recorded backup of a database beside it, compare it, and switch by renaming. Only for a person who types the database's name.",
  options: {
    database: {
      type: "text",
      placeholder: "VARIABLE",
      description: "Variable that holds the database's address. Required.",
    },
    name: byHand.name,
    from: {
      type: "text",
      placeholder: "BACKUP",
      otherwise: "the newest proven backup before the release that is taken back",
      description: "Release whose backup, or snapshot, it is, `latest`, or the place where it lies.",
    },
    tables: {
      type: "list",
      placeholder: "TABLES",
      otherwise: "none, so that the whole database is restored",
      description:
        "Tables, separated by commas, whose rows come back from a release's recorded `snapshot`, into tables beside them or, with `way` `in-place`, in their place.",
    },
    identity: byHand.identity,
    "to-time": {
      type: "instant",
      placeholder: "INSTANT",
      otherwise: "none, so that a recorded backup is restored",
      description:
        "Have the database's vendor put it back to this moment, where it has point-in-time recovery. Which vendor that is stands in the record of a managed backup.",
    },
    reason: byHand.reason,
    way: {
      type: "choice",
      values: ["beside", "in-place", "drop-schemas", "down"],
      default: "beside",
      description:
        "Restore `beside` and switch by renaming; as the last resort, after a backup, `in-place` over the tables or `drop-schemas` before; or migrate `down` by the plan's own `undo`.",
    },
    "without-switch": {
      type: "flag",
      description: "Restore and compare beside, and leave the database in use as it is.",
    },
    "switch-back": {
      type: "flag",
      description: "Put the database that a restore has put aside back in use, by renaming.",
    },
    abandon: {
      type: "flag",
      description:
        "Let sessions in again and remove the copy that an unfinished restore left. Never removes what was in use.",
    },
    again: {
      type: "flag",
      description: "Restore a backup once more that was restored before.",
    },
    "without-fresh-backup": byHand["without-fresh-backup"],
    "dry-run": byHand["dry-run"],
    ...ofReport,
    ...everyCommand,
  },
  examples: [
    {
      call: "restore --repository acme/web --database PRODUCTION_DATABASE_URL --name shop --dry-run",
      meaning: "what it would do, and what would be lost",
    },
    {
      call: 'restore --repository acme/web --database PRODUCTION_DATABASE_URL --name shop --reason "0042 emptied orders"',
      meaning: "to the backup before the release that is taken back",
    },
    {
      call: 'restore --repository acme/web --database PRODUCTION_DATABASE_URL --name shop --switch-back --reason "not the cause"',
      meaning: "have the database again that was put aside",
    },
    {
      call: 'restore --repository acme/web --database PRODUCTION_DATABASE_URL --name shop --tables public.users,public.media --reason "0042 emptied them"',
      meaning: "the rows of two tables, from a snapshot, into tables beside them",
    },
  ],
  run(context) {
    const journal = createJournal("restore", context);
    return holdOnVendorTrouble(journal, async () => {
      const { runRestore } = await import("../engine/restore/run-restore.ts");
      return runRestore(context, journal);
    });
  },
} as const satisfies Command;
