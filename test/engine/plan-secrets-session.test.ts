/** Who gets a secret of the plan: a real session with real gates, and a shell that tells what it sees. */
import { describe, expect, it } from "vitest";
import { type Members, members } from "../../src/engine/members.ts";
import { createSession } from "../../src/engine/session.ts";
import { extensions } from "../../src/engine/plan-extensions.ts";
import type { Gate } from "../../src/gates/contract.ts";
import type { Verdict } from "../../src/lib/verdict.ts";
import { parsePlan } from "../../src/plan/load.ts";
import type { ReleaseEvent } from "../../src/release/result.ts";
import { createVirtualClock } from "../../src/sandbox/virtual-clock.ts";
import { serveHttp } from "../providers/loopback.ts";

/** The real gates, and the names among the secrets that each could read when it was asked. */
function watchGates() {
  const couldRead: string[][] = [];
  const watched = (gate: Gate): Gate => ({
    ...gate,
    check: (spec, context) => {
      couldRead.push(Object.keys(context.env).filter((name) => name.endsWith("_TOKEN")));
      return gate.check(spec, context);
    },
  });
  const gates: Members["gates"] = async () =>
    Object.fromEntries(Object.entries(await members.gates()).map(([key, gate]) => [key, watched(gate)]));
  return { couldRead, members: { ...members, gates } };
}

const PLAN = `version: 1
name: web
project:
  vercel: { project: web }
  domains: [app.example.com]
stages:
  staging:
    verify:
      - { title: Named, command: { run: "env; test \\"$TEST_TOKEN\\" = the-test-token", env: [TEST_TOKEN] } }
      - { title: Other, command: "env; test -z \\"$TEST_TOKEN$OTHER_TOKEN$HOLDPOINT_SECRETS\\"" }
      - { title: Missing, command: { run: "true", env: [NOT_SET] } }
      - { title: Header, http: { path: /, contains: seen the-test-token, headers: { authorization: { env: TEST_TOKEN } } } }
  production: {}
`;

async function checkAll(url: string) {
  const { session, plan, lines, couldRead } = open();
  const target = { url, deploymentId: "dpl_1", commit: "c".repeat(40), stage: "staging", bypass: null };
  const verdicts: Record<string, Verdict> = {};
  for (const item of plan.stages.staging.verify) verdicts[item.title] = await session.checkGate(item, target);
  return { verdicts, couldRead, output: lines.join("\n") };
}

function open() {
  const parsed = parsePlan(PLAN, "plan.yml", extensions);
  if ("problems" in parsed) throw new Error(JSON.stringify(parsed.problems));
  const lines: string[] = [];
  const { couldRead, members: watched } = watchGates();
  const session = createSession({
    plan: parsed.plan,
    release: { id: "r", commit: "c".repeat(40) },
    options: { stage: "staging", to: null, reason: null, dryRun: false, unpin: false, authors: [] },
    env: { PATH: process.env["PATH"] },
    planSecrets: { TEST_TOKEN: "the-test-token", OTHER_TOKEN: "the-other-token" },
    directory: process.cwd(),
    random: () => 0.5,
    clock: createVirtualClock(0),
    emit: (event: ReleaseEvent) => {
      if (event.event === "output") lines.push(event.line);
    },
    debug: () => undefined,
    runUrl: null,
    members: watched,
  });
  return { session, plan: parsed.plan, lines, couldRead };
}

describe("a secret of the plan", () => {
  it("reaches the gates that name it, masked, and no other", async () => {
    const site = await serveHttp((request, response) => {
      response.end(`seen ${request.headers.authorization}`);
    });
    try {
      const { verdicts, couldRead, output } = await checkAll(site.origin);
      expect(Object.entries(verdicts).map(([title, { outcome }]) => `${title} ${outcome}`)).toEqual([
        "Named pass",
        "Other pass",
        "Missing hold",
        "Header pass",
      ]);
      expect(couldRead).toEqual([["TEST_TOKEN"], [], [], ["TEST_TOKEN"]]);
      expect(output).toContain("TEST_TOKEN=***");
      expect(output).not.toMatch(/the-(?:test|other)-token|OTHER_TOKEN|HOLDPOINT_SECRETS/);
    } finally {
      await site.close();
    }
  });

  it("is seen to be set by commands, which tell what is missing", () => {
    expect(open().session.env).toMatchObject({ TEST_TOKEN: "the-test-token", OTHER_TOKEN: "the-other-token" });
  });
});
