/** Serves emulators on free loopback ports: routing, injected faults, the route log, `/_sandbox/`, and 501 for what is unknown. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { brotliDecompressSync, gunzipSync, inflateSync } from "node:zlib";
import type { Clock } from "../lib/clock.ts";
import type { EmulatedRequest, EmulatedResponse, Emulator, Fault, Route, RouteLogEntry } from "./contract.ts";

type SiteHandler = (request: EmulatedRequest) => Promise<EmulatedResponse> | EmulatedResponse;

/** Counts requests that are being answered, so that virtual time stands still meanwhile. */
export interface Activity {
  begin(): void;
  end(): void;
}

export interface FaultBook {
  add(fault: Fault): void;
  clear(): void;
  /** The fault to inject into this request, counted as used; `stale` and `empty` are never returned here. */
  take(emulator: string, route: Route | null, method: string, path: string): Fault | null;
  has(emulator: string, kind: Fault["kind"]): boolean;
}

/** Emulators ask `stale` and `empty` themselves; everything else is injected in front of the route. */
export function createFaultBook(clock: Clock, startedAt: number, random: () => number): FaultBook {
  let entries: { fault: Fault; used: number }[] = [];
  const active = ({ fault, used }: { fault: Fault; used: number }) => {
    const at = clock.now() - startedAt;
    return (
      at >= (fault.fromMs ?? 0) &&
      at < (fault.untilMs ?? Number.POSITIVE_INFINITY) &&
      used < (fault.times ?? Number.POSITIVE_INFINITY)
    );
  };
  return {
    add: (fault) => void entries.push({ fault, used: 0 }),
    clear: () => {
      entries = [];
    },
    take(emulator, route, method, path) {
      for (const entry of entries) {
        const { fault } = entry;
        if (fault.emulator !== emulator || fault.kind === "stale" || fault.kind === "empty" || !active(entry)) continue;
        if (fault.route === undefined && route?.ingestion === true) continue;
        if (fault.route !== undefined && !routeMatches(fault.route, route, method, path)) continue;
        if (fault.probability !== undefined && random() >= fault.probability) continue;
        entry.used += 1;
        return fault;
      }
      return null;
    },
    has: (emulator, kind) =>
      entries.some((entry) => entry.fault.emulator === emulator && entry.fault.kind === kind && active(entry)),
  };
}

function routeMatches(wanted: string, route: Route | null, method: string, path: string): boolean {
  return route !== null ? wanted === `${route.method} ${route.path}` : wanted === `${method} ${path}`;
}

interface CompiledRoute {
  readonly route: Route;
  readonly names: readonly string[];
  readonly pattern: RegExp;
}

function compileRoute(route: Route): CompiledRoute {
  const names: string[] = [];
  const source = route.path
    .replace(/[.+?^$()[\]{}|\\]/g, "\\$&")
    .replace(/:(\w+)(\*?)/g, (_, name: string, rest: string) => {
      names.push(name);
      return rest === "*" ? "(.*)" : "([^/]+)";
    });
  return { route, names, pattern: new RegExp(`^${source}$`) };
}

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
      const fault = options.faults.take(
        emulator.name,
        found?.compiled.route ?? null,
        request.method ?? "GET",
        url.pathname,
      );
      await delay(options.latencyMs);
      const emulated = toEmulatedRequest(request, url, found?.params ?? {});
      const answer: EmulatedResponse =
        fault?.kind === "status"
          ? {
              status: fault.status ?? 500,
              ...(fault.headers ? { headers: fault.headers } : {}),
              body: fault.body ?? { error: { code: "injected", message: "injected fault" } },
            }
          : found === null
            ? {
                status: 501,
                body: {
                  error: {
                    code: "unknown_route",
                    message: `${emulator.name} emulator: no route for ${request.method} ${url.pathname}`,
                  },
                },
              }
            : fault === null || fault.kind === "cut"
              ? await found.compiled.route.handle(emulated)
              : { status: 0 };
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

