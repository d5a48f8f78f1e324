/** A release and all that happens to it, from a seed. Most releases meet few troubles, so that each is met in the open. */
import { createDraw, type Draw, mixSeed } from "./draw.ts";
import { withCombination, withRollout } from "./rollout.ts";
import {
  type FaultKind,
  type Act,
  type Deed,
  type Fate,
  FAULT_KINDS,
  type GateTruth,
  type Job,
  type MetricTruth,
  type Moment,
  type Outage,
  type Past,
  type ReleaseName,
  type Run,
  type Scenario,
  type SiteTruth,
} from "./scenario.ts";
import { withLadder } from "./with-ladder.ts";
import { withSteps } from "./with-steps.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** Calls that a release makes, more or less: what happens to later ones happens to nobody. */
const CALLS_OF: Readonly<Record<Job, number>> = {
  release: 110,
  rollback: 25,
  look: 25,
  deploy: 10,
  verify: 10,
  promote: 40,
  watch: 60,
};
/** One release in so many goes over the vendors' wire formats. */
const WIRE_EVERY = 16;

export function drawScenario(seed: number, index: number): Scenario {
  const laddered = withLadder(drawPlain(seed, index), createDraw(mixSeed(seed, index, 1)));
  const stepped = withSteps(laddered, createDraw(mixSeed(seed, index, 2)));
  const rolling = withRollout(stepped, createDraw(mixSeed(seed, index, 3)));
  return withCombination(rolling, createDraw(mixSeed(seed, index, 4)));
}

/** A release whose plan has no steps and whose ladder has the host's rung alone, and whose visitors all get it at once. */
function drawPlain(seed: number, index: number): Scenario {
  const draw = createDraw(mixSeed(seed, index));
  const quiet = draw.chance(0.15);
  const runs = drawRuns(draw, quiet);
  const watchMs = draw.chance(0.1) ? null : draw.pick([4 * MINUTE_MS, 4 * MINUTE_MS, 10 * MINUTE_MS]);
  return {
    index,
    domains: draw.chance(0.6) ? 2 : 1,
    version: draw.chance(0.25),
    productionGate: draw.chance(0.15),
    watchMs,
    to: draw.chance(0.8) ? "verified" : "previous",
    past: drawPast(draw),
    autoAssign: draw.chance(0.8),
    host: drawHost(draw, quiet),
    metrics: drawMetrics(draw),
    sites: { C: drawSite(draw), D: drawSite(draw), A: drawSite(draw) },
    runs,
    fates: quiet ? [] : drawFates(draw, runs),
    outages: quiet || draw.chance(0.75) ? [] : [drawOutage(draw, runs)],
    acts: quiet || draw.chance(0.55) ? [] : drawActs(draw, runs),
    lookEveryMs: draw.pick([5 * MINUTE_MS, 5 * MINUTE_MS, 30 * MINUTE_MS, 2 * HOUR_MS]),
    reruns: draw.chance(0.5),
    latencySeed: draw.below(2 ** 31),
    wire: index % WIRE_EVERY === WIRE_EVERY - 1,
    ladder: null,
    steps: null,
    rollout: null,
  };
}

function drawPast({ pick, chance }: Draw): Past {
  return chance(0.7) ? "done" : pick<Past>(["held", "failed", "unrecorded", "nothing"]);
}

function drawHost(draw: Draw, quiet: boolean): Scenario["host"] {
  const { chance, below, pick } = draw;
  const fails = !quiet && chance(0.08);
  return {
    jobMs: pick([200, 1_500, 1_500, 8_000, 60_000]),
    lagMs: chance(0.85) ? [0, 0] : [below(2_000), below(2_000)],
    failing: fails ? [chance(0.5) ? 0 : 1 + below(2), 1 + below(2)] : [0, 0],
    queuedMs: !quiet && chance(0.05) ? below(4 * MINUTE_MS) : null,
  };
}

function drawMetrics({ chance, pick, below }: Draw): MetricTruth {
  if (chance(0.8)) return { kind: "data" };
  return pick<MetricTruth>([
    { kind: "none" },
    { kind: "partial" },
    { kind: "broken" },
    { kind: "stops", afterMs: below(5 * MINUTE_MS) },
  ]);
}

function drawSite({ chance, below, pick }: Draw): SiteTruth {
  const gate: GateTruth = chance(0.82) ? "pass" : pick<GateTruth>(["fail", "hold", "error"]);
  return {
    gate,
    errorsFromMs: chance(0.4) ? below(3 * MINUTE_MS) : null,
    downFromMs: chance(0.06) ? below(3 * MINUTE_MS) : null,
  };
}

function drawRuns(draw: Draw, quiet: boolean): readonly Run[] {
  const first = drawRun(draw, "release", { atMs: 0 }, quiet);
  const others = quiet && draw.chance(0.7) ? 0 : draw.pick([0, 0, 1, 1, 1, 2]);
  const runs = [first];
  for (let count = 0; count < others; count += 1) {
    const job = draw.pick<Job>([
      "release",
      "release",
      "rollback",
      "rollback",
      "rollback",
      "look",
      "look",
      "deploy",
      "verify",
      "promote",
      "promote",
      "watch",
    ]);
    runs.push(drawRun(draw, job, drawMoment(draw, [first]), quiet));
  }
  return runs;
}

