/** What follows the last look of a watch: a rollback, or the word that its record ends on. */
import { hold, type Verdict } from "../../lib/verdict.ts";
import type { WatchAnswer } from "../../judge/judge-watch.ts";
import type { Forge, Host } from "../../providers/contract.ts";
import { decideSettled } from "../../release/decide-settled.ts";
import type { ProductionRecord } from "../../release/record.ts";
import type { CommandResult } from "../../release/result.ts";
import { watchedAnew } from "../../release/watched-anew.ts";
import { productionShows } from "../../release/world.ts";
import type { CommandContext } from "../context.ts";
import { endSettled } from "../end-settled.ts";
import { closeIncidents } from "../incident/close-incidents.ts";
import { bestEffort, type Journal } from "../journal.ts";
import { readPatiently } from "../read-patiently.ts";
import { readServed } from "../read-served.ts";
import { readAgain, readProduction } from "../release-records.ts";
import { noteRungsLeft } from "../rest-of-ladder.ts";
import { rollBackWatched } from "../roll-back-watched.ts";
import { writeCommitStatus, writeProductionStatus } from "../write-release-status.ts";

/** How long a vendor that does not answer is waited for at the end. */
const PATIENCE_MS = 5 * 60_000;
/** Before production is believed to have moved: the host's answers lag behind one another for moments. */
const LOOKS_AT_END = 3;
const BETWEEN_LOOKS_MS = 2_000;

export interface Watched {
  readonly host: Host;
  readonly forge: Forge;
  readonly record: ProductionRecord & { readonly promotedAt: number };
  /** When the record was read; absent = nobody knows. */
  readonly readAt?: number;
}

export async function endWatch(
  context: CommandContext,
  journal: Journal,
  watched: Watched,
  answer: Exclude<WatchAnswer, { kind: "continue" }>,
): Promise<CommandResult> {
  const { host, forge, record, readAt } = watched;
  if (answer.kind === "rollback") {
    const { summary, reasonCode } = answer.verdict;
    return rollBackWatched(context, journal, forge, { host, record, reason: summary, code: reasonCode }, readAt);
  }
  const { production, record: now, anew } = await readEnd(context, journal, watched);
  journal.productionAfter(production, await readServed(context));
  // Most often a person rolled back while we watched: what they wrote into the record must stay.
  const settled = decideSettled(production, now);
  if (settled !== null) return endSettled(context, journal, { host, forge, record: now, production }, settled);
  if (anew !== null) return journal.finishWith(anew);
  await noteRungsLeft(context, journal, now);
  const shown = productionShows(production, record.payload.candidate.id);
  const verdict = shown ? answer.verdict : notInProduction(production.project.productionDeploymentId, record);
  await bestEffort(journal, "the end of the watch was not written", () =>
    writeProductionStatus(
      context,
      forge,
      record,
      verdict.outcome === "pass"
        ? { phase: "done", promotedAt: record.promotedAt, reason: verdict.summary }
        : { phase: "held", promotedAt: record.promotedAt, reason: `${verdict.reasonCode}, ${verdict.summary}` },
      journal.evidence(),
    ),
  );
  await writeCommitStatus(context, journal, forge, verdict.outcome === "pass" ? "success" : "pending", verdict.summary);
  if (verdict.outcome === "pass") {
    journal.step("done", verdict.summary);
    const { payload } = record;
    if (payload.steps !== undefined && context.plan.stages.production.after.length > 0) {
      const { noteMissedSteps } = await import("../steps/missed-steps.ts");
      await noteMissedSteps(context, journal, forge, { id: payload.release, commit: payload.commit });
    }
    await closeIncidents(context, journal, forge, record.payload);
  }
  return journal.finishWith(verdict);
}

/** Where production and the record stand once the watch is over. One read may be stale, so another is believed. */
async function readEnd(context: CommandContext, journal: Journal, { host, forge, record }: Watched) {
  for (let looks = 1; ; looks += 1) {
    const [production, now] = await readPatiently(context, journal, PATIENCE_MS, () =>
      Promise.all([readProduction(context, host), readAgain(context, journal, forge, record)]),
    );
    const anew = watchedAnew(now, { since: record.promotedAt, phase: "watching" });
    const found = { production, record: { ...now, promotedAt: record.promotedAt }, anew };
    if (productionShows(production, record.payload.candidate.id) || looks === LOOKS_AT_END) return found;
    const settled = decideSettled(production, now);
    if (settled !== null && settled.kind !== "in-production-again") return found;
    await context.clock.sleep(BETWEEN_LOOKS_MS, context.signal);
  }
}

export function notInProduction(current: string | null, record: ProductionRecord): Verdict {
  const { candidate, previous } = record.payload;
  const unfinished = record.phase === "promoting" && current === (previous?.id ?? null);
  return current === candidate.id || unfinished
    ? hold(
        "read_back_mismatch",
        `Production does not show ${candidate.id} on every domain, so the promotion is not complete.`,
        "Run `promote` again; it continues where it stopped. Then watch.",
      )
    : hold(
        "production_moved",
        `Production is ${current ?? "nothing"}, changed by somebody else; this release is no longer watched.`,
        "Check what production serves now; if Holdpoint made that change, it has its own watch.",
      );
}
