/** The example plans, as somebody who copies one tries them: explained, rehearsed as a good release, and with a fault. */
import { globSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { parseLines, runProgram } from "./release-world.ts";

const ROOT = resolve(import.meta.dirname, "../..");
const PLANS = join(ROOT, "examples/plans");
const folder = mkdtempSync(join(tmpdir(), "holdpoint-example-plans-"));
const env = { PATH: process.env["PATH"] ?? "", HOME: folder };
const run = (...args: readonly string[]) => runProgram("cli.js", args, folder, env);

const plans = globSync(["*/.github/holdpoint.yml", "*/.github/phases/*.yml"], { cwd: PLANS }).toSorted();
/** A few visitors are enough to judge by, and a look every four hours for a watch of a day. */
const FEW = ["--traffic", "30/m"];
const A_DAY = ["--traffic", "20/m", "--ticks", "4h"];

afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function rehearse(plan: string, ...args: readonly string[]) {
  const { code, stdout, stderr } = await run("rehearse", "--json", "--plan", join(PLANS, plan), ...args);
  const lines = parseLines(stdout);
  expect({ stderr, unknown: lines.filter(({ event }) => event === "unknown-route") }).toEqual({
    stderr: "",
    unknown: [],
  });
  return { code, lines, end: lines.at(-1) };
}

it("there is one for each kind of team, with a page and the four workflows", () => {
  const kinds = ["chunked-feature", "on-premise-repository", "seven-days", "supabase-stack"];
  expect(globSync("*/README.md", { cwd: PLANS }).toSorted()).toEqual(kinds.map((kind) => `${kind}/README.md`));
  for (const kind of kinds) {
    const workflows = globSync(`${kind}/.github/workflows/*.yml`, { cwd: PLANS });
    expect(workflows.map((file) => file.split("/").at(-1)).toSorted()).toEqual([
      "checklist.yml",
      "release.yml",
      "rollback.yml",
      "watch.yml",
    ]);
  }
});

it("the phase of the seven days that is under way is the first", () => {
  const read = (file: string) => readFileSync(join(PLANS, "seven-days/.github", file), "utf8");
  expect(read("holdpoint.yml")).toBe(read("phases/1-infrastructure.yml"));
});

describe.each(plans)("%s", (plan) => {
  it("is explained step by step", async () => {
    const { code, stdout, stderr } = await run("explain", "--plan", join(PLANS, plan));
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toContain("VERCEL_TOKEN");
  });

  it("has a checklist that people and machines can pass", async () => {
    const { code, stderr } = await run("rehearse", "--checklist", "--plan", join(PLANS, plan));
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  });
});

describe("a good release", () => {
  it.each([
    ["chunked-feature/.github/holdpoint.yml", FEW],
    ["on-premise-repository/.github/holdpoint.yml", FEW],
    ["supabase-stack/.github/holdpoint.yml", FEW],
    ["seven-days/.github/phases/1-infrastructure.yml", A_DAY],
  ])("of %s goes through", async (plan, args) => {
    const { code, end } = await rehearse(plan, ...args);
    expect([code, end]).toMatchObject([0, { decision: "proceed", reasonCode: "watched" }]);
  });
});

describe("trouble", () => {
  it.each([
    ["chunked-feature/.github/holdpoint.yml", [...FEW, "--fault", "error-rate=30%", "--at", "5m"], 4, "rolled-back"],
    ["chunked-feature/.github/holdpoint.yml", ["--fault", "outage", "--at", "5m", "--behind-flag"], 3, "hold"],
    ["on-premise-repository/.github/holdpoint.yml", [...FEW, "--fault", "outage", "--at", "20m"], 4, "rolled-back"],
    ["supabase-stack/.github/holdpoint.yml", ["--fault", "database-unhealthy", "--at", "5m"], 4, "rolled-back"],
    ["supabase-stack/.github/holdpoint.yml", ["--fault", "checkly-down"], 3, "hold"],
    ["seven-days/.github/phases/1-infrastructure.yml", ["--fault", "promote-queued"], 3, "hold"],
    ["seven-days/.github/phases/2-database.yml", ["--fault", "build-error"], 1, "failed"],
    ["seven-days/.github/phases/3-api.yml", [...FEW, "--fault", "error-rate=20%", "--at", "10m"], 4, "rolled-back"],
    ["seven-days/.github/phases/4-interface.yml", ["--fault", "error-rate=20%"], 4, "rolled-back"],
  ])("of %s with %j ends with exit code %i", async (plan, args, code, decision) => {
    const ended = await rehearse(plan, ...args);
    expect([ended.code, ended.end?.decision]).toEqual([code, decision]);
  });

  it("at the security advisor fails the pull request of the team with Supabase", async () => {
    const plan = join(PLANS, "supabase-stack/.github/holdpoint.yml");
    const { code } = await run("rehearse", "--checklist", "--fault", "advisor-error", "--plan", plan);
    expect(code).toBe(1);
  });
});
