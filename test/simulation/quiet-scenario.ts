/** A release that meets no trouble, for stories that add their own. */
import type { LadderTruth } from "./scenario/ladder.ts";
import type { Run, Scenario } from "./scenario/scenario.ts";

export const MINUTE_MS = 60_000;

export const GOOD = { gate: "pass", errorsFromMs: null, downFromMs: null } as const;
/** It fails requests from its first one on. */
export const BAD = { ...GOOD, errorsFromMs: 0 };
/** It answers nothing from its first request on. */
export const DOWN = { ...GOOD, downFromMs: 0 };

export const RELEASE: Run = {
  job: "release",
  release: "C",
  when: { atMs: 0 },
  skewsMs: [0],
  againMs: null,
  to: null,
  unpin: false,
  jobLimitMs: null,
};
export const ROLLBACK: Run = { ...RELEASE, job: "rollback" };

export const QUIET: Scenario = {
  index: 0,
  domains: 2,
  version: false,
  productionGate: false,
  watchMs: 4 * MINUTE_MS,
  to: "verified",
  past: "done",
  autoAssign: true,
  host: { jobMs: 300, lagMs: [0, 0], failing: [0, 0], queuedMs: null },
  metrics: { kind: "data" },
  sites: { C: GOOD, D: GOOD, A: GOOD },
  runs: [RELEASE],
  fates: [],
  outages: [],
  acts: [],
  lookEveryMs: 5 * MINUTE_MS,
  reruns: true,
  latencySeed: 1,
  wire: false,
  ladder: null,
  steps: null,
  rollout: null,
};

/** Every rung does what it should. */
export const LADDER: LadderTruth = {
  rungs: ["flag", "host"],
  flag: { cures: true, isSafeAlready: false, behavior: "obeys", lateMs: 0, obstacle: false },
  script: { cures: true, ends: "well", takesMs: 2_000, observed: false, repeatable: false },
  source: { conflict: false, moved: true },
  spoils: false,
};

/** A release that is down at once, and a ladder that is climbed for it. */
export function fallen(ladder: Partial<LadderTruth>, wishes: Partial<Scenario> = {}): Scenario {
  const sites = { ...QUIET.sites, C: DOWN };
  return { ...QUIET, productionGate: true, sites, ladder: { ...LADDER, ...ladder }, ...wishes };
}
