/** The part of the reason codes that is about databases: what steps and gates say of them. */
import { codes } from "./reason-class.ts";

export const DATABASE_REASONS = {
  ...codes(
    { class: "vendor", outcomes: ["hold"] },
    {
      database_unreachable: "The database did not answer.",
      database_refused: "The database refused a statement.",
      database_tool_failed: "A program of PostgreSQL ended with an error.",
    },
  ),
  ...codes(
    { class: "settings", outcomes: ["hold"] },
    {
      pooler_refused:
        "The address leads through a transaction pooler, behind which settings, locks and snapshots are lost.",
      tool_missing: "This machine has no program of PostgreSQL in the version that is needed.",
      disk_full: "A disk has no space left.",
    },
  ),
} as const;
