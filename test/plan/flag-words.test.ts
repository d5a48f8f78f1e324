import { describe, expect, it } from "vitest";
import { extensions } from "../../src/engine/plan-extensions.ts";
import { parsePlan } from "../../src/plan/load.ts";
import { listSettings } from "../../src/plan/settings.ts";

const MINIMAL = `version: 1
name: web
project: { vercel: { project: web }, domains: [app.example.com] }
stages:
  staging:
    verify:
      - { title: Home, http: { path: / } }
  production: {}
`;

function load(flag: string, ladder = "[flag, host]") {
  return parsePlan(`${MINIMAL}rollback: { ladder: ${ladder}, flag: ${flag} }\n`, "plan.yml", extensions);
}

function planOf(flag: string) {
  const result = load(flag);
  if ("plan" in result) return result.plan;
  throw new Error(JSON.stringify(result.problems));
}

function mistakes(flag: string): string {
  const result = load(flag);
  return "plan" in result ? "" : result.problems.map(({ message }) => message).join("\n");
}

describe("the flag of a rollback's ladder", () => {
  it.each([
    ["{ launchdarkly: chat }", "chat of project default, environment production, to off"],
    [
      "{ launchdarkly: { key: chat, project: web, environment: prod, safe: on } }",
      "chat of project web, environment prod, to on",
    ],
    ["{ unleash: chat }", "chat of project default, environment production, to off"],
    ["{ vercel: { config: ecfg_abc, key: chat } }", "chat of ecfg_abc, to false"],
    ["{ vercel: { config: ecfg_abc, key: chat, safe: { on: false } } }", 'chat of ecfg_abc, to {"on":false}'],
    ["{ flagd: { branch: flags, file: a/b.json, key: chat } }", "chat in a/b.json on flags, to disabled"],
    [
      "{ flagd: { repository: acme/flags, branch: main, file: f.json, key: chat, safe: { variant: old } } }",
      "chat in f.json on acme/flags main, to variant old",
    ],
  ])("is named as %s", (flag, told) => {
    expect(planOf(flag).rollback.rungs["flag"]).toMatchObject({ name: "chat", told });
  });

  it.each([
    ["{ launchdarkly: chat, unleash: chat }", "expected exactly one of vercel, launchdarkly, unleash, flagd"],
    ["{}", "expected exactly one of vercel, launchdarkly, unleash, flagd"],
    ["{ launchdarkley: chat }", "launchdarkly"],
    ["{ launchdarkly: { key: chat, safe: of } }", "off"],
    ["{ launchdarkly: ../chat }", "the key of the flag"],
    ["{ vercel: { config: abc, key: chat } }", "begins with ecfg_"],
    ["{ flagd: { branch: flags, file: ../f.json, key: chat } }", "from the repository's root"],
    ["{ flagd: { branch: flags, file: f.yaml, key: chat } }", "JSON file"],
  ])("is not named as %s", (flag, said) => {
    expect(mistakes(flag)).toContain(said);
  });

  it("must be named where the ladder has it", () => {
    const result = parsePlan(`${MINIMAL}rollback: { ladder: [flag, host] }\n`, "plan.yml", extensions);
    expect("plan" in result ? "" : result.problems.map(({ message }) => message).join("\n")).toContain(
      'the ladder has the rung "flag", of which nothing is said',
    );
  });

  it("needs its own vendor's token and no other's", () => {
    const names = listSettings(planOf("{ unleash: chat }"), extensions, "release").map(({ setting }) => setting.name);
    expect(names).toContain("UNLEASH_ADMIN_TOKEN");
    expect(names).not.toContain("LAUNCHDARKLY_ACCESS_TOKEN");
  });
});
