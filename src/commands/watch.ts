import { renderDuration } from "../lib/duration.ts";
import { fail, hold, pass, type Verdict } from "../lib/verdict.ts";
import type { Forge, Host } from "../providers/contract.ts";
import { ROLLED_BACK_AT_HOST, rolledBackAtHost } from "../release/decide-promote.ts";
import type { ProductionRecord } from "../release/record.ts";
import type { CommandResult } from "../release/result.ts";
import { type ProductionState, productionShows } from "../release/world.ts";
import type { CommandContext } from "../engine/context.ts";
import type { Command } from "./contract.ts";
import { everyCommand, ofRelease } from "./release-options.ts";
import { readProduction, readProductionRecord, readServed } from "../engine/release-records.ts";
import { bestEffort, holdOnVendorTrouble, type Journal, createJournal } from "../engine/journal.ts";
import { restoreAutoAssign } from "../engine/record-production.ts";
import { rollBackRelease, writeCommitStatus, writeProductionStatus } from "../engine/roll-back-release.ts";
import { watchProduction } from "../engine/watch/watch-production.ts";

/** Watches production after a promote; rolls it back by itself on a `fail`. */
export const watch = {
  name: "watch",
  description: "Watch production after the promote, and roll back automatically when a condition is met.",
  options: { ...ofRelease, ...everyCommand },
  examples: [{ call: "watch --repository acme/web", meaning: "until the plan's watch of that release ends" }],
  run(context) {
    const journal = createJournal("watch", context);
    return holdOnVendorTrouble(journal, async () => {
      const [host, forge] = await Promise.all([context.role("host"), context.role("forge")]);
      const [production, record] = await Promise.all([
        readProduction(context, host),
        readProductionRecord(context, journal, forge),
      ]);
      const current = production.project.productionDeploymentId;
      journal.productionBefore(record?.payload.previous?.id ?? current);
      journal.productionAfter(current, null);
      if (record === null) {
        return journal.finishWith(
          fail(
            "release_not_found",
            `Release ${context.release.id} has no production record, so there is nothing to watch.`,
            "Run `promote` for this release first.",
          ),
        );
      }
      const { candidate } = record.payload;
      journal.candidate(candidate);
      const shown = productionShows(production, candidate.id);
      if (record.phase === "rolling-back") {
        return rollBackRelease(context, journal, { host, forge, record, reason: record.reason ?? "rollback_decided" });
      }
      if (record.phase === "rolled-back" || rolledBackAtHost(production, record)) {
        return alreadyRolledBack(context, journal, { forge, record, production });
      }
      if (record.phase === "done" && shown) {
        journal.productionAfter(candidate.id, await readServed(context));
        return journal.finishWith(
          pass("already_done", `The watch of ${candidate.id} ended before: ${record.reason ?? "done"}.`),
        );
      }
      if (!shown) return journal.finishWith(notInProduction(current, record));
      // Whole seconds, as the record keeps it: a run that comes later must judge the same windows.
      const promotedAt = record.promotedAt ?? Math.floor(context.clock.now() / 1_000) * 1_000;
      // A promote that was cut off before its end: what it would have put back is put back here.
      if (record.phase === "promoting") await restoreAutoAssign(context, journal, host, record);
      if (record.phase !== "watching") {
        await writeProductionStatus(context, forge, record, {
          phase: "watching",
          promotedAt,
          until: promotedAt + record.payload.watchForMs,
        });
      }
      journal.step("watch", `watching ${candidate.id} for ${renderDuration(record.payload.watchForMs)}`);
      return watchAndDecide(context, journal, { host, forge, record: { ...record, promotedAt } });
    });
  },
} as const satisfies Command;

interface Watched {
  readonly host: Host;
  readonly forge: Forge;
  readonly record: ProductionRecord & { readonly promotedAt: number };
}

async function watchAndDecide(context: CommandContext, journal: Journal, watched: Watched): Promise<CommandResult> {
  const { host, forge, record } = watched;
  const answer = await watchProduction(context, journal, host, record);
  if (answer.kind === "rollback") {
    const reason = answer.verdict.summary;
    const result = await rollBackRelease(context, journal, {
      host,
      forge,
      record,
      reason,
      code: answer.verdict.reasonCode,
    });
    return result;
  }
  const { verdict } = answer;
  const production = await readProduction(context, host);
  journal.productionAfter(production.project.productionDeploymentId, await readServed(context));
  if (verdict.reasonCode === "production_moved") {
    // Most often a person rolled back while we watched: what they wrote into the record must stay.
    const now = await readProductionRecord(context, journal, forge);
    if (now?.phase === "rolled-back" || rolledBackAtHost(production, now ?? record)) {
      return alreadyRolledBack(context, journal, { forge, record: now ?? record, production });
    }
  }
  await bestEffort(journal, "the end of the watch was not written", () =>
    writeProductionStatus(
      context,
      forge,
      record,
      verdict.outcome === "pass"
        ? { phase: "done", promotedAt: record.promotedAt, reason: verdict.summary }
        : { phase: "held", promotedAt: record.promotedAt, reason: `${verdict.reasonCode}, ${verdict.summary}` },
    ),
  );
  await writeCommitStatus(context, journal, forge, verdict.outcome === "pass" ? "success" : "pending", verdict.summary);
  if (verdict.outcome === "pass") journal.step("done", verdict.summary);
  return journal.finishWith(verdict);
}

/** Where only the host says it, the record is corrected: the world wins. */
async function alreadyRolledBack(
  context: CommandContext,
  journal: Journal,
  found: { readonly forge: Forge; readonly record: ProductionRecord; readonly production: ProductionState },
): Promise<CommandResult> {
  const { forge, record, production } = found;
  journal.productionAfter(production.project.productionDeploymentId, await readServed(context));
  const byHost = record.phase !== "rolled-back";
  const current = byHost ? production.project.productionDeploymentId : null;
  const to = record.rollbackTo ?? current ?? record.payload.knownGood?.id ?? "the previous deployment";
  const reason = byHost ? ROLLED_BACK_AT_HOST : (record.reason ?? "reason not recorded");
  if (byHost) {
    journal.note(`the host says that production was rolled back to ${to}, and the record now says so too`);
    await bestEffort(journal, "the rollback's status was not written", () =>
      writeProductionStatus(context, forge, record, { phase: "rolled-back", to, reason }),
    );
  }
  return journal.finish({
    decision: "rolled-back",
    reasonCode: "already_rolled_back",
    summary: `This release was rolled back to ${to}: ${reason}`,
    remedy: "Release a new commit; to try the same commit again, use another release id (`release`).",
  });
}

function notInProduction(current: string | null, record: ProductionRecord): Verdict {
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