function findRoute(routes: readonly CompiledRoute[], method: string, path: string) {
  for (const compiled of routes) {
    if (compiled.route.method !== method) continue;
    const match = compiled.pattern.exec(path);
    if (match === null) continue;
    const params = Object.fromEntries(
      compiled.names.map((name, index) => [name, decodeURIComponent(match[index + 1] ?? "")]),
    );
    return { compiled, params };
  }
  return null;
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

function toEmulatedRequest(
  request: IncomingMessage,
  url: URL,
  params: Readonly<Record<string, string>>,
): EmulatedRequest {
  let whole: Promise<Buffer> | null = null;
  const body = () => {
    whole ??= readWhole(request);
    return whole;
  };
  return {
    method: request.method ?? "GET",
    path: url.pathname,
    params,
    query: url.searchParams,
    headers: Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(", ") : value]),
    ),
    host: request.headers.host ?? "",
    body,
    json: async () => {
      const text = (await body()).toString("utf8");
      return text === "" ? null : JSON.parse(text);
    },
    raw: request,
  };
}

async function readWhole(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const whole = Buffer.concat(chunks);
  switch (request.headers["content-encoding"]) {
    case "gzip":
      return gunzipSync(whole);
    case "br":
      return brotliDecompressSync(whole);
    case "deflate":
      return inflateSync(whole);
    default:
      return whole;
  }
}

async function send(
  request: IncomingMessage,
  response: ServerResponse,
  answer: EmulatedResponse,
  fault: Fault | null,
): Promise<void> {
  if (fault?.kind === "reset") {
    (request.socket as Socket).resetAndDestroy();
    return;
  }
  if (fault?.kind === "close") {
    request.socket.end();
    return;
  }
  // Never answered: the client's own limit ends it.
  if (fault?.kind === "slow") return;
  const { body } = answer;
  const streamed = typeof body === "object" && body !== null && Symbol.asyncIterator in body;
  const bytes = streamed ? null : toBytes(body);
  const json = !streamed && body !== undefined && typeof body !== "string" && !Buffer.isBuffer(body);
  response.writeHead(answer.status, {
    ...(json ? { "content-type": "application/json; charset=utf-8" } : {}),
    ...(bytes === null ? {} : { "content-length": fault?.kind === "cut" ? bytes.length + 1 : bytes.length }),
    ...answer.headers,
  });
  if (fault?.kind === "cut") {
    response.write(bytes ?? "", () => request.socket.destroy());
    return;
  }
  if (bytes !== null) {
    response.end(bytes);
    return;
  }
  response.flushHeaders();
  let gone = false;
  response.on("close", () => {
    gone = true;
  });
  for await (const chunk of body as AsyncIterable<string | Buffer>) {
    if (gone) return;
    response.write(chunk);
  }
  response.end();
}

function toBytes(body: unknown): Buffer {
  if (body === undefined) return Buffer.alloc(0);
  if (Buffer.isBuffer(body)) return body;
  return Buffer.from(typeof body === "string" ? body : JSON.stringify(body));
}

function delay(latencyMs: number | undefined): Promise<void> {
  return latencyMs ? new Promise((resolve) => setTimeout(resolve, latencyMs / 2)) : Promise.resolve();
}

export interface Listener {
  readonly origin: string;
  close(): Promise<void>;
}

/** An HTTP server on a free loopback port; an error in the handler answers 500 with its stack. */
export async function listenHttp(
  handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
  port = 0,
): Promise<Listener> {
  const server: Server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      if (response.headersSent) response.destroy();
      else
        response
          .writeHead(500, { "content-type": "text/plain" })
          .end(error instanceof Error ? error.stack : String(error));
    });
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Serves one site (a deployment, a production domain) on a port of its own. */
export function serveSite(handle: SiteHandler, activity?: Activity): Promise<Listener> {
  return listenHttp(async (request, response) => {
    activity?.begin();
    try {
      const emulated = toEmulatedRequest(request, new URL(request.url ?? "/", "http://loopback"), {});
      await send(request, response, await handle(emulated), null);
    } finally {
      activity?.end();
    }
  });
}
