/** Somebody who may push wants a deployment of theirs not to be judged, or somebody else's words to be ours. */
import { expect, it } from "vitest";
import { OBSERVATION_TASK } from "../../src/release/observation.ts";
import { renderDemoSite } from "../../src/sandbox/demo-site.ts";
import { COMMIT, FIRST_COMMIT, type PlanParts, type RunWishes, type Wishes } from "../commands/open-world.ts";
import { type Attack, underAttack } from "./open-attack.ts";

const PLAN: PlanParts = {
  watch: ["observe: true", "for: 20m", 'rollback_conditions: ["health_check_failures > 2"]'],
};
const PULL = { number: 7, merged: true, head: { ref: "topic", sha: COMMIT } };
const OBSERVED: Wishes = {
  plan: PLAN,
  visited: false,
  seed: (seed) => ({ ...seed, github: { ...seed.github, pulls: [PULL] } }),
};
const LOOK: RunWishes = { options: { look: true }, release: "", env: { GITHUB_SHA: FIRST_COMMIT } };

async function deploy({ sandbox, clock }: Attack): Promise<string> {
  sandbox.site.addFault({ release: COMMIT, fromAt: clock.now(), kind: { outage: true } });
  const id = await sandbox.vercel.plantDeployment({
    target: "production",
    meta: { githubCommitSha: COMMIT },
    ageMs: 0,
    files: renderDemoSite({ version: "2", commit: COMMIT, pages: [], versionEndpoint: null }),
  });
  sandbox.vercel.changeProduction(id);
  return id;
}

it.each([
  ["it is over", "success", "done since 2026-01-05T09:00:00Z: fine"],
  ["a person decides", "in_progress", "held since 2026-01-05T09:00:00Z: watch_incomplete, wait"],
] as const)("a forged observation that says that %s changes nothing for a look", async (_, state, description) => {
  await underAttack(OBSERVED, async (attack) => {
    const id = await deploy(attack);
    const payload = {
      holdpoint: 1,
      phase: "observation",
      project: "web",
      release: id,
      commit: COMMIT,
      planDigest: attack.plan.digest,
      candidate: { id, url: "a.vercel.app", createdAt: attack.clock.now() },
      previous: null,
      liveAt: attack.clock.now(),
      watchForMs: 1_000,
      dirty: false,
    };
    const production = { ref: COMMIT, environment: "production", description: "", productionEnvironment: true };
    const made = await attack.mallory.createDeployment({ ...production, task: OBSERVATION_TASK, payload });
    await attack.mallory.createDeploymentStatus(made.id, { state, description });
    await attack.clock.sleep(60_000);
    const result = await attack.run("watch", LOOK);
    expect([result.decision, result.reasonCode]).toEqual(["hold", "would_roll_back"]);
    expect(result.notes.join("\n")).toMatch(/by mallory looks like an observation.*ignored/);
  });
});

it("a comment of somebody else that looks like ours stays theirs", async () => {
  await underAttack(OBSERVED, async (attack) => {
    const theirs = '<!-- holdpoint:observed project="web" -->\nObserved in production, and fine';
    await attack.mallory.createComment(PULL.number, theirs);
    await deploy(attack);
    await attack.clock.sleep(60_000);
    await attack.run("watch", LOOK);
    const comments = attack.sandbox.github.comments();
    expect(comments.map(({ author }) => author)).toEqual(["mallory", "github-actions[bot]"]);
    expect(comments[0]?.body).toBe(theirs);
    expect(comments[1]?.body).toContain("**Would have been rolled back**");
  });
});
