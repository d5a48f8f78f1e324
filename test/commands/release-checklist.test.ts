/** A release is bound to the checklist of the pull request that it came with. */
import { afterEach, describe, expect, it } from "vitest";
import { extensions } from "../../src/engine/plan-extensions.ts";
import { parsePlan } from "../../src/plan/load.ts";
import type { Plan } from "../../src/plan/plan.ts";
import type { ProductionPayload } from "../../src/release/payload.ts";
import type { CommandResult } from "../../src/release/result.ts";
import type { GithubSeed } from "../../src/sandbox/github/index.ts";
import { COMMIT, FIRST, openWorld, planText, type World, type Wishes } from "./open-world.ts";

const HEAD = "d".repeat(40);
const OTHER_HEAD = "e".repeat(40);
const OTHER_MERGE = "f".repeat(40);
const CONTEXT = "holdpoint/checklist (plan.yml)";

let world: World | null = null;

afterEach(async () => {
  await world?.close();
  world = null;
});

const planOf = (requires = ""): Plan => {
  const text = planText({ watch: null })
    .replace("stages:", 'checklist: [{ title: Approved, sign-off: { by: ["@alice"] } }]\nstages:')
    .replace("    environment: production\n", `    environment: production\n${requires}`);
  const parsed = parsePlan(text, "plan.yml", extensions);
  if ("problems" in parsed) throw new Error(JSON.stringify(parsed.problems));
  return parsed.plan;
};

type Status = NonNullable<GithubSeed["commitStatuses"]>[number];

const status = (more: Partial<Status> = {}): Status => ({
  ref: HEAD,
  context: CONTEXT,
  state: "success",
  description: "The only item passed.",
  author: "github-actions[bot]",
  ...more,
});

const PULL = { number: 4, merged: true, mergeCommit: COMMIT, head: { ref: "work", sha: HEAD } } as const;

/** #4 brought the released commit; #5 was merged before it, by the same push. */
async function release(
  github: Partial<GithubSeed>,
  { requires = "", pushedCommits = [] }: { requires?: string; pushedCommits?: readonly string[] } = {},
  env: Wishes["env"] = {},
): Promise<CommandResult> {
  world = await openWorld({
    plan: { watch: null },
    env,
    seed: (seed) => ({
      ...seed,
      github: {
        ...seed.github,
        commits: [
          { sha: HEAD },
          { sha: OTHER_HEAD },
          { sha: OTHER_MERGE, parents: [OTHER_HEAD] },
          { sha: COMMIT, parents: [OTHER_MERGE, HEAD] },
        ],
        pulls: [PULL],
        ...github,
      },
    }),
  });
  const plan = planOf(requires);
  expect((await world.runAll(["deploy", "verify"], { plan })).decision).toBe("proceed");
  world.writes();
  return world.run("promote", { plan, options: { pushedCommits } });
}

async function payload(): Promise<ProductionPayload | undefined> {
  const answer = await fetch(`${world?.sandbox.origins.github}/_sandbox/state`);
  const { deployments } = (await answer.json()) as { deployments: { task: string; payload: ProductionPayload }[] };
  return deployments.find(({ task }) => task === "holdpoint:production")?.payload;
}

/** Nothing was changed, at the host or in the record, and production is what it was. */
async function expectUntouched(result: CommandResult): Promise<void> {
  expect(world?.writes()).toEqual([]);
  expect(result.production.after).toBe(FIRST);
  expect(await payload()).toBeUndefined();
}

