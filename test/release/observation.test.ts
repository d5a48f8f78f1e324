/** What is recorded of a deployment that others brought into production: whole or nothing, and read as a watch reads a release. */
import { describe, expect, it } from "vitest";
import {
  OBSERVATION_RECORDS,
  observedRecord,
  type ObservationPayload,
  renderObservationStatus,
} from "../../src/release/observation.ts";

const PAYLOAD: ObservationPayload = {
  holdpoint: 1,
  phase: "observation",
  release: "dpl_hand",
  commit: "c".repeat(40),
  planDigest: "d".repeat(64),
  candidate: { id: "dpl_hand", url: "dpl_hand.vercel.app", createdAt: 1_000 },
  previous: { id: "dpl_old", commit: null },
  liveAt: 61_234,
  watchForMs: 60_000,
  dirty: false,
};

describe("an observation", () => {
  it("is read back as it was written, under a name and a task of its own", () => {
    expect(OBSERVATION_RECORDS.parse(JSON.stringify(PAYLOAD))).toStrictEqual(PAYLOAD);
    expect(OBSERVATION_RECORDS.parse({ ...PAYLOAD, previous: null })).toStrictEqual({ ...PAYLOAD, previous: null });
    expect([OBSERVATION_RECORDS.task, OBSERVATION_RECORDS.noun]).toEqual(["holdpoint:observation", "an observation"]);
  });

  it.each<[string, Readonly<Record<string, unknown>>]>([
    ["of another version", { holdpoint: 2 }],
    ["a release", { phase: "production" }],
    ["without a deployment", { candidate: { id: "dpl_hand" } }],
    ["with half of what served before", { previous: { commit: null } }],
    ["without what served before", { previous: undefined }],
    ["of an unknown time", { liveAt: "noon" }],
    ["without the length of its watch", { watchForMs: null }],
    ["without a word on its files", { dirty: "no" }],
  ])("is nothing where it is %s", (_what, part) => {
    expect(OBSERVATION_RECORDS.parse({ ...PAYLOAD, ...part })).toBeNull();
  });

  const read = (payload: ObservationPayload, description: string | null) =>
    observedRecord(
      { deployment: { id: 7, createdAt: 5 }, payload },
      description === null ? null : ({ id: 1, state: "in_progress", description, createdAt: 6, creator: "x" } as never),
    );

  it("is watched from when the host says that it went live, to the second, whatever its status says", () => {
    const watching = read(PAYLOAD, "watching since 1970-01-01T00:30:00Z until 1970-01-01T01:00:00Z");
    expect(watching).toMatchObject({ forgeId: 7, phase: "watching", promotedAt: 61_000, createdAt: 5, statusAt: 6 });
    expect(read(PAYLOAD, null)).toMatchObject({ phase: "promoting", promotedAt: 61_000 });
  });

  it("is never taken for a release that was judged good, nor for one whose migrations are known", () => {
    const { dirty, liveAt, ...shared } = PAYLOAD;
    expect([dirty, liveAt]).toEqual([false, 61_234]);
    const asRelease = {
      ...shared,
      phase: "production",
      migrations: "unknown",
      autoAssignDomains: true,
      unpinned: false,
    };
    const knownGood = { id: "dpl_old", commit: null, judged: false, why: "it served before" };
    expect(read(PAYLOAD, null).payload).toStrictEqual({ ...asRelease, knownGood });
    expect(read({ ...PAYLOAD, previous: null }, null).payload).toStrictEqual({
      ...asRelease,
      previous: null,
      knownGood: null,
    });
  });

  it("that is held shows a failure where it would have been rolled back, and else that nobody knows", () => {
    const held = { phase: "held", promotedAt: null, reason: "slow" } as const;
    expect(renderObservationStatus(held, true)).toEqual({ state: "failure", description: "held: slow" });
    expect(renderObservationStatus(held, false)).toEqual({ state: "error", description: "held: slow" });
    const done = { phase: "done", promotedAt: 61_000, reason: "all clear" } as const;
    expect(renderObservationStatus(done, true)).toEqual({
      state: "success",
      description: "done since 1970-01-01T00:01:01Z: all clear",
    });
  });
});
