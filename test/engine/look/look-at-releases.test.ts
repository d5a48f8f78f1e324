/** The sentinel in a small world: which releases a look takes up, in which order, and what it says of what production serves. */
import { describe, expect, it } from "vitest";
import { createJournal } from "../../../src/engine/journal.ts";
import { lookAtReleases } from "../../../src/engine/look/look-at-releases.ts";
import { DEFAULT_AUTHOR } from "../../../src/lib/authors.ts";
import type { Watch } from "../../../src/plan/plan.ts";
import type { ForgeDeployment, HostRollout, HostRollouts } from "../../../src/providers/contract.ts";
import type { ProductionPayload } from "../../../src/release/payload.ts";
import {
  PRODUCTION_TASK,
  type ProductionStatus,
  renderProductionStatus,
  renderStagingStatus,
  STAGING_TASK,
} from "../../../src/release/record.ts";
import { HEALTH, threshold } from "../../judge/watched-site.ts";
import { aliasRequest, production, record, rolling, rollout, STAGING } from "../../release/facts.ts";
import { SIMULATED_PLAN } from "../../simulation/run-release.ts";
import { GATE, NOW, openSmallWorld, silence, type SmallWishes, type SmallWorld } from "../small-world.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const WATCH: Watch = {
  ...(SIMULATED_PLAN.stages.production.watch as Watch),
  metrics: { [HEALTH.name]: HEALTH },
  rollbackConditions: [threshold(HEALTH.name, 5, 2, 1)],
};
const PLAN = { production: { watch: WATCH, verify: [GATE] } };
const OPEN = { phase: "watching", promotedAt: NOW - HOUR, until: NOW + 5 * HOUR } as const;
const DONE = { phase: "done", promotedAt: NOW - HOUR, reason: "its watch passed" } as const;
const VERSION = { path: "/v", json: "commit" };

interface Stored {
  readonly status: ProductionStatus;
  readonly payload?: Partial<ProductionPayload>;
  readonly createdAt?: number;
  readonly statusAt?: number;
}

type Wishes = SmallWishes & {
  /** Newest first; the first is `r1` of `dpl_new`, those after it of other builds. */
  readonly stored?: readonly Stored[];
  readonly prepare?: (world: SmallWorld) => void;
};

const idOf = (index: number) => 20 - index;

async function looked({ stored = [], prepare, plan = PLAN, ...wishes }: Wishes = {}) {
  const world = openSmallWorld({ plan, ...wishes });
  const listed = stored.map(({ payload, createdAt = NOW - HOUR }, index): ForgeDeployment => {
    const own =
      index === 0 ? {} : { release: `r1-${index}`, candidate: { id: `dpl_${index}`, url: "x", createdAt: 900 } };
    const whole = record("promoting", {
      payload: { watchForMs: 6 * HOUR, planDigest: world.context.plan.digest, ...own, ...payload },
    });
    const { commit: sha } = whole.payload;
    return {
      id: idOf(index),
      task: PRODUCTION_TASK,
      environment: "production",
      sha,
      payload: whole.payload,
      creator: DEFAULT_AUTHOR,
      createdAt,
    };
  });
  const staging = {
    ...(listed[0] as ForgeDeployment),
    id: 1,
    task: STAGING_TASK,
    environment: "staging",
    payload: STAGING.payload,
  };
  const all = listed.length === 0 ? [] : [...listed, staging];
  world.forge.listDeployments = async ({ task }) => {
    world.asked.push(`read ${task}`);
    return all.filter((one) => one.task === task);
  };
  const list = world.forge.listDeploymentStatuses;
  world.forge.listDeploymentStatuses = async (id, enough) => {
    world.asked.push(`read statuses ${id}`);
    return list(id, enough);
  };
  const store = (id: number, text: ReturnType<typeof renderProductionStatus>, createdAt: number) =>
    world.statuses.push({ id, ...text, environmentUrl: null, logUrl: null, creator: DEFAULT_AUTHOR, createdAt });
  for (const [index, { status, statusAt = NOW - HOUR }] of stored.entries())
    store(idOf(index), renderProductionStatus(status), statusAt);
  store(1, renderStagingStatus("verified", "all gates passed"), NOW - HOUR);
  prepare?.(world);
  const context = {
    ...world.context,
    release: { id: "look", commit: "" },
    runsCode: async () => false,
    forgeUntil: async () => world.forge,
  };
  return { world, result: await lookAtReleases(context, createJournal("watch", context)) };
}

