/**
 * One look at production: everything that it needs comes from the plan, the release record and the world, so that it does
 * not matter who looked before. The loop of a watch calls it until it ends; a schedule may call it once.
 */
import { ProviderError } from "../../lib/error.ts";
import { reasonClass } from "../../lib/reason-code.ts";
import { hold, type Verdict } from "../../lib/verdict.ts";
import { type ConditionStanding, judgeLook, type WatchTask, watchTask } from "../../judge/judge-look.ts";
import { judgeWatch, type WatchAnswer } from "../../judge/judge-watch.ts";
import { probeSpan } from "../../judge/probe-rounds.ts";
import { type ComparisonTask, comparisonTask } from "../../judge/regression/comparison-task.ts";
import type { PreparedCache } from "../../judge/regression/prepare-comparison.ts";
import type { KnownReads } from "../../judge/series/series-request.ts";
import { type ComparisonAnswer, NOTHING_COMPARED } from "../../judge/regression/comparison-answer.ts";
import { nextLookAt } from "../../judge/watch-grid.ts";
import { PROBE_PROVIDER, type Watch } from "../../plan/plan.ts";
import type { CommandContext } from "../context.ts";
import type { Journal } from "../journal.ts";
import { checkGates } from "../stage-gates.ts";
import { createStageSetup } from "../stage-setup.ts";
import { confirmOutage, rememberAnswer } from "./confirm-outage.ts";
import { makeProbeRound } from "./health-probe.ts";
import { createSeriesReader } from "./series-reader.ts";
import { onlyObserved } from "./only-observed.ts";
import { compactFindings, rememberBlindness, reopenHoles, startFindings, type WatchMemory } from "./watch-memory.ts";
import { rolloutMoved } from "../rollout/rollout-moved.ts";
import { askBothSides } from "../rollout/ask-both-sides.ts";
import { spanOf, unjudgedOfStage, watchOf } from "./judged-watch.ts";
import { besideOf, targetOf, type WatchedRelease } from "./watched-release.ts";

/** Before production is believed to have moved. */
const LOOKS = 3;
const BETWEEN_LOOKS_MS = 2_000;

export interface Look {
  readonly answer: WatchAnswer;
  readonly standings: readonly ConditionStanding[];
  readonly compared: ComparisonAnswer;
  readonly elapsedMs: number;
  readonly totalMs: number;
  /** When the next look is due, where the watch goes on. */
  readonly nextAt: number;
}

export async function lookOnce(
  context: CommandContext,
  journal: Journal,
  release: WatchedRelease,
  memory: WatchMemory,
): Promise<Look> {
  const { clock, plan } = context;
  const { record } = release;
  const watch = watchOf(plan.stages.production.watch, release);
  const span = spanOf(release);
  if (watch === null) {
    const gates = await askGates(context, journal, release, memory);
    const answer = judgeGates(gates);
    return { answer, standings: [], compared: NOTHING_COMPARED, elapsedMs: 0, totalMs: 0, nextAt: clock.now() };
  }
  /** The end of the watch, before anything is read. */
  const endWith = (answer: WatchAnswer): Look => ({
    answer: watch.observe ? onlyObserved(answer, record.payload) : answer,
    standings: [],
    compared: NOTHING_COMPARED,
    elapsedMs: clock.now() - span.from,
    totalMs: span.to - span.from,
    nextAt: clock.now(),
  });
  const moved = await productionMoved(context, release);
  if (moved !== null) return endWith({ kind: "end", verdict: moved });
  const isDown = memory.outage.standing?.outcome === "fail";
  const gates = isDown
    ? [memory.gates].filter((gate) => gate !== null)
    : await askGates(context, journal, release, memory);
  const down = await probe(context, journal, release, memory, taskOf(watch, release, memory));
  // A site that is down is not kept waiting for what its metrics say.
  const failed = [...gates, ...down].find(({ outcome }) => outcome === "fail");
  if (failed !== undefined) return endWith({ kind: "rollback", verdict: failed });
  const task = taskOf(watch, release, memory);
  const now = clock.now();
  const unjudged = unjudgedOfStage(plan.stages.production.watch, release);
  const look = { task, now, gates: [...gates, ...down, ...(unjudged === null ? [] : [unjudged])] };
  const { answer: judged, standings, compared } = await readAndJudge(context, watch, release, memory, look);
  const asked = standings.map(({ watched, verdict }) => ({ text: watched.condition.text, verdict }));
  rememberBlindness(memory, [...asked, ...compared.standings], now);
  const answer = watch.observe ? onlyObserved(judged, record.payload) : judged;
  const nextAt = planNextLook(task, clock.now(), compared, memory);
  return { answer, standings, compared, elapsedMs: now - span.from, totalMs: probedTo(task) - span.from, nextAt };
}

