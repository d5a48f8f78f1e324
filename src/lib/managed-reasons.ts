/** Reason codes of databases that a vendor runs. */
import { codes } from "./reason-class.ts";

export const MANAGED_REASONS = {
  ...codes(
    { class: "done", outcomes: ["pass"] },
    { restored_at_vendor: "A database was put back by its vendor, and the vendor shows it as done." },
  ),
  ...codes(
    { class: "refused", outcomes: ["fail"] },
    {
      managed_backup_missing: "The database's vendor holds no backup that is complete and recent enough.",
    },
  ),
  ...codes(
    { class: "vendor", outcomes: ["hold"] },
    {
      vendor_busy: "A vendor is at work on the project and takes nothing else meanwhile.",
      managed_copy_failed: "The database's vendor gave up a copy or a restore that was asked for.",
    },
  ),
  ...codes(
    { class: "production", outcomes: ["hold"] },
    {
      vendor_restore_unknown:
        "A restore may have been asked for at the database's vendor, which does not tell: a person must look.",
    },
  ),
} as const;
