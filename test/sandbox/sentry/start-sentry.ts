/** The Sentry emulator on loopback with a clock that only moves when told to, and ways to feed it. */
import { gzipSync } from "node:zlib";
import type { Clock } from "../../../src/lib/clock.ts";
import {
  createSentryEmulator,
  READER_SCOPES,
  renderDsn,
  type SentryEmulator,
  type SentryProject,
  type SentrySeed,
} from "../../../src/sandbox/sentry/index.ts";
import { createFaultBook, type FaultBook } from "../../../src/sandbox/fault-book.ts";
import { serveEmulator, type ServedEmulator } from "../../../src/sandbox/serve.ts";

export const STARTED_AT = Date.UTC(2026, 10, 20, 16, 0, 0);
export const MINUTE = 60_000;
export const TOKEN = "reader-token";
export const PROJECT: SentryProject = { id: "42", slug: "web", publicKey: "publickey" };

/** A sleep moves it on at once. */
export interface ManualClock extends Clock {
  advance(ms: number): void;
}

export function createManualClock(startAt = STARTED_AT): ManualClock {
  let now = startAt;
  return {
    now: () => now,
    advance: (ms) => {
      now += ms;
    },
    sleep: async (ms) => {
      now += ms;
    },
  };
}

export interface Requests {
  readonly release: string;
  readonly from: number;
  readonly to: number;
  readonly count: number;
  /** How many of them were answered with 500. */
  readonly failed?: number;
  readonly durationMs?: number;
  readonly environment?: string;
  readonly transaction?: string;
  readonly sampleRate?: number;
}

export interface StartedSentry extends ServedEmulator {
  readonly emulator: SentryEmulator;
  readonly clock: ManualClock;
  readonly faults: FaultBook;
  readonly dsn: string;
  /** GET with the reader's token, another one, or (null) none. */
  get(path: string, token?: string | null): Promise<{ status: number; headers: Headers; body: unknown }>;
  send(method: string, path: string, body: unknown): Promise<{ status: number; body: unknown }>;
  sendEnvelope(lines: readonly unknown[], options?: { gzip?: boolean; key?: string }): Promise<Response>;
  /** Segment spans, spread evenly over the span of time. */
  sendRequests(requests: Requests): Promise<void>;
  sendError(error: {
    readonly release: string;
    readonly at: number;
    readonly message: string;
    readonly level?: string;
    readonly environment?: string;
    readonly transaction?: string;
  }): Promise<void>;
}

function headersFor(token: string | null): Record<string, string> {
  return token === null ? {} : { authorization: `Bearer ${token}` };
}

export async function startSentry(seed: Partial<SentrySeed> = {}): Promise<StartedSentry> {
  const clock = createManualClock();
  const faults = createFaultBook(clock, STARTED_AT, () => 0);
  const emulator = createSentryEmulator(
    {
      clock,
      startedAt: STARTED_AT,
      random: () => 0.5,
      hasFault: faults.has,
      directory: "",
      serveSite: async () => "",
    },
    {
      organization: { id: "7", slug: "acme" },
      projects: [PROJECT, { id: "43", slug: "docs", publicKey: "docskey" }],
      tokens: [
        { token: TOKEN, scopes: [...READER_SCOPES] },
        { token: "sntrys_ci", scopes: ["org:ci"] },
        { token: "projects-only", scopes: ["project:read"] },
      ],
      settleMs: 0,
      ...seed,
    },
  );
  const served = await serveEmulator(emulator, { clock, faults });
  const sendEnvelope: StartedSentry["sendEnvelope"] = (lines, { gzip = false, key = PROJECT.publicKey } = {}) => {
    const text = lines.map((line) => JSON.stringify(line)).join("\n");
    return fetch(`${served.origin}/api/${PROJECT.id}/envelope/?sentry_key=${key}`, {
      method: "POST",
      ...(gzip ? { headers: { "content-encoding": "gzip" }, body: gzipSync(text) } : { body: text }),
    });
  };
  return {
    ...served,
    emulator,
    clock,
    faults,
    dsn: renderDsn(served.origin, PROJECT),
    async get(path, token = TOKEN) {
      const answer = await fetch(`${served.origin}${path}`, { headers: headersFor(token) });
      return { status: answer.status, headers: answer.headers, body: await answer.json() };
    },
    async send(method, path, body) {
      const answer = await fetch(`${served.origin}${path}`, {
        method,
        headers: { ...headersFor(TOKEN), "content-type": "application/json" },
        body: JSON.stringify(body),
      });
      return { status: answer.status, body: await answer.json() };
    },
    sendEnvelope,
    async sendRequests(requests) {
      await sendEnvelope([{}, { type: "span" }, { version: 2, items: renderSpans(requests) }]);
    },
    async sendError({ release, at, message, level = "error", environment = "production", transaction }) {
      const frames = [{ module: "app", function: "handler", in_app: true }];
      const exception = { values: [{ type: "Error", value: message, stacktrace: { frames } }] };
      await sendEnvelope([
        { event_id: "e" },
        { type: "event" },
        { level, release, environment, timestamp: at / 1_000, exception, ...(transaction ? { transaction } : {}) },
      ]);
    },
  };
}

export function renderSpans(requests: Requests): object[] {
  const { release, from, to, count, failed = 0, durationMs = 100, environment = "production" } = requests;
  const name = requests.transaction ?? "GET /chat";
  return Array.from({ length: count }, (_, index) => {
    const end = from + ((index + 0.5) * (to - from)) / count;
    // Failures are spread evenly too.
    const fails = Math.floor(((index + 1) * failed) / count) > Math.floor((index * failed) / count);
    return {
      name,
      is_segment: true,
      start_timestamp: (end - durationMs) / 1_000,
      end_timestamp: end / 1_000,
      status: fails ? "error" : "ok",
      attributes: {
        "sentry.op": { value: "http.server" },
        "sentry.release": { value: release },
        "sentry.environment": { value: environment },
        "sentry.segment.name": { value: name },
        "sentry.sample_rate": { value: requests.sampleRate ?? 1 },
        "http.response.status_code": { value: fails ? 500 : 200 },
      },
    };
  });
}
