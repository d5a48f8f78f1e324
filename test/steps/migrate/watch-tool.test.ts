import { describe, expect, it } from "vitest";
import type { DatabaseRow, DatabaseValue } from "../../../src/providers/contract.ts";
import { createSightings, lookAtTool } from "../../../src/steps/migrate/watch-tool.ts";

const BLOCKER = {
  pid: 9,
  application: "reporting",
  user: "app",
  state: "active",
  since: "12:00:00",
  query: "select 7",
};

/** What the views show, at each look. */
async function look(waits: readonly DatabaseRow[], indexes: readonly DatabaseRow[] = []) {
  const cancelled: (readonly DatabaseValue[])[] = [];
  let now = 0;
  const watch = {
    tool: { values: ["holdpoint-tool abc", "holdpoint-tool abc", "infinity"] },
    lockTimeoutMs: 2_000,
    clock: { now: () => now },
    sightings: createSightings(),
    firstSeen: new Map<string, number>(),
  };
  const session = {
    query: async (text: string, values: readonly DatabaseValue[] = []) => {
      if (text.includes("pg_cancel_backend")) cancelled.push(values);
      if (text.includes("pg_stat_progress_create_index")) return { rows: indexes };
      if (text.includes("as waiter")) return { rows: waits };
      return { rows: waits.length === 0 ? [] : [{ pid: 7, waits: true }] };
    },
  };
  const lines = await lookAtTool(session, watch);
  return { lines, cancelled, watch, session, later: (ms: number) => void (now += ms) };
}

const wait = (more: DatabaseRow): DatabaseRow => ({
  waiter: 7,
  event: "relation",
  waited: 100,
  behind: 0,
  ...BLOCKER,
  ...more,
});

describe("a look at a tool", () => {
  it("says who holds what it waits for, and who waits behind it", async () => {
    const { lines, cancelled, watch } = await look([wait({ waited: 1_500, behind: 4 })]);
    expect(lines).toEqual([
      "waits 1.5 s for a lock held by pid 9, reporting, app, since 12:00:00 UTC: select …; 4 other sessions wait behind it",
    ]);
    expect(watch.sightings).toMatchObject({ named: true, longestWaitMs: 1_500, cancelled: 0 });
    expect([...watch.sightings.blockedBy]).toHaveLength(1);
    expect(cancelled).toEqual([]);
  });

  it("ends a statement that the lock timeout did not reach, and none that nobody queues behind", async () => {
    expect((await look([wait({ waited: 2_600 })])).cancelled).toEqual([[7]]);
    expect((await look([wait({ waited: 2_400 })])).cancelled).toEqual([]);
    expect((await look([wait({ waited: 60_000, event: "virtualxid" })])).cancelled).toEqual([]);
    expect((await look([wait({ waited: 60_000, event: "advisory" })])).cancelled).toEqual([]);
  });

  it("counts for itself where the server does not say since when, and each wait anew", async () => {
    const seen = await look([wait({ waited: null })]);
    seen.later(2_600);
    await lookAtTool(seen.session, seen.watch);
    expect(seen.cancelled).toEqual([[7]]);
    await lookAtTool(seen.session, seen.watch);
    expect(seen.cancelled).toHaveLength(1);
  });

  it("shows how far an index is", async () => {
    const row = {
      index: "i",
      table: "t",
      phase: "building index: scanning table",
      blocks: 50,
      "all blocks": 200,
      lockers: 0,
    };
    expect((await look([], [row])).lines).toEqual(["index i on t: building index: scanning table 25 %"]);
    const behind = { ...row, blocks: 0, "all blocks": 0, phase: "waiting for old snapshots", lockers: 2, locker: 5 };
    expect((await look([], [behind])).lines).toEqual([
      "index i on t: waiting for old snapshots, behind the transaction of pid 5",
    ]);
  });
});
