/** `rehearse --incident`: what a rollback would tell people, before one ever happens. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { callTool } from "../../src/tools/call-tool.ts";
import { writeIncident } from "../../src/tools/rehearse/write-incident.ts";

const PLAN = `version: 1
name: short
project:
  vercel: { project: short }
  domains: [app.example.com]
stages:
  staging:
    deploy: { prebuilt: true }
    verify: [{ title: Start, http: { path: / } }]
  production:
    verify: [{ title: Health, http: { path: /api/health } }]
    watch:
      for: 3m
      every: 1m
      rollback_conditions: [health_check_failures > 0]
`;

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "holdpoint-incident-"));
  writeFileSync(join(folder, "plan.yml"), PLAN);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it("shows the incident's title, and writes the issue to a file", async () => {
  const lines: string[] = [];
  const file = join(folder, "incident.md");
  const asked = ["--plan", join(folder, "plan.yml"), "--fault", "outage", "--incident", file];
  const code = await callTool("rehearse", asked, {
    env: { PATH: process.env["PATH"] },
    stdout: { columns: 80, line: (text) => void lines.push(text), progress: () => {} },
    signal: new AbortController().signal,
  });
  expect(code).toBe(4);
  const text = lines.join(" ").replace(/\s+/g, " ");
  expect(text).toMatch(/incident #1 opened: ROLLED BACK, production serves dpl_sandbox1 \(release [0-9a-f]{12}\)/);
  expect(text).toContain("ROLLED BACK, production serves dpl_sandbox1 (");
  const written = readFileSync(file, "utf8");
  expect(written).toMatch(/^# ROLLED BACK, production serves dpl_sandbox1 \(release [0-9a-f]{12}\)\n/);
  expect(written).toContain("**total outage**");
});

it("says so where there is no incident, and where the file cannot be written", async () => {
  expect(await writeIncident(null, () => [])).toEqual([]);
  expect(await writeIncident(join(folder, "none.md"), () => [])).toEqual([
    expect.stringMatching(/^No incident was opened/),
  ]);
  const issue = { title: "t", body: "b" };
  expect(await writeIncident(join(folder, "no", "folder.md"), () => [issue])).toEqual([
    expect.stringMatching(/could not be written: ENOENT/),
  ]);
});
