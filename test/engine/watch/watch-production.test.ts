/** The loop of a watch on the virtual clock: when it looks, what it reads, and what it knows after it was started again. */
import { describe, expect, it } from "vitest";
import type { CommandContext } from "../../../src/engine/context.ts";
import { createJournal } from "../../../src/engine/journal.ts";
import { lookOnce } from "../../../src/engine/watch/look-once.ts";
import { createWatchMemory } from "../../../src/engine/watch/watch-memory.ts";
import { watchProduction } from "../../../src/engine/watch/watch-production.ts";
import type { WatchedRelease } from "../../../src/engine/watch/watched-release.ts";
import { ProviderError } from "../../../src/lib/error.ts";
import { fail, hold, pass, type Verdict } from "../../../src/lib/verdict.ts";
import type { Condition, Watch } from "../../../src/plan/plan.ts";
import type {
  BucketRequest,
  Measure,
  MetricBucket,
  MetricReading,
  MetricScope,
  MetricWindow,
} from "../../../src/providers/contract.ts";
import type { ReleaseEvent } from "../../../src/release/result.ts";
import { PLAIN_WATCH } from "../../judge/plain-watch.ts";
import { HEALTH, increase, metricOf, MINUTE, threshold } from "../../judge/watched-site.ts";
import { createModelWorld } from "../../simulation/model-world.ts";
import { createSimulatedClock, simulatedContext, SIMULATED_PLAN } from "../../simulation/run-release.ts";

const START = Date.UTC(2026, 10, 20);
const FOR = 20;
const SETTLE = 2;
const RATIO = { unit: "ratio", minimumSamples: 20, series: { kind: "share" } } as const;
/** Without buckets: its vendor is asked for each window. */
const BY_WINDOW = { unit: "ratio", minimumSamples: 20 } as const;
const COMMIT = "a".repeat(40);
const KNOWN_GOOD = "0".repeat(40);
const GOOD = pass("gate_passed", "passed");
const DOWN = new ProviderError({ reasonCode: "vendor_unavailable", vendor: "model", message: "down", remedy: "wait" });

interface Wishes {
  readonly conditions?: readonly Condition[];
  readonly value?: (minute: number, window: MetricWindow, scope: MetricScope) => number | null | ProviderError;
  readonly gate?: (minute: number) => Verdict;
  /** When somebody else takes production. */
  readonly movedAt?: number;
  readonly life?: Partial<typeof PLAIN_WATCH>;
  readonly measure?: Measure;
  readonly everyMinutes?: number;
  /** How long after a whole minute it was promoted. */
  readonly shiftMs?: number;
  readonly bucketless?: boolean;
}

interface Read extends MetricWindow {
  readonly at: number;
  readonly commit: string;
}

