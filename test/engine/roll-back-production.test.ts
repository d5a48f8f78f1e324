/** What is read before a rollback is asked for, what the host is asked, and what is said of it. */
import { describe, expect, it } from "vitest";
import type { CommandContext } from "../../src/engine/context.ts";
import type { Journal } from "../../src/engine/journal.ts";
import { isFresh, performRollback, type RollbackRequest } from "../../src/engine/roll-back-production.ts";
import type { Host } from "../../src/providers/contract.ts";
import { aliasRequest, deployment, production, rolling } from "../release/facts.ts";
import { SIMULATED_PLAN } from "../simulation/run-release.ts";
import { NOW, openSmallWorld, silence, type SmallWishes, type SmallWorld } from "./small-world.ts";

const ORDER = {
  to: "dpl_old",
  from: "dpl_new",
  arriving: "dpl_new",
  decided: null,
  reason: "slow",
  commit: null,
  known: null,
};

/** The host knows the deployment to go back to only after so long, and somebody deploys meanwhile. */
async function rollBack(slowMs: number) {
  let now = 0;
  let serves = "dpl_new";
  const asked: string[] = [];
  const silent = () => undefined;
  const journal: Partial<Journal> = { productionAfter: silent, progress: silent, note: silent, step: silent };
  const host: Partial<Host> = {
    readProject: async () => production(serves).project,
    readAliases: async () => production(serves).aliases,
    readDeployment: async (id) => {
      // After the other answers, as a slow one comes.
      await new Promise(setImmediate);
      now += slowMs;
      serves = "dpl_theirs";
      return deployment(id);
    },
    async rollback(id) {
      asked.push(id);
      serves = id;
      return { kind: "accepted" };
    },
  };
  const context: Partial<CommandContext> = {
    plan: SIMULATED_PLAN,
    options: {} as CommandContext["options"],
    clock: { now: () => now, sleep: async () => undefined },
    role: async () =>
      ({ request: async () => ({ status: 200, headers: {}, body: "", durationMs: 1, url: "" }) }) as never,
    domainUrl: (domain) => `https://${domain}`,
  };
  const verdict = await performRollback(context as CommandContext, journal as Journal, host as Host, ORDER);
  return { verdict, asked };
}

describe("a rollback whose target was read slowly", () => {
  it("reads production again before it asks, and leaves what somebody deployed meanwhile", async () => {
    const { verdict, asked } = await rollBack(2_000);
    expect(asked).toEqual([]);
    expect(verdict).toMatchObject({ outcome: "hold", reasonCode: "production_moved" });
  });

  it("asks at once where all answers came together", async () => {
    const { verdict, asked } = await rollBack(100);
    expect(asked).toEqual(["dpl_old"]);
    expect(verdict).toMatchObject({ outcome: "pass", reasonCode: "rolled_back" });
  });
});

describe("what was read a moment ago", () => {
  it("counts for 300 ms, and not at all where the clock was put back meanwhile", () => {
    expect([0, 300, 301].map((tookMs) => isFresh(NOW, NOW + tookMs))).toEqual([true, true, false]);
    expect(isFresh(NOW, NOW - 1)).toBe(false);
  });
});

const perform = (world: SmallWorld, changes: Partial<RollbackRequest> = {}) =>
  performRollback(world.context, world.journal, world.host, { ...ORDER, ...changes });

async function performed(wishes: SmallWishes = {}, changes: Partial<RollbackRequest> = {}) {
  const world = openSmallWorld(wishes);
  const verdict = await perform(world, changes);
  const { production: shown } = world.journal.finishWith(verdict);
  return { ...world, verdict, shown };
}

