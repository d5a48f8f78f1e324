import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { gates } from "../../src/gates/index.ts";
import { parsePlan } from "../../src/plan/load.ts";
import { findWarnings, WATCH_JOB_MINUTES } from "../../src/plan/warnings.ts";
import { roleProviders } from "../../src/providers/index.ts";
import { metricProviders } from "../../src/providers/metrics.ts";

const extensions = { gates, metricProviders, roles: roleProviders };

interface Parts {
  readonly checklist?: string;
  readonly deploy?: string;
  readonly verify?: string;
  readonly watch?: string;
}

function warningsOf(
  { checklist = "[]", deploy = "{}", verify = "", watch = "" }: Parts,
  looksFollow: boolean | null = null,
): readonly string[] {
  const text = `version: 1
name: web
project: { vercel: { project: web }, domains: [app.example.com] }
checklist: ${checklist}
stages:
  staging:
    deploy: ${deploy}
    verify:
      - { title: Start page, http: { path: / } }
${verify}
  production:
    verify: [{ title: Health, http: { path: / } }]
${watch}
`;
  const result = parsePlan(text, "plan.yml", extensions);
  if ("plan" in result) return findWarnings(result.plan, extensions, WATCH_JOB_MINUTES, looksFollow);
  throw new Error(JSON.stringify(result.problems));
}

const watchFor = (duration: string) =>
  `    watch: { for: ${duration}, rollback_conditions: [health_check_failures > 3] }`;

describe("warnings of a plan", () => {
  it("are none for a plan without surprises", () => {
    expect(warningsOf({ watch: watchFor("30m") })).toEqual([]);
  });

  it("say where a watch is longer than its job, and which limit to set", () => {
    expect(warningsOf({ watch: watchFor("165m") })).toEqual([]);
    expect(warningsOf({ watch: watchFor("4h") })).toEqual([
      "The watch of 4h is longer than release.yml lets its job run: 180 minutes. The scheduled looks of watch.yml go on with it: call it in a workflow of the repository, or give it `watch-timeout-minutes: 255`.",
    ]);
    expect(warningsOf({ watch: watchFor("24h") })[0]).toMatch(
      /watch\.yml go on with it: call it in a workflow of the repository\.$/,
    );
  });

  it("are none where looks follow, and say what release.yml does where none do", () => {
    const plan = { watch: watchFor("24h") };
    expect(warningsOf(plan, true)).toEqual([]);
    expect(warningsOf(plan, false)[0]).toMatch(
      /No workflow of this repository calls watch\.yml, .* refuses the release/,
    );
  });

  it("say which metrics nobody sees once single looks go on with a watch", () => {
    const watched = (duration: string, condition: string) =>
      warningsOf({
        watch: `    watch: { for: ${duration}, metrics: { connections: { postgres: DATABASE } }, rollback_conditions: [${condition}] }`,
      });
    expect(watched("2h", "connections > 80%")).toEqual([]);
    expect(watched("24h", "connections > 80%")[1]).toMatch(
      /^connections is known only while a process watches, since postgres/,
    );
    expect(watched("24h", "health_check_failures > 3")).toHaveLength(1);
  });

  it("know the limit that release.yml really has", () => {
    const workflow = parse(readFileSync(join(import.meta.dirname, "../../.github/workflows/release.yml"), "utf8")) as {
      on: { workflow_call: { inputs: Record<string, { default: unknown }> } };
    };
    expect(workflow.on.workflow_call.inputs["watch-timeout-minutes"]?.default).toBe(WATCH_JOB_MINUTES);
  });

  it("say that a preview or a custom environment is built a second time", () => {
    expect(warningsOf({ deploy: "{ target: preview }" })[0]).toContain(
      "Staging is a preview, which cannot be promoted",
    );
    expect(warningsOf({ deploy: "{ target: qa }" })[0]).toContain("Staging is the environment qa");
  });

  it("say that the pull request's code gets no secret", () => {
    expect(warningsOf({ checklist: "[{ title: E2E, command: { run: npm test, env: [TEST_TOKEN] } }]" })).toEqual([
      'The checklist\'s item "E2E" runs code of the pull request and names TEST_TOKEN: checklist.yml passes no secrets to such code, so the item will hold there.',
    ]);
  });

  it("say that a workflow does not pass a setting that an item needs", () => {
    const checks = extensions.roles.checks;
    const [name, checkly] = Object.entries(checks)[0] ?? [];
    if (name === undefined || checkly === undefined) throw new Error("no provider of checks");
    const roles = {
      ...extensions.roles,
      checks: {
        [name]: {
          ...checkly,
          settings: checkly.settings.map((one) => ({ ...one, workflows: ["checklist"] as const })),
        },
      },
    };
    const text = `version: 1
name: web
project: { vercel: { project: web }, domains: [app.example.com] }
stages:
  staging: { verify: [{ title: Suite, checkly: { tags: [deploy] } }] }
  production: {}
`;
    const result = parsePlan(text, "plan.yml", { ...extensions, roles });
    if (!("plan" in result)) throw new Error(JSON.stringify(result.problems));
    expect(findWarnings(result.plan, { ...extensions, roles })).toContain(
      'CHECKLY_API_KEY is not passed by release.yml, and gate "Suite" (checkly) needs it: the workflow will hold there.',
    );
  });
});
