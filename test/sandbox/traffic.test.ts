import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { EmulatedRequest } from "../../src/sandbox/contract.ts";
import type { Crowd } from "../../src/sandbox/crowd.ts";
import { type ServedSite, serveSite } from "../../src/sandbox/listen.ts";
import { ARRIVAL_HEADER } from "../../src/sandbox/site-runtime.ts";
import type { VisitedSite } from "../../src/sandbox/traffic-request.ts";
import { createTraffic, type TrafficOptions } from "../../src/sandbox/traffic.ts";
import { createManualClock, MINUTE, STARTED_AT } from "./sentry/start-sentry.ts";

let seen: { method: string; path: string; at: number; body: string; thing?: string | undefined }[];
let site: ServedSite;

async function record(request: EmulatedRequest) {
  const at = Number(request.headers[ARRIVAL_HEADER]);
  const query = request.query.size === 0 ? "" : `?${request.query}`;
  const body = (await request.body()).toString();
  seen.push({ method: request.method, path: `${request.path}${query}`, at, body, thing: request.headers["x-thing"] });
  if (request.path === "/other-json") return { status: 201, body: { thing: null } };
  return request.path === "/things"
    ? { status: 201, body: { thing: { id: "a/7" }, tags: [3] } }
    : { status: 200, body: "hello" };
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

function start(perMinute: number, options: Partial<Pick<TrafficOptions, "flush" | "site" | "paths" | "crowd">> = {}) {
  return createTraffic({
    clock: createManualClock(),
    site: () => site,
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

  it("do several things one after the other, with what the answer before gave them", async () => {
    const visit = {
      requests: [
        { method: "POST", path: "/things", json: { name: "t" }, captures: { id: ["thing", "id"], tag: ["tags", 0] } },
        {
          method: "PUT",
          path: "/things/${id}?tag=${tag}",
          headers: { "x-thing": "is ${id}" },
          json: { of: "${tag}", all: ["t ${id}"], n: 1 },
        },
      ],
    };
    const traffic = start(10, { paths: [visit] });
    await traffic.run(STARTED_AT, STARTED_AT + MINUTE);
    traffic.stop();
    expect(seen.map(({ method }) => method).toSorted()).toEqual([...Array(5).fill("POST"), ...Array(5).fill("PUT")]);
    const put = seen.find(({ method }) => method === "PUT");
    expect(put).toMatchObject({ path: "/things/a%2F7?tag=3", thing: "is a/7", body: '{"of":3,"all":["t a/7"],"n":1}' });
    const posted = seen.filter(({ method }) => method === "POST").map(({ at }) => at);
    expect(seen.filter(({ method }) => method === "PUT").every(({ at }) => at > Math.min(...posted))).toBe(true);
  });

  it.each(["/no-json", "/other-json"])(
    "go away where the answer of %s gives them nothing to go on with",
    async (path) => {
      const first = { method: "POST", path, captures: { id: ["thing", "id"] } };
      const traffic = start(10, { paths: [{ requests: [first, { method: "GET", path: "/things/${id}" }] }] });
      await traffic.run(STARTED_AT, STARTED_AT + MINUTE);
      traffic.stop();
      expect(seen.map((one) => one.path)).toEqual(Array(5).fill(path));
      expect(traffic.sent()).toEqual({ requests: 5, unanswered: 0 });
    },
  );

  it("do what is likelier more often", async () => {
    const often = { requests: [{ method: "GET", path: "/often" }], weight: 9 };
    const traffic = start(100, { paths: [often, "/rarely"] });
    await traffic.run(STARTED_AT, STARTED_AT + MINUTE);
    traffic.stop();
    const share = seen.filter(({ path }) => path === "/often").length / seen.length;
    expect(share).toBeGreaterThan(0.75);
    expect(share).toBeLessThan(1);
  });

  it("come once with everything that they do where something else answers than before, and then the crowd", async () => {
    const spans: (readonly number[])[] = [];
    let surprised = true;
    const crowd: Crowd = {
      isSurprised: () => surprised,
      async come(from, to) {
        spans.push([from, to, seen.length]);
        surprised = false;
      },
    };
    const visit = {
      requests: [
        { method: "POST", path: "/things", captures: { id: ["thing", "id"] } },
        { method: "GET", path: "/things/${id}" },
      ],
    };
    // However many are sent else: of a past only the crowd is of interest.
    const traffic = start(60, { crowd, paths: ["/", visit] });
    await traffic.runCrowd(STARTED_AT, STARTED_AT + 2 * MINUTE);
    expect(seen.map(({ method, path }) => `${method} ${path}`).toSorted()).toEqual([
      "GET /",
      "GET /things/a%2F7",
      "POST /things",
    ]);
    expect(spans).toEqual([
      [STARTED_AT, STARTED_AT + MINUTE, 3],
      [STARTED_AT + MINUTE, STARTED_AT + 2 * MINUTE, 3],
    ]);
    traffic.stop();
  });

  it("stay away once stopped", async () => {
    const traffic = start(30);
    traffic.stop();
    await traffic.run(STARTED_AT, STARTED_AT + MINUTE);
    expect(seen).toHaveLength(0);
  });

  it("are counted where nobody answers", async () => {
    const broken: VisitedSite = { origin: site.origin, handle: () => Promise.reject(new Error("the site is broken")) };
    const traffic = start(3, { site: () => broken });
    await traffic.run(STARTED_AT, STARTED_AT + MINUTE);
    traffic.stop();
    expect(traffic.sent()).toEqual({ requests: 3, unanswered: 3 });
  });
});
