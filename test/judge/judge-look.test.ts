/** Nothing that decides is remembered between looks: whoever looks, and whenever, gets the answer of a watch that never stopped. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compactFindings, createWatchMemory, reopenHoles } from "../../src/engine/watch/watch-memory.ts";
import type { ProbeRound } from "../../src/judge/probe-rounds.ts";
import { nextLookAt } from "../../src/judge/watch-grid.ts";
import type { Condition } from "../../src/plan/plan.ts";
import type { Measure } from "../../src/providers/contract.ts";
import {
  at,
  BEFORE,
  increase,
  type Judged,
  lookAt,
  MINUTE,
  type Site,
  type SiteMetric,
  type SiteMinute,
  START,
  taskOf,
  threshold,
} from "./watched-site.ts";

/** Few enough windows that a look reads each hole again. */
const LONGEST = 10;
/** More than one a minute up to the end of any grace. */
const MOST_LOOKS = 100;
const RATIO = { unit: "ratio", minimumSamples: 20, series: { kind: "share" } } as const;
/** Of the release alone from its promote on, and one that is read window by window. */
const OWN = { ...RATIO, ownFirstBucket: true } as const;
const BY_WINDOW = { unit: "ratio", minimumSamples: 20 } as const;
const COUNT = { unit: "count", minimumSamples: 0, series: { kind: "events" } } as const;
const DURATION = { unit: "duration", minimumSamples: 20, series: { kind: "quantile", quantile: 0.99 } } as const;

const siteMinute = fc.record({
  samples: fc.constantFrom(0, 3, 15, 60, 60, 60),
  value: fc.constantFrom(0, 0, 0, 0, 1, 2),
  late: fc.constantFrom(0, 0, 0, 0, 0, 1, 4, Number.POSITIVE_INFINITY),
});
const minutesOf = (minute: fc.Arbitrary<SiteMinute>) =>
  fc.array(minute, { minLength: BEFORE + LONGEST + 1, maxLength: BEFORE + LONGEST + 1 });
const siteMetric: fc.Arbitrary<SiteMetric> = fc.record({
  measure: fc.constantFrom<Measure>(RATIO, COUNT, DURATION, OWN, BY_WINDOW),
  settleMinutes: fc.constantFrom(0, 0.5, 1, 2, 2.5),
  minutes: minutesOf(siteMinute),
  down: fc
    .tuple(fc.integer({ min: 0, max: LONGEST }), fc.integer({ min: 0, max: 6 }))
    .map(([from, length]) => [from, from + length] as const),
});
const health = fc
  .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 0, max: 2 }))
  .map(([over, limit]) => threshold("health_check_failures", over, limit, 1));
const ofMetric = fc
  .tuple(fc.nat(1), fc.integer({ min: 1, max: 5 }), fc.constantFrom(0.4, 1.2, 4), fc.boolean())
  .map(([metric, over, value, isChange]) =>
    isChange ? increase(`m${metric}`, over, value) : threshold(`m${metric}`, over, value, metric === 0 ? 0 : 20),
  );
const condition: fc.Arbitrary<{ readonly list: "rollback" | "success"; readonly condition: Condition }> = fc.record({
  list: fc.constantFrom("rollback", "rollback", "success"),
  condition: fc.oneof({ weight: 3, arbitrary: ofMetric }, { weight: 1, arbitrary: health }),
});
/** Some looks make no health check, some fail. */
const rounds = fc
  .array(fc.constantFrom("good", "good", "good", "good", "bad", "none"), {
    minLength: LONGEST + 1,
    maxLength: LONGEST + 1,
  })
  .map((made) =>
    made.flatMap((kind, minute): ProbeRound[] => (kind === "none" ? [] : [{ at: at(minute), failed: kind === "bad" }])),
  );
const site: fc.Arbitrary<Site> = fc.record({
  shiftMs: fc.constantFrom(0, 0, 23_000, 59_999),
  forMinutes: fc.integer({ min: 3, max: LONGEST }),
  metrics: fc.tuple(siteMetric, siteMetric),
  conditions: fc.array(condition, { minLength: 1, maxLength: 4 }),
  rounds,
});

interface Ended {
  readonly at: number;
  readonly look: Judged;
}

