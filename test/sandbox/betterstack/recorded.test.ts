/** The emulator against answers of a real ClickHouse, recorded for the queries that the provider makes. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { SEED, type StartedBetterStack, startBetterStack } from "./start-betterstack.ts";

interface Recorded {
  /** How many of the events, the oldest, were stored away. */
  readonly storedEvents: number;
  readonly events: readonly { readonly at: number; readonly event: object }[];
  readonly queries: readonly { readonly filter: string; readonly sql: string; readonly data: unknown }[];
}

const recorded = JSON.parse(readFileSync(join(import.meta.dirname, "recorded/clickhouse.json"), "utf8")) as Recorded;

const RECENT_MS = 20 * 60_000;

let betterstack: StartedBetterStack;
beforeAll(async () => {
  betterstack = await startBetterStack();
  for (const { at, event } of recorded.events) betterstack.emulator.events.add(at, event);
  betterstack.setNow((recorded.events[recorded.storedEvents - 1]?.at ?? 0) + RECENT_MS);
});
afterAll(() => betterstack.close());

it.each(recorded.queries)("answers $filter as ClickHouse does", async ({ sql, data }) => {
  const authorization = `Basic ${Buffer.from(`${SEED.username}:${SEED.password}`).toString("base64")}`;
  const answer = await fetch(betterstack.served.origin, { method: "POST", headers: { authorization }, body: sql });
  expect(await answer.json()).toMatchObject({ data });
});
