/** One look at production, by itself: what it asks whom about, what it does not ask, and what it answers. */
import { describe, expect, it } from "vitest";
import type { CommandContext } from "../../../src/engine/context.ts";
import { lookOnce } from "../../../src/engine/watch/look-once.ts";
import { createWatchMemory, judgedUntil, type WatchMemory } from "../../../src/engine/watch/watch-memory.ts";
import type { WatchedRelease } from "../../../src/engine/watch/watched-release.ts";
import { fail, hold, pass, type Verdict } from "../../../src/lib/verdict.ts";
import type { Condition, Watch } from "../../../src/plan/plan.ts";
import type { BucketRequest, MetricScope, MetricWindow } from "../../../src/providers/contract.ts";
import type { ProductionPayload } from "../../../src/release/payload.ts";
import { createVirtualClock } from "../../../src/sandbox/virtual-clock.ts";
import { HEALTH, increase, metricOf, threshold } from "../../judge/watched-site.ts";
import { COMMIT, production, record } from "../../release/facts.ts";
import { SIMULATED_PLAN } from "../../simulation/run-release.ts";
import { inStage, rollingRecord, stage } from "../rollout/rolling-world.ts";
import { GATE, NOW, openSmallWorld, silence, type SmallWishes } from "../small-world.ts";

const MINUTE = 60_000;
const HEALTHY = threshold(HEALTH.name, 5, 1, 1);
const UP = pass("gate_passed", "200");
const BAD = fail("gate_failed", "HTTP 500", "Fix it.");
const DOWN: Verdict = { ...fail("health_check_failed", "503", "Look."), down: true };
const OUTAGE = fail("outage_shown", "It is down.", "Look.");
const BLOCKED = hold("protected_deployment", "no way in", "Give a secret.");

interface Wishes extends SmallWishes {
  readonly conditions?: readonly Condition[];
  /** The vendor knows the metric bucket by bucket. */
  readonly hasBuckets?: boolean;
  /** What the plan says of the watch; null = it has none. */
  readonly watch?: Partial<Watch> | null;
  /** Minutes since the promote, of a watch of an hour. */
  readonly minutes?: number;
  readonly payload?: Partial<ProductionPayload>;
  readonly release?: Partial<WatchedRelease>;
  readonly memory?: WatchMemory;
  /** By how many gates were asked before. */
  readonly gateAt?: (asked: number) => Verdict;
}

async function looked({ conditions = [HEALTHY], watch = {}, minutes = 10, payload, gateAt, ...wishes }: Wishes = {}) {
  const isSeries = wishes.hasBuckets === true;
  const metric = metricOf(0, {
    measure: { unit: "ratio", minimumSamples: 20, ...(isSeries ? { series: { kind: "share" as const } } : {}) },
    settleMinutes: 0,
    minutes: [],
    down: [0, 0],
  });
  const simulated = SIMULATED_PLAN.stages.production.watch as Watch;
  const plan = { ...simulated, metrics: { m0: metric, [HEALTH.name]: HEALTH }, rollbackConditions: conditions };
  let asked = 0;
  const world = openSmallWorld({
    clock: createVirtualClock(NOW),
    gate: () => gateAt?.(asked++) ?? UP,
    ...wishes,
    plan: { production: { watch: watch === null ? null : { ...plan, ...watch }, verify: [GATE] }, ...wishes.plan },
  });
  const reads: { readonly window: MetricWindow; readonly scope: MetricScope }[] = [];
  const context: CommandContext = {
    ...world.context,
    patienceMs: async () => 15_000,
    metricSource: async () => ({
      async read(window, scope) {
        reads.push({ window, scope });
        return { value: 0, sampleCount: 500, window, complete: true };
      },
      ...(isSeries && {
        async readBuckets({ span, bucketMs }: BucketRequest, scope: MetricScope) {
          reads.push({ window: span, scope });
          const known = { value: 0.2, sampleCount: 500, badCount: 100, complete: true };
          return Array.from({ length: (span.to - span.from) / bucketMs }, (_, index) => {
            const from = span.from + index * bucketMs;
            return { ...known, from, to: from + bucketMs };
          });
        },
      }),
    }),
  };
  const promotedAt = NOW - minutes * MINUTE;
  const own = record("watching", { payload: { watchForMs: 60 * MINUTE, ...payload } });
  const release: WatchedRelease = { host: world.host, record: { ...own, promotedAt }, ...wishes.release };
  const memory = wishes.memory ?? createWatchMemory(true);
  const look = await lookOnce(context, world.journal, release, memory);
  const gates = world.asked.filter((text) => text.startsWith("gate"));
  return { look, world, memory, reads, gates, hostReads: world.asked.filter((text) => text === "read").length };
}

