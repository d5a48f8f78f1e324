import { describe, expect, it } from "vitest";
import { decideRollback, type RollbackGoal, takenOutAt } from "../../src/release/decide-rollback.ts";
import type { Asked } from "../../src/release/asked.ts";
import type { HostDeployment } from "../../src/providers/contract.ts";
import { aliasRequest, deployment, NOTHING_ASKED, production, rolling } from "./facts.ts";

const GOAL: RollbackGoal = { to: "dpl_old", from: "dpl_new", arriving: null, decided: null };
const TARGET = deployment("dpl_old");

function decide(
  state: ReturnType<typeof production>,
  asked: Partial<Asked> = {},
  target: HostDeployment | null = TARGET,
) {
  return decideRollback({ production: state, target }, GOAL, { ...NOTHING_ASKED, ...asked });
}

function expectStop(step: ReturnType<typeof decide>, reasonCode: string, text: RegExp) {
  expect(step).toMatchObject({ do: "stop", verdict: { outcome: "hold", reasonCode } });
  if (step.do !== "stop") return;
  expect(step.verdict.summary).toMatch(text);
  expect(step.verdict.remedy).toBeTruthy();
}

describe("the way back", () => {
  it("asks, waits and confirms", () => {
    expect(decide(production("dpl_new"))).toEqual({ do: "rollback" });
    expect(decide(production("dpl_new"), { requestedAt: 10 })).toEqual({
      do: "wait",
      waitingFor: "the production domains",
      untraced: true,
    });
    const busy = production("dpl_new", { aliasRequest: aliasRequest("rollback", "dpl_old", "in-progress") });
    expect(decide(busy)).toEqual({ do: "wait", waitingFor: "the host's rollback", untraced: false });
    // Somebody else's promote is not waited for: the host says no where it must.
    const foreign = production("dpl_new", { aliasRequest: aliasRequest("promote", "dpl_else", "in-progress") });
    expect(decide(foreign)).toEqual({ do: "rollback" });
    expect(decide(production("dpl_old"))).toEqual({ do: "confirm" });
  });

  it("goes on where the pointer is back and a domain is not", () => {
    expect(decide(production("dpl_old", {}, ["dpl_old", "dpl_new"]))).toEqual({ do: "rollback" });
  });

  it("is confirmed although the target's own record at the host is gone, since production shows it", () => {
    expect(decide(production("dpl_old"), {}, null)).toEqual({ do: "confirm" });
  });
});

describe("the rollback is refused", () => {
  it("when production is neither the deployment to roll back nor the target", () => {
    expectStop(decide(production("dpl_hand")), "production_moved", /dpl_hand/);
    expectStop(decide(production("dpl_hand"), { requestedAt: 10 }), "production_moved", /dpl_hand/);
    expectStop(decide(production(null, {}, [null])), "production_moved", /nothing/);
  });

  it("when the target is gone or cannot serve", () => {
    expectStop(decide(production("dpl_new"), {}, null), "known_good_gone", /no longer exists/);
    expectStop(decide(production("dpl_new"), {}, { ...TARGET, state: "deleted" }), "known_good_gone", /no longer/);
    expectStop(decide(production("dpl_new"), {}, { ...TARGET, state: "error" }), "known_good_gone", /"error"/);
  });

  it("when the host refused, quoting it", () => {
    expectStop(decide(production("dpl_new"), { refused: "upgrade to pro" }), "rollback_refused", /upgrade to pro/);
  });

  it("when the host gave up on it, but not because of an older failure", () => {
    const failed = (at: number) =>
      production("dpl_new", { aliasRequest: aliasRequest("rollback", "dpl_old", "failed", at) });
    expectStop(
      decide(failed(100), { requestedAt: 900, before: 99 }),
      "alias_failed",
      /d0\.example\.com, d1\.example\.com/,
    );
    expect(decide(failed(99), { requestedAt: 50, before: 99 })).toMatchObject({ do: "wait" });
    expect(decide(failed(99))).toEqual({ do: "rollback" });
    // Of the runner's clock, which may be ahead or behind, nothing is compared with the host's.
    for (const requestedAt of [1, 100, 5_000]) {
      expectStop(decide(failed(100), { requestedAt, before: null }), "alias_failed", /d0/);
      expect(decide(failed(100), { requestedAt, before: 100 })).toMatchObject({ do: "wait" });
    }
  });
});

