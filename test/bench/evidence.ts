/** Judging the evidence of 48 hours of ten metrics anew, as every look does: of all kinds, and of the usual one. */
import { judgeEvidence } from "../../src/judge/evidence/judge-evidence.ts";
import type { GivenBucket } from "../../src/judge/evidence/settled-buckets.ts";
import type { MetricEvidence } from "../../src/judge/evidence/watch-evidence.ts";
import { binomialCounts, uniformFrom } from "../simulation/evidence/random-counts.ts";
import { type BenchRow, benchRow } from "./bench-row.ts";

const HOURS = 48;
const METRICS = 10;
const REQUESTS = 300;
const RATE = 0.01;
const ROUNDS = 9;
const SEED = 20_261_121;

const BOUNDARIES: Readonly<Record<MetricEvidence["kind"], object>> = {
  "negative-binomial": { rate: RATE, shape: 11 },
  bernoulli: { rate: RATE },
  poisson: { perSecond: (REQUESTS * RATE) / 60 },
  "two-sample": { margin: 1.25 },
  tilted: { margin: 1.25, beta: 1 },
  previous: { margin: 1.25, baselineErrors: 100, baselineRequests: 10_000 },
  betting: { ratio: 0.02 },
};

type Kind = keyof typeof BOUNDARIES;

function bucketsOf(kind: Kind, draw: () => number): readonly GivenBucket[] {
  return Array.from({ length: HOURS * 60 }, (_, minute) => {
    const endSeconds = 60 * (minute + 1);
    // Traffic that is never twice the same, so that nothing can be remembered from bucket to bucket.
    const requests = REQUESTS + (minute % 97);
    if (kind === "poisson") return { endSeconds, errors: draw() };
    if (kind === "betting") return { endSeconds, ratio: draw() / REQUESTS };
    if (kind !== "two-sample" && kind !== "tilted") return { endSeconds, errors: draw(), requests };
    const controlErrors = Array.from({ length: 9 }, draw).reduce((sum, errors) => sum + errors, 0);
    return { endSeconds, errors: draw(), requests, controlErrors, controlRequests: 9 * REQUESTS + (minute % 89) };
  });
}

/** Processor milliseconds: what else runs does not count. */
function measure(kinds: readonly Kind[]): number[] {
  const uniform = uniformFrom(SEED);
  const counts = binomialCounts(REQUESTS, RATE);
  const metrics = Array.from({ length: METRICS }, (_, index): MetricEvidence => {
    const kind = kinds[index % kinds.length] ?? "negative-binomial";
    return {
      id: `${kind}-${index}`,
      weight: 1 / METRICS,
      kind,
      null: BOUNDARIES[kind],
      buckets: bucketsOf(kind, () => counts(uniform)),
    };
  });
  return Array.from({ length: ROUNDS }, () => {
    const before = process.threadCpuUsage();
    const { verdict } = judgeEvidence({ alpha: 0.001, horizonSeconds: HOURS * 3_600, metrics });
    const { user, system } = process.threadCpuUsage(before);
    if (verdict === "fail") throw new Error("a good watch failed");
    return (user + system) / 1_000;
  });
}

export function benchEvidence(): Promise<BenchRow[]> {
  const budget = {
    peer: [50],
    peerName: "the budget itself",
    unit: "ms",
    budget: { kind: "limit", atMost: 50 },
  } as const;
  const kinds = Object.keys(BOUNDARIES) as Kind[];
  return Promise.resolve([
    benchRow({ name: "evidence, 48 h × 10 metrics", ours: measure(["negative-binomial"]), ...budget }),
    benchRow({ name: "the same, of all kinds", ours: measure(kinds), ...budget }),
  ]);
}
