/** What a site reports, as rows: streamed spans, transactions of older SDKs, error events and sessions. */
import { asList, asRecord, type Envelope } from "./envelope.ts";
import type { Dimensions } from "./event-table.ts";
import type { ErrorFacts } from "./issue-book.ts";
import type { SentryStore } from "./store.ts";
import { VITAL_ATTRIBUTES } from "./vitals.ts";

const MILLISECONDS = 1_000;

/** Takes in one envelope for a project; `now` dates what carries no time of its own. */
export function ingestEnvelope(store: SentryStore, project: string, envelope: Envelope, now: number): void {
  for (const { type, payload } of envelope.items) {
    const record = asRecord(payload);
    if (record === null) continue;
    if (type === "span") for (const span of asList(record.items)) ingestStreamedSpan(store, project, asRecord(span));
    if (type === "transaction") ingestTransaction(store, project, record);
    if (type === "event") store.addError(readError(project, record, now));
    if (type === "session") ingestSession(store, project, record);
    if (type === "sessions") ingestSessionAggregates(store, project, record);
    if (type === "client_report") {
      for (const discarded of asList(record.discarded_events)) {
        store.countDiscarded(numberOf(asRecord(discarded)?.quantity) ?? 0);
      }
    }
  }
}

/** SDK 11 and later: one item, many spans, everything searchable in `attributes`. */
function ingestStreamedSpan(store: SentryStore, project: string, span: Record<string, unknown> | null): void {
  if (span === null) return;
  const attributes = asRecord(span.attributes) ?? {};
  const attribute = (name: string) => textOf(asRecord(attributes[name])?.value);
  addSpan(store, {
    project,
    start: numberOf(span.start_timestamp),
    end: numberOf(span.end_timestamp),
    segment: span.is_segment === true,
    name: textOf(span.name) ?? "",
    transaction: attribute("sentry.segment.name") ?? textOf(span.name) ?? "",
    op: attribute("sentry.op"),
    status: span.status === "error" ? (attribute("sentry.status.message") ?? "internal_error") : "ok",
    statusCode: attribute("http.response.status_code"),
    method: attribute("http.request.method"),
    release: attribute("sentry.release"),
    environment: attribute("sentry.environment"),
    sampleRate: attribute("sentry.sample_rate"),
    vitals: readVitals((attributeName) => asRecord(attributes[attributeName])?.value),
  });
}

/** Before SDK 11, and with `traceLifecycle: "static"`: a segment with its children inside. */
function ingestTransaction(store: SentryStore, project: string, event: Record<string, unknown>): void {
  const trace = asRecord(asRecord(event.contexts)?.trace) ?? {};
  const data = asRecord(trace.data) ?? {};
  const measurements = asRecord(event.measurements) ?? {};
  const transaction = textOf(event.transaction) ?? "";
  const shared = { project, transaction, release: textOf(event.release), environment: textOf(event.environment) };
  addSpan(store, {
    ...shared,
    start: numberOf(event.start_timestamp),
    end: numberOf(event.timestamp),
    segment: true,
    name: transaction,
    op: textOf(trace.op),
    status: textOf(trace.status) ?? "ok",
    statusCode: textOf(data["http.response.status_code"]),
    method: textOf(data["http.request.method"]),
    sampleRate: textOf(data["sentry.sample_rate"]),
    vitals: readVitals((name) => asRecord(measurements[name.replace("measurements.", "")])?.value ?? data[name]),
  });
  for (const child of asList(event.spans)) {
    const span = asRecord(child) ?? {};
    const childData = asRecord(span.data) ?? {};
    addSpan(store, {
      ...shared,
      start: numberOf(span.start_timestamp),
      end: numberOf(span.timestamp),
      segment: false,
      name: textOf(span.description) ?? "",
      op: textOf(span.op),
      status: textOf(span.status) ?? "ok",
      statusCode: textOf(childData["http.response.status_code"]),
      method: textOf(childData["http.request.method"]),
      sampleRate: textOf(data["sentry.sample_rate"]),
      vitals: readVitals((name) => childData[name]),
    });
  }
}

export interface SpanFacts {
  readonly project: string;
  readonly start: number | undefined;
  readonly end: number | undefined;
  readonly segment: boolean;
  readonly name: string;
  readonly transaction: string;
  readonly op: string | undefined;
  readonly status: string;
  readonly statusCode: string | undefined;
  readonly method: string | undefined;
  readonly release: string | undefined;
  readonly environment: string | undefined;
  readonly sampleRate: string | undefined;
  /** Web vitals that it carries, by attribute. */
  readonly vitals: readonly (readonly [string, number])[];
}