/** A watch with everything that it keeps; `each` sees all of its looks, and at those of `cuts` it is a process that was just started. */
function watchWhole(
  watched: Site,
  each: (now: number, look: Judged) => void = () => undefined,
  cuts: readonly number[] = [],
): Ended {
  let memory = createWatchMemory(true);
  // The health checks are those of one site, so what they cover is the same for everybody.
  const task = taskOf(watched);
  for (let now = task.span.from, count = 0; ; count += 1) {
    if (count > MOST_LOOKS) throw new Error("the watch does not end");
    if (cuts.includes(count)) memory = createWatchMemory(true);
    reopenHoles(memory, now >= task.settledAt);
    const look = lookAt(watched, now, memory.findings, task);
    compactFindings(memory, now);
    each(now, look);
    if (look.answer.kind !== "continue") return { at: now, look };
    now = nextLookAt(task.span, task.everyMs, now, task.settledAt);
  }
}

const isDown = ({ metrics }: Site, now: number) =>
  metrics.some(({ down: [from, to] }) => now >= at(from) && now < at(to));

/** What a look may answer, given how the watch ended that never stopped. */
function possibleAnswers({ at: endedAt, look: { answer } }: Ended, now: number): readonly string[] {
  if (now <= endedAt - MINUTE) return ["continue"];
  // Between two looks something may come to be known that the watch sees at its next one.
  if (now < endedAt) return ["continue", answer.kind];
  const settled = answer.kind === "rollback" || (answer.kind === "end" && answer.verdict.outcome === "pass");
  return settled ? [answer.kind] : ["continue", "end", "rollback"];
}

describe("a look", () => {
  it("by a fresh process answers the same as a watch that never stopped, at every check", () => {
    fc.assert(
      fc.property(site, (watched) => {
        watchWhole(watched, (now, look) => {
          if (isDown(watched, now)) return;
          const fresh = lookAt(watched, now);
          expect(fresh.answer).toEqual(look.answer);
          // Who rolls back does not wait for what the other conditions say.
          if (look.answer.kind === "rollback") return;
          expect(fresh.standings.map(({ verdict }) => verdict)).toEqual(look.standings.map(({ verdict }) => verdict));
        });
      }),
      { numRuns: 150 },
    );
  });

  it("at any other time answers what a watch that never stopped has answered, or is about to", () => {
    fc.assert(
      fc.property(site, fc.integer({ min: 0, max: 30 * MINUTE }), (watched, after) => {
        const whole = watchWhole(watched);
        const now = START + after;
        const { answer } = lookAt(watched, now);
        expect([now, isDown(watched, now) || possibleAnswers(whole, now).includes(answer.kind)]).toEqual([now, true]);
      }),
      { numRuns: 150 },
    );
  });

  it("of a watch that was killed and restarted any number of times comes to the same end", () => {
    // While its vendor is down, a process that was just started knows less than one that has read before.
    const upSite = site.map((watched) => ({
      ...watched,
      metrics: watched.metrics.map((metric) => ({ ...metric, down: [0, 0] as const })),
    }));
    fc.assert(
      fc.property(upSite, fc.array(fc.nat(16), { maxLength: 6 }), (watched, cuts) => {
        const cut = watchWhole(watched, undefined, cuts);
        const whole = watchWhole(watched);
        expect([cut.at, cut.look.answer]).toEqual([whole.at, whole.look.answer]);
      }),
      { numRuns: 150 },
    );
  });

  it("that is blind never passes and never rolls back, and the watch still ends", () => {
    const lost = siteMinute.map((minute) => ({ ...minute, late: Number.POSITIVE_INFINITY }));
    const silent = siteMinute.map((minute) => ({ ...minute, samples: 0 }));
    const blind: fc.Arbitrary<SiteMetric> = fc.oneof(
      fc.record({
        measure: fc.constantFrom(RATIO, DURATION),
        settleMinutes: fc.nat(3),
        minutes: minutesOf(fc.oneof(lost, silent)),
        down: fc.constant([0, 0] as const),
      }),
      siteMetric.map((metric) => ({ ...metric, down: [0, 1_000] as const })),
    );
    const blindSite = fc.record({
      forMinutes: fc.integer({ min: 3, max: LONGEST }),
      metrics: fc.tuple(blind, blind),
      conditions: fc.array(
        fc.record({ list: fc.constantFrom("rollback" as const, "success" as const), condition: ofMetric }),
        { minLength: 1, maxLength: 3 },
      ),
      rounds: fc.constant([]),
    });
    fc.assert(
      fc.property(blindSite, fc.integer({ min: 0, max: 40 * MINUTE }), (watched, after) => {
        const whole = watchWhole(watched);
        expect(whole.look.answer).toMatchObject({ kind: "end", verdict: { outcome: "hold" } });
        expect(whole.at).toBeLessThanOrEqual(taskOf(watched).deadline);
        const { answer } = lookAt(watched, START + after);
        expect(answer.kind === "end" ? answer.verdict.outcome : answer.kind).toMatch(/^(continue|hold)$/);
      }),
      { numRuns: 100 },
    );
  });
});
