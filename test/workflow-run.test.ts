import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { COMPILE_CACHE } from "./compile-cache.ts";

const SOURCE = resolve(import.meta.dirname, "../src/workflow-run.ts");

/** In a process of its own: the package reads the event once, when it is loaded. */
function read(command: string, event: string | null) {
  const folder = mkdtempSync(join(tmpdir(), "holdpoint-event-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, "event.json");
  if (event !== null) writeFileSync(path, event);
  const program = `
    import { readWorkflowRun } from ${JSON.stringify(SOURCE)};
    const run = await readWorkflowRun(${JSON.stringify(command)});
    const octokit = process.moduleLoadList.some((name) => name.includes("NativeModule http"));
    console.log(JSON.stringify({ run, octokit }));
  `;
  const env = {
    PATH: process.env["PATH"] ?? "",
    NODE_COMPILE_CACHE: COMPILE_CACHE,
    GITHUB_EVENT_NAME: "push",
    GITHUB_EVENT_PATH: path,
  };
  const args = ["--no-warnings", "--input-type=module", "-e", program];
  const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: "utf8", env });
  expect(stderr).toBe("");
  return JSON.parse(stdout.trim().split("\n").at(-1) ?? "") as { run: unknown; octokit: boolean };
}

it.each(["checklist", "promote"])("gives %s the event that started the workflow", (command) => {
  const { run } = read(command, '{ "ref": "refs/heads/main", "after": "c0ffee" }');
  expect(run).toEqual({ eventName: "push", payload: { ref: "refs/heads/main", after: "c0ffee" } });
});

it("gives no event where its file is not JSON, which no command takes for one", () => {
  expect(read("checklist", "{ half").run).toEqual({ eventName: "", payload: null });
});

it("gives an empty event where there is no file", () => {
  expect(read("checklist", null).run).toEqual({ eventName: "push", payload: {} });
});

it("loads nothing for a rollback", () => {
  expect(read("rollback", "{}")).toEqual({ run: { eventName: "", payload: null }, octokit: false });
});
