/** The real sentry-cli, unmodified, against the Sentry emulator. */
import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type StartedSentry, startSentry, TOKEN } from "../sandbox/sentry/start-sentry.ts";

const CLI = join(import.meta.dirname, "../clients/node_modules/.bin/sentry-cli");
const RELEASE = "web@1.2.3+c0ffee";

let sentry: StartedSentry;
let directory: string;
beforeEach(async () => {
  sentry = await startSentry();
  directory = await mkdtemp(join(tmpdir(), "sentry-cli-"));
});
afterEach(async () => {
  await sentry.close();
  await rm(directory, { recursive: true });
  const unknown = sentry.unknownRequests();
  if (unknown.length > 0) throw new Error(`asked for what the emulator does not know: ${JSON.stringify(unknown)}`);
});

interface Ended {
  readonly exitCode: number | null;
  readonly output: string;
}

/** Runs in an empty folder, so that no configuration file of the machine takes part. */
function run(args: readonly string[], token = TOKEN): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(CLI, args, {
      cwd: directory,
      env: {
        PATH: process.env.PATH,
        HOME: directory,
        NO_PROXY: "127.0.0.1",
        SENTRY_URL: `${sentry.origin}/`,
        SENTRY_AUTH_TOKEN: token,
        SENTRY_ORG: "acme",
        SENTRY_PROJECT: "web",
        SENTRY_DSN: sentry.dsn,
      },
    });
    const chunks: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => chunks.push(chunk));
    child.on("error", reject);
    child.on("close", (exitCode) => resolve({ exitCode, output: Buffer.concat(chunks).toString("utf8") }));
  });
}

describe("sentry-cli", () => {
  it("says who it is and what the token may do", async () => {
    const info = await run(["info"]);
    expect(info.output).toContain("event:read");
    expect(info).toMatchObject({ exitCode: 0 });
  });

  it("creates a release, finalizes it, lists it, and notes deploys", async () => {
    expect(await run(["releases", "new", RELEASE])).toMatchObject({ exitCode: 0 });
    expect(await run(["releases", "new", RELEASE])).toMatchObject({ exitCode: 0 });
    expect(await run(["releases", "finalize", RELEASE])).toMatchObject({ exitCode: 0 });
    const listed = await run(["releases", "list"]);
    expect(listed.output).toContain("1.2.3");
    const deploys = ["deploys", "new", "--release", RELEASE, "--env", "production", "--name", "first"];
    expect(await run(deploys)).toMatchObject({ exitCode: 0 });
    const noted = await run(["deploys", "list", "--release", RELEASE]);
    expect(noted.output).toContain("production");
    expect(sentry.emulator.state()).toMatchObject({
      releases: [
        {
          version: RELEASE,
          dateReleased: expect.any(String),
          deployCount: 1,
          lastDeploy: { environment: "production", name: "first" },
        },
      ],
    });
  });

  it("lists projects, organizations and repositories", async () => {
    expect((await run(["projects", "list"])).output).toContain("web");
    expect((await run(["organizations", "list"])).output).toContain("acme");
    expect(await run(["repos", "list"])).toMatchObject({ exitCode: 0 });
  });

  it("sends an event, with the key in a header", async () => {
    expect(await run(["send-event", "-m", "hello", "--release", RELEASE])).toMatchObject({ exitCode: 0 });
    expect(sentry.emulator.state()).toMatchObject({ issues: [{ firstRelease: RELEASE, count: 1 }] });
  });

  it("fails where the emulator refuses", async () => {
    const unknown = await run(["deploys", "new", "--release", "none", "--env", "production"]);
    expect(unknown.exitCode).not.toBe(0);
    expect(unknown.output).toContain("Release not found");
    const rejected = await run(["releases", "list"], "stranger");
    expect(rejected.exitCode).not.toBe(0);
    expect(rejected.output).toContain("Invalid token");
  });
});