describe("a rollback", () => {
  it("reads the target once, asks the host with the reason, and says what production shows then", async () => {
    const { asked, verdict, shown, ...world } = await performed();
    expect(asked).toEqual(["read", "read dpl_old", "rollback dpl_old: slow", "read"]);
    expect(verdict).toMatchObject({ reasonCode: "rolled_back", summary: "Production serves dpl_old again." });
    expect(shown).toMatchObject({ after: "dpl_old", served: "HTTP 204" });
    expect(world.said("progress")).toEqual(["the host took the rollback to dpl_old"]);
    expect(world.said("step")).toEqual([
      "production shows dpl_old again, target and every domain, and serves HTTP 204",
    ]);
    expect(world.said("note")).toEqual([]);
  });

  it("reads the target where the caller has not, and neither target nor production again where it has", async () => {
    const known = { production: production("dpl_new"), target: deployment("dpl_old") };
    const { asked } = await performed({}, { known });
    expect(asked).toEqual(["rollback dpl_old: slow", "read"]);
    const slow = await performed({}, { known, knownTookMs: 2_001 });
    expect(slow.asked).toEqual(["read", "rollback dpl_old: slow", "read"]);
    const unread = await performed({}, { known: { ...known, target: "unread" } });
    expect(unread.asked).toEqual(["rollback dpl_old: slow", "read", "read dpl_old"]);
  });

  it("that production already shows is not asked for, and said so", async () => {
    const { asked, verdict, ...world } = await performed({
      production: production("dpl_old", { aliasRequest: aliasRequest("rollback", "dpl_old", "succeeded", 1, "dpl_x") }),
    });
    expect(asked).toEqual(["read", "read dpl_old"]);
    expect(verdict).toMatchObject({ reasonCode: "already_done", summary: "Production already serves dpl_old." });
    // It was not this run that took it out.
    expect(world.said("note")).toEqual([]);
  });

  it("says that it was practised where it was", async () => {
    const drill = await performed({ options: { drillOf: "web" } });
    expect(drill.said("step")[0]).toMatch(/^the project for drills shows dpl_old again/);
  });

  it("is asked for again where the host is busy or its answer is lost, and names itself then", async () => {
    const answers = [{ kind: "refused", status: 409, message: "busy" } as const, silence()];
    const world = openSmallWorld();
    const { rollback } = world.host;
    const first = async (...given: Parameters<typeof rollback>) => {
      const answer = answers.shift();
      if (answer instanceof Error) throw answer;
      return answer ?? rollback(...given);
    };
    const verdict = await perform(Object.assign(world, { host: { ...world.host, rollback: first } }));
    expect(verdict.reasonCode).toBe("rolled_back");
    expect(world.said("note")).toEqual([
      "the host could not take the rollback, asking again: busy",
      "the host's answer to the rollback was lost: no answer",
    ]);
    expect(world.events).toContainEqual(expect.objectContaining({ event: "step", step: "rollback" }));
  });

  it("writes its record while the site is asked, and before it ends", async () => {
    let recorded = false;
    const record = async () => {
      await new Promise(setImmediate);
      recorded = true;
    };
    await performed({}, { record });
    expect(recorded).toBe(true);
  });

  it("points the domains that an earlier one left behind, and no others, without asking for all of it again", async () => {
    for (const [left, changes] of [
      ["dpl_new", {}],
      ["dpl_came", { arriving: "dpl_came" }],
      ["dpl_else", {}],
    ] as const) {
      const failed = aliasRequest("rollback", "dpl_old", "failed", 1, "dpl_else");
      const { asked, verdict } = await performed(
        { production: production("dpl_old", { aliasRequest: failed }, ["dpl_old", left]) },
        changes,
      );
      expect(asked).toContain("point d1.example.com dpl_old");
      expect(verdict.reasonCode).toBe("rolled_back");
    }
    const theirs = await performed({
      production: production("dpl_old", { aliasRequest: aliasRequest("rollback", "dpl_old", "failed", 1) }, [
        "dpl_old",
        "dpl_theirs",
      ]),
      host: { rollback: async () => ({ kind: "refused", status: 402, message: "not on this plan" }) },
    });
    expect(theirs.asked).not.toContain("point d1.example.com dpl_old");
    expect(theirs.verdict).toMatchObject({ reasonCode: "rollback_refused" });
  });
});

describe("what the site says after a rollback", () => {
  const COMMIT = "0".repeat(40);
  const notesOf = async (site: string | null, version: boolean, commit: string | null = COMMIT) => {
    const { said } = await performed(
      {
        plan: { version: version ? { path: "/v", json: "commit" } : null },
        ...(site === null ? {} : { site: () => site }),
      },
      { commit },
    );
    return said("note");
  };

  it("is told where it is not the commit that production went back to", async () => {
    expect(await notesOf("f00d00d", true)).toEqual([
      `the production address says "f00d00d" and not ${COMMIT}; caches may need a moment`,
    ]);
    expect(await notesOf(COMMIT.slice(0, 7), true)).toEqual([]);
    const silent = await performed(
      {
        plan: { version: { path: "/v", json: "commit" } },
        site: () => {
          throw silence();
        },
      },
      { commit: COMMIT },
    );
    expect(silent.said("step")).toEqual(["production shows dpl_old again, target and every domain"]);
    expect(silent.said("note")[0]).toMatch(/^the production address says "nothing" and not 0/);
  });

  it("is compared with nothing where the plan or the record names no version", async () => {
    expect(await notesOf("f00d00d", false)).toEqual([]);
    expect(await notesOf("f00d00d", true, null)).toEqual([]);
  });
});

