/** Bad days at Vercel: what is said, what to do, and what production serves afterwards. */
import { describe, expect, it } from "vitest";
import { renderSummary } from "../../src/report/summary.ts";
import type { CommandResult } from "../../src/release/result.ts";
import { VERCEL_TOKEN } from "../../src/sandbox/vercel/index.ts";
import {
  COMMIT,
  FIRST,
  FIRST_COMMIT,
  inWorld,
  OTHER_COMMIT,
  type PlanParts,
  UP_TO_PROMOTE,
  type World,
} from "./open-world.ts";

const QUIET: PlanParts = { watch: null };
const PROMOTE = "POST /v10/projects/:project/promote/:deployment";
const ROLLBACK = "POST /v9/projects/:project/rollback/:deployment";

function expectHold(result: CommandResult, reasonCode: string, remedy: RegExp | string) {
  expect([result.decision, result.reasonCode, result.summary]).toEqual(["hold", reasonCode, expect.any(String)]);
  expect(result.remedy).toMatch(remedy);
}

const promoted = (world: World) => world.runAll(UP_TO_PROMOTE);

/** An outage of the candidate, which the health gate of a watch sees at once. */
const breakSite = (world: World) =>
  world.sandbox.site.addFault({ release: COMMIT, fromAt: world.clock.now(), kind: { outage: true } });

describe("a credential or a name that is wrong", () => {
  it("holds before anything is touched, and names what to fix", async () => {
    const tokens = [{ token: VERCEL_TOKEN }, { token: "sandboxvercelothers000token", teams: ["team_else"] }];
    await inWorld({ plan: QUIET, seed: (seed) => ({ ...seed, vercel: { ...seed.vercel, tokens } }) }, async (world) => {
      const other = await world.run("deploy", { env: { VERCEL_TOKEN: "sandboxvercelothers000token" } });
      expectHold(other, "credential_insufficient", /VERCEL_TOKEN.*team acme/);
      const unknown = await world.run("deploy", { env: { VERCEL_TOKEN: "expired000000000000000token" } });
      expect(unknown.decision).toBe("hold");
      expect(unknown.reasonCode).toMatch(/^credential_/);
      expect(JSON.stringify([other, unknown])).not.toContain("expired000000000000000token");
      world.sandbox.faults.add({ emulator: "vercel", kind: "status", status: 401 });
      expectHold(await world.run("deploy"), "credential_rejected", /VERCEL_TOKEN/);
      world.sandbox.faults.clear();
      expect(world.writes()).toEqual([]);
      expect(await world.served()).toBe(FIRST_COMMIT);
    });
  });

  it("holds on a wrong team and on a project that does not exist", async () => {
    for (const [plan, reasonCode] of [
      [{ ...QUIET, team: "wrong" }, "credential_insufficient"],
      [{ ...QUIET, project: "wrong" }, "not_found"],
    ] as const) {
      await inWorld({ plan }, async (world) => {
        const result = await world.run("deploy");
        expect([plan, result.decision, result.reasonCode]).toEqual([plan, "hold", reasonCode]);
        expect(result.remedy).toBeTruthy();
        expect(world.writes()).toEqual([]);
      });
    }
  });
});

describe("a build", () => {
  it("that fails ends the deploy as failed, with the end of its log where that can be read", async () => {
    await inWorld({ plan: QUIET }, async (world) => {
      world.sandbox.vercel.setOption("buildError", 'Command "npm run build" exited with 1');
      const result = await world.run("deploy");
      expect(result).toMatchObject({ decision: "failed", reasonCode: "build_failed" });
      expect(result.buildLog.join("\n")).toContain("exited with 1");
      const summary = renderSummary(result);
      expect(summary.split("\n")[0]).toContain(FIRST);
      expect(summary).toContain("exited with 1");
      expect(result.remedy).toContain("build log");
      world.sandbox.faults.add({ emulator: "vercel", kind: "status", status: 500, fromMs: 0 });
      world.sandbox.faults.clear();
      expect(await world.served()).toBe(FIRST_COMMIT);
      // The next run builds again.
      world.sandbox.vercel.setOption("buildError", null);
      expect((await world.run("deploy")).decision).toBe("proceed");
    });
  });

  it("that was canceled has its own reason code, and the next run builds again", async () => {
    await inWorld({ plan: QUIET }, async (world) => {
      world.sandbox.vercel.setOption("buildCanceled", true);
      expect(await world.run("deploy")).toMatchObject({ decision: "failed", reasonCode: "build_canceled" });
      world.sandbox.vercel.setOption("buildCanceled", false);
      expect((await world.run("deploy")).decision).toBe("proceed");
    });
  });

  it("whose create answer is lost is found again and not built twice", async () => {
    await inWorld({ plan: QUIET }, async (world) => {
      world.sandbox.faults.add({ emulator: "vercel", route: "POST /v13/deployments", kind: "cut", times: 1 });
      const first = await world.run("deploy");
      const second = await world.run("deploy");
      expect(second.decision).toBe("proceed");
      expect(["proceed", "hold"]).toContain(first.decision);
      const host = (await world.host()) as unknown as { deployments: { meta: { holdpointRelease?: string } }[] };
      expect(host.deployments.filter(({ meta }) => meta.holdpointRelease === COMMIT)).toHaveLength(1);
    });
  });
});

