/** A plan whose ladder sets a flag: found before the first step, recorded before the promote, put back the morning after. */
import { describe, expect, it } from "vitest";
import { COMMIT, inWorld, UP_TO_PROMOTE, type World } from "./open-world.ts";

const wishesFor = (rollback: string) => ({ plan: { watch: null, version: false, rollback }, visited: false });
const CHAT = wishesFor("{ ladder: [flag, host], flag: { launchdarkly: chat } }");

async function recordedFlag({ sandbox }: World): Promise<unknown> {
  const { deployments } = sandbox.github.state() as {
    readonly deployments: readonly { readonly environment: string; readonly payload: unknown }[];
  };
  const payload = deployments.findLast(({ environment }) => environment === "production")?.payload;
  const read: unknown = typeof payload === "string" ? JSON.parse(payload) : payload;
  return (read as { readonly flag?: unknown } | undefined)?.flag;
}

describe("before the first step", () => {
  it.each([
    ["there is no such flag", "launchdarkly: chat", { project: "default", key: "another" }, "not_found"],
    ["there is no such environment", "launchdarkly: chat", { environments: { test: true } }, "not_found"],
    ["it is archived", "launchdarkly: chat", { archived: true }, "flag_unfit"],
  ])("the release holds where %s", async (_what, flag, change, reasonCode) => {
    const wishes = wishesFor(`{ ladder: [flag, host], flag: { ${flag} } }`);
    await inWorld(
      {
        ...wishes,
        seed: (seed) => ({
          ...seed,
          launchdarkly: { ...seed.launchdarkly, flags: seed.launchdarkly.flags.map((one) => ({ ...one, ...change })) },
        }),
      },
      async (world) => {
        expect(await world.run("deploy")).toMatchObject({ decision: "hold", reasonCode });
        expect(world.writes()).toEqual([]);
      },
    );
  });

  it("the release holds where the vendor does not say, and nothing was built", async () => {
    await inWorld(CHAT, async (world) => {
      world.sandbox.faults.add({ emulator: "launchdarkly", kind: "status", status: 401 });
      expect(await world.run("deploy")).toMatchObject({ decision: "hold", reasonCode: "credential_rejected" });
      expect(world.writes()).toEqual([]);
    });
  });
});

describe("a release's record", () => {
  it("has the flag as it was before the promote, and the restore brings it back to that, once", async () => {
    await inWorld(CHAT, async (world) => {
      const { launchdarkly, faults } = world.sandbox;
      expect(await world.runAll(UP_TO_PROMOTE)).toMatchObject({ decision: "proceed" });
      expect(await recordedFlag(world)).toEqual({ vendor: "launchdarkly", name: "chat", setting: "on", version: "1" });
      launchdarkly.turn("chat", "production", false, "holdpoint");
      const restore = (dryRun = false) => world.run("rollback", { options: { restoreFlag: true, dryRun } });
      expect(await restore(true)).toMatchObject({ decision: "proceed", reasonCode: "dry_run" });
      expect(launchdarkly.isOn("chat", "production")).toBe(false);
      faults.add({ emulator: "launchdarkly", route: "PATCH /api/v2/flags/:project/:key", kind: "status", status: 405 });
      expect(await restore()).toMatchObject({ decision: "hold", reasonCode: "flag_refused" });
      faults.clear();
      world.writes();
      expect(await restore()).toMatchObject({ decision: "proceed", reasonCode: "rung_done" });
      expect(launchdarkly.isOn("chat", "production")).toBe(true);
      expect(await restore()).toMatchObject({ decision: "proceed", reasonCode: "already_done" });
      // Neither the host nor the record was touched.
      expect(world.writes()).toEqual([]);
    });
  });

  it("does not bring back a flag that somebody has set since", async () => {
    await inWorld(CHAT, async (world) => {
      const { launchdarkly } = world.sandbox;
      await world.runAll(UP_TO_PROMOTE);
      await world.clock.sleep(120_000);
      launchdarkly.turn("chat", "production", false, "ada@acme.com");
      const result = await world.run("rollback", { options: { restoreFlag: true } });
      expect(result).toMatchObject({ decision: "hold", reasonCode: "flag_changed" });
      expect(result.summary).toContain("by ada@acme.com at ");
      expect(launchdarkly.isOn("chat", "production")).toBe(false);
    });
  });

  it("is written without the flag where the vendor is down then: the promote does not wait for it", async () => {
    await inWorld(CHAT, async (world) => {
      await world.runAll(["deploy", "verify"]);
      world.sandbox.faults.add({ emulator: "launchdarkly", kind: "status", status: 503 });
      const promoted = await world.run("promote");
      expect(promoted.decision).toBe("proceed");
      expect(promoted.notes.join("\n")).toContain("what the flag chat is set to was not recorded");
      expect(await recordedFlag(world)).toBeUndefined();
      expect(await world.run("rollback", { options: { restoreFlag: true } })).toMatchObject({ decision: "hold" });
    });
  });
});

const WATCHED = {
  plan: {
    watch: ["for: 2m", "every: 1m", 'rollback_conditions: ["health_check_failures > 3 over 2m"]'],
    version: false,
    rollback: "{ ladder: [flag, host], flag: { launchdarkly: chat } }",
  },
  visited: false,
};

/** A release that is down from its promote on, behind the flag or not. */
async function releaseDown(world: World, behindFlag: boolean) {
  await world.runAll(["deploy", "verify"]);
  const fault = { release: COMMIT, fromAt: 0, kind: { outage: true } } as const;
  world.sandbox.site.addFault(behindFlag ? { ...fault, behindFlag } : fault);
  await world.run("promote");
  world.writes();
  const result = await world.run("watch");
  const rung = result.verdicts.find(({ title }) => title === "rollback: flag")?.verdict;
  return { result, rung, rolledBack: world.writes().some((one) => one.includes("/rollback/")) };
}

describe("a rollback that begins with the flag", () => {
  it("leaves the release in production where the flag heals it, and a person decides", async () => {
    await inWorld(WATCHED, async (world) => {
      const { result, rung, rolledBack } = await releaseDown(world, true);
      expect(rung).toMatchObject({ outcome: "pass", reasonCode: "rung_helped" });
      expect(result).toMatchObject({ decision: "hold", reasonCode: "mitigated" });
      expect(result.remedy).toContain("`rollback --restore-flag` puts the flag back");
      expect(rolledBack).toBe(false);
      expect(world.sandbox.launchdarkly.isOn("chat", "production")).toBe(false);
      expect(await world.run("rollback", { options: { restoreFlag: true } })).toMatchObject({ decision: "proceed" });
      expect(world.sandbox.launchdarkly.isOn("chat", "production")).toBe(true);
    });
  });

  it("goes on to the host where the flag is not the cause, and puts the flag back", async () => {
    await inWorld(WATCHED, async (world) => {
      const { result, rung, rolledBack } = await releaseDown(world, false);
      expect(rung).toMatchObject({ outcome: "hold", reasonCode: "rung_unhelpful" });
      expect(result.decision).toBe("rolled-back");
      expect(rolledBack).toBe(true);
      expect(world.sandbox.launchdarkly.isOn("chat", "production")).toBe(true);
    });
  });
});
