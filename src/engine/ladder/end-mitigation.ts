/** How a rollback ends that a rung before `host` made needless: the release stays in production, and a person decides. */
import { ProviderError } from "../../lib/error.ts";
import type { Host } from "../../providers/contract.ts";
import type { ProductionRecord } from "../../release/record.ts";
import type { RungWords } from "../../release/rung-words.ts";
import type { CommandContext } from "../context.ts";
import type { ForgePatience } from "../forge-patience.ts";
import { bestEffort, type Journal, type JournalEnd } from "../journal.ts";
import { readServed } from "../read-served.ts";
import { readProduction } from "../release-records.ts";
import type { RungTaken } from "./take-rung.ts";
import { writeCommitStatus } from "../write-release-status.ts";
import { writeUnlessRolledBack } from "../write-unless-rolled-back.ts";

interface Mitigation {
  readonly host: Host;
  readonly record: ProductionRecord;
  readonly reason: string;
  readonly patience: ForgePatience;
  readonly helped: Pick<RungTaken, "key" | "verdict">;
  /** What came of every rung. */
  readonly rungs: RungWords;
}

const REMEDY =
  "Decide whether the release may stay so: watch it again (`watch`), release a fix, or dispatch a rollback. Nobody watches it meanwhile.";

export async function endMitigation(
  context: CommandContext,
  journal: Journal,
  { host, record, reason, patience, rungs, helped: { key, verdict: helped } }: Mitigation,
): Promise<JournalEnd> {
  const { promotedAt, payload } = record;
  const told = `mitigated, ${helped.summary} It was due because: ${reason}`;
  await patience.spend((forge) =>
    bestEffort(journal, "the end of the rollback was not written", async () => {
      await writeUnlessRolledBack(
        context,
        journal,
        forge,
        record,
        { phase: "held", promotedAt, rungs, reason: told },
        journal.evidence(),
      );
      await writeCommitStatus(context, journal, forge, "pending", told);
    }),
  );
  await show(context, journal, host);
  return {
    decision: "hold",
    reasonCode: "mitigated",
    summary: `A rollback of ${payload.candidate.id} was due (${reason}), and was not made: ${helped.summary}`,
    remedy: [REMEDY, (await context.rungs())[key]?.afterwards].filter((sentence) => sentence !== undefined).join(" "),
  };
}

async function show(context: CommandContext, journal: Journal, host: Host): Promise<void> {
  try {
    journal.productionAfter(await readProduction(context, host), await readServed(context));
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    journal.productionAfter(null, null);
    journal.note(`what production serves could not be read: ${error.message}`);
  }
}
