/**
 * ln E computed another way: with 50 digits (mpmath), likelihood ratios directly from probability functions, all onsets and
 * effects by brute force without any recursion, the best tilt by golden section.
 */
import type { MetricEvidence } from "../../../src/judge/evidence/watch-evidence.ts";

export interface ReferenceValue extends Omit<MetricEvidence, "id" | "weight"> {
  readonly horizonSeconds: number;
  readonly logE: number;
}

export const REFERENCE_VALUES: readonly ReferenceValue[] = [
  {
    kind: "bernoulli",
    null: { rate: 0.001 },
    horizonSeconds: 1800,
    buckets: [
      { endSeconds: 60, errors: 0, requests: 300 },
      { endSeconds: 120, errors: 1, requests: 300 },
      { endSeconds: 180, errors: 0, requests: 300 },
      { endSeconds: 240, errors: 2, requests: 300 },
      { endSeconds: 300, errors: 3, requests: 300 },
      { endSeconds: 360, errors: 2, requests: 300 },
    ],
    logE: 4.651814802026739,
  },
  {
    kind: "bernoulli",
    null: { rate: 0.5 },
    horizonSeconds: 600,
    buckets: [
      { endSeconds: 7.5, errors: 3, requests: 5 },
      { endSeconds: 200, errors: 9, requests: 11 },
      { endSeconds: 900, errors: 8, requests: 8 },
      { endSeconds: 1000, errors: 2, requests: 30 },
    ],
    logE: -4.886768150133559,
  },
  {
    kind: "bernoulli",
    null: { rate: 1e-6 },
    horizonSeconds: 172800,
    buckets: [
      { endSeconds: 60, errors: 0, requests: 100000 },
      { endSeconds: 3600, errors: 40, requests: 41 },
      { endSeconds: 172800, errors: 0, requests: 9 },
    ],
    logE: 179.44376845258307,
  },
  {
    kind: "negative-binomial",
    null: { rate: 0.01, shape: 4.0 },
    horizonSeconds: 1800,
    buckets: [
      { endSeconds: 60, errors: 20, requests: 1500 },
      { endSeconds: 120, errors: 35, requests: 1500 },
      { endSeconds: 180, errors: 33, requests: 1500 },
      { endSeconds: 240, errors: 41, requests: 1500 },
    ],
    logE: 3.835604813085005,
  },
  {
    kind: "negative-binomial",
    null: { rate: 0.002, shape: 0.75 },
    horizonSeconds: 86400,
    buckets: [
      { endSeconds: 60, errors: 400, requests: 1500 },
      { endSeconds: 120, errors: 0, requests: 1500 },
      { endSeconds: 600, errors: 3, requests: 12 },
      { endSeconds: 1000, errors: 9, requests: 20 },
    ],
    logE: 110.41660196489015,
  },
  {
    kind: "negative-binomial",
    null: { rate: 0.002, shape: 100000000.0 },
    horizonSeconds: 3600,
    buckets: [
      { endSeconds: 30, errors: 6, requests: 1500 },
      { endSeconds: 60, errors: 9, requests: 1500 },
      { endSeconds: 90, errors: 2, requests: 800 },
    ],
    logE: 2.7572995123352353,
  },
  {
    kind: "poisson",
    null: { perSecond: 0.002777777777777778 },
    horizonSeconds: 86400,
    buckets: [
      { endSeconds: 60, errors: 1 },
      { endSeconds: 120, errors: 0 },
      { endSeconds: 600, errors: 4 },
      { endSeconds: 3600, errors: 11 },
    ],
    logE: 0.2666308412933362,
  },
  {
    kind: "poisson",
    null: { perSecond: 1.25 },
    horizonSeconds: 900,
    buckets: [
      { endSeconds: 60, errors: 90 },
      { endSeconds: 120, errors: 70 },
      { endSeconds: 180, errors: 140 },
      { endSeconds: 240, errors: 0 },
    ],
    logE: -1.5617960822807064,
  },
  {
    kind: "two-sample",
    null: { margin: 1.0 },
    horizonSeconds: 1800,
    buckets: [
      { endSeconds: 60, errors: 1, requests: 30, controlErrors: 2, controlRequests: 270 },
      { endSeconds: 120, errors: 2, requests: 60, controlErrors: 1, controlRequests: 540 },
      { endSeconds: 180, errors: 3, requests: 60, controlErrors: 2, controlRequests: 540 },
      { endSeconds: 240, errors: 4, requests: 150, controlErrors: 1, controlRequests: 150 },
    ],
    logE: 5.540161033979764,
  },
  {
    kind: "two-sample",
    null: { margin: 1.25 },
    horizonSeconds: 1800,
    buckets: [
      { endSeconds: 60, errors: 4, requests: 500, controlErrors: 0, controlRequests: 4500 },
      { endSeconds: 60.5, errors: 0, requests: 1, controlErrors: 0, controlRequests: 1 },
      { endSeconds: 4000, errors: 30, requests: 400, controlErrors: 3, controlRequests: 4 },
    ],
    logE: -0.2859349199255309,
  },
  {
    kind: "tilted",
    null: { margin: 1.0, beta: 4.0 },
    horizonSeconds: 1800,
    buckets: [
      { endSeconds: 60, errors: 1, requests: 30, controlErrors: 2, controlRequests: 270 },
      { endSeconds: 120, errors: 12, requests: 60, controlErrors: 1, controlRequests: 540 },
      { endSeconds: 180, errors: 3, requests: 60, controlErrors: 2, controlRequests: 540 },
      { endSeconds: 240, errors: 14, requests: 150, controlErrors: 1, controlRequests: 150 },
    ],
    logE: 2.8862963682530425,
  },
  {
    kind: "tilted",
    null: { margin: 1.5, beta: 0.05 },
    horizonSeconds: 86400,
    buckets: [
      { endSeconds: 60, errors: 3, requests: 300, controlErrors: 2, controlRequests: 2700 },
      { endSeconds: 120, errors: 9, requests: 600, controlErrors: 1, controlRequests: 540 },
      { endSeconds: 180, errors: 0, requests: 60, controlErrors: 2, controlRequests: 5400 },
    ],
    logE: 2.7549851571006814,
  },
  {
    kind: "tilted",
    null: { margin: 2.0, beta: 20.0 },
    horizonSeconds: 600,
    buckets: [
      { endSeconds: 200, errors: 300, requests: 300, controlErrors: 9, controlRequests: 27 },
      { endSeconds: 400, errors: 0, requests: 6, controlErrors: 1, controlRequests: 5400 },
    ],
    logE: -0.23141689404929452,
  },
  {
    kind: "previous",
    null: { margin: 1.0, baselineErrors: 100, baselineRequests: 100000 },
    horizonSeconds: 1800,
    buckets: [
      { endSeconds: 60, errors: 0, requests: 300 },
      { endSeconds: 120, errors: 1, requests: 300 },
      { endSeconds: 180, errors: 0, requests: 300 },
      { endSeconds: 240, errors: 2, requests: 300 },
      { endSeconds: 300, errors: 3, requests: 300 },
      { endSeconds: 360, errors: 2, requests: 300 },
    ],
    logE: 3.8738208820281277,
  },
  {
    kind: "previous",
    null: { margin: 1.5, baselineErrors: 1, baselineRequests: 5000 },
    horizonSeconds: 900,
    buckets: [
      { endSeconds: 300, errors: 0, requests: 30 },
      { endSeconds: 600, errors: 4, requests: 300 },
      { endSeconds: 900, errors: 0, requests: 3000 },
      { endSeconds: 1200, errors: 22, requests: 300 },
      { endSeconds: 1500, errors: 3, requests: 300 },
    ],
    logE: 12.182450124517446,
  },
  {
    kind: "betting",
    null: { ratio: 0.2 },
    horizonSeconds: 1800,
    buckets: [
      { endSeconds: 60, ratio: 0.1 },
      { endSeconds: 120, ratio: 0.5 },
      { endSeconds: 180, ratio: 0.0 },
      { endSeconds: 240, ratio: 0.9 },
      { endSeconds: 300, ratio: 1.0 },
    ],
    logE: 1.163091635949553,
  },
  {
    kind: "betting",
    null: { ratio: 0.001 },
    horizonSeconds: 172800,
    buckets: [
      { endSeconds: 60, ratio: 0.004 },
      { endSeconds: 90, ratio: 0.0 },
      { endSeconds: 5000, ratio: 0.25 },
    ],
    logE: 4.42499449562628,
  },
];