describe("deployment protection", () => {
  const protectedSeed = (secret: string) => ({
    plan: QUIET,
    seed: (seed: World["sandbox"]["seed"]) => ({
      ...seed,
      vercel: { ...seed.vercel, protection: { bypassSecret: secret } },
    }),
  });

  it("is a hold that names the missing secret, never an unhealthy site", async () => {
    await inWorld(protectedSeed("b".repeat(32)), async (world) => {
      const result = await world.runAll(["deploy", "verify", "promote"]);
      expect(result.command).toBe("verify");
      expectHold(result, "protected_deployment", "VERCEL_AUTOMATION_BYPASS_SECRET");
      const wrong = await world.run("verify", { env: { VERCEL_AUTOMATION_BYPASS_SECRET: "w".repeat(32) } });
      expectHold(wrong, "protected_deployment", "VERCEL_AUTOMATION_BYPASS_SECRET");
      expect(JSON.stringify(wrong)).not.toContain("w".repeat(32));
      expect(await world.served()).toBe(FIRST_COMMIT);
      const right = await world.runAll(UP_TO_PROMOTE, { env: { VERCEL_AUTOMATION_BYPASS_SECRET: "b".repeat(32) } });
      expect(right.decision).toBe("proceed");
    });
  });
});

describe("a promote", () => {
  it("that is queued is waited for, and held if it never starts", async () => {
    await inWorld({ plan: QUIET }, async (world) => {
      world.sandbox.vercel.setOption("promoteAnswer", "202");
      world.sandbox.vercel.setOption("queuedMs", 40_000);
      expect((await promoted(world)).decision).toBe("proceed");
      expect(await world.served()).toBe(COMMIT);
    });
    await inWorld({ plan: QUIET }, async (world) => {
      world.sandbox.vercel.setOption("promoteAnswer", "202");
      world.sandbox.vercel.setOption("queuedMs", null);
      expectHold(await promoted(world), "promotion_queued", /rolling release/);
      // Another run finds it still queued, and says the same.
      expectHold(await world.run("promote"), "promotion_queued", /rolling release/);
      expect(await world.served()).toBe(FIRST_COMMIT);
      expect(world.writes().filter((write) => write.includes("/promote/"))).toHaveLength(1);
    });
  });

  it("that is refused as already current is done once production is read back", async () => {
    await inWorld({ plan: QUIET }, async (world) => {
      await world.runAll(["deploy", "verify"]);
      // Somebody promotes it by hand between our reading and our request.
      world.onAnswer = (emulator, { route }) => {
        if (emulator !== "github" || route !== "POST /repos/:owner/:repo/deployments/:deployment/statuses") return;
        world.onAnswer = () => undefined;
        world.sandbox.faults.add({
          emulator: "vercel",
          route: PROMOTE,
          kind: "status",
          status: 409,
          body: {
            error: { code: "conflict", message: "The deployment is already the current production deployment." },
          },
          times: 1,
        });
        void world.clock.sleep(2_000).then(async () => {
          const host = (await world.host()) as unknown as {
            deployments: { id: string; meta: { holdpointRelease?: string } }[];
          };
          const ours = host.deployments.find(({ meta }) => meta.holdpointRelease === COMMIT);
          if (ours) world.sandbox.vercel.changeProduction(ours.id);
        });
      };
      const result = await world.run("promote");
      expect([result.decision, result.reasonCode]).toEqual(["proceed", "promoted"]);
      expect(await world.served()).toBe(COMMIT);
    });
  });

  it("survives lost answers, before and after the host acted, and asks no more often than needed", async () => {
    for (const kind of ["cut", "reset"] as const) {
      await inWorld({ plan: QUIET }, async (world) => {
        world.sandbox.faults.add({ emulator: "vercel", route: PROMOTE, kind, times: 1 });
        const result = await promoted(world);
        expect([kind, result.decision]).toEqual([kind, "proceed"]);
        expect(await world.served()).toBe(COMMIT);
        const asked = world.writes().filter((write) => write.includes("/promote/")).length;
        expect([kind, asked]).toEqual([kind, kind === "cut" ? 1 : 2]);
      });
    }
  });

  it("leaves no domain behind unsaid, and goes on from there when it is run again", async () => {
    const domains = ["app.example.com", "www.example.com"];
    await inWorld({ plan: { ...QUIET, domains } }, async (world) => {
      world.sandbox.vercel.setOption("failAliases", ["www.example.com"]);
      const result = await promoted(world);
      expectHold(result, "alias_failed", /domains/);
      expect(result.summary).toContain("www.example.com");
      expect(await world.served("www.example.com")).toBe(FIRST_COMMIT);
    });
  });

  it("is not confused by the host's older request about another deployment", async () => {
    await inWorld({ plan: QUIET }, async (world) => {
      await world.runAll(UP_TO_PROMOTE);
      // The host's latest request is now about COMMIT; the next release must read it as none of its own.
      const result = await world.runAll(UP_TO_PROMOTE, { commit: OTHER_COMMIT });
      expect(result).toMatchObject({ decision: "proceed", reasonCode: "promoted" });
      expect(await world.served()).toBe(OTHER_COMMIT);
    });
  });

  it("holds where somebody changed production between the record and the request", async () => {
    await inWorld({ plan: QUIET }, async (world) => {
      await world.runAll(["deploy", "verify"]);
      const older = await world.sandbox.vercel.plantDeployment({
        id: "dpl_hand",
        meta: {},
        files: { "index.html": "x" },
      });
      world.onAnswer = (emulator, { route }) => {
        if (emulator === "github" && route === "POST /repos/:owner/:repo/deployments")
          world.sandbox.vercel.changeProduction(older);
      };
      const result = await world.run("promote");
      expect(result.decision).toBe("hold");
      expect(["production_moved", "newer_release_active"]).toContain(result.reasonCode);
      expect(world.sandbox.vercel.productionDeploymentId()).toBe("dpl_hand");
      expect(world.writes().some((write) => write.includes("/promote/"))).toBe(false);
    });
  });

  it("reads stale answers as not done, and the next run confirms without asking again", async () => {
    await inWorld({ plan: { ...QUIET, version: false } }, async (world) => {
      await world.runAll(["deploy", "verify"]);
      world.sandbox.faults.add({ emulator: "vercel", kind: "stale" });
      const result = await world.run("promote");
      expectHold(result, "read_back_mismatch", /run this again/);
      world.sandbox.faults.clear();
      world.writes();
      expect((await world.run("promote")).decision).toBe("proceed");
      expect(world.writes().filter((write) => write.includes("/promote/"))).toEqual([]);
      expect(await world.served()).toBe(COMMIT);
    });
  });
});

