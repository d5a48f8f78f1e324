/** The gates that read the release record, against what the commands really write at the emulated GitHub. */
import { expect, it } from "vitest";
import { drill } from "../../src/gates/drill.ts";
import { prior } from "../../src/gates/prior.ts";
import type { Verdict } from "../../src/lib/verdict.ts";
import { COMMIT, inWorld, OTHER_COMMIT, UP_TO_PROMOTE, type World } from "../commands/open-world.ts";
import { ask } from "../gates/gate-context.ts";

const DAY = 86_400_000;
const MINUTE = 60_000;

async function askPrior(world: World, commit = COMMIT): Promise<Verdict> {
  return ask(prior, "staging", { deployments: await world.context().role("forge") }, { target: { commit } });
}

async function askDrill(world: World, later = 0): Promise<Verdict> {
  const clock = { now: () => world.clock.now() + later, sleep: world.clock.sleep };
  return ask(drill, { within: "90d" }, { deployments: await world.context().role("forge") }, { clock });
}

it("prior holds until the commit's build is verified, and for no other commit", async () => {
  await inWorld({ visited: false }, async (world) => {
    expect(await askPrior(world)).toMatchObject({
      outcome: "hold",
      summary: expect.stringContaining("no staging release"),
    });
    await world.run("deploy");
    expect(await askPrior(world)).toMatchObject({
      outcome: "hold",
      summary: expect.stringContaining("not been verified yet"),
    });
    expect((await world.run("verify")).decision).toBe("proceed");
    expect(await askPrior(world)).toMatchObject({
      outcome: "pass",
      summary: expect.stringContaining("passed staging at"),
    });
    expect(await askPrior(world, OTHER_COMMIT)).toMatchObject({ outcome: "hold", reasonCode: "release_not_staged" });
  });
});

it("prior fails where staging did, and passes when a later run of the same build repairs it", async () => {
  await inWorld({ visited: false }, async (world) => {
    await world.run("deploy");
    const trouble = { release: null, fromAt: world.clock.now(), untilAt: world.clock.now() + MINUTE };
    world.sandbox.site.addFault({ ...trouble, kind: { errorRatio: 1 } });
    expect((await world.run("verify")).decision).toBe("failed");
    expect(await askPrior(world)).toMatchObject({ outcome: "fail", reasonCode: "release_not_staged" });
    await world.clock.sleep(MINUTE);
    expect((await world.run("verify")).decision).toBe("proceed");
    expect(await askPrior(world)).toMatchObject({ outcome: "pass" });
  });
});

it("drill fails after a release that went well, passes on a real rollback, and is overdue 91 days later", async () => {
  await inWorld({ visited: false }, async (world) => {
    expect((await world.runAll(UP_TO_PROMOTE)).decision).toBe("proceed");
    expect(await askDrill(world)).toMatchObject({ outcome: "fail", reasonCode: "drill_overdue" });
    expect((await world.run("rollback", { options: { reason: "fire drill" } })).decision).toBe("rolled-back");
    const passed = await askDrill(world);
    expect(passed).toMatchObject({ outcome: "pass", evidence: [{ value: expect.stringContaining("fire drill") }] });
    const overdue = await askDrill(world, 91 * DAY);
    expect(overdue).toMatchObject({ outcome: "fail", summary: expect.stringContaining("91d ago") });
  });
});

it("both hold when GitHub is down", async () => {
  await inWorld({ visited: false }, async (world) => {
    world.sandbox.faults.add({ emulator: "github", kind: "status", status: 503 });
    expect(await askPrior(world)).toMatchObject({ outcome: "hold", reasonCode: "vendor_unavailable" });
    expect(await askDrill(world)).toMatchObject({ outcome: "hold", reasonCode: "vendor_unavailable" });
  });
});
