/** People using the demo site: requests to the production address, each at its own moment of sandbox time. */
import { Agent, request } from "node:http";
import type { Clock } from "../lib/clock.ts";
import { VISITOR_AGENT } from "./demo-site/route.ts";
import { ARRIVAL_HEADER } from "./site-runtime.ts";

export interface TrafficPath {
  readonly method: "GET" | "POST";
  readonly path: string;
  /** JSON body of a POST. */
  readonly json?: unknown;
}

export interface TrafficOptions {
  readonly clock: Clock;
  /** Where production answers now: `http://127.0.0.1:40123`. */
  readonly origin: () => string;
  /** Visited in turn, by chance. */
  readonly paths: readonly (string | TrafficPath)[];
  readonly perMinute: number;
  /** Seeded, uniform in [0, 1). */
  readonly random: () => number;
  /** Called after each slice: the site sends what it has to report. */
  readonly flush?: () => Promise<void>;
}

export interface Traffic {
  /** Sends the requests of this span of sandbox time; resolves when all are answered and reported. */
  run(from: number, to: number): Promise<void>;
  /** No request is sent from here on; a running `run` ends after its current slice. */
  stop(): void;
  /** Requests sent so far, and how many got no answer at all. */
  sent(): { readonly requests: number; readonly unanswered: number };
}

const SLICE_MS = 60_000;
const CONCURRENCY = 8;
const ANSWER_TIMEOUT_MS = 5_000;

export function createTraffic(options: TrafficOptions): Traffic {
  let agent: Agent | null = null;
  const stopping = new AbortController();
  let requests = 0;
  let unanswered = 0;
  /** Part of a request that the spans so far did not fill: short spans add up to the right rate. */
  let owed = 0;

  async function visit(at: number, keepAlive: Agent): Promise<void> {
    const chosen = options.paths[Math.floor(options.random() * options.paths.length)];
    if (chosen === undefined) return;
    const path: TrafficPath = typeof chosen === "string" ? { method: "GET", path: chosen } : chosen;
    requests += 1;
    if (!(await send(options.origin(), path, at, keepAlive))) unanswered += 1;
  }

  async function runSlice(from: number, to: number, keepAlive: Agent): Promise<void> {
    owed += ((to - from) / SLICE_MS) * options.perMinute;
    const count = Math.floor(owed);
    owed -= count;
    const moments = Array.from({ length: count }, () => Math.floor(from + options.random() * (to - from)));
    moments.sort((left, right) => left - right);
    let next = 0;
    const visitor = async () => {
      while (next < moments.length) {
        const at = moments[next] ?? from;
        next += 1;
        await visit(at, keepAlive);
      }
    };
    await Promise.all(Array.from({ length: Math.min(CONCURRENCY, count) }, visitor));
    await options.flush?.();
  }

  return {
    async run(from, to) {
      for (let start = from; start < to && !stopping.signal.aborted; start += SLICE_MS) {
        agent ??= new Agent({ keepAlive: true, maxSockets: CONCURRENCY });
        await runSlice(start, Math.min(start + SLICE_MS, to), agent);
      }
    },
    stop() {
      stopping.abort();
      agent?.destroy();
      agent = null;
    },
    sent: () => ({ requests, unanswered }),
  };
}

/** Whether there was an answer, whatever it said: a visitor does not care why. */
function send(origin: string, path: TrafficPath, at: number, agent: Agent): Promise<boolean> {
  const body = path.json === undefined ? null : JSON.stringify(path.json);
  return new Promise((resolve) => {
    const outgoing = request(
      new URL(path.path, origin),
      {
        method: path.method,
        agent,
        timeout: ANSWER_TIMEOUT_MS,
        headers: {
          [ARRIVAL_HEADER]: String(at),
          "user-agent": VISITOR_AGENT,
          ...(body === null ? {} : { "content-type": "application/json", "content-length": Buffer.byteLength(body) }),
        },
      },
      (answer) => {
        answer.on("error", () => resolve(false));
        answer.on("end", () => resolve(true));
        answer.resume();
      },
    );
    outgoing.on("timeout", () => outgoing.destroy());
    outgoing.on("error", () => resolve(false));
    outgoing.end(body ?? undefined);
  });
}
