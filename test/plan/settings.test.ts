import { describe, expect, it } from "vitest";
import type { Setting } from "../../src/lib/setting.ts";
import type { PlanExtensions, PlanGate } from "../../src/plan/extensions.ts";
import { checkSettings, listSettings } from "../../src/plan/settings.ts";
import { extensions } from "./extensions.ts";
import { loaded, planWith } from "./mistakes.ts";

const TOKEN: Setting = { name: "VERCEL_TOKEN", source: "secret", purpose: "deploy" };
const BYPASS: Setting = { name: "BYPASS", source: "secret", purpose: "get in", optional: "where a door is shut" };
const GITHUB: Setting = { name: "GITHUB_TOKEN", source: "github-token", purpose: "keep the record" };
const ADDRESS: Setting = { name: "DATABASE_URL", source: "secret", purpose: "read rows", namedByPlan: true };

const roles: NonNullable<PlanExtensions["roles"]> = {
  host: { vercel: { key: "vercel", vendor: "Vercel", settings: [TOKEN, BYPASS] } },
  forge: { github: { key: "github", vendor: "GitHub", settings: [GITHUB] } },
  databases: { postgres: { key: "postgres", vendor: "PostgreSQL", settings: [ADDRESS] } },
};
const all: PlanExtensions = { ...extensions, roles };

const plan = loaded(
  planWith(["- { title: Home, http", "- { title: Suite, checkly: { tags: [a] } }\n      - { title: Home, http"]),
);
const START = { file: "plan.yml", line: 1, column: 1 };

describe("the settings of a plan", () => {
  it("are named once each, with the first place that needs them", () => {
    const listed = listSettings(plan, all).map(({ setting, required, vendor, neededBy, position }) => ({
      name: setting.name,
      required,
      vendor,
      neededBy,
      position,
    }));
    const suite = {
      required: true,
      vendor: null,
      neededBy: 'gate "Suite" (checkly)',
      position: { ...START, line: 9, column: 9 },
    };
    expect(listed).toEqual([
      { name: "BYPASS", required: false, vendor: "Vercel", neededBy: "Vercel", position: START },
      { name: "CHECKLY_ACCOUNT_ID", ...suite },
      { name: "CHECKLY_API_KEY", ...suite },
      { name: "GITHUB_TOKEN", required: true, vendor: "GitHub", neededBy: "GitHub", position: START },
      {
        name: "SENTRY_AUTH_TOKEN",
        required: true,
        vendor: "sentry",
        neededBy: "metric error_rate (sentry)",
        position: { ...START, line: 17, column: 9 },
      },
      { name: "VERCEL_TOKEN", required: true, vendor: "Vercel", neededBy: "Vercel", position: START },
    ]);
  });

  it("say in a rollback only what the host and the record are reached with", () => {
    const names = listSettings(plan, all, "rollback").map(({ setting }) => setting.name);
    expect(names).toEqual(["BYPASS", "GITHUB_TOKEN", "VERCEL_TOKEN"]);
  });

  it("leave out the checklist in a release, which asks it elsewhere", () => {
    const [suite, ...rest] = plan.stages.staging.verify;
    if (suite === undefined) throw new Error("no suite");
    const staging = { ...plan.stages.staging, verify: rest };
    const asked = { ...plan, checklist: [{ ...suite, group: null, after: [] }], stages: { ...plan.stages, staging } };
    const named = (scope: "all" | "release") => listSettings(asked, all, scope).map(({ setting }) => setting.name);
    expect(named("all")).toContain("CHECKLY_API_KEY");
    expect(named("release")).not.toContain("CHECKLY_API_KEY");
  });

  it("have those of the roles that a gate asks", () => {
    const { tls } = extensions.gates;
    if (tls === undefined) throw new Error("no tls");
    const gates = { ...extensions.gates, tls: { ...tls, roles: ["databases", "host"], secrets: () => ["E2E_URL"] } };
    const withTls = loaded(planWith(["http: { path: / }", "tls: {}"]));
    const listed = listSettings(withTls, { ...all, gates });
    expect(listed.find(({ setting }) => setting.name === "E2E_URL")).toMatchObject({
      setting: { source: "secret", purpose: "read rows" },
      required: true,
      neededBy: 'gate "Home" (tls)',
    });
    expect(listed.map(({ setting }) => setting.name)).not.toContain("DATABASE_URL");
  });

  it("take the host that the plan names, and no other", () => {
    const other = { key: "other", vendor: "Other", settings: [{ ...TOKEN, name: "OTHER_TOKEN" }] };
    const both = { ...all, roles: { ...roles, host: { other, ...roles["host"] } } };
    expect(listSettings(plan, both, "rollback").map(({ setting }) => setting.name)).not.toContain("OTHER_TOKEN");
  });

  it("are not guessed where two could be meant and the plan names none", () => {
    const other = { key: "other", vendor: "Other", settings: [] };
    const both = { ...all, roles: { ...roles, forge: { ...roles["forge"], other } } };
    expect(() => listSettings(plan, both)).toThrow("no provider for forge: the plan does not say which");
  });
});

