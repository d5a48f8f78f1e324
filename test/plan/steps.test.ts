import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { comparePlans } from "../../src/plan/compare/compare-plans.ts";
import { declaredSettings } from "../../src/plan/declared-settings.ts";
import { drillPlan } from "../../src/plan/drill-plan.ts";
import { explainPlan } from "../../src/plan/explain.ts";
import type { PlanStep } from "../../src/plan/extensions.ts";
import { parsePlan } from "../../src/plan/load.ts";
import { readForRollback } from "../../src/plan/load-for-rollback.ts";
import { planSteps } from "../../src/plan/plan-steps.ts";
import { secretNames } from "../../src/plan/secret-names.ts";
import { checkSettings } from "../../src/plan/settings.ts";
import { findWarnings, watchNeedsMs } from "../../src/plan/warnings.ts";
import { extensions as others, MINIMAL } from "./extensions.ts";

const words = { description: "A step.", example: "", roles: [] };
const steps: Readonly<Record<string, PlanStep>> = {
  script: {
    ...words,
    key: "script",
    kind: "code",
    spec: z.strictObject({ run: z.string(), env: z.array(z.string()).default([]) }),
    secrets: (spec) => (spec as { readonly env: readonly string[] }).env,
    explain: (spec) => `runs ${(spec as { readonly run: string }).run}`,
    once: () => true,
    leavesBehind: () => "its files stay",
  },
  lever: {
    ...words,
    key: "lever",
    kind: "world",
    spec: z.strictObject({ pull: z.string(), harsh: z.boolean().default(false) }),
    explain: (spec) => `pulls ${(spec as { readonly pull: string }).pull}`,
    undo: { has: () => true, losesData: (spec) => (spec as { readonly harsh: boolean }).harsh },
    leavesBehind: () => null,
  },
};
const extensions = { ...others, steps };

interface Lists {
  readonly stagingBefore?: string;
  readonly stagingAfter?: string;
  readonly productionBefore?: string;
  readonly productionAfter?: string;
}

function planText(lists: Lists): string {
  const line = (name: string, list: string | undefined) => (list === undefined ? "" : `    ${name}: ${list}\n`);
  return MINIMAL.replace(
    "  staging:\n",
    `  staging:\n${line("before", lists.stagingBefore)}${line("after", lists.stagingAfter)}`,
  ).replace(
    "  production:\n",
    `  production:\n${line("before", lists.productionBefore)}${line("after", lists.productionAfter)}`,
  );
}

function load(lists: Lists) {
  const result = parsePlan(planText(lists), "plan.yml", extensions);
  if ("plan" in result) return result.plan;
  throw new Error(JSON.stringify(result.problems));
}

function mistakes(lists: Lists): readonly string[] {
  const result = parsePlan(planText(lists), "plan.yml", extensions);
  if ("plan" in result) return [];
  return result.problems.map(({ position, message }) => `${position?.line}:${position?.column} ${message}`);
}

