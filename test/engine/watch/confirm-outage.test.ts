/** A site that is down from some moment on, and who else answers: on the virtual clock, where a probe takes its time. */
import { describe, expect, it } from "vitest";
import type { CommandContext } from "../../../src/engine/context.ts";
import { createJournal } from "../../../src/engine/journal.ts";
import { confirmOutage, createOutageMemory } from "../../../src/engine/watch/confirm-outage.ts";
import { watchProduction } from "../../../src/engine/watch/watch-production.ts";
import type { WatchedRelease } from "../../../src/engine/watch/watched-release.ts";
import { ProviderError } from "../../../src/lib/error.ts";
import { fail, hold, pass, type Verdict } from "../../../src/lib/verdict.ts";
import type { Condition, Watch } from "../../../src/plan/plan.ts";
import type { Host } from "../../../src/providers/contract.ts";
import { createVirtualClock } from "../../../src/sandbox/virtual-clock.ts";
import { PLAIN_WATCH } from "../../judge/plain-watch.ts";
import { HEALTH, metricOf, MINUTE, threshold } from "../../judge/watched-site.ts";
import { createModelWorld } from "../../simulation/model-world.ts";
import { simulatedContext, SIMULATED_PLAN } from "../../simulation/run-release.ts";

const START = Date.UTC(2026, 10, 20);
const SECOND = 1_000;
const UP = pass("gate_passed", "200");
const DOWN: Verdict = { ...fail("health_check_failed", "503", "look"), down: true };
const WRONG = fail("health_check_failed", "no such text", "look");
const BLOCKED = hold("probe_blocked", "no route", "look");
const NO_ANSWER = new ProviderError({
  reasonCode: "vendor_unavailable",
  vendor: "host",
  message: "down",
  remedy: "wait",
});

type Place = "production" | "www" | "candidate" | "knownGood";

interface Wishes {
  readonly down?: { readonly fromS: number; readonly toS?: number };
  /** What each address answers; production's is `DOWN` while it is down. */
  readonly places?: Partial<Record<Place, Verdict>>;
  /** What production answers while it is down. */
  readonly found?: Verdict;
  /** How long production takes to answer, in seconds. */
  readonly takesS?: (second: number) => number;
  /** Longest that a gate waits for an answer, in seconds. */
  readonly patienceS?: number;
  /** Whether a connection comes about, and whether an answer begins at once. */
  readonly reached?: boolean;
  readonly begins?: boolean;
  readonly knownGoodTakesS?: number;
  readonly host?: "down";
  readonly life?: Partial<typeof PLAIN_WATCH>;
  readonly conditions?: readonly Condition[];
  /** Seconds that the metric's vendor takes. */
  readonly readTakesS?: number;
  readonly readsOnly?: boolean;
}

function openSite(wishes: Wishes = {}) {
  const clock = createVirtualClock(START);
  const second = () => (clock.now() - START) / SECOND;
  const world = createModelWorld({ domains: [], happening: () => ({ kind: "none" }), now: clock.now, jobMs: 0 });
  world.foreignDeployment("dpl_1");
  const asked: { readonly place: Place; readonly at: number; readonly once: boolean }[] = [];
  const places: Record<Place, Verdict> = {
    production: UP,
    www: DOWN,
    candidate: DOWN,
    knownGood: UP,
    ...wishes.places,
  };
  const isDown = () =>
    second() >= (wishes.down?.fromS ?? 0) && second() < (wishes.down?.toS ?? Number.POSITIVE_INFINITY);
  const metric = metricOf(0, {
    measure: { unit: "ratio", minimumSamples: 20 },
    settleMinutes: 0,
    minutes: [],
    down: [0, 0],
  });
  const watch: Watch = {
    forMs: 10 * MINUTE,
    everyMs: MINUTE,
    silenceMs: 6 * 3_600_000,
    ...PLAIN_WATCH,
    ...wishes.life,
    metrics: { m0: metric, [HEALTH.name]: HEALTH },
    rollbackConditions: wishes.conditions ?? [threshold("m0", 5, 0.05)],
    successConditions: [],
  };
  const { stages } = SIMULATED_PLAN;
  const production = { ...stages.production, verify: stages.staging.verify, watch };
  const host: Host = {
    ...world.host,
    readDeployment: async (id) => {
      if (wishes.host === "down") throw NO_ANSWER;
      return { ...((await world.host.readDeployment("dpl_1")) ?? never()), id, url: "knownGood.test" };
    },
  };
  const site = { gate: "pass", errorsFromMs: null, blind: false } as const;
  const context: CommandContext = {
    ...simulatedContext(world, clock, "r1", site, () => undefined),
    plan: { ...SIMULATED_PLAN, stages: { ...stages, production } },
    domainUrl: (domain) => (domain.startsWith("www") ? "https://www.test" : "https://production.test"),
    readsOnly: async () => wishes.readsOnly ?? true,
    patienceMs: async () => (wishes.patienceS ?? 15) * SECOND,
    checkGate: async (_, { url }, about) => {
      const place = (/\/\/(\w+)\./.exec(url)?.[1] ?? "") as Place;
      asked.push({ place, at: second(), once: about !== undefined && "once" in about });
      const hear = about !== undefined && "onHeard" in about ? (about.onHeard ?? null) : null;
      if (wishes.reached !== false) hear?.("connected");
      if (wishes.begins === true) hear?.("answering");
      if (place === "production") await clock.sleep((wishes.takesS?.(second()) ?? 0) * SECOND);
      if (place === "knownGood") await clock.sleep((wishes.knownGoodTakesS ?? 0) * SECOND);
      return place === "production" && isDown() ? (wishes.found ?? DOWN) : places[place];
    },
    metricSource: async () => ({
      async read(window) {
        await clock.sleep((wishes.readTakesS ?? 0) * SECOND);
        return { value: 0, sampleCount: 500, window, complete: true };
      },
    }),
  };
  const release: WatchedRelease = { host, record: recordOf() };
  const memory = createOutageMemory();
  const journal = createJournal("watch", context);
  return {
    clock,
    second,
    memory,
    /** Seconds at which production was asked. */
    times: (place: Place = "production") => asked.filter((one) => one.place === place).map(({ at }) => at),
    confirm: () => confirmOutage(context, journal, release, memory),
    watch: () => watchProduction(context, journal, { host, record: release.record }),
  };
}

