/** A release's way back: looked at before the promote, kept in the record, told, and obeyed by what rolls back. */
import { expect, it } from "vitest";
import { commands } from "../../src/commands/index.ts";
import type { CommandContext } from "../../src/engine/context.ts";
import { createJournal } from "../../src/engine/journal.ts";
import { readProductionRecord } from "../../src/engine/release-records.ts";
import { rollBackRelease } from "../../src/engine/roll-back-release.ts";
import { migrations } from "../../src/gates/migrations/index.ts";
import { DEFAULT_AUTHOR } from "../../src/lib/authors.ts";
import { fail, pass, type Verdict } from "../../src/lib/verdict.ts";
import type { Plan } from "../../src/plan/plan.ts";
import { parseProductionPayload } from "../../src/release/payload.ts";
import { PRODUCTION_TASK } from "../../src/release/record.ts";
import { COMMIT, FIRST, inWorld, OTHER_COMMIT, parseTestPlan, UP_TO_PROMOTE, type World } from "./open-world.ts";

const PARTS = { target: "preview", watch: null, version: false };
const DIGEST = parseTestPlan(PARTS).digest;

/** Its staging has a database whose migrations a gate asks about. */
function withDatabase(plan: Plan, changes: object = {}): Plan {
  const { staging } = plan.stages;
  const [first] = staging.verify;
  if (first === undefined) throw new Error("no gate");
  const spec = migrations.spec.parse({ database: "STAGING_DATABASE_URL", tool: "drizzle", ...changes });
  const verify = [...staging.verify, { ...first, title: "Migrated", gate: "migrations", spec }];
  return { ...plan, stages: { ...plan.stages, staging: { ...staging, verify } } };
}

/** The gates answer as they are told to: those of the known good by `old`. */
function answering(context: CommandContext, old: () => Verdict, asked: string[]): CommandContext {
  return {
    ...context,
    checkGate: async ({ title }, { deploymentId }) => {
      asked.push(`${title} ${deploymentId}`);
      return title.includes("by the known good") ? old() : pass("gate_passed", "Fine.");
    },
  };
}

async function payloads(world: World) {
  const forge = await world.context().role("forge");
  const listed = await forge.listDeployments({ task: PRODUCTION_TASK, limit: 9 });
  return listed.map(({ payload }) => parseProductionPayload(payload));
}

/** COMMIT, then OTHER_COMMIT, whose known good says this on staging's migrated data. */
async function releaseTwo(
  world: World,
  old: () => Verdict,
  prepare: () => Promise<void> = () => Promise.resolve(),
  changes: object = {},
): Promise<readonly string[]> {
  const asked: string[] = [];
  await prepare();
  for (const commit of [COMMIT, OTHER_COMMIT]) {
    const run = { commit, plan: withDatabase(world.plan, changes) };
    await world.run("deploy", run);
    for (const name of ["verify", "promote"] as const) {
      expect(await commands[name].run(answering(world.context(run), old, asked))).toMatchObject({
        decision: "proceed",
      });
    }
  }
  return asked;
}

const BROKEN = () => fail("gate_failed", "There is no column `title`.", "Look.");

it("asks no old build where the gate lets migrations be pending, and so does not say that staging has them", async () => {
  await inWorld({ plan: PARTS }, async (world) => {
    const asked = await releaseTwo(world, BROKEN, undefined, { pending: "allow" });
    expect(asked.filter((title) => title.includes("by the known good"))).toEqual([]);
    expect((await payloads(world))[0]?.wayBack?.verdict).toBe("unknown");
  });
});

it("is safe by its own staging build, which passes its own gates again on staging's migrated data", async () => {
  await inWorld({ plan: PARTS }, async (world) => {
    const asked = await releaseTwo(world, () => pass("gate_passed", "Fine."));
    const [newest, first] = await payloads(world);
    const old = asked.filter((title) => title.includes("by the known good"));
    const build = asked[0]?.split(" ").at(-1) ?? "";
    expect(old).toEqual([`Chat, by the known good ${COMMIT} ${build}`]);
    expect(newest?.wayBack).toMatchObject({
      verdict: "safe",
      to: first?.candidate.id,
      reasons: [{ about: "gates", says: `its own build ${build} passes 1 of its gates on staging's migrated data` }],
    });
    // Before the first of ours there was none whose staging build is known.
    expect(first?.wayBack).toMatchObject({ verdict: "unknown", to: FIRST });
    expect(first?.wayBack?.unknown.join()).toContain("it has no release record");
  });
});

it("is looked at again where production moved while the gates were asked, so that nobody's deployment is forgotten", async () => {
  await inWorld({ plan: PARTS }, async (world) => {
    const { vercel } = world.sandbox;
    await releaseTwo(
      world,
      () => {
        if (vercel.productionDeploymentId() !== "dpl_hand") vercel.changeProduction("dpl_hand");
        return pass("gate_passed", "Fine.");
      },
      async () => void (await vercel.plantDeployment({ id: "dpl_hand", meta: {}, files: { "index.html": "x" } })),
    );
    expect((await payloads(world))[0]).toMatchObject({ previous: { id: "dpl_hand" }, wayBack: { to: "dpl_hand" } });
  });
});

