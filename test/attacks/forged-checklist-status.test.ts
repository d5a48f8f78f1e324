/** A writer puts statuses with the checklist's names on a commit, with a token of their own, or brings back an approved commit. */
import { expect, it } from "vitest";
import { extensions } from "../../src/engine/plan-extensions.ts";
import { parsePlan } from "../../src/plan/load.ts";
import type { GithubSeed } from "../../src/sandbox/github/index.ts";
import { signsOf, worldsOfTests } from "../commands/checklist-probe.ts";
import { HEAD, MALLORY_TOKEN } from "../commands/checklist-world.ts";
import { COMMIT, inWorld, planText } from "../commands/open-world.ts";

const { opened } = worldsOfTests();

const ITEMS = [
  '{ title: On-call, sign-off: { by: ["@bob"] } }',
  '{ title: Window, window: { allow: ["Sun 02:00-03:00 UTC"], override: ["@alice"] } }',
];

it("no word of theirs is a sign-off, an override or the verdict", async () => {
  const at = await opened(ITEMS);
  await at.onComment(at.tick("bob", "On-call"));
  await at.onComment(at.github.createCommentAs("alice", 12, `/override Window @${HEAD}: the site is down`));
  const real = at.statuses().filter(({ state }) => state === "success");
  expect(real.map(({ context }) => context.split(":")[0])).toEqual(
    expect.arrayContaining(["holdpoint/sign-off", "holdpoint/override", "holdpoint/checklist"]),
  );
  const other = await opened(ITEMS);
  for (const { context, description, targetUrl } of real) {
    const url = `${other.served.origin}/repos/acme/site/statuses/${HEAD}`;
    const answer = await fetch(url, {
      method: "POST",
      headers: { authorization: `Bearer ${MALLORY_TOKEN}`, "content-type": "application/json" },
      body: JSON.stringify({ state: "success", context, description, ...(targetUrl ? { target_url: targetUrl } : {}) }),
    });
    expect(answer.status).toBe(201);
  }
  const result = await other.onPullRequest("reopened");
  expect(result.checklist.items.map(({ title, verdict }) => [title, verdict.outcome])).toEqual([
    ["On-call", "hold"],
    ["Window", "fail"],
  ]);
  expect(signsOf(other).filter(({ creator }) => creator !== "mallory")).toEqual([]);
});

const PULL = { merged: true, mergeCommit: COMMIT, head: { ref: "again", sha: HEAD } } as const;
const OTHERS = "https://github.com/acme/web/pull/4";

function release(statuses: GithubSeed["commitStatuses"], number: number) {
  const text = planText({ watch: null }).replace("stages:", `checklist: [${ITEMS[0]}]\nstages:`);
  const parsed = parsePlan(text, "plan.yml", extensions);
  if ("problems" in parsed) throw new Error(JSON.stringify(parsed.problems));
  const { plan } = parsed;
  const github = {
    commits: [{ sha: HEAD }, { sha: COMMIT, parents: [HEAD] }],
    pulls: [{ number, ...PULL }],
    users: [{ login: "mallory" }],
    commitStatuses: statuses ?? [],
  };
  let answer: unknown;
  return inWorld(
    { plan: { watch: null }, seed: (seed) => ({ ...seed, github: { ...seed.github, ...github } }) },
    async (world) => {
      await world.runAll(["deploy", "verify"], { plan });
      answer = (await world.run("promote", { plan })).reasonCode;
    },
  ).then(() => answer);
}

const status = (author: string) => ({
  ref: HEAD,
  context: "holdpoint/checklist (plan.yml)",
  state: "success" as const,
  description: "The only item passed.",
  targetUrl: `${OTHERS}?holdpoint=${"d".repeat(32)}#issuecomment-1`,
  author,
});

it("no release goes out on their status, nor on that of another pull request at the same commit", async () => {
  expect(await release([status("github-actions[bot]")], 4)).toBe("promoted");
  expect(await release([status("mallory")], 4)).toBe("checklist_missing");
  // What was approved as #4 and taken back since comes again as #9.
  expect(await release([status("github-actions[bot]")], 9)).toBe("checklist_missing");
});