/** A site that is promoted at minute 0, and whoever watches it. */
function openSite(wishes: Wishes = {}) {
  const { conditions = [threshold("m0", 5, 0.05)], value = () => 0, gate = () => GOOD } = wishes;
  const promotedAt = START + (wishes.shiftMs ?? 0);
  const clock = createSimulatedClock(promotedAt);
  const minute = () => (clock.now() - START) / MINUTE;
  const world = createModelWorld({ domains: [], happening: () => ({ kind: "none" }), now: clock.now, jobMs: 0 });
  world.foreignDeployment("dpl_1");
  const reads: Read[] = [];
  const series: Read[] = [];
  const gates: number[] = [];
  const events: ReleaseEvent[] = [];
  const metric = metricOf(0, { measure: wishes.measure ?? RATIO, settleMinutes: SETTLE, minutes: [], down: [0, 0] });
  const watch: Watch = {
    forMs: FOR * MINUTE,
    everyMs: MINUTE,
    ...PLAIN_WATCH,
    ...wishes.life,
    ...(wishes.everyMinutes === undefined ? {} : { everyMs: wishes.everyMinutes * MINUTE }),
    silenceMs: 6 * 3_600_000,
    metrics: { m0: metric, [HEALTH.name]: HEALTH },
    rollbackConditions: conditions,
    successConditions: [],
  };
  const { stages } = SIMULATED_PLAN;
  const production = { ...stages.production, verify: stages.staging.verify, watch };
  const site = { gate: "pass", errorsFromMs: null, blind: false } as const;
  const context: CommandContext = {
    ...simulatedContext(world, clock, "r1", site, (event) => void events.push(event)),
    plan: { ...SIMULATED_PLAN, stages: { ...stages, production } },
    checkGate: async () => {
      gates.push(minute());
      if (minute() >= (wishes.movedAt ?? Number.POSITIVE_INFINITY)) world.foreignDeployment("dpl_2");
      return gate(minute());
    },
    metricSource: async () => ({
      async read(window, scope): Promise<MetricReading> {
        const [from, to] = [(window.from - START) / MINUTE, (window.to - START) / MINUTE];
        reads.push({ from, to, at: minute(), commit: scope.commit });
        const answer = value(minute(), { from, to }, scope);
        if (answer instanceof ProviderError) throw answer;
        return { value: answer, sampleCount: answer === null ? 0 : 500, window, complete: true };
      },
      ...(wishes.bucketless !== true && { readBuckets }),
    }),
  };
  async function readBuckets({ span, bucketMs }: BucketRequest, scope: MetricScope) {
    series.push({
      from: (span.from - START) / MINUTE,
      to: (span.to - START) / MINUTE,
      at: minute(),
      commit: scope.commit,
    });
    return Array.from({ length: (span.to - span.from) / bucketMs }, (_, index): MetricBucket => {
      const from = span.from + index * bucketMs;
      const to = from + bucketMs;
      const answer = value(minute(), { from: (from - START) / MINUTE, to: (to - START) / MINUTE }, scope);
      if (answer instanceof ProviderError) throw answer;
      const known = { from, to, value: answer, complete: true };
      if (answer === null) return { ...known, sampleCount: 0, badCount: null };
      return { ...known, sampleCount: 500, badCount: Math.round(500 * answer) };
    });
  }
  const release: WatchedRelease = { host: world.host, record: recordOf(promotedAt) };
  const journal = () => createJournal("watch", context);
  return {
    clock,
    minute,
    reads,
    series,
    gates,
    events,
    watch: () => watchProduction(context, journal(), release),
    look: (attended = false) => lookOnce(context, journal(), release, createWatchMemory(attended)),
  };
}

function recordOf(promotedAt: number): WatchedRelease["record"] {
  const payload = {
    holdpoint: 1 as const,
    phase: "production" as const,
    release: "r1",
    commit: COMMIT,
    planDigest: SIMULATED_PLAN.digest,
    candidate: { id: "dpl_1", url: "web.example.test", createdAt: START },
    knownGood: { id: "dpl_v0", commit: KNOWN_GOOD, judged: true, why: "its watch passed" },
    previous: { id: "dpl_v0", commit: KNOWN_GOOD },
    migrations: "none",
    watchForMs: FOR * MINUTE,
    autoAssignDomains: true,
    unpinned: false,
  };
  const state = { phase: "watching" as const, promotedAt, rollbackTo: null, accepted: false, reason: null };
  return { forgeId: 1, payload, ...state, createdAt: START, statusAt: START };
}

const HEALTHY = threshold("health_check_failures", 5, 1, 1);
/** Reads at each minute. */
const countsOf = (reads: readonly Read[]) =>
  Object.entries(Object.groupBy(reads, ({ at }) => String(at))).map(([at, ofMinute]) => [Number(at), ofMinute?.length]);

