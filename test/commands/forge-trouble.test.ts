/** Bad days at GitHub: nothing begins without the record, and nothing that protects production waits for it. */
import { describe, expect, it } from "vitest";
import { GITHUB_TOKEN } from "../../src/sandbox/github/index.ts";
import {
  COMMIT,
  FIRST,
  FIRST_COMMIT,
  inWorld,
  LONG_WATCH,
  OTHER_COMMIT,
  UP_TO_PROMOTE,
  WHOLE,
  type World,
} from "./open-world.ts";

const PLAN = { watch: null, version: false };

const breakSite = (world: World) =>
  world.sandbox.site.addFault({ release: COMMIT, fromAt: world.clock.now(), kind: { outage: true } });

const STATUSES = "POST /repos/:owner/:repo/deployments/:deployment/statuses";

describe("GitHub", () => {
  it("down at the start: nothing is touched at the host", async () => {
    await inWorld({ plan: PLAN }, async (world) => {
      world.sandbox.faults.add({ emulator: "github", kind: "status", status: 503 });
      for (const command of WHOLE) {
        const result = await world.run(command);
        expect([command, result.decision, result.reasonCode]).toEqual([command, "hold", "vendor_unavailable"]);
        expect(result.remedy).toContain("githubstatus");
      }
      expect(world.writes()).toEqual([]);
      expect(await world.served()).toBe(FIRST_COMMIT);
    });
  });

  it("without `deployments: write` holds, names the permission, and promotes nothing", async () => {
    const tokens = [
      { token: GITHUB_TOKEN, login: "bot", permissions: { deployments: "read", statuses: "write" } as const },
    ];
    await inWorld({ plan: PLAN, seed: (seed) => ({ ...seed, github: { ...seed.github, tokens } }) }, async (world) => {
      const result = await world.runAll(WHOLE);
      expect(result).toMatchObject({ decision: "hold", reasonCode: "credential_insufficient" });
      expect(result.remedy).toContain("deployments: write");
      expect(await world.served()).toBe(FIRST_COMMIT);
    });
  });

  it("down, or silent, when a rollback is decided: the rollback happens all the same, within seconds", async () => {
    for (const fault of [{ kind: "status", status: 503 }, { kind: "slow" }] as const) {
      await inWorld({ plan: PLAN }, async (world) => {
        await world.runAll(UP_TO_PROMOTE);
        breakSite(world);
        let decidedAt = 0;
        let requestedAt = 0;
        world.onAnswer = (_, { path }) => {
          if (path.includes("/rollback/")) requestedAt = world.clock.now();
        };
        const result = await world.run("watch", {
          ...(fault.kind === "slow" ? { requestTimeoutMs: 400 } : {}),
          onEvent: (event) => {
            if (event.event !== "gate" || event.verdict.outcome !== "fail" || decidedAt > 0) return;
            decidedAt = event.at;
            world.sandbox.faults.add({ emulator: "github", ...fault });
          },
        });
        expect([fault.kind, result.decision]).toEqual([fault.kind, "rolled-back"]);
        // Four seconds at most to know that it is the release that is down, less than one for GitHub.
        expect(requestedAt - decidedAt).toBeLessThanOrEqual(5_000);
        expect(result.notes.join("\n")).toMatch(/the decision to roll back was not written/);
        expect((await world.statuses()).at(-1)).toMatch(/^watching/);
        expect(await world.served()).toBe(FIRST_COMMIT);
        // The record still says "watching"; the host knows better, and the next run corrects it.
        world.sandbox.faults.clear();
        expect(await world.run("promote")).toMatchObject({
          decision: "rolled-back",
          reasonCode: "already_rolled_back",
        });
        expect((await world.statuses()).at(-1)).toContain("rolled back to dpl_sandbox1: rolled back at the host");
        expect(await world.served()).toBe(FIRST_COMMIT);
      });
    }
  });

  it("slow for one status: a late decision does not stand above how it ended", async () => {
    await inWorld({ plan: PLAN }, async (world) => {
      await world.runAll(UP_TO_PROMOTE);
      breakSite(world);
      const result = await world.run("watch", {
        onEvent: (event) => {
          if (event.event === "gate" && event.verdict.outcome === "fail")
            world.sandbox.faults.add({
              emulator: "github",
              route: STATUSES,
              kind: "status",
              status: 429,
              headers: { "retry-after": "20" },
              times: 1,
            });
        },
      });
      expect(result.decision).toBe("rolled-back");
      await world.clock.sleep(60_000);
      expect((await world.statuses()).at(-1)).toMatch(/^rolled back to/);
    });
  });
});

