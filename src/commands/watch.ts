import { renderDuration } from "../lib/duration.ts";
import { fail, hold, pass, type Verdict } from "../lib/verdict.ts";
import type { Forge, Host } from "../providers/contract.ts";
import { decideSettled, promotedAgainAt } from "../release/decide-settled.ts";
import type { ProductionRecord } from "../release/record.ts";
import type { CommandResult } from "../release/result.ts";
import { productionShows } from "../release/world.ts";
import type { CommandContext } from "../engine/context.ts";
import type { Command } from "./contract.ts";
import { everyCommand, ofRelease } from "./release-options.ts";
import { readAgain, readProduction, readProductionRecord } from "../engine/release-records.ts";
import { readServed } from "../engine/read-served.ts";
import { bestEffort, holdOnVendorTrouble, type Journal, createJournal } from "../engine/journal.ts";
import { endSettled } from "../engine/end-settled.ts";
import { readPatiently } from "../engine/read-patiently.ts";
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
      // The release is live: to give up now would leave it there unwatched.
      const until = context.clock.now() + START_MS;
      const patiently = <Value>(act: () => Promise<Value>) => readPatiently(context, journal, until, act);
      const [production, record] = await Promise.all([
        patiently(() => readProduction(context, host)),
        patiently(() => readProductionRecord(context, journal, forge)),
      ]);
      const current = production.project.productionDeploymentId;
      journal.productionBefore(record?.payload.previous?.id ?? current);
      journal.productionAfter(production, null);
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
      const settled = decideSettled(production, record);
      if (settled !== null) return endSettled(context, journal, { host, forge, record, production }, settled);
      if (record.phase === "done" && shown) {
        journal.productionAfter(production, await readServed(context));
        return journal.finishWith(
          pass("already_done", `The watch of ${candidate.id} ended before: ${record.reason ?? "done"}.`),
        );
      }
      if (!shown) return journal.finishWith(notInProduction(current, record));
      // Whole seconds, as the record keeps it: a run that comes later must judge the same windows.
      const again = record.phase === "held" ? promotedAgainAt(production, record) : null;
      const promotedAt = wholeSeconds(again ?? record.promotedAt ?? context.clock.now());
      // A promote that was cut off before its end: what it would have put back is put back here.
      if (record.phase === "promoting") await patiently(() => restoreAutoAssign(context, journal, host, record));
      if (record.phase !== "watching") {
        const end = promotedAt + record.payload.watchForMs;
        const watching = { phase: "watching", promotedAt, until: end } as const;
        await patiently(() => writeProductionStatus(context, forge, record, watching));
      }
      journal.step("watch", `watching ${candidate.id} for ${renderDuration(record.payload.watchForMs)}`);
      return watchAndDecide(context, journal, { host, forge, record: { ...record, promotedAt } });
    });
  },
} as const satisfies Command;

function wholeSeconds(at: number): number {
  return Math.floor(at / 1_000) * 1_000;
}

/** How long a vendor that does not answer is waited for before the watch can begin. */
const START_MS = 5 * 60_000;
/** Before production is believed to have moved: the host's answers lag behind one another for moments. */
const LOOKS_AT_END = 3;
const BETWEEN_LOOKS_MS = 2_000;

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
    return rollBackRelease(context, journal, { host, forge, record, reason, code: answer.verdict.reasonCode });
  }
  const { production, record: now } = await readEnd(context, journal, watched);
  journal.productionAfter(production, await readServed(context));
  // Most often a person rolled back while we watched: what they wrote into the record must stay.
  const settled = decideSettled(production, now);
  if (settled !== null) return endSettled(context, journal, { host, forge, record: now, production }, settled);
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
    ),
  );
  await writeCommitStatus(context, journal, forge, verdict.outcome === "pass" ? "success" : "pending", verdict.summary);
  if (verdict.outcome === "pass") journal.step("done", verdict.summary);
  return journal.finishWith(verdict);
}

/** Where production and the record stand once the watch is over. One read may be stale, so another is believed. */
async function readEnd(context: CommandContext, journal: Journal, { host, forge, record }: Watched) {
  const until = context.clock.now() + START_MS;
  for (let looks = 1; ; looks += 1) {
    const [production, now] = await readPatiently(context, journal, until, () =>
      Promise.all([readProduction(context, host), readAgain(context, journal, forge, record)]),
    );
    const found = { production, record: { ...now, promotedAt: record.promotedAt } };
    if (productionShows(production, record.payload.candidate.id) || looks === LOOKS_AT_END) return found;
    const settled = decideSettled(production, now);
    if (settled !== null && settled.kind !== "in-production-again") return found;
    await context.clock.sleep(BETWEEN_LOOKS_MS, context.signal);
  }
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
