import { expect, it } from "vitest";
import { extensions } from "../../src/engine/plan-extensions.ts";
import { parsePlan } from "../../src/plan/load.ts";
import { COMMIT, FIRST, inWorld, planText } from "../commands/open-world.ts";

const HEAD = "d".repeat(40);
const OURS = "github-actions[bot]";

it("a verdict that nobody can take back any more releases nothing", async () => {
  const parsed = parsePlan(
    planText({ watch: null }).replace(
      "stages:",
      'checklist: [{ title: Approved, sign-off: { by: ["@alice"] } }]\nstages:',
    ),
    "plan.yml",
    extensions,
  );
  if ("problems" in parsed) throw new Error(JSON.stringify(parsed.problems));
  const { plan } = parsed;
  // It passed; then somebody filled the context up, and what Holdpoint would say since, GitHub takes no more.
  const status = { ref: HEAD, context: "holdpoint/checklist (plan.yml)", description: "The only item passed." };
  const commitStatuses = [
    { ...status, state: "success", author: OURS } as const,
    ...Array.from({ length: 999 }, () => ({ ...status, state: "success", author: "mallory" }) as const),
  ];
  await inWorld(
    {
      plan: { watch: null },
      seed: (seed) => ({
        ...seed,
        github: {
          ...seed.github,
          commits: [{ sha: HEAD }, { sha: COMMIT, parents: [HEAD] }],
          pulls: [{ number: 4, merged: true, mergeCommit: COMMIT, head: { ref: "work", sha: HEAD } }],
          users: [{ login: "mallory" }],
          commitStatuses,
        },
      }),
    },
    async (world) => {
      await world.runAll(["deploy", "verify"], { plan });
      const result = await world.run("promote", { plan });
      expect(result).toMatchObject({ decision: "hold", reasonCode: "checklist_full" });
      expect(result.production.after).toBe(FIRST);
    },
  );
});
