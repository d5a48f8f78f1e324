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
  const judged = (...world: Parameters<typeof production>) => judgeServed(production(...world), expected, listed);

  it("is in order where target and every domain are as recorded", () => {
    expect(judged("dpl_new")).toBeNull();
  });

  it("is somebody else's change where nobody recorded it", () => {
    expect(judged("dpl_else")).toMatchObject({ outcome: "hold", reasonCode: "foreign_change" });
    expect(judged("dpl_new", {}, ["dpl_new", "dpl_else"])?.reasonCode).toBe("foreign_change");
    expect(judged("dpl_new", {}, ["dpl_new", null])?.reasonCode).toBe("foreign_change");
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
    expect(judged("dpl_old", { aliasRequest: aliasRequest("promote", "dpl_else", "in-progress") })).toBeNull();
  });
});
