/** One window of a condition, judged on settled readings, or what must be read for it. Pure. */
import { reasonClass, type ReasonFor } from "../lib/reason-code.ts";
import { hold, type Verdict } from "../lib/verdict.ts";
import type { Metric, WindowCondition } from "../plan/plan.ts";
import type { MetricReading, MetricWindow } from "../providers/contract.ts";
import { type ConditionReadings, judgeCondition, rollbackVerdict, successVerdict } from "./judge-condition.ts";
import { expectedInGap } from "./traffic-gap.ts";
import type { WatchSpan } from "./watch-grid.ts";

/** A condition of the plan on a watch of the record. */
export interface WatchedCondition {
  readonly condition: WindowCondition;
  readonly list: "rollback" | "success";
  readonly metric: Metric;
  /** The watch; its beginning is the promote. */
  readonly watched: WatchSpan;
  /** What this condition is judged over: the watch, or for health checks the time that is made up for. */
  readonly span: WatchSpan;
  readonly everyMs: number;
  readonly grid: readonly MetricWindow[];
}

/** Which time is asked for; the same request always means the same data. */
export interface ReadingRequest {
  readonly metric: Metric;
  readonly window: MetricWindow;
}

/** What is known of a request: the vendor's number, or why there is none at this look. */
export type Known =
  | {
      readonly kind: "reading";
      readonly reading: MetricReading;
      /** Its window is only partly looked at. */ readonly partly?: boolean;
    }
  | {
      readonly kind: "trouble";
      readonly reasonCode: ReasonFor<"hold">;
      readonly message: string;
      readonly remedy: string;
    };

/** Undefined where nobody has asked yet. */
export type KnownReadings = (request: ReadingRequest) => Known | undefined;

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

export type WindowAnswer = Finding | { readonly kind: "unread"; readonly requests: readonly ReadingRequest[] };

/** `known` is asked for the window and, where that has too few samples, for the whole watch so far. */
export function judgeWindow(watched: WatchedCondition, window: MetricWindow, known: KnownReadings): WindowAnswer {
  const { condition, metric, span } = watched;
  const own: ReadingRequest = { metric, window };
  const read = known(own);
  if (read === undefined) return { kind: "unread", requests: [own] };
  if (read.kind === "trouble") return trouble(condition, read);
  const found: ConditionReadings = { reading: read.reading, partly: read.partly === true };
  const answer = judged(watched, found);
  if (answer.verdict.reasonCode !== "too_few_samples" || window.from <= span.from) return answer;
  // Little traffic: what one window cannot say, the whole watch so far may.
  const request: ReadingRequest = { metric, window: { from: span.from, to: window.to } };
  const whole = known(request);
  if (whole === undefined) return { kind: "unread", requests: [request] };
  if (whole.kind === "trouble") return trouble(condition, whole);
  const expected =
    found.reading.sampleCount < condition.minimumSamples
      ? expectedInGap(found.reading, whole.reading, condition.minimumSamples)
      : null;
  if (expected !== null) return { kind: "hole", verdict: gap(condition, found.reading, expected) };
  return judged(watched, { ...found, reading: whole.reading });
}

function judged({ condition, list, metric }: WatchedCondition, readings: ConditionReadings): Finding {
  const answer = judgeCondition(condition, metric.measure, readings);
  const verdict = (list === "rollback" ? rollbackVerdict : successVerdict)(condition, answer);
  if (verdict.outcome === "fail") return { kind: "met", verdict, basis: readings };
  // Credential trouble is a hole too: a token that is put right during the watch lets it go on.
  if (verdict.outcome === "hold" && reasonClass(verdict.reasonCode) !== "undecided") {
    return { kind: "hole", verdict, settled: isWhole(readings.reading), basis: readings };
  }
  const { from, to } = readings.reading.window;
  const isPartial = to - from < condition.overMs || readings.partly === true;
  return { kind: isPartial ? "partial" : "judged", verdict, basis: readings };
}

function isWhole({ value, complete }: MetricReading): boolean {
  return complete && value !== null;
}

function trouble(condition: WindowCondition, { reasonCode, message, remedy }: Known & { kind: "trouble" }): Finding {
  return { kind: "hole", verdict: hold(reasonCode, `${condition.text}: ${message}`, remedy) };
}

function gap(condition: WindowCondition, { sampleCount }: MetricReading, expected: number): Verdict {
  return hold(
    "no_data",
    `${condition.text}: ${sampleCount} samples where the rest of the watch suggests about ${expected}, so the data has a gap.`,
    "Check that the site, and everything between it and the vendor, still reports; late data is judged when it arrives.",
  );
}
