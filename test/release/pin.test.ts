import { describe, expect, it } from "vitest";
import { autoAssignAfter, leftAutoAssignOn } from "../../src/release/pin.ts";
import type { World } from "../../src/release/world.ts";
import { aliasRequest, deployment, otherRecord, production, record, STAGING } from "./facts.ts";

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
  });

  it("is known to the next release by the record of the promote that was cut off", () => {
    const cutOff = otherRecord("promoting", 500, { ...OFF, candidate: { id: "dpl_other", url: "x", createdAt: 500 } });
    const world = (id: string, to: string): World => ({
      production: production(id, { aliasRequest: aliasRequest("promote", to, "failed") }),
      serving: deployment(id),
      candidate: deployment("dpl_new"),
      staging: STAGING,
      record: null,
      history: [cutOff],
    });
    expect(autoAssignAfter(world("dpl_other", "dpl_other"), false)).toBe(false);
    expect(autoAssignAfter(world("dpl_old", "dpl_other"), false)).toBe(false);
    expect(autoAssignAfter(world("dpl_old", "dpl_old"), false)).toBe(true);
  });
});
