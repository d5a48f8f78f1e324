/**
 * What a process saw of a database between its looks: PostgreSQL itself keeps no history. A step is the difference between
 * two snapshots, so that days of looks are small. Pure but for what it keeps.
 */
import type { MetricBucket, MetricReading, MetricWindow } from "../../contract.ts";
import type { MeasureQuery } from "./measures.ts";

interface Row {
  readonly part: number;
  readonly whole: number;
  /** Rows with the same are one to people: entries of one statement's text. */
  readonly same?: string;
}

/** Rows of one instant, by key. */
export interface Snapshot {
  readonly at: number;
  readonly rows: ReadonlyMap<string, Row>;
  /** Another text than before: the counters began anew. */
  readonly reset: string;
}

interface Step extends MetricWindow {
  readonly part: number;
  readonly whole: number;
  /** How many calls, scans or instants are behind it. */
  readonly samples: number;
  /** The counters began anew in it: it says nothing. */
  readonly isVoid: boolean;
}

type HistoryQuery = Pick<MeasureQuery, "kind" | "of" | "fresh">;

export interface History {
  add(snapshot: Snapshot): void;
  read(window: MetricWindow, gapMs: number): MetricReading;
  buckets(span: MetricWindow, gapMs: number): readonly MetricBucket[];
}

/** Three days of looks every ten seconds. */
const MOST_STEPS = 26_000;
/** Fewer calls of one statement between two looks are no mean. */
const FEWEST_CALLS = 10;

export function createHistory(query: HistoryQuery): History {
  const steps: Step[] = [];
  let last: Snapshot | null = null;
  return {
    add(snapshot) {
      if (last !== null && snapshot.at <= last.at) return;
      // What is not known at an instant leaves a gap.
      const isSilent = query.kind === "instant" && snapshot.rows.size === 0;
      if (last !== null && !isSilent) steps.push(stepBetween(query, last, snapshot));
      if (steps.length > MOST_STEPS) steps.shift();
      last = snapshot;
    },
    read(window, gapMs) {
      const inside = steps.filter(({ from, to }) => from >= window.from && to <= window.to);
      const known = inside.filter(({ isVoid, samples }) => !isVoid && samples > 0);
      const isVoid = inside.some((step) => step.isVoid);
      const samples = known.reduce((sum, step) => sum + step.samples, 0);
      const complete = !isVoid && longestUncovered(inside, window) <= gapMs;
      const value = known.length === 0 ? null : join(query, known);
      const why = isVoid ? RESET : value === null ? (inside.length === 0 ? UNSEEN : IDLE) : undefined;
      return { value, sampleCount: samples, window, complete, ...(why === undefined ? {} : { why }) };
    },
    buckets(span, gapMs) {
      return steps
        .filter(({ from, to }) => from >= span.from && to <= span.to && to - from <= gapMs)
        .map((step): MetricBucket => {
          const isKnown = !step.isVoid && step.samples > 0;
          return {
            from: step.from,
            to: step.to,
            value: isKnown ? join(query, [step]) : null,
            sampleCount: isKnown ? step.samples : 0,
            badCount: null,
            complete: !step.isVoid,
          };
        });
    },
  };
}

const UNSEEN =
  "PostgreSQL keeps no history, and this process did not see it twice in the window; only a watch whose process stays does.";
const IDLE = "Nothing of what is measured happened between the looks at the database.";
const RESET =
  "The database's statistics began anew in the window, or statements were pushed out of them (pg_stat_statements.max), so that there is no difference to read.";

function stepBetween(query: HistoryQuery, before: Snapshot, after: Snapshot): Step {
  const span = { from: before.at, to: after.at };
  if (query.kind === "instant") {
    const [{ part, whole } = { part: 0, whole: 0 }] = after.rows.values();
    return { ...span, part, whole, samples: 1, isVoid: false };
  }
  const rows = [...after.rows].flatMap(([key, { part, same = key, whole }]) => {
    const known = before.rows.get(key) ?? (query.fresh === "from zero" ? { part: 0, whole: 0 } : null);
    return known === null ? [] : [{ part: part - known.part, whole: whole - known.whole, same }];
  });
  const shrank = rows.some(({ part, whole }) => part < 0 || whole < 0);
  if (shrank || before.reset !== after.reset) return { ...span, part: 0, whole: 0, samples: 0, isVoid: true };
  const samples = rows.reduce((sum, { whole }) => sum + whole, 0);
  if (query.of === "all") {
    return { ...span, part: rows.reduce((sum, { part }) => sum + part, 0), whole: samples, samples, isVoid: false };
  }
  const [slowest] = joinSame(rows)
    .filter(({ whole }) => whole >= FEWEST_CALLS)
    .toSorted((one, other) => other.part / other.whole - one.part / one.whole);
  return slowest === undefined
    ? { ...span, part: 0, whole: 0, samples: 0, isVoid: false }
    : { ...span, part: slowest.part, whole: slowest.whole, samples: slowest.whole, isVoid: false };
}

function joinSame(rows: readonly Required<Row>[]): readonly Row[] {
  const joined = new Map<string, { part: number; whole: number }>();
  for (const { part, same, whole } of rows) {
    const known = joined.get(same) ?? { part: 0, whole: 0 };
    joined.set(same, { part: known.part + part, whole: known.whole + whole });
  }
  return [...joined.values()];
}

function join({ of }: HistoryQuery, steps: readonly Step[]): number {
  if (of === "highest") return Math.max(...steps.map(({ part, whole }) => part / whole));
  const sum = (pick: (step: Step) => number) => steps.reduce((total, step) => total + pick(step), 0);
  return sum(({ part }) => part) / sum(({ whole }) => whole);
}

/** Steps are in the order of time and do not overlap. */
function longestUncovered(steps: readonly Step[], { from, to }: MetricWindow): number {
  const ends = [from, ...steps.map((step) => step.to)];
  const begins = [...steps.map((step) => step.from), to];
  return Math.max(...begins.map((begin, index) => begin - (ends[index] ?? from)));
}
