/** A vendor of numbers answers what cannot be: it must neither let a release pass nor roll it back. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { COMMIT, FIRST_COMMIT, openWorld, UP_TO_PROMOTE, type World } from "../commands/open-world.ts";
import { type Loopback, serveHttp } from "../providers/loopback.ts";

const MINUTE = 60_000;

/** What it tells of each minute that it is asked about: of all requests, and of those that failed. */
interface Told {
  readonly all: unknown;
  readonly bad: unknown;
}

/** A text is the answer itself: JSON.stringify writes no number that is too large. */
let told: Told | string;
let sentry: Loopback;
let world: World;
beforeAll(async () => {
  sentry = await serveHttp((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "", "http://sentry");
    const body = pathname.includes("/projects/") ? { id: "1" } : answerTo(searchParams);
    response.writeHead(200, { "content-type": "application/json" });
    response.end(typeof body === "string" ? body : JSON.stringify(body));
  });
  world = await promoted();
});
afterAll(() => Promise.all([sentry.close(), world.close()]));

async function promoted(): Promise<World> {
  const opened = await openWorld({ visited: false });
  expect((await opened.runAll(UP_TO_PROMOTE)).decision).toBe("proceed");
  return opened;
}

function answerTo(query: URLSearchParams): unknown {
  if (typeof told === "string") return told;
  const [start = 0, end = 0] = ["start", "end"].map((name) => Date.parse(query.get(name) ?? ""));
  const count = query.get("query")?.includes("span.status_code:5*") === true ? told.bad : told.all;
  const values = Array.from({ length: Math.floor((end - start) / MINUTE) }, (_, index) => ({
    timestamp: start + index * MINUTE,
    value: count,
    incomplete: false,
    sampleCount: count,
  }));
  return { timeSeries: [{ values }] };
}

const watch = (at: World) => at.run("watch", { env: { SENTRY_URL: sentry.origin } });
const rate = (ratio: number, count = 500): Told => ({ all: count, bad: ratio * count });

it.each<[string, Told | string]>([
  ["a negative rate of errors, which is below every limit", rate(-0.5)],
  ["a rate above one, which is above every limit", rate(7)],
  ["a number that JSON can write and nobody can hold", '{"timeSeries":[{"values":[{"timestamp":0,"value":1e999}]}]}'],
  ["a number as a text", { all: 500, bad: "0" }],
  ["a list in place of a number", { all: 500, bad: [0] }],
  ["a negative number of requests", { all: -500, bad: 0 }],
  ["a series of negative numbers", rate(1, -500)],
  ["rows under another name", '{"rows":[]}'],
  ["a page of a proxy", "<html>All is well</html>"],
  ["an empty answer", ""],
  ["no series at all", '{"timeSeries":[]}'],
])("%s holds the watch", async (_what, given) => {
  told = given;
  expect((await watch(world)).decision).toBe("hold");
  expect(await world.served()).toBe(COMMIT);
});

it("the same vendor's possible numbers roll back, or let the release pass", async () => {
  told = rate(0.5);
  expect((await watch(world)).decision).toBe("rolled-back");
  expect(await world.served()).toBe(FIRST_COMMIT);
  const other = await promoted();
  told = rate(0);
  expect((await watch(other)).decision).toBe("proceed");
  await other.close();
});
