/** A rehearsal of what looks find about somebody else's deployment: it ends as they would. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { rehearseRelease } from "../../src/tools/rehearse/rehearse.ts";
import { registries } from "../../src/tools/registries.ts";

const folder = mkdtempSync(join(tmpdir(), "holdpoint-observe-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const PLAN = `version: 1
name: web
project: { vercel: { project: web }, domains: [app.example.com] }
stages:
  production:
    watch: { observe: true, for: 10m, metrics: { error_rate: { sentry: { project: web } } } }
`;

async function rehearse(values: Parameters<typeof rehearseRelease>[0]) {
  const plan = join(folder, "plan.yml");
  writeFileSync(plan, PLAN);
  const lines: string[] = [];
  const stdout = { columns: 80, line: (text: string) => void lines.push(text), progress: () => undefined };
  const signal = new AbortController().signal;
  const code = await rehearseRelease({ plan, json: true, ...values }, { env: {}, stdout, signal }, registries);
  const end = JSON.parse(lines.at(-1) ?? "{}") as { decision: string; reasonCode: string; summary: string };
  return { code, ...end };
}

describe("a rehearsal of a plan that only observes", () => {
  it("ends well where nothing is wrong", async () => {
    expect(await rehearse({ traffic: "5/s" })).toMatchObject({ code: 0, decision: "proceed", reasonCode: "watched" });
  });

  it("says what would have been rolled back, with the exit code of a hold", async () => {
    const found = await rehearse({ traffic: "5/s", fault: ["error-rate=20%"] });
    expect(found).toMatchObject({ code: 3, decision: "hold", reasonCode: "would_roll_back" });
    expect(found.summary).toMatch(/^Production would have been rolled back from dpl_\w+ to dpl_sandbox1, but/);
  });
});
