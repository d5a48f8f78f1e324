/** One window of a condition, judged on settled readings, or what must be read for it. Pure. */
import { reasonClass, type ReasonFor } from "../lib/reason-code.ts";
import { hold, type Verdict } from "../lib/verdict.ts";
import type { Metric, WindowCondition } from "../plan/plan.ts";
import type { MetricWindow } from "../providers/contract.ts";
import type { ConditionReadings } from "./condition-readings.ts";
import { judgeCondition, rollbackVerdict, successVerdict } from "./judge-condition.ts";
import type { BucketsWanted } from "./series/series-request.ts";
import { expectedInGap } from "./traffic-gap.ts";
import type { WatchSpan } from "./watch-grid.ts";

/** A condition of the plan on a watch of the record. */
export interface WatchedCondition {
  readonly condition: WindowCondition;
  readonly list: "rollback" | "success";
  readonly metric: Metric;
  /** The watch; its beginning is the promote. */
  readonly watched: WatchSpan;
  /** What this condition is judged over: the watch in whole buckets, or for health checks the time that is made up for. */
  readonly span: WatchSpan;
  /** The buckets that its windows are made of; null where each window is read by itself. */
  readonly series: BucketsWanted | null;
  readonly everyMs: number;
  readonly grid: readonly MetricWindow[];
}

/** What is known of a window: the vendor's number, or why there is none at this look. */
export type Known =
  | ({ readonly kind: "reading" } & ConditionReadings)
  | {
      readonly kind: "trouble";
      readonly reasonCode: ReasonFor<"hold">;
      readonly message: string;
      readonly remedy: string;
    };

/** Undefined where nobody has asked yet. */
export type KnownReadings = (window: MetricWindow) => Known | undefined;

/**
 * What a window says. `judged` and `partial` are final. A `hole` may be another thing the next time it is read, unless its
 * reading is complete (`settled`), as where there is little traffic.
 */
export type Finding = FindingKind & {
  readonly verdict: Verdict;
  /** What it was judged from; nothing where a vendor gave no answer. */
  readonly basis?: ConditionReadings;
};

type FindingKind =
  | { readonly kind: "met" | "judged" | "partial" }
  | { readonly kind: "hole"; readonly settled?: boolean };

export type WindowAnswer = Finding | { readonly kind: "unread" };

/** `known` is asked for the window and, where that has too few samples, for the whole watch so far. */
export function judgeWindow(watched: WatchedCondition, window: MetricWindow, known: KnownReadings): WindowAnswer {
  const { condition, span } = watched;
  const read = known(window);
  if (read === undefined) return { kind: "unread" };
  if (read.kind === "trouble") return trouble(condition, read);
  const answer = judged(watched, read);
  if (answer.verdict.reasonCode !== "too_few_samples" || window.from <= span.from) return answer;
  // Little traffic: what one window cannot say, the whole watch so far may.
  const whole = known({ from: span.from, to: window.to });
  if (whole === undefined) return { kind: "unread" };
  if (whole.kind === "trouble") return trouble(condition, whole);
  const expected =
    read.reading.sampleCount < condition.minimumSamples
      ? expectedInGap(read.reading, whole.reading, condition.minimumSamples)
      : null;
  if (expected !== null) return { kind: "hole", verdict: gap(condition, read.reading, expected) };
  return judged(watched, { ...whole, ...(read.partly === undefined ? {} : { partly: read.partly }) });
}

function judged({ condition, list, metric }: WatchedCondition, readings: ConditionReadings): Finding {
  const answer = judgeCondition(condition, metric.measure, readings);
  const verdict = (list === "rollback" ? rollbackVerdict : successVerdict)(condition, answer);
  if (verdict.outcome === "fail") return { kind: "met", verdict, basis: readings };
  // Credential trouble is a hole too: a token that is put right during the watch lets it go on.
  if (verdict.outcome === "hold" && reasonClass(verdict.reasonCode) !== "undecided") {
    return { kind: "hole", verdict, settled: isWhole(readings), basis: readings };
  }
  const { from, to } = readings.reading.window;
  const isPartial = to - from < condition.overMs || readings.partly === true;
  return { kind: isPartial ? "partial" : "judged", verdict, basis: readings };
}

function isWhole({ reading: { value, complete }, beyond }: ConditionReadings): boolean {
  return complete && (value !== null || beyond !== undefined);
}

function trouble(condition: WindowCondition, { reasonCode, message, remedy }: Known & { kind: "trouble" }): Finding {
  return { kind: "hole", verdict: hold(reasonCode, `${condition.text}: ${message}`, remedy) };
}

function gap(condition: WindowCondition, { sampleCount }: ConditionReadings["reading"], expected: number): Verdict {
  return hold(
    "no_data",
    `${condition.text}: ${sampleCount} samples where the rest of the watch suggests about ${expected}, so the data has a gap.`,
    "Check that the site, and everything between it and the vendor, still reports; late data is judged when it arrives.",
  );
}