describe("a promotion that is to be taken back", () => {
  const arriving = (serves: string, status: "in-progress" | "pending" | "failed", to = "dpl_old") => {
    const state = production(serves, { aliasRequest: aliasRequest("promote", "dpl_new", status) });
    return decideRollback(
      { production: state, target: TARGET },
      { to, from: serves, arriving: "dpl_new", decided: null },
      NOTHING_ASKED,
    );
  };

  it("is waited for while the host works on it, although production still shows where it is to be", () => {
    const waited = { do: "wait", waitingFor: "the promotion that is to be taken back", untraced: false };
    expect(arriving("dpl_old", "in-progress")).toEqual(waited);
    expect(arriving("dpl_else", "in-progress")).toEqual(waited);
  });

  it("is taken back by the request where it is only queued, and is nothing where it failed", () => {
    expect(arriving("dpl_old", "pending")).toEqual({ do: "rollback" });
    expect(arriving("dpl_old", "failed")).toEqual({ do: "confirm" });
  });

  it("is waited for where the host has ended its rolling release and one reading is still from before", () => {
    const ended = production("dpl_old", { aliasRequest: aliasRequest("rollback", "dpl_old", "succeeded", 5_000) });
    const torn = rolling({}, ended);
    const goal = { to: "dpl_old", from: "dpl_old", arriving: "dpl_new", decided: null };
    const asked = { ...NOTHING_ASKED, requests: 1, requestedAt: 10, before: 4_000 };
    // The host's last request is the one that was asked for here, and no other person's.
    expect(decideRollback({ production: torn, target: TARGET }, goal, asked)).toMatchObject({ do: "wait" });
  });

  it("is rolled back once it has arrived", () => {
    const state = production("dpl_new");
    const goal = { to: "dpl_old", from: "dpl_old", arriving: "dpl_new", decided: null };
    expect(decideRollback({ production: state, target: TARGET }, goal, NOTHING_ASKED)).toEqual({ do: "rollback" });
  });
});

