/** The simulation itself: that it finds nothing, that it would find something, and that what it finds can be looked at. */
import { describe, expect, it } from "vitest";
import { BROKEN_GUARDS, type BrokenGuard } from "./break-guard.ts";
import { renderTrace } from "./render-trace.ts";
import { drawScenario } from "./scenario/draw-scenario.ts";
import type { Scenario } from "./scenario/scenario.ts";
import { shrinkScenario } from "./shrink-scenario.ts";
import { simulateRelease } from "./simulate-release.ts";
import { createTally, takeTally, tallyRelease } from "./tally.ts";

const SEED = 7;
/** CI plays twenty thousand. */
const RELEASES = 120;
/** By then each guard that is switched off was missed. */
const MOST = 300;

/** The first release in which the invariant is violated. */
async function findViolation(
  guard: BrokenGuard,
): Promise<{ readonly scenario: Scenario; readonly text: string } | null> {
  for (let index = 0; index < MOST; index += 1) {
    const drawn = drawScenario(SEED, index);
    // Tokens are sent over the wire alone.
    const scenario = guard === 8 ? { ...drawn, wire: true } : drawn;
    const { violations } = await simulateRelease(scenario, guard);
    const found = violations.find(({ invariant }) => invariant === guard);
    if (found !== undefined) return { scenario, text: found.text };
  }
  return null;
}

describe("releases among faults, crashes and other hands", () => {
  it("violate no invariant, and meet all kinds of trouble", async () => {
    const tally = createTally();
    const found: string[] = [];
    for (let index = 0; index < RELEASES; index += 1) {
      const { entries, violations } = await simulateRelease(drawScenario(SEED, index), null);
      tallyRelease(tally, entries);
      for (const { invariant, text } of violations) found.push(`${index}: ${invariant}: ${text}`);
    }
    expect(found).toEqual([]);
    expect(tally.releases).toBe(RELEASES);
    expect(tally.faults.size).toBeGreaterThan(20);
    expect(tally.rollbacks).toBeGreaterThan(10);
    expect(tally.promotions).toBeGreaterThan(40);
  });

  it("happen again in the same way, to the last entry, also over the wire", async () => {
    for (const index of [3, 15, 40]) {
      const scenario = drawScenario(SEED, index);
      const [one, other] = [await simulateRelease(scenario, null), await simulateRelease(scenario, null)];
      expect(JSON.stringify(other.entries)).toBe(JSON.stringify(one.entries));
    }
    expect(drawScenario(SEED, 15).wire).toBe(true);
    expect(drawScenario(SEED, 3)).not.toEqual({ ...drawScenario(SEED + 1, 3), index: 3 });
  });
});

it("ladders, steps and stages are drawn alone and together", () => {
  const kinds = Array.from({ length: 300 }, (_, index) => {
    const { ladder, steps, rollout } = drawScenario(SEED, index);
    return Object.entries({ ladder, steps, rollout }).flatMap(([kind, truth]) => (truth === null ? [] : [kind]));
  });
  const found = Map.groupBy(kinds, (names) => names.join(" "));
  expect([...found.keys()].toSorted()).toEqual([
    "",
    "ladder",
    "ladder rollout",
    "ladder steps",
    "ladder steps rollout",
    "rollout",
    "steps",
    "steps rollout",
  ]);
  expect(Math.min(...[...found.values()].map((drawn) => drawn.length))).toBeGreaterThan(2);
});

describe("a guard that is switched off", () => {
  for (const guard of BROKEN_GUARDS) {
    it(`of invariant ${guard} is missed soon`, async () => {
      expect(await findViolation(guard)).not.toBeNull();
    });
  }

  it("is shown by a smaller release that fails in the same way, with its story", async () => {
    const found = await findViolation(7);
    if (found === null) throw new Error("nothing was found");
    const fails = async (smaller: Scenario) =>
      (await simulateRelease(smaller, 7)).violations.some(({ invariant }) => invariant === 7);
    const smallest = await shrinkScenario(found.scenario, fails);
    expect(await fails(smallest)).toBe(true);
    const size = ({ runs, fates, acts, outages }: Scenario) =>
      runs.length + fates.length + acts.length + outages.length;
    expect(size(smallest)).toBeLessThanOrEqual(size(found.scenario));
    expect(smallest.runs).toHaveLength(1);
    const { entries, violations } = await simulateRelease(smallest, 7);
    expect(renderTrace(entries, violations)).toMatch(/asks for promote dpl_C .*\n(?:.*\n)*? +\^ VIOLATES 7: /);
  });
});

it("what was met is added up, and nothing of it is sent twice", async () => {
  const tally = createTally();
  const known = { states: new Set<string>(), transitions: new Set<string>() };
  const { entries } = await simulateRelease(drawScenario(SEED, 1), null);
  tallyRelease(tally, entries);
  const first = takeTally(tally, known);
  expect(first.states.length).toBeGreaterThan(2);
  tallyRelease(tally, entries);
  expect(takeTally(tally, known)).toMatchObject({ releases: 1, states: [], transitions: [], faults: first.faults });
});
