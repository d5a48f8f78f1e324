/** The terminal's edge from its sources, on a screen of a given width: widths, progress, interruptions, its own failures. */
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { widthOf } from "../src/lib/wrap-text.ts";
import { COMPILE_CACHE } from "./compile-cache.ts";

const CLI = resolve(import.meta.dirname, "../src/cli.ts");

const PLAN = `version: 1
name: 健康アプリの本番リリース計画
project: { vercel: { project: web, team: acme }, domains: [app.example.com] }
checklist:
  - { title: データベースの移行がすべて適用されていることを確認する 🚀, command: "exit 0" }
  - { title: ${"very ".repeat(16)}long, command: "exit 1" }
stages:
  staging: { verify: [{ title: トップページが正しく表示される, http: { path: / } }] }
  production: {}
`;

/** What one process prints between two calls. */
const BETWEEN_CALLS = "\u0000";

/** Starts it; `columns` makes its output look like a terminal of that width. Several calls share the process, one after the other. */
function start(calls: readonly (readonly string[])[], columns: number | null = null) {
  const folder = mkdtempSync(join(tmpdir(), "holdpoint-edge-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, "plan.yml"), PLAN);
  writeFileSync(join(folder, "broken.json"), '{ "vercel": null }');
  const terminal =
    columns === null
      ? ""
      : `Object.defineProperty(process.stdout, "isTTY", { value: true });
         Object.defineProperty(process.stdout, "columns", { value: ${columns} });`;
  const program = `${terminal}
    import { cli } from ${JSON.stringify(CLI)};
    for (const [index, args] of ${JSON.stringify(calls)}.entries()) {
      if (index > 0) process.stdout.write(${JSON.stringify(BETWEEN_CALLS)});
      process.argv.splice(2, Infinity, ...args);
      await cli();
    }`;
  writeFileSync(join(folder, "run.mjs"), program);
  const child = spawn(process.execPath, ["run.mjs"], {
    cwd: folder,
    env: { PATH: process.env["PATH"] ?? "", NODE_COMPILE_CACHE: COMPILE_CACHE },
  });
  let stdout = "";
  let stderr = "";
  child.stdout.on("data", (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
  const ended = new Promise<{ code: number | null; stdout: string; stderr: string }>((done) => {
    child.once("close", (code) => done({ code, stdout, stderr }));
  });
  return { child, ended };
}

/** Empties the line that the cursor is on. */
const TAKEN_BACK = "\r\u001b[2K";

const linesOf = (text: string) => text.split("\n");

describe.each([40, 80, 120])("on a terminal of %i columns", (columns) => {
  it("fits everything but the graph, which is not for people", async () => {
    const checked = ["checklist", "--only", "code", "--plan", "plan.yml", "--commit", "c0ffee".padEnd(40, "0")];
    const calls = [["--help"], ["rehearse", "--help"], ["explain", "--plan", "plan.yml"], checked];
    const { stdout, stderr } = await start(calls, columns).ended;
    expect(stderr).toBe("");
    const printed = stdout.split(BETWEEN_CALLS);
    expect(printed).toHaveLength(calls.length);
    for (const all of printed) {
      const [text = ""] = all.split("\n```");
      expect(linesOf(text).length).toBeGreaterThan(5);
      // Progress is taken back before the next line, so on the screen they are lines of their own.
      const shown = linesOf(text).flatMap((line) => line.split(TAKEN_BACK));
      expect(shown.filter((line) => widthOf(line) > columns)).toEqual([]);
    }
  });
});

it("shows progress on one line, which a narrow terminal can take back", async () => {
  const { stdout } = await start([["checklist", "--only", "code", "--plan", "plan.yml"]], 40).ended;
  const progress = linesOf(stdout.replaceAll(TAKEN_BACK, "\n")).filter((line) => / of 2 asked/.test(line));
  expect(progress.length).toBeGreaterThan(0);
  expect(progress.filter((line) => widthOf(line) >= 40)).toEqual([]);
  const taken = stdout.split("\n").filter((line) => / of 2 asked/.test(line) && !line.includes(TAKEN_BACK));
  expect(taken).toEqual([]);
});

it("does not promise to go on where a rehearsal is interrupted", async () => {
  const { child, ended } = start([["rehearse"]]);
  child.stdout.once("data", () => child.kill("SIGINT"));
  const { code, stderr } = await ended;
  expect(code).toBe(3);
  expect(stderr).toBe("Interrupted (SIGINT). Nothing was changed: a rehearsal reaches only its own emulators.\n");
});

it("ends with a code of its own where Holdpoint itself fails, which no script can take for a hold", async () => {
  const { code, stderr } = await start([["sandbox", "--state", "broken.json"]]).ended;
  expect(stderr).toContain("Holdpoint itself failed; nothing is assumed: TypeError");
  expect(code).toBe(70);
});
