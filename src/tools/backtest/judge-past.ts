/** What the plan's watch would have said of one past release, and when: the same judge, asked about another time. */
import type { CommandContext } from "../../engine/context.ts";
import {
  createSeriesMemory,
  createSeriesReader,
  type SeriesReader,
  type SeriesScopes,
} from "../../engine/watch/series-reader.ts";
import {
  type ConditionStanding,
  type FindingsCache,
  judgeLook,
  type WatchTask,
  watchTask,
} from "../../judge/judge-look.ts";
import type { WatchAnswer } from "../../judge/judge-watch.ts";
import { type ComparisonTask, comparisonTask } from "../../judge/regression/comparison-task.ts";
import type { ComparisonStanding } from "../../judge/regression/comparison-answer.ts";
import { judgeComparisons } from "../../judge/regression/judge-comparisons.ts";
import type { LookComparison } from "../../judge/regression/watch-comparison.ts";
import type { PreparedCache } from "../../judge/regression/prepare-comparison.ts";
import type { WatchSpan } from "../../judge/watch-grid.ts";
import { hold, type Verdict } from "../../lib/verdict.ts";
import type { Watch } from "../../plan/plan.ts";
import { type HeardReading, heardReadings } from "./heard-readings.ts";
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

export async function judgePast(
  context: CommandContext,
  watch: Watch,
  past: PastRelease,
  now: number,
): Promise<JudgedPast> {
  const end = past.promotedAt + watch.forMs;
  const until = past.servedUntil ?? end;
  const span: WatchSpan = { from: past.promotedAt, to: Math.min(end, until), ...(until < end ? { isCut: true } : {}) };
  const standing = { past, span, isCut: span.to < end, ...NOTHING_JUDGED };
  const { commit, previous } = past;
  if (commit === null) return { ...standing, verdict: unnamed(past) };
  const hasBaseline = (previous?.commit ?? "") !== "";
  const task = watchTask(watch, span, span);
  if (task.settledAt > now) return { ...standing, verdict: notOver() };
  const environment = "production";
  const scopes: SeriesScopes = {
    release: { commit, environment, deploymentId: past.deploymentId },
    baseline: { commit: previous?.commit ?? "", environment, ...(previous && { deploymentId: previous.deploymentId }) },
    history: { commit, environment, anyRelease: true },
  };
  const comparing = comparisonTask(watch, span, hasBaseline);
  const reader = createSeriesReader(context, { scopes, promotedAt: span.from }, createSeriesMemory());
  const judgeAt = createJudge(reader, { task, comparing });
  const last = await judgeAt(task.deadline);
  const [answer, at] = last.answer.kind === "rollback" ? await firstRollback(task, judgeAt, last) : [last, null];
  if (answer.answer.kind === "continue") throw new Error("a watch that is over goes on");
  const { verdict } = answer.answer;
  const { standings, compared, comparison } = answer;
  const readings = await heardReadings(reader, last.findings);
  return { ...standing, verdict, rollbackAt: at, standings, compared, comparison, readings };
}

const NOTHING_JUDGED = { rollbackAt: null, standings: [], compared: [], comparison: null, readings: [] } as const;

interface Judged {
  readonly answer: WatchAnswer;
  readonly standings: readonly ConditionStanding[];
  readonly compared: readonly ComparisonStanding[];
  readonly comparison: LookComparison | null;
  readonly findings: FindingsCache;
}

/** What was read once is known at every later question: it is long complete. */
function createJudge(
  reader: SeriesReader,
  { task, comparing }: { readonly task: WatchTask; readonly comparing: ComparisonTask },
): (now: number) => Promise<Judged> {
  const prepared: PreparedCache = new Map();
  return async (now) => {
    const findings: FindingsCache = new Map();
    for (;;) {
      const compared = judgeComparisons(comparing, now, reader.known, prepared);
      const judged = judgeLook({ task, now, known: reader.known, rounds: [], gates: [], compared, findings });
      if (judged.kind === "judged") {
        return { ...judged, compared: compared.standings, comparison: compared.evidence, findings };
      }
      await reader.read([...judged.requests, ...compared.requests]);
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
