/** The plans of the examples are read as their copies will be. */
import { globSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { extensions } from "../../src/engine/plan-extensions.ts";
import { loadPlan } from "../../src/plan/load.ts";

const examples = resolve(import.meta.dirname, "../../examples");
const names = globSync("**/.github/holdpoint.yml", { cwd: examples }).map((file) => dirname(dirname(file)));
const planOf = (name: string) => loadPlan(join(examples, name, ".github/holdpoint.yml"), extensions);

describe("the plan of each example", () => {
  it.each(names)("%s has no mistake", async (name) => {
    const plan = await planOf(name);
    expect(plan.name).not.toBe("");
    expect(plan.project.domains).not.toEqual([]);
  });

  it("is there for each kind of team", () => {
    expect(names).toEqual(expect.arrayContaining(["next-app", "static-site", "plans/supabase-stack"]));
  });

  it("next-app asks machines and people on a pull request", async () => {
    const { checklist } = await planOf("next-app");
    expect(checklist.map(({ gate }) => gate)).toEqual(["command", "bundle", "env", "sign-off", "sign-off"]);
  });
});