describe("what a rollback took out that nobody had read", () => {
  const tookOut = async (
    out: string | null,
    changes: Partial<RollbackRequest> = {},
    before = production("dpl_new"),
    into = "dpl_old",
  ) => {
    const world = openSmallWorld({
      production: before,
      host: {
        rollback: async () => {
          const request = aliasRequest("rollback", into, "succeeded", NOW, out);
          world.production = { ...before, ...production("dpl_old", { aliasRequest: request, rollsOut: true }) };
          return { kind: "accepted" };
        },
      },
    });
    await perform(world, changes);
    return world.said("note");
  };

  it("is named, for whoever wants it back", async () => {
    expect(await tookOut("dpl_theirs")).toEqual([
      "the rollback took out dpl_theirs, which came into production after it was read and before the host was asked; if it is wanted, promote it again",
    ]);
  });

  it("is nothing where the host names what was to be taken out, or nothing", async () => {
    for (const out of [null, "dpl_new", "dpl_old"]) expect(await tookOut(out)).toEqual([]);
    expect(await tookOut("dpl_came", { arriving: "dpl_came" })).toEqual([]);
    // The host's last word may be about another rollback than this one.
    expect(await tookOut("dpl_theirs", {}, production("dpl_new"), "dpl_elsewhere")).toEqual([]);
    // Of a rolling release the host names what everybody else got.
    const aborted = rolling({ state: "aborted" }, production("dpl_new"));
    expect(await tookOut(null, {}, aborted)).toEqual([]);
    expect(
      await tookOut("dpl_stable", {}, rolling({ state: "aborted", stableId: "dpl_stable" }, production("dpl_new"))),
    ).toEqual([]);
    expect(
      await tookOut(
        "dpl_stable",
        {},
        rolling({ state: "aborted", stableId: "dpl_stable", candidateId: "dpl_b" }, production("dpl_new")),
      ),
    ).toHaveLength(1);
  });
});

describe("a rollback that does not come to its end", () => {
  it("says what production is, and which domains point elsewhere, once its five minutes are over", async () => {
    const shown = async (after: SmallWorld["production"]) => {
      const world = openSmallWorld({
        host: {
          rollback: async () => {
            world.production = after;
            return { kind: "accepted" };
          },
        },
      });
      const verdict = await perform(world);
      return { verdict, result: world.journal.finishWith(verdict), tookMs: world.clock.now() - NOW };
    };
    const domains = await shown(production("dpl_old", {}, ["dpl_new", "dpl_new"]));
    expect(domains.verdict).toMatchObject({
      reasonCode: "rollback_unverified",
      summary:
        "The rollback to dpl_old was asked for, but after 5 minutes production is dpl_old and d0.example.com, d1.example.com point elsewhere.",
      remedy: "Look at the project at the host now; dispatch the rollback again, it continues where it stopped.",
    });
    expect(domains.tookMs).toBeGreaterThan(300_000);
    expect(domains.result.production).toMatchObject({ after: "dpl_old", served: "HTTP 204" });
    const none = await shown(production("dpl_new", {}, []));
    expect(none.verdict.summary).toMatch(/after 5 minutes production is dpl_new\.$/);
    // Nothing that was to be taken out was in production either.
    const world = openSmallWorld({
      production: production(null),
      host: { rollback: async () => ({ kind: "accepted" }) },
    });
    expect((await perform(world, { from: null })).summary).toMatch(/production is nothing and d0\.example\.com/);
  });

  it("leaves what a person brought back after another run's rollback, for which this one waited", async () => {
    const at = (type: "rollback" | "promote", to: string, from: string, second: number, isOver = false) =>
      production(isOver ? to : from, {
        aliasRequest: aliasRequest(type, to, isOver ? "succeeded" : "in-progress", NOW + second, from),
      });
    const reads = [
      at("rollback", "dpl_old", "dpl_new", 1),
      at("promote", "dpl_new", "dpl_old", 2),
      at("promote", "dpl_new", "dpl_old", 2, true),
    ];
    const world = openSmallWorld();
    const { readProject } = world.host;
    const read = async () => {
      world.production = reads.shift() ?? world.production;
      return readProject();
    };
    const verdict = await perform(Object.assign(world, { host: { ...world.host, readProject: read } }));
    expect(verdict).toMatchObject({
      reasonCode: "production_moved",
      summary: "After the rollback to dpl_old was decided, somebody promoted dpl_new again.",
    });
    expect(world.asked.filter((call) => call.startsWith("rollback"))).toEqual([]);
  });

  it("says what production serves where somebody else changed it", async () => {
    const { verdict, shown } = await performed({ production: production("dpl_theirs") });
    expect(verdict.reasonCode).toBe("production_moved");
    expect(shown).toMatchObject({ after: "dpl_theirs", served: "HTTP 204" });
  });
});
