/** One look at an open watch: what it judges by, what it says, and the word that it leaves for the next one. */
import { describe, expect, it } from "vitest";
import { lookAtWatch } from "../../../src/engine/look/look-at-watch.ts";
import { fail, hold, pass, type Verdict } from "../../../src/lib/verdict.ts";
import type { Watch } from "../../../src/plan/plan.ts";
import type { HostRollouts } from "../../../src/providers/contract.ts";
import { type ProductionRecord, renderProductionStatus } from "../../../src/release/record.ts";
import { HEALTH, threshold } from "../../judge/watched-site.ts";
import { production, record } from "../../release/facts.ts";
import { SIMULATED_PLAN } from "../../simulation/run-release.ts";
import { GATE, NOW, openSmallWorld, silence, type SmallWishes, type SmallWorld } from "../small-world.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const WATCH: Watch = {
  ...(SIMULATED_PLAN.stages.production.watch as Watch),
  silenceMs: 2 * HOUR,
  metrics: { [HEALTH.name]: HEALTH },
  rollbackConditions: [threshold(HEALTH.name, 5, 2, 1)],
};
const PLAN = { production: { watch: WATCH, verify: [GATE] } };
const SINCE = "watching since 2026-01-05T09:00:00Z until 2026-01-05T15:00:00Z";
const WATCHED = record("watching", {
  promotedAt: NOW - HOUR,
  statusAt: NOW - HOUR,
  createdAt: NOW - HOUR,
  payload: { watchForMs: 6 * HOUR },
});
const after = (reason: string, changes: Partial<ProductionRecord> = {}) => ({ ...WATCHED, reason, ...changes });
const BLIND = hold("vendor_unavailable", "no answer", "wait");
const CODE = { ...GATE, title: "Flow", gate: "playwright" };

interface Wishes extends SmallWishes {
  readonly own?: ProductionRecord;
  /** Who wrote last, where it is not what the look has read. */
  readonly said?: string;
  readonly prepare?: (world: SmallWorld) => void;
}

async function looked({ own = WATCHED, said, prepare, ...wishes }: Wishes = {}) {
  const world = openSmallWorld({ plan: PLAN, ...wishes });
  const status = renderProductionStatus({ phase: "watching", promotedAt: NOW - HOUR, until: NOW + 5 * HOUR });
  const description = said ?? (own.phase === "promoting" ? "promoting" : status.description);
  const creator = "github-actions[bot]";
  const stored = { ...status, description, environmentUrl: null, logUrl: null, creator, createdAt: NOW };
  world.statuses.push({ ...stored, id: 2 });
  prepare?.(world);
  const context = { ...world.context, runsCode: async ({ gate }: { readonly gate: string }) => gate !== "http" };
  const release = { host: world.host, forge: world.forge, record: own };
  return { world, result: await lookAtWatch(context, world.journal, release) };
}

const gatesOf = (world: SmallWorld) => world.asked.filter((text) => /^gate .* dpl_new /.test(text)).length;