describe("checkSettings", () => {
  const env = {
    CHECKLY_ACCOUNT_ID: "1",
    CHECKLY_API_KEY: "k",
    SENTRY_AUTH_TOKEN: "t",
    VERCEL_TOKEN: "v",
    GITHUB_TOKEN: "g",
  };

  it("has nothing to say where all that must be set are", () => {
    expect(checkSettings(plan, all, env)).toEqual([]);
  });

  it("reports all that are missing or empty at once, with where they are needed", () => {
    const missing = { ...env, SENTRY_AUTH_TOKEN: undefined, CHECKLY_ACCOUNT_ID: " " };
    const problems = checkSettings(plan, all, missing);
    expect(problems.map(({ message, position }) => `${position?.line}:${position?.column}: ${message}`)).toEqual([
      '9:9: CHECKLY_ACCOUNT_ID is not set; gate "Suite" (checkly) needs it to do what the plan says.',
      "17:9: SENTRY_AUTH_TOKEN is not set; metric error_rate (sentry) needs it to read metrics.",
    ]);
    expect(problems.map(({ reasonCode }) => reasonCode)).toEqual(["secret_missing", "secret_missing"]);
    expect(problems[0]?.remedy).toContain("Add CHECKLY_ACCOUNT_ID=… as a line to HOLDPOINT_SECRETS");
    expect(problems[1]?.remedy).toContain("secrets: SENTRY_AUTH_TOKEN: ${{ secrets.SENTRY_AUTH_TOKEN }}");
  });

  it("sends a vendor's own setting that a gate names to where that is set", () => {
    const command = { ...extensions.gates["command"], secrets: () => ["BYPASS"] } as PlanGate;
    const asked = loaded(planWith(["http: { path: / }", "command: npm test"]));
    const [problem] = checkSettings(asked, { ...all, gates: { ...extensions.gates, command } }, env);
    expect(problem?.message).toContain('BYPASS is not set; gate "Home" (command) needs it to get in.');
    expect(problem?.remedy).toContain("secrets: BYPASS: ${{ secrets.BYPASS }}");
  });

  it("asks for the secrets of a stage's setup too", () => {
    const command = { ...extensions.gates["command"], secrets: () => ["NPM_TOKEN"] } as PlanGate;
    const prepared = loaded(planWith(["  staging:\n", "  staging:\n    setup: npm ci\n"]));
    expect(checkSettings(prepared, { ...all, gates: { ...extensions.gates, command } }, env)).toEqual([
      expect.objectContaining({
        message: 'NPM_TOKEN is not set; gate "Setup" (command) needs it to do what the plan says.',
      }),
    ]);
  });
});