/** Sooner than usual where something that is compared is nearly shown. */
function planNextLook(
  { span, everyMs, settledAt }: WatchTask,
  now: number,
  { standings }: ComparisonAnswer,
  memory: WatchMemory,
): number {
  const isUrgent = standings.some(({ isNear }) => isNear);
  const nextAt = nextLookAt(span, everyMs, now, settledAt, isUrgent);
  memory.isExtra = nextAt < nextLookAt(span, everyMs, now, settledAt);
  return nextAt;
}

function judgeGates(gates: readonly Verdict[]): WatchAnswer {
  return judgeWatch({
    rollback: [],
    success: [],
    gates,
    ended: true,
    graceOver: true,
    ends: "at-time",
    onHold: "wait",
    blind: null,
  });
}

/** Asked once by each process that watches, and again while a vendor behind a gate gives no answer. */
async function askGates(
  context: CommandContext,
  journal: Journal,
  release: WatchedRelease,
  memory: WatchMemory,
): Promise<readonly Verdict[]> {
  const { gates } = memory;
  if (release.servedUntil !== undefined) return [];
  if (release.stage !== undefined) return gates === null ? askBothSides(context, journal, release, memory) : [gates];
  const { production } = context.plan.stages;
  if (production.verify.length === 0) return [];
  const target = targetOf(context, release);
  memory.setup ??= createStageSetup(context, journal, production, target);
  const isOpen = gates === null || (gates.outcome === "hold" && reasonClass(gates.reasonCode) === "vendor");
  const verdict = isOpen ? await checkGates(context, journal, production, target, memory.setup) : gates;
  memory.gates = verdict;
  if (verdict.down !== true) return [verdict];
  // Somebody else may be the cause of silence, this runner's network too: then they are asked again at the next look.
  const standing = await confirmOutage(context, journal, release, memory.outage);
  if (standing?.outcome !== "hold") return [verdict];
  memory.gates = null;
  return [standing];
}

/** A round of health checks, and how production stands where it is down. */
async function probe(
  context: CommandContext,
  journal: Journal,
  release: WatchedRelease,
  memory: WatchMemory,
  task: WatchTask,
): Promise<readonly Verdict[]> {
  const { outage } = memory;
  if (release.servedUntil !== undefined) return [];
  if (outage.standing?.outcome === "fail") return [outage.standing];
  // After the end the first round of a watch that was started again still begins the time that is made up for.
  if (!memory.isExtra && (context.clock.now() <= probedTo(task) || memory.rounds.length === 0)) {
    const { round, answer } = await makeProbeRound(context, targetOf(context, release), besideOf(context, release));
    if (round !== null) memory.rounds.push(round);
    outage.askedAt = context.clock.now();
    if (answer === "answered") rememberAnswer(journal, outage);
    if (answer === "down") await confirmOutage(context, journal, release, outage);
  }
  return outage.standing === null ? [] : [outage.standing];
}

