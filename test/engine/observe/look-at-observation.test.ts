/** One look at a deployment that somebody else brought into production: what it counts, what it asks, what it says. */
import { describe, expect, it } from "vitest";
import type { CommandContext } from "../../../src/engine/context.ts";
import { lookAtObservation } from "../../../src/engine/observe/look-at-observation.ts";
import { fail, hold, pass, type Verdict } from "../../../src/lib/verdict.ts";
import type { Watch } from "../../../src/plan/plan.ts";
import { metricOf, threshold } from "../../judge/watched-site.ts";
import { production } from "../../release/facts.ts";
import { GATE, NOW, silence, type SmallWorld } from "../small-world.ts";
import {
  HOUR,
  MINUTE,
  observedIn,
  type ObservedWishes,
  type ObservingWishes,
  openObservingWorld,
  WATCH,
} from "./observing-world.ts";

const SINCE = "watching since 2026-01-05T09:30:00Z until 2026-01-05T10:30:00Z";
const CODE = { ...GATE, title: "Flow", gate: "playwright" };
const BAD = fail("gate_failed", "HTTP 500", "Fix it.");
const BLIND = hold("vendor_unavailable", "no answer", "wait");
/** Of a metric whose data is complete five minutes later. */
const METERED: Watch = {
  ...WATCH,
  metrics: {
    m0: metricOf(0, {
      measure: { unit: "ratio", minimumSamples: 20 },
      settleMinutes: 5,
      minutes: [],
      down: [0, 0],
    }),
  },
  rollbackConditions: [threshold("m0", 5, 0.05)],
};
const metered = { plan: { production: { watch: METERED, verify: [GATE] } } };
/** Live for as long as it is watched, or longer. */
const LONG = { payload: { liveAt: NOW - 2 * HOUR, watchForMs: HOUR } };
const seen = (looks: string, from = "2026-01-05T09:30:00Z until 2026-01-05T10:30:00Z") =>
  `watching since ${from}: ${looks}`;

async function looked(wishes: ObservingWishes & ObservedWishes = {}) {
  const world = openObservingWorld(wishes);
  const context: CommandContext = {
    ...world.context,
    runsCode: async ({ gate }) => gate !== "http",
    metricSource: async () => ({
      read: async (window) => {
        world.asked.push("read metric");
        return { value: 0, sampleCount: 500, window, complete: true };
      },
    }),
  };
  const result = await lookAtObservation(context, world.journal, observedIn(world, wishes));
  return { world, result, gates: countOf(world, "gate"), metricReads: countOf(world, "read metric") };
}

const countOf = (world: SmallWorld, begin: string) => world.asked.filter((text) => text.startsWith(begin)).length;

