/** What a scheduled look does about one release, and whose statuses it reads. */
import { describe, expect, it } from "vitest";
import { decideLook, recordsToRead } from "../../src/release/decide-look.ts";
import type { OwnRecord, ProductionPayload } from "../../src/release/record.ts";
import { aliasRequest, production, record } from "./facts.ts";

const LATER = 3_600_000;
const QUARTER = 900_000;
const step = (
  ...[own, world, newest = true, now = LATER]: [
    Parameters<typeof decideLook>[0]["record"],
    ReturnType<typeof production>,
    boolean?,
    number?,
  ]
) => decideLook({ record: own, production: world, newest, now });

describe("a look", () => {
  it("judges what is watched and in production, whatever a single domain shows", () => {
    expect(step(record("watching"), production("dpl_new")).do).toBe("watch");
    expect(step(record("watching"), production("dpl_new", {}, ["dpl_new", "dpl_old"])).do).toBe("watch");
  });

  it("closes a watch where production is another's", () => {
    expect(step(record("watching"), production("dpl_else"))).toMatchObject({
      do: "close",
      verdict: { reasonCode: "production_moved" },
    });
  });

  it("finishes a rollback that was decided", () => {
    expect(step(record("rolling-back"), production("dpl_new"))).toMatchObject({
      do: "settle",
      settled: { kind: "finish-rollback" },
    });
  });

  it("leaves alone whoever may be promoting at this moment", () => {
    expect(step(record("promoting"), production("dpl_new"), true, 60_000).do).toBe("wait");
    const arriving = production("dpl_old", { aliasRequest: aliasRequest("promote", "dpl_new", "in-progress") });
    expect(step(record("promoting"), arriving).do).toBe("wait");
    // For a quarter of an hour after its record was written, to the millisecond.
    const { statusAt } = record("promoting");
    expect(step(record("promoting"), production("dpl_new"), true, statusAt + QUARTER - 1).do).toBe("wait");
    expect(step(record("promoting"), production("dpl_new"), true, statusAt + QUARTER).do).toBe("watch");
  });

  it("watches what a promote that was cut off brought into production, and finishes one that left a domain behind", () => {
    expect(step(record("promoting"), production("dpl_new")).do).toBe("watch");
    const gaveUp = { aliasRequest: aliasRequest("promote", "dpl_new", "failed") };
    expect(step(record("promoting"), production("dpl_new", gaveUp, ["dpl_new", "dpl_old"])).do).toBe("finish-promote");
    // A domain that the host did not give up on, and a promote that failed before anything moved.
    expect(step(record("promoting"), production("dpl_new", {}, ["dpl_new", "dpl_old"])).do).toBe("report");
    expect(step(record("promoting"), production("dpl_old", gaveUp)).do).toBe("report");
  });

  it("never asks the host for a promote that it was not asked for: a person must decide, or something newer came and it is closed", () => {
    expect(step(record("promoting"), production("dpl_old"))).toMatchObject({
      do: "report",
      verdict: { reasonCode: "promote_cut_off" },
    });
    expect(step(record("promoting"), production("dpl_old"), false)).toMatchObject({
      do: "close",
      verdict: { reasonCode: "production_moved" },
    });
  });

  it("leaves ended releases as they are, but takes a rollback at the host into the newest one's record", () => {
    const back = production("dpl_old", {
      aliasRequest: aliasRequest("rollback", "dpl_old", "succeeded", 100, "dpl_new"),
    });
    for (const phase of ["done", "held"] as const) {
      expect(step(record(phase), production("dpl_new")).do).toBe("nothing");
      expect(step(record(phase), back).do).toBe("settle");
      expect(step(record(phase), back, false).do).toBe("nothing");
    }
    expect(step(record("rolled-back", { rollbackTo: "dpl_old" }), production("dpl_old")).do).toBe("nothing");
    expect(step(record("rolled-back", { rollbackTo: "dpl_old" }), production("dpl_new")).do).toBe("nothing");
  });
});

