/** The plans of the examples are read as their copies will be. */
import { readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { extensions } from "../../src/engine/plan-extensions.ts";
import { loadPlan } from "../../src/plan/load.ts";

const examples = resolve(import.meta.dirname, "../../examples");
const planOf = (name: string) => loadPlan(join(examples, name, ".github/holdpoint.yml"), extensions);

describe("the plan of each example", () => {
  it.each(readdirSync(examples))("%s has no mistake", async (name) => {
    const plan = await planOf(name);
    expect(plan.name).toBe(name);
    expect(plan.project.domains).toHaveLength(1);
  });

  it("next-app asks machines and people on a pull request", async () => {
    const { checklist } = await planOf("next-app");
    expect(checklist.map(({ gate }) => gate)).toEqual(["command", "bundle", "env", "sign-off", "sign-off"]);
  });
});
