/** A release of what Vercel builds from the push: found, verified, let in, watched; and everything that may come between. */
import { describe, expect, it } from "vitest";
import { renderDemoSite } from "../../src/sandbox/demo-site.ts";
import type { GitOutcome } from "../../src/sandbox/vercel/git-options.ts";
import {
  COMMIT,
  FIRST,
  FIRST_COMMIT,
  inWorld,
  OTHER_COMMIT,
  type PlanParts,
  siteOf,
  UP_TO_PROMOTE,
  WHOLE,
  type World,
} from "./open-world.ts";

const WATCH = ["for: 2m", "every: 1m", "rollback_conditions: [health_check_failures > 3 over 1m]"];
const GIT: PlanParts = { deploy: "{ source: git, timeout: 20m }", watch: WATCH };
const CHECK: PlanParts = { ...GIT, deploy: "{ source: git, let-in: check }" };
const commitOf = (number: number) => `ab${String(number).padStart(38, "0")}`;

function push(world: World, commit = COMMIT, pages = siteOf(commit, commit)): Promise<void> {
  return world.sandbox.forge().push("main", commit, renderDemoSite(pages));
}

/** A world whose pushes are built, with this plan; `check`: builds are held by one of ours. */
async function adopting(body: (world: World) => Promise<void>, plan: PlanParts = GIT): Promise<void> {
  await inWorld({ plan, visited: false }, async (world) => {
    if (plan === CHECK) {
      world.sandbox.vercel.changeAutoAssign(true);
      world.sandbox.vercel.addCheck({ name: "Holdpoint", timeout: 21_600 });
    }
    await body(world);
  });
}

const assigns = async (world: World) => (await world.host()).project.autoAssignCustomDomains;
const ended = ({ decision, reasonCode }: { decision: string; reasonCode: string }) => `${decision} ${reasonCode}`;

