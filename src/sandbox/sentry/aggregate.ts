/** Sentry's aggregate functions over rows: `count()`, `p99(span.duration)`, `http_response_rate(5)` … */
import type { Dimensions } from "./event-table.ts";
import { isVital } from "./vitals.ts";

/** One group of rows: their numbers, how many each stands for, and how many each set of dimensions has. */
export interface RowGroup {
  readonly values: number[];
  /** Of the value at the same place. */
  readonly quantities: number[];
  readonly byDimensions: Map<Dimensions, number>;
}

export function createRowGroup(): RowGroup {
  return { values: [], quantities: [], byDimensions: new Map() };
}

export function addRow(group: RowGroup, value: number, dimensions: Dimensions, quantity = 1): void {
  group.values.push(value);
  group.quantities.push(quantity);
  group.byDimensions.set(dimensions, (group.byDimensions.get(dimensions) ?? 0) + quantity);
}

/** What was received, whatever each of them may be extrapolated to. */
export function countSamples({ quantities }: RowGroup): number {
  return sumOf(quantities);
}

export interface FieldMeaning {
  readonly type: "integer" | "number" | "duration" | "percentage" | "string";
  readonly unit: "millisecond" | null;
  compute(group: RowGroup, extrapolate: boolean): number | null;
}

const HEALTHY_STATUSES = new Set(["ok", "cancelled", "unknown"]);

/** What a field of this name computes; null where it is a plain key to group by; `{ unknown }` where nothing knows it. */
export function parseField(field: string): FieldMeaning | null | { readonly unknown: string } {
  const call = /^(\w+)\(([^)]*)\)$/.exec(field);
  if (call === null) return /^[\w.]+$/.test(field) ? null : { unknown: field };
  const [, name = "", argument = ""] = call;
  if (name === "count") return { type: "integer", unit: null, compute: countRows };
  if (name === "count_unique") return { type: "integer", unit: null, compute: (group) => countUnique(group, argument) };
  if (name === "failure_rate") {
    return { type: "percentage", unit: null, compute: (group) => shareOf(group, () => true, failed) };
  }
  if (name === "failure_count") {
    return { type: "integer", unit: null, compute: (group) => rowsWhere(group, failed) };
  }
  if (name === "http_response_rate" && /^[1-5]$/.test(argument)) {
    return {
      type: "percentage",
      unit: null,
      compute: (group) =>
        shareOf(group, hasStatusCode, (row) => row["span.status_code"]?.startsWith(argument) === true),
    };
  }
  return parseDurationField(name, argument) ?? { unknown: field };
}

function durationField(compute: (group: RowGroup) => number): FieldMeaning {
  return {
    type: "duration",
    unit: "millisecond",
    // Sentry coalesces an empty aggregate to zero: callers have to look at count() themselves.
    compute: (group) => (group.values.length === 0 ? 0 : compute(group)),
  };
}

function parseDurationField(name: string, argument: string): FieldMeaning | null {
  // Sentry gives the layout shift in milliseconds, too.
  if (argument !== "span.duration" && !isVital(argument)) return null;
  const percentile = /^p(50|75|90|95|99|100)$/.exec(name);
  if (percentile !== null) return durationField((group) => percentileOf(group, Number(percentile[1]) / 100));
  if (name === "avg") return durationField((group) => sumOfValues(group) / countSamples(group));
  if (name === "sum") return durationField(sumOfValues);
  if (name === "min") return durationField(({ values }) => values.reduce((least, value) => Math.min(least, value)));
  if (name === "max") return durationField(({ values }) => values.reduce((most, value) => Math.max(most, value)));
  return null;
}

/** On average over the rows; null where there are none. */
export function sampleRateOf(group: RowGroup): number | null {
  if (group.values.length === 0) return null;
  let sum = 0;
  for (const [dimensions, rows] of group.byDimensions) sum += rows * Number(dimensions["sentry.sample_rate"] ?? 1);
  return sum / countSamples(group);
}

/** With extrapolation each row stands for 1 / sample rate rows, as Sentry answers by default. */
function countRows(group: RowGroup, extrapolate: boolean): number {
  let count = 0;
  for (const [dimensions, rows] of group.byDimensions) {
    const rate = extrapolate ? Number(dimensions["sentry.sample_rate"] ?? 1) : 1;
    count += rows / (rate > 0 ? rate : 1);
  }
  return Math.round(count);
}

function countUnique(group: RowGroup, key: string): number {
  const values = new Set([...group.byDimensions.keys()].map((dimensions) => dimensions[key]));
  values.delete(undefined);
  return values.size;
}

function failed(dimensions: Dimensions): boolean {
  return !HEALTHY_STATUSES.has(dimensions["trace.status"] ?? "unknown");
}

function hasStatusCode(dimensions: Dimensions): boolean {
  return dimensions["span.status_code"] !== undefined;
}

function rowsWhere(group: RowGroup, holds: (dimensions: Dimensions) => boolean): number {
  let count = 0;
  for (const [dimensions, rows] of group.byDimensions) if (holds(dimensions)) count += rows;
  return count;
}

/** Zero where nothing was counted, as Sentry answers: no traffic looks healthy unless count() is asked for too. */
function shareOf(
  group: RowGroup,
  counted: (dimensions: Dimensions) => boolean,
  holds: (dimensions: Dimensions) => boolean,
): number {
  const all = rowsWhere(group, counted);
  return all === 0 ? 0 : rowsWhere(group, (dimensions) => counted(dimensions) && holds(dimensions)) / all;
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

function sumOfValues({ values, quantities }: RowGroup): number {
  return values.reduce((sum, value, index) => sum + value * (quantities[index] ?? 0), 0);
}

/** Nearest rank: the smallest value with at least this share of all values at or below it. */
export function percentileOf({ values, quantities }: RowGroup, share: number): number {
  const rank = Math.max(1, Math.ceil(share * sumOf(quantities)));
  const [each = 1] = quantities;
  if (quantities.every((quantity) => quantity === each)) {
    // Numbers alone are sorted many times as fast as their places.
    return Float64Array.from(values).toSorted()[Math.ceil(rank / each) - 1] ?? 0;
  }
  const order = Uint32Array.from(values.keys()).toSorted((one, other) => (values[one] ?? 0) - (values[other] ?? 0));
  let seen = 0;
  for (const index of order) {
    seen += quantities[index] ?? 0;
    if (seen >= rank) return values[index] ?? 0;
  }
  return 0;
}
