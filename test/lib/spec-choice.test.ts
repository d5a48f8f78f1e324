import { expect, test } from "vitest";
import { z } from "zod";
import { durationValue } from "../../src/lib/plan-values.ts";
import { specChoice } from "../../src/lib/spec-choice.ts";

const choice = specChoice<number>("a number of letters as text, or a map with size:", {
  string: z.string().transform((text) => text.length),
  object: z
    .strictObject({ size: z.number(), every: durationValue.prefault("1m") })
    .transform(({ size, every }) => size + every),
  array: z.array(z.strictObject({ size: z.number() })).transform((items) => items.length),
});
const schema = z.strictObject({ gate: choice.optional() });

function issuesOf(value: unknown) {
  const result = schema.safeParse(value);
  if (result.success) throw new Error("accepted");
  return result.error.issues.map(({ path, message, code }) => ({ path, message, code }));
}

test("each form is read as its own", () => {
  expect(schema.parse({ gate: "four" })).toEqual({ gate: 4 });
  expect(schema.parse({ gate: { size: 1 } })).toEqual({ gate: 60_001 });
  expect(schema.parse({ gate: [{ size: 1 }] })).toEqual({ gate: 1 });
  expect(schema.parse({})).toEqual({});
});

test("errors are those of the form that was written, at their own places", () => {
  expect(issuesOf({ gate: { size: "x", every: "soon", more: 1 } })).toEqual([
    { path: ["gate", "size"], message: expect.stringContaining("expected number"), code: "invalid_type" },
    { path: ["gate", "every"], message: expect.stringContaining('"soon" is not a duration'), code: "custom" },
    { path: ["gate"], message: expect.stringContaining("more"), code: "unrecognized_keys" },
  ]);
  expect(issuesOf({ gate: [{ size: 1 }, { size: null }] })).toMatchObject([{ path: ["gate", 1, "size"] }]);
});

test.each([[5], [null], [true]])("%j is none of the forms", (value) => {
  expect(issuesOf({ gate: value })).toEqual([
    { path: ["gate"], message: "expected a number of letters as text, or a map with size:", code: "custom" },
  ]);
});

test("the JSON Schema has every form", () => {
  const { properties, required } = z.toJSONSchema(schema, { io: "input" });
  expect(required).toBeUndefined();
  expect(properties?.gate).toEqual({
    anyOf: [
      { type: "string" },
      {
        type: "object",
        properties: { size: { type: "number" }, every: expect.objectContaining({ type: "string", default: "1m" }) },
        required: ["size"],
        additionalProperties: false,
      },
      expect.objectContaining({ type: "array" }),
    ],
  });
});