describe("the records whose statuses a look reads", () => {
  const own = (number: number, createdAt: number, watchForMs = 60_000): OwnRecord<ProductionPayload> => {
    const { payload } = record("watching", {
      payload: { release: `r${number}`, watchForMs, candidate: { id: `dpl_${number}`, url: "u", createdAt } },
    });
    const deployment = {
      id: number,
      environment: "production",
      task: "t",
      sha: "s",
      payload,
      creator: "us",
      createdAt,
    };
    return { deployment, payload };
  };
  const DAY = 86_400_000;

  it("are the newest, that of what production serves, and the newest others that may be open", () => {
    const listed = [9, 8, 7, 6, 5, 4].map((number) => own(number, number * 1_000));
    const { read, left } = recordsToRead(listed, production("dpl_5"), { now: 9_999, most: 4 });
    expect(read.map(({ payload }) => payload.release)).toEqual(["r9", "r8", "r7", "r5"]);
    expect(left).toBe(2);
  });

  it("are of the older others each in its turn, so that none stays open for ever", () => {
    const listed = [9, 8, 7, 6, 5, 4].map((number) => own(number, number));
    const readAt = (now: number, most = 4) => {
      const { read, left } = recordsToRead(listed, production("dpl_5"), { now, most });
      expect(read.length + left).toBe(listed.length);
      return read.map(({ payload }) => payload.release).join(" ");
    };
    expect([9_000, 9_999, 10_000, 11_000, 12_000].map((now) => readAt(now))).toEqual([
      "r9 r8 r7 r5",
      "r9 r8 r7 r5",
      "r9 r8 r6 r5",
      "r9 r8 r5 r4",
      "r9 r8 r7 r5",
    ]);
    // With room for one alone that one takes turns.
    expect([8_000, 9_000, 10_000, 11_000].map((now) => readAt(now, 3))).toEqual([
      "r9 r8 r5",
      "r9 r7 r5",
      "r9 r6 r5",
      "r9 r5 r4",
    ]);
    expect(readAt(9_000, 2)).toBe("r9 r5");
    expect(readAt(9_000, 6)).toBe("r9 r8 r7 r6 r5 r4");
    expect(readAt(9_000, 9)).toBe("r9 r8 r7 r6 r5 r4");
  });

  it("are no others whose time is long over", () => {
    const listed = [own(9, 30 * DAY), own(8, 1), own(7, 1)];
    const { read, left } = recordsToRead(listed, production("dpl_9"), { now: 30 * DAY + 1, most: 2 });
    expect(read.map(({ payload }) => payload.release)).toEqual(["r9"]);
    expect(left).toBe(0);
  });

  it("are read until a week after the end of their watch, and missed only until that end", () => {
    const listed = [own(9, 30 * DAY), own(8, 0, 60_000), own(7, 0, 120_000)];
    const at = (now: number, most: number) => {
      const { read, left } = recordsToRead(listed, production("dpl_9"), { now, most });
      return [read.map(({ payload }) => payload.release).join(" "), left];
    };
    expect(at(7 * DAY + 59_999, 9)).toEqual(["r9 r8 r7", 0]);
    expect(at(7 * DAY + 60_000, 9)).toEqual(["r9 r7", 0]);
    // With room for one: nobody waits for those whose watch is over.
    expect(at(59_999, 1)).toEqual(["r9", 2]);
    expect(at(60_000, 1)).toEqual(["r9", 1]);
    expect(at(120_000, 1)).toEqual(["r9", 0]);
  });

  it("are never more than may be read, and count what is served or just coming before others", () => {
    const listed = [9, 8, 7, 6].map((number) => own(number, number));
    const releases = (most: number, ...world: Parameters<typeof production>) =>
      recordsToRead(listed, production(...world), { now: 10, most }).read.map(({ payload }) => payload.release);
    expect(releases(1, "dpl_6")).toEqual(["r9"]);
    expect(releases(2, "dpl_6")).toEqual(["r9", "r6"]);
    expect(releases(3, "dpl_6")).toEqual(["r9", "r8", "r6"]);
    const coming = { aliasRequest: aliasRequest("promote", "dpl_7", "in-progress") };
    expect(releases(3, "dpl_6", coming)).toEqual(["r9", "r7", "r6"]);
  });
});
