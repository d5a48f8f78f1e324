/** A rollback that is practised at a project of its own: in which order, what is recorded, and how the project is left. */
import { describe, expect, it } from "vitest";
import { runDrill } from "../../../src/engine/drill/run-drill.ts";
import { DRILL_ENVIRONMENT, DRILL_TASK } from "../../../src/release/drill.ts";
import { fail, pass } from "../../../src/lib/verdict.ts";
import type { ForgeDeployment, Host } from "../../../src/providers/contract.ts";
import { aliasRequest, COMMIT, deployment, production } from "../../release/facts.ts";
import { silence } from "../small-world.ts";
import { BUILD, CUT_OFF, type DrillWishes, openDrillWorld } from "./drill-world.ts";

const RECORD = `record ${DRILL_TASK} ${DRILL_ENVIRONMENT}`;
const refuse: Host["promote"] = async () => ({ kind: "refused", status: 402, message: "not on this plan" });

async function drilled(wishes: DrillWishes = {}) {
  const world = openDrillWorld(wishes);
  const result = await runDrill(world.context, world.journal, "shop");
  const [recorded] = await world.forge.listDeployments({ task: DRILL_TASK } as never);
  return { world, result, writes: world.writes(), recorded: recorded as ForgeDeployment | undefined };
}

/** A host that does this the second time that it is asked to promote. */
function onSecondPromote(world: ReturnType<typeof openDrillWorld>, then: Host["promote"]): void {
  const { promote } = world.host;
  let times = 0;
  world.host.promote = (id) => ((times += 1) === 2 ? then(id) : promote(id));
}

describe("a drill", () => {
  it("goes forward, back and forward again, and is recorded with how long each took", async () => {
    const { world, result, writes, recorded } = await drilled();
    expect(result).toMatchObject({
      decision: "proceed",
      reasonCode: "drilled",
      summary: "A rollback was practised at web: deploy 0ms, promote 2s, roll back 1s, verify 0ms, forward 2s.",
      drill: "web",
    });
    expect(writes).toEqual([
      "promote dpl_new",
      "rollback dpl_old: drill",
      "promote dpl_new",
      RECORD,
      expect.stringMatching(/^status 7: practised on web: deploy 0ms, /),
    ]);
    expect(recorded?.payload).toMatchObject({
      project: "shop",
      practised: {
        project: "web",
        build: "dpl_new",
        to: "dpl_old",
        steps: [
          { step: "deploy", tookMs: 0 },
          { step: "promote", tookMs: 2_000 },
          { step: "roll back", tookMs: 1_000 },
          { step: "verify", tookMs: 0 },
          { step: "forward", tookMs: 2_000 },
        ],
      },
    });
    expect(world.production).toEqual(production("dpl_new"));
  });

  it("says step by step where it is", async () => {
    const { world } = await drilled();
    expect(world.said("step")).toEqual([
      "found build dpl_new",
      "build dpl_new is ready after 1m",
      "the project for drills serves dpl_new",
      expect.stringContaining("shows dpl_old again"),
      "the project for drills serves dpl_new again",
      "the drill is recorded as GitHub deployment 7",
    ]);
    expect(world.said("progress")).toContain("promote took 2s");
    expect(world.events.filter(({ event }) => event === "step")).toContainEqual(
      expect.objectContaining({ step: "promote", text: "the project for drills serves dpl_new" }),
    );
  });

  it("asks production's gates about the old version, at the first domain of the drill", async () => {
    const { world } = await drilled();
    expect(world.asked.filter((text) => text.startsWith("gate"))).toEqual([
      `gate Chat https://d0.example.com dpl_old ${COMMIT} production`,
    ]);
    const nameless = deployment("dpl_old", { meta: {} });
    const host: Partial<Host> = { readDeployment: async () => nameless };
    expect((await drilled({ host })).world.asked).toContain("gate Chat https://d0.example.com dpl_old  production");
    expect((await drilled({ ungated: true })).result).toMatchObject({ decision: "proceed", reasonCode: "drilled" });
  });

  it("compares what the site says it serves with the old version's commit", async () => {
    const version = { path: "/version", json: "commit" } as never;
    const { world } = await drilled({ version, site: () => "another" });
    expect(world.said("note")).toEqual([expect.stringMatching(`says "another" and not ${COMMIT}`)]);
  });

  it.each(["web", "prj_1"])(
    "touches nothing where the project is the plan's own, by its name or its id: %s",
    async (name) => {
      const world = openDrillWorld();
      const result = await runDrill(world.context, world.journal, name);
      expect(result).toMatchObject({ decision: "hold", reasonCode: "usage" });
      expect(world.writes()).toEqual([]);
    },
  );

  it("says what it would do where it is only tried, and does nothing", async () => {
    const dry = async (id: string | null) => drilled({ options: { dryRun: true }, production: production(id) });
    const { result, writes, world } = await dry("dpl_old");
    expect(result).toMatchObject({
      decision: "proceed",
      reasonCode: "dry_run",
      summary:
        "Would deploy to web, promote it there, roll it back to dpl_old, verify that, and promote it again. Nothing was changed.",
    });
    expect([writes, world.said("step")]).toEqual([[], []]);
    expect((await dry(null)).result.summary).toContain("roll it back to nothing,");
  });

  it.each([
    ["the project serves nothing", { production: production(null) }],
    ["the host does not know what it serves", { host: { readDeployment: async () => null } }],
    ["what it serves is gone", { host: { readDeployment: async () => deployment("dpl_old", { state: "deleted" }) } }],
    ["nothing says what the build replaced", { production: production("dpl_new") }],
  ] satisfies readonly (readonly [string, DrillWishes])[])("changes nothing where %s", async (_, wishes) => {
    const { result, writes } = await drilled(wishes);
    expect(result).toMatchObject({
      decision: "hold",
      reasonCode: "no_known_good",
      summary:
        "At web, where this is practised: The project for drills served nothing before dpl_new, so there is nothing to roll back to.",
      remedy: expect.stringContaining("Promote any build there once"),
    });
    expect(writes).toEqual([]);
  });

  it("ends where the build fails", async () => {
    const broken = { ...BUILD, state: "building" } as const;
    const followBuild = async () => ({ ...BUILD, state: "error", errorMessage: "no memory" }) as const;
    const { result, writes } = await drilled({ builds: [broken], host: { followBuild } });
    expect(result).toMatchObject({
      decision: "failed",
      reasonCode: "build_failed",
      summary: "At web, where this is practised: Build dpl_new failed: no memory",
    });
    expect(writes).toEqual([]);
  });

  it("that was cut off with its build in place goes on from there, and back to what that replaced", async () => {
    const { result, writes, recorded } = await drilled({ production: CUT_OFF });
    expect(result.reasonCode).toBe("drilled");
    expect(writes.slice(0, 2)).toEqual(["rollback dpl_old: drill", "promote dpl_new"]);
    expect(recorded?.payload).toMatchObject({
      practised: {
        to: "dpl_old",
        steps: [{ step: "deploy" }, { step: "roll back" }, { step: "verify" }, { step: "forward" }],
      },
    });
  });
});

