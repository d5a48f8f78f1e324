import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { renderEvidenceKinds, renderEvidenceSchema } from "../../scripts/generate/evidence-reference.ts";
import { evidenceKinds } from "../../src/judge/evidence/index.ts";
import { evidenceOfAnyWatch } from "../judge/evidence/evidence-arbitrary.ts";
import { breaches } from "../plan/json-schema.ts";

const schema = JSON.parse(renderEvidenceSchema()) as Record<string, unknown>;
const bucket = { endSeconds: 60, errors: 1, requests: 300 };
const metric = { id: "m", weight: 1, kind: "bernoulli", null: { rate: 0.1 }, buckets: [bucket] };
const watch = { alpha: 0.001, horizonSeconds: 600, metrics: [metric] };

describe("the JSON Schema of evidence", () => {
  it("accepts what the judge reads", () => {
    fc.assert(
      fc.property(evidenceOfAnyWatch, (any) => void expect(breaches(schema, any)).toEqual([])),
      { numRuns: 50 },
    );
  });

  it.each([
    ["a field more", { ...watch, seed: 1 }, " additionalProperties"],
    ["a missing field", { alpha: 0.001, metrics: [metric] }, " required"],
    [
      "a field of another kind",
      { ...watch, metrics: [{ ...metric, null: { rate: 0.1, shape: 4 } }] },
      "/metrics/0 oneOf",
    ],
    ["another kind", { ...watch, metrics: [{ ...metric, kind: "normal" }] }, "/metrics/0 oneOf"],
    ["a share of more than all", { ...watch, metrics: [{ ...metric, null: { rate: 1.1 } }] }, "/metrics/0 oneOf"],
    [
      "half an error",
      { ...watch, metrics: [{ ...metric, buckets: [{ ...bucket, errors: 0.5 }] }] },
      "/metrics/0 oneOf",
    ],
  ])("refuses %s", (_, any, breach) => {
    expect(breaches(schema, watch)).toEqual([]);
    expect(breaches(schema, any)).toContain(breach);
  });
});

describe("the page of evidence", () => {
  it("has a row for every kind", () => {
    const table = renderEvidenceKinds();
    for (const name of Object.keys(evidenceKinds)) expect(table).toContain(`| \`${name}\` |`);
  });
});
