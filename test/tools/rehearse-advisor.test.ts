/** A plan with an advisor gate, rehearsed: the stand-in knows the plan's own project, and its trouble is a hold. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { callTool } from "../../src/tools/call-tool.ts";

const folder = mkdtempSync(join(tmpdir(), "holdpoint-advisor-"));
const plan = join(folder, "plan.yml");
writeFileSync(
  plan,
  `version: 1
name: short
project:
  vercel: { project: short }
  domains: [app.example.com]
stages:
  staging:
    deploy: { prebuilt: true }
    verify:
      - { title: Start, http: { path: / } }
      - { title: Advisor, advisor: { project: qwertyuiopasdfghjklz } }
  production:
    verify: [{ title: Staged, prior: staging }]
`,
);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

it.each([
  [[], 0, "watched"],
  [["--fault", "supabase-403"], 3, "credential_insufficient"],
  [["--fault", "advisor-error"], 3, "no_data"],
])("%j exits %i, %s", async (faults, code, reasonCode) => {
  const lines: string[] = [];
  const ended = await callTool("rehearse", ["--traffic", "1/m", "--plan", plan, "--json", ...faults], {
    env: { PATH: process.env["PATH"] },
    stdout: { columns: 80, line: (text) => void lines.push(text), progress: () => {} },
    signal: new AbortController().signal,
  });
  expect(JSON.parse(lines.at(-1) ?? "{}")).toMatchObject({ event: "end", reasonCode });
  expect(ended).toBe(code);
});
