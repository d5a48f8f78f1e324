import { describe, expect, it } from "vitest";
import { decidePromote, type PromoteOptions } from "../../src/release/decide-promote.ts";
import { autoAssignAfter, isPinned } from "../../src/release/pin.ts";
import type { Asked } from "../../src/release/asked.ts";
import type { ProductionPhase } from "../../src/release/record.ts";
import type { World } from "../../src/release/world.ts";
import {
  aliasRequest,
  deployment,
  DIGEST,
  NOTHING_ASKED,
  otherRecord,
  production,
  record,
  RELEASE,
  STAGING,
  world,
} from "./facts.ts";

type Options = Partial<Omit<PromoteOptions, "asked"> & Asked>;

function decide(changes: Partial<World>, { unpin = false, planDigest = DIGEST, ...asked }: Options = {}) {
  return decidePromote(RELEASE, world(changes), { unpin, planDigest, asked: { ...NOTHING_ASKED, ...asked } });
}

const NEW = production("dpl_new");
const FINISH = { do: "settled", settled: { kind: "finish-rollback" } };

function expectStop(step: ReturnType<typeof decide>, outcome: string, reasonCode: string, text: RegExp) {
  expect(step).toMatchObject({ do: "stop", verdict: { outcome, reasonCode } });
  if (step.do !== "stop") return;
  expect(step.verdict.summary).toMatch(text);
  expect(step.verdict.remedy).toBeTruthy();
}

describe("the way into production", () => {
  it("records, promotes, waits and confirms, in this order", () => {
    expect(decide({})).toEqual({ do: "record" });
    expect(decide({ record: record("promoting") })).toEqual({ do: "promote" });
    expect(decide({ record: record("promoting") }, { requestedAt: 60 })).toEqual({
      do: "wait",
      waitingFor: "the production domains",
      untraced: true,
    });
    expect(decide({ record: record("promoting"), production: NEW }, { requestedAt: 60 })).toEqual({ do: "confirm" });
  });

  it("records a release that somebody promoted manually before it confirms it", () => {
    expect(decide({ production: NEW })).toEqual({ do: "record" });
  });

  it("waits for the host's own job and for a queued one, and not for a job about another deployment", () => {
    const busy = production("dpl_old", { aliasRequest: aliasRequest("promote", "dpl_new", "in-progress") });
    expect(decide({ record: record("promoting"), production: busy })).toEqual({
      do: "wait",
      waitingFor: "the host's promotion",
      untraced: false,
    });
    expect(decide({ record: record("promoting") }, { requestedAt: 60, queued: true })).toEqual({
      do: "wait",
      waitingFor: "the promotion before ours",
      untraced: false,
    });
    const foreign = production("dpl_old", { aliasRequest: aliasRequest("promote", "dpl_else", "pending") });
    expect(decide({ record: record("promoting"), production: foreign })).toEqual({ do: "promote" });
  });

  it("is not done while one domain points elsewhere", () => {
    const partly = production("dpl_new", {}, ["dpl_new", "dpl_old"]);
    expect(decide({ record: record("promoting"), production: partly }, { requestedAt: 60 })).toMatchObject({
      do: "wait",
    });
  });

  it("is not asked for over a domain that shows somebody else's deployment: the target was read before that came", () => {
    const torn = production("dpl_new", {}, ["dpl_new", "dpl_hand"]);
    expect(decide({ record: record("promoting"), production: torn })).toEqual({
      do: "wait",
      waitingFor: "the production domains",
      untraced: false,
    });
    const half = (request: ReturnType<typeof aliasRequest>) =>
      decide({
        record: record("promoting"),
        production: production("dpl_new", { aliasRequest: request }, ["dpl_new", "dpl_old"]),
      });
    expect(half(aliasRequest("promote", "dpl_new", "succeeded"))).toMatchObject({ do: "wait" });
    expect(half(aliasRequest("promote", "dpl_new", "failed"))).toEqual({ do: "promote" });
  });

  it("finishes a rollback that an earlier run decided on, whatever else is true", () => {
    expect(decide({ record: record("rolling-back"), production: NEW })).toEqual(FINISH);
    expect(decide({ record: record("rolling-back"), staging: null })).toEqual(FINISH);
  });
});

