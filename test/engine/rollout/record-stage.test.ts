import { describe, expect, it } from "vitest";
import { progressOf } from "../../../src/engine/rollout/record-stage.ts";
import { production, record, rolling } from "../../release/facts.ts";

const NOW = 600_500;

describe("a stage that nobody has written down", () => {
  it("begins now, and is judged since the first one began", () => {
    const found = progressOf(record("promoting", { promotedAt: null }), rolling(), NOW);
    expect(found).toMatchObject({ isNew: true, progress: { startedAt: 600_000, stageAt: 600_000, stage: 0 } });
    const held = record("held", { promotedAt: 60_000, statusAt: 300_700 });
    expect(progressOf(held, rolling(), NOW)?.progress).toMatchObject({ startedAt: 60_000, stageAt: 600_000 });
  });

  it("is judged since a rung was seen to help, where one was", () => {
    const held = record("held", { promotedAt: 60_000, statusAt: 300_700, rungs: { flag: "helped" } });
    expect(progressOf(held, rolling(), NOW)?.progress).toMatchObject({ startedAt: 300_000, stageAt: 600_000 });
    const unhelped = { ...held, rungs: { flag: "unhelpful" } as const };
    expect(progressOf(unhelped, rolling(), NOW)?.progress.startedAt).toBe(60_000);
  });
});

describe("a stage of a rollout that somebody took back and began anew", () => {
  const known = record("promoting", { promotedAt: 60_000, reason: "stage 1 of 3 since 1970-01-01T00:01:00Z" });

  it("begins now, and nothing from before is judged", () => {
    const anew = rolling({ startedAt: 500_000 });
    const fresh = { isNew: true, progress: { startedAt: 600_000, stageAt: 600_000, stage: 0, looks: null } };
    expect(progressOf(known, anew, NOW)).toMatchObject(fresh);
    expect(progressOf(record("held", { promotedAt: 60_000 }), anew, NOW)).toMatchObject(fresh);
  });

  it("is told from the recorded one by the host's word alone, which may be a few seconds off", () => {
    for (const startedAt of [null, 59_000, 65_000])
      expect(progressOf(known, rolling({ startedAt }), NOW)).toMatchObject({ isNew: false });
    expect(progressOf(known, rolling({ startedAt: 65_001 }), NOW)).toMatchObject({ isNew: true });
    // What a rung was seen to help began before that.
    const held = record("held", { promotedAt: 60_000, statusAt: 600_000, rungs: { flag: "helped" } });
    expect(progressOf(held, rolling({ startedAt: 500_000 }), NOW)?.progress.startedAt).toBe(600_000);
  });
});

it("nothing is recorded of another build's rolling release, of one that is over, or of none", () => {
  const own = record("promoting");
  for (const state of [
    rolling({ candidateId: "dpl_theirs" }),
    rolling({ activeStage: null }),
    rolling({ state: "complete", activeStage: null }),
    production("dpl_old"),
  ])
    expect(progressOf(own, state, NOW)).toBeNull();
});