it("is unsafe where that build fails twice: a rollback without a named target waits, and one with it goes ahead", async () => {
  await inWorld({ plan: PARTS }, async (world) => {
    const asked = await releaseTwo(world, BROKEN);
    expect(asked.filter((title) => title.includes("by the known good"))).toHaveLength(2);
    const good = (await payloads(world))[0]?.knownGood?.id ?? "";
    const bad = world.sandbox.vercel.productionDeploymentId();
    for (const dryRun of [true, false]) {
      const held = await world.run("rollback", { options: { reason: "broken", dryRun } });
      expect(held).toMatchObject({ decision: "hold", reasonCode: "way_back_unsafe" });
      expect(held.summary).toContain("There is no column `title`.");
      expect(held.remedy).toContain(`\`to: ${good}\``);
    }
    expect(world.sandbox.vercel.productionDeploymentId()).toBe(bad);
    const named = await world.run("rollback", { options: { reason: "all the same", to: good } });
    expect(named.decision).toBe("rolled-back");
    expect(world.sandbox.vercel.productionDeploymentId()).toBe(good);
  });
});

it("that is unsafe keeps the watch's own rollback waiting for a person, who is told; what was begun is finished", async () => {
  await inWorld({ plan: PARTS }, async (world) => {
    await releaseTwo(world, BROKEN);
    const bad = world.sandbox.vercel.productionDeploymentId();
    const context = world.context({ commit: OTHER_COMMIT });
    const [host, forge] = await Promise.all([context.role("host"), context.role("forge")]);
    const rollBack = async () => {
      const journal = createJournal("watch", context);
      const record = await readProductionRecord(context, journal, forge);
      if (record === null) throw new Error("no record");
      return rollBackRelease(context, journal, { host, record, reason: "too slow" });
    };
    expect(await rollBack()).toMatchObject({ decision: "hold", reasonCode: "way_back_unsafe" });
    expect(world.sandbox.vercel.productionDeploymentId()).toBe(bad);
    expect((await world.statuses()).at(-1)).toMatch(/^held since \S+: way_back_unsafe, too slow$/);
    const [issue] = await forge.listIssues({ creator: DEFAULT_AUTHOR, state: "open" });
    expect(issue?.title).toContain(`NOT ROLLED BACK, production serves ${bad}`);

    const [newest] = await forge.listDeployments({ task: PRODUCTION_TASK, limit: 1 });
    const good = parseProductionPayload(newest?.payload)?.knownGood?.id ?? "";
    const begun = { state: "in_progress", description: `rolling back to ${good}: a person said so` } as const;
    await forge.createDeploymentStatus(newest?.id ?? 0, begun);
    expect(await rollBack()).toMatchObject({ decision: "rolled-back" });
    expect(world.sandbox.vercel.productionDeploymentId()).toBe(good);
  });
});

it("is told with the promote where something would come along: environment variables, scheduled jobs, the free plan", async () => {
  const seed = { plan: PARTS };
  const crons = [{ path: "/api/clean", schedule: "0 5 * * *" }];
  await inWorld(
    {
      ...seed,
      seed: (base) => ({
        ...base,
        vercel: {
          ...base.vercel,
          options: { ...base.vercel.options, plan: "hobby" },
          deployments: base.vercel.deployments.map((one) => ({ ...one, crons })),
          env: [{ key: "API_URL", type: "plain", target: ["production"] }],
        },
      }),
    },
    async (world) => {
      const promoted = await world.runAll(UP_TO_PROMOTE);
      const told = `The way back to ${FIRST} is safe. It would bring along: environment variables as they were when it was built, of which these were changed since: API_URL; the scheduled jobs /api/clean (0 5 * * *). Not known: migrations, on which the plan has no gate.`;
      expect(promoted.notes).toContain(told);
      const dry = await world.run("rollback", { options: { dryRun: true } });
      expect(dry.summary).toContain(told);
      expect((await payloads(world))[0]).toMatchObject({ planDigest: DIGEST, wayBack: { verdict: "safe" } });
    },
  );
});

it("is not known where the host does not answer, and the promote goes on", async () => {
  await inWorld({ plan: PARTS }, async (world) => {
    const context = world.context();
    await world.run("deploy");
    await world.run("verify");
    const host = await context.role("host");
    const silent = { ...host, listEnvironmentVariables: () => host.listEnvironmentVariables("nowhere") };
    const role = async (name: never) => (name === "host" ? silent : context.role(name));
    const result = await commands.promote.run({ ...context, role } as CommandContext);
    expect(result.decision).toBe("proceed");
    expect((await payloads(world))[0]?.wayBack?.unknown).toContain(
      "which environment variables were changed since it was built",
    );
  });
});
