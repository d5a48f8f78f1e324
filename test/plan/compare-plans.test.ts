/** What a change of a plan means, and which changes ask for less than before. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { extensions } from "../../src/engine/plan-extensions.ts";
import { comparePlans } from "../../src/plan/compare/compare-plans.ts";
import { parsePlan } from "../../src/plan/load.ts";

const BASE = `
version: 1
name: web
project: { vercel: { project: web, team: acme }, domains: [app.example.com, www.example.com] }
checklist:
  - { title: Tests, command: npm test }
  - { title: Bundle, bundle: { dir: .next/static, max: 350 kB gzip, forbid: ["*devtools*"] } }
  - { title: Coverage, coverage: { file: coverage/coverage-summary.json, lines: 80% } }
  - { title: Approved, sign-off: { all-of: ["@acme/leads", "@acme/safety"] } }
stages:
  staging:
    verify:
      - { title: Home, http: { path: /, contains: Hello } }
      - title: Window
        window: { allow: ["Mon-Thu 09:00-17:00 Europe/Berlin"], override: ["@acme/leads"] }
  production:
    promote: { rollout: [10%, 50%, 100%], stage: 10m }
    verify: [{ title: Health, http: { path: /api/health } }]
    watch:
      for: 30m
      metrics:
        error_rate: { sentry: { project: web } }
        uptime: { checkly: { tags: [prod] } }
      rollback_conditions:
        - error_rate > 5% over 15m
        - uptime < 99%
        - health_check_failures > 3
      success: [error_rate < 1%]
rollback: { to: verified, by: [alice] }
`;

function planOf(text: string) {
  const parsed = parsePlan(text, "plan.yml", extensions);
  if ("problems" in parsed) throw new Error(JSON.stringify(parsed.problems));
  return parsed.plan;
}

/** Weakening ones with a mark before them. */
function changes(...edits: readonly (readonly [string, string])[]): readonly string[] {
  const text = edits.reduce((now, [before, after]) => {
    if (!now.includes(before)) throw new Error(`the plan has no ${before}`);
    return now.replace(before, after);
  }, BASE);
  return comparePlans(planOf(BASE), planOf(text), extensions).map(
    ({ text: said, weakens }) => `${weakens === true ? "! " : weakens === "perhaps" ? "? " : ""}${said}`,
  );
}

