/** Rehearsed releases that crash on the way: another run begins, reads the world, and ends what was begun. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import type { Step } from "../../src/release/result.ts";
import { callTool } from "../../src/tools/call-tool.ts";
import { FIRST_DEPLOYMENT, parseLines } from "../e2e/release-world.ts";

const folder = mkdtempSync(join(tmpdir(), "holdpoint-rehearse-"));
const OLD = "0f00000000000000000000000000000000000001";
const NEW = "c0ffee0000000000000000000000000000000002";

/** Like the demo plan, with a watch of minutes: for what does not depend on how long it is. */
const SHORT_PLAN = `version: 1
name: short
project:
  vercel: { project: short }
  domains: [app.example.com]
  version: { path: /api/version, json: commit }
stages:
  staging:
    deploy: { prebuilt: true }
    verify:
      - { title: Chat, http: { path: /chat, contains: New thread } }
  production:
    verify:
      - { title: Health, http: { path: /api/health } }
    watch:
      for: 3m
      every: 1m
      rollback_conditions: [health_check_failures > 0]
`;
writeFileSync(join(folder, "short.yml"), SHORT_PLAN);
const PROMOTE = "  production:\n    promote: { rollout: [10%, 100%], stage: 1m }\n";
writeFileSync(join(folder, "stages.yml"), SHORT_PLAN.replace("  production:\n", PROMOTE));

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Of the environment it gets the PATH alone. */
async function rehearse(...args: readonly string[]) {
  const printed: string[] = [];
  // Nothing is counted by its visitors in a plan of this file.
  const visitors = args.includes("--plan") ? ["--traffic", "1/m"] : [];
  const code = await callTool("rehearse", [...args, ...visitors, "--json"], {
    env: { PATH: process.env["PATH"] },
    stdout: { columns: 80, line: (text) => void printed.push(text), progress: () => {} },
    signal: new AbortController().signal,
  });
  const lines = parseLines(printed.join("\n"));
  const end = lines.at(-1);
  expect(lines.filter(({ event }) => event === "end" || event === "unknown-route")).toEqual([end]);
  const steps = lines.flatMap(({ event, step }) => (event === "step" ? [step] : []));
  return { code, lines, end, steps };
}

describe("a crash", () => {
  // One of each command; kill.test.ts kills a real release after every step.
  const onTheWay = ["build", "verify", "record-production", "done"] as const satisfies readonly Step[];
  it.each(onTheWay)("after %s does not keep the release from its end", async (step) => {
    const { code, end, steps } = await rehearse("--plan", join(folder, "short.yml"), "--crash-after", step);
    expect({ code, decision: end?.decision, served: end?.production?.served }).toEqual({
      code: 0,
      decision: "proceed",
      served: NEW,
    });
    expect(steps).toContain(step);
    expect(steps.filter((name) => name === "record-production")).toHaveLength(1);
  });

  it.each(["rollback-decided"] as const)("after %s does not keep the release from being rolled back", async (step) => {
    const { code, end, steps } = await rehearse(
      "--plan",
      join(folder, "short.yml"),
      "--fault",
      "outage",
      "--at",
      "1m",
      "--crash-after",
      step,
    );
    expect({ code, decision: end?.decision, after: end?.production?.after, served: end?.production?.served }).toEqual({
      code: 4,
      decision: "rolled-back",
      after: FIRST_DEPLOYMENT,
      served: OLD,
    });
    expect(steps).toContain(step);
  });

  it.each(["promote", "stage"] as const)(
    "in a rollout after %s does not keep its stages from their end",
    async (step) => {
      const args = ["--rollout", "--plan", join(folder, "stages.yml"), "--crash-after", step];
      const { code, end, steps } = await rehearse(...args);
      expect({ code, decision: end?.decision, served: end?.production?.served }).toEqual({
        code: 0,
        decision: "proceed",
        served: NEW,
      });
      expect(steps.filter((name) => name === "record-production")).toHaveLength(1);
      expect(steps).toContain("stage");
    },
  );

  it("in a rollout that fails leaves nobody with the release", async () => {
    const args = [
      "--rollout",
      "--plan",
      join(folder, "stages.yml"),
      "--fault",
      "outage",
      "--crash-after",
      "rollback-decided",
    ];
    const { code, end, steps } = await rehearse(...args);
    expect({ code, decision: end?.decision, served: end?.production?.served }).toEqual({
      code: 4,
      decision: "rolled-back",
      served: OLD,
    });
    expect(steps).not.toContain("stage");
  });

  it("of the demo after its promote is finished by the second run", async () => {
    const { code, end, lines } = await rehearse("--crash-after", "promote");
    expect(code).toBe(0);
    expect(end).toMatchObject({ decision: "proceed", reasonCode: "watched" });
    expect(end?.production).toEqual({ before: FIRST_DEPLOYMENT, after: end?.candidate, served: NEW });
    expect(
      lines.filter(({ event, text }) => event === "note" && /crashed after "promote"/.test(text ?? "")),
    ).toHaveLength(1);
  });
});