/** Whoever looked before, with what the gates said then. */
function knowing(gates: Verdict | null, changes: (memory: WatchMemory) => void = () => undefined): WatchMemory {
  const memory = createWatchMemory(true);
  memory.gates = gates;
  changes(memory);
  return memory;
}

describe("a look without a watch", () => {
  it("is over at once, with what the gates say", async () => {
    const { look } = await looked({ watch: null });
    expect(look).toEqual({
      answer: {
        kind: "end",
        verdict: expect.objectContaining({ outcome: "pass", summary: "1 production gates passed." }),
      },
      standings: [],
      compared: expect.objectContaining({ standings: [] }),
      elapsedMs: 0,
      totalMs: 0,
      nextAt: NOW,
    });
    expect((await looked({ watch: null, gate: () => BAD })).look.answer).toMatchObject({
      kind: "rollback",
      verdict: { reasonCode: "gate_failed" },
    });
    for (const verdict of [BLOCKED, hold("vendor_unavailable", "down", "wait")])
      expect((await looked({ watch: null, gate: () => verdict })).look.answer).toMatchObject({
        kind: "end",
        verdict: { outcome: "hold", reasonCode: verdict.reasonCode },
      });
  });

  it("has nothing to say where the plan has no gates either", async () => {
    const { look, memory } = await looked({ watch: null, plan: { production: { watch: null, verify: [] } } });
    expect(look.answer).toMatchObject({ verdict: { summary: "The plan has no watch for production." } });
    expect(memory.gates).toBeNull();
  });
});

describe("production that somebody else changed", () => {
  it("ends the watch once three reads say so", async () => {
    const { look, hostReads, world, gates } = await looked({ production: production("dpl_theirs") });
    expect(look).toMatchObject({
      standings: [],
      elapsedMs: 10 * MINUTE + 4_000,
      totalMs: 60 * MINUTE,
      nextAt: NOW + 4_000,
    });
    expect(look.answer).toEqual({
      kind: "end",
      verdict: hold(
        "production_moved",
        "Production was changed to dpl_theirs by somebody else, so the watch of dpl_new ends.",
        "Check what production serves now; if Holdpoint made that change, it has its own watch.",
      ),
    });
    expect([hostReads, world.clock.now() - NOW, gates.length]).toEqual([3, 4_000, 0]);
    const nothing = await looked({ production: production(null) });
    expect(nothing.look.answer).toMatchObject({
      verdict: { summary: expect.stringContaining("changed to nothing by") },
    });
  });

  it("is what the last of three reads says, and none where the host does not answer", async () => {
    let reads = 0;
    const late = { readProject: async () => production((reads += 1) < 3 ? "dpl_old" : "dpl_new").project };
    expect((await looked({ host: late })).look.answer.kind).toBe("continue");
    expect(reads).toBe(3);
    const silent = { readProject: () => Promise.reject(silence()) };
    expect((await looked({ host: silent })).look.answer.kind).toBe("continue");
    const faulty = { readProject: () => Promise.reject(new TypeError("a mistake")) };
    await expect(looked({ host: faulty })).rejects.toThrow("a mistake");
  });

  it("is not asked about where another one serves by now, and neither is the site", async () => {
    const { gates, hostReads, memory } = await looked({ release: { servedUntil: NOW - MINUTE }, minutes: 120 });
    expect([gates, hostReads, memory.rounds]).toEqual([[], 0, []]);
  });

  it("is said by the rolling release where there is one", async () => {
    const rolling = { record: rollingRecord(), stage: stage(0) };
    const rollouts = (state: ReturnType<typeof inStage>) =>
      ({ rollouts: { readRollout: async () => state.rollout } }) as SmallWishes["host"];
    const moved = await looked({ production: inStage(1), host: rollouts(inStage(1)) ?? {}, release: rolling });
    expect(moved.look.answer).toMatchObject({ kind: "end", verdict: { reasonCode: "rollout_moved" } });
    expect(moved.hostReads).toBe(0);
  });
});

