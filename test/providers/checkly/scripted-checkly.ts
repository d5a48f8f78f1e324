/** A server that answers as a test says, in shapes written down after Checkly's API description, not after the emulator. */
import type { IncomingMessage } from "node:http";
import type { Clock } from "../../../src/lib/clock.ts";
import { ProviderError } from "../../../src/lib/error.ts";
import type { ProviderContext } from "../../../src/providers/contract.ts";
import { listenHttp } from "../../../src/sandbox/listen.ts";

export interface SeenRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage["headers"];
  readonly body: unknown;
}

/** Null ends the connection without an answer. */
export type ScriptedAnswer = {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
} | null;

export interface ScriptedCheckly {
  readonly origin: string;
  readonly seen: SeenRequest[];
  readonly debugLines: string[];
  readonly context: ProviderContext;
  close(): Promise<void>;
}

/** Sleeping takes no real time and moves `now`. */
export function manualClock(startAt: number): Clock {
  let now = startAt;
  return {
    now: () => now,
    sleep: async (ms) => {
      now += ms;
    },
  };
}

export async function scriptCheckly(
  answer: (request: SeenRequest) => ScriptedAnswer,
  env: Readonly<Record<string, string>> = {},
): Promise<ScriptedCheckly> {
  const seen: SeenRequest[] = [];
  const debugLines: string[] = [];
  const listener = await listenHttp(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString("utf8");
    const url = new URL(request.url ?? "/", "http://loopback");
    const heard: SeenRequest = {
      method: request.method ?? "",
      path: url.pathname,
      query: url.searchParams,
      headers: request.headers,
      body: text === "" ? null : JSON.parse(text),
    };
    seen.push(heard);
    const scripted = answer(heard);
    if (scripted === null) {
      request.socket.destroy();
      return;
    }
    response.writeHead(scripted.status, { "content-type": "application/json", ...scripted.headers });
    response.end(scripted.body === undefined ? "" : JSON.stringify(scripted.body));
  });
  return {
    origin: listener.origin,
    seen,
    debugLines,
    context: {
      env: { CHECKLY_API_URL: listener.origin, CHECKLY_API_KEY: "cu_secret-key", CHECKLY_ACCOUNT_ID: "acc-1", ...env },
      clock: manualClock(Date.parse("2026-11-20T12:00:00Z")),
      random: Math.random,
      debug: (line) => void debugLines.push(line),
      requestTimeoutMs: 30_000,
    },
    close: () => listener.close(),
  };
}

/** The ProviderError that a promise rejects with; fails the test where it does not. */
export async function providerError(promise: Promise<unknown>): Promise<ProviderError> {
  const error = await promise.then(
    () => new Error("it did not throw"),
    (thrown: unknown) => thrown,
  );
  if (error instanceof ProviderError) return error;
  throw error;
}
