/** What is drawn of a release whose visitors get it in stages. */
import type { Draw } from "./draw.ts";
import type { Act, Deed, Scenario } from "./scenario.ts";

const MINUTE_MS = 60_000;
/** One release in so many of those that have neither a ladder nor steps. */
const SHARE = 1 / 4;
/** One in so many of those that have a ladder, steps or both. */
const COMBINED_SHARE = 1 / 3;

export interface RolloutTruth {
  readonly percents: readonly number[];
  readonly stageMs: number;
  /** What the project has before: nothing, or stages of the team's own. */
  readonly before: "nothing" | "others";
  /** The subscription has none. */
  readonly unavailable: boolean;
}

/** Of a plan that has nothing else beyond the host's own promote and rollback. */
export function withRollout(scenario: Scenario, draw: Draw): Scenario {
  return isPlain(scenario) && draw.chance(SHARE) ? inStages(scenario, draw) : scenario;
}

/** Of a plan that has a ladder or steps as well. What is drawn for it is drawn apart, so that the rest stays as it was. */
export function withCombination(scenario: Scenario, draw: Draw): Scenario {
  return isPlain(scenario) || !draw.chance(COMBINED_SHARE) ? scenario : inStages(scenario, draw);
}

function isPlain({ ladder, steps }: Scenario): boolean {
  return ladder === null && steps === null;
}

function inStages(scenario: Scenario, draw: Draw): Scenario {
  const { chance, pick, below } = draw;
  const rollout: RolloutTruth = {
    percents: pick([
      [10, 100],
      [10, 50, 100],
    ]),
    stageMs: pick([2 * MINUTE_MS, 4 * MINUTE_MS]),
    before: chance(0.6) ? "nothing" : "others",
    unavailable: chance(0.03),
  };
  const { C } = scenario.sites;
  return {
    ...scenario,
    rollout,
    watchMs: scenario.watchMs ?? 4 * MINUTE_MS,
    sites: { ...scenario.sites, C: chance(0.8) ? { ...C, gate: "pass" } : C },
    metrics: chance(0.5) ? { kind: "data" } : scenario.metrics,
    fates: scenario.fates.map((fate) => (chance(0.5) ? { ...fate, call: fate.call + below(150) } : fate)),
    acts: chance(0.75) ? scenario.acts : [...scenario.acts, drawAct(draw)],
  };
}

function drawAct({ pick, below }: Draw): Act {
  const what = pick<Deed>([
    { deed: "complete-rollout" },
    { deed: "approve-stage" },
    { deed: "rollback", to: "dpl_K1" },
    { deed: "promote", to: "dpl_C" },
  ]);
  return { when: { atMs: below(10 * MINUTE_MS) }, what };
}
