/** Serves one emulator: routing, injected faults, the route log, `/_sandbox/`, and 501 for what is unknown. */
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Clock } from "../lib/clock.ts";
import type { EmulatedRequest, EmulatedResponse, Emulator, Fault, RouteLogEntry } from "./contract.ts";
import type { Meddler, Meddling } from "./meddler.ts";
import type { FaultBook } from "./fault-book.ts";
import { type Activity, listenHttp } from "./listen.ts";
import { compileRoute, findRoute } from "./routes.ts";
import { send, toEmulatedRequest } from "./wire.ts";

export interface ServedEmulator {
  readonly emulator: Emulator;
  readonly origin: string;
  readonly log: readonly RouteLogEntry[];
  /** Requests that no route knew; a rehearsal or test that ends with any of these has failed. */
  unknownRequests(): readonly RouteLogEntry[];
  close(): Promise<void>;
}

export interface ServeOptions {
  readonly clock: Clock;
  readonly faults: FaultBook;
  readonly activity?: Activity;
  /** Called after each answer was sent; tests kill processes from here. */
  readonly onAnswer?: (entry: RouteLogEntry) => void;
  /** Stands between clients and this emulator. */
  readonly meddler?: Meddler;
  /** Added to each request, half before it is handled and half before it is answered (real milliseconds). */
  readonly latencyMs?: number;
  readonly port?: number;
}

export async function serveEmulator(emulator: Emulator, options: ServeOptions): Promise<ServedEmulator> {
  const routes = emulator.routes.map(compileRoute);
  const log: RouteLogEntry[] = [];
  const listener = await listenHttp(async (request, response) => {
    const url = new URL(request.url ?? "/", "http://loopback");
    const found = findRoute(routes, request.method ?? "GET", url.pathname);
    const held = found?.compiled.route.longLived === true;
    if (!held) options.activity?.begin();
    try {
      if (url.pathname.startsWith("/_sandbox/")) {
        await answerSandbox(url.pathname, request, response, emulator, log, options.faults);
        return;
      }
      const injected = options.faults.take(
        emulator.name,
        found?.compiled.route ?? null,
        request.method ?? "GET",
        url.pathname,
      );
      await delay(options.latencyMs);
      const emulated = toEmulatedRequest(request, url, found?.params ?? {});
      const { answer, fault } = await meddledAnswer(options.meddler, emulator, found, emulated, injected);
      await delay(options.latencyMs);
      const entry: RouteLogEntry = {
        at: options.clock.now(),
        method: request.method ?? "GET",
        path: url.pathname,
        query: url.search,
        route: found ? `${found.compiled.route.method} ${found.compiled.route.path}` : null,
        status: answer.status,
        fault: fault?.kind ?? null,
      };
      log.push(entry);
      // Node would say the machine's time, and clients put their clocks right by this.
      response.setHeader("date", new Date(options.clock.now()).toUTCString());
      await send(request, response, answer, fault);
      options.onAnswer?.(entry);
    } finally {
      if (!held) options.activity?.end();
    }
  }, options.port);
  await emulator.listen?.(listener.origin);
  return {
    emulator,
    origin: listener.origin,
    log,
    unknownRequests: () => log.filter((entry) => entry.route === null),
    async close() {
      await listener.close();
      await emulator.close?.();
    },
  };
}

interface Answer {
  readonly answer: EmulatedResponse;
  readonly fault: Fault | null;
}

async function meddledAnswer(
  meddler: Meddler | undefined,
  emulator: Emulator,
  found: ReturnType<typeof findRoute>,
  request: EmulatedRequest,
  injected: Fault | null,
): Promise<Answer> {
  const route = found?.compiled.route;
  if (meddler === undefined || route?.ingestion === true) {
    return { answer: await answerOf(emulator, found, request, injected), fault: injected };
  }
  const call = { emulator: emulator.name, method: request.method, path: request.path };
  const instead = await meddler.asked?.(call);
  const own: Answer = instead
    ? spoiled(emulator, instead, { status: 0 })
    : { answer: await answerOf(emulator, found, request, injected), fault: injected };
  if (instead) return own;
  const after = await meddler.acted?.(call, own.answer);
  return after ? spoiled(emulator, after, own.answer) : own;
}

function spoiled({ name }: Emulator, { answer, connection }: Meddling, own: EmulatedResponse): Answer {
  return { answer: answer ?? own, fault: connection === undefined ? null : { emulator: name, kind: connection } };
}

/** The route's own answer, unless a fault or nothing stands in front of it. */
async function answerOf(
  emulator: Emulator,
  found: ReturnType<typeof findRoute>,
  request: EmulatedRequest,
  fault: Fault | null,
): Promise<EmulatedResponse> {
  if (fault?.kind === "status") {
    return {
      status: fault.status ?? 500,
      ...(fault.headers ? { headers: fault.headers } : {}),
      body: fault.body ?? { error: { code: "injected", message: "injected fault" } },
    };
  }
  if (found === null) {
    const message = `${emulator.name} emulator: no route for ${request.method} ${request.path}`;
    return { status: 501, body: { error: { code: "unknown_route", message } } };
  }
  // A connection that breaks before the answer: the route has not been reached.
  if (fault !== null && fault.kind !== "cut") return { status: 0 };
  return found.compiled.route.handle(request);
}

async function answerSandbox(
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
  emulator: Emulator,
  log: RouteLogEntry[],
  faults: FaultBook,
): Promise<void> {
  const emulated = toEmulatedRequest(request, new URL(request.url ?? "/", "http://loopback"), {});
  const key = `${request.method} ${path}`;
  let answer: EmulatedResponse = {
    status: 404,
    body: {
      error: "known: GET /_sandbox/state, GET /_sandbox/log, GET /_sandbox/unknown, POST and DELETE /_sandbox/faults",
    },
  };
  if (key === "GET /_sandbox/state") answer = { status: 200, body: emulator.state() };
  if (key === "GET /_sandbox/log") answer = { status: 200, body: log };
  if (key === "GET /_sandbox/unknown") answer = { status: 200, body: log.filter((entry) => entry.route === null) };
  if (key === "POST /_sandbox/faults") {
    faults.add({ ...((await emulated.json()) as Fault), emulator: emulator.name });
    answer = { status: 201, body: {} };
  }
  if (key === "DELETE /_sandbox/faults") {
    faults.clear();
    answer = { status: 200, body: {} };
  }
  await send(request, response, answer, null);
}

function delay(latencyMs: number | undefined): Promise<void> {
  return latencyMs ? new Promise((resolve) => setTimeout(resolve, latencyMs / 2)) : Promise.resolve();
}
