/** The real `checkly` command line, unmodified, against the emulator. */
import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { systemClock } from "../../src/lib/clock.ts";
import { clientFile } from "../clients/install.ts";
import { type StartedCheckly, check, startCheckly } from "../sandbox/checkly/start-checkly.ts";

interface Ended {
  readonly exitCode: number | null;
  readonly output: string;
}

let directory = "";
let checkly: StartedCheckly;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "checkly-cli-"));
  checkly = await startCheckly({
    clock: systemClock,
    checks: [
      check(1, { name: "Health", tags: ["deploy", "api"], contains: "healthy" }),
      check(2, { name: "Chat", tags: ["deploy", "broken"], path: "/chat" }),
      check(3, { name: "Home", tags: ["api"], type: "BROWSER", path: "/" }),
      check(4, { name: "Page", tags: ["page"], type: "BROWSER", path: "/", contains: "a word that is not there" }),
    ],
    site: (request) => (request.path === "/chat" ? { status: 500 } : { status: 200, body: "healthy" }),
    seed: { mqtt: true, runMs: 50 },
  });
});

afterEach(async () => {
  await rm(directory, { recursive: true, force: true });
  await checkly.close();
});

/** Runs `checkly` in an empty folder, with nothing of this machine's own settings. */
function run(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ended> {
  const child = spawn(process.execPath, [clientFile("checkly/bin/run.cjs"), ...args], {
    cwd: directory,
    env: {
      PATH: process.env["PATH"] ?? "",
      HOME: directory,
      CI: "true",
      NO_COLOR: "1",
      CHECKLY_SKIP_NEW_VERSION_CHECK: "true",
      CHECKLY_ENV: "local",
      CHECKLY_MQTT_URL: checkly.emulator.mqttUrl() ?? "",
      ...checkly.env,
      ...env,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (output += chunk.toString()));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (exitCode) => resolve({ exitCode, output }));
  });
}

function target(): readonly string[] {
  return ["-e", `ENVIRONMENT_URL=${checkly.site}`];
}

describe("checkly trigger", () => {
  it("streams passed results and exits 0", async () => {
    const ended = await run(["trigger", "--tags", "api", "-r", "json,ci", ...target()]);
    expect(ended).toMatchObject({ exitCode: 0, output: expect.stringContaining("Health") });
    expect(ended.output).toContain("2 passed");
    const report = JSON.parse(await readFile(join(directory, "checkly-json-report.json"), "utf8"));
    expect(report).toMatchObject({ numChecks: 2, checks: [{ result: "Pass" }, { result: "Pass" }] });
    expect(checkly.visits.map((visit) => visit.path).toSorted()).toEqual(["/", "/api/health"]);
  });

  it("exits 1 when a check fails", async () => {
    const ended = await run(["trigger", "--tags", "deploy", ...target()]);
    expect(ended.exitCode).toBe(1);
    // The client's own exit, not that of a crash of its reporter.
    expect(ended.output).toContain("1 failed, 1 passed");
    expect(ended.output).toContain("expected status 200, got 500");
  });

  it("matches any of several --tags, each of them whole", async () => {
    const ended = await run(["trigger", "--tags", "deploy,api", "--tags", "nothing", ...target()]);
    expect(ended).toMatchObject({ exitCode: 0, output: expect.stringContaining("1 passed") });
  });

  it("--detach starts the session and leaves", async () => {
    const ended = await run(["trigger", "--tags", "api", "--detach", ...target()]);
    expect(ended.exitCode).toBe(0);
    const { testSessions } = checkly.emulator.state() as { testSessions: { id: string }[] };
    expect(testSessions).toHaveLength(1);
    const completion = await checkly.get(`/v1/test-sessions/${testSessions[0]?.id}/completion?maxWaitSeconds=5`);
    expect(await completion.json()).toMatchObject({ status: "PASSED" });
  });

  it("exits 1 when no check matches, and 0 when told so", async () => {
    const ended = await run(["trigger", "--tags", "nothing", ...target()]);
    expect(ended).toMatchObject({ exitCode: 1, output: expect.stringContaining("No matching checks") });
    expect(await run(["trigger", "--tags", "nothing", "--no-fail-on-no-matching"])).toMatchObject({ exitCode: 0 });
  });

  it("shows a failed browser check", async () => {
    const ended = await run(["trigger", "--tags", "page", ...target()]);
    expect(ended).toMatchObject({ exitCode: 1, output: expect.stringContaining("1 failed") });
    expect(ended.output).toContain("the body does not contain");
  });

  it("knows the locations", async () => {
    expect(await run(["trigger", "-l", "us-east-1", "--tags", "api", ...target()])).toMatchObject({ exitCode: 0 });
    const ended = await run(["trigger", "-l", "moon-1", "--tags", "api", ...target()]);
    expect(ended.output).toContain("moon-1");
    expect(ended.exitCode).not.toBe(0);
  });

  it("says that a wrong key is wrong", async () => {
    const ended = await run(["trigger", "--tags", "api"], { CHECKLY_API_KEY: "cu_wrong" });
    expect(ended.exitCode).not.toBe(0);
    expect(ended.output).toContain("Authentication failed");
  });
});

describe("checkly checks", () => {
  it("run: exits 0 when production's checks pass and 1 when one fails", async () => {
    expect(await run(["checks", "run", "--tags", "api", "--output", "json"])).toMatchObject({ exitCode: 0 });
    expect(await run(["checks", "run", "--tags", "broken", "--output", "json"])).toMatchObject({ exitCode: 1 });
  });

  it("list: gives the checks with a tag", async () => {
    const ended = await run(["checks", "list", "--tag", "deploy", "--output", "json"]);
    expect(ended.exitCode).toBe(0);
    const listed: { data: { name: string }[] } = JSON.parse(ended.output);
    expect(listed.data.map((entry) => entry.name)).toEqual(["Health", "Chat"]);
  });

  it("stats: gives availability and response times", async () => {
    const from = checkly.clock.now();
    await checkly.emulator.runScheduled(from - 3 * 60_000, from);
    const ended = await run(["checks", "stats", "--tag", "deploy", "--output", "json"]);
    expect(ended.exitCode).toBe(0);
    expect(ended.output).toContain("availability");
  });
});

describe("checkly test-sessions", () => {
  it("list and get: show a session that was started through the public API", async () => {
    const started = await checkly.post("/v1/test-sessions/trigger", {
      name: "Holdpoint staging",
      runLocation: "eu-central-1",
      target: { matchTags: [["api"]] },
      environmentVariables: [{ key: "ENVIRONMENT_URL", value: checkly.site }],
    });
    const { testSessionId }: { testSessionId: string } = JSON.parse(await started.text());
    const listed = await run(["test-sessions", "list", "--output", "json"]);
    expect(listed).toMatchObject({ exitCode: 0, output: expect.stringContaining("Holdpoint staging") });
    const shown = await run(["test-sessions", "get", testSessionId, "--watch", "--output", "json"]);
    expect(shown).toMatchObject({ exitCode: 0, output: expect.stringContaining("PASSED") });
  });
});
