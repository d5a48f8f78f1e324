/** What a drill does next at its own project, and when it leaves everything as it is. */
import { describe, expect, it } from "vitest";
import { decideForward, drillTarget, isPinnedByDrill, refuseProduction } from "../../src/release/decide-drill.ts";
import { expectTold } from "../expect-told.ts";
import { aliasRequest, NOTHING_ASKED, production } from "./facts.ts";

const WAY = { from: "dpl_old", to: "dpl_new" };
const ASKED = { ...NOTHING_ASKED, requestedAt: 100, requests: 1 };

describe("a drill", () => {
  it("is refused where its project is the plan's own, by whichever of its names the plan has it", () => {
    const project = { id: "prj_1", name: "web" };
    expect(refuseProduction("web", project)).toMatchObject({ outcome: "hold", reasonCode: "usage" });
    expect(refuseProduction("prj_1", project)).not.toBeNull();
    expect(refuseProduction("web-production", project)).toBeNull();
    expectTold(refuseProduction("web", project), ["web", "prj_1", "rollback.drill"]);
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
    const promoted = { aliasRequest: aliasRequest("promote", "dpl_old", "succeeded", 100, "dpl_new") };
    for (const last of [promoted, { aliasRequest: null }]) {
      const { project } = production("dpl_old", { autoAssignDomains: false, ...last });
      expect(isPinnedByDrill(project, "dpl_new")).toBe(false);
    }
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

  it("is told, where it stops, with the deployments, and in the host's words", () => {
    const told = (state: ReturnType<typeof production>, asked: typeof ASKED, ...facts: readonly string[]) => {
      const step = decideForward(state, WAY, asked);
      expectTold(step.do === "stop" ? step.verdict : null, facts);
    };
    told(production("dpl_x"), ASKED, "dpl_x", "dpl_old", "dpl_new");
    told(production(null), ASKED, "nothing");
    told(production("dpl_old"), { ...ASKED, refused: "it is locked" }, "dpl_new", "it is locked");
    const failed = { aliasRequest: aliasRequest("promote", "dpl_new", "failed") };
    told(production("dpl_new", failed, ["dpl_old"]), ASKED, "dpl_new");
  });

  it("says what it waits for", () => {
    const waits = (request: ReturnType<typeof aliasRequest>) =>
      decideForward(production("dpl_old", { aliasRequest: request }), WAY, ASKED);
    expect(waits(aliasRequest("promote", "dpl_new", "in-progress"))).toHaveProperty(
      "waitingFor",
      expect.stringMatching(/promotion/),
    );
    expect(waits(null)).toHaveProperty("waitingFor", expect.stringMatching(/domains/));
  });

  it("is not stopped by a failure that was there before it asked", () => {
    const earlier = aliasRequest("promote", "dpl_new", "failed", 100);
    const state = production("dpl_old", { aliasRequest: earlier });
    expect(decideForward(state, WAY, { ...ASKED, before: 100 })).toMatchObject({ do: "wait" });
  });
});
