/** What is drawn of a release whose visitors get it in stages. */
import type { Draw } from "./draw.ts";
import type { Act, Deed, Scenario } from "./scenario.ts";

const MINUTE_MS = 60_000;
/** One release in so many of those that have neither a ladder nor steps. */
const SHARE = 1 / 4;

export interface RolloutTruth {
  readonly percents: readonly number[];
  readonly stageMs: number;
  /** What the project has before: nothing, or stages of the team's own. */
  readonly before: "nothing" | "others";
  /** The subscription has none. */
  readonly unavailable: boolean;
}

export function withRollout(scenario: Scenario, draw: Draw): Scenario {
  const { chance, pick, below } = draw;
  if (scenario.ladder !== null || scenario.steps !== null || !chance(SHARE)) return scenario;
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
