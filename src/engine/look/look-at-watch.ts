/** One look at an open watch: judged from the beginning by what the vendors have, ended or left with a word for the next look. */
import { renderDuration } from "../../lib/duration.ts";
import { renderInstant } from "../../lib/instant.ts";
import { hold, pass } from "../../lib/verdict.ts";
import type { Watch } from "../../plan/plan.ts";
import { PROBE_PROVIDER } from "../../plan/plan.ts";
import type { ProductionRecord, ProductionStatus } from "../../release/record.ts";
import type { CommandResult } from "../../release/result.ts";
import { parseWatchLooks, type WatchLooks } from "../../release/watch-looks.ts";
import type { CommandContext } from "../context.ts";
import { bestEffort, type Journal } from "../journal.ts";
import { restoreAutoAssign, restoreRollout } from "../record-production.ts";
import { readAgain } from "../release-records.ts";
import { writeProductionStatus } from "../roll-back-release.ts";
import { endWatch, type Watched } from "../watch/end-watch.ts";
import { makeProbeRound } from "../watch/health-probe.ts";
import { type Look, lookOnce } from "../watch/look-once.ts";
import { showLook, standingOf } from "../watch/show-look.ts";
import { createWatchMemory, judgedUntil, type WatchMemory } from "../watch/watch-memory.ts";
import { targetOf } from "../watch/watched-release.ts";

/** Between two health checks of one look, where the first one failed. */
const BETWEEN_ROUNDS_MS = 2_000;
/** Health checks of one look: what they cannot show in ten seconds, the next look shows. */
const MOST_ROUNDS = 5;

export async function lookAtWatch(
  context: CommandContext,
  journal: Journal,
  { host, forge, record }: Omit<Watched, "record"> & { readonly record: ProductionRecord },
): Promise<CommandResult> {
  const { clock } = context;
  const promotedAt =
    Math.floor(((record.phase === "promoting" ? null : record.promotedAt) ?? clock.now()) / 1_000) * 1_000;
  const watched = { host, forge, record: { ...record, promotedAt } };
  // A promote that was cut off before its end: what it would have put back is put back here.
  if (record.phase === "promoting") {
    await restoreAutoAssign(context, journal, host, record);
    await restoreRollout(context, journal, host, record);
  }
  const before = parseWatchLooks(record);
  // GitHub's clock told the time of the look before; it may be a little ahead of ours.
  const silenceMs = record.phase === "watching" ? Math.max(0, clock.now() - record.statusAt) : 0;
  sayLate(context, journal, silenceMs);
  const looks = {
    count: (before?.count ?? 0) + 1,
    longestSilenceMs: Math.max(before?.longestSilenceMs ?? 0, silenceMs),
  };
  const acceptedMs = context.plan.stages.production.watch?.silenceMs ?? 0;
  const memory = createWatchMemory(false, {
    presence: { looks: looks.count, longestSilenceMs: looks.longestSilenceMs, acceptedMs },
    judgedUntil: before === null ? null : promotedAt + before.judgedMs,
  });
  if (before?.gatesOpen === false) memory.gates = pass("verified", "The production gates passed after the promote.");
  const askable = await withoutCode(context);
  await probeAgain(askable.context, memory, record);
  const look = await lookOnce(askable.context, journal, watched, memory);
  showLook(context, journal, look, new Set());
  const unasked = before?.gatesOpen === false ? [] : askable.left;
  const gatesOpen = unasked.length > 0 || memory.gates?.outcome === "hold";
  if (look.answer.kind === "continue") {
    const judgedMs = Math.max(before?.judgedMs ?? 0, (judgedUntil(memory) ?? promotedAt) - promotedAt);
    return goOn(context, journal, watched, { look, memory, silenceMs, looks: { ...looks, judgedMs, gatesOpen } });
  }
  const { answer } = look;
  const isUnasked = answer.kind === "end" && answer.verdict.outcome === "pass" && unasked.length > 0;
  return endWatch(context, journal, watched, isUnasked ? { kind: "end", verdict: neverAsked(unasked) } : answer);
}

function sayLate({ plan }: CommandContext, journal: Journal, silenceMs: number): void {
  const { watch } = plan.stages.production;
  if (watch === null || silenceMs <= watch.silenceMs) return;
  journal.note(
    `nobody looked for ${renderDuration(silenceMs)}, and the plan accepts ${renderDuration(watch.silenceMs)}: see what starts the looks`,
  );
}

