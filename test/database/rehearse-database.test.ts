/** Whole releases with a real PostgreSQL: what the page of rehearsals promises of each. */
import { join } from "node:path";
import { expect, test } from "vitest";
import { callTool } from "../../src/tools/call-tool.ts";
import { parseLines } from "../e2e/release-world.ts";

async function rehearse(...args: readonly string[]) {
  const printed: string[] = [];
  const code = await callTool("rehearse", ["--database", "--traffic", "1/m", ...args, "--json"], {
    env: { PATH: process.env["PATH"] },
    stdout: { columns: 80, line: (text) => void printed.push(text), progress: () => {} },
    signal: new AbortController().signal,
  });
  const lines = parseLines(printed.join("\n"));
  const decisions = lines.flatMap((line) =>
    line.event === "decision" ? [`${String(line["command"])}: ${String(line["reasonCode"])}`] : [],
  );
  return { code, lines, decisions, text: printed.join("\n") };
}

test.each([
  ["backup-damaged", 3, "deploy: backup_damaged", "its SHA-256 is another"],
  ["migration-fails", 1, "deploy: trial_failed", "media_are_small"],
  ["migration-blocked", 3, "deploy: lock_not_available", "nightly report"],
  ["counts-differ", 1, "deploy: data_unexpected", "had 120,000 rows"],
])("%s ends with exit code %i, and nothing is promoted", async (fault, code, decision, said) => {
  const ended = await rehearse("--fault", fault);
  expect([ended.code, ended.decisions]).toEqual([code, [decision]]);
  expect(ended.text).toContain(said);
});

/** What their watches make of visitors, test/e2e/example-plans shows; few looks at few visitors are no evidence either way. */
test.each(["supabase-stack", "on-premise-repository"])(
  "the example plan of %s backs up, tries, migrates and promotes",
  async (kind) => {
    const plan = join(import.meta.dirname, `../../examples/plans/${kind}/.github/holdpoint.yml`);
    const { decisions, lines } = await rehearse("--plan", plan, "--ticks", "30m");
    expect(decisions.slice(0, 3)).toEqual(["deploy: deployed", "verify: verified", "promote: promoted"]);
    expect(lines.filter(({ event }) => event === "unknown-route")).toEqual([]);
  },
);

test("a release that is killed after its migration goes on, is rolled back, and a person has the database again", async () => {
  const { code, decisions, lines, text } = await rehearse(
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