describe("a look at a watch that goes on", () => {
  it("says how it stands, and leaves that in the record", async () => {
    const { world, result } = await looked();
    expect(result).toMatchObject({
      decision: "watching",
      reasonCode: "watch_open",
      summary: "dpl_new is watched until 2026-01-05T15:00:00Z: look 1; 1 of 1 conditions clear, longest silence 1h.",
    });
    expect(world.writes()).toEqual([`status 2: ${SINCE}: 1 look, silent 1h 0m at most, judged 0m`]);
    expect(world.events.filter(({ event }) => event === "tick")).toMatchObject([
      { previousMs: null, clear: 1, open: 0 },
    ]);
    expect(world.said("note")).toEqual([]);
    expect(world.events).toContainEqual(
      expect.objectContaining({ event: "condition", text: WATCH.rollbackConditions[0]?.text }),
    );
  });

  it("counts from what looks before it left, and from GitHub's time of the last one", async () => {
    const own = after("4 looks, silent 1h 30m at most, judged 20m", { statusAt: NOW - 10 * MINUTE });
    const { world, result } = await looked({ own });
    expect(result.summary).toContain(": look 5, 10m after the one before;");
    expect(result.summary).toMatch(/longest silence 1h 30m\.$/);
    expect(world.writes()).toEqual([`status 2: ${SINCE}: 5 looks, silent 1h 30m at most, judged 20m`]);
    const ahead = await looked({ own: after("1 look, silent 0m at most, judged 0m", { statusAt: NOW + 3_000 }) });
    expect(ahead.result.summary).toContain(": look 2, 0ms after the one before;");
  });

  it("asks the gates of the promote again only where they are open", async () => {
    const closed = await looked({ own: after("1 look, silent 1m at most, judged 0m") });
    // Health checks alone: one before the look, and its own.
    expect(gatesOf(closed.world)).toBe(2);
    const open = await looked({ own: after("1 look, silent 1m at most, judged 0m, gates open") });
    expect(gatesOf(open.world)).toBe(3);
  });

  it("says that gates are open which gave no answer, or which run code", async () => {
    let asked = 0;
    // Between the health checks.
    const gate = (): Verdict => ((asked += 1) === 2 ? BLIND : pass("gate_passed", "fine"));
    expect((await looked({ gate })).world.writes()[0]).toMatch(/, gates open$/);
    const code = { production: { watch: WATCH, verify: [GATE, CODE] } };
    expect((await looked({ plan: code })).world.writes()[0]).toMatch(/, gates open$/);
    const known = after("1 look, silent 1m at most, judged 0m");
    expect((await looked({ plan: code, own: known })).world.writes()[0]).toMatch(/judged 0m$/);
  });

  it("does not count where no health check got through to the site", async () => {
    const { world, result } = await looked({ gate: () => BLIND });
    expect(result.decision).toBe("watching");
    expect(result.summary).toContain("; 0 of 1 conditions clear,");
    expect(world.writes()).toEqual([]);
    expect(world.said("note")).toEqual(["no health check got through to the site, so this look does not count as one"]);
    const unprobed = { production: { watch: { ...WATCH, rollbackConditions: [] }, verify: [] } };
    expect((await looked({ plan: unprobed })).world.writes()).toHaveLength(1);
  });

  it("is said to be late where nobody looked for longer than the plan accepts", async () => {
    const late = after("1 look, silent 1m at most, judged 0m", { statusAt: NOW - 3 * HOUR });
    expect((await looked({ own: late })).world.said("note")).toContain(
      "nobody looked for 3h, and the plan accepts 2h: see what starts the looks",
    );
    const inTime = after("1 look, silent 1m at most, judged 0m", { statusAt: NOW - 2 * HOUR });
    expect((await looked({ own: inTime })).world.said("note")).toEqual([]);
    const unwatched = { production: { watch: null, verify: [GATE] } };
    expect((await looked({ own: late, plan: unwatched })).world.said("note")).toEqual([]);
  });

  it("writes nothing over what a person has written meanwhile, and goes on without a word of its own", async () => {
    const { world } = await looked({ said: "rolling back to dpl_old: asked" });
    expect(world.writes()).toEqual([]);
    const silent = await looked({ forge: { createDeploymentStatus: () => Promise.reject(silence()) } });
    expect(silent.result.decision).toBe("watching");
    expect(silent.world.said("note")).toEqual(["the look was not written down: no answer"]);
  });
});

describe("a look at a promote that was cut off", () => {
  const CUT = record("promoting", {
    statusAt: NOW - HOUR,
    createdAt: NOW - HOUR,
    payload: {
      watchForMs: 6 * HOUR,
      autoAssignDomains: false,
      rollout: { percents: [10, 100], stageMs: 1_000, before: { theirs: true } },
    },
  });

  it("puts back what its end would have, and watches from now on, by whole seconds", async () => {
    const put: unknown[] = [];
    const stages = [10, 100].map((percent) => ({ percent, automatic: false }));
    const rollouts: Partial<HostRollouts> = {
      readRollout: async () => null,
      readRolloutSettings: async () => ({ stages, stored: {} }),
      putBackRolloutSettings: async (stored) => void put.push(stored),
    };
    const host = { rollouts: rollouts as HostRollouts };
    const { world, result } = await looked({ own: CUT, host });
    expect(put).toEqual([{ theirs: true }]);
    expect(world.writes()).toEqual([
      "auto-assign false",
      "status 2: watching since 2026-01-05T10:00:00Z until 2026-01-05T16:00:00Z: 1 look, silent 0m at most, judged 0m",
    ]);
    expect(result.summary).toContain("is watched until 2026-01-05T16:00:00Z: look 1;");
    const known = { ...WATCHED, promotedAt: NOW - HOUR + 999 };
    expect((await looked({ own: known })).world.writes()[0]).toContain(SINCE);
    const begun = await looked({ own: { ...CUT, promotedAt: NOW - 2 * HOUR }, host });
    expect(begun.world.writes()[1]).toContain("10:00:00Z until");
  });

  it("changes nothing of a release whose promote came to its end", async () => {
    const own = { ...WATCHED, payload: { ...CUT.payload, rollout: undefined } } as ProductionRecord;
    expect((await looked({ own })).world.writes()).toEqual([expect.stringMatching(/^status 2: watching since /)]);
  });
});

