import { describe, expect, it } from "vitest";
import { z } from "zod";
import { escapeCell, jsonSchemaOf, renderFieldTable, renderType } from "../../scripts/generate/field-table.ts";
import { renderGatesReference } from "../../scripts/generate/gates-reference.ts";
import { knownMetrics, renderMetricsReference } from "../../scripts/generate/metrics-reference.ts";
import { renderPlanReference } from "../../scripts/generate/plan-reference.ts";
import { fillMarkers, renderActionTables } from "../../scripts/generate/readme-tables.ts";
import { renderReasonCodes } from "../../scripts/generate/reason-codes-reference.ts";
import { gates } from "../../src/gates/index.ts";
import { durationValue, shareValue } from "../../src/lib/plan-values.ts";
import { REASON_CODES } from "../../src/lib/reason-code.ts";
import { metricProviders } from "../../src/providers/metrics.ts";
import { extensions } from "../plan/extensions.ts";

describe("field tables", () => {
  it("say what is written, the default and the description", () => {
    const schema = z.strictObject({
      wait: durationValue.prefault("10m").describe("How long."),
      lines: shareValue.describe("Share | part of lines."),
      names: z.array(z.string()).default([]).describe("Names."),
      mode: z.enum(["a", "b"]).optional().describe("Mode."),
    });
    expect(renderFieldTable(jsonSchemaOf(schema)).split("\n").slice(2)).toEqual([
      "| `wait` | duration | `10m` | How long. |",
      "| `lines` (required) | share |  | Share \\| part of lines. |",
      "| `names` | list of text | none | Names. |",
      "| `mode` | `a`, `b` |  | Mode. |",
    ]);
  });

  it("name every form of a field", () => {
    const field = jsonSchemaOf(z.union([z.int(), z.array(z.record(z.string(), z.boolean()))]));
    expect(renderType(field)).toBe("whole number or list of true or false by name");
    expect(renderType({})).toBe("any value");
  });

  it("keep a cell in its row", () => {
    expect(escapeCell("a | b\n  c")).toBe("a \\| b c");
  });
});

describe("in the reference pages,", () => {
  it("the plan's page has a section for each mapping and no field without a description", () => {
    const page = renderPlanReference({ gates, metricProviders });
    for (const path of ["project.vercel", "stages.staging.deploy", "stages.production.watch", "rollback"]) {
      expect(page).toContain(`\n## \`${path}\`\n`);
    }
    expect(page).toContain(
      "| `timeout` | duration | `30m` | How long to wait for the build; with `source: git`, for it to appear and to be ready. At most 24h. |",
    );
    expect(page.split("\n").filter((line) => /^\| `.*\|\s*\|$/.test(line))).toEqual([]);
    expect(page).toMatch(/\n## `checklist`\n[^#]*\n\| `after` \|/);
  });

  it("the gates' page has every gate, and each table once", () => {
    const page = renderGatesReference({ gates });
    for (const key of Object.keys(gates)) expect(page).toContain(`\n## ${key}\n`);
    expect(page.match(/^\| `contains`/gm)).toHaveLength(1);
    expect(page).toContain("\n| [`command`](#command) | code | Runs a command of the repository. |\n");
  });

  it("the gates' page has nested fields, and explains a size next to a share", () => {
    const page = renderGatesReference({ gates });
    for (const path of ["bundle.entries", "http.headers", "rls.sees", "rls.sees.rows", "window.freeze"]) {
      expect(page).toContain(`\nIn \`${path}\`:\n\n| Field |`);
    }
    expect(page).toMatch(/^\| `growth` \| text or number \|/m);
    expect(page).toMatch(/^\| `drop` \| share \|/m);
    expect(page).toMatch(/^\| `rename-column` \| RENAME COLUMN/m);
  });

  it("the metrics' page has what the providers measure", () => {
    expect(knownMetrics(metricProviders["sentry"] ?? fail())).toContainEqual({
      name: "error_rate",
      unit: "share",
      minimumSamples: 20,
    });
    expect(knownMetrics(extensions.metricProviders["checkly"] ?? fail()).map(({ name }) => name)).toContain("uptime");
    expect(renderMetricsReference(metricProviders)).toMatch(/\| `uptime` \| share \| \d+ \|/);
  });

  it("the page of reason codes has each of them", () => {
    const page = renderReasonCodes();
    for (const code of Object.keys(REASON_CODES)) expect(page).toContain(`| \`${code}\` |`);
  });

  it("end with one line break", () => {
    for (const page of [renderReasonCodes(), renderGatesReference({ gates })]) expect(page).toMatch(/[^\n]\n$/);
  });
});

describe("the README's tables", () => {
  const action = `
inputs:
  command: { description: What to do., required: true }
  plan: { description: "Where | which.", default: .github/holdpoint.yml }
outputs:
  decision: { description: What came of it. }
`;

  it("come from action.yml", () => {
    expect(renderActionTables(action).inputs.split("\n").slice(2)).toEqual([
      "| `command` (required) |  | What to do. |",
      "| `plan` | `.github/holdpoint.yml` | Where \\| which. |",
    ]);
    expect(renderActionTables(action).outputs).toContain("| `decision` | What came of it. |");
  });

  it("stand between their markers, again and again", () => {
    const page = "a\n<!-- generated:inputs -->\nold\n<!-- /generated:inputs -->\nb\n";
    const once = fillMarkers(page, { inputs: "new", outputs: "none" });
    expect(once).toBe("a\n<!-- generated:inputs -->\nnew\n<!-- /generated:inputs -->\nb\n");
    expect(fillMarkers(once, { inputs: "new" })).toBe(once);
  });

  it("are refused where a marker stands alone", () => {
    expect(() => fillMarkers("<!-- generated:inputs -->", { inputs: "x" })).toThrow("do not come in a pair");
    expect(() => fillMarkers("<!-- /generated:inputs --><!-- generated:inputs -->", { inputs: "x" })).toThrow("pair");
  });
});

function fail(): never {
  throw new Error("there is no such provider");
}
