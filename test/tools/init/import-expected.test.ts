/** The twelve documents, against what a careful person takes from each. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { extensions } from "../../../src/engine/plan-extensions.ts";
import { parsePlan } from "../../../src/plan/load.ts";
import { importText } from "../../../src/tools/init/import-document.ts";
import type { ImportedItem } from "../../../src/tools/init/writing/import-plan.ts";
import { NOTHING_KNOWN } from "../../../src/tools/init/writing/surroundings.ts";

const folder = join(import.meta.dirname, "documents");

interface Expected {
  readonly tasks: readonly [number, number];
  readonly commands?: readonly string[];
  readonly env?: readonly string[];
  readonly envOptional?: readonly string[];
  readonly signOffs?: readonly string[];
  readonly conditions?: readonly string[];
  readonly success?: readonly string[];
  readonly watch?: string;
  readonly window?: string;
  readonly ladder?: readonly string[];
  readonly announce?: readonly string[];
  readonly rollout?: readonly string[];
  readonly warn?: readonly string[];
  readonly hold?: readonly string[];
  readonly unclear?: readonly string[];
  readonly sql?: number;
  readonly budgets?: number;
  readonly blockers?: number;
  readonly manualSteps?: number;
  readonly boxesInCells?: number;
}

const { _: _about, ...all } = JSON.parse(readFileSync(join(folder, "expected.json"), "utf8")) as Record<
  string,
  Expected
> & {
  _: string;
};

const read = (name: string) => readFileSync(join(folder, name), "utf8");
const imported = new Map(
  Object.keys(all).map((name) => [name, importText(read(name), name, NOTHING_KNOWN, extensions)]),
);
const itemsOf = (name: string): readonly ImportedItem[] => imported.get(name)?.items ?? [];
const planned = (name: string, kind: string) =>
  itemsOf(name).filter((item) => item.kind === kind && item.plan !== undefined);
const valuesOf = (name: string, kind: string) =>
  planned(name, kind).map(({ plan = "" }) => plan.replace(/^# /, "").replace(/^[\w.]+: /, ""));
/** Lines with a box that GitHub shows as one. */
const boxes = (name: string, mark: RegExp) =>
  read(name)
    .split("\n")
    .flatMap((line, index) => (mark.test(line) ? [index + 1] : []))
    .filter(
      (line) => !itemsOf(name).some((item) => item.line === line && ["not-a-task", "comment"].includes(item.kind)),
    );