describe("gates that fail", () => {
  it("end the look at once, whatever the metrics say, and are only spoken of where the plan observes", async () => {
    const conditions = [threshold("m0", 5, 0.05)];
    const failed = await looked({ gate: () => BAD, conditions });
    expect(failed.look.answer).toEqual({
      kind: "rollback",
      verdict: expect.objectContaining({ reasonCode: "gate_failed" }),
    });
    expect([failed.look.standings, failed.reads]).toEqual([[], []]);
    const observed = await looked({ gate: () => BAD, watch: { observe: true } });
    expect(observed.look.answer).toMatchObject({ kind: "end", verdict: { reasonCode: "would_roll_back" } });
  });

  it("count where the site answers again by then", async () => {
    const { look } = await looked({ gateAt: (asked) => (asked === 0 ? DOWN : UP) });
    expect(look.answer).toMatchObject({ kind: "rollback", verdict: { summary: expect.stringContaining("503") } });
  });

  it("may be somebody else's fault, and then are asked again at the next look", async () => {
    const { look, memory } = await looked({ gate: () => DOWN });
    expect(look.answer).toEqual({ kind: "continue" });
    expect([memory.gates, memory.outage.standing?.reasonCode]).toEqual([null, "outage_unconfirmed"]);
  });
});

describe("a site that is down", () => {
  const isDown = (memory: WatchMemory) => void (memory.outage.standing = OUTAGE);

  it("is rolled back without being asked again, for what the gates said where they failed", async () => {
    for (const [gates, verdict] of [
      [null, OUTAGE],
      [UP, OUTAGE],
      [BAD, BAD],
    ] as const) {
      const found = await looked({ memory: knowing(gates, isDown) });
      expect(found.look.answer).toEqual({ kind: "rollback", verdict });
      expect([found.gates, found.memory.rounds]).toEqual([[], []]);
    }
  });

  it("is asked quickly as soon as a health check finds it so", async () => {
    const { look, memory, gates } = await looked({ gate: () => DOWN, memory: knowing(UP) });
    expect(memory.outage.standing?.reasonCode).toBe("outage_unconfirmed");
    expect(look.answer.kind).toBe("continue");
    expect(gates.length).toBeGreaterThan(4);
  });
});

describe("the gates of the promote", () => {
  it("are asked once, and again only while a vendor behind one gives no answer", async () => {
    const asked = async (gates: Verdict | null) => (await looked({ memory: knowing(gates) })).gates.length - 1;
    expect(await asked(null)).toBe(1);
    expect(await asked(UP)).toBe(0);
    expect(await asked(BLOCKED)).toBe(0);
    expect(await asked(hold("vendor_unavailable", "down", "wait"))).toBe(1);
  });

  it("are those of a stage where only a part of the visitors get the release", async () => {
    const rollouts = { rollouts: { readRollout: async () => inStage(0).rollout } } as SmallWishes["host"];
    const given = {
      host: rollouts ?? {},
      production: inStage(0),
      release: { record: rollingRecord(), stage: stage(0) },
    };
    // Nobody can ask for one side here, so there is a health check alone.
    expect((await looked(given)).gates).toHaveLength(1);
    const late = { ...stage(0), to: NOW - 20 * MINUTE, startedAt: NOW - 60 * MINUTE, from: NOW - 60 * MINUTE };
    const ended = await looked({
      ...given,
      release: { ...given.release, stage: late },
      memory: knowing(BLOCKED),
      conditions: [],
    });
    expect(ended.look.answer).toMatchObject({ kind: "end", verdict: { reasonCode: "protected_deployment" } });
  });
});

