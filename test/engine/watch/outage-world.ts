/**
 * A site that is down from some moment on, who else answers, and who asks: on the virtual clock, where a probe takes its time.
 */
import type { CommandContext } from "../../../src/engine/context.ts";
import { createJournal } from "../../../src/engine/journal.ts";
import { askBetweenLooks } from "../../../src/engine/watch/ask-between-looks.ts";
import { confirmOutage, createOutageMemory } from "../../../src/engine/watch/confirm-outage.ts";
import { watchProduction } from "../../../src/engine/watch/watch-production.ts";
import type { WatchedRelease } from "../../../src/engine/watch/watched-release.ts";
import { ProviderError } from "../../../src/lib/error.ts";
import { fail, hold, pass, type Verdict } from "../../../src/lib/verdict.ts";
import type { Condition, Watch } from "../../../src/plan/plan.ts";
import type { Host } from "../../../src/providers/contract.ts";
import type { ReleaseEvent } from "../../../src/release/result.ts";
import { createVirtualClock, type VirtualClock } from "../../../src/sandbox/virtual-clock.ts";
import { PLAIN_WATCH } from "../../judge/plain-watch.ts";
import { HEALTH, metricOf, MINUTE, threshold } from "../../judge/watched-site.ts";
import { createModelWorld } from "../../simulation/model-world.ts";
import { simulatedContext, SIMULATED_PLAN } from "../../simulation/run-release.ts";
import { stage } from "../rollout/rolling-world.ts";

export const START = Date.UTC(2026, 10, 20);
export const SECOND = 1_000;
export const UP = pass("gate_passed", "200");
export const DOWN: Verdict = { ...fail("health_check_failed", "503", "look"), down: true };
export const WRONG = fail("health_check_failed", "no such text", "look");
export const BLOCKED = hold("probe_blocked", "no route", "look");
const NO_ANSWER = new ProviderError({
  reasonCode: "vendor_unavailable",
  vendor: "host",
  message: "down",
  remedy: "wait",
});

/** `beside`: what serves the other visitors of a rolling release. */
type Place = "production" | "www" | "candidate" | "knownGood" | "beside";

/** More than any watch of a test needs: who asks for ever fails. */
const MOST_SLEEPS = 3_000;

export interface SiteWishes {
  readonly down?: { readonly fromS: number; readonly toS?: number };
  /** What each address answers; production's is `DOWN` while it is down. */
  readonly places?: Partial<Record<Place, Verdict>>;
  /** What production answers while it is down. */
  readonly found?: (second: number) => Verdict;
  /** How long production takes to answer, in seconds. */
  readonly takesS?: (second: number) => number;
  /** Longest that a gate waits for an answer, in seconds. */
  readonly patienceS?: number;
  /** Whether a connection comes about, and whether an answer begins at once. */
  readonly reached?: boolean;
  readonly begins?: boolean;
  /** How long a gate takes that is not asked in haste, in seconds. */
  readonly gateTakesS?: number;
  /** How long the others take to answer, in seconds. */
  readonly placesTakeS?: Partial<Record<Place, number>>;
  readonly host?: "down";
  readonly hostTakesS?: number;
  /** Nothing was in production before that is known to be good. */
  readonly isFirst?: boolean;
  /** Only a part of the visitors get the release. */
  readonly isRolling?: boolean;
  readonly signal?: AbortSignal;
  readonly life?: Partial<typeof PLAIN_WATCH>;
  readonly conditions?: readonly Condition[];
  /** Seconds that the metric's vendor takes. */
  readonly readTakesS?: number;
  readonly readsOnly?: boolean;
  readonly isUnwatched?: boolean;
  readonly isUngated?: boolean;
}

