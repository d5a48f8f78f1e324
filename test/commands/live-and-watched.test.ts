/** A release that is live is watched, and what production serves is said as it was read: one bad answer changes neither. */
import { describe, expect, it } from "vitest";
import { commands } from "../../src/commands/index.ts";
import type { CommandContext } from "../../src/engine/context.ts";
import type { Host, HostProject, RoleName, Roles } from "../../src/providers/contract.ts";
import { renderSummary } from "../../src/report/summary.ts";
import type { Fault } from "../../src/sandbox/contract.ts";
import { COMMIT, FIRST, FIRST_COMMIT, inWorld, UP_TO_PROMOTE, type World } from "./open-world.ts";

const DOMAINS = ["app.example.com", "www.example.com"];
const PLAN = { plan: { watch: null, version: false, domains: DOMAINS } };
const PROJECT = "GET /v9/projects/:project";

function withHost(context: CommandContext, host: Host): CommandContext {
  const role = async <Name extends RoleName>(name: Name): Promise<Roles[Name]> =>
    name === "host" ? (host as Roles[Name]) : context.role(name);
  return { ...context, role };
}

/** Once the host was asked for this, it answers badly. */
function failAfter(world: World, part: string, faults: readonly Omit<Fault, "emulator">[]) {
  world.onAnswer = (_, { method, path }) => {
    if (method !== "POST" || !path.includes(part)) return;
    world.onAnswer = () => undefined;
    for (const fault of faults) world.sandbox.faults.add({ emulator: "vercel", ...fault });
  };
}

const elapsed = (world: World) => world.clock.now() - Date.UTC(2026, 0, 5, 9);

describe("a promote that the host has taken", () => {
  const bad: readonly Omit<Fault, "emulator">[] = [
    { kind: "status", status: 200, body: "<html>maintenance</html>" },
    { kind: "status", status: 401 },
    { kind: "cut" },
    { kind: "status", status: 404 },
  ];

  it.each(bad)("goes on after one bad answer to the read that follows (%o)", async (fault) => {
    await inWorld(PLAN, async (world) => {
      await world.runAll(["deploy", "verify"]);
      failAfter(world, "/promote/", [{ ...fault, route: PROJECT, times: 1 }]);
      expect(await world.run("promote")).toMatchObject({ decision: "proceed", reasonCode: "promoted" });
      expect(await world.served()).toBe(COMMIT);
    });
  });

  it("says that it was sent and that nothing is known where the host answers no more, and names no deployment", async () => {
    await inWorld(PLAN, async (world) => {
      await world.runAll(["deploy", "verify"]);
      failAfter(world, "/promote/", [{ kind: "status", status: 503 }]);
      const result = await world.run("promote");
      expect(result.decision).toBe("hold");
      expect(result.summary).toMatch(/^The promote was sent, and what production serves since then is not known/);
      expect(result.production.after).toBeNull();
      expect(renderSummary(result)).toMatch(/^\*\*What production serves is not known/);
    });
  });

  it("says of two domains that disagree where each points", async () => {
    await inWorld(PLAN, async (world) => {
      await world.runAll(["deploy", "verify"]);
      world.sandbox.vercel.setOption("failAliases", ["www.example.com"]);
      const result = await world.run("promote");
      expect(result.reasonCode).toBe("alias_failed");
      const elsewhere = [{ domain: "www.example.com", deploymentId: FIRST }];
      expect(result.production).toMatchObject({ after: result.candidate?.id, elsewhere });
      expect(renderSummary(result)).toMatch(/^\*\*Production is split/);
    });
  });
});

describe("a change that left a domain behind", () => {
  const HALF = ["www.example.com"];

  it("is continued by the next run, as its remedy says, and moves no domain that shows something else", async () => {
    await inWorld(PLAN, async (world) => {
      await world.runAll(["deploy", "verify"]);
      world.sandbox.vercel.setOption("failAliases", HALF);
      expect((await world.run("promote")).reasonCode).toBe("alias_failed");
      expect(await world.run("promote")).toMatchObject({ decision: "proceed", reasonCode: "promoted" });
      expect(await world.served("www.example.com")).toBe(COMMIT);
      // And so is a rollback of it.
      expect((await world.run("rollback")).reasonCode).toBe("alias_failed");
      expect(await world.run("rollback")).toMatchObject({ decision: "rolled-back", production: { after: FIRST } });
      expect(await world.served("www.example.com")).toBe(FIRST_COMMIT);
    });
  });
});