describe("a pinned production", () => {
  it("holds the next release until somebody asks for it with unpin; then the setting is on again", async () => {
    await inWorld({ plan: { ...QUIET, version: false } }, async (world) => {
      await promoted(world);
      breakSite(world);
      expect((await world.run("watch")).decision).toBe("rolled-back");
      const next = { commit: OTHER_COMMIT };
      expectHold(await world.runAll(UP_TO_PROMOTE, next), "production_pinned", /unpin/);
      expect(await world.served()).toBe(FIRST_COMMIT);
      const unpinned = await world.run("promote", { ...next, options: { unpin: true } });
      expect(unpinned.decision).toBe("proceed");
      expect(await world.served()).toBe(OTHER_COMMIT);
      expect((await world.host()).project.autoAssignCustomDomains).toBe(true);
      const third = { commit: "c0ffee0000000000000000000000000000000004" };
      expect((await world.runAll(UP_TO_PROMOTE, third)).decision).toBe("proceed");
    });
  });

  it("keeps auto-assign off for a team that had it off, even after a rollback and an unpin", async () => {
    const seed = (given: World["sandbox"]["seed"]) => ({
      ...given,
      vercel: { ...given.vercel, autoAssignCustomDomains: false },
    });
    await inWorld({ plan: { ...QUIET, version: false }, seed }, async (world) => {
      const off = async () => (await world.host()).project.autoAssignCustomDomains;
      const unpin = { options: { unpin: true } };
      const second = { commit: OTHER_COMMIT };
      const third = { commit: "c0ffee0000000000000000000000000000000004" };
      const fourth = { commit: "c0ffee0000000000000000000000000000000005" };
      // Nobody knows yet that it is the team's own setting, so a person says so once.
      expectHold(await world.runAll(UP_TO_PROMOTE), "production_pinned", /unpin/);
      expect((await world.runAll(UP_TO_PROMOTE, unpin)).decision).toBe("proceed");
      expect(await off()).toBe(false);
      expect((await world.run("watch")).decision).toBe("proceed");
      expect((await world.runAll(UP_TO_PROMOTE, second)).decision).toBe("proceed");
      expect(await off()).toBe(false);
      world.sandbox.site.addFault({ release: OTHER_COMMIT, fromAt: world.clock.now(), kind: { outage: true } });
      expect((await world.run("watch", second)).decision).toBe("rolled-back");
      expectHold(await world.runAll(UP_TO_PROMOTE, third), "production_pinned", /unpin/);
      expect((await world.run("promote", { ...third, ...unpin })).decision).toBe("proceed");
      expect(await off()).toBe(false);
      expect((await world.run("watch", third)).decision).toBe("proceed");
      expect((await world.runAll(UP_TO_PROMOTE, fourth)).decision).toBe("proceed");
      expect(await off()).toBe(false);
    });
  });
});