describe("the steps of a plan", () => {
  it("are none where nothing is said", () => {
    expect(planSteps(load({}))).toEqual([]);
  });

  it("stand in the order of a release, each with its spec, its time and its place in the file", () => {
    const plan = load({
      productionAfter: "[{ title: Last, script: { run: end } }]",
      stagingBefore: "[{ title: First, takes: 2h, lever: { pull: left } }, { title: Second, script: { run: go } }]",
    });
    expect(planSteps(plan).map(({ stage, list, item }) => [stage, list, item.title, item.step])).toEqual([
      ["staging", "before", "First", "lever"],
      ["staging", "before", "Second", "script"],
      ["production", "after", "Last", "script"],
    ]);
    expect(plan.stages.staging.before[0]).toEqual({
      title: "First",
      step: "lever",
      spec: { pull: "left", harsh: false },
      takesMs: 7_200_000,
      position: { file: "plan.yml", line: 8, column: 14 },
    });
    expect(plan.stages.staging.before[1]?.takesMs).toBeNull();
  });

  it.each([
    [
      "a step that does not exist",
      "[{ title: A, levr: { pull: x } }]",
      ['8:26 unknown key "levr" in stages.staging.before[0]'],
    ],
    ["no step", "[{ title: A }]", ["8:14 stages.staging.before[0]: names no step: expected one of script, lever"]],
    [
      "two steps",
      "[{ title: A, lever: { pull: x }, script: { run: y } }]",
      ["8:14 stages.staging.before[0]: names 2 steps (script, lever): expected exactly one"],
    ],
    [
      "a mistake in a step's own words",
      "[{ title: A, lever: { pul: x } }]",
      ['8:35 unknown key "pul" in stages.staging.before[0].lever'],
    ],
    [
      "a time that is none",
      "[{ title: A, takes: long, lever: { pull: x } }]",
      [
        '8:33 stages.staging.before[0].takes: "long" is not a duration: a number and one unit of ms, s, m, h or d, such as 90s, 15m or 24h',
      ],
    ],
    ["no title", "[{ lever: { pull: x } }]", ["8:14 stages.staging.before[0].title is missing: expected text"]],
    [
      "a variable that is handed to nobody",
      "[{ title: A, script: { run: x, env: [SENTRY_AUTH_TOKEN] } }]",
      [
        "8:50 stages.staging.before[0].script.env[0]: SENTRY_AUTH_TOKEN is a credential by which Holdpoint itself acts, and is handed to nobody else",
      ],
    ],
    [
      "an expression where no shell reads it",
      '[{ title: A, lever: { pull: "${x}" } }]',
      ['8:42 stages.staging.before[0].lever.pull: nothing before this captures "x"'],
    ],
  ])("are refused with %s, at its place", (_, stagingBefore, expected) => {
    expect(mistakes({ stagingBefore })).toEqual(expected);
  });

  it("leave a dollar to the shell of a step that runs code", () => {
    expect(mistakes({ stagingBefore: '[{ title: A, script: { run: "echo ${HOME}" } }]' })).toEqual([]);
  });

  it("have titles that no other step of the release has, whatever its stage", () => {
    expect(
      mistakes({
        stagingBefore: "[{ title: Move, lever: { pull: x } }]",
        productionAfter: "[{ title: Move, lever: { pull: y } }]",
      }),
    ).toEqual(['12:22 stages.production.after[0].title: another step of the plan has the title "Move"']);
  });

  it("are refused where the plan only observes", () => {
    const text = planText({ productionAfter: "[{ title: Move, lever: { pull: y } }]" })
      .replace(/ {2}staging:\n {4}verify:\n.*\n/, "")
      .replace("for: 30m", "for: 30m\n      observe: true");
    const result = parsePlan(text, "plan.yml", extensions);
    expect("problems" in result && result.problems.map(({ message }) => message)).toEqual([
      "stages.production.after: a plan that only observes changes nothing, so it has no steps",
    ]);
  });
});

describe("the variables of steps", () => {
  const plan = load({ productionBefore: "[{ title: Index, script: { run: x, env: [SEARCH_TOKEN] } }]" });
  const env = { SENTRY_AUTH_TOKEN: "s" };

  it("must be set before a release begins, and not for a rollback", () => {
    expect(checkSettings(plan, extensions, env).map(({ message }) => message)).toEqual([
      expect.stringContaining("SEARCH_TOKEN"),
    ]);
    expect(checkSettings(plan, extensions, env)[0]?.message).toContain('step "Index" (script)');
    expect(checkSettings(plan, extensions, env, "rollback")).toEqual([]);
  });

  it("are masked, and come with the plan's own secrets", () => {
    expect(secretNames(plan, extensions)).toContain("SEARCH_TOKEN");
    expect(declaredSettings(extensions).at(-1)?.usedBy).toContain("script");
  });

  it("may be left out where a spec does without, and are masked all the same, and no credential of ours", () => {
    const optional = {
      ...extensions,
      steps: { ...steps, script: { ...steps["script"]!, optionalSecrets: () => ["OPENER"] } },
    };
    expect(checkSettings(plan, optional, { ...env, SEARCH_TOKEN: "s" })).toEqual([]);
    expect(secretNames(plan, optional)).toContain("OPENER");
  });

  it("are those of the vendor that a spec needs, and no other's", () => {
    const vendor = (key: string) => ({
      key,
      vendor: key,
      settings: [{ name: `${key.toUpperCase()}_KEY`, source: "secret" as const, purpose: "pull" }],
    });
    const roles = { lifts: { one: vendor("one"), two: vendor("two") }, ropes: { hemp: vendor("hemp") } };
    const lever: PlanStep = {
      ...words,
      key: "lever",
      kind: "world",
      roles: ["lifts", "ropes"],
      rolesFor: (spec) => ((spec as { readonly pull: string }).pull === "rope" ? ["ropes"] : ["lifts"]),
      provider: (spec) => (spec as { readonly pull: string }).pull,
      spec: z.strictObject({ pull: z.string() }),
      explain: () => "pulls",
      leavesBehind: () => null,
    };
    const known = { ...others, roles, steps: { lever } };
    const missing = (pull: string) =>
      checkSettings(load({ stagingBefore: `[{ title: Pull, lever: { pull: ${pull} } }]` }), known, {}).map(
        ({ message }) => message.split(" ")[0],
      );
    expect(missing("rope")).toContain("HEMP_KEY");
    expect(missing("rope")).not.toContain("TWO_KEY");
    expect(missing("two")).toContain("TWO_KEY");
    expect(missing("two")).not.toContain("HEMP_KEY");
  });
});

