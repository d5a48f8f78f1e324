import type { Forge } from "../providers/contract.ts";
import { renderDuration } from "../lib/duration.ts";
import { renderInstant } from "../lib/instant.ts";
import { fail, hold, pass } from "../lib/verdict.ts";
import { BESIDE_THE_WATCH_MS } from "../plan/warnings.ts";
import { decideSettled, promotedAgainAt } from "../release/decide-settled.ts";
import type { CommandResult } from "../release/result.ts";
import { mitigatedAt } from "../release/mitigated-at.ts";
import type { ProductionRecord } from "../release/record.ts";
import { isRollingOut, productionShows, type ProductionState } from "../release/world.ts";
import type { WatchLooks } from "../release/watch-looks.ts";
import type { CommandContext } from "../engine/context.ts";
import type { Command } from "./contract.ts";
import { everyCommand, ofJob, ofRelease } from "./release-options.ts";
import { readProduction, readProductionRecord } from "../engine/release-records.ts";
import { readServed } from "../engine/read-served.ts";
import { holdOnVendorTrouble, type Journal, createJournal } from "../engine/journal.ts";
import { closeIncidents } from "../engine/incident/close-incidents.ts";
import { endSettled, type SettledRelease } from "../engine/end-settled.ts";
import { readPatiently } from "../engine/read-patiently.ts";
import { putBackRollout } from "../engine/put-back-rollout.ts";
import { restoreAutoAssign } from "../engine/record-production.ts";
import { writeCommitStatus, writeProductionStatus } from "../engine/write-release-status.ts";
import { endWatch, notInProduction, type Watched } from "../engine/watch/end-watch.ts";
import { watchProduction } from "../engine/watch/watch-production.ts";

/** Watches production after a promote; rolls it back by itself on a `fail`. */
export const watch = {
  name: "watch",
  description: "Watch production after the promote, and roll back automatically when a condition is met.",
  options: {
    look: {
      type: "flag",
      description:
        "Look once at every open watch of the project, and at what production serves, instead of staying with one release. For schedules.",
    },
    observe: {
      type: "flag",
      description:
        "Change nothing at the host, whatever is found, and say what would have been done. With look, judge every production deployment, whoever made it.",
    },
    ...ofJob,
    ...ofRelease,
    ...everyCommand,
  },
  examples: [
    { call: "watch --repository acme/web", meaning: "until the plan's watch of that release ends" },
    { call: "watch --repository acme/web --look", meaning: "one look, as a schedule makes it" },
    {
      call: "watch --repository acme/web --look --observe",
      meaning: "judges what others deployed, with a token that may only read",
    },
  ],
  run(context) {
    const journal = createJournal("watch", context);
    return holdOnVendorTrouble(journal, async () => {
      if (context.options.look !== true) return watchRelease(await forObserver(context), journal);
      const [{ lookAtReleases }, { withCheckIn }] = await Promise.all([
        import("../engine/look/look-at-releases.ts"),
        import("../engine/look/check-in.ts"),
      ]);
      return withCheckIn(context, journal, () => lookAtReleases(context, journal));
    });
  },
} as const satisfies Command;

/** The promote's steps may have taken most of the time that the job has. What reads them loads only where there are any. */
async function jobBeganAt(context: CommandContext, journal: Journal, forge: Forge): Promise<number> {
  const { before, after } = context.plan.stages.production;
  if (before.length + after.length === 0) return context.clock.now();
  const { firstStepAt } = await import("../engine/steps/first-step-at.ts");
  return firstStepAt(context, journal, forge);
}

/** The plan of whoever asks for a watch that changes nothing. */
async function forObserver(context: CommandContext): Promise<CommandContext> {
  if (context.options.observe !== true) return context;
  const { observed } = await import("../engine/observe/observed-plan.ts");
  return { ...context, plan: observed(context.plan) };
}

async function watchRelease(
  context: CommandContext,
  journal: Journal,
  since: number | null = null,
): Promise<CommandResult> {
  const [host, forge] = await Promise.all([context.role("host"), context.role("forge")]);
  // The release is live: to give up now would leave it there unwatched.
  const patiently = <Value>(act: () => Promise<Value>) => readPatiently(context, journal, START_MS, act);
  const [production, record] = await Promise.all([
    patiently(() => readProduction(context, host)),
    patiently(() => readProductionRecord(context, journal, forge)),
  ]);
  // Once vendors have answered the clock is right; what came before is in the time that a job has beside its watch.
  const startedAt = since ?? (await jobBeganAt(context, journal, forge));
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
  const shown = productionShows(production, candidate.id) && !isRollingOut(production, candidate.id);
  const settled = decideSettled(production, record);
  if (settled !== null) return endSettled(context, journal, { host, forge, record, production }, settled);
  if (record.phase === "done" && shown) {
    journal.productionAfter(production, await readServed(context));
    await closeIncidents(context, journal, forge, record.payload);
    return journal.finishWith(
      pass("already_done", `The watch of ${candidate.id} ended before: ${record.reason ?? "done"}.`),
    );
  }
  // What is left of a rollout that is over, because the host gave up on a domain, is no stage to be watched again.
  if (since === null && isBeingRolledOut(record, production)) {
    const { watchRollout } = await import("../engine/rollout/watch-rollout.ts");
    const rest = () => watchRelease(context, journal, startedAt);
    return watchRollout(
      context,
      journal,
      { host, forge, record },
      { stayUntil: stayUntilOf(context, startedAt), rest },
    );
  }
  if (!shown) return journal.finishWith(notInProduction(current, record));
  return watchServed(context, journal, { host, forge, record, production }, startedAt);
}

