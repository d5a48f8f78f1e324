/** What a drill does next at its own project, and when it leaves everything as it is. */
import { describe, expect, it } from "vitest";
import { decideForward, drillTarget, isPinnedByDrill, refuseProduction } from "../../src/release/decide-drill.ts";
import { aliasRequest, NOTHING_ASKED, production } from "./facts.ts";

const WAY = { from: "dpl_old", to: "dpl_new" };
const ASKED = { ...NOTHING_ASKED, requestedAt: 100, requests: 1 };

describe("a drill", () => {
  it("is refused where its project is the plan's own, by whichever of its names the plan has it", () => {
    const project = { id: "prj_1", name: "web" };
    expect(refuseProduction("web", project)).toMatchObject({ outcome: "hold", reasonCode: "usage" });
    expect(refuseProduction("prj_1", project)).not.toBeNull();
    expect(refuseProduction("web-production", project)).toBeNull();
  });

  it("goes back to what is served, and where an earlier one was cut off, to what its build replaced", () => {
    const target = (id: string | null, request: ReturnType<typeof aliasRequest> = null) =>
      drillTarget(production(id, { aliasRequest: request }).project, "dpl_new");
    expect(target("dpl_old")).toBe("dpl_old");
    expect(target(null)).toBeNull();
    expect(target("dpl_new")).toBeNull();
    expect(target("dpl_new", aliasRequest("promote", "dpl_new", "succeeded", 100, "dpl_old"))).toBe("dpl_old");
    expect(target("dpl_new", aliasRequest("promote", "dpl_x", "succeeded", 100, "dpl_old"))).toBeNull();
  });

  it("knows its own pin from the team's", () => {
    const pinned = (from: string, autoAssignDomains = false) =>
      isPinnedByDrill(
        production("dpl_old", {
          autoAssignDomains,
          aliasRequest: aliasRequest("rollback", "dpl_old", "succeeded", 100, from),
        }).project,
        "dpl_new",
      );
    expect([pinned("dpl_new"), pinned("dpl_other"), pinned("dpl_new", true)]).toEqual([true, false, false]);
  });
});

describe("the way forward", () => {
  it("asks once from where it is, waits, and ends when every domain shows the build", () => {
    expect(decideForward(production("dpl_old"), WAY, NOTHING_ASKED)).toEqual({ do: "send" });
    const busy = production("dpl_old", { aliasRequest: aliasRequest("promote", "dpl_new", "in-progress") });
    expect(decideForward(busy, WAY, ASKED)).toMatchObject({ do: "wait", untraced: false });
    expect(decideForward(production("dpl_old"), WAY, ASKED)).toMatchObject({ do: "wait", untraced: true });
    expect(decideForward(production("dpl_new", {}, ["dpl_new", "dpl_old"]), WAY, ASKED)).toMatchObject({ do: "wait" });
    expect(decideForward(production("dpl_new"), WAY, ASKED)).toEqual({ do: "confirm" });
  });

  it.each([
    ["somebody else deployed there", production("dpl_x"), NOTHING_ASKED, "production_moved"],
    ["the host refuses", production("dpl_old"), { ...ASKED, refused: "no" }, "promotion_refused"],
    [
      "a domain fails",
      production("dpl_new", { aliasRequest: aliasRequest("promote", "dpl_new", "failed") }, ["dpl_old"]),
      ASKED,
      "alias_failed",
    ],
  ] as const)("stops where %s", (_, state, asked, reasonCode) => {
    expect(decideForward(state, WAY, asked)).toMatchObject({ do: "stop", verdict: { outcome: "hold", reasonCode } });
  });
});
