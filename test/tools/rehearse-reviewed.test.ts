/** A plan with a checklist, rehearsed as a release: the pull request's checklist is taken as passed, and that is said. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { callTool } from "../../src/tools/call-tool.ts";

const folder = mkdtempSync(join(tmpdir(), "holdpoint-reviewed-"));

afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function rehearse(requires: string): Promise<readonly string[]> {
  const plan = join(folder, "plan.yml");
  writeFileSync(
    plan,
    `version: 1
name: short
project:
  vercel: { project: short }
  domains: [app.example.com]
checklist: [{ title: Approved, sign-off: { by: ["@alice"] } }]
stages:
  staging:
    deploy: { prebuilt: true }
    verify: [{ title: Start, http: { path: / } }]
  production: { ${requires} }
`,
  );
  const lines: string[] = [];
  const code = await callTool("rehearse", ["--traffic", "1/m", "--plan", plan], {
    env: { PATH: process.env["PATH"] },
    stdout: { columns: 200, line: (text) => void lines.push(text), progress: () => {} },
    signal: new AbortController().signal,
  });
  expect(code).toBe(0);
  return lines;
}

it("promotes on the checklist that it takes as passed", async () => {
  const text = (await rehearse("")).join("\n");
  expect(text).toContain("not rehearsed: Checklist of the pull request");
  expect(text).toContain("Checklist of the released commit: The checklist of #7 passed.");
});

it("takes nothing for granted where the release requires nothing", async () => {
  const text = (await rehearse("requires: nothing")).join("\n");
  expect(text).not.toContain("not rehearsed");
  expect(text).toContain("the plan requires no checklist for this release");
});