describe("a watch", () => {
  it("begins although GitHub or Vercel answers nothing for some seconds", async () => {
    for (const emulator of ["github", "vercel"] as const) {
      await inWorld(PLAN, async (world) => {
        await world.runAll(UP_TO_PROMOTE);
        world.sandbox.faults.add({
          emulator,
          kind: "status",
          status: 503,
          fromMs: 0,
          untilMs: elapsed(world) + 20_000,
        });
        const result = await world.run("watch");
        expect([emulator, result.decision, result.reasonCode]).toEqual([emulator, "proceed", "watched"]);
      });
    }
  });

  it("is not ended by one stale read of the project, at its look or at its end", async () => {
    for (const [stale, decision] of [
      [[2], "proceed"],
      [[2, 3], "proceed"],
      [[2, 3, 4], "hold"],
    ] as const) {
      await inWorld({ plan: { version: false } }, async (world) => {
        await world.runAll(UP_TO_PROMOTE);
        const context = world.context();
        const host = await context.role("host");
        let reads = 0;
        const readProject = async (): Promise<HostProject> => {
          reads += 1;
          const project = await host.readProject();
          const isStale = (stale as readonly number[]).includes(reads);
          return isStale ? { ...project, productionDeploymentId: FIRST } : project;
        };
        const result = await commands.watch.run(withHost(context, { ...host, readProject }));
        expect([stale, result.decision]).toEqual([stale, decision]);
      });
    }
  });
});

describe("what the host took out", () => {
  it("is said where somebody deployed between the last read and the request of a rollback", async () => {
    await inWorld(PLAN, async (world) => {
      await world.runAll(UP_TO_PROMOTE);
      const hand = await world.sandbox.vercel.plantDeployment({ id: "dpl_hand", files: { "index.html": "x" } });
      const context = world.context();
      const host = await context.role("host");
      const late: Host = {
        ...host,
        rollback: async (id, reason) => {
          world.sandbox.vercel.changeProduction(hand);
          return host.rollback(id, reason);
        },
      };
      const result = await commands.rollback.run(withHost(context, late));
      expect(result.decision).toBe("rolled-back");
      expect(result.notes.join("\n")).toContain("the rollback took out dpl_hand");
    });
  });

  it("reads production last, right before a promote is asked for", async () => {
    await inWorld(PLAN, async (world) => {
      await world.runAll(["deploy", "verify"]);
      await world.run("promote");
      const requests = world.log.filter(({ emulator }) => emulator === "vercel").map(({ route }) => route ?? "");
      const sent = requests.findIndex((route) => route.includes("/promote/"));
      expect(requests.slice(sent - 3, sent).toSorted()).toEqual([
        "GET /v4/aliases/:alias",
        "GET /v4/aliases/:alias",
        PROJECT,
      ]);
    });
  });
});

describe("a rollback that a watch decided", () => {
  const ROLLBACK = "POST /v9/projects/:project/rollback/:deployment";

  it.each([409, 404, 500] as const)("is asked for again within seconds after one answer %i", async (status) => {
    await inWorld(PLAN, async (world) => {
      await world.runAll(UP_TO_PROMOTE);
      world.sandbox.site.addFault({ release: COMMIT, fromAt: world.clock.now(), kind: { outage: true } });
      world.sandbox.faults.add({ emulator: "vercel", route: ROLLBACK, kind: "status", status, times: 1 });
      const asked: number[] = [];
      world.onAnswer = (_, { path }) => {
        if (path.includes("/rollback/")) asked.push(world.clock.now());
      };
      expect((await world.run("watch")).decision).toBe("rolled-back");
      expect(asked).toHaveLength(2);
      expect((asked[1] ?? 0) - (asked[0] ?? 0)).toBeLessThanOrEqual(3_000);
    });
  });
});