it("what cannot be told from another build of the same commit holds a stage", async () => {
  const rollouts = { rollouts: { readRollout: async () => inStage(0).rollout } } as SmallWishes["host"];
  const late = { ...stage(0), to: NOW - 20 * MINUTE, startedAt: NOW - 60 * MINUTE, from: NOW - 60 * MINUTE };
  const own = rollingRecord({ payload: { previous: { id: "dpl_old", commit: COMMIT } } });
  const metric = {
    ...metricOf(0, { measure: { unit: "ratio", minimumSamples: 20 }, settleMinutes: 0, minutes: [], down: [0, 0] }),
    ofRelease: "commit" as const,
  };
  const { look } = await looked({
    host: rollouts ?? {},
    release: { record: own, stage: late },
    watch: { metrics: { m0: metric } },
    conditions: [threshold("m0", 5, 0.05)],
  });
  expect(look.answer).toMatchObject({ kind: "end", verdict: { reasonCode: "builds_alike" } });
});

describe("health checks", () => {
  it("are made to the end of the watch and not longer, once there was one", async () => {
    const checks = async (minutes: number, rounds: readonly number[]) => {
      const before = rounds.map((minute) => ({ at: NOW - minute * MINUTE, failed: false }));
      const memory = knowing(UP, ({ rounds: known }) => void known.push(...before));
      return (await looked({ minutes, memory })).memory.rounds.length - before.length;
    };
    const since = (minutes: number) => Array.from({ length: minutes }, (_, index) => minutes - index);
    expect(await checks(60, since(60))).toBe(1);
    expect(await checks(60.001, since(60))).toBe(0);
    expect(await checks(61, [])).toBe(1);
  });

  it("are not made at a look that is one more than the plan asks for", async () => {
    const memory = knowing(UP, (known) => void (known.isExtra = true));
    expect((await looked({ memory })).gates).toEqual([]);
  });
});

describe("what is read of a metric", () => {
  const BY_WINDOW = [threshold("m0", 5, 0.05)];

  it("is the release's own, by its commit and deployment", async () => {
    const { reads, memory } = await looked({ conditions: BY_WINDOW });
    expect(reads.length).toBeGreaterThan(0);
    for (const { scope } of reads)
      expect(scope).toEqual({ commit: COMMIT, environment: "production", deploymentId: "dpl_new" });
    // What is judged for good is kept as no more than that.
    expect(judgedUntil(memory)).toBeGreaterThan(NOW - 10 * MINUTE);
  });

  it("is not read for the time that looks before have judged for good", async () => {
    const presence = { looks: 1, longestSilenceMs: 0, acceptedMs: 60 * MINUTE };
    const memory = createWatchMemory(false, { presence, judgedUntil: NOW - 2 * MINUTE });
    memory.gates = UP;
    const { reads } = await looked({ conditions: BY_WINDOW, memory });
    expect(reads.length).toBeGreaterThan(0);
    expect(reads.every(({ window }) => window.to > NOW - 2 * MINUTE)).toBe(true);
  });

  it("is held against what served before, where something did", async () => {
    const compared = { conditions: [increase("m0", 5, 0.5)], hasBuckets: true };
    const { reads } = await looked(compared);
    const before = reads.filter(({ scope }) => scope.commit !== COMMIT);
    expect(before.length).toBeGreaterThan(0);
    for (const { scope } of before)
      expect(scope).toEqual({ commit: "0".repeat(40), environment: "production", deploymentId: "dpl_old" });
    // Of a first release nothing is asked about anybody else.
    const first = await looked({ ...compared, payload: { previous: null, knownGood: null } });
    expect(first.reads.filter(({ scope }) => scope.commit !== COMMIT)).toEqual([]);
  });
});
