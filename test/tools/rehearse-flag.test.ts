/** A ladder that begins with a flag, rehearsed: the flag heals and the release stays, or it does not and the host goes back. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { callTool } from "../../src/tools/call-tool.ts";

const folder = mkdtempSync(join(tmpdir(), "holdpoint-flag-"));
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
  ladder: [flag, host]
  flag: { flagd: { branch: flags, file: production.json, key: multi-thread-chat } }
`,
);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

it.each([
  [["--fault", "error-rate=100%", "--behind-flag"], 3, "mitigated", "Production's gates failed right before"],
  [["--fault", "error-rate=100%"], 4, "health_check_failed", "flag was put back"],
])("%j exits %i, %s", async (faults, code, reasonCode, said) => {
  const lines: string[] = [];
  const ended = await callTool("rehearse", ["--traffic", "1/m", "--plan", plan, "--json", ...faults], {
    env: { PATH: process.env["PATH"] },
    stdout: { columns: 80, line: (text) => void lines.push(text), progress: () => {} },
    signal: new AbortController().signal,
  });
  expect(JSON.parse(lines.at(-1) ?? "{}")).toMatchObject({ event: "end", reasonCode });
  expect(lines.join("\n")).toContain(said);
  expect(ended).toBe(code);
});