function probedTo({ span, conditions }: WatchTask): number {
  const probed = conditions.filter(({ metric }) => metric.provider === PROBE_PROVIDER);
  return Math.max(span.to, ...probed.map((one) => one.span.to));
}

/** The same object until the first health check shifts what is judged: what is cached of its conditions stays. */
function taskOf(watch: Watch, release: WatchedRelease, memory: WatchMemory): WatchTask {
  const span = spanOf(release);
  // The stages before were checked when they were watched.
  const own = release.stage ?? span;
  const probed = probeSpan({ from: own.from, to: own.to }, watch.everyMs, memory.rounds, memory.attended);
  if (memory.task === null || memory.probedFrom !== probed.from) {
    memory.task = watchTask(watch, span, probed);
    memory.probedFrom = probed.from;
    startFindings(memory, memory.task);
  }
  return memory.task;
}

/** Reads what the judge asks for until it has an answer. */
async function readAndJudge(
  context: CommandContext,
  watch: Watch,
  { record, stage }: WatchedRelease,
  memory: WatchMemory,
  look: { readonly task: WatchTask; readonly now: number; readonly gates: readonly Verdict[] },
) {
  const { commit, candidate, previous } = record.payload;
  const environment = "production";
  const release = { commit, environment, deploymentId: candidate.id };
  const baseline = { commit: previous?.commit ?? "", environment, ...(previous && { deploymentId: previous.id }) };
  const history = { commit, environment, anyRelease: true } as const;
  const scopes = { release, baseline, history };
  const reader = createSeriesReader(context, { scopes, promotedAt: look.task.span.from }, memory.series);
  const comparing = comparisonTask(watch, look.task.span, baseline.commit !== "", stage !== undefined);
  const { rounds, findings, blindSince, presence, prepared } = memory;
  const compare = await openComparing(comparing);
  reopenHoles(memory, look.now >= look.task.settledAt);
  for (;;) {
    const compared = compare(look.now, reader.known, prepared);
    const judged = judgeLook({ ...look, known: reader.known, rounds, findings, compared, blindSince, presence });
    if (judged.kind === "judged") {
      compactFindings(memory, look.now);
      return { ...judged, compared };
    }
    await reader.read([...judged.requests, ...compared.requests]);
  }
}

/** What judges evidence declares its files, too, which a rollback must not wait for: loaded where something is compared. */
async function openComparing(
  task: ComparisonTask,
): Promise<(now: number, known: KnownReads, cache: PreparedCache) => ComparisonAnswer> {
  if (task.comparisons.length === 0) return () => NOTHING_COMPARED;
  const { judgeComparisons } = await import("../../judge/regression/judge-comparisons.ts");
  return (now, known, cache) => judgeComparisons(task, now, known, cache);
}

/** Somebody else's deployment is not ours to judge or roll back. An unreadable host changes nothing here. */
async function productionMoved(
  { clock, signal }: CommandContext,
  { host, record, stage, servedUntil }: WatchedRelease,
): Promise<Verdict | null> {
  if (servedUntil !== undefined) return null;
  if (stage !== undefined) return rolloutMoved(host, record, stage, clock.now());
  try {
    let productionDeploymentId: string | null = null;
    // The host's answers lag behind one another for moments, so that one alone ends no watch.
    for (let looks = 1; looks <= LOOKS; looks += 1) {
      if (looks > 1) await clock.sleep(BETWEEN_LOOKS_MS, signal);
      ({ productionDeploymentId } = await host.readProject());
      if (productionDeploymentId === record.payload.candidate.id) return null;
    }
    return hold(
      "production_moved",
      `Production was changed to ${productionDeploymentId ?? "nothing"} by somebody else, so the watch of ${record.payload.candidate.id} ends.`,
      "Check what production serves now; if Holdpoint made that change, it has its own watch.",
    );
  } catch (error) {
    if (error instanceof ProviderError) return null;
    throw error;
  }
}
