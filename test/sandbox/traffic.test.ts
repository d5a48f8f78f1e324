import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { EmulatedRequest } from "../../src/sandbox/contract.ts";
import { type Listener, serveSite } from "../../src/sandbox/listen.ts";
import { ARRIVAL_HEADER } from "../../src/sandbox/site-runtime.ts";
import { createTraffic } from "../../src/sandbox/traffic.ts";
import { createManualClock, MINUTE, STARTED_AT } from "./sentry/start-sentry.ts";

let seen: { method: string; path: string; at: number; body: string }[];
let site: Listener;

async function record(request: EmulatedRequest) {
  const at = Number(request.headers[ARRIVAL_HEADER]);
  seen.push({ method: request.method, path: request.path, at, body: (await request.body()).toString() });
  return { status: 200, body: "hello" };
}

beforeEach(async () => {
  seen = [];
  site = await serveSite(record);
});
afterEach(() => site.close());

/** The same numbers in every run. */
function createRandom(): () => number {
  let state = 1;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

function start(perMinute: number, options: { flush?: () => Promise<void>; origin?: () => string } = {}) {
  return createTraffic({
    clock: createManualClock(),
    origin: () => site.origin,
    paths: ["/", "/chat", { method: "POST", path: "/api/threads", json: { title: "t" } }],
    perMinute,
    random: createRandom(),
    ...options,
  });
}

describe("visitors", () => {
  it("come at the asked rate, each at a moment of its own inside the span", async () => {
    let flushed = 0;
    const traffic = start(30, {
      flush: async () => {
        flushed += 1;
      },
    });
    await traffic.run(STARTED_AT, STARTED_AT + 3 * MINUTE);
    traffic.stop();
    expect(seen).toHaveLength(90);
    for (const minute of [0, 1, 2]) {
      const from = STARTED_AT + minute * MINUTE;
      expect(seen.filter(({ at }) => at >= from && at < from + MINUTE)).toHaveLength(30);
    }
    expect(new Set(seen.map(({ at }) => at)).size).toBeGreaterThan(85);
    expect(new Set(seen.map(({ path }) => path))).toEqual(new Set(["/", "/chat", "/api/threads"]));
    expect(seen.find(({ method }) => method === "POST")?.body).toBe('{"title":"t"}');
    expect(flushed).toBe(3);
    expect(traffic.sent()).toEqual({ requests: 90, unanswered: 0 });
  });

  it("come at the right rate also where time moves in small steps", async () => {
    const traffic = start(6);
    for (let step = 0; step < 24; step += 1) {
      await traffic.run(STARTED_AT + step * 5_000, STARTED_AT + (step + 1) * 5_000);
    }
    traffic.stop();
    expect(seen).toHaveLength(12);
  });

  it("stay away once stopped", async () => {
    const traffic = start(30);
    traffic.stop();
    await traffic.run(STARTED_AT, STARTED_AT + MINUTE);
    expect(seen).toHaveLength(0);
  });

  it("are counted where nobody answers", async () => {
    await site.close();
    const { origin } = site;
    const traffic = start(3, { origin: () => origin });
    await traffic.run(STARTED_AT, STARTED_AT + MINUTE);
    traffic.stop();
    expect(traffic.sent()).toEqual({ requests: 3, unanswered: 3 });
  });
});