describe("a release whose plan has a checklist", () => {
  it("is promoted where the checklist of its pull request passed, and its record says so", async () => {
    const result = await release({ commitStatuses: [status()] });
    expect(result.decision).toBe("proceed");
    expect((await payload())?.checklists).toEqual([{ pullRequest: 4, commit: HEAD, said: "The only item passed." }]);
    expect(result.verdicts).toContainEqual({
      title: "Checklist of the released commit",
      verdict: expect.objectContaining({ reasonCode: "checklist_passed", summary: "The checklist of #4 passed." }),
    });
  });

  it.each([
    ["was never asked", [], "hold", "checklist_missing"],
    [
      "is unsigned",
      [status({ state: "pending", description: "0 of 1 passed; open: Approved." })],
      "hold",
      "checklist_open",
    ],
    [
      "failed",
      [status({ state: "failure", description: "0 of 1 passed; failed: Tests." })],
      "failed",
      "checklist_failed",
    ],
    ["passed by somebody else's word", [status({ author: "mallory" })], "hold", "checklist_missing"],
    ["passed on another commit", [status({ ref: OTHER_HEAD })], "hold", "checklist_missing"],
    ["passed by another plan", [status({ context: "holdpoint/checklist" })], "hold", "checklist_missing"],
    ["passed before it was taken back", [status(), status({ state: "pending" })], "hold", "checklist_open"],
  ] as const)("is not promoted where it %s", async (_how, commitStatuses, decision, reasonCode) => {
    const result = await release({ commitStatuses, users: [{ login: "mallory" }] });
    expect(result).toMatchObject({ decision, reasonCode });
    await expectUntouched(result);
  });

  it("says that a direct push came without a pull request", async () => {
    const result = await release({ pulls: [], commitStatuses: [status({ ref: COMMIT })] });
    expect(result).toMatchObject({ decision: "hold", reasonCode: "checklist_missing" });
    expect(result.summary).toContain("came without a pull request");
    expect(result.remedy).toContain("requires: nothing");
    await expectUntouched(result);
  });

  it("waits for every pull request that the same push brought", async () => {
    const beside = {
      number: 5,
      merged: true,
      mergeCommit: OTHER_MERGE,
      head: { ref: "other", sha: OTHER_HEAD },
    } as const;
    const wishes = { pulls: [PULL, beside], commitStatuses: [status()] };
    const result = await release(wishes, { pushedCommits: [OTHER_MERGE, COMMIT] });
    expect(result).toMatchObject({ decision: "hold", reasonCode: "checklist_missing" });
    expect(result.summary).toContain("#5");
    await expectUntouched(result);
    await world?.close();
    const both = { ...wishes, commitStatuses: [status(), status({ ref: OTHER_HEAD })] };
    expect((await release(both, { pushedCommits: [OTHER_MERGE, COMMIT] })).decision).toBe("proceed");
    expect((await payload())?.checklists?.map(({ pullRequest }) => pullRequest)).toEqual([4, 5]);
  });

  it.each(["GET /repos/:owner/:repo/commits/:ref/pulls", "GET /repos/:owner/:repo/commits/:ref/statuses"])(
    "holds where GitHub does not answer %s",
    async (route) => {
      const plan = planOf();
      world = await openWorld({ plan: { watch: null } });
      await world.runAll(["deploy", "verify"], { plan });
      world.writes();
      world.sandbox.faults.add({ emulator: "github", route, kind: "status", status: 403 });
      const result = await world.run("promote", { plan });
      expect(result).toMatchObject({ decision: "hold", reasonCode: "credential_insufficient" });
      expect(world.writes()).toEqual([]);
    },
  );

  it("goes on without where the plan says so, and says it", async () => {
    const result = await release({ pulls: [] }, { requires: "    requires: nothing\n" });
    expect(result.decision).toBe("proceed");
    expect(result.notes).toContain("the plan requires no checklist for this release");
    expect((await payload())?.checklists).toBeUndefined();
  });

  it("is not asked again once its promote is on record", async () => {
    expect((await release({ commitStatuses: [status()] })).decision).toBe("proceed");
    const asked = () => world?.log.filter(({ path }) => path.endsWith(`/commits/${COMMIT}/pulls`)).length;
    const before = asked();
    expect((await world?.run("promote", { plan: planOf() }))?.reasonCode).toBe("already_done");
    expect(asked()).toBe(before);
  });
});
