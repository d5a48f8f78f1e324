/** What a person's rollback writes into the record of the release that it took out. */
import { isAuthor } from "../lib/authors.ts";
import type { ProductionPayload } from "../release/payload.ts";
import { type OwnRecord, renderProductionStatus } from "../release/record.ts";
import type { CommandContext } from "./context.ts";
import type { ForgePatience } from "./forge-patience.ts";
import { bestEffort, type Journal } from "./journal.ts";
import { nullWhereSilent } from "./null-where-silent.ts";
import { readRecord } from "./release-records.ts";

export interface ManualRollback {
  readonly to: string;
  readonly reason: string;
  /** A person named that deployment. */
  readonly accepted: boolean;
  /** It was asked for before: what the run before wrote stays, and what it could not write is written now. */
  readonly begun: boolean;
}

export async function recordManualRollback(
  context: CommandContext,
  journal: Journal,
  patience: ForgePatience,
  release: OwnRecord<ProductionPayload> | null,
  { to, reason, accepted, begun }: ManualRollback,
): Promise<void> {
  if (release === null) {
    if (begun) return;
    journal.note("no release record belongs to what production served, so the rollback is recorded only at the host");
    return;
  }
  await bestEffort(journal, "the rollback's status at GitHub was not written", async () => {
    const forge = await patience.forge();
    // What cannot be read is written once more: a run that has not asked the host yet goes by it.
    const said = begun ? await nullWhereSilent(() => readRecord(context, journal, forge, release)) : null;
    if (said?.phase === "rolled-back") return;
    const { creator } = await forge.createDeploymentStatus(release.deployment.id, {
      ...renderProductionStatus({ phase: "rolled-back", to, reason, accepted }),
      ...(context.runUrl === null ? {} : { logUrl: context.runUrl }),
    });
    noteStranger(context, journal, creator);
  });
}

/** Who rolls back from a terminal writes as a person, and not every person's word about production counts. */
function noteStranger({ options, plan }: CommandContext, journal: Journal, writer: string): void {
  if (isAuthor(writer, [...options.authors, ...plan.rollback.by])) return;
  journal.note(
    `the rollback is recorded as written by ${writer}, whose records do not count: later commands rely on what the host shows; to change that, list ${writer} in the plan's \`rollback.by\``,
  );
}