describe("a release of a build from Git", () => {
  it("is found, verified, promoted and watched; the setting is put back, and a second run writes nothing", async () => {
    await adopting(async (world) => {
      await push(world);
      expect(ended(await world.runAll(WHOLE))).toBe("proceed watched");
      expect(await world.served()).toBe(COMMIT);
      expect(await assigns(world)).toBe(false);
      expect(world.writes().filter((write) => write.includes("/deployments") && write.includes("v13"))).toEqual([]);
      for (const command of WHOLE) {
        expect((await world.run(command)).decision).toBe("proceed");
        expect(world.writes()).toEqual([]);
      }
      // The next one is not taken for pinned, although automatic assignment is off.
      await push(world, OTHER_COMMIT);
      expect(ended(await world.runAll(WHOLE, { commit: OTHER_COMMIT }))).toBe("proceed watched");
      expect(await world.served()).toBe(OTHER_COMMIT);
    });
  });

  it("is rolled back by itself, and pins production for the next one until a person says otherwise", async () => {
    await adopting(async (world) => {
      await push(world);
      await world.runAll(["deploy", "verify"]);
      const outage = { release: COMMIT, kind: { outage: true } } as const;
      world.onAnswer = (_, { path }) => {
        if (path.includes("/promote/")) world.sandbox.site.addFault({ ...outage, fromAt: world.clock.now() });
      };
      await world.run("promote");
      expect((await world.run("watch")).decision).toBe("rolled-back");
      expect(await world.served()).toBe(FIRST_COMMIT);
      await push(world, OTHER_COMMIT);
      const next = { commit: OTHER_COMMIT };
      expect(ended(await world.runAll(UP_TO_PROMOTE, next))).toBe("hold production_pinned");
      expect(ended(await world.run("promote", { ...next, options: { unpin: true } }))).toBe("proceed promoted");
      expect(await assigns(world)).toBe(false);
    });
  });

  it("ends with the reason for which there is no build, and in no case does production change", async () => {
    await adopting(async (world) => {
      const deploy = async (number: number, outcome: GitOutcome) => {
        world.sandbox.vercel.setOption("gitOutcome", outcome);
        const commit = commitOf(number);
        await push(world, commit);
        return ended(await world.run("deploy", { commit }));
      };
      expect({
        ignored: await deploy(1, "ignored"),
        unaffected: await deploy(2, "unaffected"),
        superseded: await deploy(3, "superseded"),
        blocked: await deploy(4, "blocked"),
        limited: await deploy(5, "rate-limited"),
        error: await deploy(6, "error"),
        absent: await deploy(7, "absent"),
        late: await deploy(8, "late"),
      }).toEqual({
        ignored: "hold git_build_ignored",
        unaffected: "hold git_build_unaffected",
        superseded: "hold git_build_superseded",
        blocked: "hold git_build_blocked",
        limited: "hold git_build_rate_limited",
        error: "failed build_failed",
        absent: "hold git_build_missing",
        late: "proceed deployed",
      });
      expect(await world.served()).toBe(FIRST_COMMIT);
    });
  });

  it("takes the newest of several builds and names the others, and verifies a redeploy again", async () => {
    await adopting(async (world) => {
      world.sandbox.vercel.setOption("gitOutcome", "doubled");
      await push(world);
      const first = await world.runAll(["deploy", "verify"]);
      await world.clock.sleep(60_000);
      const again = await world.run("deploy");
      expect(again.candidate?.id).not.toBe(first.candidate?.id);
      expect(again.notes.join()).toContain(`not ${first.candidate?.id}`);
      expect(ended(await world.run("promote"))).toBe("failed staging_not_verified");
      expect(ended(await world.runAll(["verify", "promote"]))).toBe("proceed promoted");
      expect((await world.run("promote")).production.after).toBe(again.candidate?.id);
    });
  });

  it("begins nothing while new builds get the domains by themselves, and goes on where our own promote left that on", async () => {
    await adopting(async (world) => {
      world.sandbox.vercel.changeAutoAssign(true);
      expect(ended(await world.run("deploy"))).toBe("hold auto_assign_on");
      world.sandbox.vercel.changeAutoAssign(false);
      await push(world);
      await world.runAll(["deploy", "verify"]);
      world.sandbox.vercel.changeAutoAssign(true);
      expect(ended(await world.run("promote"))).toBe("hold auto_assign_on");
      world.sandbox.vercel.changeAutoAssign(false);
      // The runner dies as soon as the host has taken the promote: nobody switches it off again.
      const patch = "PATCH /v9/projects/:project";
      world.sandbox.faults.add({ emulator: "vercel", route: patch, kind: "status", status: 500 });
      await world.run("promote");
      expect(await assigns(world)).toBe(true);
      world.sandbox.faults.clear();
      expect(ended(await world.run("watch"))).toBe("proceed watched");
    });
  });

  it("switches off what another release left on, whose runner died right after its promote", async () => {
    await adopting(async (world) => {
      await push(world);
      await world.runAll(["deploy", "verify"]);
      let isDead = false;
      world.meddler = {
        asked: ({ path }) => (isDead ? { connection: "reset" } : ((isDead = path.includes("/promote/")), null)),
      };
      await world.run("promote", { requestTimeoutMs: 400 });
      world.meddler = {};
      expect(await assigns(world)).toBe(true);
      await push(world, OTHER_COMMIT);
      // What became ready meanwhile is live without its gates, and nobody is told that it is good.
      const next = await world.run("deploy", { commit: OTHER_COMMIT });
      expect(next.notes.join()).toContain("left automatic assignment on: it is off again");
      expect(await assigns(world)).toBe(false);
    });
  });

  it("names what became ready while a promote had automatic assignment on, and does not call it its own", async () => {
    await adopting(async (world) => {
      world.sandbox.vercel.setOption("aliasJobMs", 3_000);
      await push(world);
      await world.runAll(["deploy", "verify"]);
      world.onAnswer = (_, { path }) => {
        if (path.includes("/promote/")) void push(world, OTHER_COMMIT);
      };
      const result = await world.run("promote");
      expect(result.notes.join()).toMatch(
        /build dpl_\w+ of c0ffee000000 became ready while automatic assignment was on/,
      );
      const live = world.sandbox.vercel.productionDeploymentId();
      expect([result.production.after, result.decision]).toEqual([
        live,
        live === result.candidate?.id ? "proceed" : "hold",
      ]);
    });
  });

  it("holds once where somebody promoted the build while it was verified, and is then recorded and watched", async () => {
    await adopting(async (world) => {
      world.sandbox.vercel.setOption("gitMeddling", "force-promotes");
      await push(world);
      expect(ended(await world.runAll(["deploy", "verify"]))).toBe("hold promoted_by_others");
      expect(ended(await world.runAll(WHOLE))).toBe("proceed watched");
      expect(await world.served()).toBe(COMMIT);
    });
  });

  it("steps aside for a newer build that was promoted while it was verified", async () => {
    await adopting(async (world) => {
      world.sandbox.vercel.setOption("gitMeddling", "promotes-newer");
      await push(world);
      await world.runAll(["deploy", "verify"]);
      await world.clock.sleep(60_000);
      expect(ended(await world.run("promote"))).toBe("hold newer_release_active");
    });
  });

  it("holds where what is live is not in its history, or is of no known commit", async () => {
    await adopting(async (world) => {
      const { plantDeployment, changeProduction } = world.sandbox.vercel;
      const plant = (meta: Readonly<Record<string, string>>) =>
        plantDeployment({ target: "production", meta, ageMs: 0, files: {} });
      await world.sandbox.forge().push("hotfix", commitOf(1));
      // Built before the release, so that its age says nothing.
      const [unknown, hotfix] = [await plant({}), await plant({ githubCommitSha: commitOf(1) })];
      await push(world);
      await world.run("deploy");
      changeProduction(unknown);
      expect(ended(await world.run("verify"))).toBe("hold history_unknown");
      changeProduction(hotfix);
      expect(ended(await world.run("verify"))).toBe("hold history_diverged");
      changeProduction(FIRST);
      expect(ended(await world.run("verify"))).toBe("proceed verified");
      changeProduction(hotfix);
      expect(ended(await world.run("promote"))).toBe("hold history_diverged");
    });
  });

  it("asks Vercel and GitHub little besides polling, and lets in at once when the last gate has passed", async () => {
    await adopting(async (world) => {
      await push(world);
      let verifiedAt = 0;
      let promotedAt = 0;
      world.onAnswer = (emulator, { path, method }) => {
        if (method === "GET" || (emulator !== "github" && emulator !== "vercel")) return;
        if (path.endsWith("/statuses") && promotedAt === 0) verifiedAt ||= world.clock.now();
        if (path.includes("/promote/")) promotedAt = world.clock.now();
      };
      const asked = { github: 0, vercel: 0 };
      for (const command of WHOLE) {
        const from = world.log.length;
        await world.run(command);
        const of = (name: string) => world.log.slice(from).filter(({ emulator }) => emulator === name);
        asked.github += of("github").length;
        // What one command reads again is a poll: the build until it is ready, production until it shows the build.
        asked.vercel += new Set(of("vercel").map(({ method, path }) => `${method} ${path}`)).size;
      }
      expect(promotedAt - verifiedAt).toBeLessThanOrEqual(5_000);
      expect(asked.github).toBeLessThanOrEqual(25);
      expect(asked.vercel).toBeLessThanOrEqual(20);
    });
  });

  it("sees the build within 15 seconds of its being ready, however long it took", async () => {
    await adopting(async (world) => {
      world.sandbox.vercel.setOption("buildMs", 11 * 60_000);
      await push(world);
      const result = await world.run("deploy");
      const build = await world
        .context()
        .role("host")
        .then((host) => host.readDeployment(result.candidate?.id ?? ""));
      expect(result.endedAt - (build?.readyAt ?? 0)).toBeLessThanOrEqual(15_000);
    });
  });
});