function never(): never {
  throw new Error("the model has no deployment");
}

function recordOf(): WatchedRelease["record"] {
  const payload = {
    holdpoint: 1 as const,
    phase: "production" as const,
    release: "r1",
    commit: "a".repeat(40),
    planDigest: SIMULATED_PLAN.digest,
    candidate: { id: "dpl_1", url: "candidate.test", createdAt: START },
    knownGood: { id: "dpl_v0", commit: "0".repeat(40), judged: true, why: "its watch passed" },
    previous: { id: "dpl_v0", commit: "0".repeat(40) },
    migrations: "none",
    watchForMs: 10 * MINUTE,
    autoAssignDomains: true,
    unpinned: false,
  };
  const state = { phase: "watching" as const, promotedAt: START, rollbackTo: null, accepted: false, reason: null };
  return { forgeId: 1, payload, ...state, createdAt: START, statusAt: START };
}

describe("a site that seems to be down", () => {
  it("is asked again at once and every two seconds, and is down after four", async () => {
    const site = openSite();
    expect(await site.confirm()).toMatchObject({ outcome: "fail", reasonCode: "outage_shown" });
    expect(site.times()).toEqual([0, 0, 2, 4]);
    expect(site.second()).toBe(4);
  });

  it("is down within ten seconds where it says nothing at all", async () => {
    const site = openSite({ takesS: () => 15 });
    expect(await site.confirm()).toMatchObject({ reasonCode: "outage_shown" });
    expect(site.second()).toBeLessThan(10);
    // Those who can tell whose fault it is were asked meanwhile.
    expect(site.times("knownGood")).toEqual([5]);
  });

  it("is down at its gates' own limit and four seconds more where it begins to answer, or cannot be reached", async () => {
    for (const wishes of [{ begins: true }, { reached: false }]) {
      const site = openSite({ takesS: () => 15, ...wishes });
      expect(await site.confirm()).toMatchObject({ reasonCode: "outage_shown" });
      expect(site.second()).toBe(19);
    }
  });

  it("is given as long as its plan says that answers take, and as it took in this watch", async () => {
    const patient = openSite({ takesS: () => 60, patienceS: 60 });
    await patient.confirm();
    expect(patient.second()).toBeCloseTo(37.2, 1);
    // It took seven seconds to answer, and then takes 13.
    const slower = openSite({ down: { fromS: 100 }, takesS: (second) => (second < 7 ? 7 : 13) });
    expect(await slower.confirm()).toBeNull();
    await slower.clock.sleep(MINUTE);
    expect(await slower.confirm()).toBeNull();
    expect(slower.memory.standing).toBeNull();
    const fast = openSite({ down: { fromS: 100 }, takesS: (second) => (second < 7 ? 0 : 13) });
    await fast.clock.sleep(10 * SECOND);
    expect((await fast.confirm())?.reasonCode).toBe("outage_shown");
  });

  it("is not down where a late answer comes while others are asked", async () => {
    // Silent for eight seconds, and heard again before what served before has answered.
    const site = openSite({ down: { fromS: 100 }, patienceS: 8, takesS: () => 8.5, knownGoodTakesS: 5 });
    expect(await site.confirm()).toBeNull();
    expect(site.second()).toBe(9);
  });

  it("is not down where it is slow, answers in between, answers wrongly, or cannot be reached", async () => {
    const slow = openSite({ down: { fromS: 100 }, takesS: () => 9 });
    const between = openSite({ down: { fromS: 0, toS: 3 } });
    for (const site of [slow, between, openSite({ found: WRONG }), openSite({ found: BLOCKED })]) {
      expect(await site.confirm()).toBeNull();
      expect(site.times().length).toBeLessThanOrEqual(6);
    }
  });

  it.each([
    ["another domain answers", { places: { www: UP } }],
    ["another domain answers something wrong", { places: { www: WRONG } }],
    ["the build answers at its own address", { places: { candidate: UP } }],
    ["what served before does not answer either", { places: { knownGood: DOWN } }],
    ["neither the host nor anything else answers from here", { host: "down", places: { candidate: BLOCKED } }],
  ] as const)("may be no fault of the release where %s", async (_, wishes) => {
    const site = openSite(wishes);
    expect(await site.confirm()).toMatchObject({ outcome: "hold", reasonCode: "outage_unconfirmed" });
  });

  it("is asked by one who asks at a time, and no faster than the watch's interval after rounds without a result", async () => {
    const site = openSite({ places: { knownGood: DOWN } });
    await Promise.all([site.confirm(), site.confirm(), site.confirm()]);
    expect(site.times()).toEqual([0, 0, 2, 4]);
    expect(await site.confirm()).toMatchObject({ reasonCode: "outage_unconfirmed" });
    expect(site.times()).toHaveLength(4);
    await site.clock.sleep(MINUTE);
    await site.confirm();
    expect(site.times()).toHaveLength(8);
  });

  it("is not asked quickly by gates that write", async () => {
    const site = openSite({ readsOnly: false });
    expect(await site.confirm()).toBeNull();
    expect(site.times()).toEqual([]);
  });
});

