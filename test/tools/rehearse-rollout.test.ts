import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { extensions } from "../../src/engine/plan-extensions.ts";
import { parsePlan } from "../../src/plan/load.ts";
import { readRehearsal } from "../../src/tools/rehearse/arguments.ts";
import { DEMO_PLAN, DEMO_PLAN_FILE, demoPlan } from "../../src/tools/rehearse/demo-plan.ts";
import { registries } from "../../src/tools/registries.ts";

it("--rollout takes the demo plan in stages, and without it the demo is as ever", async () => {
  const rehearsal = await readRehearsal({ rollout: true }, {}, registries);
  expect(rehearsal.plan.file).toBe(DEMO_PLAN_FILE);
  expect(rehearsal.plan.stages.production.promote?.percents).toEqual([10, 50, 100]);
  expect((await readRehearsal({}, {}, registries)).plan.stages.production.promote).toBeNull();
  expect(parsePlan(demoPlan({ inStages: true }), "demo", extensions)).toHaveProperty("plan");
});

it("--rollout needs a plan whose releases come in stages", async () => {
  const folder = mkdtempSync(join(tmpdir(), "holdpoint-rollout-"));
  try {
    const plan = join(folder, "plan.yml");
    writeFileSync(plan, DEMO_PLAN);
    const asked = readRehearsal({ rollout: true, plan }, {}, registries);
    await expect(asked).rejects.toMatchObject({
      problems: [
        { message: `--rollout needs a plan whose releases get their visitors in stages, and ${plan} has none.` },
      ],
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
