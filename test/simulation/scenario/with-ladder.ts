/** A release whose rollback has a ladder. What is drawn for it is drawn apart, so that the rest stays as it was. */
import type { Draw } from "./draw.ts";
import { drawLadder } from "./ladder.ts";
import { type Act, type Deed, FAULT_KINDS, type FaultKind, type Fate, type Run, type Scenario } from "./scenario.ts";

const MINUTE_MS = 60_000;
/** One release in so many. */
const SHARE = 1 / 4;
/** Calls from the decision to the end of a ladder, more or less. */
const CALLS = 60;

export function withLadder(scenario: Scenario, draw: Draw): Scenario {
  const { chance, below } = draw;
  if (!chance(SHARE)) return scenario;
  const ladder = drawLadder(draw);
  // Without gates that fail nobody sees whether a rung helps, and without trouble nobody takes one.
  const productionGate = chance(0.92);
  const down = chance(0.85) ? { downFromMs: below(2 * MINUTE_MS) } : { errorsFromMs: below(2 * MINUTE_MS) };
  const { C } = scenario.sites;
  return {
    ...scenario,
    ladder,
    productionGate,
    sites: { ...scenario.sites, C: chance(0.85) ? { ...C, gate: "pass", ...down } : C },
    fates: [...scenario.fates, ...drawFates(draw, scenario.runs)],
    outages: chance(0.9) ? scenario.outages : [...scenario.outages, flagsDown(draw)],
    acts: chance(0.8) ? scenario.acts : [...scenario.acts, drawAct(draw)],
  };
}

function drawFates({ chance, below, pick }: Draw, runs: readonly Run[]): readonly Fate[] {
  return Array.from({ length: pick([0, 0, 1, 1, 2, 3]) }, (): Fate => {
    const run = chance(0.7) ? 0 : below(runs.length);
    const place = { run, call: below(CALLS), since: "decided" } as const;
    if (chance(0.5)) return { ...place, kind: chance(0.5) ? "crash-before" : "crash-after" };
    return { ...place, kind: pick<FaultKind>(FAULT_KINDS as unknown as readonly [FaultKind, ...FaultKind[]]) };
  });
}

function flagsDown({ pick, below }: Draw): Scenario["outages"][number] {
  return {
    vendor: "flags",
    when: { atMs: below(3 * MINUTE_MS) },
    forMs: pick([10_000, MINUTE_MS, 10 * MINUTE_MS]),
    kind: pick<FaultKind>(["500", "503", "timeout-before", "reset-before", "reset-after", "429", "html", "401"]),
  };
}

function drawAct({ chance, below, pick }: Draw): Act {
  const what = pick<Deed>([
    { deed: "flag", isSafe: chance(0.5) },
    { deed: "flag", isSafe: chance(0.5) },
    { deed: "revert-branch", release: "C" },
    { deed: "close-revert" },
  ]);
  return { when: { atMs: below(6 * MINUTE_MS) }, what };
}
