/** The built `main.js` with `command: checklist`, as the two jobs of checklist.yml start it. */
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type ChecklistWorld, HEAD, openChecklistWorld, PULL } from "../commands/checklist-world.ts";
import { type CliRun, runProgram } from "./release-world.ts";
import { type ObeyedCommand, obeyLog, readOutputs } from "./runner-log.ts";

const ON_CALL = '{ title: On-call, group: People, sign-off: { by: ["@bob"] } }';
const TALKATIVE = [
  "echo 'a line of output'",
  "echo '::set-output name=decision::obeyed'",
  "echo '  ::error::obeyed'",
  "echo '##[endgroup]'",
  "echo '::endgroup::'",
  "echo '::stop-commands::guess'",
  "echo '::guess::'",
  "echo '::add-mask::pass'",
].join("; ");
const TESTS = `{ title: Tests, group: Code, command: ${JSON.stringify(TALKATIVE)} }`;
const BROKEN = "{ title: Tests, group: Code, command: exit 9 }";

interface Step extends CliRun {
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  readonly commands: readonly ObeyedCommand[];
}

let world: ChecklistWorld;

async function open(items: readonly string[]): Promise<void> {
  world = await openChecklistWorld({ items });
}

beforeEach(() => open([TESTS, ON_CALL]));
afterEach(() => world.close());

/** One step of a job, in the folder where the base branch is checked out and the pull request in `head`. */
async function step(
  inputs: Readonly<Record<string, string>>,
  event: { readonly name: string; readonly payload: unknown } = opened(),
): Promise<Step> {
  const folder = dirname(world.directory);
  const file = (name: string, text = "") => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  };
  const files = { GITHUB_OUTPUT: file("output"), GITHUB_STEP_SUMMARY: file("summary") };
  const given = {
    command: "checklist",
    plan: ".github/holdpoint.yml",
    directory: "head",
    author: "github-actions[bot]",
    "github-token": world.token,
    ...inputs,
  };
  const run = await runProgram("main.js", [], folder, {
    PATH: process.env["PATH"] ?? "",
    HOME: folder,
    ...Object.fromEntries(Object.entries(given).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])),
    ...files,
    GITHUB_ACTIONS: "true",
    GITHUB_API_URL: world.served.origin,
    GITHUB_REPOSITORY: "acme/site",
    GITHUB_SERVER_URL: "https://github.com",
    GITHUB_RUN_ID: "42",
    GITHUB_WORKSPACE: folder,
    GITHUB_EVENT_NAME: event.name,
    GITHUB_EVENT_PATH: file("event-of-step.json", JSON.stringify(event.payload)),
  });
  return {
    ...run,
    outputs: readOutputs(readFileSync(files.GITHUB_OUTPUT, "utf8")),
    summary: readFileSync(files.GITHUB_STEP_SUMMARY, "utf8"),
    commands: obeyLog(run.stdout),
  };
}

function opened() {
  return { name: "pull_request", payload: world.github.pullRequestEvent("opened", PULL) };
}

const kinds = ({ commands }: Step) => commands.map(({ command }) => command).filter((name) => name !== "add-mask");

describe("the job that runs the code", () => {
  it("packs its answers for the other job, and writes nothing to GitHub", async () => {
    const code = await step({ only: "code" });
    expect({ code: code.code, stderr: code.stderr }).toEqual({ code: 0, stderr: "" });
    expect(code.outputs).toMatchObject({ decision: "proceed", "reason-code": "checklist_passed" });
    expect(code.outputs["code-result"]?.length).toBeGreaterThan(50);
    expect(world.served.log.filter(({ method }) => method !== "GET")).toEqual([]);
  });

  it("folds what commands print, and obeys none of it", async () => {
    const code = await step({ only: "code" });
    expect(kinds(code)).toEqual(["group", "endgroup", "notice"]);
    expect(code.commands.at(-1)?.data).toMatch(new RegExp(`^Holdpoint asked these items of ${HEAD}: [0-9a-f]{12}$`));
    expect(code.commands.filter(({ command, data }) => command === "add-mask" && data === "pass")).toEqual([]);
    expect(code.stdout).toContain("::set-output name=decision::obeyed");
    const lines = code.stdout.split("\n");
    const at = (pattern: RegExp) => lines.findIndex((line) => pattern.test(line));
    const last = lines.findLastIndex((line) => line === "::endgroup::");
    expect(at(/^::group::/)).toBeLessThan(at(/a line of output/));
    expect(at(/a line of output/)).toBeLessThan(last);
    // What came of it is not folded away.
    expect(at(/= +proceed \(checklist_passed\)/)).toBeGreaterThan(last);
  });

  it("is red where an item failed", async () => {
    await world.close();
    await open([BROKEN, ON_CALL]);
    const code = await step({ only: "code" });
    expect(code.code).toBe(1);
    expect(code.outputs).toMatchObject({ decision: "failed", "reason-code": "command_failed" });
    expect(kinds(code)).toEqual(["group", "endgroup", "error"]);
  });
});

