/** Anybody, from a fork too, opens a pull request at a commit that was merged: the release must not become theirs to stop. */
import { expect, it } from "vitest";
import { extensions } from "../../src/engine/plan-extensions.ts";
import { parsePlan } from "../../src/plan/load.ts";
import type { GithubSeed } from "../../src/sandbox/github/index.ts";
import { COMMIT, inWorld, planText } from "../commands/open-world.ts";

const HEAD = "d".repeat(40);
const OTHER = "e".repeat(40);

/** A team that releases from a branch beside the default one, where GitHub lists open pull requests of a commit as well. */
function planned() {
  const text = planText({ watch: null }).replace(
    "stages:",
    'checklist: [{ title: Approved, sign-off: { by: ["@alice"] } }]\nstages:',
  );
  const parsed = parsePlan(text, "plan.yml", extensions);
  if ("problems" in parsed) throw new Error(JSON.stringify(parsed.problems));
  return parsed.plan;
}

const MERGED = {
  number: 4,
  merged: true,
  mergeCommit: COMMIT,
  head: { ref: "work", sha: HEAD },
  base: "release",
} as const;
const STRANGERS = {
  number: 9,
  author: "mallory",
  head: { ref: "mine", sha: COMMIT, owner: "mallory" },
  base: "old",
} as const;

async function promoteWith(pulls: GithubSeed["pulls"]) {
  const plan = planned();
  let answer: unknown;
  const commits = [{ sha: HEAD }, { sha: OTHER }, { sha: COMMIT, parents: [HEAD] }];
  const branches = { main: OTHER, release: COMMIT, old: OTHER, work: HEAD };
  const commitStatuses = [
    {
      ref: HEAD,
      context: "holdpoint/checklist (plan.yml, into release)",
      state: "success",
      description: "The only item passed.",
      author: "github-actions[bot]",
    },
  ] as const;
  await inWorld(
    {
      plan: { watch: null },
      seed: (seed) => ({ ...seed, github: { ...seed.github, commits, branches, pulls: pulls ?? [], commitStatuses } }),
    },
    async (world) => {
      await world.runAll(["deploy", "verify"], { plan });
      const { decision, reasonCode } = await world.run("promote", { plan });
      answer = [decision, reasonCode];
    },
  );
  return answer;
}

it("is released where its own pull request's checklist passed, whatever others opened at it since", async () => {
  expect(await promoteWith([MERGED, STRANGERS])).toEqual(["proceed", "promoted"]);
});

it("is held where only theirs brings it, which nobody has checked", async () => {
  expect(await promoteWith([STRANGERS])).toEqual(["hold", "checklist_missing"]);
});
