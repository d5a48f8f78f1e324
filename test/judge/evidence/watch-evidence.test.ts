/** A file of evidence that makes no sense is no evidence: what is wrong with it is said, and where. */
import { describe, expect, it } from "vitest";
import { observeControl, worseThanControl } from "../../../src/judge/evidence/control.ts";
import { watchEvidence } from "../../../src/judge/evidence/watch-evidence.ts";

const METRIC = {
  id: "error_rate",
  weight: 1,
  kind: "bernoulli",
  null: { rate: 0.001 },
  buckets: [{ endSeconds: 60, errors: 1, requests: 300 }],
};
const CONTROLLED = {
  ...METRIC,
  kind: "two-sample",
  null: { margin: 1 },
  buckets: [{ endSeconds: 60, errors: 1, requests: 300, controlErrors: 1, controlRequests: 900 }],
};

function wrong(metrics: readonly object[], changes: object = {}): readonly string[] {
  const read = watchEvidence.safeParse({ alpha: 0.001, horizonSeconds: 1_800, metrics, ...changes });
  return (read.error?.issues ?? []).map(({ path, message }) => `${path.join(".")}: ${message}`);
}

const withBucket = (metric: typeof METRIC | typeof CONTROLLED, changes: object) => ({
  ...metric,
  buckets: [{ ...metric.buckets[0], ...changes }],
});

describe("a file of evidence", () => {
  it("is read where everything in it makes sense", () => {
    expect(wrong([METRIC])).toEqual([]);
    expect(wrong([CONTROLLED])).toEqual([]);
    expect(wrong([{ ...METRIC, buckets: [] }])).toEqual([]);
  });

  it("shares its false alarms among its metrics, to the last digit that additions leave", () => {
    const shared = (...weights: readonly number[]) =>
      wrong(weights.map((weight, index) => ({ ...METRIC, id: `m${index}`, weight })));
    expect(shared(0.5, 0.5)).toEqual([]);
    expect(shared(...Array.from({ length: 10 }, () => 0.1))).toEqual([]);
    expect(shared(0.5, 0.25)).toEqual(["metrics: the weights must add up to 1, and add up to 0.75"]);
    expect(shared(0.7, 0.7)).toEqual(["metrics: the weights must add up to 1, and add up to 1.4"]);
    expect(shared(0.1, 0.2, 0.1)).toEqual(["metrics: the weights must add up to 1, and add up to 0.4"]);
  });

  it("has at least one metric, and each once", () => {
    expect(wrong([])).toHaveLength(1);
    const half = { ...METRIC, weight: 0.5 };
    expect(wrong([half, half])).toEqual(['metrics.1.id: "error_rate" is another metric already']);
    expect(wrong([half, { ...half, id: "other" }])).toEqual([]);
  });

  it("that contradicts itself is told by a rule of ours", () => {
    const half = { ...METRIC, weight: 0.5 };
    for (const metrics of [[half], [half, half], [withBucket(METRIC, { errors: 301 })]]) {
      const { error } = watchEvidence.safeParse({ alpha: 0.001, horizonSeconds: 1_800, metrics });
      expect(error?.issues.map(({ code }) => code)).toEqual(["custom"]);
    }
  });

  it("names a kind of evidence that there is, and the nearest one where it does not", () => {
    const expected =
      "metrics.0.kind: expected one of bernoulli, negative-binomial, poisson, two-sample, tilted, previous, betting";
    expect(wrong([{ ...METRIC, kind: "bernouli" }])).toEqual([
      `${expected}, found "bernouli" (did you mean "bernoulli"?)`,
    ]);
    expect(wrong([{ ...METRIC, kind: "x".repeat(70) }])).toEqual([`${expected}, found "${"x".repeat(60)}"`]);
    const { kind, ...without } = METRIC;
    expect(kind).toBe("bernoulli");
    expect(wrong([without])).toEqual([expected]);
    expect(wrong([{ ...METRIC, kind: 7 }])).toEqual([expected]);
    expect(wrong([null] as never)[0]).toContain("metrics.0");
    expect(wrong(["bernoulli"] as never)[0]).toContain("metrics.0");
  });

  it("counts no more failures than requests, of the release and of what it is compared with", () => {
    expect(wrong([withBucket(METRIC, { errors: 300 })])).toEqual([]);
    expect(wrong([withBucket(METRIC, { errors: 301 })])).toEqual([
      "metrics.0.buckets.0.errors: 301 are more than the 300 requests",
    ]);
    expect(wrong([withBucket(CONTROLLED, { controlErrors: 901 })])).toEqual([
      "metrics.0.buckets.0.controlErrors: 901 are more than the 900 controlRequests",
    ]);
  });

  it("may count more failures than requests where several come from one", () => {
    const clustered = { ...METRIC, kind: "negative-binomial", null: { rate: 0.01, shape: 11 } };
    expect(wrong([withBucket(clustered, { errors: 301 })])).toEqual([]);
    const events = { ...METRIC, kind: "poisson", null: { perSecond: 1 }, buckets: [{ endSeconds: 60, errors: 9 }] };
    expect(wrong([events])).toEqual([]);
  });

  it("has only fields of its kind, in the ranges that they can have", () => {
    expect(wrong([withBucket(METRIC, { ratio: 1 })])).toHaveLength(1);
    expect(wrong([withBucket(METRIC, { endSeconds: 0 })])).toHaveLength(1);
    expect(wrong([withBucket(METRIC, { endSeconds: 0.001 })])).toEqual([]);
    expect(wrong([withBucket(METRIC, { endSeconds: 315_360_001 })])).toHaveLength(1);
    expect(wrong([withBucket(METRIC, { errors: -1 })])).toHaveLength(1);
    expect(wrong([{ ...METRIC, id: "" }])).toHaveLength(1);
    expect(wrong([{ ...METRIC, id: "x".repeat(201) }])).toHaveLength(1);
    expect(wrong([{ ...METRIC, id: "x".repeat(200) }])).toEqual([]);
    expect(wrong([METRIC], { alpha: 0 })).toHaveLength(1);
    expect(wrong([METRIC], { alpha: 1 })).toHaveLength(1);
    expect(wrong([METRIC], { horizonSeconds: 0 })).toHaveLength(1);
    expect(wrong([METRIC], { horizonSeconds: 315_360_001 })).toHaveLength(1);
    expect(wrong([METRIC], { horizonSeconds: 315_360_000 })).toEqual([]);
  });
});

describe("a control that serves beside the release", () => {
  const totals = {
    buckets: 2,
    seconds: 120,
    errors: 6,
    requests: 600,
    controlErrors: 9,
    controlRequests: 1_800,
    ratio: 0,
  };

  it("is what the release's share of failures is seen beside", () => {
    expect(observeControl({}, totals)).toEqual({ failed: 6, requests: 600, rate: 0.01, baseline: 0.005 });
    expect(observeControl({}, { ...totals, controlErrors: 0, controlRequests: 0 }).baseline).toBe(0);
  });

  it("tells what a worse release would look like, as soon as something of it has failed", () => {
    // Per bucket: 300 requests at 0.5 %, three times as bad, with half as much accepted on top.
    expect(worseThanControl({ margin: 1.5 }, totals, 3)).toEqual({
      errors: 6.75,
      requests: 300,
      controlErrors: 4.5,
      controlRequests: 900,
    });
    expect(worseThanControl({ margin: 1.5 }, { ...totals, controlErrors: 0 }, 3)).toBeNull();
    expect(worseThanControl({ margin: 1.5 }, { ...totals, controlRequests: 0 }, 3)).toBeNull();
  });
});