export function openSite(wishes: SiteWishes = {}) {
  const clock = countSleepers(createVirtualClock(START));
  const second = () => (clock.now() - START) / SECOND;
  const world = createModelWorld({ domains: [], happening: () => ({ kind: "none" }), now: clock.now, jobMs: 0 });
  world.foreignDeployment("dpl_1");
  const asked: { readonly place: Place; readonly at: number }[] = [];
  const places: Record<Place, Verdict> = {
    production: UP,
    www: DOWN,
    candidate: DOWN,
    knownGood: UP,
    beside: UP,
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
  const production = {
    ...stages.production,
    verify: wishes.isUngated ? [] : stages.staging.verify,
    watch: wishes.isUnwatched ? null : watch,
  };
  const answer = async () => {
    if (wishes.hostTakesS !== undefined) await clock.sleep(wishes.hostTakesS * SECOND);
    if (wishes.host === "down") throw NO_ANSWER;
  };
  const host: Host = {
    ...world.host,
    readProject: async () => (await answer(), world.host.readProject()),
    readDeployment: async (id) => {
      await answer();
      return { ...((await world.host.readDeployment("dpl_1")) ?? never()), id, url: "knownGood.test" };
    },
  };
  const site = { gate: "pass", errorsFromMs: null, blind: false } as const;
  const events: ReleaseEvent[] = [];
  const context: CommandContext = {
    ...simulatedContext(world, clock, "r1", site, (event) => void events.push(event)),
    ...(wishes.signal === undefined ? {} : { signal: wishes.signal }),
    sides: wishes.isRolling === true ? { candidate: "new", stable: "old" } : null,
    plan: { ...SIMULATED_PLAN, stages: { ...stages, production } },
    domainUrl: (domain) => (domain.startsWith("www") ? "https://www.test" : "https://production.test"),
    readsOnly: async () => wishes.readsOnly ?? true,
    patienceMs: async () => (wishes.patienceS ?? 15) * SECOND,
    checkGate: async (_, { url, query }, about) => {
      const place = query === "old" ? "beside" : ((/\/\/(\w+)\./.exec(url)?.[1] ?? "") as Place);
      const isQuick = about !== undefined && "once" in about;
      asked.push({ place, at: second() });
      const hear = about !== undefined && "onHeard" in about ? (about.onHeard ?? null) : null;
      if (wishes.reached !== false) hear?.("connected");
      if (wishes.begins === true) hear?.("answering");
      const tookS = place === "production" ? (wishes.takesS?.(second()) ?? 0) : wishes.placesTakeS?.[place];
      if (tookS !== undefined) await clock.sleep(tookS * SECOND);
      if (!isQuick && wishes.gateTakesS !== undefined) await clock.sleep(wishes.gateTakesS * SECOND);
      return place === "production" && isDown() ? (wishes.found?.(second()) ?? DOWN) : places[place];
    },
    metricSource: async () => ({
      async read(window) {
        await clock.sleep((wishes.readTakesS ?? 0) * SECOND);
        return { value: 0, sampleCount: 500, window, complete: true };
      },
    }),
  };
  const release: WatchedRelease = {
    host,
    record: recordOf(wishes),
    ...(wishes.isRolling === true ? { stage: stage(0) } : {}),
  };
  const memory = createOutageMemory();
  const journal = createJournal("watch", context);
  return {
    clock,
    second,
    memory,
    journal,
    events,
    /** What was said of the outage, in order. */
    told: () => events.flatMap((event) => (event.event === "condition" ? [[event.text, event.verdict.summary]] : [])),
    /** Seconds at which production was asked. */
    times: (place: Place = "production") => asked.filter((one) => one.place === place).map(({ at }) => at),
    confirm: () => confirmOutage(context, journal, release, memory),
    between: () => askBetweenLooks(context, journal, release, memory),
    watch: () => watchProduction(context, journal, release),
    /** By somebody who must leave after so many minutes. */
    watchFor: (minutes: number) => watchProduction(context, journal, release, START + minutes * MINUTE),
  };
}

function never(): never {
  throw new Error("the model has no deployment");
}

/** A clock that knows how many wait for it. */
function countSleepers(clock: VirtualClock) {
  let waiting = 0;
  let sleeps = 0;
  return {
    ...clock,
    waiting: () => waiting,
    async sleep(ms: number, signal?: AbortSignal) {
      sleeps += 1;
      if (sleeps > MOST_SLEEPS) throw new Error("somebody waits for ever");
      waiting += 1;
      await clock.sleep(ms, signal).finally(() => {
        waiting -= 1;
      });
    },
  };
}

function recordOf({ isFirst = false }: SiteWishes): WatchedRelease["record"] {
  const payload = {
    holdpoint: 1 as const,
    phase: "production" as const,
    release: "r1",
    commit: "a".repeat(40),
    planDigest: SIMULATED_PLAN.digest,
    candidate: { id: "dpl_1", url: "candidate.test", createdAt: START },
    knownGood: isFirst ? null : { id: "dpl_v0", commit: "0".repeat(40), judged: true, why: "its watch passed" },
    previous: isFirst ? null : { id: "dpl_v0", commit: "0".repeat(40) },
    migrations: "none",
    watchForMs: 10 * MINUTE,
    autoAssignDomains: true,
    unpinned: false,
  };
  const state = { phase: "watching" as const, promotedAt: START, rollbackTo: null, accepted: false, reason: null };
  return { forgeId: 1, payload, ...state, createdAt: START, statusAt: START };
}
