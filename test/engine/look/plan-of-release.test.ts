/** By which plan a look judges a release. */
import { describe, expect, it } from "vitest";
import { planOfRelease } from "../../../src/engine/look/plan-of-release.ts";
import type { Plan } from "../../../src/plan/plan.ts";
import { record } from "../../release/facts.ts";
import { parseTestPlan, planText } from "../../commands/open-world.ts";
import { openSmallWorld } from "../small-world.ts";

const OLD = { watch: ["for: 6h", "every: 5m", 'rollback_conditions: ["health_check_failures > 2"]'] };
const own = parseTestPlan(OLD);
const NOTE =
  "release r1 was released with another plan, which plan.yml of its commit is not: it is judged by the plan as it is now";

async function planned(planDigest: string, text: string | null) {
  const asked: (readonly string[])[] = [];
  const { context, journal, said } = openSmallWorld();
  const { production } = context.plan.stages;
  const stages = { ...context.plan.stages, production: { ...production, environment: "live" } };
  const plan: Plan = { ...context.plan, digest: "now", stages };
  const readFile = async (path: string, ref: string) => (asked.push([path, ref]), text);
  const about = record("watching", { payload: { planDigest } });
  return {
    plan,
    found: await planOfRelease({ ...context, plan }, journal, { readFile }, about),
    asked,
    notes: said("note"),
  };
}

describe("the plan that a release is judged by", () => {
  it("is the one in front of us where it was released with that, and nothing is read", async () => {
    const { plan, found, asked, notes } = await planned("now", planText(OLD));
    expect(found).toBe(plan);
    expect([asked, notes]).toEqual([[], []]);
  });

  it("is that of its commit, but for what it is about", async () => {
    const { plan, found, asked, notes } = await planned(own.digest, planText(OLD));
    expect(asked).toEqual([["plan.yml", "c".repeat(40)]]);
    expect(notes).toEqual([]);
    expect(found.digest).toBe(own.digest);
    expect(found.stages.production).toEqual({ ...own.stages.production, environment: "live" });
    expect(found.stages.staging).toBe(plan.stages.staging);
    expect([found.project, found.rollback, found.name]).toEqual([plan.project, plan.rollback, plan.name]);
  });

  it.each([
    ["is another one", planText({ watch: ["for: 7h", ...OLD.watch.slice(1)] })],
    ["is no plan", "nonsense: ["],
    ["is missing", null],
  ])("is the one in front of us where the file of its commit %s, which is said once", async (_, text) => {
    const { plan, found, notes } = await planned(own.digest, text);
    expect(found).toBe(plan);
    expect(notes).toEqual([NOTE]);
  });
});
