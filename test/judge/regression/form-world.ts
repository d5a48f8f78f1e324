/** Comparisons and the buckets of a baseline, for the tests of the forms that evidence takes. */
import type { Comparison } from "../../../src/judge/regression/comparison.ts";
import type { EvidenceForm, Unusable } from "../../../src/judge/regression/evidence-form.ts";
import type { MeasureSeries, MetricBucket } from "../../../src/providers/contract.ts";
import { METRIC, MINUTE } from "./known-service.ts";

const SHARE: MeasureSeries = { kind: "share" };
export const EVENTS: MeasureSeries = { kind: "events" };
export const LEVEL: MeasureSeries = { kind: "level", worse: "higher" };
export const P99: MeasureSeries = { kind: "quantile", quantile: 0.99 };

export function comparing(changes: Partial<Comparison> = {}): Comparison {
  const series = changes.series ?? SHARE;
  return {
    id: METRIC,
    list: "rollback",
    metric: {
      name: METRIC,
      provider: "model",
      spec: {},
      measure: { unit: "ratio", minimumSamples: 1, series },
      settleMs: 0,
    },
    series,
    direction: "increases",
    amount: { kind: "relative", value: 0.5 },
    perMs: 60 * MINUTE,
    byDefault: false,
    ...changes,
  };
}
export const WATCHED = comparing({ list: "regression", amount: { kind: "relative", value: 0 } });
export const DROPS = comparing({ direction: "drops", amount: { kind: "relative", value: 0.2 } });

export function bucket(index: number, changes: Partial<MetricBucket> = {}): MetricBucket {
  const from = index * MINUTE;
  return { from, to: from + MINUTE, value: 0.01, sampleCount: 300, badCount: 3, complete: true, ...changes };
}
export const many = (count: number, of: (index: number) => Partial<MetricBucket> = () => ({})) =>
  Array.from({ length: count }, (_, index) => bucket(index, of(index)));

export function usable(form: EvidenceForm | Unusable): EvidenceForm {
  if ("unusable" in form) throw new Error(form.unusable);
  return form;
}
