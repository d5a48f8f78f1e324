/** Ladders rehearsed: what is tried around the host's own rung, and what a rehearsal leaves out. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { callTool } from "../../src/tools/call-tool.ts";

const folder = mkdtempSync(join(tmpdir(), "holdpoint-ladder-"));
const plan = join(folder, "plan.yml");
writeFileSync(
  plan,
  `version: 1
name: short
project: { vercel: { project: short }, domains: [app.example.com] }
stages:
  staging:
    deploy: { prebuilt: true }
    verify: [{ title: Start, http: { path: / } }]
  production:
    verify: [{ title: Health, http: { path: / } }]
    watch: { for: 2m, rollback_conditions: [health_check_failures > 3 over 2m] }
rollback:
  ladder: [flag, host, revert, command]
  flag: { launchdarkly: multi-thread-chat }
  command: { run: exit 1 }
`,
);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function rehearse(faults: readonly string[]) {
  const lines: string[] = [];
  const code = await callTool("rehearse", ["--traffic", "1/m", "--plan", plan, ...faults], {
    env: { PATH: process.env["PATH"] },
    stdout: { columns: 1_000, line: (text) => void lines.push(text), progress: () => {} },
    signal: new AbortController().signal,
  });
  return { code, said: lines.join("\n") };
}

describe("a rehearsed ladder", () => {
  it("goes on to the host where the flag's vendor is down, and proposes the revert; the team's script is left out", async () => {
    const { code, said } = await rehearse([
      "--fault",
      "error-rate=100%",
      "--fault",
      "launchdarkly-down",
      "--at",
      "10s",
    ]);
    expect(code).toBe(4);
    expect(said).toMatch(/HOLD +rollback: flag: "flag" was not possible: /);
    expect(said).toMatch(/pass +rollback: revert: Pull request #1 is open/);
    expect(said).toContain("not rehearsed: Rung command of the rollback's ladder");
    expect(said.indexOf("production shows dpl_sandbox1 again")).toBeGreaterThan(said.indexOf("rollback: flag"));
  });

  it("is climbed on by the next run where one died after a rung", async () => {
    const { code, said } = await rehearse(["--fault", "error-rate=100%", "--crash-after", "rung"]);
    expect(code).toBe(4);
    expect(said).toContain('crashed after "rung"');
    expect(said).toMatch(/pass +rollback: revert: Pull request #1 is open/);
    expect(said.split("opened: ROLLED BACK").length).toBe(2);
  });
});