describe("a change of the plan", () => {
  it("is none where only comments, order or spelling are others", () => {
    expect(changes(["name: web", "# what is released\nname: 'web'"], ["30m", "1800s"])).toEqual([]);
    const swapped = BASE.replace("        - uptime < 99%\n", "").replace(
      "        - error_rate",
      "        - uptime < 99%\n        - error_rate",
    );
    expect(comparePlans(planOf(BASE), planOf(swapped), extensions)).toEqual([]);
  });

  it.each([
    [
      "an item that is gone",
      "  - { title: Tests, command: npm test }\n",
      "",
      ['! production is promoted, and a pull request passes, without "Tests" [command]'],
    ],
    [
      "a sign-off that one group need not give",
      ', "@acme/safety"',
      "",
      [/^! "Approved": \[sign-off\] each of @acme\/leads, @acme\/safety.* → /],
    ],
    ["a higher limit", "350 kB gzip", "500 kB gzip", [/^! "Bundle": \[bundle\] .*350 kB gzip.* → .*500 kB gzip/]],
    ["a lower limit", "350 kB gzip", "300 kB gzip", [/^"Bundle": /]],
    ["what is not forbidden any more", ', forbid: ["*devtools*"]', "", [/^! "Bundle": /]],
    ["less coverage", "lines: 80%", "lines: 70%", [/^! "Coverage": .*80 %.* → .*70 %/]],
    ["a page whose text nobody looks for", ", contains: Hello", "", [/^! "Home": /]],
    [
      "a wider window",
      '["Mon-Thu 09:00-17:00 Europe/Berlin"]',
      '["Mon-Thu 09:00-17:00 Europe/Berlin", "Fri 09:00-17:00 Europe/Berlin"]',
      [/^! "Window": .*or Fri/],
    ],
    [
      "more people who override",
      'override: ["@acme/leads"]',
      'override: ["@acme/leads", "@mallory"]',
      [/^! "Window": .*@mallory/],
    ],
    [
      "another gate under an old title",
      "command: npm test }",
      'sign-off: { by: ["@mallory"] } }',
      [/^\? "Tests" asks something else/],
    ],
    ["another command, of which nobody can tell", "npm test }", "npm run easy }", [/^\? "Tests": .*`npm test`.* → /]],
    ["more patience", "npm test }", "{ run: npm test, timeout: 20m } }", [/^"Tests": /]],
    [
      "a condition that tolerates more",
      "> 5% over 15m",
      "> 8% over 15m",
      ["! rollback condition `error_rate > 5% over 15m` → `error_rate > 8% over 15m`"],
    ],
    [
      "one that tolerates less",
      "> 5% over 15m",
      "> 4% over 15m",
      ["rollback condition `error_rate > 5% over 15m` → `error_rate > 4% over 15m`"],
    ],
    [
      "one from below that tolerates more",
      "uptime < 99%",
      "uptime < 95%",
      ["! rollback condition `uptime < 99%` → `uptime < 95%`"],
    ],
    ["one that is gone", "        - uptime < 99%\n", "", ["! nothing is rolled back for `uptime < 99%` any more"]],
    ["a goal that is nearer", "error_rate < 1%", "error_rate < 2%", ["! goal `error_rate < 1%` → `error_rate < 2%`"]],
    ["a shorter watch", "for: 30m", "for: 20m", ["! watched for 30m → 20m"]],
    ["a longer one", "for: 30m", "for: 1h", ["watched for 30m → 1h"]],
    [
      "one that only observes",
      "for: 30m",
      "for: 30m\n      observe: true",
      ["! nothing is rolled back any more: the watch only observes"],
    ],
    [
      "no stages of the visitors",
      "    promote: { rollout: [10%, 50%, 100%], stage: 10m }\n",
      "",
      ["! all visitors get a release at once, and not in stages"],
    ],
    [
      "a bigger first stage",
      "[10%, 50%, 100%]",
      "[40%, 50%, 100%]",
      ["! stages of the visitors 10 %, 50 %, 100 % → 40 %, 50 %, 100 %"],
    ],
    [
      "no need of the checklist",
      "  production:\n",
      "  production:\n    requires: nothing\n",
      ["! production is promoted without the checklist"],
    ],
    [
      "other reviewers",
      "  production:\n",
      "  production:\n    environment: quick\n",
      [/^\? the reviewers of GitHub environment quick approve/],
    ],
    [
      "where a rollback goes",
      "to: verified",
      "to: previous",
      [/^! a rollback goes to what served before, judged good or not/],
    ],
    [
      "whose rollbacks count",
      "[alice]",
      "[alice, mallory]",
      ["! rollbacks that mallory records from a terminal count"],
    ],
    ["a domain that nobody reads back", ", www.example.com", "", [/^! www\.example\.com is no production domain/]],
    [
      "where a token goes",
      "domains: [app",
      "addresses: { sentry: https://sentry.acme.dev }, domains: [app",
      [/^! a token goes to another address: .*sentry\.acme\.dev/],
    ],
    [
      "another project",
      "project: web, team: acme",
      "project: shop, team: acme",
      [/^\? another project is released: .*web → shop/],
    ],
    [
      "a metric that is asked otherwise",
      "sentry: { project: web }",
      "sentry: { project: other }",
      [/^\? error_rate is asked otherwise: .*web → other/],
    ],
    [
      "something that nobody here knows a sentence for",
      "  staging:\n",
      "  staging:\n    deploy: { timeout: 5m }\n",
      ["deploy.timeout 30m → 5m"],
    ],
  ] as const)("says %s", (_, before, after, said) => {
    const found = changes([before, after]);
    expect(found).toHaveLength(said.length);
    const differs = (one: string | RegExp, text = "") => (typeof one === "string" ? one !== text : !one.test(text));
    expect(found.filter((text, index) => differs(said[index] ?? "", text))).toEqual([]);
  });

  it("names secrets that nobody named before, and who gets them", () => {
    const found = changes(["command: npm test", "command: { run: npm test, env: [DATABASE_URL] }"]);
    expect(found).toContain('DATABASE_URL is newly named, by gate "Tests" (command)');
  });

  it("takes a new name for a title as such", () => {
    expect(changes(["title: Home", "title: Start page"])).toEqual(['"Home" is now called "Start page"']);
  });

  it("says what weakens first", () => {
    const found = changes(["for: 30m", "for: 20m"], ["name: web", "name: shop"], ["max: 350", "max: 500"]);
    expect(found.map((text) => text.startsWith("! "))).toEqual([true, true, false]);
  });

  it("says of every field of a plan that it is another one", () => {
    const base = planOf(BASE);
    const plain = JSON.parse(JSON.stringify(base)) as Record<string, unknown>;
    const silent = leavesOf(plain)
      .filter((path) => path.join(".") !== "project.host.provider")
      .filter((path) => comparePlans(base, changedAt(plain, path) as typeof base, wordless).length === 0);
    expect(silent.map((path) => path.join(".")).filter((path) => !MEANS_NOTHING.test(path))).toEqual([]);
  });

  it("of the examples is told, whatever they have", () => {
    const example = readFileSync(join(import.meta.dirname, "health-companion.yml"), "utf8");
    const found = comparePlans(planOf(BASE), planOf(example), extensions);
    expect(found.length).toBeGreaterThan(10);
    expect(found.every(({ text }) => text.length > 0 && !/undefined|\[object/.test(text))).toBe(true);
  });
});

/** A gate explains only specs that it could have parsed. */
const wordless = { ...extensions, gates: {} };

/** Where it stands, what follows from the rest of it, and the heading of an item. */
const MEANS_NOTHING =
  /position|\.setup$|health_check_failures|^digest$|^file$|\.text$|\.group$|regression\.named|minimumSamples|overMs|measure\b|\.kind$|\.metric$|\.provider$|\.comparison$|ofRelease|\.name$|\.value$/;

function leavesOf(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== "object" || value === null) return [path];
  return Object.entries(value).flatMap(([key, inside]) => leavesOf(inside, [...path, key]));
}

function changedAt(value: unknown, [key = "", ...rest]: readonly string[]): unknown {
  if (typeof value !== "object" || value === null)
    return typeof value === "number" ? value + 1 : typeof value === "boolean" ? !value : "other";
  const copy = Array.isArray(value) ? [...(value as unknown[])] : { ...value };
  const held = copy as Record<string, unknown>;
  held[key] = changedAt(held[key], rest);
  return copy;
}
