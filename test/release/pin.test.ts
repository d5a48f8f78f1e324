import { describe, expect, it } from "vitest";
import { autoAssignAfter, isPinned, leftAutoAssignOn } from "../../src/release/pin.ts";
import type { World } from "../../src/release/world.ts";
import { aliasRequest, otherRecord, production, record, world } from "./facts.ts";

const OFF = { autoAssignDomains: false };

describe("automatic assignment that the team had switched off", () => {
  const promoting = record("promoting", { payload: OFF });
  const after = (status: "pending" | "in-progress" | "failed" | "succeeded") =>
    production("dpl_old", { aliasRequest: aliasRequest("promote", "dpl_new", status) });

  it("is left on by a promote that ended at the host and was given up", () => {
    expect(leftAutoAssignOn(after("failed"), promoting)).toBe(true);
    expect(leftAutoAssignOn(after("succeeded"), promoting)).toBe(true);
  });

  it("is not touched while the host works, by another release, or where the team had it on", () => {
    expect(leftAutoAssignOn(after("pending"), promoting)).toBe(false);
    expect(leftAutoAssignOn(after("in-progress"), promoting)).toBe(false);
    expect(leftAutoAssignOn(after("failed"), record("watching", { payload: OFF }))).toBe(false);
    expect(leftAutoAssignOn(after("failed"), record("promoting"))).toBe(false);
    const others = production("dpl_old", { aliasRequest: aliasRequest("promote", "dpl_other", "failed") });
    expect(leftAutoAssignOn(others, promoting)).toBe(false);
    const back = production("dpl_old", { aliasRequest: aliasRequest("rollback", "dpl_new", "succeeded") });
    expect(leftAutoAssignOn(back, promoting)).toBe(false);
    expect(leftAutoAssignOn(production("dpl_old"), promoting)).toBe(false);
  });

  it("is left on where a rollback found production as it was, because the promote had failed", () => {
    const back = record("rolled-back", { payload: OFF });
    expect(leftAutoAssignOn(after("failed"), back)).toBe(true);
    expect(leftAutoAssignOn(after("failed"), record("rolled-back"))).toBe(false);
    expect(leftAutoAssignOn(after("in-progress"), back)).toBe(false);
    // Somebody has promoted it again since, and may want it on.
    const again = production("dpl_new", { aliasRequest: aliasRequest("promote", "dpl_new", "succeeded") });
    expect(leftAutoAssignOn(again, back)).toBe(false);
  });

  it("is known to the next release by the record of the promote that was cut off", () => {
    const cutOff = otherRecord("promoting", 500, { ...OFF, candidate: { id: "dpl_other", url: "x", createdAt: 500 } });
    const next = (id: string, to: string) =>
      world({
        production: production(id, { aliasRequest: aliasRequest("promote", to, "failed") }),
        history: [cutOff],
      });
    expect(autoAssignAfter(next("dpl_other", "dpl_other"), false)).toBe(false);
    expect(autoAssignAfter(next("dpl_old", "dpl_other"), false)).toBe(false);
    expect(autoAssignAfter(next("dpl_old", "dpl_old"), false)).toBe(true);
  });

  it("is read from the record of a release that was withdrawn, whose promote stands at the host all the same", () => {
    const withdrawn = otherRecord("rolled-back", 500, OFF);
    const { id } = withdrawn.payload.candidate;
    const sent = (toId: string, live: string) =>
      world({
        production: production(live, { aliasRequest: aliasRequest("promote", toId, "pending") }),
        history: [withdrawn],
      });
    expect(autoAssignAfter(sent(id, "dpl_old"), false)).toBe(false);
    expect(autoAssignAfter(sent("dpl_third", "dpl_old"), false)).toBe(true);
    expect(autoAssignAfter(sent("dpl_third", id), false)).toBe(true);
  });

  it("is read from no other record while it is on: neither from one that came to its end nor from this release's own", () => {
    const done = otherRecord("done", 500, OFF);
    expect(autoAssignAfter(world({ production: production("dpl_other"), history: [done] }), false)).toBe(true);
    const own = world({ production: production("dpl_new"), record: promoting });
    expect(autoAssignAfter(own, false)).toBe(true);
    // Somebody goes back to the deployment whose promote was cut off.
    const cutOff = otherRecord("promoting", 500, OFF);
    const back = { aliasRequest: aliasRequest("rollback", "dpl_other", "succeeded") };
    expect(autoAssignAfter(world({ production: production("dpl_old", back), history: [cutOff] }), false)).toBe(true);
  });

  it("stays off where a rollback stands on it, and stays on, whatever a person says of the pin", () => {
    const pinned = { ...OFF, aliasRequest: aliasRequest("rollback", "dpl_old", "succeeded") };
    expect(autoAssignAfter(world({ production: production("dpl_old", pinned) }), false)).toBe(false);
    expect(autoAssignAfter(world({ history: [otherRecord("done", 500, OFF)] }), true)).toBe(true);
  });
});

describe("automatic assignment that the plan wants off", () => {
  const held = (changes: Partial<World>, live = "dpl_other"): World =>
    world({ letIn: "staged", production: production(live, OFF), ...changes });

  it.each<[string, World, boolean]>([
    ["with no release before", held({}), false],
    ["with production on the last release", held({ history: [otherRecord("done", 500)] }), false],
    ["with production on the last release, which found it on", held({ history: [otherRecord("held", 500)] }), false],
    ["with production on what is no release of ours", held({ history: [otherRecord("done", 500)] }, "dpl_x"), false],
    [
      "with production on what was before the last release",
      held({ history: [otherRecord("done", 500)] }, "dpl_old"),
      true,
    ],
    [
      "with nothing in production",
      held({ production: production(null, OFF), history: [otherRecord("done", 500)] }),
      false,
    ],
    ["after a release that was rolled back", held({ history: [otherRecord("rolled-back", 500)] }), true],
    ["during a rollback", held({ history: [otherRecord("rolling-back", 500)] }), true],
    [
      "after a rollback at the host",
      held({
        production: production("dpl_other", {
          ...OFF,
          aliasRequest: aliasRequest("rollback", "dpl_other", "succeeded"),
        }),
      }),
      true,
    ],
    [
      "with production on a release that was promoted twice",
      held({
        history: [otherRecord("done", 500, { knownGood: null, previous: { id: "dpl_other", commit: null } })],
      }),
      false,
    ],
    [
      "with production on what served before a first release",
      held(
        { history: [otherRecord("done", 500, { knownGood: null, previous: { id: "dpl_x", commit: null } })] },
        "dpl_x",
      ),
      true,
    ],
    [
      "with production on what is known good, where nobody knows what served",
      held({ history: [otherRecord("done", 500, { previous: null })] }, "dpl_old"),
      true,
    ],
    ["switched on", held({ production: production("dpl_other") }), false],
    ["with a plan that uploads and no release before", world({ production: production("dpl_other", OFF) }), true],
  ])("is a pin or none: %s", (_, seen, pinned) => {
    expect(isPinned(seen)).toBe(pinned);
  });

  it("is off after the promote, whatever it was and whoever undid a pin; where a check holds builds it is on", () => {
    const seen = world({ production: production("dpl_old"), history: [otherRecord("rolled-back", 500)] });
    for (const unpin of [true, false]) {
      expect(autoAssignAfter({ ...seen, letIn: "staged" }, unpin)).toBe(false);
      expect(autoAssignAfter({ ...seen, letIn: "check", production: production("dpl_old", OFF) }, unpin)).toBe(true);
    }
  });
});
