import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { PLAN_SCHEMA_ID, renderPlanSchema } from "../../scripts/generate/plan-schema.ts";
import { gates } from "../../src/gates/index.ts";
import { metricProviders } from "../../src/providers/metrics.ts";
import { breaches } from "../plan/json-schema.ts";
import { MINIMAL } from "../plan/extensions.ts";
import { planWith } from "../plan/mistakes.ts";

const schema = JSON.parse(renderPlanSchema({ gates, metricProviders })) as Record<string, unknown>;
const design = readFileSync(join(import.meta.dirname, "../plan/health-companion.yml"), "utf8");
const judged = (text: string) => breaches(schema, parse(text, { merge: true }));

describe("the JSON Schema of the plan", () => {
  it("has an id, a title and a description for each of its own fields", () => {
    expect(schema).toMatchObject({
      $schema: "https://json-schema.org/draft/2020-12/schema",
      $id: PLAN_SCHEMA_ID,
      title: "Holdpoint plan",
    });
    const silent: string[] = [];
    const walk = (node: unknown, path: string): void => {
      if (typeof node !== "object" || node === null) return;
      const { properties = {}, description } = node as { properties?: object; description?: string };
      if (path !== "" && description === undefined) silent.push(path);
      for (const [key, field] of Object.entries(properties)) walk(field, `${path}/${key}`);
    };
    walk(schema, "");
    expect(silent).toEqual([]);
  });

  it("is the same at every run", () => {
    expect(renderPlanSchema({ gates, metricProviders })).toBe(renderPlanSchema({ gates, metricProviders }));
  });

  it.each([
    ["the design's plan", design],
    ["a small plan", planWith(["request_failures: { sentry: {} }", "new_issues: { sentry: { project: web } }"])],
    ["a plan without watch", MINIMAL.slice(0, MINIMAL.indexOf("    watch:"))],
  ])("accepts %s", (_, text) => {
    expect(judged(text)).toEqual([]);
  });

  it.each([
    ["an unknown key", design.replace("name: health", "nam: x\nname: health"), " additionalProperties"],
    ["a missing name", design.replace("name: health-companion", ""), " required"],
    ["another version", design.replace("version: 1\n", "version: 2\n"), "/version const"],
    [
      "a scheme in a domain",
      design.replace("[app.example.com]", '["https://app.example.com"]'),
      "/project/domains/0 pattern",
    ],
    ["no domain", design.replace("[app.example.com]", "[]"), "/project/domains minItems"],
    ["a duration without unit", design.replace("for: 30m", "for: 30"), "/stages/production/watch/for type"],
    ["a duration in words", design.replace("for: 30m", "for: half an hour"), "/stages/production/watch/for pattern"],
    ["an unknown gate", design.replace("tls: {", "tsl: {"), "/stages/staging/verify/2/gate oneOf"],
    [
      "two gates in one",
      design.replace("tls: { min-days: 14 }", "tls: {}, command: x"),
      "/stages/staging/verify/2/gate oneOf",
    ],
    [
      "a wrong value in a gate",
      design.replace("min-days: 14", "min-days: soon"),
      "/stages/staging/verify/2/gate/tls/min-days type",
    ],
    [
      "an unknown provider",
      design.replace("{ sentry: {", "{ sentri: {"),
      "/stages/production/watch/metrics/error_rate/metric oneOf",
    ],
    [
      "a metric's name",
      design.replace("error_rate: {", "Error-Rate: {"),
      "/stages/production/watch/metrics/Error-Rate pattern",
    ],
    [
      "nothing to verify",
      design.replace(/verify:\n(?: {6}.*\n)+ {2}production/, "verify: []\n  production"),
      "/stages/staging/verify minItems",
    ],
    ["a rung that is not there yet", design.replace("[host]", "[database]"), "/rollback/ladder/0 enum"],
  ])("refuses %s", (_, text, breach) => {
    expect(text).not.toBe(design);
    expect(judged(text)).toContain(breach);
  });
});

describe("the judge of schemas", () => {
  it("refuses a schema that it does not understand", () => {
    expect(() => breaches({ dependentRequired: {} }, {})).toThrow("dependentRequired");
    expect(() => breaches({ $ref: "#/$defs/none" }, {})).toThrow("no definition");
  });
});