describe("the job that writes", () => {
  it("is green with a notice where people have yet to tick: comment, status, summary, outputs", async () => {
    const code = await step({ only: "code" });
    const done = await step({ only: "world", "code-result": code.outputs["code-result"] ?? "" });
    expect({ code: done.code, stderr: done.stderr }).toEqual({ code: 0, stderr: "" });
    expect(done.outputs).toMatchObject({ decision: "hold", "reason-code": "sign_off_pending", "deployment-id": "" });
    expect(JSON.parse(done.outputs["result"] ?? "")).toMatchObject({ command: "checklist", commit: HEAD });
    expect(kinds(done)).toEqual(["group", "endgroup", "notice"]);
    expect(done.summary.trimStart()).toMatch(/^\*\*Not ready to ship yet: 1 of 2 items passed/);
    expect(world.comments().map(({ body }) => body)).toEqual([expect.stringMatching(/On-call/)]);
    expect(world.statuses()).toMatchObject([{ context: "holdpoint/checklist", state: "pending", sha: HEAD }]);
    expect(done.stdout).not.toContain("a line of output");
  });

  it("is green where an item failed: the status and the code job say so", async () => {
    await world.close();
    await open([BROKEN, ON_CALL]);
    const code = await step({ only: "code" });
    const done = await step({ only: "world", "code-result": code.outputs["code-result"] ?? "" });
    expect(done.code).toBe(0);
    expect(done.outputs).toMatchObject({ decision: "failed", "reason-code": "command_failed" });
    expect(world.statuses()).toMatchObject([{ context: "holdpoint/checklist", state: "failure" }]);
  });

  it("hears a tick, and then the commit may ship", async () => {
    const code = await step({ only: "code" });
    await step({ only: "world", "code-result": code.outputs["code-result"] ?? "" });
    const ticked = await step({ only: "world" }, { name: "issue_comment", payload: world.tick("bob", "On-call") });
    expect(ticked.code).toBe(0);
    expect(ticked.outputs).toMatchObject({ decision: "proceed", "reason-code": "checklist_passed" });
    expect(kinds(ticked)).toEqual(["group", "endgroup"]);
    expect(ticked.summary.trimStart()).toMatch(/^\*\*This commit may ship: all 2 items passed/);
    expect(world.statuses().findLast(({ context }) => context === "holdpoint/checklist")?.state).toBe("success");
  });
});

describe("nothing is asked and nothing written", () => {
  it.each(["pull_request_target", "workflow_run"])("on %s, which hands secrets to anybody's code", async (name) => {
    const refused = await step({ only: "world" }, { name, payload: opened().payload });
    expect(refused.code).toBe(1);
    expect(refused.outputs).toEqual({ decision: "failed", "reason-code": "usage" });
    expect(refused.commands.map(({ data }) => data).join("\n")).toContain(`The event ${name} runs with secrets`);
    expect(world.served.log).toEqual([]);
  });

  it.each(["code", "world"])(
    "in the job %s where the base branch has no plan yet, and that is not red",
    async (only) => {
      rmSync(join(dirname(world.directory), ".github/holdpoint.yml"));
      const early = await step({ only });
      expect(early.code).toBe(0);
      expect(early.outputs).toEqual({ decision: "hold", "reason-code": "plan_missing" });
      expect(kinds(early)).toEqual(["notice"]);
      expect(early.commands.map(({ data }) => data).join("\n")).toContain("has no plan at .github/holdpoint.yml yet");
      expect(early.stdout).not.toContain("a line of output");
      expect(world.served.log).toEqual([]);
    },
  );
});