describe("a watch that never stops", () => {
  it("looks on whole steps since the promote, reads each window once, and ends when the last one has settled", async () => {
    const site = openSite({ measure: BY_WINDOW });
    await site.clock.sleep(0.4 * MINUTE);
    expect(await site.watch()).toMatchObject({ kind: "end", verdict: { outcome: "pass" } });
    expect(site.minute()).toBe(FOR + SETTLE);
    expect(site.reads.map(({ to, at }) => [to, at])).toEqual(
      Array.from({ length: FOR }, (_, index) => [index + 1, index + 1 + SETTLE]),
    );
    const ticks = site.events.filter((event) => event.event === "tick");
    expect(ticks.map(({ elapsedMs }) => elapsedMs / MINUTE)).toEqual([
      0.4,
      ...Array.from({ length: 21 }, (_, index) => index + 1),
    ]);
    expect(ticks.at(-1)).toMatchObject({ totalMs: FOR * MINUTE, clear: 1, open: 0 });
  });

  it("reads the release before once, and itself under its own commit", async () => {
    const site = openSite({ conditions: [increase("m0", 5, 0.5)], value: () => 0.2 });
    expect(await site.watch()).toMatchObject({ verdict: { outcome: "pass" } });
    const before = site.series.filter(({ commit }) => commit === KNOWN_GOOD);
    expect(before).toEqual([{ from: -7 * 24 * 60, to: 0, at: 1 + SETTLE, commit: KNOWN_GOOD }]);
    const own = site.series.filter(({ commit }) => commit === COMMIT);
    expect(own.map(({ to, at }) => at - to)).toEqual(Array.from({ length: FOR }, () => SETTLE));
    // What is firm is not read again.
    expect(own.map(({ from }) => from)).toEqual(Array.from({ length: FOR }, (_, look) => Math.max(0, look - 10)));
  });

  it("rolls back what is shown to be worse than before, and says by what", async () => {
    const conditions = [increase("m0", 5, 0.5)];
    const site = openSite({ conditions, value: (_, { from }) => (from < 6 ? 0.2 : 0.6) });
    const answer = await site.watch();
    expect(answer).toMatchObject({ kind: "rollback", verdict: { reasonCode: "condition_met" } });
    expect(site.minute()).toBeLessThan(15);
    expect(site.events.find((event) => event.event === "note")).toMatchObject({
      text: expect.stringContaining("compared with what served before, in the 7 d before the promotion (20 % in"),
    });
  });

  it("reads windows without data again, only the newest of many, and all of them at the end", async () => {
    const site = openSite({ value: () => null, measure: BY_WINDOW });
    expect(await site.watch()).toMatchObject({ kind: "end", verdict: { reasonCode: "no_data" } });
    expect(site.minute()).toBe(FOR + SETTLE + 5);
    const counts = Object.fromEntries(countsOf(site.reads));
    expect([counts[3], counts[4], counts[13], counts[14], counts[21]]).toEqual([1, 2, 11, 11, 11]);
    for (const minute of [22, 23, 27]) expect(counts[minute]).toBe(FOR);
  });

  it("finds what a window says that was filled long after it was due", async () => {
    const site = openSite({ value: (now, { to }) => (to === 8 ? (now < 15 ? null : 0.5) : 0) });
    expect(await site.watch()).toMatchObject({ kind: "rollback", verdict: { reasonCode: "condition_met" } });
    expect(site.minute()).toBe(15);
  });

  it("asks a vendor in trouble for one window of a metric at a look, and for all that it missed after it", async () => {
    const site = openSite({ value: (now) => (now < 12 ? DOWN : 0), measure: BY_WINDOW });
    expect(await site.watch()).toMatchObject({ kind: "end", verdict: { outcome: "pass" } });
    const counts = Object.fromEntries(countsOf(site.reads));
    expect([counts[3], counts[11], counts[12], counts[13]]).toEqual([1, 1, 10, 1]);
    expect(site.minute()).toBe(FOR + SETTLE);
  });

  it("waits for a vendor in trouble until the grace is over, and rolls nothing back", async () => {
    const site = openSite({ value: () => DOWN });
    expect(await site.watch()).toMatchObject({
      kind: "end",
      verdict: { outcome: "hold", reasonCode: "vendor_unavailable" },
    });
    expect(site.minute()).toBe(FOR + SETTLE + 5);
    const late = openSite({ value: (now) => (now < 24 ? DOWN : 0) });
    expect(await late.watch()).toMatchObject({ kind: "end", verdict: { outcome: "pass" } });
    expect(late.minute()).toBe(24);
  });

  it("asks the production gates once, and again only while a vendor behind one gives no answer", async () => {
    const noHealth = { conditions: [threshold("m0", 5, 0.05)] };
    const asked = async (gate: (minute: number) => Verdict) => {
      const site = openSite({ ...noHealth, gate });
      return {
        answer: await site.watch(),
        asked: site.gates.filter((minute) => minute === 3).length,
        at: site.minute(),
      };
    };
    // One is the look's own health check.
    expect(await asked(() => GOOD)).toMatchObject({ answer: { verdict: { outcome: "pass" } }, asked: 1 });
    const down = hold("vendor_unavailable", "down", "wait");
    expect(await asked((minute) => (minute < 6 ? down : GOOD))).toMatchObject({
      answer: { verdict: { outcome: "pass" } },
      asked: 2,
    });
    expect(await asked((minute) => (minute < 6 ? down : fail("gate_failed", "no", "fix it")))).toMatchObject({
      answer: { kind: "rollback" },
      at: 6,
    });
    expect(await asked(() => hold("protected_deployment", "no way in", "give a secret"))).toMatchObject({
      answer: { kind: "end", verdict: { reasonCode: "protected_deployment" } },
      asked: 1,
      at: FOR + SETTLE,
    });
  });

  it("ends within seconds where somebody else changed production, without reading anything more", async () => {
    const site = openSite({ movedAt: 7, measure: BY_WINDOW });
    expect(await site.watch()).toMatchObject({ kind: "end", verdict: { reasonCode: "production_moved" } });
    // Within the seconds that a stale answer of the host would last.
    expect(Math.floor(site.minute())).toBe(8);
    expect(site.reads.at(-1)?.at).toBe(7);
  });
});