describe("a look at what still serves", () => {
  it("says how it stands, and leaves that in the record", async () => {
    const { world, result } = await looked();
    expect(result).toMatchObject({
      decision: "watching",
      reasonCode: "watch_open",
      summary:
        "dpl_new is observed until 2026-01-05T10:30:00Z: look 1, longest silence 30m. Nothing is changed, whatever is found.",
    });
    expect(world.writes()).toEqual([`status 2: ${SINCE}: 1 look, silent 30m at most, judged 0m`]);
    expect(world.events.filter(({ event }) => event === "tick")).toMatchObject([
      { previousMs: null, clear: 1, open: 0 },
    ]);
    expect(world.events).toContainEqual(
      expect.objectContaining({ event: "condition", text: WATCH.rollbackConditions[0]?.text }),
    );
    expect(world.said("note")).toEqual([]);
  });

  it("counts on from what the look before left, and keeps the longest silence", async () => {
    const { world, result } = await looked({
      said: seen("4 looks, silent 10m at most, judged 20m"),
      saidAt: NOW - 12 * MINUTE,
    });
    expect(result.summary).toContain(": look 5, longest silence 12m.");
    expect(world.writes()).toEqual([`status 2: ${SINCE}: 5 looks, silent 12m at most, judged 20m`]);
    const longer = await looked({ said: seen("1 look, silent 14m at most, judged 0m"), saidAt: NOW + 3_000 });
    expect(longer.result.summary).toContain(": look 2, longest silence 14m.");
  });

  it("keeps how far its conditions are judged for good", async () => {
    const { world } = await looked(metered);
    expect(world.writes()[0]).toMatch(/: 1 look, silent 30m at most, judged (?!0m)\d+m$/);
    const further = await looked({ ...metered, said: seen("1 look, silent 29m at most, judged 29m") });
    expect(further.world.writes()[0]).toMatch(/: 2 looks, silent 29m at most, judged 29m$/);
    // What is judged for good is not read again.
    expect(further.metricReads).toBeLessThan((await looked(metered)).metricReads);
  });

  it("asks the gates once, and again while they are open", async () => {
    expect((await looked()).gates).toBe(3);
    const closed = await looked({ said: seen("1 look, silent 1m at most, judged 0m") });
    expect([closed.gates, closed.world.writes()[0]]).toEqual([2, expect.stringMatching(/judged 0m$/)]);
    const open = await looked({ said: seen("1 look, silent 1m at most, judged 0m, gates open") });
    expect([open.gates, open.world.writes()[0]]).toEqual([3, expect.stringMatching(/judged 0m$/)]);
  });

  it("says that gates are open which gave no answer, or which run code", async () => {
    let asked = 0;
    const gate = (): Verdict => ((asked += 1) === 2 ? BLIND : pass("gate_passed", "fine"));
    expect((await looked({ gate })).world.writes()[0]).toMatch(/, gates open$/);
    const code = { plan: { production: { watch: WATCH, verify: [GATE, CODE] } } };
    expect((await looked(code)).world.writes()[0]).toMatch(/, gates open$/);
    const known = { ...code, said: seen("1 look, silent 1m at most, judged 0m") };
    expect((await looked(known)).world.writes()[0]).toMatch(/judged 0m$/);
  });

  it("goes on where its word cannot be written, and where another one serves all at once", async () => {
    const silent = await looked({ forge: { createDeploymentStatus: () => Promise.reject(silence()) } });
    expect(silent.result.decision).toBe("watching");
    expect(silent.world.said("note")).toEqual(["the look was not written down: no answer"]);
    const moved = await looked({ host: { readProject: async () => production("dpl_theirs").project } });
    expect(moved.result).toMatchObject({ decision: "watching", reasonCode: "watch_open" });
    expect(moved.world.writes()).toHaveLength(1);
  });
});

describe("a look that ends an observation", () => {
  const FULL = "3 looks, silent 1h 0m at most, judged 59m";
  const ended = { ...LONG, said: seen(FULL, "2026-01-05T08:00:00Z until 2026-01-05T09:00:00Z") };

  it("says that it is fine", async () => {
    const { world, result } = await looked({ ...ended, ...metered });
    expect(result).toMatchObject({ decision: "proceed", reasonCode: "watched" });
    expect(world.writes().at(-1)).toMatch(/^status 2: done since 2026-01-05T08:00:00Z: /);
    // Its health checks were made by the looks before, which left no silence that is too long.
    expect((await looked(ended)).result).toMatchObject({ decision: "proceed", reasonCode: "watched" });
  });

  it("says that it would have been rolled back, after as many health checks as the condition needs", async () => {
    const { world, result, gates } = await looked({
      gate: () => BAD,
      said: seen("1 look, silent 1m at most, judged 0m"),
    });
    expect(result).toMatchObject({ decision: "hold", reasonCode: "would_roll_back" });
    expect(gates).toBe(3);
    expect(world.writes().at(-1)).toMatch(/^status 2: held since \S+: would_roll_back, /);
    expect(world.writes().some((text) => text.startsWith("rollback"))).toBe(false);
  });

  it("holds for gates that nobody has asked, while it serves", async () => {
    const code = { ...metered, plan: { production: { watch: METERED, verify: [CODE] } } };
    const { result } = await looked({ ...LONG, ...code });
    expect(result).toMatchObject({ decision: "hold", reasonCode: "item_not_run" });
    expect(result.summary).toMatch(/^Flow: nobody asked/);
    const held = await looked({
      ...LONG,
      plan: { production: { watch: METERED, verify: [GATE, CODE] } },
      gate: () => hold("protected_deployment", "no way in", "Give a secret."),
    });
    expect(held.result.reasonCode).toBe("protected_deployment");
    const asked = await looked({ ...ended, ...code });
    expect(asked.result.decision).toBe("proceed");
    const gone = await looked({ ...LONG, ...code, until: NOW - 10 * MINUTE });
    expect(gone.result).toMatchObject({ decision: "proceed", reasonCode: "watched" });
  });

  it("holds where some domains have never had it, while it serves", async () => {
    const elsewhere = production("dpl_new", {}, ["dpl_old", null]);
    const { result } = await looked({ ...ended, ...metered, production: elsewhere });
    expect(result).toMatchObject({
      decision: "hold",
      reasonCode: "read_back_mismatch",
      summary: "Production is dpl_new, but d0.example.com points at dpl_old and d1.example.com points at nothing.",
      remedy: "Look at the project's domains: what they serve was not judged.",
    });
    const gone = await looked({ ...ended, ...metered, production: elsewhere, until: NOW - 10 * MINUTE });
    expect(gone.result.decision).toBe("proceed");
    // What is wrong besides comes first.
    const bad = await looked({ gate: () => BAD, production: elsewhere });
    expect(bad.result.reasonCode).toBe("would_roll_back");
  });
});

