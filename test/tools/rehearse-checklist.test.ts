/** The faults of a rehearsed checklist, and a plan of one's own, in this process. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import {
  type End,
  expectLegible,
  joined,
  OWN_PLAN,
  rehearseAsJson,
  rehearseHere,
} from "../commands/checklist-rehearsal.ts";

const folder = mkdtempSync(join(tmpdir(), "holdpoint-rehearse-"));
const NEXT_APP = resolve(import.meta.dirname, "../../examples/next-app/.github/holdpoint.yml");

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function outcomeOf({ items }: End, title: string): string | undefined {
  return items.find((item) => item.title === title)?.outcome;
}

describe("people", () => {
  it("who may not tick have it set back, and two who tick in the same second lose nothing", async () => {
    const { events } = await rehearseAsJson();
    const at = (pattern: RegExp) => events.findIndex(({ event, text }) => event === "note" && pattern.test(text ?? ""));
    const onCall = events.filter(({ event, title }) => event === "gate" && title === "On-call schedule confirmed");
    expect(at(/^sam ticks/)).toBeGreaterThan(0);
    expect(at(/^sam ticked .* was set back/)).toBeGreaterThan(at(/^sam ticks/));
    const afterSam = events
      .slice(at(/^sam ticked/), at(/^devops-1 ticks/))
      .filter(({ title }) => title === "On-call schedule confirmed");
    expect(afterSam.map(({ verdict }) => verdict?.outcome)).toEqual(["hold"]);
    expect(onCall.at(-1)?.verdict?.outcome).toBe("pass");
    const [one, other] = [/^eng-leads-1 ticks/, /^product-1 ticks/].map((who) => events[at(who)]);
    expect(one?.at).toBe(other?.at);
    const approved = events.filter(({ event, title }) => event === "gate" && title === "Approved");
    expect(approved.slice(-2).map(({ verdict }) => verdict?.summary)).toEqual([
      expect.stringContaining("1 of 2"),
      expect.stringMatching(/^2 of 2 signed off: .*eng-leads-1.*product-1/),
    ]);
  });

  it("who may tick and do not are waited for", async () => {
    const { code, end } = await rehearseAsJson("--fault", "nobody-signs-off");
    expect(code).toBe(3);
    expect(end).toMatchObject({ decision: "hold", reasonCode: "sign_off_pending" });
    expect([outcomeOf(end, "Approved"), outcomeOf(end, "Tests pass")]).toEqual(["hold", "pass"]);
  });

  it("whose teams cannot be read sign off nothing", async () => {
    const { code, end, events } = await rehearseAsJson("--fault", "teams-unreadable");
    expect(code).toBe(3);
    expect(outcomeOf(end, "On-call schedule confirmed")).toBe("hold");
    expect(events.filter(({ text }) => /^devops-1 ticked .*TEAM_READ_TOKEN.*set back/.test(text ?? ""))).toHaveLength(
      1,
    );
  });
});

describe("trouble", () => {
  it.each([
    ["tests-fail", 1, "command_failed", "Tests pass", "fail"],
    ["bundle-too-large", 1, "bundle_too_large", "Bundle within budget", "fail"],
    ["devtools-in-bundle", 1, "module_forbidden", "Bundle within budget", "fail"],
    ["coverage-low", 1, "coverage_too_low", "Coverage above 80 %", "fail"],
    ["variable-missing", 1, "env_missing", "Environment variables set", "fail"],
    ["outside-window", 1, "outside_window", "In the deploy window", "fail"],
    ["advisor-error", 1, "advisor_errors", "Database advisor has nothing new", "fail"],
    ["coverage-missing", 3, "no_data", "Coverage above 80 %", "hold"],
    ["vercel-down", 3, "vendor_unavailable", "Environment variables set", "hold"],
    ["supabase-down", 3, "vendor_unavailable", "Database advisor has nothing new", "hold"],
  ])("%s exits %i, %s", async (fault, code, reasonCode, title, outcome) => {
    const run = await rehearseAsJson("--fault", fault);
    expect({ code: run.code, reasonCode: run.end.reasonCode, outcome: outcomeOf(run.end, title) }).toEqual({
      code,
      reasonCode,
      outcome,
    });
    // One fault changes the one item, and what waits for it.
    const touched = run.end.items.filter((item) => item.outcome !== "pass" && item.reasonCode !== "item_not_run");
    expect(touched.map((item) => item.title)).toEqual([title]);
  });

  it("at GitHub leaves no comment, nobody who ticks, and no comment file", async () => {
    const file = join(folder, "none.md");
    const { code, lines } = await rehearseHere("--fault", "github-down", "--comment", file);
    expect(code).toBe(3);
    expectLegible(lines);
    const text = joined(lines);
    expect(text).toContain("There is no comment on the pull request, so nobody can tick");
    expect(text).toMatch(/There is no comment, so \S+ was not written/);
    expect(text).not.toContain("sam ticks");
    expect(() => readFileSync(file)).toThrow("ENOENT");
  });

  it("that affects no item is an error, not a checklist that passes", async () => {
    await expect(rehearseHere("--fault", "checkly-down")).rejects.toThrow('"checkly-down" affects no rehearsed item');
    await expect(rehearseHere("--plan", NEXT_APP, "--fault", "tests-fail")).rejects.toThrow(
      '"tests-fail" affects no rehearsed item',
    );
  });
});

describe("a plan of one's own", () => {
  it("is rehearsed without what works on the repository's files, and says so", async () => {
    const { code, lines } = await rehearseHere("--plan", NEXT_APP);
    expect(code).toBe(0);
    expectLegible(lines);
    const text = joined(lines);
    expect(text).toContain("not rehearsed: Production build succeeds - it works on the repository's own files");
    expect(text).toContain("not rehearsed: Bundle within budget - it reads what the repository's own build wrote");
    expect(text).toContain("This commit may ship: all 3 items passed.");
    expect(text).not.toContain("main is at");
  });

  it("with nothing that can be rehearsed is an error", async () => {
    const file = join(folder, "nothing.yml");
    writeFileSync(file, OWN_PLAN.replace(/^ {2}- \{ title: (?:Variables|Status|Ready).*\n/gm, ""));
    await expect(rehearseHere("--plan", file)).rejects.toThrow("has no checklist item that can be rehearsed");
  });
});

it("a comment that cannot be written is an error in one sentence", async () => {
  const file = join(folder, "no-such-folder/comment.md");
  await expect(rehearseHere("--comment", file)).rejects.toThrow(/cannot be written to .*no-such-folder/);
});