describe("a rollback", () => {
  const plan = { ...QUIET, version: false };

  it("whose target is gone stops and says so", async () => {
    for (const how of ["deleted", "retention"] as const) {
      await inWorld({ plan }, async (world) => {
        await promoted(world);
        world.sandbox.vercel.deleteDeployment(FIRST, how);
        breakSite(world);
        expectHold(await world.run("watch"), "known_good_gone", /`to`/);
        expect(world.writes().some((write) => write.includes("/rollback/"))).toBe(false);
      });
    }
  });

  it("that the host's free plan refuses is held, quoting the host", async () => {
    await inWorld({ plan }, async (world) => {
      await promoted(world);
      await world.runAll(UP_TO_PROMOTE, { commit: OTHER_COMMIT });
      world.sandbox.vercel.setOption("plan", "hobby");
      const result = await world.run("rollback", { options: { to: FIRST } });
      expectHold(result, "rollback_refused", /free plan/);
      expect(result.summary).toContain("upgrade to pro");
      expect(await world.served()).toBe(OTHER_COMMIT);
    });
  });

  it("survives lost answers and an outage of a minute", async () => {
    for (const fault of [
      { route: ROLLBACK, kind: "cut", times: 1 },
      { route: ROLLBACK, kind: "reset", times: 5 },
      { kind: "status", status: 503, untilMs: 0 },
    ] as const) {
      await inWorld({ plan }, async (world) => {
        await promoted(world);
        breakSite(world);
        const outage =
          "untilMs" in fault ? { fromMs: 0, untilMs: world.clock.now() - Date.UTC(2026, 0, 5, 9) + 60_000 } : {};
        // The outage begins when the decision is made: the watch itself reads the host first.
        const result = await world.run("watch", {
          onEvent: (event) => {
            if (event.event === "step" && event.step === "rollback-decided")
              world.sandbox.faults.add({ emulator: "vercel", ...fault, ...outage });
          },
        });
        expect([fault.kind, result.decision]).toEqual([fault.kind, "rolled-back"]);
        expect(await world.served()).toBe(FIRST_COMMIT);
      });
    }
  });

  it("does not touch what somebody else deployed meanwhile", async () => {
    await inWorld({ plan }, async (world) => {
      await promoted(world);
      breakSite(world);
      const hand = await world.sandbox.vercel.plantDeployment({ id: "dpl_hand", files: { "index.html": "x" } });
      const result = await world.run("watch", {
        onEvent: (event) => {
          if (event.event === "step" && event.step === "rollback-decided") world.sandbox.vercel.changeProduction(hand);
        },
      });
      expectHold(result, "production_moved", /dispatch a rollback/);
      expect(world.sandbox.vercel.productionDeploymentId()).toBe("dpl_hand");
    });
  });

  it("that one run decided but did not make is made by the next run, whichever command it is", async () => {
    for (const command of ["deploy", "promote", "watch"] as const) {
      await inWorld({ plan }, async (world) => {
        await promoted(world);
        breakSite(world);
        world.sandbox.faults.add({ emulator: "vercel", route: ROLLBACK, kind: "status", status: 403 });
        expectHold(await world.run("watch"), "credential_insufficient", /VERCEL_TOKEN/);
        expect((await world.statuses()).at(-1)).toMatch(/^rolling back since/);
        world.sandbox.faults.clear();
        const result = await world.run(command);
        expect([command, result.decision, result.production.after]).toEqual([command, "rolled-back", FIRST]);
        expect(await world.served()).toBe(FIRST_COMMIT);
      });
    }
  });
});