describe("a look at what does not serve any more", () => {
  it("only waits for its data, asks nobody else and writes nothing", async () => {
    const { world, result, gates } = await looked({ ...metered, until: NOW - MINUTE });
    expect(result).toMatchObject({
      decision: "watching",
      summary:
        "dpl_new, which served until 2026-01-05T09:59:00Z, is observed until 2026-01-05T09:59:00Z: look 0, longest silence 29m. Nothing is changed, whatever is found.",
    });
    expect([world.writes(), gates, countOf(world, "read") > 0]).toEqual([[], 0, true]);
    const later = await looked({ ...metered, payload: { liveAt: NOW - 61 * MINUTE }, until: NOW - 30_000 });
    expect(later.result.summary).toContain("is observed until 2026-01-05T09:59:00Z: look 0");
  });

  it("is spoken for by the health checks of looks before, up to a silence that the plan accepts", async () => {
    const said = seen("3 looks, silent 10m at most, judged 0m");
    const spoken = (changes: ObservingWishes & ObservedWishes) =>
      looked({ said, saidAt: NOW - 12 * MINUTE, until: NOW - 10 * MINUTE, ...changes });
    const accepting = (silenceMs: number, conditions = WATCH.rollbackConditions) => ({
      plan: { production: { watch: { ...WATCH, silenceMs, rollbackConditions: conditions }, verify: [GATE] } },
    });
    expect((await spoken(accepting(10 * MINUTE))).result).toMatchObject({ decision: "proceed", reasonCode: "watched" });
    expect((await spoken(accepting(10 * MINUTE - 1))).result).toMatchObject({ decision: "hold" });
    // Nobody looked at all while it served.
    const nobody = openObservingWorld(accepting(HOUR));
    const observed = observedIn(nobody, { until: NOW - 10 * MINUTE });
    const result = await lookAtObservation(nobody.context, nobody.journal, observed);
    expect(result.decision).toBe("hold");
    expect(countOf(nobody, "gate")).toBe(0);
  });

  it("is judged by its metrics all the same", async () => {
    const watch = {
      ...METERED,
      metrics: { ...METERED.metrics, ...WATCH.metrics },
      rollbackConditions: [...METERED.rollbackConditions, ...WATCH.rollbackConditions],
      successConditions: [threshold("health_check_failures", 5, 1, 1, "<")],
    };
    const { result, metricReads } = await looked({
      plan: { production: { watch, verify: [GATE] } },
      said: seen("3 looks, silent 10m at most, judged 0m"),
      saidAt: NOW - 12 * MINUTE,
      until: NOW - 10 * MINUTE,
    });
    expect(result).toMatchObject({ decision: "proceed", reasonCode: "watched" });
    expect(metricReads).toBeGreaterThan(0);
  });
});

it("a plan without a watch accepts no silence, and ends with what its gates say", async () => {
  const { result, world } = await looked({ plan: { production: { watch: null, verify: [GATE] } } });
  expect(result).toMatchObject({ decision: "proceed", summary: "1 production gates passed." });
  expect(world.writes().at(-1)).toContain("done since 2026-01-05T09:30:00Z");
  const gone = {
    said: seen("3 looks, silent 0m at most, judged 0m"),
    saidAt: NOW - 10 * MINUTE,
    until: NOW - 10 * MINUTE,
  };
  const over = await looked({ plan: { production: { watch: null, verify: [GATE] } }, ...gone });
  expect(over.result.decision).toBe("proceed");
});
