/** `events/` (one table over the window) and `events-timeseries/` (the same numbers in buckets). */
import type { EmulatedRequest, EmulatedResponse } from "../contract.ts";
import { SentryRefusal } from "./access.ts";
import {
  addRow,
  countSamples,
  createRowGroup,
  type FieldMeaning,
  parseField,
  type RowGroup,
  sampleRateOf,
} from "./aggregate.ts";
import type { EventTable, TimeWindow } from "./event-table.ts";
import type { Horizon } from "./horizon.ts";
import { answerPage } from "./page.ts";
import { createRowFilter, readTerms, readWindow, splitTerms } from "./read-scope.ts";
import { createNumberTest } from "./search-query.ts";
import type { SentrySeed } from "./seed.ts";
import type { SentryStore } from "./store.ts";
import { isVital } from "./vitals.ts";

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
/** Of spans; errors come from another store. As in getsentry/sentry, `search/eap/constants.py`. */
const MAXIMUM_BUCKETS = { spans: 2_016, errors: 10_000 } as const;
const SPAN_INTERVALS = new Set([15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 10_800, 14_400, 43_200, 86_400]);
const LOW_CONFIDENCE_SAMPLES = 20;

interface Selection {
  readonly dataset: "spans" | "errors";
  readonly extrapolate: boolean;
  scan(window: TimeWindow, visit: Parameters<EventTable["scan"]>[2]): void;
}

/** `columns` are functions and keys that are asked for: with the search terms they say whether it is about a web vital. */
function readSelection(request: EmulatedRequest, reading: Reading, columns: readonly string[]): Selection {
  const dataset = request.query.get("dataset") ?? "errors";
  if (dataset !== "spans" && dataset !== "errors")
    throw new SentryRefusal(400, `dataset must be one of: spans, errors`);
  const terms = readTerms(request.query.get("query") ?? "");
  const named = [...terms.map(({ key }) => key), ...columns.map((column) => /\(([^)]*)\)/.exec(column)?.[1] ?? column)];
  const vitals = new Set(named.filter(isVital));
  if (vitals.size > 1) throw new SentryRefusal(501, "The sandbox answers about one web vital at a time");
  const [vital] = vitals;
  const { ofRow, ofValue } = splitTerms(terms, (key) => key === (vital ?? "span.duration"));
  const { spans, errors, vitals: measured } = reading.store;
  const table = dataset === "errors" ? errors : vital === undefined ? spans : measured;
  const tests = ofValue.map(createNumberTest);
  const inScope = createRowFilter(request, reading.seed, ofRow);
  return {
    dataset,
    extrapolate: request.query.get("disableAggregateExtrapolation") !== "1",
    scan: (window, visit) =>
      table.scan(
        window,
        (dimensions) => inScope(dimensions) && (vital === undefined || dimensions[vital] !== undefined),
        (at, value, dimensions, quantity) => {
          if (tests.every((holds) => holds(value))) visit(at, value, dimensions, quantity);
        },
      ),
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
  const names = request.query.getAll("field");
  const selection = readSelection(request, reading, names);
  const fields = readFields(names);
  const window = reading.horizon.clip(readWindow(request, reading.now()));
  if (reading.isEmpty()) return answerPage(request, [], () => ({ data: [], meta: {} }));
  const keys = [...fields].filter(([, meaning]) => meaning === null).map(([name]) => name);
  const groups = new Map<string, { by: readonly (string | null)[]; rows: RowGroup }>();
  // Without keys to group by there is always one row, of zeros where nothing matched.
  if (keys.length === 0) groups.set("[]", { by: [], rows: createRowGroup() });
  selection.scan(window, (_at, value, dimensions, quantity) => {
    const by = keys.map((key) => dimensions[key] ?? null);
    const name = JSON.stringify(by);
    const group = groups.get(name) ?? { by, rows: createRowGroup() };
    groups.set(name, group);
    addRow(group.rows, value, dimensions, quantity);
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
  const axes = request.query.getAll("yAxis");
  const selection = readSelection(request, reading, axes);
  const fields = readFields(axes.length === 0 ? ["count()"] : axes);
  const asked = readWindow(request, reading.now());
  const interval = readIntervalMs(request, asked.to - asked.from, selection.dataset);
  const start = Math.floor(asked.from / interval) * interval;
  const end = Math.ceil(asked.to / interval) * interval;
  const buckets = Array.from({ length: (end - start) / interval }, createRowGroup);
  selection.scan(reading.horizon.clip({ from: start, to: end }), (at, value, dimensions, quantity) => {
    const bucket = buckets[Math.floor((at - start) / interval)];
    if (bucket !== undefined) addRow(bucket, value, dimensions, quantity);
  });
  const timeSeries = [...fields].map(([name, meaning]) => {
    if (meaning === null) throw new SentryRefusal(400, `yAxis must be a function: ${name}`);
    return {
      yAxis: name,
      meta: { valueType: meaning.type, valueUnit: meaning.unit, interval, dataScanned: "full" },
      values: buckets.map((rows, index) => ({
        ...renderBucket(start + index * interval, interval, reading.now()),
        value: meaning.compute(rows, selection.extrapolate) ?? 0,
        ...(selection.dataset === "spans" ? renderSamples(rows, selection.extrapolate) : {}),
      })),
    };
  });
  return {
    status: 200,
    body: { meta: { dataset: selection.dataset, start, end }, timeSeries: reading.isEmpty() ? [] : timeSeries },
  };
}

function renderBucket(timestamp: number, interval: number, now: number): object {
  const incomplete = timestamp + interval >= now - INGESTION_DELAY_MS;
  return { timestamp, incomplete, ...(incomplete ? { incompleteReason: "INCOMPLETE_BUCKET" } : {}) };
}

/** What stands behind a number. Without extrapolation Sentry works out neither rate nor confidence. */
function renderSamples(rows: RowGroup, extrapolate: boolean): object {
  const samples = countSamples(rows);
  const known = extrapolate && samples > 0;
  return {
    sampleCount: samples,
    sampleRate: known ? sampleRateOf(rows) : null,
    confidence: known ? (samples < LOW_CONFIDENCE_SAMPLES ? "low" : "high") : null,
  };
}

/** Seconds here, other than in `sessions/`. */
function readIntervalMs(request: EmulatedRequest, lengthMs: number, dataset: Selection["dataset"]): number {
  const text = request.query.get("interval");
  const seconds = text === null ? defaultInterval(lengthMs) : Number(text);
  const known = dataset === "spans" ? SPAN_INTERVALS.has(seconds) : Number.isInteger(seconds) && seconds >= 1;
  if (!known) throw new SentryRefusal(400, `Invalid interval: ${text}`);
  if (lengthMs / (seconds * 1_000) > MAXIMUM_BUCKETS[dataset])
    throw new SentryRefusal(400, "Your interval and date range would create too many results.");
  return seconds * 1_000;
}

/** The shortest that makes about 60 buckets. */
function defaultInterval(lengthMs: number): number {
  return [...SPAN_INTERVALS].find((seconds) => seconds >= 60 && lengthMs / (seconds * 1_000) <= 60) ?? 86_400;
}
