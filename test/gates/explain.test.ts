import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { gates } from "../../src/gates/index.ts";
import type { Gate } from "../../src/gates/contract.ts";

const all: readonly Gate[] = Object.values(gates);

/** What every example in the reference asks, in the order in which it stands there. */
function explained({ key, spec, example, explain }: Gate): readonly string[] {
  const items = parse(example ?? "[]") as readonly Readonly<Record<string, unknown>>[];
  return items.map((item) => explain?.(spec.parse(item[key])) ?? "");
}

describe("what an item asks, for who approves the plan", () => {
  it.each(all.map((gate) => [gate.key, gate] as const))(
    "is said in one line by %s, for each of its examples",
    (_, gate) => {
      const lines = explained(gate);
      expect(lines.length).toBeGreaterThan(0);
      for (const line of lines) expect(line).toMatch(/^[^\n]{5,}[^.\n]$/);
    },
  );

  it("names commands, people, windows and limits", () => {
    const lines = all.flatMap(explained);
    expect(lines).toEqual(
      expect.arrayContaining([
        "`npm test`, at most 10m",
        "`npx playwright test`, in apps/web, at most 20m, sees TEST_USER, TEST_PASSWORD",
        "2 of @acme/web, not the author, for this commit only",
        "each of @acme/eng-leads, @acme/product, different people, for this commit only",
        "certificate of the address that is checked is valid for at least 14 days",
        "coverage/coverage-summary.json, lines at least 80 %, at most 1 % below the base branch",
        "files in .next/static, at most 350 kB gzip, growth at most 5 %, main-*.js at most 120 kB gzip, without *devtools*",
        "drizzle in drizzle, additive but for drop-trigger",
      ]),
    );
  });

  it("never shows a header's value", () => {
    const spec = gates.http.spec.parse({ path: "/", headers: { authorization: "Bearer abc123secret" } });
    expect(gates.http.explain?.(spec)).toBe("GET / answers 200 to 299, sends authorization");
  });
});
