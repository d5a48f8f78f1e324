import { describe, expect, it } from "vitest";
import { readForRollback } from "../../src/plan/load-for-rollback.ts";
import { parsePlan } from "../../src/plan/load.ts";
import { extensions } from "./extensions.ts";

const WHOLE = `version: 1
name: web
project:
  vercel: { project: web, team: acme }
  domains: [app.example.com, www.example.com]
  version: { path: /api/version, json: build.sha }
stages:
  staging:
    verify:
      - { title: Health, http: { path: /api/health } }
  production:
    environment: live
`;

function withLine(from: string, to: string): string {
  expect(WHOLE).toContain(from);
  return WHOLE.replace(from, to);
}

describe("the part of a plan that a rollback needs", () => {
  it("is what the whole plan says", () => {
    const whole = parsePlan(WHOLE, "plan.yml", extensions);
    if (!("plan" in whole)) throw new Error(JSON.stringify(whole.problems));
    const part = readForRollback(WHOLE, "plan.yml", ["vercel"]);
    expect(part).toMatchObject({ name: whole.plan.name, project: whole.plan.project, file: "plan.yml" });
    expect(part?.stages.production.environment).toBe("live");
  });

  it("has the same addresses, and leaves one that no token may go to for the whole plan to refuse", () => {
    const withAddress = (url: string) => withLine("  version: {", `  addresses: { sentry: "${url}" }\n  version: {`);
    const text = withAddress("https://sentry.example.com/");
    expect(readForRollback(text, "plan.yml", ["vercel"])?.project.addresses).toEqual({
      sentry: "https://sentry.example.com/",
    });
    expect(readForRollback(withAddress("http://sentry.example.com/"), "plan.yml", ["vercel"])).toBeNull();
    expect(
      readForRollback(withLine("  version: {", "  addresses: none\n  version: {"), "plan.yml", ["vercel"]),
    ).toBeNull();
  });

  it("has the same defaults", () => {
    const text = withLine("    environment: live\n", "    verify: []\n").replace(", team: acme", "");
    const whole = parsePlan(text, "plan.yml", extensions);
    const part = readForRollback(text, "plan.yml", ["vercel"]);
    expect("plan" in whole && whole.plan.project).toEqual(part?.project);
    expect("plan" in whole && whole.plan.stages.production.environment).toBe(part?.stages.production.environment);
  });

  it.each([
    "rollback: {}",
    "rollback: { ladder: [host], to: previous, steps: 0 }",
    "rollback: { to: verified, steps: 10, by: [alice, '@bob', 'acme-app[bot]'] }",
    "rollback: { incident: false }",
    "rollback: { incident: {} }",
    "rollback: { incident: { labels: [] } }",
    "rollback: { incident: { labels: [incident, 'type: outage'] } }",
  ])("has the same words on rollbacks: %s", (line) => {
    const text = `${WHOLE}${line}\n`;
    const whole = parsePlan(text, "plan.yml", extensions);
    if (!("plan" in whole)) throw new Error(JSON.stringify(whole.problems));
    expect(readForRollback(text, "plan.yml", ["vercel"])?.rollback).toEqual(whole.plan.rollback);
  });

  it.each([
    ["another rung", "{ ladder: [flag] }"],
    ["a rung twice", "{ ladder: [host, host] }"],
    ["another goal", "{ to: oldest }"],
    ["steps that are no whole number", "{ steps: 1.5 }"],
    ["too many steps", "{ steps: 11 }"],
    ["a team", '{ by: ["@acme/devops"] }'],
    ["a person who is no login", "{ by: [al ice] }"],
    ["one person for a list", "{ by: alice }"],
    ["a word of its own", "{ too: previous }"],
    ["an incident that is on twice", "{ incident: true }"],
    ["an incident with a word of its own", "{ incident: { label: x } }"],
    ["an incident with nothing in it", "{ incident: ~ }"],
    ["a label that is no text", "{ incident: { labels: [7] } }"],
    ["one label for a list", "{ incident: { labels: x } }"],
    ["an empty label", "{ incident: { labels: [''] } }"],
    ["a label with a comma", "{ incident: { labels: ['a,b'] } }"],
    ["a label that is too long", `{ incident: { labels: [${"x".repeat(51)}] } }`],
    ["a label twice", "{ incident: { labels: [x, X] } }"],
    ["too many labels", "{ incident: { labels: [a, b, c, d, e, f, g, h, i, j, k] } }"],
  ])("is left to the whole plan's check where its rollback has %s", (_, rollback) => {
    const text = `${WHOLE}rollback: ${rollback}\n`;
    expect(readForRollback(text, "plan.yml", ["vercel"])).toBeNull();
    expect(parsePlan(text, "plan.yml", extensions)).toHaveProperty("problems");
  });

  it("is read where production requires something and prepares its gates", () => {
    const text = withLine(
      "    environment: live\n",
      "    environment: live\n    requires: nothing\n    setup: npm ci\n",
    );
    expect(readForRollback(text, "plan.yml", ["vercel"])?.stages.production.environment).toBe("live");
  });

  it.each([
    ["a gate that does not exist", "http: { path: /api/health }", "htp: {}"],
    ["a gate without its settings", "{ path: /api/health }", "7"],
    ["a metric that does not exist", "    environment: live", "    environment: live\n    watch: { for: tomorrow }"],
  ])("is read although the plan has %s", (_, from, to) => {
    const text = withLine(from, to);
    expect(parsePlan(text, "plan.yml", extensions)).toHaveProperty("problems");
    expect(readForRollback(text, "plan.yml", ["vercel"])?.project.host.project).toBe("web");
  });

  it.each([
    ["another version of the language", "version: 1\n", "version: 2\n"],
    ["no name", "name: web\n", ""],
    ["no project", "vercel: { project: web, team: acme }", "vercel: { team: acme }"],
    ["an empty project", "project: web,", 'project: "  ",'],
    ["a misspelt key beside the project", "team: acme", "teem: acme"],
    ["a team that is no text", "team: acme", "team: 7"],
    ["no domain", "[app.example.com, www.example.com]", "[]"],
    ["a domain with a scheme", "www.example.com", "https://www.example.com"],
    ["a domain named twice", "www.example.com", "app.example.com"],
    ["a version without its field", "{ path: /api/version, json: build.sha }", "{ path: /api/version }"],
    ["a misspelt environment", "    environment: live", "    enviroment: live"],
    ["an environment that is no text", "environment: live", "environment: [live]"],
    ["no production stage", "  production:\n    environment: live\n", ""],
    ["a key written twice", "name: web\n", "name: web\nname: other\n"],
    ["no YAML", "version: 1\n", "version: [1\n"],
  ])("is left to the whole plan's check where there is %s", (_, from, to) => {
    const text = withLine(from, to);
    expect(readForRollback(text, "plan.yml", ["vercel"])).toBeNull();
    expect(parsePlan(text, "plan.yml", extensions)).toHaveProperty("problems");
  });
});
