/** Our Vercel provider, connected to a loopback server that answers with the routes of one test. */
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import type { Clock } from "../../../src/lib/clock.ts";
import { systemClock } from "../../../src/lib/clock.ts";
import type { Host } from "../../../src/providers/contract.ts";
import { vercelHost } from "../../../src/providers/vercel/index.ts";
import type { EmulatedRequest, EmulatedResponse, Route } from "../../../src/sandbox/contract.ts";
import { createFaultBook, type FaultBook } from "../../../src/sandbox/fault-book.ts";
import { type ServedEmulator, serveEmulator } from "../../../src/sandbox/serve.ts";

export const TOKEN = "token0of0tests";

export interface Seen {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string | undefined>>;
}

export interface LoopbackHost {
  readonly host: Host;
  readonly served: ServedEmulator;
  readonly faults: FaultBook;
  readonly seen: readonly Seen[];
  readonly debugLines: readonly string[];
}

/** Waits are skipped but kept in `slept`; `now` moves by them. */
export function createSkippingClock(): Clock & { readonly slept: number[] } {
  let now = Date.now();
  const slept: number[] = [];
  return {
    slept,
    now: () => now,
    async sleep(ms, signal) {
      signal?.throwIfAborted();
      slept.push(ms);
      now += ms;
      await new Promise((resolve) => setTimeout(resolve, 1));
    },
  };
}

/** Nothing happens because time passes: what is noticed was told. */
export function createStoppedClock(): Clock {
  return {
    now: () => 0,
    sleep: (_, signal) =>
      new Promise((_resolve, reject) => {
        if (signal?.aborted) reject(signal.reason);
        signal?.addEventListener("abort", () => reject(signal.reason), { once: true });
      }),
  };
}

export function route(
  method: string,
  path: string,
  handle: (request: EmulatedRequest) => Promise<EmulatedResponse> | EmulatedResponse,
): Route {
  return { method, path, handle };
}

export async function connectToLoopback(
  routes: readonly Route[],
  options: {
    readonly project?: string;
    readonly team?: string | null;
    readonly clock?: Clock;
    readonly requestTimeoutMs?: number;
    readonly latencyMs?: number;
    readonly signal?: AbortSignal;
  } = {},
): Promise<LoopbackHost> {
  const clock = options.clock ?? systemClock;
  const faults = createFaultBook(clock, clock.now(), Math.random);
  const seen: Seen[] = [];
  const watched = routes.map((each) => ({
    ...each,
    handle: (request: EmulatedRequest) => {
      const { method, path, headers } = request;
      seen.push({ method, path, query: Object.fromEntries(request.query), headers });
      return each.handle(request);
    },
  }));
  const served = await serveEmulator(
    { name: "vercel", routes: watched, state: () => ({}) },
    { clock, faults, ...(options.latencyMs === undefined ? {} : { latencyMs: options.latencyMs }) },
  );
  onTestFinished(() => served.close());
  const debugLines: string[] = [];
  const host = await vercelHost.connect(
    {
      project: options.project ?? "prj_1",
      team: options.team === undefined ? "team_1" : options.team,
      repository: null,
    },
    {
      env: { VERCEL_TOKEN: TOKEN, VERCEL_API_URL: served.origin },
      clock,
      random: Math.random,
      debug: (line) => void debugLines.push(line),
      requestTimeoutMs: options.requestTimeoutMs ?? 30_000,
      ...(options.signal ? { signal: options.signal } : {}),
    },
  );
  return { host, served, faults, seen, debugLines };
}

/** A folder of its own with these files, removed when the test is over. */
export function createFolder(files: Readonly<Record<string, string | Buffer>>): string {
  const folder = mkdtempSync(join(tmpdir(), "holdpoint-vercel-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

export interface StoredBuild {
  readonly id: string;
  readonly body: Record<string, unknown> & { readonly files: { file: string; sha?: string; mode: number }[] };
  readonly query: Readonly<Record<string, string>>;
  readonly createdAt: number;
}

/** The host's side of a deploy: a store of files by hash, and creates that name what is missing. */
export function createBuildRoutes(): { routes: Route[]; stored: Map<string, number>; builds: StoredBuild[] } {
  const stored = new Map<string, number>();
  const builds: StoredBuild[] = [];
  const shown = (build: StoredBuild) => ({
    id: build.id,
    uid: build.id,
    url: `${build.id}.vercel.app`,
    readyState: "READY",
    createdAt: build.createdAt,
    meta: build.body.meta,
    target: build.body.target ?? null,
  });
  const routes: Route[] = [
    route("GET", "/v9/projects/:project", () => ({ status: 200, body: { id: "prj_1", name: "web" } })),
    route("POST", "/v2/files", async (request) => {
      const bytes = await request.body();
      const sha = createHash("sha1").update(bytes).digest("hex");
      if (sha !== request.headers["x-now-digest"] || String(bytes.length) !== request.headers["x-now-size"]) {
        return { status: 400, body: { error: { code: "bad_request", message: "digest does not match" } } };
      }
      stored.set(sha, (stored.get(sha) ?? 0) + 1);
      return { status: 200, body: "" };
    }),
    route("POST", "/v13/deployments", async (request) => {
      const body = (await request.json()) as StoredBuild["body"];
      const missing = body.files.flatMap((file) => (file.sha !== undefined && !stored.has(file.sha) ? [file.sha] : []));
      if (missing.length > 0) {
        return { status: 400, body: { error: { code: "missing_files", message: "Missing files", missing } } };
      }
      const build = {
        id: `dpl_${builds.length + 1}`,
        body,
        query: Object.fromEntries(request.query),
        createdAt: Date.now(),
      };
      builds.push(build);
      return { status: 200, body: shown(build) };
    }),
    route("GET", "/v6/deployments", () => ({
      status: 200,
      body: { deployments: builds.map(shown).toReversed(), pagination: { count: builds.length, next: null } },
    })),
  ];
  return { routes, stored, builds };
}
