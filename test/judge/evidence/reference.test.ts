import { describe, expect, it } from "vitest";
import { combineEvidence } from "../../../src/judge/evidence/combine.ts";
import type { EvidenceKind } from "../../../src/judge/evidence/contract.ts";
import { evidenceKinds, type EvidenceKindName } from "../../../src/judge/evidence/index.ts";
import { judgeEvidence } from "../../../src/judge/evidence/judge-evidence.ts";
import { passEvidence } from "../../../src/judge/evidence/not-worse.ts";
import { onsetMass, onsetMassAfter } from "../../../src/judge/evidence/onset-prior.ts";
import { lowerRateLimit, upperRateLimit } from "../../../src/judge/evidence/rate-limits.ts";
import { settleBuckets } from "../../../src/judge/evidence/settled-buckets.ts";
import { bestTilt, tiltOfControl } from "../../../src/judge/evidence/tilt.ts";
import { REFERENCE_VALUES } from "./reference-values.ts";

const PRECISION = 1e-9;

function expectClose(actual: number, expected: number): void {
  expect(Math.abs(actual - expected) / Math.abs(expected)).toBeLessThan(PRECISION);
}

function incrementOf(name: EvidenceKindName, boundary: object, bucket: object, size: number, seconds = 60): number {
  const kind: EvidenceKind = evidenceKinds[name];
  return kind.increment(boundary, { size, logSize: Math.log(size), logWeight: 0 }).of(bucket, seconds);
}

function evidenceOf(kind: EvidenceKindName, boundary: object, rows: readonly object[], horizonSeconds: number): number {
  const buckets = rows.map((row, index) => ({ endSeconds: 60 * (index + 1), ...row }));
  const metrics = [{ id: "m", weight: 1, kind, null: boundary, buckets }];
  return judgeEvidence({ alpha: 0.001, horizonSeconds, metrics }).logE;
}

const failures = (...rows: readonly (readonly [errors: number, requests: number])[]) =>
  rows.map(([errors, requests]) => ({ errors, requests }));

describe("what a bucket adds", () => {
  it.each([
    ["bernoulli", { rate: 0.001 }, { errors: 3, requests: 1000 }, 2, 1.0799412085963],
    ["bernoulli", { rate: 0.001 }, { errors: 0, requests: 5000 }, 5, -19.9601063476873],
    ["bernoulli", { rate: 0.01 }, { errors: 50, requests: 1000 }, 10, 28.95155840865],
    ["bernoulli", { rate: 0.001 }, { errors: 150, requests: 150 }, 100, 676.615426584991],
    ["bernoulli", { rate: 0.05 }, { errors: 12, requests: 400 }, 1.5, -5.01146373885063],
    ["poisson", { perSecond: 10 / 60 }, { errors: 14 }, 2, -0.295939472160766],
    ["poisson", { perSecond: 2.5 / 60 }, { errors: 0 }, 3, -5],
    ["poisson", { perSecond: 0.4 / 60 }, { errors: 7 }, 10, 12.5180956509583],
    ["negative-binomial", { rate: 0.01, shape: 11.1111111111111 }, { errors: 30, requests: 1500 }, 2, 2.13336298870712],
    ["negative-binomial", { rate: 0.01, shape: 4 }, { errors: 0, requests: 1500 }, 5, -5.70003549320232],
    ["negative-binomial", { rate: 0.01, shape: 4 }, { errors: 400, requests: 150 }, 30, 476.901781492493],
    [
      "two-sample",
      { margin: 1 },
      { errors: 9, requests: 1000, controlErrors: 20, controlRequests: 9000 },
      3,
      4.6001854509883,
    ],
    [
      "two-sample",
      { margin: 1.25 },
      { errors: 4, requests: 500, controlErrors: 0, controlRequests: 4500 },
      5,
      4.84854445986039,
    ],
    ["betting", { ratio: 0.001 }, { ratio: 0.004 }, 0.5, 0.916290731874155],
    ["betting", { ratio: 0.2 }, { ratio: 0 }, 0.9, -2.30258509299405],
  ] as const)("%s %j, %j at %d is %d", (kind, boundary, bucket, size, expected) => {
    expectClose(incrementOf(kind, boundary, bucket, size), expected);
  });

  it("tilts a control against a release as the cumulants of clusters say", () => {
    expectClose(tiltOfControl(0.1, 0.25, 4), 0.0372419827181886);
  });

  it("takes the tilt that grows fastest, wherever its search begins", () => {
    for (const size of [0.1, 0.8, 1.5, 5, 100]) {
      for (const [a, beta] of [
        [0.25, 4],
        [1, 0.05],
        [9, 30],
      ] as const) {
        const best = bestTilt(a, beta, Math.log(size));
        const growth = (s: number) => size * a * s - tiltOfControl(s, a, beta);
        expectClose(tiltOfControl(best.s, a, beta), best.t);
        for (const step of [-1e-4, 1e-4]) expect(growth(best.s)).toBeGreaterThan(growth(best.s * (1 + step)));
        expectClose(bestTilt(a, beta, Math.log(size), { ...best, a: a / 2 }).s, best.s);
      }
    }
  });

  it("takes the tilt of clusters for that of independent failures where there are none", () => {
    const bucket = { errors: 9, requests: 1000, controlErrors: 20, controlRequests: 9000 };
    const plain = incrementOf("two-sample", { margin: 1 }, bucket, 3);
    expect(incrementOf("tilted", { margin: 1, beta: 0 }, bucket, 3)).toBe(plain);
    expect(incrementOf("tilted", { margin: 1, beta: 1e-9 }, bucket, 3)).toBeCloseTo(plain, 6);
  });
});