describe("the buckets of a metric", () => {
  const ownOf = (site: ReturnType<typeof openSite>) =>
    site.series.filter(({ commit }) => commit === COMMIT).map(({ from, to, at }) => [from, to, at]);

  it("are read as they settle, in one request a look, and the newest of them again", async () => {
    const site = openSite();
    await site.clock.sleep(0.4 * MINUTE);
    expect(await site.watch()).toMatchObject({ kind: "end", verdict: { outcome: "pass" } });
    expect(site.minute()).toBe(FOR + SETTLE);
    // A window is five minutes long, and none of its buckets is old enough to be firm.
    expect(ownOf(site)).toEqual(
      Array.from({ length: FOR }, (_, index) => [Math.max(0, index - 4), index + 1, index + 1 + SETTLE]),
    );
    expect(site.reads).toEqual([]);
  });

  it("are shared by whatever asks about the same of them", async () => {
    const conditions = [threshold("m0", 5, 0.05), threshold("m0", 10, 0.04), increase("m0", 5, 0.5)];
    const site = openSite({ conditions, value: () => 0.02 });
    await site.clock.sleep(15 * MINUTE);
    expect(await site.look()).toMatchObject({ answer: { kind: "continue" } });
    expect(ownOf(site)).toEqual([[0, 13, 15]]);
  });

  it("are all read by one request of a process that was just started, which answers as one that never stopped", async () => {
    const site = openSite();
    await site.clock.sleep(500 * MINUTE);
    expect(await site.watch()).toMatchObject({ kind: "end", verdict: { outcome: "pass" } });
    expect(ownOf(site)).toEqual([[0, FOR, 500]]);
    expect(site.reads).toEqual([]);
  });

  it("are asked for once a look while their vendor is in trouble, and all that was missed in one request after it", async () => {
    const site = openSite({ value: (now) => (now < 12 ? DOWN : 0) });
    expect(await site.watch()).toMatchObject({ kind: "end", verdict: { outcome: "pass" } });
    const counts = Object.fromEntries(countsOf(site.series));
    expect([counts[3], counts[11], counts[12], counts[13]]).toEqual([1, 1, 1, 1]);
    expect(site.minute()).toBe(FOR + SETTLE);
  });

  it("without data are asked for again in one request, and never pass", async () => {
    const site = openSite({ value: () => null });
    expect(await site.watch()).toMatchObject({ kind: "end", verdict: { reasonCode: "no_data" } });
    expect(site.minute()).toBe(FOR + SETTLE + 5);
    expect(Math.max(...countsOf(site.series).map(([, count]) => count ?? 0))).toBe(1);
  });

  it("of another release are not judged where the vendor does not tell releases apart", async () => {
    const value = (_: number, { from }: MetricWindow) => (from < 0.5 ? 0.9 : 0);
    const half = { shiftMs: 30_000, value };
    // Its first whole minute is the second one, and the watch is as much longer.
    const site = openSite(half);
    expect(await site.watch()).toMatchObject({ kind: "end", verdict: { outcome: "pass" } });
    expect(ownOf(site).map(([from]) => from)).not.toContain(0);
    expect(ownOf(site).at(-1)?.slice(0, 2)).toEqual([FOR - 4, FOR + 1]);
    const own = openSite({ ...half, measure: { ...RATIO, ownFirstBucket: true } });
    expect(await own.watch()).toMatchObject({ kind: "rollback" });
  });

  it("are not asked for where the source has none, whatever the measure says", async () => {
    const site = openSite({ bucketless: true });
    expect(await site.watch()).toMatchObject({ kind: "end", verdict: { outcome: "pass" } });
    expect(site.series).toEqual([]);
    expect(site.reads).toHaveLength(FOR);
  });
});

