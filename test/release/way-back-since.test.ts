import { describe, expect, it } from "vitest";
import { type ReleasedBuild, wayBackSince } from "../../src/release/way-back-since.ts";

/** `back`: what it would be rolled back to. */
const build = (release: string, createdAt: number, back: string | null, previous = back): ReleasedBuild => ({
  release,
  createdAt,
  candidate: { id: `dpl_${release}` },
  knownGood: back === null ? null : { id: `dpl_${back}` },
  previous: previous === null ? null : { id: `dpl_${previous}` },
});

/** Newest first: `d` was rolled back to `b`, since `c` had failed, too. */
const RECORDS = [build("d", 40, "b", "c"), build("c", 30, "b"), build("b", 20, "a"), build("a", 10, null)];
const ask = (change: Partial<Parameters<typeof wayBackSince>[0]> = {}) =>
  wayBackSince({ records: RECORDS, isWhole: true, release: "e", steps: 0, ...change });

describe("since when the way back may need a backup", () => {
  it("is when what production would be rolled back to was released, however many failed in between", () => {
    expect(ask()).toEqual({ since: 20 });
  });

  it("is further back where the plan goes further back", () => {
    expect(ask({ steps: 1 })).toEqual({ since: 10 });
    expect(ask({ steps: 9 })).toEqual({ since: 10 });
  });

  it("does not count a record of the release itself, from an earlier run", () => {
    expect(ask({ release: "d" })).toEqual({ since: 20 });
    expect(ask({ records: RECORDS.slice(1), release: "c" })).toEqual({ since: 10 });
  });

  it("is never where no release stands on record, and not known where older ones were left out", () => {
    expect(ask({ records: [] })).toEqual({ since: null });
    expect(ask({ records: [build("e", 50, "d")] })).toEqual({ since: null });
    expect(ask({ records: [], isWhole: false })).toEqual({ unknown: "no other release is among those listed" });
    const cut = { records: RECORDS.slice(0, 2), isWhole: false };
    expect(ask(cut)).toEqual({ unknown: "the record of dpl_b is not among those listed" });
    expect(ask({ ...cut, isWhole: true })).toEqual({ since: 30 });
    expect(ask({ records: RECORDS.slice(0, 3), isWhole: false })).toEqual({ since: 20 });
    expect(ask({ records: [build("a", 10, null)], isWhole: false, steps: 3 })).toEqual({ since: 10 });
  });
});
