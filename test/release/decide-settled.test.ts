import { describe, expect, it } from "vitest";
import { decideSettled, rolledBackAtHost } from "../../src/release/decide-settled.ts";
import { aliasRequest, production, record } from "./facts.ts";

describe("a rollback that only the host knows of", () => {
  const rolled = (to: string, from: string | null) =>
    production("dpl_old", { aliasRequest: aliasRequest("rollback", to, "succeeded", 90, from) });

  it("counts only from this release to its known-good deployment", () => {
    expect(rolledBackAtHost(rolled("dpl_old", "dpl_new"), record("watching"))).toBe(true);
    expect(rolledBackAtHost(rolled("dpl_old", null), record("watching"))).toBe(true);
    expect(rolledBackAtHost(rolled("dpl_old", "dpl_else"), record("watching"))).toBe(false);
    expect(rolledBackAtHost(rolled("dpl_else", "dpl_new"), record("watching"))).toBe(false);
    expect(rolledBackAtHost(rolled("dpl_old", "dpl_new"), record("promoting"))).toBe(false);
    expect(rolledBackAtHost(production("dpl_old"), record("watching"))).toBe(false);
    const first = record("watching", { payload: { knownGood: null, previous: null } });
    expect(rolledBackAtHost(rolled("dpl_old", "dpl_new"), first)).toBe(false);
    const nothing = production(null, { aliasRequest: aliasRequest("rollback", "dpl_old", "succeeded", 90, "dpl_new") });
    expect(rolledBackAtHost(nothing, record("watching"))).toBe(false);
    const promoted = production("dpl_old", { aliasRequest: aliasRequest("promote", "dpl_old", "succeeded", 90, null) });
    expect(rolledBackAtHost(promoted, record("watching"))).toBe(false);
  });

  it("counts to what served before as well, where that is not what is known good", () => {
    const own = record("done", { payload: { previous: { id: "dpl_unsure", commit: null } } });
    for (const to of ["dpl_unsure", "dpl_old"]) {
      const state = production(to, { aliasRequest: aliasRequest("rollback", to, "succeeded", 90, "dpl_new") });
      expect(decideSettled(state, own)).toEqual({
        kind: "rolled-back",
        byHost: true,
        to,
        reason: "rolled back at the host",
      });
    }
  });

  it("counts for a release in stages only where production is back at what was there before", () => {
    const aborted = (at: string | null, id = "dpl_new") => ({
      ...production(at),
      rollout: {
        state: "aborted" as const,
        candidateId: id,
        stableId: "dpl_old",
        startedAt: null,
        activeStage: null,
        stages: [],
        queuedId: null,
      },
    });
    expect(rolledBackAtHost(aborted("dpl_old"), record("promoting"))).toBe(true);
    expect(rolledBackAtHost(aborted("dpl_hand"), record("promoting"))).toBe(false);
    expect(rolledBackAtHost(aborted(null), record("promoting"))).toBe(false);
    expect(rolledBackAtHost(aborted("dpl_old", "dpl_else"), record("promoting"))).toBe(false);
  });
});

describe("a rollback that was decided", () => {
  const decided = record("rolling-back", { statusAt: 100_000, reason: "error_rate" });

  it("is finished by the next run, whatever production serves meanwhile", () => {
    const before = aliasRequest("promote", "dpl_new", "succeeded", 90_000, "dpl_old");
    for (const at of ["dpl_new", "dpl_old", "dpl_hand"])
      expect([at, decideSettled(production(at, { aliasRequest: before }), decided)]).toEqual([
        at,
        { kind: "finish-rollback" },
      ]);
    expect(decideSettled(production("dpl_new"), decided)).toEqual({ kind: "finish-rollback" });
  });

  it("is not made again where somebody asked the host for the release again since", () => {
    const again = (at: number, to = "dpl_new", type: "promote" | "rollback" = "promote") =>
      decideSettled(
        production("dpl_new", { aliasRequest: aliasRequest(type, to, "succeeded", at, "dpl_old") }),
        decided,
      );
    expect(again(101_000)).toMatchObject({
      kind: "in-production-again",
      since: 101_000,
      verdict: { outcome: "hold", reasonCode: "production_moved", summary: expect.stringContaining("error_rate") },
    });
    // In the decision's own second it is somebody else's where the release's promote was over before.
    const within = (promotedAt: number | null) =>
      decideSettled(
        production("dpl_new", { aliasRequest: aliasRequest("promote", "dpl_new", "succeeded", 100_500, "dpl_old") }),
        { ...decided, promotedAt },
      )?.kind;
    expect([within(90_000), within(100_000), within(null)]).toEqual([
      "in-production-again",
      "finish-rollback",
      "finish-rollback",
    ]);
    expect(again(102_000, "dpl_new", "rollback")?.kind).toBe("in-production-again");
    expect(again(99_999)?.kind).toBe("finish-rollback");
    expect(again(102_000, "dpl_old", "rollback")?.kind).toBe("finish-rollback");
    // It was asked for, and is not there.
    const coming = { aliasRequest: aliasRequest("promote", "dpl_new", "in-progress", 102_000, "dpl_old") };
    expect(decideSettled(production("dpl_old", coming), decided)?.kind).toBe("finish-rollback");
  });
});

describe("a rollback that is recorded", () => {
  const recorded = record("rolled-back", { rollbackTo: "dpl_old", reason: "slow" });

  it("is believed where production serves something else", () => {
    for (const at of ["dpl_old", "dpl_hand", null])
      expect(decideSettled(production(at), recorded)).toEqual({
        kind: "rolled-back",
        byHost: false,
        to: "dpl_old",
        reason: "slow",
      });
    const byBoth = production("dpl_old", { aliasRequest: aliasRequest("rollback", "dpl_old", "succeeded", 90, null) });
    expect(decideSettled(byBoth, recorded)).toMatchObject({ byHost: false, reason: "slow" });
  });

  it("is not believed where production, or one domain, serves the release", () => {
    for (const [at, words] of [
      [production("dpl_new"), "production serves it now"],
      [production("dpl_old", {}, ["dpl_old", "dpl_new"]), "d1.example.com points at it now"],
      [production("dpl_old", {}, ["dpl_new", "dpl_new"]), "d0.example.com, d1.example.com point at it now"],
    ] as const) {
      const settled = decideSettled(at, recorded);
      expect(settled).toMatchObject({ kind: "in-production-again", since: null, verdict: { outcome: "hold" } });
      expect(settled?.kind === "in-production-again" && settled.verdict.summary).toContain(words);
    }
    const half = production("dpl_old", { aliasRequest: aliasRequest("rollback", "dpl_old", "failed", 90, "dpl_new") }, [
      "dpl_old",
      "dpl_new",
    ]);
    expect(decideSettled(half, record("watching"))?.kind).toBe("in-production-again");
  });

  it("is nothing that an undecided record speaks of", () => {
    for (const phase of ["promoting", "watching", "held", "done", "failed"] as const)
      expect(decideSettled(production("dpl_new"), record(phase))).toBeNull();
    expect(decideSettled(production("dpl_new"), null)).toBeNull();
  });
});
