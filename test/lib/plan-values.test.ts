import { describe, expect, test } from "vitest";
import { z } from "zod";
import { durationUpTo, durationValue, shareValue } from "../../src/lib/plan-values.ts";

function messageOf(schema: z.ZodType, value: unknown): string {
  const result = schema.safeParse(value);
  if (result.success) throw new Error(`${JSON.stringify(value)} was accepted as ${JSON.stringify(result.data)}`);
  return result.error.issues.map((issue) => issue.message).join("; ");
}

describe("durationValue", () => {
  test.each([
    ["250ms", 250],
    ["90s", 90_000],
    ["15m", 900_000],
    ["1.5h", 5_400_000],
    ["2d", 172_800_000],
  ])("reads %s as %d milliseconds", (text, ms) => {
    expect(durationValue.parse(text)).toBe(ms);
  });

  test.each([["15 minutes"], ["m15"], ["-3m"], [""], [15], [null]])("refuses %j and says the form", (value) => {
    expect(messageOf(durationValue, value)).toContain("a duration: a number and one unit");
  });

  test("refuses no time at all", () => {
    expect(messageOf(durationValue, "0s")).toContain("expected more than 0");
  });
});

test("durationUpTo refuses more than its limit", () => {
  expect(durationUpTo("10m").parse("600s")).toBe(600_000);
  expect(messageOf(durationUpTo("10m"), "11m")).toBe("too long: expected at most 10m");
  expect(messageOf(durationUpTo("10m"), "soon")).toContain("is not a duration");
});

describe("shareValue", () => {
  test.each([
    ["5%", 0.05],
    ["0.5 %", 0.005],
    ["0.05", 0.05],
    [0.05, 0.05],
    [1, 1],
    ["100%", 1],
  ])("reads %j as %d", (value, ratio) => {
    expect(shareValue.parse(value)).toBeCloseTo(ratio, 12);
  });

  test.each([["101%"], [5], ["-1%"], ["five"], [true], [Number.NaN]])("refuses %j and says the form", (value) => {
    expect(messageOf(shareValue, value)).toContain("a percentage such as 5%");
  });
});

test("both have a JSON Schema of their input", () => {
  const schema = z.toJSONSchema(z.strictObject({ every: durationValue, share: shareValue.optional() }), {
    io: "input",
  });
  expect(schema).toMatchObject({
    properties: { every: { type: "string" }, share: { type: ["string", "number"] } },
  });
  expect(JSON.stringify(schema)).toContain("(ms|s|m|h|d)");
});