/** The folder in front of a look is not the release's commit, so that no code of it is run. */
async function withoutCode(
  context: CommandContext,
): Promise<{ readonly context: CommandContext; readonly left: readonly string[] }> {
  const { plan } = context;
  const { production } = plan.stages;
  const runsCode = await Promise.all(production.verify.map((item) => context.runsCode(item)));
  const left = production.verify.filter((_, index) => runsCode[index] === true).map(({ title }) => title);
  if (left.length === 0) return { context, left };
  const verify = production.verify.filter((_, index) => runsCode[index] !== true);
  const stages = { ...plan.stages, production: { ...production, setup: null, verify } };
  return { context: { ...context, plan: { ...plan, stages } }, left };
}

function neverAsked(titles: readonly string[]) {
  return hold(
    "item_not_run",
    `${titles.join(", ")}: nobody asked after the promote, and a look does not run code of the repository.`,
    "Check what production serves and decide: keep it, or dispatch a rollback.",
  );
}

/** A site that is down is down for good before a look ends: where a check fails, as many follow as a condition needs. */
async function probeAgain(context: CommandContext, memory: WatchMemory, record: ProductionRecord): Promise<void> {
  const { watch } = context.plan.stages.production;
  const most = Math.min(MOST_ROUNDS, watch === null ? 0 : failuresNeeded(watch));
  const target = targetOf(context, { record: { ...record, promotedAt: record.promotedAt ?? 0 } });
  // The look itself makes one more.
  while (memory.rounds.length < most - 1) {
    const { round } = await makeProbeRound(context, target);
    if (round === null) return;
    memory.rounds.push(round);
    if (!round.failed) return;
    await context.clock.sleep(BETWEEN_ROUNDS_MS, context.signal);
  }
}

function failuresNeeded({ metrics, rollbackConditions }: Watch): number {
  const limits = rollbackConditions
    .filter(({ metric }) => metrics[metric]?.provider === PROBE_PROVIDER)
    .map((condition) =>
      condition.kind === "threshold" ? condition.value : condition.kind === "rate" ? condition.count : 0,
    );
  return limits.length === 0 ? 0 : Math.floor(Math.max(...limits)) + 1;
}

interface GoingOn {
  readonly look: Look;
  readonly memory: WatchMemory;
  readonly looks: WatchLooks;
  readonly silenceMs: number;
}

async function goOn(
  context: CommandContext,
  journal: Journal,
  { forge, record }: Watched,
  { look, memory, looks, silenceMs }: GoingOn,
): Promise<CommandResult> {
  const { clock, plan } = context;
  const standing = standingOf(look);
  journal.tick({ ...standing, previousMs: null });
  const until = record.promotedAt + record.payload.watchForMs;
  const probes = plan.stages.production.verify.some(({ gate }) => gate === "http");
  // A look that did not reach the site leaves no word: for health checks nobody has looked.
  if (probes && memory.rounds.length === 0 && clock.now() <= until) {
    journal.note("no health check got through to the site, so this look does not count as one");
  } else {
    await leaveWord(
      context,
      journal,
      { forge, record },
      { phase: "watching", promotedAt: record.promotedAt, until, looks },
    );
  }
  const late = looks.count > 1 ? `, ${renderDuration(silenceMs)} after the one before` : "";
  return journal.finish({
    decision: "watching",
    reasonCode: "watch_open",
    summary: `${record.payload.candidate.id} is watched until ${renderInstant(until)}: look ${looks.count}${late}; ${standing.clear} of ${standing.clear + standing.open} conditions clear, longest silence ${renderDuration(looks.longestSilenceMs)}.`,
  });
}

/** Read once more: whoever stays, or a person, may have written while this look judged, and theirs must stay. */
async function leaveWord(
  context: CommandContext,
  journal: Journal,
  { forge, record }: Pick<Watched, "forge" | "record">,
  status: ProductionStatus,
): Promise<void> {
  await bestEffort(journal, "the look was not written down", async () => {
    const now = await readAgain(context, journal, forge, record);
    if (now.phase === record.phase) await writeProductionStatus(context, forge, record, status);
  });
}
