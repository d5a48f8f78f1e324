/** A vendor of numbers answers what cannot be: it must neither let a release pass nor roll it back. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { COMMIT, FIRST_COMMIT, openWorld, UP_TO_PROMOTE, type World } from "../commands/open-world.ts";
import { type Loopback, serveHttp } from "../providers/loopback.ts";

let answer: unknown;
let samples = 500;
let sentry: Loopback;
let world: World;
beforeAll(async () => {
  sentry = await serveHttp((request, response) => {
    const path = request.url ?? "";
    const values = [{ timestamp: 0, value: samples, incomplete: false, sampleCount: samples }];
    const series = path.includes("timeseries") ? { timeSeries: [{ values }] } : answer;
    const body = path.includes("/projects/") ? { id: "1" } : series;
    response.writeHead(200, { "content-type": "application/json" });
    // Some are told as text, since JSON.stringify writes no number that is too large.
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

const watch = (at: World) => at.run("watch", { env: { SENTRY_URL: sentry.origin } });
const rate = (value: unknown, count: unknown = 500) => ({
  data: [{ "http_response_rate(5)": value, "count()": count }],
});

it.each<[string, unknown, number?]>([
  ["a negative rate of errors, which is below every limit", rate(-0.5)],
  ["a rate above one, which is above every limit", rate(7)],
  ["a number that JSON can write and nobody can hold", '{"data":[{"http_response_rate(5)":1e999,"count()":500}]}'],
  ["a number as a text", rate("0")],
  ["a list in place of a number", rate([0])],
  ["a negative number of requests", rate(0, -500)],
  ["a series of negative numbers", rate(0), -500],
  ["rows under another name", { rows: [] }],
  ["a page of a proxy", "<html>All is well</html>"],
  ["an empty answer", ""],
  ["an empty table", { data: [] }],
])("%s holds the watch", async (_what, told, counted = 500) => {
  answer = told;
  samples = counted;
  expect((await watch(world)).decision).toBe("hold");
  expect(await world.served()).toBe(COMMIT);
});

it("the same vendor's possible numbers roll back, or let the release pass", async () => {
  samples = 500;
  answer = rate(0.5);
  expect((await watch(world)).decision).toBe("rolled-back");
  expect(await world.served()).toBe(FIRST_COMMIT);
  const other = await promoted();
  answer = rate(0);
  expect((await watch(other)).decision).toBe("proceed");
  await other.close();
});
