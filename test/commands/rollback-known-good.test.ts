/** What a rollback goes back to: what was judged good, and said so in the record, the dry run and the end. */
import { describe, expect, it } from "vitest";
import { commands } from "../../src/commands/index.ts";
import type { CommandContext } from "../../src/engine/context.ts";
import type { Plan } from "../../src/plan/plan.ts";
import type { Forge, RoleName, Roles } from "../../src/providers/contract.ts";
import { parseProductionPayload } from "../../src/release/payload.ts";
import { PRODUCTION_TASK } from "../../src/release/record.ts";
import {
  COMMIT,
  FIRST,
  FIRST_COMMIT,
  inWorld,
  OTHER_COMMIT,
  SENTRY_WATCH,
  UP_TO_PROMOTE,
  WHOLE,
  type World,
} from "./open-world.ts";

const PLAN = { plan: { watch: null, version: false } };
const THIRD_COMMIT = "c0ffee0000000000000000000000000000000004";

async function newestPayload(world: World) {
  const forge = await world.context().role("forge");
  const [newest] = await forge.listDeployments({ task: PRODUCTION_TASK, limit: 1 });
  return { id: newest?.id ?? 0, payload: parseProductionPayload(newest?.payload) };
}

/** The newest release's watch ended like this, by the record. */
async function say(world: World, description: string) {
  const forge = await world.context().role("forge");
  const { id } = await newestPayload(world);
  await forge.createDeploymentStatus(id, { state: "in_progress", description });
}

const SUSPECT = "held since 2026-01-05T09:00:00Z: success_unmet, too slow";

function withRollback(plan: Plan, changes: Partial<Plan["rollback"]>): Plan {
  return { ...plan, rollback: { ...plan.rollback, ...changes } };
}

/** COMMIT was watched and is good, OTHER_COMMIT is in production after it, and held on a suspicion. */
async function releaseTwo(world: World): Promise<{ readonly good: string; readonly suspect: string }> {
  await world.runAll(WHOLE);
  const good = world.sandbox.vercel.productionDeploymentId() ?? "";
  await world.runAll(UP_TO_PROMOTE, { commit: OTHER_COMMIT });
  await say(world, SUSPECT);
  return { good, suspect: world.sandbox.vercel.productionDeploymentId() ?? "" };
}

describe("a manual rollback", () => {
  it("goes back to the recorded deployment after one round of reads", async () => {
    await inWorld(PLAN, async (world) => {
      await world.runAll(UP_TO_PROMOTE);
      const result = await world.run("rollback", { options: { reason: "it is broken" } });
      expect([result.decision, result.reasonCode]).toEqual(["rolled-back", "rolled_back"]);
      expect(result.summary).toContain("not judged good: no release record tells its result");
      expect(await world.served()).toBe(FIRST_COMMIT);
    });
  });

  it.each(["deleted", "retention"] as const)(
    "is refused by the host where the recorded deployment is gone (%s), which is read then and said",
    async (how) => {
      await inWorld(PLAN, async (world) => {
        await world.runAll(UP_TO_PROMOTE);
        world.sandbox.vercel.deleteDeployment(FIRST, how);
        const result = await world.run("rollback", { options: { reason: "it is broken" } });
        expect([result.decision, result.reasonCode]).toEqual(["hold", "known_good_gone"]);
        expect(result.remedy).toMatch(/`to`/);
        expect(await world.served()).toBe(COMMIT);
      });
    },
  );

  it("shows with a dry run, and where it cannot choose, what else it may be given, and is not kept up by a silent forge", async () => {
    await inWorld(PLAN, async (world) => {
      await world.runAll(UP_TO_PROMOTE);
      const dry = await world.run("rollback", { options: { dryRun: true } });
      expect(dry.targets).toMatchObject([{ id: FIRST, isDefault: true, good: false, release: null }]);
      const silent = { env: { GITHUB_TOKEN: "ghs_wrong" }, options: { reason: "it is broken" } };
      const held = await world.run("rollback", silent);
      expect(held).toMatchObject({ decision: "hold", reasonCode: "credential_rejected" });
      expect(held.targets).toMatchObject([{ id: FIRST, isDefault: false }]);
      const made = await world.run("rollback", { options: { reason: "it is broken" } });
      expect(made.decision).toBe("rolled-back");
      expect(made).not.toHaveProperty("targets");
    });
  });

  it("reads production again where the records were slow, and leaves alone what somebody deployed meanwhile", async () => {
    await inWorld(PLAN, async (world) => {
      await world.runAll(UP_TO_PROMOTE);
      await world.sandbox.vercel.plantDeployment({ id: "dpl_hand", meta: {}, files: { "index.html": "x" } });
      const context = world.context();
      const forge = await context.role("forge");
      const slow: Forge = {
        ...forge,
        listDeployments: async (filter) => {
          const listed = await forge.listDeployments(filter);
          await world.clock.sleep(400);
          world.sandbox.vercel.changeProduction("dpl_hand");
          return listed;
        },
      };
      const role = async <Name extends RoleName>(name: Name): Promise<Roles[Name]> =>
        name === "forge" ? (slow as Roles[Name]) : context.role(name);
      const late: CommandContext = { ...context, role };
      const result = await commands.rollback.run(late);
      expect([result.decision, result.reasonCode]).toEqual(["hold", "production_moved"]);
      expect(world.sandbox.vercel.productionDeploymentId()).toBe("dpl_hand");
    });
  });
});