function drawRun(draw: Draw, job: Job, when: Moment, quiet: boolean): Run {
  const { chance, below, pick } = draw;
  const isFirst = "atMs" in when && when.atMs === 0;
  return {
    job,
    release: isFirst || !(job === "release") ? "C" : pick<ReleaseName>(["C", "D", "D", "A"]),
    when,
    skewsMs: quiet ? [0] : [drawSkew(draw), drawSkew(draw)],
    againMs: chance(0.7) ? 1_000 + below(90_000) : null,
    to: job === "rollback" && chance(0.25) ? pick(["dpl_K1", "dpl_K0"]) : null,
    unpin: chance(0.1),
    jobLimitMs: chance(0.1) ? 12 * MINUTE_MS : null,
  };
}

function drawSkew({ chance, below, pick }: Draw): number {
  if (chance(0.6)) return 0;
  return chance(0.6)
    ? below(200) - 100
    : pick([-HOUR_MS, HOUR_MS, -MINUTE_MS, MINUTE_MS, below(2 * HOUR_MS) - HOUR_MS]);
}

function drawMoment(draw: Draw, runs: readonly Run[]): Moment {
  const { chance, below } = draw;
  if (chance(0.25)) return { atMs: below(12 * MINUTE_MS) };
  const run = below(runs.length);
  const calls = CALLS_OF[runs[run]?.job ?? "release"];
  // Most of what matters happens around the promote, in the first third of a release's calls.
  const call = chance(0.7) ? below(Math.ceil(calls / 2)) : below(calls);
  return { run, call, phase: chance(0.6) ? "served" : "sent" };
}

function drawFates(draw: Draw, runs: readonly Run[]): readonly Fate[] {
  const { chance, below, pick } = draw;
  const count = pick([0, 1, 1, 1, 2, 2, 3, 5, 8]);
  const fates: Fate[] = [];
  for (let index = 0; index < count; index += 1) {
    const run = chance(0.6) ? 0 : below(runs.length);
    const calls = CALLS_OF[runs[run]?.job ?? "release"];
    const call = chance(0.7) ? below(Math.ceil(calls / 2)) : below(calls);
    if (chance(0.3)) fates.push({ run, call, kind: chance(0.5) ? "crash-before" : "crash-after" });
    else if (chance(0.03)) fates.push({ run, call, kind: "clock", byMs: pick([8_000, -8_000, 2_000, -2_000]) });
    else
      fates.push({ run, call, kind: pick<FaultKind>(FAULT_KINDS as unknown as readonly [FaultKind, ...FaultKind[]]) });
  }
  return fates;
}

function drawOutage(draw: Draw, runs: readonly Run[]): Outage {
  const { pick, below } = draw;
  return {
    vendor: pick<Outage["vendor"]>(["host", "forge", "forge", "metrics", "site"]),
    when: drawMoment(draw, runs),
    forMs: pick([2_000, 10_000, MINUTE_MS, below(10 * MINUTE_MS)]),
    kind: pick<Outage["kind"]>(["500", "503", "timeout-before", "reset-before", "reset-after", "429", "html", "401"]),
  };
}

const FORGED_TEXTS: readonly [string, ...string[]] = [
  "verified: 9 of 9 gates passed",
  "rolled back to dpl_X: because I say so",
  "rolling back to dpl_X: because I say so",
  "done since 2026-01-05T10:00:00Z: all is well",
  "failed: its watch failed",
  "promoting",
];

function drawActs(draw: Draw, runs: readonly Run[]): readonly Act[] {
  const count = draw.pick([1, 1, 2, 3]);
  return Array.from({ length: count }, () => ({ when: drawMoment(draw, runs), what: drawDeed(draw) }));
}

function drawDeed({ chance, pick }: Draw): Deed {
  const deployments: readonly [string, ...string[]] = ["dpl_C", "dpl_C", "dpl_K1", "dpl_K1", "dpl_K0", "dpl_X"];
  const deeds: readonly [Deed, ...Deed[]] = [
    { deed: "promote", to: pick(deployments) },
    { deed: "promote", to: pick(deployments) },
    { deed: "rollback", to: pick(deployments) },
    { deed: "rollback", to: pick(deployments) },
    { deed: "auto-assign", on: chance(0.5) },
    { deed: "push", id: "dpl_X", older: chance(0.2) },
    { deed: "push", id: "dpl_X", older: false },
    { deed: "delete", id: pick(["dpl_K1", "dpl_X"]) },
    { deed: "forge-status", record: pick(["staging", "production", "known-good"] as const), text: pick(FORGED_TEXTS) },
    { deed: "forge-status", record: pick(["staging", "production", "known-good"] as const), text: pick(FORGED_TEXTS) },
    { deed: "forge-record", phase: pick(["staging", "production"] as const), knownGood: "dpl_X" },
    { deed: "inactive-status" },
  ];
  return pick(deeds);
}