describe("a watch that is started again", () => {
  it("reads every window of the time before, and ends as the one that never stopped", async () => {
    const site = openSite({ measure: BY_WINDOW });
    await site.clock.sleep(500 * MINUTE);
    expect(await site.watch()).toMatchObject({ kind: "end", verdict: { outcome: "pass" } });
    expect(site.minute()).toBe(500);
    expect(site.reads.map(({ to }) => to)).toEqual(Array.from({ length: FOR }, (_, index) => FOR - index));
  });

  it("finds a regression of the time in which nobody watched", async () => {
    const site = openSite({ value: (_, { to }) => (to === 6 ? 0.5 : 0) });
    await site.clock.sleep(17 * MINUTE);
    expect(await site.watch()).toMatchObject({ kind: "rollback" });
    expect(site.minute()).toBe(17);
  });

  it("rolls back what burns now before it has read all of the past", async () => {
    const site = openSite({ value: () => 0.5, measure: BY_WINDOW });
    await site.clock.sleep(30 * MINUTE);
    expect(await site.watch()).toMatchObject({ kind: "rollback" });
    expect(site.reads.length).toBeGreaterThan(0);
    expect(site.reads.length).toBeLessThan(FOR / 2);
  });

  it("makes health checks for its whole length, since nobody knows those before", async () => {
    const site = openSite({ conditions: [HEALTHY] });
    await site.clock.sleep(12.3 * MINUTE);
    expect(await site.watch()).toMatchObject({ kind: "end", verdict: { outcome: "pass" } });
    expect(site.minute()).toBe(12 + FOR);
    expect(site.events.findLast((event) => event.event === "tick")).toMatchObject({ totalMs: 32 * MINUTE });
  });

  it("checks a site that is watched long after its watch should have ended", async () => {
    const site = openSite({
      conditions: [HEALTHY],
      gate: (minute) => (minute < 505 ? GOOD : fail("health_check_failed", "no", "fix it")),
    });
    await site.clock.sleep(500 * MINUTE);
    expect(await site.watch()).toMatchObject({ kind: "rollback", verdict: { reasonCode: "condition_met" } });
    expect(site.minute()).toBe(506);
  });
});