describe("the belief in an onset", () => {
  it.each([
    [1, 0.559037073227673],
    [2, 0.0418874700633768],
    [60, 0.00236758611833823],
  ])("in bucket %d of 30 s, of half an hour, is %d", (bucket, expected) => {
    expectClose(onsetMass(30 * (bucket - 1), 30 * bucket, 1800), expected);
  });

  it("adds up to 1 with what has not started, however the time is cut, and ends at the horizon", () => {
    const ends = [7, 60, 61, 900, 1799, 2500, 9000];
    const starts = [0, ...ends];
    const sums = ends.map((end, index) =>
      [
        ...ends.slice(0, index + 1).map((to, at) => onsetMass(starts[at] ?? 0, to, 1800)),
        onsetMassAfter(end, 1800),
      ].reduce((sum, mass) => sum + mass),
    );
    for (const sum of sums) expectClose(sum, 1);
    expect(onsetMass(1800, 9000, 1800)).toBe(0);
  });
});

describe("the evidence of a watch", () => {
  it.each([
    [
      [
        [0, 300],
        [1, 300],
        [0, 300],
        [2, 300],
        [3, 300],
        [2, 300],
      ],
      0.001,
      4.65181480202674,
    ],
    [Array.from({ length: 10 }, () => [0, 300]), 0.001, -1.49260360883113],
    [
      [
        [3, 300],
        [4, 280],
        [6, 310],
        [2, 295],
      ],
      0.01,
      -0.700932395682069,
    ],
  ] as const)("of %j at %d is %d", (rows, rate, expected) => {
    const buckets = rows.map(([errors = 0, requests = 0]) => ({ errors, requests }));
    expectClose(evidenceOf("bernoulli", { rate }, buckets, 1800), expected);
  });

  it("agrees with the published values of the other kinds", () => {
    const varying = failures([20, 1500], [35, 1500], [33, 1500], [41, 1500]);
    expectClose(evidenceOf("negative-binomial", { rate: 0.01, shape: 4 }, varying, 1800), 3.83560481308501);
    const beside = [
      [1, 30, 2, 270],
      [2, 60, 1, 540],
      [3, 60, 2, 540],
      [4, 150, 1, 150],
    ].map(([errors, requests, controlErrors, controlRequests]) => ({
      errors,
      requests,
      controlErrors,
      controlRequests,
    }));
    expectClose(evidenceOf("two-sample", { margin: 1 }, beside, 1800), 5.54016103397976);
    const since = failures([0, 300], [1, 300], [0, 300], [2, 300], [3, 300], [2, 300]);
    const baseline = { margin: 1, baselineErrors: 100, baselineRequests: 100_000 };
    expectClose(evidenceOf("previous", baseline, since, 1800), 3.87382088202813);
  });

  it.each(REFERENCE_VALUES.map((value, index) => [index + 1, value] as const))(
    "number %d is what probability functions with 50 digits say",
    (_, { kind, null: boundary, horizonSeconds, buckets, logE }) => {
      const metrics = [{ id: "m", weight: 1, kind, null: boundary, buckets }];
      expectClose(judgeEvidence({ alpha: 0.001, horizonSeconds, metrics }).logE, logE);
    },
  );

  it("of several metrics is their weighted average", () => {
    const average = (weight: number, logE: number) => ({ onsets: "average", weight, logE }) as const;
    expectClose(combineEvidence([average(0.5, 8), average(0.3, 0.3), average(0.2, -2)]), 7.30714263372148);
    const alone = { onsets: "maximum", weight: 0.5, logE: 8 } as const;
    expectClose(combineEvidence([alone, average(0.5, 7.99)]), 8 + Math.log(0.5));
    expectClose(combineEvidence([alone, average(0.5, 8.01)]), 8.01 + Math.log(0.5));
  });
});

describe("limits of a rate", () => {
  it("are those of the same mixtures", () => {
    expectClose(lowerRateLimit(34, 3412, 0.001), 0.00454151344813624);
    expectClose(upperRateLimit(10, 10_000, 0.05), 0.00218074533769637);
  });

  it("say nothing below where nothing was seen", () => {
    expect(lowerRateLimit(0, 1000, 0.05)).toBe(0);
    expect(upperRateLimit(0, 1000, 0.05)).toBeGreaterThan(0.003);
  });

  it("against twice the baseline have the evidence of a pass", () => {
    const buckets = settleBuckets([{ endSeconds: 600, errors: 10, requests: 10_000 }]);
    const metric = { kind: evidenceKinds.bernoulli, boundary: { rate: 0.001 }, buckets, horizonSeconds: 1800 };
    expectClose(passEvidence(metric), 2.16196849438673);
  });
});