function readVitals(valueOf: (attribute: string) => unknown): SpanFacts["vitals"] {
  return VITAL_ATTRIBUTES.flatMap((attribute) => {
    const value = numberOf(valueOf(attribute));
    return value === undefined ? [] : [[attribute, value] as const];
  });
}

function addSpan(store: SentryStore, span: SpanFacts): void {
  if (span.start === undefined || span.end === undefined) return;
  const at = span.end * MILLISECONDS;
  const dimensions = dimensionsOf(span);
  store.addSpan(at, (span.end - span.start) * MILLISECONDS, dimensions);
  for (const [attribute, value] of span.vitals) store.addVital(at, value, { ...dimensions, [attribute]: "measured" });
}

export function dimensionsOf(span: Omit<SpanFacts, "start" | "end" | "vitals">): Dimensions {
  return present({
    project: span.project,
    release: span.release,
    environment: span.environment,
    transaction: span.transaction,
    "transaction.method": span.method,
    "span.description": span.name,
    "span.op": span.op,
    "span.status": span.status,
    "trace.status": span.status,
    "span.status_code": span.statusCode,
    is_transaction: String(span.segment),
    "sentry.sample_rate": span.sampleRate,
  });
}

/** `now` dates what carries no time of its own. */
export function readError(project: string, event: Record<string, unknown>, now: number): ErrorFacts {
  const values = asList(asRecord(event.exception)?.values).map((value) => asRecord(value) ?? {});
  // The last exception is the one that was thrown, the ones before it are its causes.
  const thrown = values.at(-1) ?? {};
  const frames = asList(asRecord(thrown.stacktrace)?.frames).map((frame) => asRecord(frame) ?? {});
  const top = frames.filter((frame) => frame.in_app !== false).at(-1) ?? frames.at(-1) ?? {};
  const type = textOf(thrown.type) ?? "Error";
  const message = textOf(thrown.value) ?? textOf(event.message) ?? textOf(asRecord(event.logentry)?.message) ?? "";
  const handled = asRecord(thrown.mechanism)?.handled !== false;
  const seconds = numberOf(event.timestamp);
  const iso = typeof event.timestamp === "string" ? Date.parse(event.timestamp) : Number.NaN;
  return {
    at: seconds !== undefined ? seconds * MILLISECONDS : Number.isNaN(iso) ? now : iso,
    project,
    type,
    message,
    topFrame: `${textOf(top.module) ?? textOf(top.filename) ?? "?"}:${textOf(top.function) ?? "?"}`,
    level: textOf(event.level) ?? "error",
    handled,
    release: textOf(event.release) ?? null,
    environment: textOf(event.environment) ?? null,
    transaction: textOf(event.transaction) ?? textOf(asRecord(event.tags)?.transaction) ?? null,
  };
}

function ingestSession(store: SentryStore, project: string, session: Record<string, unknown>): void {
  const started = Date.parse(textOf(session.started) ?? "");
  const sid = textOf(session.sid);
  if (sid === undefined || Number.isNaN(started)) return;
  const errored = (numberOf(session.errors) ?? 0) > 0;
  const status = session.status === "crashed" ? "crashed" : errored ? "errored" : "exited";
  store.setSession(sid, { at: started, project, status, ...releaseOf(session) });
}

function ingestSessionAggregates(store: SentryStore, project: string, record: Record<string, unknown>): void {
  for (const item of asList(record.aggregates)) {
    const aggregate = asRecord(item) ?? {};
    const at = Date.parse(textOf(aggregate.started) ?? "");
    if (Number.isNaN(at)) continue;
    for (const status of ["exited", "errored", "crashed"] as const) {
      store.addSessions({ at, project, status, ...releaseOf(record) }, numberOf(aggregate[status]) ?? 0);
    }
  }
}

function releaseOf(record: Record<string, unknown>) {
  const attributes = asRecord(record.attrs) ?? {};
  return { release: textOf(attributes.release) ?? "", environment: textOf(attributes.environment) ?? "" };
}

function present(dimensions: Readonly<Record<string, string | undefined>>): Dimensions {
  return Object.fromEntries(
    Object.entries(dimensions).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : typeof value === "number" ? String(value) : undefined;
}

function numberOf(value: unknown): number | undefined {
  return typeof value === "number" && Number.isFinite(value) ? value : undefined;
}
