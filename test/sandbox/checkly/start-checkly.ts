/** A Checkly emulator and the site that its checks fetch, on free loopback ports. */
import { tmpdir } from "node:os";
import type { Clock } from "../../../src/lib/clock.ts";
import type { EmulatedRequest, EmulatedResponse } from "../../../src/sandbox/contract.ts";
import {
  type ChecklyEmulator,
  type ChecklySeed,
  type CheckSeed,
  createChecklyEmulator,
} from "../../../src/sandbox/checkly/index.ts";
import { type FaultBook, createFaultBook } from "../../../src/sandbox/fault-book.ts";
import { type ServedEmulator, serveEmulator } from "../../../src/sandbox/serve.ts";
import { serveSite } from "../../../src/sandbox/listen.ts";
import { type VirtualClock, createVirtualClock } from "../../../src/sandbox/virtual-clock.ts";

export const API_KEY = "cu_0123456789abcdef0123456789abcdef";
export const ACCOUNT_ID = "4c1f1c1e-8a52-4a67-9a54-6f0f7f0d9c11";
export const EPOCH = Date.parse("2026-11-20T12:00:00Z");

type SiteHandler = (request: EmulatedRequest) => Promise<EmulatedResponse> | EmulatedResponse;

export interface StartedCheckly {
  readonly emulator: ChecklyEmulator;
  readonly served: ServedEmulator;
  readonly faults: FaultBook;
  readonly clock: Clock;
  readonly origin: string;
  readonly site: string;
  readonly env: Readonly<Record<string, string>>;
  /** Requests that reached the site. */
  readonly visits: EmulatedRequest[];
  get(path: string, headers?: Readonly<Record<string, string>>): Promise<Response>;
  post(path: string, body: unknown): Promise<Response>;
  /** Throws where a request came that no route knows, which fails the test. */
  close(): Promise<void>;
}

/** The n-th check's id. */
export function checkId(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;
}

export function check(number: number, over: Partial<CheckSeed> = {}): CheckSeed {
  return { id: checkId(number), name: `Check ${number}`, tags: ["deploy"], path: "/api/health", ...over };
}

/** On a virtual clock unless another one is given. */
export async function startCheckly(options: {
  readonly checks: readonly CheckSeed[];
  readonly site?: SiteHandler;
  readonly clock?: Clock;
  readonly seed?: Partial<ChecklySeed>;
}): Promise<StartedCheckly> {
  const virtual: VirtualClock | null = options.clock === undefined ? createVirtualClock(EPOCH) : null;
  const clock = options.clock ?? virtual ?? createVirtualClock(EPOCH);
  const visits: EmulatedRequest[] = [];
  const answer: SiteHandler = options.site ?? (() => ({ status: 200, body: "healthy" }));
  const site = await serveSite((request) => {
    visits.push(request);
    return answer(request);
  }, virtual ?? undefined);
  const startedAt = clock.now();
  const faults = createFaultBook(clock, startedAt, Math.random);
  const emulator = createChecklyEmulator(
    {
      clock,
      startedAt,
      random: Math.random,
      hasFault: faults.has,
      directory: tmpdir(),
      serveSite: async () => site.origin,
    },
    {
      accountId: ACCOUNT_ID,
      apiKey: API_KEY,
      checks: options.checks,
      productionOrigin: () => site.origin,
      ...options.seed,
    },
  );
  virtual?.beforeAdvance((from, to) => emulator.runScheduled(from, to));
  const served = await serveEmulator(emulator, { clock, faults, ...(virtual === null ? {} : { activity: virtual }) });
  const credentials = { authorization: `Bearer ${API_KEY}`, "x-checkly-account": ACCOUNT_ID };
  return {
    emulator,
    served,
    faults,
    clock,
    origin: served.origin,
    site: site.origin,
    env: { CHECKLY_API_URL: served.origin, CHECKLY_API_KEY: API_KEY, CHECKLY_ACCOUNT_ID: ACCOUNT_ID },
    visits,
    get: (path, headers = credentials) => fetch(`${served.origin}${path}`, { headers }),
    post: (path, body) =>
      fetch(`${served.origin}${path}`, {
        method: "POST",
        headers: { ...credentials, "content-type": "application/json" },
        body: JSON.stringify(body),
      }),
    close: async () => {
      await served.close();
      await site.close();
      const unknown = served.unknownRequests();
      if (unknown.length > 0) throw new Error(`requests that no route knows: ${JSON.stringify(unknown)}`);
    },
  };
}

/** The body of an answer that must have this status. */
export async function bodyOf<Body>(response: Promise<Response>, status = 200): Promise<Body> {
  const answer = await response;
  const text = await answer.text();
  if (answer.status !== status) throw new Error(`expected ${status}, got ${answer.status}: ${text}`);
  return JSON.parse(text) as Body;
}

/** The least that starts a test session. */
export function trigger(over: Readonly<Record<string, unknown>> = {}) {
  return { name: "s", runLocation: "eu-central-1", ...over };
}
