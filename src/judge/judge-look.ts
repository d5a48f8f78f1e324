/**
 * One look at a watch: plan, record, what is known and the time → the answer, or what must be read for it. Pure, and
 * nothing in it is remembered from look to look: a watch that was started again, or that is looked at once, answers the
 * same as one that never stopped.
 */
import type { MetricWindow } from "../providers/contract.ts";
import { type ReasonClass, reasonClass } from "../lib/reason-code.ts";
import type { Verdict } from "../lib/verdict.ts";
import { GRACE_CHECKS, type Metric, PROBE_PROVIDER, type Watch } from "../plan/plan.ts";
import { warmsUp } from "../plan/warms-up.ts";
import { type Findings, judgeSpan } from "./judge-span.ts";
import { judgePresence, type Presence } from "./judge-presence.ts";
import type { ConditionReadings } from "./condition-readings.ts";
import { judgeWatch, type WatchAnswer } from "./judge-watch.ts";
import { type Finding, judgeWindow, type Known, type KnownReadings, type WatchedCondition } from "./judge-window.ts";
import { type ComparisonAnswer, NOTHING_COMPARED } from "./regression/comparison-answer.ts";
import { comparisonsOf } from "./regression/comparison-task.ts";
import { countRounds, type ProbeRound } from "./probe-rounds.ts";
import { bucketSpan, conditionSeries } from "./series/condition-series.ts";
import { readWindows } from "./series/read-windows.ts";
import type { KnownReads, SeriesRequest } from "./series/series-request.ts";
import { watchGrid, type WatchSpan } from "./watch-grid.ts";

export interface WatchTask {
  readonly span: WatchSpan;
  readonly everyMs: number;
  readonly conditions: readonly WatchedCondition[];
  /** Every window has settled. */
  readonly settledAt: number;
  /** How long data and vendors are waited for that may come yet. */
  readonly graceMs: number;
  /** What is not known by now stays unknown. */
  readonly deadline: number;
  readonly ends: Watch["ends"];
  readonly onHold: Watch["onHold"];
}

/** From the plan (`watch`), the record (`span`, known-good) and what the known health checks cover (`probed`). */
export function watchTask(watch: Watch, span: WatchSpan, probed: WatchSpan): WatchTask {
  const { everyMs } = watch;
  const listed = [
    ...watch.rollbackConditions.map((condition) => ({ condition, list: "rollback" as const })),
    ...watch.successConditions.map((condition) => ({ condition, list: "success" as const })),
  ];
  const conditions = listed.flatMap(({ condition, list }): readonly WatchedCondition[] => {
    // What changed is shown by all buckets of the watch, and not by a window.
    if (condition.kind === "change") return [];
    const metric = watch.metrics[condition.metric];
    if (metric === undefined) throw new Error(`the condition "${condition.text}" has no metric`);
    const series = conditionSeries(watch, condition, metric);
    const judged = metric.provider === PROBE_PROVIDER ? probed : judgedSpan(span, metric, watch.warmUpMs);
    const own =
      series === null ? { ...judged, bucketMs: 1 } : bucketSpan(span, metric, watch.warmUpMs, series.bucketMs);
    const grid = watchGrid(judged, { overMs: condition.overMs, everyMs, settleMs: metric.settleMs }, own);
    return [{ condition, list, metric, watched: span, span: own, series, everyMs, grid }];
  });
  const compared = comparisonsOf(watch).map(({ metric }) => span.to + metric.settleMs);
  const judged = conditions.map((one) => one.span.to + one.metric.settleMs);
  const settledAt = Math.max(span.to, ...judged, ...compared);
  const graceMs = GRACE_CHECKS * everyMs;
  return {
    span,
    everyMs,
    conditions,
    settledAt,
    graceMs,
    deadline: settledAt + graceMs,
    ends: watch.ends,
    onHold: watch.onHold,
  };
}

/** What a cold start spoils is judged once the site is warm. */
function judgedSpan(span: WatchSpan, { measure }: Metric, warmUpMs: number): WatchSpan {
  return warmsUp(measure) ? { from: Math.min(span.from + warmUpMs, span.to), to: span.to } : span;
}

/** Findings of windows by condition. Final ones may be kept between looks: a cache, which changes no answer. */
export type FindingsCache = Map<WatchedCondition, Findings>;

export interface LookInput {
  readonly task: WatchTask;
  readonly now: number;
  readonly known: KnownReads;
  /** Health checks that are known, in the order of time. */
  readonly rounds: readonly ProbeRound[];
  /** Verdicts of the production gates. */
  readonly gates: readonly Verdict[];
  /** What was found before of windows whose readings are final. */
  readonly findings?: FindingsCache;
  /** What is compared with what was there before; the answer is known when this is. */
  readonly compared?: ComparisonAnswer;
  /** Since when conditions could not be judged, by their text: since which look of whoever stays. */
  readonly blindSince?: ReadonlyMap<string, number>;
  /** Where nobody stays to make health checks: who looked until now. */
  readonly presence?: Presence | null;
}

export interface ConditionStanding {
  readonly watched: WatchedCondition;
  readonly verdict: Verdict | null;
  /** The reading that spoke; null where the verdict comes from none, as where a vendor gave no answer. */
  readonly basis: ConditionReadings | null;
}

export type LookAnswer =
  /** By condition, newest window first; the answer is known when they are. */
  | { readonly kind: "unread"; readonly requests: readonly SeriesRequest[] }
  | { readonly kind: "judged"; readonly answer: WatchAnswer; readonly standings: readonly ConditionStanding[] };

