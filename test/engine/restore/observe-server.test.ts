/** What a server shows of a restore. */
import { describe, expect, it } from "vitest";
import { observeServer, type WorldQuestion } from "../../../src/engine/restore/observe-server.ts";
import { copyName, restoreIdentity } from "../../../src/release/restore-names.ts";
import { ARCHIVE, type Bench, COPY, IDENTITY, KEPT, mark, openBench } from "./restore-bench.ts";

const OTHER = "b".repeat(64);

function observe(bench: Bench, change: Partial<WorldQuestion> = {}) {
  const question = { database: "app", archive: ARCHIVE, again: false, ...change };
  return bench.act(({ writer }) => observeServer(writer, question));
}

describe("a server", () => {
  it("shows the database in use, with what people wrote of it", async () => {
    const bench = openBench();
    expect(await observe(bench)).toEqual({
      identity: IDENTITY,
      archive: ARCHIVE,
      live: {
        oid: bench.server.app.oid,
        name: "app",
        open: true,
        sessions: 2,
        connectionLimit: 40,
        comment: { text: "the shop's own", mark: null },
        mark: null,
      },
      copy: null,
      kept: null,
      obstacles: [],
      copyName: COPY,
      nth: 0,
    });
  });

  it("shows the copy of this backup, and no other's", async () => {
    const bench = openBench();
    mark(bench.server.add(COPY, { open: false }), { phase: "created" });
    expect((await observe(bench)).copy).toMatchObject({ name: COPY, open: false, mark: { phase: "created" } });
    expect(await observe(bench, { archive: OTHER })).toMatchObject({
      copy: null,
      identity: restoreIdentity("app", OTHER, 0),
    });
  });

  it.each([
    ["the database in use", "app"],
    ["the copy", COPY],
  ])("shows what is put aside by the name that the mark of %s has", async (_what, marked) => {
    const bench = openBench();
    bench.server.add(COPY);
    bench.server.add(KEPT);
    mark(bench.server.get(marked), { phase: marked === "app" ? "switched" : "switching", kept: KEPT });
    expect((await observe(bench)).kept?.name).toBe(KEPT);
  });

  it("shows nothing put aside where that is gone, or the mark is not whole", async () => {
    const bench = openBench();
    mark(bench.server.app, { phase: "switched", kept: KEPT });
    expect((await observe(bench)).kept).toBeNull();
    bench.server.app.comment = "holdpoint restore: {";
    bench.server.add(COPY, { comment: "holdpoint restore: {" });
    expect(await observe(bench)).toMatchObject({
      live: { mark: "unreadable" },
      copy: { mark: "unreadable" },
      kept: null,
    });
  });

  it("shows what there is also where no database has the name", async () => {
    const bench = openBench();
    bench.server.databases.delete("app");
    expect(await observe(bench)).toMatchObject({ live: null, copy: null, kept: null, identity: IDENTITY });
    expect(await observe(bench, { archive: null })).toMatchObject({ live: null, archive: "" });
  });

  it("shows what no switch may cut, as far as it tells", async () => {
    const bench = openBench();
    Object.assign(bench.server.told, {
      pg_prepared_xacts: ["2 prepared transactions that nobody has ended"],
      "and active order by": ["the replication slot a is in use", "the replication slot b is in use"],
      pg_subscription: ["the subscription s is enabled"],
    });
    expect((await observe(bench)).obstacles).toEqual([
      "2 prepared transactions that nobody has ended",
      "the replication slot a is in use",
      "the replication slot b is in use",
      "the subscription s is enabled",
    ]);
    bench.server.refuse = (text) =>
      text.includes("pg_replication_slots") ? { sqlState: "42501", message: "no" } : null;
    expect((await observe(bench)).obstacles).toHaveLength(2);
  });
});

describe("a restore of the same backup", () => {
  it.each([
    ["that was switched", "switched", true, 3],
    ["that was verified", "verified", true, 3],
    ["that was verified, where nobody wants another", "verified", false, 2],
    ["that is being switched back", "switching-back", true, 2],
    ["that was taken back", "back", true, 2],
  ] as const)("%s has a number, and one more is another", async (_what, phase, again, nth) => {
    const bench = openBench();
    const identity = restoreIdentity("app", ARCHIVE, 2);
    mark(bench.server.app, { phase, nth: 2, identity, kept: KEPT });
    const world = await observe(bench, { again });
    expect(world).toMatchObject({ nth, identity: restoreIdentity("app", ARCHIVE, nth) });
    expect(world.copyName).toBe(copyName("app", world.identity));
  });

  it.each([
    ["another backup", { archive: OTHER }],
    ["another database", { of: "shop" }],
  ])("is the first where the mark tells of %s", async (_what, change) => {
    const bench = openBench();
    mark(bench.server.app, { phase: "verified", nth: 2, identity: "1".repeat(16), ...change });
    expect(await observe(bench, { again: true })).toMatchObject({ nth: 0, identity: IDENTITY });
  });
});

describe("what was restored", () => {
  const own = { phase: "verified", nth: 1, identity: "1".repeat(16), kept: KEPT } as const;

  it("is known by its own mark where it is to be taken out again", async () => {
    const bench = openBench();
    mark(bench.server.app, { ...own, archive: OTHER });
    expect(await observe(bench, { archive: null })).toMatchObject({ archive: OTHER, identity: own.identity, nth: 1 });
  });

  it("is known by its own mark while it is being switched back, whichever backup is asked for", async () => {
    const bench = openBench();
    mark(bench.server.app, { ...own, phase: "switching-back", archive: OTHER });
    expect(await observe(bench)).toMatchObject({ archive: ARCHIVE, identity: own.identity });
    mark(bench.server.app, { ...own, archive: OTHER });
    expect(await observe(bench)).toMatchObject({ identity: IDENTITY });
  });

  it("is known by no mark where it has none", async () => {
    const bench = openBench();
    expect(await observe(bench, { archive: null })).toMatchObject({ identity: restoreIdentity("app", "", 0) });
  });
});