describe("health checks that do not get through", () => {
  it("are neither good nor bad, and too many of them hold the release", async () => {
    const blocked = hold("probe_blocked", "blocked", "look");
    const between = (from: number, to: number) => (minute: number) => (minute >= from && minute < to ? blocked : GOOD);
    const short = openSite({ conditions: [HEALTHY], gate: between(5, 7) });
    expect(await short.watch()).toMatchObject({ kind: "end", verdict: { outcome: "pass" } });
    const long = openSite({ conditions: [HEALTHY], gate: between(5, 12) });
    expect(await long.watch()).toMatchObject({
      kind: "end",
      verdict: { outcome: "hold", reasonCode: "watch_incomplete" },
    });
    expect(long.minute()).toBe(FOR);
  });
});

describe("one look by a schedule", () => {
  it("answers from the record and the vendors alone", async () => {
    const site = openSite();
    await site.clock.sleep(10 * MINUTE);
    expect(await site.look()).toMatchObject({ answer: { kind: "continue" }, nextAt: START + 11 * MINUTE });
    await site.clock.sleep(20 * MINUTE);
    expect(await site.look()).toMatchObject({ answer: { kind: "end", verdict: { outcome: "pass" } } });
  });

  it("holds where health checks decide, since nobody stayed to make them", async () => {
    const site = openSite({ conditions: [HEALTHY] });
    await site.clock.sleep(FOR * MINUTE);
    expect(await site.look()).toMatchObject({ answer: { kind: "end", verdict: { reasonCode: "watch_incomplete" } } });
  });
});

describe("a warm-up", () => {
  const DURATION = { unit: "duration", minimumSamples: 20 } as const;
  const cold = (_: number, { from }: MetricWindow) => (from < 3 ? 9_000 : 100);
  const slow = { conditions: [threshold("m0", 5, 1_000)], value: cold, measure: DURATION };

  it("leaves latencies out of it, and says so", async () => {
    expect(await openSite(slow).watch()).toMatchObject({ kind: "rollback" });
    const warm = openSite({ ...slow, life: { warmUpMs: 3 * MINUTE } });
    const answer = await warm.watch();
    expect(answer).toMatchObject({ kind: "end", verdict: { outcome: "pass" } });
    expect(warm.reads[0]?.from).toBe(3);
    expect(answer.verdict.evidence.at(-1)).toEqual({ label: "warm-up", value: "00:00:00–00:03:00 UTC is not judged" });
  });

  it("hides no failed request and no health check", async () => {
    const life = { warmUpMs: 10 * MINUTE };
    const errors = openSite({ life, value: (_, { from }) => (from < 1 ? 0.5 : 0) });
    expect(await errors.watch()).toMatchObject({ kind: "rollback" });
    const failing = openSite({
      life,
      conditions: [HEALTHY],
      gate: (minute) => (minute === 0 ? GOOD : fail("health_check_failed", "no", "fix it")),
    });
    expect(await failing.watch()).toMatchObject({ kind: "rollback" });
    expect(failing.minute()).toBe(2);
  });
});

