import { describe, expect, it } from "vitest";
import { checkSecrets, requiredSecrets } from "../../src/plan/secrets.ts";
import { extensions } from "./extensions.ts";
import { loaded, planWith } from "./mistakes.ts";

const plan = loaded(
  planWith(["- { title: Home, http", "- { title: Suite, checkly: { tags: [a] } }\n      - { title: Home, http"]),
);
const all = { ...extensions, secrets: [{ name: "VERCEL_TOKEN", neededBy: "Vercel" }] };

describe("requiredSecrets", () => {
  it("names each secret once, with the first place that needs it", () => {
    expect(requiredSecrets(plan, all)).toEqual([
      {
        name: "CHECKLY_ACCOUNT_ID",
        neededBy: 'gate "Suite" (checkly)',
        position: { file: "plan.yml", line: 9, column: 9 },
      },
      {
        name: "CHECKLY_API_KEY",
        neededBy: 'gate "Suite" (checkly)',
        position: { file: "plan.yml", line: 9, column: 9 },
      },
      {
        name: "SENTRY_AUTH_TOKEN",
        neededBy: "metric error_rate (sentry)",
        position: { file: "plan.yml", line: 17, column: 9 },
      },
      { name: "VERCEL_TOKEN", neededBy: "Vercel", position: { file: "plan.yml", line: 1, column: 1 } },
    ]);
  });
});

describe("a gate's roles", () => {
  it("need their vendors' secrets", () => {
    const { tls } = extensions.gates;
    if (tls === undefined) throw new Error("no tls");
    const gates = { ...extensions.gates, tls: { ...tls, roles: ["tls", "host"] } };
    const roles = { host: { vendor: "Vercel", secrets: ["VERCEL_TOKEN"] } };
    const withTls = loaded(planWith(["http: { path: / }", "tls: {}"]));
    expect(requiredSecrets(withTls, { ...extensions, gates, roles })).toContainEqual({
      name: "VERCEL_TOKEN",
      neededBy: 'gate "Home" (tls)',
      position: { file: "plan.yml", line: 9, column: 9 },
    });
  });
});

describe("checkSecrets", () => {
  const env = { CHECKLY_ACCOUNT_ID: "1", CHECKLY_API_KEY: "k", SENTRY_AUTH_TOKEN: "t", VERCEL_TOKEN: "v" };

  it("has nothing to say where all are set", () => {
    expect(checkSecrets(plan, all, env)).toEqual([]);
  });

  it("reports all that are missing or empty at once, with where they are needed", () => {
    const problems = checkSecrets(plan, all, { ...env, SENTRY_AUTH_TOKEN: undefined, CHECKLY_API_KEY: " " });
    expect(problems.map(({ message, position }) => `${position?.line}:${position?.column}: ${message}`)).toEqual([
      '9:9: the secret CHECKLY_API_KEY is not set; it is needed by gate "Suite" (checkly)',
      "17:9: the secret SENTRY_AUTH_TOKEN is not set; it is needed by metric error_rate (sentry)",
    ]);
    expect(problems[0]?.remedy).toContain("secrets: CHECKLY_API_KEY: ${{ secrets.CHECKLY_API_KEY }}");
  });
});
