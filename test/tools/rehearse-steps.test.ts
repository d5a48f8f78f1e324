/** A plan's commands as steps in a rehearsal: taken in their place, and finished after a crash. */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { callTool } from "../../src/tools/call-tool.ts";
import { parseLines } from "../e2e/release-world.ts";

const folder = mkdtempSync(join(tmpdir(), "holdpoint-rehearse-steps-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A script that would leave a trace, if it were run. */
const TRACE = join(folder, "trace");
const PLAN = `version: 1
name: steps
project: { vercel: { project: steps }, domains: [app.example.com] }
stages:
  staging:
    deploy: { prebuilt: true }
    before:
      - title: Move
        takes: 20m
        command: { run: "touch ${TRACE}", undo: "touch ${TRACE}", repeatable: true, env: [SEARCH_TOKEN] }
    verify: [{ title: Chat, http: { path: /chat, contains: New thread } }]
  production:
    after: [{ title: Warm, command: { run: "touch ${TRACE}" } }]
    verify: [{ title: Health, http: { path: /api/health } }]
`;
writeFileSync(join(folder, "plan.yml"), PLAN);

async function rehearse(...args: readonly string[]) {
  const printed: string[] = [];
  const code = await callTool("rehearse", ["--traffic", "1/m", "--plan", join(folder, "plan.yml"), ...args, "--json"], {
    env: { PATH: process.env["PATH"] },
    stdout: { columns: 80, line: (text) => void printed.push(text), progress: () => {} },
    signal: new AbortController().signal,
  });
  return { code, lines: parseLines(printed.join("\n")) };
}

describe("a rehearsal of a plan with steps", () => {
  it("takes each in its place with a script that does nothing, and says so", async () => {
    const { code, lines } = await rehearse();
    expect([code, lines.at(-1)?.["decision"]]).toEqual([0, "proceed"]);
    const steps = lines.flatMap((line) => (line["event"] === "step" ? [`${String(line["step"])}`] : []));
    expect(steps.filter((step) => ["step-begun", "step", "deploy", "promote"].includes(step)).join(" ")).toBe(
      "step-begun step deploy promote step-begun step",
    );
    const left = lines.flatMap((line) => (line["event"] === "not-rehearsed" ? [JSON.stringify(line)] : []));
    expect(left.join()).toContain("what the step Move does");
    expect(existsSync(TRACE)).toBe(false);
  });

  it("goes on after a crash, and takes again what may be taken again", async () => {
    const crashed = (await rehearse("--crash-after", "step-begun")).lines;
    expect(crashed.at(-1)).toMatchObject({ decision: "proceed" });
    const begun = crashed.filter((line) => line["event"] === "step" && line["step"] === "step-begun");
    expect(begun.map(({ text }) => String(text).slice(0, 6))).toEqual(['"Move"', '"Move"', '"Warm"']);
  });
});