describe("the known good of a release", () => {
  it("is what served before where its watch passed", async () => {
    await inWorld({ plan: { watch: null } }, async (world) => {
      await world.runAll(WHOLE);
      const good = world.sandbox.vercel.productionDeploymentId();
      await world.runAll(UP_TO_PROMOTE, { commit: OTHER_COMMIT });
      const { payload } = await newestPayload(world);
      expect(payload?.knownGood).toEqual({ id: good, commit: COMMIT, judged: true, why: "its watch passed" });
      expect(payload?.previous).toEqual({ id: good, commit: COMMIT });
    });
  });

  it("is the one before when the previous is held on a suspicion; dry run, result and record name both and why", async () => {
    await inWorld({ plan: { watch: null } }, async (world) => {
      const { good, suspect } = await releaseTwo(world);
      const third = { commit: THIRD_COMMIT };
      const promote = await world.runAll(UP_TO_PROMOTE, third);
      const both = new RegExp(
        `${good} is known good: its watch passed; not ${suspect}: it is held because of a suspicion \\(success_unmet\\)\\. Right before this release production served ${suspect}\\.`,
      );
      expect(promote.timeline.map(({ text }) => text).join("\n")).toMatch(both);
      const { payload } = await newestPayload(world);
      expect(payload).toMatchObject({ knownGood: { id: good, judged: true }, previous: { id: suspect } });
      const dry = await world.run("rollback", { ...third, options: { dryRun: true } });
      expect(dry.summary).toMatch(both);
      const result = await world.run("rollback", third);
      expect([result.decision, result.production.after]).toEqual(["rolled-back", good]);
      expect(result.summary).toMatch(both);
      expect(await world.served()).toBe(COMMIT);
      // Asked for twice it goes back once.
      expect((await world.run("rollback", third)).reasonCode).toBe("already_done");
      expect((await world.run("promote", third)).reasonCode).toBe("already_rolled_back");
    });
  });

  it("is where the watch goes back to by itself, too, and a promote that dies goes on from what served before", async () => {
    await inWorld({ plan: { watch: SENTRY_WATCH } }, async (world) => {
      const { good } = await releaseTwo(world);
      const third = { commit: THIRD_COMMIT };
      await world.runAll(UP_TO_PROMOTE, third);
      expect((await world.run("promote", third)).reasonCode).toBe("already_done");
      world.sandbox.site.addFault({ release: THIRD_COMMIT, fromAt: world.clock.now(), kind: { outage: true } });
      const result = await world.run("watch", third);
      expect([result.decision, result.production.after]).toEqual(["rolled-back", good]);
      expect(result.notes.join("\n")).toContain("Right before this release production served");
    });
  });

  it("is what served before all the same where the plan says so", async () => {
    await inWorld({ plan: { watch: null } }, async (world) => {
      const { suspect } = await releaseTwo(world);
      const third = { commit: THIRD_COMMIT, plan: withRollback(world.plan, { to: "previous" }) };
      await world.runAll(UP_TO_PROMOTE, third);
      const { payload } = await newestPayload(world);
      expect(payload?.knownGood).toMatchObject({ id: suspect, judged: false });
      const result = await world.run("rollback", third);
      expect([result.decision, result.production.after]).toEqual(["rolled-back", suspect]);
      expect(result.summary).toContain("not judged good");
    });
  });

  it("is what served before where a person accepts it with the promote, on record", async () => {
    await inWorld({ plan: { watch: null } }, async (world) => {
      const { suspect } = await releaseTwo(world);
      const options = { accept: "slow is known" };
      await world.runAll(UP_TO_PROMOTE, { commit: THIRD_COMMIT, options, env: { GITHUB_ACTOR: "alice" } });
      const { payload } = await newestPayload(world);
      const why = "alice accepted it: slow is known";
      expect(payload?.knownGood).toMatchObject({ id: suspect, judged: true, why });
    });
  });

  it("is one that a person named for a rollback", async () => {
    await inWorld({ plan: { watch: null } }, async (world) => {
      const { suspect } = await releaseTwo(world);
      const third = { commit: THIRD_COMMIT };
      await world.runAll(UP_TO_PROMOTE, third);
      await world.run("rollback", { ...third, options: { to: suspect, reason: "it was fine" } });
      const fourth = { commit: "c0ffee0000000000000000000000000000000005", options: { unpin: true } };
      await world.runAll(UP_TO_PROMOTE, fourth);
      const { payload } = await newestPayload(world);
      expect(payload?.knownGood).toMatchObject({
        id: suspect,
        judged: true,
        why: "a person chose it for a rollback: it was fine",
      });
    });
  });

  it("never lies behind migrations that nobody judged additive", async () => {
    await inWorld({ plan: { watch: null } }, async (world) => {
      const { suspect } = await releaseTwo(world);
      const position = { file: "plan.yml", line: 1, column: 1 };
      const spec = {
        additive: true,
        database: null,
        allow: { "drop-column": "done" },
        allowComments: false,
        since: null,
      };
      const item = { title: "Migrations", gate: "migrations", spec, position, group: null, after: [] };
      const plan = { ...world.plan, checklist: [item] };
      await world.runAll(UP_TO_PROMOTE, { commit: THIRD_COMMIT, plan });
      const { payload } = await newestPayload(world);
      expect(payload).toMatchObject({ migrations: "unknown", knownGood: { id: suspect, judged: false } });
      expect(payload?.knownGood?.why).toContain("were not judged additive");
    });
  });
});
