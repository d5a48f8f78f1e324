import { ProviderError } from "../../lib/error.ts";

/** What was read of a backup is not what was written; `what` ends a sentence. */
export class BackupDamage extends ProviderError {
  constructor(what: string, where = "The backup") {
    super({
      reasonCode: "backup_damaged",
      vendor: "the store",
      message: `${where} is damaged: ${what}.`,
      remedy: "Use the same backup from another place, or an older one; look what happened to this one.",
    });
  }
}
