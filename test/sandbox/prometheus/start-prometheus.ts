/** A Prometheus emulator on loopback with a clock that only moves when told to. */
import { createFaultBook, type FaultBook } from "../../../src/sandbox/fault-book.ts";
import {
  createPrometheusEmulator,
  type PrometheusEmulator,
  type PrometheusSeed,
} from "../../../src/sandbox/prometheus/index.ts";
import { serveEmulator, type ServedEmulator } from "../../../src/sandbox/serve.ts";
import { createManualClock, type ManualClock, STARTED_AT } from "../sentry/start-sentry.ts";

export interface StartedPrometheus extends ServedEmulator {
  readonly prometheus: PrometheusEmulator;
  readonly clock: ManualClock;
  readonly faults: FaultBook;
  get(path: string, headers?: Readonly<Record<string, string>>): Promise<{ status: number; body: unknown }>;
  /** Requests of one release, evenly over the span of time; the last `failed` of them answered with 500. */
  serve(requests: {
    readonly commit: string;
    readonly from: number;
    readonly to: number;
    readonly count: number;
    readonly failed?: number;
    readonly durationMs?: number;
  }): void;
}

export async function startPrometheus(seed: Partial<PrometheusSeed> = {}): Promise<StartedPrometheus> {
  const clock = createManualClock();
  const faults = createFaultBook(clock, STARTED_AT, () => 0);
  const prometheus = createPrometheusEmulator(
    {
      clock,
      startedAt: STARTED_AT,
      random: () => 0.5,
      hasFault: faults.has,
      directory: "",
      serveSite: async () => "",
    },
    { token: null, known: [], ...seed },
  );
  const served = await serveEmulator(prometheus, { clock, faults });
  return {
    ...served,
    prometheus,
    clock,
    faults,
    async get(path, headers = {}) {
      const answer = await fetch(`${served.origin}${path}`, { headers });
      const text = await answer.text();
      return { status: answer.status, body: text.startsWith("{") ? JSON.parse(text) : text };
    },
    serve({ commit, from, to, count, failed = 0, durationMs = 100 }) {
      const reporter = prometheus.reporterFor(commit);
      for (let index = 0; index < count; index += 1) {
        const endedAt = from + ((index + 0.5) * (to - from)) / count;
        const status = index >= count - failed ? 500 : 200;
        reporter.report({ method: "GET", route: "/", startedAt: endedAt - durationMs, endedAt, status, error: null });
      }
    },
  };
}