describe("a drill that does not succeed is not recorded, and says where it was", () => {
  it("where the host refuses the promotion", async () => {
    const { result, writes, world } = await drilled({ host: { promote: refuse } });
    expect(result).toMatchObject({
      decision: "hold",
      reasonCode: "promotion_refused",
      summary: expect.stringMatching(/^At web, where this is practised: The host refused to promote dpl_new/),
    });
    expect(writes).toEqual([]);
    expect(world.asked.join()).not.toContain("gate");
  });

  it("where the host refuses the rollback", async () => {
    const { result, writes } = await drilled({ host: { rollback: refuse } });
    expect(result).toMatchObject({ decision: "hold", reasonCode: "rollback_refused" });
    expect(writes).toEqual(["promote dpl_new"]);
  });

  it("where the old version's gates fail, which leaves the project with the new one all the same", async () => {
    const { result, writes, world } = await drilled({ gate: () => fail("gate_failed", "HTTP 500", "Fix it.") });
    expect(result).toMatchObject({
      decision: "failed",
      reasonCode: "gate_failed",
      summary: "At web, where this is practised: Chat: HTTP 500",
    });
    expect(writes).toEqual(["promote dpl_new", "rollback dpl_old: drill", "promote dpl_new"]);
    expect(world.production.project.productionDeploymentId).toBe("dpl_new");
  });

  it("where it cannot go forward again, whatever the gates said", async () => {
    const gate = () => fail("gate_failed", "HTTP 500", "Fix it.");
    const { result, writes } = await drilled({ gate, setUp: (world) => onSecondPromote(world, refuse) });
    expect(result).toMatchObject({ decision: "hold", reasonCode: "promotion_refused" });
    // The rollback switched it off.
    expect(writes).toEqual(["promote dpl_new", "rollback dpl_old: drill", "auto-assign true"]);
  });
});

describe("automatic assignment of the project's domains", () => {
  it.each([
    ["is left on where the team had it on", {}, true, []],
    ["is switched off again where the team had it off", { autoAssignDomains: false }, false, ["auto-assign false"]],
    [
      "is left on where a drill that was cut off had switched it off",
      {
        autoAssignDomains: false,
        aliasRequest: aliasRequest("rollback", "dpl_old", "succeeded", 100, "dpl_new"),
      },
      true,
      [],
    ],
    [
      "is switched off again where it was a rollback of something else",
      {
        autoAssignDomains: false,
        aliasRequest: aliasRequest("rollback", "dpl_old", "succeeded", 100, "dpl_theirs"),
      },
      false,
      ["auto-assign false"],
    ],
  ] as const)("%s", async (_, project, isOn, asked) => {
    const { world, writes } = await drilled({ production: production("dpl_old", project) });
    expect(world.production.project.autoAssignDomains).toBe(isOn);
    expect(writes.filter((text) => text.startsWith("auto-assign"))).toEqual(asked);
  });

  it("that could not be put back is named, and the drill counts all the same", async () => {
    const setAutoAssignDomains = () => Promise.reject(silence());
    const { world, result } = await drilled({
      production: production("dpl_old", { autoAssignDomains: false }),
      gate: () => pass("gate_passed", "passed"),
      host: { setAutoAssignDomains },
    });
    expect(result.reasonCode).toBe("drilled");
    expect(world.said("note")).toEqual(["automatic assignment of the project for drills was not put back: no answer"]);
  });
});