describe.each(Object.entries(all))("%s", (name, expected) => {
  it("becomes a plan that loads, and every item has a line of the document", () => {
    const { plan = "", items = [], counts } = imported.get(name) ?? {};
    expect(parsePlan(plan, name, extensions)).toHaveProperty("plan");
    const lines = read(name).split("\n").length;
    for (const { line } of items) expect(line >= 1 && line <= lines, `line ${line}`).toBe(true);
    expect((counts?.imported ?? 0) + (counts?.manual ?? 0) + (counts?.left ?? 0)).toBe(items.length);
    for (const written of plan.split("\n").slice(2, -1))
      expect(written).toMatch(/# (?:.*# )?(?:not in )?\d\d-[\w-]+\.md/);
  });

  it("has an item for every task, and takes no tick for a pass", () => {
    const [open, ticked] = expected.tasks;
    expect(boxes(name, /^\s*(?:[-*+]|\d+[.)])\s+(?:\[ \]|\d+\.\s+\[ \])\s+\S/)).toHaveLength(open);
    const ticks = boxes(name, /^\s*[-*+]\s+\[[xX]\]\s+\S/);
    expect(ticks).toHaveLength(ticked);
    for (const line of ticks) {
      expect(itemsOf(name).filter((item) => item.line === line)).toEqual([
        expect.objectContaining({ kind: "history", plan: expect.stringMatching(/^#? ?-? ?/) }),
      ]);
      expect(imported.get(name)?.plan).not.toMatch(new RegExp(`^ *-.*${name}:${line}$`, "m"));
    }
  });

  it("has the commands, and no others", () => {
    const commands = [...(imported.get(name)?.plan ?? "").matchAll(/^ *- .* command: "?(.+?)"? \}/gm)].map(
      (match) => match[1],
    );
    expect(commands).toEqual(expected.commands ?? []);
  });

  it("has the variables", () => {
    expect(valuesOf(name, "env").map((text) => /\[(\w+)\]/.exec(text)?.[1])).toEqual(expected.env ?? []);
    expect(valuesOf(name, "env-optional").map((text) => /\[(\w+)\]/.exec(text)?.[1])).toEqual(
      expected.envOptional ?? [],
    );
  });

  it("has those who must agree", () => {
    const titles = planned(name, "sign-off").map(({ text }) => text.split(" | ")[0]);
    for (const role of expected.signOffs ?? []) expect(titles).toContain(role);
  });

  it("has the conditions, and no others", () => {
    expect(valuesOf(name, "condition").toSorted()).toEqual([...(expected.conditions ?? [])].toSorted());
    expect(valuesOf(name, "success").toSorted()).toEqual([...(expected.success ?? [])].toSorted());
  });

  it("has the time of watching", () => {
    // An hour of observing that a table of tasks names is one as well.
    const extra = name.startsWith("09") ? ["60m"] : [];
    expect(valuesOf(name, "watch")).toEqual(expected.watch === undefined ? extra : [expected.watch]);
  });

  it("has what this version has no word for", () => {
    const texts = (kind: string) => planned(name, kind).map(({ text, why, plan }) => `${text} ${why} ${plan}`);
    for (const time of expected.announce ?? []) expect(texts("announce").join("\n")).toContain(time);
    for (const rung of expected.ladder ?? []) expect(valuesOf(name, "ladder")).toContain(rung);
    for (const limit of expected.warn ?? []) expect(texts("warn").join("\n")).toContain(limit);
    for (const limit of expected.hold ?? [])
      expect(texts("hold").join("\n")).toContain(limit.replace("cpu ", "cpu_usage "));
    expect(texts("unclear")).toHaveLength(expected.unclear?.length ?? 0);
    expect(texts("sql")).toHaveLength(expected.sql ?? 0);
    expect(texts("budget")).toHaveLength(expected.budgets ?? 0);
    expect(texts("blocker")).toHaveLength(expected.blockers ?? 0);
    expect(texts("rollout")).toHaveLength(expected.rollout?.length ?? 0);
    const steps = itemsOf(name).filter(({ text }) => /^\d \| /.test(text));
    expect(steps).toHaveLength(expected.manualSteps ?? expected.boxesInCells ?? 0);
  });
});

describe("of the twelve documents,", () => {
  const planOf = (number: string) => [...imported].find(([name]) => name.startsWith(number))?.[1].plan ?? "";
  const activeLines = (number: string) =>
    planOf(number)
      .split("\n")
      .filter((line) => !line.trimStart().startsWith("#"))
      .join("\n");

  it("the answers, certificates and windows are gates", () => {
    expect(activeLines("02")).toContain('http: { path: "/healthz", status: 200 }');
    expect(activeLines("02")).toContain("tls: { host: mail.letters.example, min-days: 21 }");
    expect(activeLines("04")).toContain('- "Sun 02:00-04:00 UTC"');
    expect(activeLines("07")).toContain('- "Sun 02:00-04:00 Europe/Madrid"');
    expect(activeLines("11")).toMatch(/http: \{ path: "\/api\/health", status: 200, contains: "\\"ok\\"" \}/);
    expect(activeLines("11")).toMatch(/http: \{ path: "\/login", status: 200 \}/);
    expect(planOf("09")).toContain("only on 2026-12-09 20:00-22:00 Europe/Berlin");
    expect(planOf("08")).toContain("from: YEAR-12-18, to: YEAR-01-04");
    expect(planOf("08")).toContain("Fri 00:00-12:00 ZONE");
    expect(planOf("04")).toContain("announce: { after: [30m, 1h, 2h] }");
  });

  it.each([
    ["01", /vercel rollback|drizzle-kit/],
    ["02", /dark mode|=false|=info/i],
    ["03", /pg_restore|drop schema|wrong text|broken image/],
    ["04", /curl|db:migrate|EDGE_TOKEN/],
    ["05", /cache_hit|< 1%|< 500/i],
    ["06", /0\.1%|212|37%|All tests passing/],
    ["09", /lock_timeout|R\/A|Requested by/],
    ["10", /second tap|lost connection/],
    ["11", /coverage:|editor loads late/],
    ["12", /ssh|fra1|YOUR_TOKEN|rm -rf|struck out|no space/],
  ])("in %s nothing of %s is more than a comment", (number, never) => {
    expect(activeLines(number)).not.toMatch(never);
  });
});