/** Some of the visitors get it, or the host is about to give it to all of them. */
function isBeingRolledOut({ payload, phase }: ProductionRecord, production: ProductionState): boolean {
  const { id } = payload.candidate;
  if (payload.rollout === undefined) return false;
  const isArriving = production.rollout?.state === "complete" && production.rollout.candidateId === id;
  return isRollingOut(production, id) || (phase === "promoting" && isArriving && !productionShows(production, id));
}

/** Everybody gets it. */
async function watchServed(
  context: CommandContext,
  journal: Journal,
  { host, forge, record, production }: SettledRelease,
  startedAt: number,
): Promise<CommandResult> {
  const { candidate } = record.payload;
  const patiently = <Value>(act: () => Promise<Value>) => readPatiently(context, journal, START_MS, act);
  // Whole seconds, as the record keeps it: a run that comes later must judge the same windows.
  const again = record.phase === "held" ? promotedAgainAt(production, record) : null;
  // Of a promote by stages it says when the first of them began.
  const known = record.phase === "promoting" ? null : record.promotedAt;
  const promotedAt = wholeSeconds(again ?? mitigatedAt(record) ?? known ?? context.clock.now());
  // A promote that was cut off before its end: what it would have put back is put back here.
  if (record.phase === "promoting") await patiently(() => restoreAutoAssign(context, journal, host, record));
  if (record.phase !== "watching") {
    await putBackRollout(journal, host, record);
    const end = promotedAt + record.payload.watchForMs;
    const watching = { phase: "watching", promotedAt, until: end } as const;
    await patiently(() => writeProductionStatus(context, forge, record, watching));
  }
  journal.step("watch", `watching ${candidate.id} for ${renderDuration(record.payload.watchForMs)}`);
  const watched = { host, forge, record: { ...record, promotedAt }, readAt: context.clock.now() };
  return stay(context, journal, watched, startedAt);
}

/** Until the watch is over, or the job nearly is. */
async function stay(
  context: CommandContext,
  journal: Journal,
  watched: Watched,
  startedAt: number,
): Promise<CommandResult> {
  const end = await watchProduction(context, journal, watched, stayUntilOf(context, startedAt));
  return end.kind === "hand-over"
    ? handOver(context, journal, watched, end.looks)
    : endWatch(context, journal, watched, end);
}

/** When whoever stays must leave, so that its job can hand the watch over; null where nothing limits it. */
function stayUntilOf({ options }: CommandContext, startedAt: number): number | null {
  const { jobLimitMs = null } = options;
  return jobLimitMs === null ? null : startedAt + jobLimitMs - BESIDE_THE_WATCH_MS;
}

/** What the next look needs stands in the record's status; that the watch is open, on the commit. */
async function handOver(
  context: CommandContext,
  journal: Journal,
  { host, forge, record }: Watched,
  looks: WatchLooks,
): Promise<CommandResult> {
  const { candidate, watchForMs } = record.payload;
  const { promotedAt } = record;
  const until = promotedAt + watchForMs;
  await readPatiently(context, journal, START_MS, () =>
    writeProductionStatus(context, forge, record, { phase: "watching", promotedAt, until, looks }),
  );
  journal.productionAfter(await readProduction(context, host), await readServed(context));
  const open = `${candidate.id} is in production and clear so far; its watch lasts until ${renderInstant(until)}`;
  await writeCommitStatus(context, journal, forge, "pending", open);
  if (context.options.looksFollow !== true) {
    return journal.finishWith(
      hold(
        "watch_incomplete",
        `${open}, longer than this job, and no workflow of the repository calls watch.yml: nobody goes on with it.`,
        "Add a workflow that calls watch.yml (examples/next-app has one); its first look goes on where this job stopped.",
      ),
    );
  }
  return journal.finish({
    decision: "watching",
    reasonCode: "watch_open",
    summary: `${open}. This job ends before it; the looks of watch.yml go on with it.`,
  });
}

function wholeSeconds(at: number): number {
  return Math.floor(at / 1_000) * 1_000;
}

/** How long a vendor that does not answer is waited for before the watch can begin, and at a hand-over. */
const START_MS = 5 * 60_000;