export function judgeLook(input: LookInput): LookAnswer {
  const { task, now, gates } = input;
  const looked = task.conditions.map((watched) => withPresence(lookAt(watched, input), input));
  const standings = looked.map(({ watched, verdict, basis }) => ({ watched, verdict, basis }));
  const of = (list: WatchedCondition["list"]) =>
    standings
      .filter(({ watched }) => watched.list === list)
      .map(({ watched, verdict }) => ({ text: watched.condition.text, verdict }));
  const { standings: compared, requests: unread } = input.compared ?? NOTHING_COMPARED;
  const comparedIn = (isGoal: boolean) =>
    compared.filter(({ comparison }) => (comparison.list === "success") === isGoal);
  const answer = judgeWatch({
    rollback: [...of("rollback"), ...comparedIn(false)],
    success: [...of("success"), ...comparedIn(true)],
    gates,
    ended: now >= task.settledAt,
    graceOver: now >= task.deadline,
    ends: task.ends,
    onHold: task.onHold,
    blind: blindFor([...of("rollback"), ...of("success"), ...compared], input),
  });
  const requests = looked.flatMap((one) => one.requests);
  // A site that burns need not wait for what is known of its past; what is only not known yet must.
  const verdicts = [...standings, ...compared].map(({ verdict }) => verdict);
  const burns = [...gates, ...verdicts].some((verdict) => verdict?.outcome === "fail");
  if (!burns && requests.length + unread.length > 0) return { kind: "unread", requests };
  return { kind: "judged", answer, standings };
}

/** Whether the vendor gives no answer that could be judged; data that is only late or thin is another matter. */
export function isBlind({ verdict }: Pick<Standing, "verdict">): boolean {
  return verdict?.outcome === "hold" && BLIND.has(reasonClass(verdict.reasonCode));
}

const BLIND: ReadonlySet<ReasonClass> = new Set(["vendor", "credential", "settings"]);

/** How one of the plan's questions stands, by its text. */
export interface Standing {
  readonly text: string;
  readonly verdict: Verdict | null;
}

function blindFor(standings: readonly Standing[], { blindSince, now, task }: LookInput): Verdict | null {
  const long = standings.find((standing) => {
    const since = blindSince?.get(standing.text);
    return isBlind(standing) && since !== undefined && now - since >= task.graceMs;
  });
  return long?.verdict ?? null;
}

interface Looked extends ConditionStanding {
  readonly requests: readonly SeriesRequest[];
}

function withPresence(looked: Looked, { presence, rounds, now }: LookInput): Looked {
  const { watched, verdict } = looked;
  if (!presence || watched.metric.provider !== PROBE_PROVIDER) return looked;
  const present = judgePresence(watched, verdict, { presence, rounds, now });
  return present === verdict ? looked : { ...looked, verdict: present, basis: null };
}

const NOTHING_FOUND: Findings = { firm: 0, found: new Map() };

/** Judges what can be judged, and says what must be read for the rest. */
function lookAt(watched: WatchedCondition, input: LookInput): Looked {
  const { now } = input;
  const before = input.findings?.get(watched) ?? NOTHING_FOUND;
  const first = judgeSpan(watched, now, before);
  const standing = (verdict: Verdict | null, { found }: Findings): Looked => {
    const basis = basisOf(verdict, found);
    return { watched, verdict: withPage(verdict, basis), basis, requests: [] };
  };
  if (first.kind === "judged") return standing(first.verdict, before);
  const { known, unread } = readingsFor(watched, input);
  const found = new Map<number, Finding>(before.found);
  for (const index of first.windows) {
    const window = watched.grid[index];
    if (window === undefined) continue;
    const answer = judgeWindow(watched, window, known);
    if (answer.kind !== "unread") found.set(index, answer);
    if (answer.kind === "met") break;
  }
  const then = judgeSpan(watched, now, { firm: before.firm, found });
  const looked = then.kind === "judged" ? standing(then.verdict, { firm: before.firm, found }) : null;
  // A window that is not over says more at the next look.
  const open = first.windows[0];
  if (open !== undefined && (watched.grid[open]?.to ?? now) > now) found.delete(open);
  input.findings?.set(watched, { firm: before.firm, found });
  return looked ?? { watched, verdict: null, basis: null, requests: unread };
}

/** Of the window whose words these are; a pass may say beside them what was not judged. */
function basisOf(verdict: Verdict | null, found: Findings["found"]): ConditionReadings | null {
  for (const { verdict: said, basis } of found.values()) {
    if (said === verdict || (said.summary === verdict?.summary && said.outcome === "pass")) return basis ?? null;
  }
  return null;
}

/** The words of a verdict lead to the page on which its vendor shows the same window. */
function withPage(verdict: Verdict | null, basis: ConditionReadings | null): Verdict | null {
  const [first, ...others] = verdict?.evidence ?? [];
  if (verdict === null || first === undefined || first.url !== undefined || basis?.pageOf === undefined) return verdict;
  return { ...verdict, evidence: [{ ...first, url: basis.pageOf(basis.reading.window) }, ...others] };
}

/** Health checks are read from the rounds; every other metric is what its vendor said. */
function readingsFor(
  watched: WatchedCondition,
  { known, rounds, now }: LookInput,
): { readonly known: KnownReadings; readonly unread: readonly SeriesRequest[] } {
  if (watched.metric.provider !== PROBE_PROVIDER) return readWindows(watched, known);
  const ofRounds = (window: MetricWindow): Known => {
    const { reading, enough } = countRounds(rounds, window, watched.everyMs);
    return { kind: "reading", reading, partly: !enough || now < window.to };
  };
  return { known: ofRounds, unread: [] };
}
