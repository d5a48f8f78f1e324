/** The same seed is the same rehearsal, to the last event; another one is another. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { runProgram } from "./release-world.ts";

const folder = mkdtempSync(join(tmpdir(), "holdpoint-replay-"));
const plan = join(folder, "plan.yml");
writeFileSync(
  plan,
  `version: 1
name: short
project:
  vercel: { project: short }
  domains: [app.example.com]
stages:
  staging:
    deploy: { prebuilt: true }
    verify:
      - title: Threads persist
        http:
          - { post: /api/threads, json: { title: Hello }, status: 201, capture: { id: $.id } }
          - { get: "/api/threads/\${id}", status: 200, contains: Hello }
      - { title: Checkly suite, checkly: { tags: [deploy] } }
  production:
    watch:
      for: 4m
      every: 1m
      metrics:
        error_rate: { sentry: { project: short, settle: 1m } }
        p99_latency: { sentry: { project: short, settle: 1m } }
        uptime: { checkly: { tags: [prod] } }
      rollback_conditions:
        - error_rate > 20% over 2m
        - p99_latency > 2s over 2m
        - uptime < 50% over 2m
`,
);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A vendor that fails now and then, so that the waits before another try count, and a site that does. */
const TROUBLE = ["--fault", "error-rate=3%", "--fault", "vercel-500", "--at", "2m"];

async function eventsOf(seed: number): Promise<readonly string[]> {
  const env = { PATH: process.env["PATH"] ?? "", HOME: folder };
  const args = ["rehearse", "--plan", plan, "--json", "--seed", String(seed), ...TROUBLE];
  const { stdout, stderr } = await runProgram("cli.js", args, folder, env);
  expect(stderr).toBe("");
  // Free ports, how long this machine takes and which of two uploads is done first are nobody's choice.
  return stdout
    .trim()
    .split("\n")
    .filter((line) => !line.includes('"event":"progress"'))
    .map((line) =>
      line
        .replaceAll(/127\.0\.0\.1:\d+/g, "127.0.0.1:port")
        .replaceAll(/\b\d+ ms\b(?=[", .])/g, "some ms")
        .replace(/"wallSeconds":[\d.]+/, '"wallSeconds":0'),
    );
}

it("a rehearsal with the same seed prints the same events, and with another seed others", async () => {
  const first = await eventsOf(7);
  expect(first.filter((line) => line.includes('"event":"condition"')).length).toBeGreaterThan(1);
  expect(await eventsOf(7)).toEqual(first);
  expect(await eventsOf(8)).not.toEqual(first);
});