describe("a release that somebody promoted again", () => {
  const again = production("dpl_new", { aliasRequest: aliasRequest("promote", "dpl_new", "succeeded", 5_000) });
  const goal = (writtenAt: number | null, promotedAt: number | null = null) => ({
    ...GOAL,
    decided: writtenAt === null ? null : { writtenAt, promotedAt },
  });
  const step = (decidedAt: number | null, asked: Partial<Asked> = {}) =>
    decideRollback({ production: again, target: TARGET }, goal(decidedAt), { ...NOTHING_ASKED, ...asked });

  it("after an earlier run had decided to roll it back, stays without new evidence", () => {
    expectStop(step(4_000), "production_moved", /somebody promoted dpl_new again/);
    expect(step(null)).toEqual({ do: "rollback" });
  });

  it("in the second of the decision stays where its own promote was over before, and else goes", () => {
    const within = (writtenAt: number, promotedAt: number | null) =>
      decideRollback({ production: again, target: TARGET }, goal(writtenAt, promotedAt), NOTHING_ASKED);
    expectStop(within(5_000, 4_000), "production_moved", /somebody promoted dpl_new again/);
    // It may be the release's own request, or have come before the decision.
    for (const [writtenAt, promotedAt] of [
      [5_000, 4_001],
      [5_000, null],
      [5_001, 1_000],
    ] as const)
      expect(within(writtenAt, promotedAt)).toEqual({ do: "rollback" });
  });

  it("stays as well where it was brought back by a rollback of the host's own", () => {
    const back = production("dpl_new", { aliasRequest: aliasRequest("rollback", "dpl_new", "succeeded", 5_000) });
    const decided = (decidedAt: number) =>
      decideRollback({ production: back, target: TARGET }, goal(decidedAt), NOTHING_ASKED);
    expectStop(decided(4_000), "production_moved", /somebody rolled production back to dpl_new/);
    expect(decided(4_001)).toEqual({ do: "rollback" });
  });

  it("after this run had asked for the rollback, is not rolled back a second time", () => {
    expectStop(step(null, { requests: 1, before: 1_000 }), "production_moved", /somebody promoted dpl_new again/);
    // The host shows nothing newer than before: the request is asked for again.
    expect(step(null, { requests: 1, before: 5_000 })).toEqual({ do: "rollback" });
  });

  it("after a rollback that another run had made, and this one had seen, is not rolled back a second time", () => {
    const seen = (at: number | null) =>
      decideRollback({ production: again, target: TARGET }, goal(null), NOTHING_ASKED, at);
    expectStop(seen(4_999), "production_moved", /somebody promoted dpl_new again/);
    // The rollback came after the last promote and was not to any avail, or there was none.
    for (const at of [5_000, 5_001, null]) expect(seen(at)).toEqual({ do: "rollback" });
  });

  it("is told by a rollback from there to here, and by no other request", () => {
    const asked = (...[type, to, from]: ["promote" | "rollback", string, string]) =>
      takenOutAt(production("dpl_old", { aliasRequest: aliasRequest(type, to, "in-progress", 7, from) }), GOAL);
    expect(asked("rollback", "dpl_old", "dpl_new")).toBe(7);
    expect(asked("promote", "dpl_old", "dpl_new")).toBeNull();
    expect(asked("rollback", "dpl_older", "dpl_new")).toBeNull();
    expect(asked("rollback", "dpl_old", "dpl_before")).toBeNull();
    expect(takenOutAt(production("dpl_old"), GOAL)).toBeNull();
  });

  it("stays while the host is at work on bringing it back, and where it was so when the rollback was asked for", () => {
    for (const type of ["rollback", "promote"] as const) {
      const request = (status: "in-progress" | "succeeded") => ({
        aliasRequest: aliasRequest(type, "dpl_new", status, 5_000),
      });
      const at = (
        serves: string,
        status: "in-progress" | "succeeded",
        decidedAt: number | null,
        asked: Partial<Asked>,
      ) =>
        decideRollback(
          { production: production(serves, request(status)), target: TARGET },
          { ...goal(decidedAt), from: "dpl_new" },
          { ...NOTHING_ASKED, ...asked },
        );
      // Half of the rollback was made: a domain is the release's still.
      const half = production("dpl_old", request("in-progress"), ["dpl_old", "dpl_new"]);
      expectStop(
        decideRollback({ production: half, target: TARGET }, goal(4_000), NOTHING_ASKED),
        "production_moved",
        /somebody .+ dpl_new/,
      );
      expectStop(at("dpl_new", "succeeded", 4_000, { requests: 1, before: 5_000 }), "production_moved", /dpl_new/);
      expect(at("dpl_new", "succeeded", 4_001, { requests: 1, before: 5_000 })).toEqual({ do: "rollback" });
    }
  });

  it("is only that where production serves it again, by a request for just it", () => {
    const later = (
      serves: string,
      request: ReturnType<typeof aliasRequest>,
      changes: Partial<RollbackGoal> = {},
      aliases?: readonly string[],
    ) =>
      decideRollback(
        { production: production(serves, { aliasRequest: request }, aliases), target: TARGET },
        { ...goal(4_000), ...changes },
        NOTHING_ASKED,
      );
    const rollback = { do: "rollback" };
    expect(later("dpl_new", aliasRequest("rollback", "dpl_else", "failed", 5_000))).toEqual(rollback);
    expect(later("dpl_new", aliasRequest("promote", "dpl_else", "failed", 5_000))).toEqual(rollback);
    expect(later("dpl_new", null)).toEqual(rollback);
    // The pointer is back already, a domain is not.
    const promoted = aliasRequest("promote", "dpl_new", "failed", 5_000);
    expect(later("dpl_old", promoted, {}, ["dpl_old", "dpl_new"])).toEqual(rollback);
    // Nothing was in production when a person asked for it.
    const other = aliasRequest("promote", "dpl_old", "failed", 5_000);
    expect(later("dpl_old", other, { from: null }, ["dpl_old", "dpl_new"])).toEqual(rollback);
  });
});