describe("the promote is refused", () => {
  it("for a release that was rolled back", () => {
    const step = decide({ record: record("rolled-back", { rollbackTo: "dpl_old", reason: "error_rate" }) });
    const settled = { kind: "rolled-back", byHost: false, to: "dpl_old", reason: "error_rate" };
    expect(step).toEqual({ do: "settled", settled });
  });

  it("for a release that the host says was rolled back, whatever our record says", () => {
    for (const phase of ["watching", "held", "done"] as const) {
      const rolled = production("dpl_old", {
        autoAssignDomains: false,
        aliasRequest: aliasRequest("rollback", "dpl_old", "succeeded", 90, "dpl_new"),
      });
      const settled = { kind: "rolled-back", byHost: true, reason: "rolled back at the host" };
      expect(decide({ record: record(phase), production: rolled })).toMatchObject({ do: "settled", settled });
    }
  });

  it("for a build that was not verified, or was verified with another plan or as another build", () => {
    expectStop(decide({ staging: null }), "fail", "staging_not_verified", /no staging record/);
    for (const phase of ["deployed", "failed", "held"] as const)
      expectStop(decide({ staging: { ...STAGING, phase } }), "fail", "staging_not_verified", new RegExp(phase));
    expectStop(decide({}, { planDigest: "e".repeat(64) }), "fail", "staging_not_verified", /another version/);
    expectStop(decide({ candidate: deployment("dpl_else") }), "fail", "staging_not_verified", /verified/);
  });

  it("for a release id that was used for another commit or another build", () => {
    const otherCommit = record("done", { payload: { commit: "a".repeat(40) } });
    expectStop(decide({ record: otherCommit }), "fail", "release_reused", /used before/);
    const otherBuild = record("promoting", { payload: { candidate: { id: "dpl_x", url: "x", createdAt: 1 } } });
    expectStop(decide({ record: otherBuild }), "fail", "release_reused", /dpl_x/);
  });

  it("for a build that is gone or not ready", () => {
    expectStop(
      decide({ candidate: null, record: record("promoting") }),
      "hold",
      "not_found",
      /dpl_new no longer exists/,
    );
    expectStop(decide({ candidate: null }), "hold", "not_found", /dpl_new no longer exists/);
    expectStop(decide({ candidate: deployment("dpl_new", { state: "error" }) }), "hold", "not_found", /error/);
  });

  it("when the host could not move the aliases, but not because of an older failure", () => {
    const failed = (at: number) =>
      production("dpl_old", { aliasRequest: aliasRequest("promote", "dpl_new", "failed", at) }, ["dpl_new", "dpl_old"]);
    const asked = { requestedAt: 100, before: 99 };
    expectStop(
      decide({ record: record("promoting"), production: failed(100) }, asked),
      "hold",
      "alias_failed",
      /d1\.example\.com/,
    );
    expect(decide({ record: record("promoting"), production: failed(99) }, asked)).toMatchObject({ do: "wait" });
    expect(decide({ record: record("promoting"), production: failed(99) })).toEqual({ do: "promote" });
  });

  it("when the host refused, quoting it, unless production shows the build by now", () => {
    const refused = { requestedAt: 60, refused: "the deployment is locked" };
    expectStop(decide({ record: record("promoting") }, refused), "hold", "promotion_refused", /locked/);
    expect(decide({ record: record("promoting"), production: NEW }, refused)).toEqual({ do: "confirm" });
  });

  it("when it would overtake a newer release on its way, or anything newer in production", () => {
    for (const phase of ["promoting", "watching"] as const) {
      const newer = otherRecord(phase, 2_000);
      expectStop(decide({ history: [newer] }), "hold", "newer_release_active", /release r0/);
    }
    const served = { production: production("dpl_hot"), serving: deployment("dpl_hot", { createdAt: 2_000 }) };
    expectStop(decide(served), "hold", "newer_release_active", /dpl_hot/);
    expect(decide({ history: [otherRecord("watching", 900)] })).toEqual({ do: "record" });
    expect(decide({ history: [otherRecord("rolled-back", 2_000)] })).toEqual({ do: "record" });
  });

  it("by nothing that was built in the same moment, nor by a record of this very release", () => {
    expect(decide({ history: [otherRecord("watching", 1_000)] })).toEqual({ do: "record" });
    const served = { production: production("dpl_hot"), serving: deployment("dpl_hot", { createdAt: 1_000 }) };
    expect(decide(served)).toEqual({ do: "record" });
    expect(decide({ history: [otherRecord("promoting", 2_000, { release: RELEASE.id })] })).toEqual({ do: "record" });
  });

  it("when the host names no production deployment, but a domain serves one", () => {
    const unclear = { production: production(null, {}, [null, "dpl_x"]), serving: null };
    expectStop(decide(unclear), "hold", "read_back_mismatch", /d1\.example\.com points at dpl_x/);
    const first = { production: production(null, {}, [null, "dpl_new"]), serving: null };
    expect(decide(first)).toEqual({ do: "record" });
    // What its record says was there before is known.
    expectStop(decide({ ...unclear, record: record("promoting") }), "hold", "production_moved", /to nothing/);
  });

  it("for no settings of rolling releases that came after its record", () => {
    const rollsOut = production("dpl_old", { rollsOut: true });
    expect(decide({ record: record("promoting"), production: rollsOut })).toEqual({ do: "promote" });
  });

  it("when production has changed since this release began", () => {
    const moved = { production: production("dpl_hand"), serving: deployment("dpl_hand", { createdAt: 1 }) };
    expectStop(decide({ ...moved, record: record("promoting") }), "hold", "production_moved", /dpl_old to dpl_hand/);
    const gone = { production: production(null, {}, [null, null]), serving: null };
    expectStop(decide({ ...gone, record: record("promoting") }), "hold", "production_moved", /to nothing/);
  });

  it("for a build that was in production before and was replaced, even by the known-good one", () => {
    for (const phase of ["watching", "held", "done", "failed"] as const) {
      expectStop(decide({ record: record(phase) }), "hold", "production_moved", /not promoted a second time/);
      expectStop(decide({ record: record(phase) }, { unpin: true }), "hold", "production_moved", /second time/);
    }
  });

  it("for a second promote when only the host shows that the first one succeeded", () => {
    const arrived = production("dpl_old", { aliasRequest: aliasRequest("promote", "dpl_new", "succeeded") });
    const before = { record: record("promoting"), production: arrived };
    expectStop(decide(before), "hold", "production_moved", /second time/);
    expect(decide(before, { requestedAt: 60 })).toMatchObject({ do: "wait" });
    for (const other of [
      aliasRequest("promote", "dpl_old", "succeeded"),
      aliasRequest("rollback", "dpl_new", "succeeded"),
      aliasRequest("promote", "dpl_new", "failed"),
      null,
    ])
      expect(decide({ ...before, production: production("dpl_old", { aliasRequest: other }) })).toEqual({
        do: "promote",
      });
  });

  it("for a release that somebody took back at the host right after this run had promoted it, whatever may be unpinned", () => {
    const own = record("promoting");
    const back = (from: string, at: number) =>
      production("dpl_old", {
        autoAssignDomains: false,
        aliasRequest: {
          type: "rollback",
          fromDeploymentId: from,
          toDeploymentId: "dpl_old",
          status: "succeeded",
          requestedAt: at,
        },
      });
    const after = { requestedAt: 10, requests: 1, before: null, unpin: true };
    const taken = { record: own, production: back("dpl_new", own.createdAt + 5_000) };
    expectStop(decide(taken, after), "hold", "production_moved", /not promoted a second time/);
    // Before it was recorded, or of another one: what is unpinned.
    expect(decide({ ...taken, production: back("dpl_new", own.createdAt - 1) }, { unpin: true }).do).toBe("promote");
    expect(decide({ ...taken, production: back("dpl_other", own.createdAt + 5_000) }, { unpin: true }).do).toBe(
      "promote",
    );
  });

  it("for a production that an earlier rollback pinned, unless a person unpins it", () => {
    const pinned = { production: production("dpl_old", { autoAssignDomains: false }) };
    expectStop(decide(pinned), "hold", "production_pinned", /pinned to dpl_old/);
    expect(decide(pinned, { unpin: true })).toEqual({ do: "record" });
    const unpinned = record("promoting", { payload: { unpinned: true } });
    expect(decide({ ...pinned, record: unpinned })).toEqual({ do: "promote" });
  });
});