describe("a look that ends a watch", () => {
  const ENDED = record("watching", {
    promotedAt: NOW - 7 * HOUR,
    statusAt: NOW - 5 * MINUTE,
    createdAt: NOW - 7 * HOUR,
    reason: "9 looks, silent 1h 0m at most, judged 5h 59m",
    payload: { watchForMs: 6 * HOUR },
  });
  const SAID = "watching since 2026-01-05T03:00:00Z until 2026-01-05T09:00:00Z";
  /** Of a metric that no gate reads: health checks alone. */
  const gatesAlone = { production: { watch: { ...WATCH, metrics: {}, rollbackConditions: [] }, verify: [GATE] } };

  it("ends it as it was judged", async () => {
    const { world, result } = await looked({ own: ENDED, plan: gatesAlone, said: SAID });
    expect(result).toMatchObject({ decision: "proceed" });
    expect(world.writes()[0]).toMatch(/^status 2: done since /);
  });

  it("leaves it to another run that has it watched anew since", async () => {
    const said = "watching since 2026-01-05T09:30:00Z until 2026-01-05T15:30:00Z took flag";
    const { world, result } = await looked({ own: ENDED, plan: gatesAlone, said });
    expect(result).toMatchObject({
      decision: "hold",
      reasonCode: "watch_incomplete",
      summary: "dpl_new is watched anew since this watch began, by another run, which decides.",
    });
    expect(world.writes()).toEqual([]);
  });

  it("holds for gates that nobody has asked, where nothing else speaks against it", async () => {
    const plan = { production: { ...gatesAlone.production, verify: [CODE] } };
    const open = { ...ENDED, reason: "9 looks, silent 1h 0m at most, judged 5h 59m, gates open" };
    const { result } = await looked({ own: open, plan, said: SAID });
    expect(result).toMatchObject({ decision: "hold", reasonCode: "item_not_run" });
    expect(result.summary).toMatch(/^Flow: nobody asked/);
    // Somebody who stayed did.
    expect(await looked({ own: ENDED, plan, said: SAID }).then((known) => known.result.decision)).toBe("proceed");
  });

  it("rolls back what is down, after as many health checks as the condition needs", async () => {
    const { world, result } = await looked({ gate: () => fail("gate_failed", "HTTP 500", "Fix it.") });
    expect(result).toMatchObject({ decision: "rolled-back" });
    expect(world.writes()).toContainEqual(expect.stringMatching(/^rollback dpl_old: /));
    expect(production("dpl_old").project.productionDeploymentId).toBe(world.production.project.productionDeploymentId);
    // Two before the look, and its own.
    const known = await looked({
      own: after("1 look, silent 1m at most, judged 0m"),
      gate: () => fail("gate_failed", "HTTP 500", "Fix it."),
    });
    expect(gatesOf(known.world)).toBe(3);
    expect(known.result).toMatchObject({ decision: "rolled-back", reasonCode: "condition_met" });
  });

  it("rolls back what fails although gates were never asked, and holds on what gave no answer", async () => {
    const plan = { production: { ...gatesAlone.production, verify: [GATE, CODE] } };
    const open = { ...ENDED, reason: "9 looks, silent 1h 0m at most, judged 5h 59m, gates open" };
    const failed = await looked({
      own: open,
      plan,
      said: SAID,
      gate: () => fail("gate_failed", "HTTP 500", "Fix it."),
    });
    expect(failed.result.decision).toBe("rolled-back");
    const blind = await looked({ own: open, plan, said: SAID, gate: () => BLIND });
    expect(blind.result).toMatchObject({ decision: "hold", reasonCode: "vendor_unavailable" });
  });

  it("holds on what it found rather than on gates that nobody asked", async () => {
    const plan = { production: { ...PLAN.production, verify: [GATE, CODE] } };
    const open = after("1 look, silent 1m at most, judged 0m, gates open");
    const { result } = await looked({ own: open, plan, production: production("dpl_theirs") });
    expect(result).toMatchObject({ decision: "hold", reasonCode: "production_moved" });
  });
});
