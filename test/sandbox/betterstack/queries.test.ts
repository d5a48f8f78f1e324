import { afterAll, beforeAll, expect, it } from "vitest";
import { SEED, type StartedBetterStack, startBetterStack } from "./start-betterstack.ts";

let betterstack: StartedBetterStack;

beforeAll(async () => {
  betterstack = await startBetterStack();
});
afterAll(() => betterstack.close());

function ask(sql: string, { username, password } = SEED) {
  const authorization = `Basic ${Buffer.from(`${username}:${password}`).toString("base64")}`;
  return fetch(betterstack.served.origin, { method: "POST", headers: { authorization }, body: sql });
}

const FROM = "FROM (SELECT dt, raw FROM remote(t1_web_logs) WHERE dt >= 0) FORMAT JSON";

it("answers a count of no event with a row", async () => {
  const answer = await ask(`SELECT count() AS events ${FROM}`);
  expect(await answer.json()).toMatchObject({ data: [{ events: 0 }], rows: 1 });
});

it.each([
  "DROP TABLE t1_web_logs",
  `SELECT sum(x) AS s ${FROM}`,
  `SELECT raw AS s ${FROM}`,
  "SELECT count() AS n FROM (SELECT dt, raw FROM url(x) WHERE 1) FORMAT JSON",
  "SELECT count() AS n FROM (SELECT dt, raw FROM remote(t1_web_logs) WHERE 1) FORMAT CSV",
  `SELECT count() AS n ${FROM}; SELECT 1`,
])("does not pretend to know %s", async (sql) => {
  betterstack.emulator.events.add(betterstack.clock.now() - 60_000, { a: 1 });
  expect((await ask(sql)).status).toBe(501);
});

it("knows no other tables, and nobody else", async () => {
  const other = await ask("SELECT count() AS n FROM (SELECT dt, raw FROM remote(t2_x_logs) WHERE 1) FORMAT JSON");
  expect([other.status, other.headers.get("x-clickhouse-exception-code")]).toEqual([404, "60"]);
  const stranger = await ask(`SELECT count() AS n ${FROM}`, { ...SEED, password: "guessed" });
  expect([stranger.status, stranger.headers.get("x-clickhouse-exception-code")]).toEqual([403, "516"]);
});
