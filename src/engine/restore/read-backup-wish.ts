/** What a backup or a snapshot is chosen by: what a person asked for, and what production's records say is taken back. */
import type { Forge } from "../../providers/contract.ts";
import type { BackupWish } from "../../release/choose-backup.ts";
import type { RestoreWish } from "../../release/restore-wish.ts";
import type { CommandContext } from "../context.ts";
import type { Journal } from "../journal.ts";
import { listProductionRecords } from "../release-records.ts";

interface Asked extends Pick<BackupWish, "noun" | "database"> {
  readonly wish: RestoreWish;
  readonly forge: Forge;
}

export async function readBackupWish(
  context: CommandContext,
  journal: Journal,
  { noun, database, wish, forge }: Asked,
): Promise<BackupWish> {
  const { records } = await listProductionRecords(context, journal, forge);
  const [newest] = records;
  return {
    noun,
    project: context.plan.project.host.project,
    variable: wish.variable,
    database,
    from: wish.from,
    takenBack: newest === undefined ? null : { release: newest.payload.release, at: newest.deployment.createdAt },
  };
}