const readsOf = (world: SmallWorld) => world.asked.filter((text) => text.startsWith("read statuses"));

describe("a look at what production serves", () => {
  it("says that nothing is recorded, or that it is as the record says, with what the site itself says", async () => {
    const none = await looked();
    expect(none.result).toMatchObject({
      decision: "proceed",
      reasonCode: "production_as_recorded",
      summary: "No release is recorded yet, so there is nothing to watch.",
      production: { before: "dpl_new", after: "dpl_new", served: "HTTP 204" },
    });
    const { world, result } = await looked({ stored: [{ status: DONE }] });
    expect(result).toMatchObject({
      decision: "proceed",
      summary: "No watch is open. Production serves dpl_new, as the release record says.",
      production: { before: "dpl_new", after: "dpl_new", served: "HTTP 204" },
    });
    expect(world.writes()).toEqual([]);
  });

  it("reports what nobody recorded, once the host has said it three times", async () => {
    const { world, result } = await looked({ stored: [{ status: DONE }], production: production("dpl_theirs") });
    expect(result).toMatchObject({
      decision: "hold",
      reasonCode: "foreign_change",
      release: "look",
      candidate: null,
      production: { after: "dpl_theirs" },
    });
    expect(world.clock.now() - NOW).toBe(4_000);
    expect(world.writes()).toEqual([]);
    // The part's end is nobody's decision.
    expect(world.events.filter(({ event }) => event === "decision")).toHaveLength(1);
  });

  it("reports what it was at last, where it changes again meanwhile", async () => {
    const { result } = await looked({
      stored: [{ status: DONE }],
      production: production("dpl_theirs"),
      prepare: (world) => {
        const { sleep } = world.clock;
        world.clock.sleep = async (ms, signal) => {
          world.production = production("dpl_last");
          return sleep(ms, signal);
        };
      },
    });
    expect(result).toMatchObject({
      reasonCode: "foreign_change",
      production: { before: "dpl_theirs", after: "dpl_last" },
    });
  });

  it("is made where the plan has no watch", async () => {
    const { result } = await looked({ stored: [{ status: DONE }], plan: { production: { watch: null } } });
    expect(result).toMatchObject({ decision: "proceed", reasonCode: "production_as_recorded" });
  });

  it("reports nothing that the host said only for a moment", async () => {
    const { world, result } = await looked({
      stored: [{ status: DONE }],
      production: production("dpl_theirs"),
      prepare: (world) => {
        const { sleep } = world.clock;
        world.clock.sleep = async (ms, signal) => {
          world.production = production("dpl_new");
          return sleep(ms, signal);
        };
      },
    });
    expect(result).toMatchObject({ decision: "proceed", reasonCode: "production_as_recorded" });
    expect(world.clock.now() - NOW).toBe(2_000);
  });

  it("reports a site that says it serves another version, once caches have had their time", async () => {
    const plan = { ...PLAN, version: VERSION };
    const said = async (status: ProductionStatus, statusAt: number, site: string) =>
      (await looked({ stored: [{ status, statusAt }], plan, site: () => site })).result;
    const late = NOW - 10 * MINUTE;
    expect(await said(DONE, late, "a".repeat(40))).toMatchObject({
      decision: "hold",
      reasonCode: "read_back_mismatch",
      summary: `The host shows dpl_new in production, but the production address says it serves "${"a".repeat(40)}" and not ${"c".repeat(40)}.`,
      remedy:
        "Open /v on each production domain: the response may be cached, or the domain may not lead to the host any more.",
      production: { after: "dpl_new", served: "a".repeat(40) },
    });
    expect(await said(DONE, late + 1_000, "a".repeat(40))).toMatchObject({ decision: "proceed" });
    expect(await said(DONE, late, "c".repeat(40))).toMatchObject({ decision: "proceed" });
    const back = { phase: "rolled-back", to: "dpl_else", reason: "bad" } as const;
    const unknown = await looked({
      stored: [{ status: back, statusAt: late }],
      plan,
      site: () => "a".repeat(40),
      production: production("dpl_else"),
    });
    expect(unknown.result).toMatchObject({ decision: "proceed" });
  });

  it("reports no version where the site says none", async () => {
    const plan = { ...PLAN, version: VERSION };
    const { result } = await looked({
      stored: [{ status: DONE }],
      plan: { ...plan, version: { path: "/v", json: "none" } },
      site: () => "a".repeat(40),
    });
    expect(result).toMatchObject({ decision: "proceed", production: { served: null } });
  });
});

