/** A watch of 48 hours and 10 metrics in virtual time: what judging it takes, and whether it keeps what it has seen. */
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import type { CommandContext } from "../../src/engine/context.ts";
import { createJournal } from "../../src/engine/journal.ts";
import { compactFindings, createWatchMemory } from "../../src/engine/watch/watch-memory.ts";
import { watchProduction } from "../../src/engine/watch/watch-production.ts";
import { type FindingsCache, judgeLook, type WatchTask, watchTask } from "../../src/judge/judge-look.ts";
import type { Read, SeriesRequest } from "../../src/judge/series/series-request.ts";
import type { Condition, Metric, Plan, Watch } from "../../src/plan/plan.ts";
import type { MetricBucket, MetricWindow } from "../../src/providers/contract.ts";
import type { ProductionRecord } from "../../src/release/record.ts";
import { PLAIN_WATCH } from "../judge/plain-watch.ts";
import { createModelWorld } from "../simulation/model-world.ts";
import { createSimulatedClock, simulatedContext, SIMULATED_PLAN } from "../simulation/run-release.ts";
import { type BenchRow, benchRow } from "./bench-row.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const WATCH_MS = 48 * HOUR;
const TICKS = WATCH_MS / MINUTE;
const START = Date.UTC(2026, 10, 20);
const COUNT = 10;
const OVER_MS = 15 * MINUTE;
/** Of each unit, since each is written in its own way; all of them healthy. */
const KINDS = [
  { unit: "ratio", healthy: 0.012, limit: 0.05, written: "5%", series: { kind: "share" } },
  { unit: "duration", healthy: 1_234.5, limit: 2_000, written: "2000ms", series: { kind: "quantile", quantile: 0.99 } },
  { unit: "count", healthy: 80, limit: 5_000, written: "5000", series: { kind: "events" } },
] as const;

interface Watched {
  readonly metric: Metric;
  readonly condition: Condition;
  readonly healthy: number;
}

const WATCHED = Array.from({ length: COUNT }, (_, index): Watched => {
  const { unit, healthy, limit, written, series } = KINDS[index % KINDS.length] ?? KINDS[0];
  const name = `metric_${index}`;
  const measure = { unit, minimumSamples: 20, series };
  return {
    metric: { name, provider: "model", spec: {}, measure, settleMs: 2 * MINUTE },
    condition: {
      kind: "threshold",
      text: `${name} > ${written} over 15m`,
      metric: name,
      overMs: OVER_MS,
      minimumSamples: measure.minimumSamples,
      position: { file: "plan.yml", line: 1, column: 1 },
      comparison: ">",
      value: limit,
    },
    healthy,
  };
});

const WATCH: Watch = {
  forMs: WATCH_MS,
  everyMs: MINUTE,
  ...PLAIN_WATCH,
  silenceMs: 6 * 3_600_000,
  metrics: Object.fromEntries(WATCHED.map(({ metric }) => [metric.name, metric])),
  rollbackConditions: WATCHED.map(({ condition }) => condition),
  successConditions: [],
};
const SPAN = { from: START, to: START + WATCH_MS };

/** Of the whole watch, as a vendor tells it. The shares, lengths and counts of a real site are never the same twice. */
const BUCKETS: ReadonlyMap<string, readonly MetricBucket[]> = new Map(
  WATCHED.map(({ metric, healthy }) => [metric.name, bucketsOf(SPAN, metric, healthy)]),
);

function bucketsOf({ from: start, to: end }: MetricWindow, metric: Metric, healthy: number): readonly MetricBucket[] {
  return Array.from({ length: (end - start) / MINUTE }, (_, index) => {
    const from = start + index * MINUTE;
    const value = healthy * (1 + (index % 97) / 970);
    const badCount = metric.measure.unit === "count" ? value : 6 + (index % 3) - 4;
    return { from, to: from + MINUTE, value, sampleCount: 500, badCount, complete: true };
  });
}

function known({ metric, window }: SeriesRequest): Read {
  const [first, end] = [window.from, window.to].map((at) => (at - START) / MINUTE);
  return { kind: "buckets", buckets: (BUCKETS.get(metric.name) ?? []).slice(first, end) };
}

/** Judges a look; a healthy watch goes on, and passes at its end. */
function look(task: WatchTask, now: number, findings: FindingsCache): void {
  const judged = judgeLook({ task, now, known, rounds: [], gates: [], findings });
  if (judged.kind === "unread" || (judged.answer.kind === "end") !== now >= task.settledAt)
    throw new Error(`a healthy watch answers ${JSON.stringify(judged)}`);
}

/** Processor milliseconds of `work`: what else runs does not count. */
function processorMs(work: () => void): number {
  const before = process.threadCpuUsage();
  work();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1_000;
}

