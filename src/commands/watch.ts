import { renderDuration } from "../lib/duration.ts";
import { fail, pass } from "../lib/verdict.ts";
import { decideSettled, promotedAgainAt } from "../release/decide-settled.ts";
import { productionShows } from "../release/world.ts";
import type { Command } from "./contract.ts";
import { everyCommand, ofRelease } from "./release-options.ts";
import { readProduction, readProductionRecord } from "../engine/release-records.ts";
import { readServed } from "../engine/read-served.ts";
import { holdOnVendorTrouble, createJournal } from "../engine/journal.ts";
import { endSettled } from "../engine/end-settled.ts";
import { readPatiently } from "../engine/read-patiently.ts";
import { restoreAutoAssign } from "../engine/record-production.ts";
import { writeProductionStatus } from "../engine/roll-back-release.ts";
import { endWatch, notInProduction } from "../engine/watch/end-watch.ts";
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
      const watched = { host, forge, record: { ...record, promotedAt } };
      return endWatch(context, journal, watched, await watchProduction(context, journal, host, watched.record));
    });
  },
} as const satisfies Command;

function wholeSeconds(at: number): number {
  return Math.floor(at / 1_000) * 1_000;
}

/** How long a vendor that does not answer is waited for before the watch can begin. */
const START_MS = 5 * 60_000;
