/** From a fresh clone of an example to a rehearsal of the plan that `init` wrote for it: nobody is asked, and nothing is needed. */
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { runProgram } from "./release-world.ts";

const EXAMPLE = resolve(import.meta.dirname, "../../examples/next-app");
const root = mkdtempSync(join(tmpdir(), "holdpoint-e2e-init-"));

afterAll(() => rmSync(root, { recursive: true, force: true }));

/** As somebody who has not used Holdpoint yet has it. */
function cloneExample(name: string): string {
  const folder = join(root, name);
  cpSync(EXAMPLE, folder, { recursive: true });
  rmSync(join(folder, ".github"), { recursive: true });
  mkdirSync(join(folder, ".git"));
  writeFileSync(join(folder, ".git/HEAD"), "ref: refs/heads/main\n");
  writeFileSync(join(folder, ".git/config"), '[remote "origin"]\n\turl = https://github.com/acme/next-app.git\n');
  return folder;
}

const init = (folder: string, ...args: readonly string[]) =>
  runProgram("cli.js", ["init", ...args], folder, { PATH: process.env["PATH"] ?? "", HOME: root });

describe("init in a clone of an example", () => {
  it("writes a plan and its workflows, and rehearses a good release of it without a question", async () => {
    const folder = cloneExample("build");
    const { code, stdout, stderr } = await init(folder);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toContain("written  .github/holdpoint.yml");
    expect(stdout).toMatch(/proceed \(watched\)[\s\S]*rehearsed in [\d.]+ s/);
    expect(stdout).not.toContain("?  ");
  });

  it("to observe writes a plan and one workflow, and explains that nothing is changed", async () => {
    const folder = cloneExample("observe");
    const { code, stdout } = await init(folder, "--way", "observe");
    expect(code).toBe(0);
    expect(existsSync(join(folder, ".github/workflows/release.yml"))).toBe(false);
    expect(stdout.replaceAll(/\s+/g, " ")).toContain("Nothing is changed at the host");
  });

  it("to adopt writes a plan that finds the host's own build, and rehearses it", async () => {
    const { code, stdout } = await init(cloneExample("adopt"), "--way", "adopt");
    expect(code).toBe(0);
    expect(stdout.replaceAll(/\s+/g, " ")).toMatch(
      /Find the build that the host makes from the push.*proceed \(watched\)/,
    );
  });

  it("refuses a way that there is not", async () => {
    const { code, stderr } = await init(cloneExample("wrong"), "--way", "watch");
    expect(code).toBe(2);
    expect(stderr).toContain("observe, adopt or build");
  });
});