/** The pure part of the watch that never stops: 2,880 looks at 10 conditions. */
function judgeAll(): number {
  return processorMs(() => {
    const memory = createWatchMemory(true);
    const task = watchTask(WATCH, SPAN, SPAN);
    for (let now = START + MINUTE; now <= task.settledAt; now += MINUTE) {
      look(task, now, memory.findings);
      compactFindings(memory, now);
    }
  });
}

/** The same by a process that was started at the end. */
function judgeAtTheEnd(): number {
  return processorMs(() => {
    const task = watchTask(WATCH, SPAN, SPAN);
    look(task, task.settledAt, new Map());
  });
}

/** Megabytes of heap after an hour and after 48 of the watch command's own loop. */
async function heapOfWatch(): Promise<{ readonly early: number; readonly late: number; readonly ticks: number }> {
  const heap: number[] = [];
  let ticks = 0;
  const simulated = createSimulatedClock(START);
  const clock = {
    ...simulated,
    async sleep(ms: number) {
      await simulated.sleep(ms);
      if (heap.length === 0 && simulated.now() >= START + HOUR) heap.push(heapMb());
    },
  };
  const world = createModelWorld({ domains: [], happening: () => ({ kind: "none" }), now: clock.now, jobMs: 0 });
  world.foreignDeployment("dpl_watched");
  const context: CommandContext = {
    ...simulatedContext(world, clock, "watched", { gate: "pass", errorsFromMs: null, blind: false }, (event) => {
      if (event.event === "tick") ticks += 1;
    }),
    plan: planOfWatch(),
    metricSource: async (metric) => ({
      read: async () => {
        throw new Error(`${metric.name} was asked for a window`);
      },
      readBuckets: async ({ span }) =>
        bucketsOf(span, metric, WATCHED.find((one) => one.metric.name === metric.name)?.healthy ?? 0),
    }),
  };
  const end = await watchProduction(context, createJournal("watch", context), {
    host: world.host,
    record: recordOfWatch(),
  });
  if (end.verdict.outcome !== "pass") throw new Error(`the watch did not end well: ${end.verdict.summary}`);
  return { early: heap[0] ?? Number.NaN, late: heapMb(), ticks };
}

function planOfWatch(): Plan {
  const { stages } = SIMULATED_PLAN;
  // Probed at each look, as a watch with health checks is.
  const verify = stages.staging.verify;
  return { ...SIMULATED_PLAN, stages: { ...stages, production: { ...stages.production, verify, watch: WATCH } } };
}

function recordOfWatch(): ProductionRecord & { readonly promotedAt: number } {
  const candidate = { id: "dpl_watched", url: "web.example.test", createdAt: START };
  const payload = {
    holdpoint: 1 as const,
    phase: "production" as const,
    release: "watched",
    commit: "a".repeat(40),
    planDigest: SIMULATED_PLAN.digest,
    candidate,
    knownGood: { id: "dpl_v0", commit: "0".repeat(40), judged: true, why: "its watch passed" },
    previous: { id: "dpl_v0", commit: "0".repeat(40) },
    migrations: "none",
    watchForMs: WATCH_MS,
    autoAssignDomains: true,
    unpinned: false,
  };
  const state = { phase: "watching" as const, promotedAt: START, rollbackTo: null, accepted: false, reason: null };
  return { forgeId: 1, payload, ...state, createdAt: START, statusAt: START };
}

/** What is still referred to, after everything else was collected. */
function heapMb(): number {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  collect();
  return process.memoryUsage().heapUsed / 1_048_576;
}

export async function benchWatch(): Promise<BenchRow[]> {
  const judged = Array.from({ length: 7 }, judgeAll);
  const atTheEnd = Array.from({ length: 7 }, judgeAtTheEnd);
  const { early, late, ticks } = await heapOfWatch();
  if (ticks < TICKS) throw new Error(`the watch looked ${ticks} times in 48 hours`);
  const budget = {
    peer: [50],
    peerName: "the budget itself",
    unit: "ms",
    budget: { kind: "limit", atMost: 50 },
  } as const;
  return [
    benchRow({
      name: "48 h × 10 metrics judged",
      ours: judged,
      ...budget,
      note: "2,880 looks, each with what earlier ones found",
    }),
    benchRow({
      name: "48 h × 10 metrics, one look",
      ours: atTheEnd,
      ...budget,
      note: "a run that is started at the end: every window of the watch",
    }),
    benchRow({
      name: "watch heap, 48 h against 1 h",
      ours: [late],
      peer: [early],
      peerName: "ours, after 1 h",
      unit: "MB",
      budget: { kind: "limit", atMost: Number((early + 3).toFixed(1)) },
    }),
  ];
}