describe("whoever reads a plan with steps", () => {
  const lists = {
    stagingBefore: "[{ title: Move, takes: 20m, script: { run: go } }]",
    productionAfter: "[{ title: Pull, lever: { pull: left } }, { title: Push, lever: { pull: hard, harsh: true } }]",
  };

  it("is told what each does, where in the release, and what becomes of it in a rollback", () => {
    const text = explainPlan(load(lists), extensions, 10_000);
    expect(text).toContain(
      "1. Steps before the build, in order\n   - Move [script]: runs go; planned to take 20m; never a second time without a person's word. A rollback leaves it: its files stay.\n\n2. Deploy to staging",
    );
    expect(text).toContain(
      "5. Steps once production serves the release, in order\n   - Pull [lever]: pulls left. A rollback takes it back.\n   - Push [lever]: pulls hard. A rollback takes it back only where a person asks for that, since data is lost by it.",
    );
  });

  it("is told what a change of it means", () => {
    const said = (was: Lists, is: Lists) =>
      comparePlans(load(was), load(is), extensions).map(({ text, weakens }) => [text, weakens]);
    expect(said(lists, lists)).toEqual([]);
    expect(said(lists, { ...lists, stagingBefore: "[]" })).toEqual([
      ['the step "Move" [script] is not taken any more (before)', true],
    ]);
    expect(
      said(lists, {
        ...lists,
        productionAfter: "[{ title: Push, lever: { pull: hard } }, { title: Pull, takes: 1h, lever: { pull: left } }]",
      }),
    ).toEqual([
      ['the step "Push": harsh true → false', "perhaps"],
      ["the steps are taken in another order (after): Push, Pull", "perhaps"],
      ['the step "Pull" takes gains 1h', false],
    ]);
    expect(said({}, lists)[0]).toEqual(['the step "Move" is taken too (before): [script] runs go', "perhaps"]);
  });

  it("is warned where staging's steps are planned to take longer than their job", () => {
    const warned = (takes: string) =>
      findWarnings(load({ stagingBefore: `[{ title: Move, takes: ${takes}, script: { run: go } }]` }), extensions);
    expect(warned("40m")).toEqual([]);
    expect(warned("2h")).toEqual([
      "The steps of staging are planned to take 2h, and release.yml ends their job after 60 minutes where nothing else is said: give it `stage-timeout-minutes: 140`.",
    ]);
    const file = join(import.meta.dirname, "../../.github/workflows/release.yml");
    expect(parse(readFileSync(file, "utf8")).on.workflow_call.inputs["stage-timeout-minutes"].default).toBe(60);
  });

  it("counts the steps of production into the time that its watch needs", () => {
    const plan = load({ productionBefore: "[{ title: Move, takes: 2h, script: { run: go } }]" });
    expect((watchNeedsMs(plan) ?? 0) - (watchNeedsMs(load({})) ?? 0)).toBe(7_200_000);
  });

  it("takes none of them in a drill", () => {
    const plan = load(lists);
    const drilled = drillPlan({
      ...plan,
      rollback: { ...plan.rollback, drill: { project: "web-drill", domains: [] } },
    });
    expect("problems" in drilled ? drilled : planSteps(drilled)).toEqual([]);
  });

  it("knows their names where it rolls back, whatever else is wrong with them", () => {
    const text = planText({ ...lists, productionBefore: "[{ title: Odd, levr: { x: 1 } }, 7]" });
    const plan = readForRollback(text, "plan.yml", ["vercel"]);
    expect(plan && planSteps(plan).map(({ item }) => [item.title, item.step, item.spec])).toEqual([
      ["Move", "script", undefined],
      ["Odd", "levr", undefined],
      ["Pull", "lever", undefined],
      ["Push", "lever", undefined],
    ]);
  });
});
