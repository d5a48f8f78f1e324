/** Whole releases with a real PostgreSQL: what the page of rehearsals promises of each. */
import { join } from "node:path";
import { expect, test } from "vitest";
import { rehearseWithDatabase } from "./rehearse-with-database.ts";

/** What their watches make of visitors, test/e2e/example-plans shows; few looks at few visitors are no evidence either way. */
test.each(["supabase-stack", "on-premise-repository"])(
  "the example plan of %s backs up, tries, migrates and promotes",
  async (kind) => {
    const plan = join(import.meta.dirname, `../../examples/plans/${kind}/.github/holdpoint.yml`);
    const { decisions, lines } = await rehearseWithDatabase("--plan", plan, "--ticks", "30m");
    expect(decisions.slice(0, 3)).toEqual(["deploy: deployed", "verify: verified", "promote: promoted"]);
    expect(lines.filter(({ event }) => event === "unknown-route")).toEqual([]);
  },
);

test("a release that is killed after its migration goes on, is rolled back, and a person has the database again", async () => {
  const { code, decisions, lines, text } = await rehearseWithDatabase(
    "--crash-after",
    "migrate",
    "--fault",
    "outage",
    "--at",
    "3m",
  );
  expect([code, decisions]).toEqual([
    4,
    ["deploy: deployed", "verify: verified", "promote: promoted", "watch: outage_shown", "restore: restored"],
  ]);
  const said: readonly { readonly event: string; readonly line?: unknown }[] = lines;
  const applied = said.filter(({ event, line }) => event === "output" && String(line).startsWith("Applying"));
  // Up and up again on a copy, and once for real, for each of the two databases: a crash repeats nothing.
  expect(applied).toHaveLength(3 * 3 * 2);
  expect(text).not.toMatch(/AGE-SECRET-KEY|postgres:\/\/[^\s"]+:[^\s"]+@/);
});