describe("what cannot be judged", () => {
  it("ends the watch once it lasts longer than the grace, where the plan says `stop`", async () => {
    const trouble = (from: number, to: number) => (now: number) => (now >= from && now < to ? DOWN : 0);
    const life = { onHold: "stop" } as const;
    const long = openSite({ life, value: trouble(8, 100) });
    expect(await long.watch()).toMatchObject({ kind: "end", verdict: { reasonCode: "vendor_unavailable" } });
    expect(long.minute()).toBe(13);
    const short = openSite({ life, value: trouble(8, 13) });
    expect(await short.watch()).toMatchObject({ kind: "end", verdict: { outcome: "pass" } });
    const thin = openSite({ life, value: () => null });
    expect(await thin.watch()).toMatchObject({ kind: "end", verdict: { reasonCode: "no_data" } });
    expect(thin.minute()).toBe(FOR + SETTLE + 5);
  });

  it("is rolled back at the end of the watch, where the plan says `rollback`, and nothing is that was judged good", async () => {
    const life = { onHold: "rollback" } as const;
    const site = openSite({ life, value: () => DOWN });
    expect(await site.watch()).toMatchObject({ kind: "rollback", verdict: { reasonCode: "held_at_end" } });
    expect(site.minute()).toBe(FOR + SETTLE + 5);
    expect(await openSite({ life }).watch()).toMatchObject({ kind: "end", verdict: { outcome: "pass" } });
    const moved = openSite({ life, movedAt: 7 });
    expect(await moved.watch()).toMatchObject({ kind: "end", verdict: { reasonCode: "production_moved" } });
  });
});

describe("a watch that only observes", () => {
  it("ends on hold where a rollback would be due, and says from what to what", async () => {
    const observe = openSite({ life: { observe: true }, value: () => 0.5 });
    const answer = await observe.watch();
    expect(answer).toMatchObject({ kind: "end", verdict: { outcome: "hold", reasonCode: "would_roll_back" } });
    expect(answer.verdict.summary).toMatch(/^Production would have been rolled back from dpl_1 to dpl_v0, /);
    const real = openSite({ value: () => 0.5 });
    expect((await real.watch()).kind).toBe("rollback");
    expect(observe.minute()).toBe(real.minute());
  });

  it("passes what is good", async () => {
    const site = openSite({ life: { observe: true } });
    expect(await site.watch()).toMatchObject({ kind: "end", verdict: { outcome: "pass" } });
  });
});

describe("a look that follows evidence which is near", () => {
  const regression = { metrics: ["m0"], named: true, falseAlarms: 0.001 };
  /** From minute 2 on a little more fails than before: not enough for one look. */
  const worse = (_: number, { from }: MetricWindow) => (from < 2 ? 0.01 : 0.018);

  it("comes sooner, makes no health check that would count, and sooner finds what is worse", async () => {
    const wishes = {
      conditions: [threshold("m0", 5, 0.5)],
      everyMinutes: 8,
      life: { regression, probeEveryMs: 8 * MINUTE },
      value: worse,
    };
    const site = openSite(wishes);
    expect(await site.watch()).toMatchObject({ kind: "rollback", verdict: { reasonCode: "regression_shown" } });
    const looks = site.events.filter((event) => event.event === "tick").map(({ elapsedMs }) => elapsedMs / MINUTE);
    expect(looks).toEqual([0, 8, 16]);
    expect(site.minute()).toBe(18);
    // The gates at the beginning, and a health check at each look that the plan's interval asks for.
    expect(site.gates).toEqual([0, 0, 8, 16]);
  });
});

describe("a watch that ends when it is shown", () => {
  it("passes as soon as the evidence excludes a regression, and else at its time", async () => {
    const regression = { metrics: ["m0"], named: true, falseAlarms: 0.001 };
    const steady = { value: () => 0.02, life: { regression, ends: "when-shown" } } as const;
    const early = openSite(steady);
    expect(await early.watch()).toMatchObject({
      kind: "end",
      verdict: { outcome: "pass", reasonCode: "watched", summary: expect.stringContaining("before its time") },
    });
    expect(early.minute()).toBeLessThan(FOR);
    for (const site of [openSite({ ...steady, life: { regression } }), openSite({ life: { ends: "when-shown" } })]) {
      expect(await site.watch()).toMatchObject({ kind: "end", verdict: { outcome: "pass" } });
      expect(site.minute()).toBe(FOR + SETTLE);
    }
  });
});
