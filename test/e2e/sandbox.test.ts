/** `cli.js sandbox` as a process of its own, on the real clock: what it prints, what stands where it says, and how it ends. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import type { SandboxAddresses } from "../clock/sandbox-on-shared-clock.ts";
import { type CliRun, type LogEntry, runProgram } from "./release-world.ts";

const folder = mkdtempSync(join(tmpdir(), "holdpoint-sandbox-test-"));
const VENDORS = ["vercel", "github", "sentry", "checkly"] as const;

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Starts it, acts once it has printed where everything is, and interrupts it as a person would. */
async function inSandbox(state: object, act: (addresses: SandboxAddresses) => Promise<void>): Promise<CliRun> {
  writeFileSync(join(folder, "state.json"), JSON.stringify(state));
  const acted = Promise.withResolvers<void>();
  let begun = false;
  const env = { PATH: process.env["PATH"] ?? "", HOME: folder };
  const run = await runProgram("cli.js", ["sandbox", "--state", "state.json"], folder, env, {
    onLine: (line, kill) => {
      if (begun) return;
      begun = true;
      act(JSON.parse(line) as SandboxAddresses)
        .then(acted.resolve, acted.reject)
        .finally(() => kill("SIGINT"));
    },
  });
  if (!begun) throw new Error(`the sandbox printed nothing: ${run.stderr}`);
  await acted.promise;
  return run;
}

async function logOf(origin: string): Promise<readonly LogEntry[]> {
  return (await fetch(`${origin}/_sandbox/log`)).json() as Promise<readonly LogEntry[]>;
}

describe("a sandbox of one's own", () => {
  it("says in one line where every vendor and the site are, and ends with 0 when it is interrupted", async () => {
    const run = await inSandbox({}, async (addresses) => {
      for (const vendor of VENDORS) expect(await logOf(addresses[vendor].url)).toEqual([]);
      const page = await fetch(`${addresses.site.production}/chat`);
      expect({ status: page.status, text: await page.text() }).toEqual({
        status: 200,
        text: expect.stringContaining("New thread"),
      });
    });
    expect({ code: run.code, stderr: run.stderr }).toEqual({ code: 0, stderr: "" });
    expect(run.stdout.trimEnd().split("\n")).toHaveLength(1);
  });

  it("lets visitors come while real time passes, and the site reports them", async () => {
    const run = await inSandbox({ traffic: { perMinute: 600 } }, async ({ sentry }) => {
      let reports = 0;
      while (reports === 0) {
        await new Promise((done) => setTimeout(done, 50));
        reports = (await logOf(sentry.url)).filter(({ path }) => path.endsWith("/envelope/")).length;
      }
      expect(reports).toBeGreaterThan(0);
    });
    expect(run.code).toBe(0);
  });

  it("ends with 1 and names it where a request was made that a vendor does not know", async () => {
    const run = await inSandbox({}, async ({ vercel }) => {
      expect((await fetch(`${vercel.url}/v99/nothing`)).status).toBe(501);
    });
    expect(run.code).toBe(1);
    expect(JSON.parse(run.stdout.trimEnd().split("\n").at(-1) ?? "")).toEqual({
      unknownRoute: "vercel: GET /v99/nothing",
    });
  });

  it("ends with 2 on a state file with a key that it does not have", async () => {
    writeFileSync(join(folder, "wrong.json"), '{ "vrecel": {} }');
    const env = { PATH: process.env["PATH"] ?? "", HOME: folder };
    const { code, stdout, stderr } = await runProgram("cli.js", ["sandbox", "--state", "wrong.json"], folder, env);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain("vrecel");
  });
});
