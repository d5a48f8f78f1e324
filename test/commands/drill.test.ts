/** A rollback that is practised at a project of its own; the host here has that one, and none that is called like production. */
import { expect, it } from "vitest";
import { commands } from "../../src/commands/index.ts";
import type { CommandContext } from "../../src/engine/context.ts";
import type { Host } from "../../src/providers/contract.ts";
import { DRILL_ENVIRONMENT, DRILL_RECORDS, DRILL_TASK } from "../../src/release/drill.ts";
import { renderSummary } from "../../src/report/summary.ts";
import { COMMIT, FIRST, inWorld, type World } from "./open-world.ts";

const PRODUCTION = "web-production";
const WISHES = { plan: { watch: null, version: false } };
const DRILL = { release: `drill-${COMMIT}`, options: { reason: null, drillOf: PRODUCTION } };

async function drillsOf(world: World) {
  const forge = await world.context().role("forge");
  const listed = await forge.listDeployments({ task: DRILL_TASK, environment: DRILL_ENVIRONMENT, limit: 9 });
  return listed.map(({ payload }) => DRILL_RECORDS.parse(payload));
}

const changesOf = (world: World) => world.writes().filter((write) => /promote|rollback|PATCH/.test(write));

it("goes there, back, verifies, and forward again, and keeps how long each took, without a word about production", async () => {
  await inWorld(WISHES, async (world) => {
    const result = await world.run("rollback", DRILL);
    const build = world.sandbox.vercel.productionDeploymentId() ?? "";
    expect(result).toMatchObject({ decision: "proceed", reasonCode: "drilled", drill: "web" });
    expect(changesOf(world)).toEqual([
      `POST /v10/projects/web/promote/${build}`,
      `POST /v9/projects/web/rollback/${FIRST}`,
      `POST /v10/projects/web/promote/${build}`,
    ]);
    expect(world.log.filter(({ path }) => path.includes(PRODUCTION))).toEqual([]);
    expect((await world.host()).project.autoAssignCustomDomains).toBe(true);
    const [drill] = await drillsOf(world);
    expect(drill).toMatchObject({ project: PRODUCTION, practised: { project: "web", build, to: FIRST } });
    expect(drill?.practised?.steps.map(({ step }) => step)).toEqual([
      "deploy",
      "promote",
      "roll back",
      "verify",
      "forward",
    ]);
    expect(drill?.practised?.steps.every(({ tookMs }) => tookMs >= 0)).toBe(true);
    expect(renderSummary(result).split("\n")[0]).toBe("**Production was not touched**: this was a drill at `web`.");
    expect(result.timeline.map(({ text }) => text).join("\n")).not.toMatch(/\bproduction shows/);
  });
});

it("is refused at the plan's own project, under either of its names, and changes nothing with a dry run", async () => {
  await inWorld(WISHES, async (world) => {
    const host = await world.context().role("host");
    const { id, name } = await host.readProject();
    world.writes();
    for (const drillOf of [id, name]) {
      const refused = await world.run("rollback", { ...DRILL, options: { ...DRILL.options, drillOf } });
      expect(refused).toMatchObject({ decision: "hold", reasonCode: "usage" });
    }
    const dry = await world.run("rollback", { ...DRILL, options: { ...DRILL.options, dryRun: true } });
    expect(dry).toMatchObject({ decision: "proceed", reasonCode: "dry_run" });
    expect(world.writes()).toEqual([]);
  });
});

it("goes forward again where the old version fails its gates, says so and records no practice", async () => {
  await inWorld(
    { plan: { ...WISHES.plan, productionGate: "{ title: Old, http: { path: /api/version, contains: c0ffee } }" } },
    async (world) => {
      const result = await world.run("rollback", DRILL);
      expect(result).toMatchObject({ decision: "failed", reasonCode: "health_check_failed" });
      expect(result.summary).toContain("At web, where this is practised: Old:");
      expect(world.sandbox.vercel.productionDeploymentId()).toBe(result.candidate?.id);
      expect(await drillsOf(world)).toEqual([]);
    },
  );
});

it.each([
  ["promote", 1],
  ["rollback", 2],
  ["second promote", 3],
] as const)(
  "goes on where it was killed after its %s, with the same build, and leaves the setting as it was",
  async (_, death) => {
    await inWorld(WISHES, async (world) => {
      const context = world.context(DRILL);
      const host = await context.role("host");
      let changes = 0;
      const dying = <Asked extends readonly unknown[], Answer>(act: (...asked: Asked) => Promise<Answer>) => {
        return async (...asked: Asked): Promise<Answer> => {
          const answer = await act(...asked);
          if ((changes += 1) === death) throw new Error("killed");
          return answer;
        };
      };
      const mortal: Host = { ...host, promote: dying(host.promote), rollback: dying(host.rollback) };
      const role = async (name: never) => (name === "host" ? mortal : context.role(name));
      await world.run("deploy", DRILL);
      await expect(commands.rollback.run({ ...context, role } as CommandContext)).rejects.toThrow("killed");
      await world.clock.sleep(60_000);
      const again = await world.run("rollback", DRILL);
      expect(again.reasonCode).toBe("drilled");
      expect(world.sandbox.vercel.productionDeploymentId()).toBe(again.candidate?.id);
      expect((await world.host()).project.autoAssignCustomDomains).toBe(true);
      expect((await drillsOf(world))[0]?.practised?.to).toBe(FIRST);
      expect(await host.findBuilds(DRILL.release)).toHaveLength(1);
    });
  },
);