describe("a manual rollback", () => {
  const unreadable = { emulator: "github", kind: "status", status: 503 } as const;

  it("goes to the recorded known-good deployment, is recorded, and a second one does nothing", async () => {
    await inWorld({ plan: PLAN }, async (world) => {
      await world.runAll(WHOLE);
      await world.runAll(WHOLE, { commit: OTHER_COMMIT });
      const dry = await world.run("rollback", { options: { dryRun: true } });
      expect(dry).toMatchObject({ decision: "proceed", reasonCode: "dry_run" });
      expect(await world.served()).toBe(OTHER_COMMIT);
      const result = await world.run("rollback", { options: { reason: "checkout is broken" } });
      expect(result).toMatchObject({ decision: "rolled-back", reasonCode: "rolled_back" });
      expect(await world.served()).toBe(COMMIT);
      expect((await world.statuses()).at(-1)).toContain("checkout is broken");
      world.writes();
      const again = await world.run("rollback");
      expect(again).toMatchObject({ decision: "rolled-back", reasonCode: "already_done" });
      expect(again.summary).toContain("`to`");
      expect(world.writes()).toEqual([]);
      expect(await world.served()).toBe(COMMIT);
      const further = await world.run("rollback", { options: { to: FIRST } });
      expect(further.decision).toBe("rolled-back");
      expect(await world.served()).toBe(FIRST_COMMIT);
    });
  });

  it("needs no records where the target is named, and says what is missing where it is not", async () => {
    await inWorld({ plan: PLAN }, async (world) => {
      await world.runAll(UP_TO_PROMOTE);
      world.sandbox.faults.add(unreadable);
      const unnamed = await world.run("rollback");
      expect(unnamed).toMatchObject({ decision: "hold", reasonCode: "vendor_unavailable" });
      expect(unnamed.remedy).toContain("`to`");
      const startedAt = world.clock.now();
      let requestedAt = 0;
      world.onAnswer = (_, { path }) => {
        if (path.includes("/rollback/")) requestedAt = world.clock.now();
      };
      const named = await world.run("rollback", { options: { to: FIRST } });
      expect(named.decision).toBe("rolled-back");
      expect(requestedAt - startedAt).toBeLessThanOrEqual(4_000);
      expect(await world.served()).toBe(FIRST_COMMIT);
    });
  });

  it("to what production serves already changes nothing and marks no release", async () => {
    await inWorld({ plan: PLAN }, async (world) => {
      const promoted = await world.runAll(UP_TO_PROMOTE);
      world.writes();
      const result = await world.run("rollback", { options: { to: promoted.candidate?.id ?? "" } });
      expect(result.reasonCode).toBe("already_done");
      expect(world.writes()).toEqual([]);
      expect((await world.statuses()).at(-1)).toMatch(/^watching/);
    });
  });

  it("to a missing deployment, or without a recorded known-good one, stops instead of guessing", async () => {
    await inWorld({ plan: PLAN }, async (world) => {
      expect(await world.run("rollback", { options: { to: "dpl_none" } })).toMatchObject({
        decision: "hold",
        reasonCode: "not_found",
      });
      const unknown = await world.run("rollback");
      expect(unknown).toMatchObject({ decision: "hold", reasonCode: "no_known_good" });
      expect(unknown.remedy).toContain("`to`");
      expect(world.writes()).toEqual([]);
    });
  });

  it("during a watch ends the watch as rolled back, and what the person wrote stays", async () => {
    await inWorld({ plan: { version: false, watch: LONG_WATCH } }, async (world) => {
      await world.runAll(UP_TO_PROMOTE);
      let ordered: Promise<unknown> | null = null;
      const result = await world.run("watch", {
        onEvent: (event) => {
          if (event.event === "tick") ordered ??= world.run("rollback", { options: { reason: "seen by a person" } });
        },
      });
      await ordered;
      expect(result).toMatchObject({ decision: "rolled-back", reasonCode: "already_rolled_back" });
      expect((await world.statuses()).at(-1)).toContain("seen by a person");
      expect((await world.run("promote")).decision).toBe("rolled-back");
      expect(await world.served()).toBe(FIRST_COMMIT);
    });
  });

  it("in the host's dashboard ends the release too, even when the pin is undone manually", async () => {
    await inWorld({ plan: { version: false } }, async (world) => {
      await world.runAll(UP_TO_PROMOTE);
      world.sandbox.vercel.changeProduction(FIRST);
      world.sandbox.vercel.changeAutoAssign(true);
      const result = await world.run("promote");
      expect(result).toMatchObject({ decision: "hold", reasonCode: "production_moved" });
      expect(await world.run("watch")).toMatchObject({ decision: "hold", reasonCode: "production_moved" });
      expect(await world.served()).toBe(FIRST_COMMIT);
    });
  });
});
