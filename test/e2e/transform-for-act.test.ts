import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { transformForAct } from "../workflows/transform-for-act.ts";

const root = resolve(import.meta.dirname, "../..");
const SELF = "holdpoint/holdpoint@v1";

/** The same three differences made on the parsed file, independently of how the transform edits the text. */
function withoutNewKeywords(value: unknown, key = ""): unknown {
  if (Array.isArray(value)) return value.map((item) => withoutNewKeywords(item));
  if (typeof value !== "object" || value === null) return key === "uses" && value === "$/" ? SELF : value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !(key === "concurrency" && name === "queue"))
      .filter(([name]) => !(key === "environment" && name === "deployment"))
      .map(([name, inner]) => [name, withoutNewKeywords(inner, name)]),
  );
}

describe("transformForAct", () => {
  it("leaves out what act does not know and points $/ at this repository", () => {
    const { text, changes } = transformForAct(
      [
        "concurrency: { group: a, queue: max }",
        "jobs:",
        "  one:",
        "    environment: { name: production, deployment: false } # why",
        "    steps:",
        "      - uses: $/",
        "      - uses: $/tools/act",
        "      - uses: actions/checkout@abc",
        "  two:",
        "    uses: $/.github/workflows/x.yml",
        "",
      ].join("\n"),
      SELF,
    );
    expect(changes).toEqual([
      "concurrency.queue",
      "environment.deployment",
      "uses $/",
      "uses $/tools/act",
      "uses $/.github/workflows/x.yml",
    ]);
    expect(parse(text)).toEqual({
      concurrency: { group: "a" },
      jobs: {
        one: {
          environment: { name: "production" },
          steps: [{ uses: SELF }, { uses: "holdpoint/holdpoint/tools/act@v1" }, { uses: "actions/checkout@abc" }],
        },
        two: { uses: "holdpoint/holdpoint/.github/workflows/x.yml@v1" },
      },
    });
  });

  it("leaves keys of these names elsewhere alone", () => {
    const text = "env:\n  queue: max\n  deployment: yes\njobs:\n  one:\n    with:\n      path: $/\n";
    expect(transformForAct(text, SELF)).toEqual({ text, changes: [] });
  });

  it("refuses what is not YAML", () => {
    expect(() => transformForAct("a: [", SELF)).toThrow(/not a workflow file/);
  });

  it.each(["release.yml", "rollback.yml"])("changes nothing else in our own %s", (name) => {
    const original = readFileSync(resolve(root, ".github/workflows", name), "utf8");
    const { text, changes } = transformForAct(original, SELF);
    expect(changes.length).toBeGreaterThan(0);
    expect(parse(text)).toEqual(withoutNewKeywords(parse(original)));
  });
});