describe("a look at the releases", () => {
  it("goes on with the watch of what production serves", async () => {
    const { world, result } = await looked({ stored: [{ status: OPEN }] });
    expect(result).toMatchObject({
      decision: "watching",
      reasonCode: "watch_open",
      candidate: { id: "dpl_new" },
      release: "r1",
    });
    expect(world.writes()).toEqual([expect.stringMatching(/^status 20: watching since .*: 1 look, /)]);
    expect(world.events.filter(({ event }) => event === "decision")).toHaveLength(1);
  });

  it("goes on with a stage of a rolling release", async () => {
    const at = "stage 1 of 3 since 2026-01-05T09:59:00Z";
    const rollout = { percents: [10, 50, 100], stageMs: HOUR, before: null };
    const promote = { percents: [10, 50, 100], stageMs: HOUR };
    const { world, result } = await looked({
      stored: [{ status: { phase: "promoting" }, payload: { rollout } }],
      plan: { production: { ...PLAN.production, promote } },
      production: rolling(),
      prepare: ({ statuses }) => {
        const [first] = statuses;
        if (first !== undefined)
          statuses[0] = { ...first, description: `promoting since 2026-01-05T09:59:00Z: ${at}`, createdAt: NOW };
      },
    });
    expect(result).toMatchObject({ decision: "watching", reasonCode: "watch_open" });
    expect(result.summary).toMatch(/^Stage 1 of 3 of the rollout is watched until /);
    expect(world.writes()).toEqual([expect.stringContaining(`${at}; 1 look`)]);
  });

  it("finishes a rollback that was decided before anything else, and looks no further for others' changes", async () => {
    const status = { phase: "rolling-back", promotedAt: NOW - HOUR, to: "dpl_old", reason: "too slow" } as const;
    const { world, result } = await looked({ stored: [{ status }] });
    expect(result).toMatchObject({ decision: "rolled-back", candidate: { id: "dpl_new" }, release: "r1" });
    expect(world.writes()).toContain("rollback dpl_old: too slow");
  });

  it("leaves a promote alone that somebody may be at, and says why", async () => {
    const { world, result } = await looked({
      stored: [{ status: { phase: "promoting" }, statusAt: NOW - MINUTE, createdAt: NOW - MINUTE }],
      production: production("dpl_old"),
    });
    expect(result).toMatchObject({ decision: "proceed" });
    expect(world.said("note")).toEqual(["release r1: its promote began at 2026-01-05T09:59:00Z, so it is left alone"]);
    expect(world.writes()).toEqual([]);
  });

  it("reports a promote that was cut off, and puts back what the host's failed one left on", async () => {
    const failed = production("dpl_old", { aliasRequest: aliasRequest("promote", "dpl_new", "failed") });
    const { world, result } = await looked({
      stored: [{ status: { phase: "promoting" }, payload: { autoAssignDomains: false } }],
      production: failed,
    });
    expect(result).toMatchObject({
      decision: "hold",
      reasonCode: "promote_cut_off",
      release: "look",
      // Read once more, because the host was asked for something.
      production: { before: "dpl_old", after: "dpl_old", served: "HTTP 204" },
    });
    expect(world.writes()).toEqual(["auto-assign false"]);
  });

  it("finishes a promote of which the host left domains behind, whose watch has begun then", async () => {
    const failed = aliasRequest("promote", "dpl_new", "failed", NOW - HOUR);
    const left = production("dpl_new", { aliasRequest: failed }, ["dpl_new", "dpl_old"]);
    const stored = [{ status: { phase: "promoting" } as const }];
    const { world, result } = await looked({ stored, production: left });
    expect(result).toMatchObject({
      decision: "watching",
      reasonCode: "watch_open",
      summary: "Production serves dpl_new.",
    });
    expect(world.writes()).toEqual([
      "point d1.example.com dpl_new",
      expect.stringMatching(/^status 20: watching since /),
    ]);
    const version = { ...PLAN, version: VERSION };
    const wrong = await looked({ stored, production: left, plan: version, site: () => "a".repeat(40) });
    expect(wrong.result).toMatchObject({ decision: "hold", reasonCode: "read_back_mismatch" });
  });

  it("does not hold what it has changed itself against what it found", async () => {
    const failed = aliasRequest("promote", "dpl_new", "failed", NOW - HOUR);
    const left = production("dpl_new", { aliasRequest: failed }, ["dpl_new", "dpl_old"]);
    const finished = await looked({
      stored: [{ status: { phase: "promoting" }, payload: { planDigest: "x" } }, { status: DONE }],
      production: left,
      forge: { readFile: async () => null },
    });
    expect(finished.result).toMatchObject({ decision: "watching", candidate: { id: "dpl_new" }, release: "r1" });
    expect(finished.world.said("note")[0]).toMatch(/^release r1 was released with another plan/);
    const decided = { phase: "rolling-back", promotedAt: NOW - HOUR, to: "dpl_old", reason: "too slow" } as const;
    const { world, result } = await looked({
      stored: [{ status: DONE }, { status: decided }],
      production: production("dpl_1"),
    });
    expect(result).toMatchObject({ decision: "rolled-back", release: "r1-1", production: { after: "dpl_old" } });
    expect(world.clock.now() - NOW).toBeLessThan(4_000);
  });

  it("reads no plan of a release that it does not judge", async () => {
    const { world } = await looked({
      stored: [{ status: { phase: "promoting" }, statusAt: NOW - MINUTE, payload: { planDigest: "x" } }],
      production: production("dpl_old"),
      forge: { readFile: () => Promise.reject(new Error("not asked")) },
    });
    expect(world.said("note")).toHaveLength(1);
  });

  it("closes a promote that was cut off where another release came after it", async () => {
    const { world } = await looked({ stored: [{ status: DONE }, { status: { phase: "promoting" } }] });
    expect(world.writes()).toEqual([expect.stringMatching(/^status 19: held: production_moved, /)]);
  });

  it("closes the watch of what production does not serve any more, and says so", async () => {
    const { world, result } = await looked({
      stored: [{ status: DONE }, { status: OPEN }],
    });
    expect(result).toMatchObject({ decision: "proceed" });
    expect(world.writes()).toEqual([
      "status 19: held since 2026-01-05T09:00:00Z: production_moved, Production is dpl_new, so the watch of dpl_1 is over.",
    ]);
    expect(world.said("note")).toEqual(["release r1-1: Production is dpl_new, so the watch of dpl_1 is over."]);
    const forge = { createDeploymentStatus: () => Promise.reject(silence()) };
    const silent = await looked({ stored: [{ status: DONE }, { status: OPEN }], forge });
    expect(silent.world.said("note")[0]).toBe("the end of a watch was not written: no answer");
  });

  it("puts the settings back of a rolling release that somebody took back, and whose watch it closes", async () => {
    const stages = [10, 100].map((percent) => ({ percent, automatic: false }));
    const payload = { rollout: { percents: [10, 100], stageMs: MINUTE, before: { theirs: true } } };
    const closed = async (rollout: HostRollout) => {
      const putBack: unknown[] = [];
      const rollouts = {
        readRollout: async () => rollout,
        readRolloutSettings: async () => ({ stages, stored: {} }),
        putBackRolloutSettings: async (stored: unknown) => void putBack.push(stored),
      } as Partial<HostRollouts> as HostRollouts;
      await looked({ stored: [{ status: DONE }, { status: OPEN, payload }], host: { rollouts } });
      return putBack;
    };
    expect(await closed(rollout({ state: "aborted", activeStage: null, candidateId: "dpl_1" }))).toEqual([
      { theirs: true },
    ]);
    expect(await closed(rollout({ state: "aborted", activeStage: null, candidateId: "dpl_2" }))).toEqual([]);
  });

  it("takes up what production serves first, and names what it leaves to the next look", async () => {
    const many = [{ status: DONE }, ...Array.from({ length: 5 }, () => ({ status: OPEN }))];
    const { world } = await looked({ stored: many });
    // The newest and three others, of which the last one takes turns.
    expect(readsOf(world)).toEqual([
      "read statuses 20",
      "read statuses 19",
      "read statuses 18",
      expect.stringMatching(/^read statuses 1[567]$/),
    ]);
    expect(world.said("note")).toContain(
      "2 older releases whose time to be watched is not over, and that production does not serve, were not read",
    );
    const one = await looked({ stored: many.slice(0, 5) });
    expect(one.world.said("note")).toContain(
      "1 older release whose time to be watched is not over, and that production does not serve, were not read",
    );
    expect((await looked({ stored: many.slice(0, 4) })).world.said("note").join()).not.toContain("not read");
    // The watch of the older one that is served comes before the newer one's end.
    const order = await looked({
      stored: [{ status: OPEN }, { status: OPEN, payload: { planDigest: "x" } }],
      production: production("dpl_1"),
      forge: { readFile: async () => null },
    });
    expect(order.world.writes().map((text) => text.slice(0, 18))).toEqual(["status 19: watchin", "status 20: held si"]);
  });

  it("asks GitHub for no more than a look may cost", async () => {
    const decided = { phase: "rolling-back", promotedAt: NOW - HOUR, to: "dpl_old", reason: "too slow" } as const;
    const { world } = await looked({
      stored: [
        { status: decided },
        { status: decided, payload: { release: "r0" } },
        { status: decided, payload: { release: "r-1" } },
      ],
    });
    expect(world.said("note").filter((text) => text.includes("left to the next look"))).toEqual([
      "release r0 is left to the next look, so that this one does not ask GitHub too often",
      "release r-1 is left to the next look, so that this one does not ask GitHub too often",
    ]);
  });

  it("goes on with the others where what it took up first is held, as it will be at the next look", async () => {
    const decided = { phase: "rolling-back", promotedAt: NOW - HOUR, to: "dpl_old", reason: "too slow" } as const;
    const rollback = async () => ({ kind: "refused", status: 402, message: "no" }) as const;
    const { world } = await looked({
      stored: ["r1", "r0", "r-1", "r-2"].map((release) => ({ status: decided, payload: { release } })),
      host: { rollback },
    });
    expect(world.said("note").filter((text) => text.includes("left to the next look"))).toEqual([]);
    const held = world.writes().filter((text) => /^status 1[789]: held /.test(text));
    expect(held).toHaveLength(3);
  });

  it("speaks of the release that it took up first, whatever it finds of another one after that", async () => {
    const decided = { phase: "rolling-back", promotedAt: NOW - HOUR, to: "dpl_old", reason: "too slow" } as const;
    const { world, result } = await looked({ stored: [{ status: decided }, { status: decided }] });
    expect(world.writes()).toContainEqual(expect.stringMatching(/^status 20: rolled back to dpl_old/));
    expect(world.writes()).toContainEqual(expect.stringMatching(/^status 19: rolled back to dpl_old/));
    expect(result).toMatchObject({ decision: "rolled-back", release: "r1", candidate: { id: "dpl_new" } });
    expect(result.summary).toContain("Besides: Production was rolled back to dpl_old");
    expect(result.production.after).toBe("dpl_old");
  });

  it("that only observes leaves alone what would change something, and judges without it", async () => {
    const status = { phase: "rolling-back", promotedAt: NOW - HOUR, to: "dpl_old", reason: "too slow" } as const;
    let listed = 0;
    const host = { listServed: async () => ((listed += 1), []) };
    const { world } = await looked({ stored: [{ status }], options: { observe: true }, host });
    expect(listed).toBe(1);
    expect(world.said("note")).toEqual(["release r1 is left as it is: this look only observes"]);
    expect(world.writes()).toEqual([]);
  });

  it("says where others' deployments may hide older records", async () => {
    const crowd = Array.from({ length: 1_000 }, (_, index): ForgeDeployment => ({
      id: 1_000 + index,
      task: PRODUCTION_TASK,
      environment: "production",
      sha: "x",
      payload: record("promoting").payload,
      creator: "mallory",
      createdAt: NOW,
    }));
    const { world } = await looked({
      prepare: (world) => {
        world.forge.listDeployments = async ({ limit = 0 }) => crowd.slice(0, limit);
      },
    });
    expect(world.said("note")).toContain(
      "others wrote so many newer deployments that older records may not have been read",
    );
  });
});