describe("a pin and a team's own setting", () => {
  const off = (request: ReturnType<typeof aliasRequest> = null) =>
    production("dpl_old", { autoAssignDomains: false, aliasRequest: request });
  const after = (phase: ProductionPhase, autoAssignDomains: boolean) => otherRecord(phase, 900, { autoAssignDomains });

  it("is the team's own where the last release found it off and left it off", () => {
    for (const phase of ["done", "watching", "held", "failed"] as const) {
      expect(isPinned(world({ production: off(), history: [after(phase, false)] }))).toBe(false);
      expect(isPinned(world({ production: off(), history: [after(phase, true)] }))).toBe(true);
    }
    expect(isPinned(world({ production: off() }))).toBe(true);
    expect(isPinned(world({ history: [after("rolled-back", true)] }))).toBe(false);
  });

  it("is a pin after a rollback, whatever the team had before", () => {
    for (const phase of ["rolled-back", "rolling-back"] as const)
      expect(isPinned(world({ production: off(), history: [after(phase, false)] }))).toBe(true);
    const byHost = off(aliasRequest("rollback", "dpl_old", "succeeded"));
    expect(isPinned(world({ production: byHost, history: [after("done", false)] }))).toBe(true);
  });

  it("looks past a release that never got into production, and past its own record", () => {
    const history = [record("promoting"), after("promoting", true), after("done", false)];
    expect(isPinned(world({ production: off(), record: history[0] ?? null, history }))).toBe(false);
    // It was held with a domain left behind, and is promoted again.
    const held = [record("held"), after("done", false)];
    expect(isPinned(world({ production: off(), record: held[0] ?? null, history: held }))).toBe(false);
  });

  it("is not taken from a promote that was cut off once the host had switched it on", () => {
    const setting = (serves: string, autoAssignDomains: boolean) => {
      const cutOff = otherRecord("promoting", 900, { autoAssignDomains });
      return autoAssignAfter(world({ production: production(serves), history: [cutOff] }), false);
    };
    expect([setting("dpl_other", false), setting("dpl_other", true), setting("dpl_old", false)]).toEqual([
      false,
      true,
      true,
    ]);
    // The team switched it off since.
    const off = production("dpl_other", { autoAssignDomains: false });
    expect(autoAssignAfter(world({ production: off, history: [otherRecord("promoting", 900)] }), false)).toBe(false);
  });

  it("undoing a pin gives back what the team had before the rollback", () => {
    const rolled = aliasRequest("rollback", "dpl_old", "succeeded");
    expect(autoAssignAfter(world({}), false)).toBe(true);
    expect(autoAssignAfter(world({ production: off() }), false)).toBe(false);
    expect(autoAssignAfter(world({ production: off() }), true)).toBe(false);
    expect(autoAssignAfter(world({ production: off(rolled) }), true)).toBe(true);
    expect(autoAssignAfter(world({ production: off(), history: [after("rolled-back", true)] }), true)).toBe(true);
    expect(autoAssignAfter(world({ production: off(), history: [after("rolled-back", false)] }), true)).toBe(false);
    expect(autoAssignAfter(world({ production: off(rolled), history: [after("done", false)] }), true)).toBe(false);
  });
});
