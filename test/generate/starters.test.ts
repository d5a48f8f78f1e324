import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { renderStarters } from "../../scripts/starters.ts";

const starters = renderStarters(">=20.19.0");

/** The started file beside a bundle of this text, on a Node that says it is this version. */
function start(file: keyof typeof starters, bundle: string, version: string) {
  const folder = mkdtempSync(join(tmpdir(), "holdpoint-starter-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  writeFileSync(join(folder, file), starters[file]);
  writeFileSync(join(folder, "index.js"), bundle);
  const versions = `{ ...process.versions, node: ${JSON.stringify(version)} }`;
  const pretend = `Object.defineProperty(process, "versions", { value: ${versions} });`;
  writeFileSync(join(folder, "pretend.cjs"), pretend);
  const args = ["--require", join(folder, "pretend.cjs"), join(folder, file)];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
  return { status, stdout, stderr };
}

const RUNS =
  'console.log("loaded"); export const runCli = async () => console.log("ran"); export const runAction = runCli;';

describe("what Node is started with", () => {
  it.each(["20.19.0", "20.20.2", "21.0.0", "24.21.0", "100.0.0"])("runs the bundle on Node %s", (version) => {
    const expected = { status: 0, stdout: "loaded\nran\n", stderr: "" };
    expect(start("cli.js", RUNS, version)).toEqual(expected);
    expect(start("main.js", RUNS, version)).toEqual(expected);
  });

  it.each(["20.18.3", "20.9.0", "18.20.4", "12.22.12", "9.0.0"])(
    "refuses Node %s in one sentence, and loads nothing",
    (version) => {
      const sentence = `Holdpoint needs Node 20.19 or newer, and this is Node ${version}.\n`;
      expect(start("cli.js", RUNS, version)).toEqual({ status: 2, stdout: "", stderr: sentence });
      expect(start("main.js", RUNS, version)).toEqual({ status: 1, stdout: `::error::${sentence}`, stderr: "" });
    },
  );

  it("ends as Holdpoint's own failure where the bundle cannot be loaded", () => {
    const { status, stderr } = start("cli.js", 'throw new Error("broken bundle");', "24.0.0");
    expect(status).toBe(70);
    expect(stderr).toContain("Holdpoint itself failed; nothing is assumed: Error: broken bundle");
  });

  it("is written in what Node 12 reads", () => {
    for (const text of Object.values(starters))
      expect(text).not.toMatch(/=>|\b(?:const|let|await|async)\b|`|\?\.|\?\?/);
  });

  it("cannot be written for a promise that it could not keep", () => {
    expect(() => renderStarters("^20.19.0")).toThrow("engines.node is not >=MAJOR.MINOR.0");
    expect(() => renderStarters(">=20.19.3")).toThrow("engines.node is not >=MAJOR.MINOR.0");
  });
});
