/** A pull request's files are links to what the runner has: the process's own environment first of all, with its tokens. */
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { worldsOfTests } from "../commands/checklist-probe.ts";
import type { ChecklistWorld } from "../commands/checklist-world.ts";
import { serveHttp } from "../providers/loopback.ts";

const { open } = worldsOfTests();

const HELD = "a-secret-of-the-runner";

/** `place` in the pull request's checkout leads to a file outside of it. */
function link(at: ChecklistWorld, place: string, text: string): void {
  const outside = join(at.directory, "..", `outside-${place.replaceAll("/", "-")}`);
  writeFileSync(outside, text);
  const path = join(at.directory, place);
  mkdirSync(dirname(path), { recursive: true });
  rmSync(path, { force: true });
  symlinkSync(outside, path);
}

function shown(at: ChecklistWorld, result: unknown): string {
  return JSON.stringify([result, at.events, at.comments(), at.statuses()]);
}

it("names no variable of a `.env.example` that leads out of the checkout", async () => {
  const vercel = await serveHttp((_, response) => response.end('{"envs":[]}'));
  onTestFinished(() => vercel.close());
  const at = await open({
    items: ["{ title: Variables, env: { target: production, required: .env.example } }"],
    env: { VERCEL_TOKEN: "vercel0token0of0tests", VERCEL_API_URL: vercel.origin },
  });
  link(at, ".env.example", "HELD_BY_THE_RUNNER=1\n");
  const result = await at.onPullRequest("opened");
  expect(result.checklist.items[0]?.verdict.outcome).toBe("hold");
  expect(shown(at, result)).not.toContain("HELD_BY_THE_RUNNER");
});

it("quotes nothing of a plan that leads out of the checkout", async () => {
  const at = await open({ items: ['{ title: Reviewed, sign-off: { by: ["@alice"] } }'] });
  link(at, ".github/holdpoint.yml", `${HELD}: [\n`);
  const result = await at.onPullRequest("opened");
  expect(result.checklist.notices).toEqual([expect.stringContaining("has no plan")]);
  expect(shown(at, result)).not.toContain(HELD);
});

it("reads no migration, nor the folder of them, by a link", async () => {
  const item = "{ title: Migrations, migrations: { tool: folder, dir: migrations, additive: true } }";
  for (const place of ["migrations/1_a.sql", "migrations"]) {
    const at = await open({ items: [item] });
    link(at, place, `drop table ${HELD.replaceAll("-", "_")};`);
    const result = await at.onPullRequest("opened");
    expect([place, result.checklist.items[0]?.verdict.outcome]).toEqual([place, "hold"]);
    expect(shown(at, result)).not.toContain("a_secret_of");
  }
});

it("takes no report of a code gate from outside the checkout", async () => {
  const items = ["{ title: Covered, coverage: { file: coverage/lcov.info, lines: 50% } }"];
  const at = await open({ items });
  link(at, "coverage/lcov.info", `SF:${HELD}.ts\nDA:1,1\nLF:1\nLH:1\nend_of_record\n`);
  const result = await at.onPullRequest("opened", { onlyCode: true });
  expect(result.checklist.items[0]?.verdict.outcome).not.toBe("pass");
  expect(shown(at, result)).not.toContain(HELD);
});
