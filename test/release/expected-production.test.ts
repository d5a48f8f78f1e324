/** What production should serve by the record, held against what it serves. */
import { describe, expect, it } from "vitest";
import { expectedProduction, judgeServed } from "../../src/release/expected-production.ts";
import { aliasRequest, otherRecord, production, record } from "./facts.ts";

describe("what production should serve", () => {
  it("is what the newest release that arrived brought, or went back to", () => {
    expect(expectedProduction([record("watching")])?.id).toBe("dpl_new");
    expect(expectedProduction([record("promoting"), otherRecord("done", 1)])?.id).toBe("dpl_other");
    expect(expectedProduction([record("rolled-back", { rollbackTo: "dpl_old" })])).toMatchObject({
      id: "dpl_old",
      commit: "0".repeat(40),
    });
  });

  it("is known by its release, its commit and the time of the record's last word", () => {
    expect(expectedProduction([record("done", { statusAt: 70 })])).toEqual({
      id: "dpl_new",
      commit: record("done").payload.commit,
      release: "r1",
      since: 70,
    });
    const previous = { id: "dpl_unsure", commit: "1".repeat(40) };
    const back = (rollbackTo: string) =>
      expectedProduction([record("rolled-back", { rollbackTo, statusAt: 80, payload: { previous } })]);
    expect(back("dpl_unsure")).toEqual({ id: "dpl_unsure", commit: "1".repeat(40), release: "r1", since: 80 });
    expect(back("dpl_old")?.commit).toBe("0".repeat(40));
    // A person named a deployment that no record knows, and nothing was in production before.
    expect(back("dpl_named")).toEqual({ id: "dpl_named", commit: null, release: "r1", since: 80 });
    const first = { rollbackTo: "dpl_named", payload: { previous: null, knownGood: null } };
    expect(expectedProduction([record("rolled-back", first)])).toMatchObject({ id: "dpl_named", commit: null });
  });

  it.each([[[]], [[record("promoting")]], [[record("rolling-back")]], [[record("rolled-back")]]])(
    "is not known where no record says it",
    (records) => {
      expect(expectedProduction(records)).toBeNull();
    },
  );
});

describe("what production serves", () => {
  const expected = { id: "dpl_new", commit: null, release: "r1", since: 0 };
  const listed = [record("watching"), otherRecord("done", 1)].map(({ payload }) => ({
    deployment: { id: 1, environment: "production", task: "t", sha: "s", payload, creator: "us", createdAt: 1 },
    payload,
  }));
  const judged = (...world: Parameters<typeof production>) =>
    judgeServed(production(...world), expected, { listed, records: [] });

  it("is in order where target and every domain are as recorded", () => {
    expect(judged("dpl_new")).toBeNull();
  });

  it("is somebody else's change where nobody recorded it", () => {
    expect(judged("dpl_else")).toMatchObject({ outcome: "hold", reasonCode: "foreign_change" });
    expect(judged("dpl_new", {}, ["dpl_new", "dpl_else"])?.reasonCode).toBe("foreign_change");
    expect(judged("dpl_new", {}, ["dpl_new", null])?.reasonCode).toBe("foreign_change");
    expect(judged("dpl_else", {}, ["dpl_new", "dpl_new"])?.reasonCode).toBe("foreign_change");
  });

  it("names the older release that took a domain back", () => {
    const verdict = judged("dpl_new", {}, ["dpl_new", "dpl_other"]);
    expect(verdict?.reasonCode).toBe("domain_taken_back");
    expect(verdict?.summary).toBe(
      "d1.example.com points at dpl_other (release r0), and the record says dpl_new (release r1).",
    );
    expect(judged("dpl_new", {}, ["dpl_new", "dpl_old"])?.summary).toContain("dpl_old (before release r1)");
  });

  it("is nobody's fault while the host is changing it", () => {
    for (const status of ["in-progress", "pending"] as const)
      expect(judged("dpl_old", { aliasRequest: aliasRequest("promote", "dpl_else", status) })).toBeNull();
    const ended = { aliasRequest: aliasRequest("promote", "dpl_else", "succeeded") };
    expect(judged("dpl_old", ended)?.reasonCode).toBe("foreign_change");
  });

  it("is called by the release that brought it, and only else by the one that replaced it", () => {
    const replaced = [
      record("watching", { payload: { release: "r2", candidate: { id: "dpl_newer", url: "x", createdAt: 3 } } }),
      record("done", { payload: { release: "r1", previous: { id: "dpl_0", commit: null }, knownGood: null } }),
    ].map(({ payload }, index) => ({
      deployment: { id: index, environment: "production", task: "t", sha: "s", payload, creator: "us", createdAt: 1 },
      payload,
    }));
    const said = (...world: Parameters<typeof production>) =>
      judgeServed(production(...world), { ...expected, id: "dpl_newer" }, { listed: replaced, records: [] })?.summary;
    expect(said("dpl_new")).toBe("Production is dpl_new (release r1), and the record says dpl_newer (release r2).");
    expect(said("dpl_0")).toContain("dpl_0 (before release r1)");
    expect(said("dpl_old")).toContain("dpl_old (before release r2)");
  });
});