describe("a release that is let in by a deployment check", () => {
  it("is answered when its gates have passed, and the host assigns the domains", async () => {
    await adopting(async (world) => {
      await push(world);
      await world.runAll(["deploy", "verify"]);
      expect(await world.served()).toBe(FIRST_COMMIT);
      expect(ended(await world.run("promote"))).toBe("proceed promoted");
      expect(world.writes().filter((write) => write.includes("/promote/"))).toEqual([]);
      expect(await world.served()).toBe(COMMIT);
      expect(ended(await world.run("watch"))).toBe("proceed watched");
      expect(await assigns(world)).toBe(true);
    }, CHECK);
  });

  it("fails closed: a gate that says no is answered so, and the build never goes live", async () => {
    await adopting(async (world) => {
      await push(world, COMMIT, { ...siteOf(COMMIT, COMMIT), pages: [] });
      expect(ended(await world.runAll(["deploy", "verify"]))).toBe("failed health_check_failed");
      expect(world.writes().some((write) => /PATCH .*\/check-runs\//.test(write))).toBe(true);
      await world.clock.sleep(7 * 3_600_000);
      expect(await world.served()).toBe(FIRST_COMMIT);
    }, CHECK);
  });

  it.each([
    ["foreign-check-open", "check", "hold foreign_check_open", CHECK],
    ["foreign-check-failed", "check", "hold foreign_check_failed", CHECK],
    ["foreign-check-open", "staged", "hold foreign_check_open", GIT],
    ["foreign-check-failed", "staged", "hold foreign_check_failed", GIT],
  ])("holds on %s where it lets in by %s, and forces nothing", async (fault, _how, expected, parts) => {
    await adopting(async (world) => {
      await world.sandbox.cause("vercel", fault);
      await push(world);
      expect(ended(await world.runAll(UP_TO_PROMOTE))).toBe(expected);
      await world.clock.sleep(60_000);
      expect(await world.served()).toBe(FIRST_COMMIT);
    }, parts);
  });

  it("needs the check: it is created only where the plan says so, and a build without a run of it is held", async () => {
    await adopting(
      async (world) => {
        world.sandbox.vercel.changeAutoAssign(true);
        expect(ended(await world.run("deploy"))).toBe("hold check_missing");
        expect(world.writes()).toEqual([]);
      },
      { ...CHECK, domains: ["app.example.com"] },
    );
    const create = "{ source: git, let-in: check, check: { create: true } }";
    await adopting(
      async (world) => {
        world.sandbox.vercel.changeAutoAssign(true);
        await push(world);
        await world.run("deploy");
        expect(world.writes()).toContain("POST /v2/projects/web/checks");
        await push(world, OTHER_COMMIT);
        expect(ended(await world.runAll(UP_TO_PROMOTE, { commit: OTHER_COMMIT }))).toBe("proceed promoted");
      },
      { ...CHECK, deploy: create },
    );
  });
});
