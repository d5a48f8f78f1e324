/** `events/` (one table over the window) and `events-timeseries/` (the same numbers in buckets). */
import type { EmulatedRequest, EmulatedResponse } from "../contract.ts";
import { SentryRefusal } from "./access.ts";
import { addRow, createRowGroup, type FieldMeaning, parseField, type RowGroup } from "./aggregate.ts";
import type { Dimensions, EventTable } from "./event-table.ts";
import type { Horizon } from "./horizon.ts";
import { answerPage } from "./page.ts";
import { createRowFilter, readTerms, readWindow } from "./read-scope.ts";
import type { SentrySeed } from "./seed.ts";
import type { SentryStore } from "./store.ts";

export interface Reading {
  readonly store: SentryStore;
  readonly seed: SentrySeed;
  readonly horizon: Horizon;
  readonly now: () => number;
  /** The `empty` fault is on: answer as an organization without any data does. */
  readonly isEmpty: () => boolean;
}

/** A bucket that ends within this of now is still filling. */
const INGESTION_DELAY_MS = 90_000;
const MAXIMUM_FIELDS = 20;
const MAXIMUM_BUCKETS = 10_000;
const LOW_CONFIDENCE_SAMPLES = 20;

interface Selection {
  readonly table: EventTable;
  readonly dataset: string;
  readonly matches: (dimensions: Dimensions) => boolean;
  readonly extrapolate: boolean;
}

function readSelection(request: EmulatedRequest, reading: Reading): Selection {
  const dataset = request.query.get("dataset") ?? "errors";
  if (dataset !== "spans" && dataset !== "errors")
    throw new SentryRefusal(400, `dataset must be one of: spans, errors`);
  return {
    dataset,
    table: dataset === "spans" ? reading.store.spans : reading.store.errors,
    matches: createRowFilter(request, reading.seed, readTerms(request.query.get("query") ?? "")),
    extrapolate: request.query.get("disableAggregateExtrapolation") !== "1",
  };
}

function readFields(names: readonly string[]): ReadonlyMap<string, FieldMeaning | null> {
  if (names.length === 0) throw new SentryRefusal(400, "No columns selected");
  if (names.length > MAXIMUM_FIELDS) throw new SentryRefusal(400, `At most ${MAXIMUM_FIELDS} fields`);
  return new Map(
    names.map((name) => {
      const meaning = parseField(name);
      if (meaning !== null && "unknown" in meaning) throw new SentryRefusal(400, `Unknown field: ${name}`);
      return [name, meaning];
    }),
  );
}

export function answerEvents(request: EmulatedRequest, reading: Reading): EmulatedResponse {
  const selection = readSelection(request, reading);
  const fields = readFields(request.query.getAll("field"));
  const window = reading.horizon.clip(readWindow(request, reading.now()));
  if (reading.isEmpty()) return answerPage(request, [], () => ({ data: [], meta: {} }));
  const keys = [...fields].filter(([, meaning]) => meaning === null).map(([name]) => name);
  const groups = new Map<string, { by: readonly (string | null)[]; rows: RowGroup }>();
  // Without keys to group by there is always one row, of zeros where nothing matched.
  if (keys.length === 0) groups.set("[]", { by: [], rows: createRowGroup() });
  selection.table.scan(window, selection.matches, (_at, value, dimensions) => {
    const by = keys.map((key) => dimensions[key] ?? null);
    const name = JSON.stringify(by);
    const group = groups.get(name) ?? { by, rows: createRowGroup() };
    groups.set(name, group);
    addRow(group.rows, value, dimensions);
  });
  const data = [...groups.values()].map(({ by, rows }) =>
    Object.fromEntries(
      [...fields].map(([name, meaning]) => [
        name,
        meaning === null ? by[keys.indexOf(name)] : meaning.compute(rows, selection.extrapolate),
      ]),
    ),
  );
  sortRows(data, request.query.get("sort"));
  const meta = {
    fields: Object.fromEntries([...fields].map(([name, meaning]) => [name, meaning?.type ?? "string"])),
    units: Object.fromEntries([...fields].map(([name, meaning]) => [name, meaning?.unit ?? null])),
    dataset: selection.dataset,
    dataScanned: "full",
  };
  return answerPage(request, data, (page) => ({ data: page, meta }));
}

function sortRows(rows: Record<string, unknown>[], sort: string | null): void {
  if (sort === null) return;
  const [name, sign] = sort.startsWith("-") ? [sort.slice(1), -1] : [sort, 1];
  rows.sort((left, right) => {
    const [a, b] = [left[name], right[name]];
    if (typeof a === "number" && typeof b === "number") return (a - b) * sign;
    return String(a).localeCompare(String(b)) * sign;
  });
}

export function answerTimeseries(request: EmulatedRequest, reading: Reading): EmulatedResponse {
  const selection = readSelection(request, reading);
  const axes = request.query.getAll("yAxis");
  const fields = readFields(axes.length === 0 ? ["count()"] : axes);
  const asked = readWindow(request, reading.now());
  const interval = readIntervalMs(request, asked.to - asked.from);
  const start = Math.floor(asked.from / interval) * interval;
  const end = Math.ceil(asked.to / interval) * interval;
  const buckets = Array.from({ length: (end - start) / interval }, createRowGroup);
  selection.table.scan(reading.horizon.clip({ from: start, to: end }), selection.matches, (at, value, dimensions) => {
    const bucket = buckets[Math.floor((at - start) / interval)];
    if (bucket !== undefined) addRow(bucket, value, dimensions);
  });
  const timeSeries = [...fields].map(([name, meaning]) => {
    if (meaning === null) throw new SentryRefusal(400, `yAxis must be a function: ${name}`);
    return {
      yAxis: name,
      meta: { valueType: meaning.type, valueUnit: meaning.unit, interval, dataScanned: "full" },
      values: buckets.map((rows, index) =>
        renderBucket(
          start + index * interval,
          interval,
          rows,
          meaning.compute(rows, selection.extrapolate),
          reading.now(),
        ),
      ),
    };
  });
  return {
    status: 200,
    body: { meta: { dataset: selection.dataset, start, end }, timeSeries: reading.isEmpty() ? [] : timeSeries },
  };
}

function renderBucket(timestamp: number, interval: number, rows: RowGroup, value: number | null, now: number): object {
  const incomplete = timestamp + interval >= now - INGESTION_DELAY_MS;
  const samples = rows.values.length;
  return {
    timestamp,
    value: value ?? 0,
    incomplete,
    ...(incomplete ? { incompleteReason: "INCOMPLETE_BUCKET" } : {}),
    sampleCount: samples,
    sampleRate: samples === 0 ? null : 1,
    confidence: samples === 0 ? null : samples < LOW_CONFIDENCE_SAMPLES ? "low" : "high",
  };
}

/** Seconds here, other than in `sessions/`; without one, about 60 buckets. */
function readIntervalMs(request: EmulatedRequest, lengthMs: number): number {
  const text = request.query.get("interval");
  const seconds = text === null ? Math.max(60, Math.ceil(lengthMs / 60_000)) : Number(text);
  if (!Number.isInteger(seconds) || seconds < 1) throw new SentryRefusal(400, `Invalid interval: ${text}`);
  if (lengthMs / (seconds * 1_000) > MAXIMUM_BUCKETS)
    throw new SentryRefusal(400, "Your interval and date range would create too many results.");
  return seconds * 1_000;
}
