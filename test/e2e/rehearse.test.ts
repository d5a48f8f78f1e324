/** `npm run rehearse` on a fresh clone: the built program, no plan, no credential, nothing but loopback. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { FIRST_DEPLOYMENT, parseLines, runProgram } from "./release-world.ts";

const folder = mkdtempSync(join(tmpdir(), "holdpoint-rehearse-"));
const OLD = "0f00000000000000000000000000000000000001";
const NEW = "c0ffee0000000000000000000000000000000002";

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Of the environment it gets the PATH alone. */
function rehearse(...args: readonly string[]) {
  const env = { PATH: process.env["PATH"] ?? "", HOME: folder };
  return runProgram("cli.js", ["rehearse", ...args], folder, env);
}

async function rehearseAsJson(...args: readonly string[]) {
  const { code, stdout, stderr } = await rehearse(...args, "--json");
  expect(stderr).toBe("");
  const lines = parseLines(stdout);
  const end = lines.at(-1);
  expect(end).toMatchObject({ event: "end", virtualSeconds: expect.any(Number), wallSeconds: expect.any(Number) });
  expect(lines.filter(({ event }) => event === "end" || event === "unknown-route")).toEqual([end]);
  const steps = lines.flatMap(({ event, step }) => (event === "step" ? [step] : []));
  return { code, lines, end, steps };
}

function expectLegible(stdout: string): void {
  const lines = stdout.split("\n");
  expect(lines.length).toBeGreaterThan(10);
  expect(lines.filter((line) => [...line].length > 80)).toEqual([]);
  expect(lines.filter((line) => /\p{Cc}/u.test(line))).toEqual([]);
}

describe("the demo release", () => {
  it("ends with the new files in production", async () => {
    const { code, stdout, stderr } = await rehearse();
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expectLegible(stdout);
    expect(stdout.replace(/\s+/g, " ")).toMatch(
      new RegExp(`Production serves dpl_\\w+ \\(the site answers ${NEW.slice(0, 12)}`),
    );
  });

  it("is rolled back when errors begin: says when, why and on what evidence", async () => {
    const { code, stdout } = await rehearse("--fault", "error-rate=8%", "--at", "3m");
    expect(code).toBe(4);
    expectLegible(stdout);
    const text = stdout.replace(/\s+/g, " ");
    expect(text).toMatch(/regression of error_rate: since 09:03:00 UTC .* failed: \d/);
    expect(text).toMatch(/\d+ samples/);
    expect(text).toContain("ROLLED BACK");
    expect(text).toContain(`Production serves ${FIRST_DEPLOYMENT} again (the site answers ${OLD.slice(0, 12)})`);
  });

  it("is held when Sentry is down, and nothing is rolled back", async () => {
    const { code, end, steps } = await rehearseAsJson("--fault", "sentry-down");
    expect(code).toBe(3);
    expect(end).toMatchObject({ decision: "hold", reasonCode: "vendor_unavailable" });
    expect(end?.production).toEqual({ before: FIRST_DEPLOYMENT, after: end?.candidate, served: NEW });
    expect(steps).not.toContain("rollback-decided");
  });
});

describe("the demo release, watched by the ticks of a schedule", () => {
  it.each([
    ["passes, though one of them comes late", [], 0, "proceed"],
    ["is rolled back by the tick that finds it down", ["--fault", "outage", "--at", "8m"], 4, "rolled-back"],
  ])("%s", async (_, faults, code, decision) => {
    const ended = await rehearseAsJson("--ticks", "5m", "--late", "7m", ...faults);
    expect([ended.code, ended.end?.decision]).toEqual([code, decision]);
    const looks = ended.lines.filter((line) => line.event === "decision" && line.decision === "watching");
    expect(looks.length).toBeGreaterThan(1);
  });
});

describe("a wrong call", () => {
  it.each([
    ["a fault that is not known", ["--fault", "meteor"], 'There is no fault "meteor"'],
    ["a step that is not known", ["--crash-after", "lunch"], '--crash-after is "lunch"'],
    ["an option that is not known", ["--fualt", "outage"], "--fualt"],
    ["a time that is none", ["--fault", "outage", "--at", "soon"], '--at is "soon"'],
    ["a plan that is not there", ["--plan", "none.yml"], "none.yml"],
  ])("with %s ends with 2 and says so", async (_, args, said) => {
    const { code, stdout, stderr } = await rehearse(...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(said);
  });
});
