import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Plan } from "../../plan/plan.ts";
import { planSteps } from "../../plan/plan-steps.ts";

/** What runs code of the repository runs it from a checkout of the released commit alone; where nothing does, none is made. */
export async function pretendCheckout(plan: Plan, directory: string, commit: string): Promise<void> {
  if (planSteps(plan).length === 0) return;
  await mkdir(join(directory, ".git"), { recursive: true });
  await writeFile(join(directory, ".git", "HEAD"), `${commit}\n`);
}