describe("a watch", () => {
  const FAST = { life: { probeEveryMs: 10 * SECOND } } as const;

  it("rolls back within twenty seconds of an outage, whenever it begins and whatever a vendor is doing", async () => {
    for (const [fromS, readTakesS] of [
      [70, 0],
      [79.9, 0],
      [65, 50],
    ] as const) {
      const site = openSite({ ...FAST, down: { fromS }, readTakesS });
      expect(await site.watch()).toMatchObject({ kind: "rollback", verdict: { reasonCode: "outage_shown" } });
      expect([fromS, site.second() - fromS <= 20]).toEqual([fromS, true]);
    }
  });

  it("asks between its looks, as often as the plan says and no more", async () => {
    const site = openSite({ ...FAST, down: { fromS: Number.POSITIVE_INFINITY } });
    expect(await site.watch()).toMatchObject({ kind: "end", verdict: { outcome: "pass" } });
    const minute = site.times().filter((at) => at > 60 && at <= 120);
    expect(minute.length).toBeGreaterThanOrEqual(5);
    expect(minute.length).toBeLessThanOrEqual(7);
  });

  it("does not count quick rounds as failed health checks", async () => {
    const site = openSite({
      ...FAST,
      conditions: [threshold("health_check_failures", 5, 3, 1)],
      places: { knownGood: DOWN },
      down: { fromS: 61 },
    });
    const answer = await site.watch();
    expect(answer).toMatchObject({ kind: "rollback", verdict: { reasonCode: "condition_met" } });
    expect(answer.verdict.summary).toContain("health_check_failures is 4 (");
    expect(Math.floor(site.second() / 60)).toBe(5);
  });

  it("holds at its end where an outage could not be confirmed, and passes where the site answers again", async () => {
    const lasting = openSite({ ...FAST, down: { fromS: 300 }, places: { knownGood: DOWN } });
    expect(await lasting.watch()).toMatchObject({ kind: "end", verdict: { reasonCode: "outage_unconfirmed" } });
    // Without anybody who asks between the looks, the look itself hears that the site answers again.
    for (const life of [FAST.life, { probeEveryMs: MINUTE }]) {
      const passing = openSite({ life, down: { fromS: 300, toS: 400 }, places: { knownGood: DOWN } });
      expect(await passing.watch()).toMatchObject({ kind: "end", verdict: { outcome: "pass" } });
    }
  });

  it("does not roll back for gates that fail at its beginning, where the network may be the cause, and asks them again", async () => {
    const site = openSite({ ...FAST, down: { fromS: 0, toS: 90 }, places: { knownGood: DOWN } });
    expect(await site.watch()).toMatchObject({ kind: "end", verdict: { outcome: "pass" } });
    const real = openSite({ ...FAST, down: { fromS: 0 } });
    expect(await real.watch()).toMatchObject({ kind: "rollback" });
    expect(real.second()).toBeLessThanOrEqual(20);
  });

  it("only says so where the plan observes", async () => {
    const site = openSite({ life: { ...FAST.life, observe: true }, down: { fromS: 70 } });
    expect(await site.watch()).toMatchObject({ kind: "end", verdict: { reasonCode: "would_roll_back" } });
    expect(site.second()).toBeLessThanOrEqual(90);
  });
});
