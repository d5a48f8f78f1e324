/** What the plan's watch would have said of one past release, and when: the same judge, asked about another time. */
import type { CommandContext } from "../../engine/context.ts";
import {
  type ComparisonScopes,
  createComparisonMemory,
  createComparisonReader,
} from "../../engine/watch/comparison-reader.ts";
import { createMetricReader } from "../../engine/watch/metric-reader.ts";
import { type ConditionStanding, judgeLook, type WatchTask, watchTask } from "../../judge/judge-look.ts";
import type { WatchAnswer } from "../../judge/judge-watch.ts";
import { type ComparisonTask, comparisonTask } from "../../judge/regression/comparison-task.ts";
import type { ComparisonStanding } from "../../judge/regression/comparison-answer.ts";
import { judgeComparisons } from "../../judge/regression/judge-comparisons.ts";
import type { LookComparison } from "../../judge/regression/watch-comparison.ts";
import type { PreparedCache } from "../../judge/regression/prepare-comparison.ts";
import type { WatchSpan } from "../../judge/watch-grid.ts";
import { hold, type Verdict } from "../../lib/verdict.ts";
import type { Watch } from "../../plan/plan.ts";
import type { MetricReading } from "../../providers/contract.ts";
import type { PastRelease } from "./past-release.ts";

export interface JudgedPast {
  readonly past: PastRelease;
  /** As long as it served, and no longer than the plan watches. */
  readonly span: WatchSpan;
  /** The next release came, or it was rolled back, before the plan's watch was over. */
  readonly isCut: boolean;
  readonly verdict: Verdict;
  /** When the plan would have rolled it back; null where it would not have. */
  readonly rollbackAt: number | null;
  readonly standings: readonly ConditionStanding[];
  readonly compared: readonly ComparisonStanding[];
  /** What they were computed from; null where nothing could be compared. */
  readonly comparison: LookComparison | null;
  readonly readings: readonly HeardReading[];
}

export interface HeardReading {
  readonly metric: string;
  readonly reading: MetricReading;
}

export async function judgePast(
  context: CommandContext,
  watch: Watch,
  past: PastRelease,
  now: number,
): Promise<JudgedPast> {
  const end = past.promotedAt + watch.forMs;
  const span = { from: past.promotedAt, to: Math.min(end, past.servedUntil ?? end) };
  const standing = { past, span, isCut: span.to < end, ...NOTHING_JUDGED };
  const { commit, previous } = past;
  if (commit === null) return { ...standing, verdict: unnamed(past) };
  const hasBaseline = (previous?.commit ?? "") !== "";
  const task = watchTask(watch, span, span);
  if (task.settledAt > now) return { ...standing, verdict: notOver() };
  const readings: HeardReading[] = [];
  const environment = "production";
  const scopes: ComparisonScopes = {
    release: { commit, environment, deploymentId: past.deploymentId },
    baseline: { commit: previous?.commit ?? "", environment, ...(previous && { deploymentId: previous.deploymentId }) },
    history: { commit, environment, anyRelease: true },
  };
  const comparing = comparisonTask(watch, span, hasBaseline);
  const judgeAt = createJudge(hearing(context, commit, readings), { task, comparing, scopes });
  const last = await judgeAt(task.deadline);
  const [answer, at] = last.answer.kind === "rollback" ? await firstRollback(task, judgeAt, last) : [last, null];
  if (answer.answer.kind === "continue") throw new Error("a watch that is over goes on");
  const { verdict } = answer.answer;
  const { standings, compared, comparison } = answer;
  return { ...standing, verdict, rollbackAt: at, standings, compared, comparison, readings };
}

const NOTHING_JUDGED = { rollbackAt: null, standings: [], compared: [], comparison: null, readings: [] } as const;

interface Judged {
  readonly answer: WatchAnswer;
  readonly standings: readonly ConditionStanding[];
  readonly compared: readonly ComparisonStanding[];
  readonly comparison: LookComparison | null;
}

/** What was read once is known at every later question: it is long complete. */
function createJudge(
  context: CommandContext,
  {
    task,
    comparing,
    scopes,
  }: { readonly task: WatchTask; readonly comparing: ComparisonTask; readonly scopes: ComparisonScopes },
): (now: number) => Promise<Judged> {
  const reader = createMetricReader(context, scopes.release);
  const comparisons = createComparisonReader(context, scopes, createComparisonMemory());
  const prepared: PreparedCache = new Map();
  return async (now) => {
    for (;;) {
      const compared = judgeComparisons(comparing, now, comparisons.known, prepared);
      const judged = judgeLook({ task, now, known: reader.known, rounds: [], gates: [], compared });
      if (judged.kind === "judged") return { ...judged, compared: compared.standings, comparison: compared.evidence };
      await Promise.all([reader.read(judged.requests), comparisons.read(compared.requests)]);
    }
  };
}

/** A release that had failed by a look has failed at every later one, so the first is found by halving. */
async function firstRollback(
  task: WatchTask,
  judgeAt: (now: number) => Promise<Judged>,
  last: Judged,
): Promise<readonly [Judged, number]> {
  const looks = looksOf(task);
  let low = 0;
  let high = looks.length - 1;
  let found = last;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const judged = await judgeAt(looks[middle] ?? task.deadline);
    if (judged.answer.kind === "rollback") {
      found = judged;
      high = middle;
    } else low = middle + 1;
  }
  return [found, looks[low] ?? task.deadline];
}

/** When the watch would have looked, the last time when nothing was waited for any more. */
function looksOf({ span, everyMs, settledAt, deadline }: WatchTask): readonly number[] {
  const count = Math.ceil((settledAt - span.from) / everyMs);
  const looks = Array.from({ length: count }, (_, index) => Math.min(span.from + (index + 1) * everyMs, settledAt));
  return [...looks, deadline];
}

/** The same context; readings of the release itself are kept. */
function hearing(context: CommandContext, commit: string, heard: HeardReading[]): CommandContext {
  return {
    ...context,
    async metricSource(metric) {
      const source = await context.metricSource(metric);
      return {
        ...source,
        async read(window, scope) {
          const reading = await source.read(window, scope);
          if (scope.commit === commit) heard.push({ metric: metric.name, reading });
          return reading;
        },
      };
    },
  };
}

function unnamed({ deploymentId }: PastRelease): Verdict {
  return hold(
    "no_data",
    `Nobody knows which commit ${deploymentId} was built from, so no metric can be asked about it.`,
    "Builds that Holdpoint or the host's Git integration makes carry their commit.",
  );
}

function notOver(): Verdict {
  return hold("watch_incomplete", "The plan's watch of it would not be over yet.", "Run this again later.");
}
