/** Somebody makes a build, a status or a record that looks as if Vercel had built the commit from the push. */
import { describe, expect, it } from "vitest";
import { renderDemoSite } from "../../src/sandbox/demo-site.ts";
import { COMMIT, FIRST_COMMIT, siteOf, UP_TO_PROMOTE, type Wishes } from "../commands/open-world.ts";
import { type Attack, underAttack } from "./open-attack.ts";

const GIT: Wishes = { plan: { deploy: "{ source: git, timeout: 20m }", watch: null } };
const EVIL = { "index.html": "evil", "chat.html": "New thread" };

function push({ sandbox }: Attack, branch = "main"): Promise<void> {
  return sandbox.forge().push(branch, COMMIT, renderDemoSite(siteOf(COMMIT, COMMIT)));
}

/** Every word that Vercel puts beside its own builds; whoever deploys with a CLI writes what they like. */
const META = {
  githubDeployment: "1",
  githubOrg: "acme",
  githubRepo: "web",
  githubRepoId: "1",
  githubCommitOrg: "acme",
  githubCommitRepo: "web",
  githubCommitRepoId: "1",
  githubCommitRef: "main",
  githubCommitSha: COMMIT,
};

describe("a build that is not Vercel's own of the commit", () => {
  it("is not adopted, however much its meta says so, however new and ready it is", async () => {
    await underAttack(GIT, async (attack) => {
      const forged = { target: "production", staged: true, meta: META, files: EVIL, ageMs: 0 } as const;
      await push(attack);
      await attack.sandbox.vercel.plantDeployment({ ...forged, id: "dpl_evil" });
      const result = await attack.run("deploy");
      await attack.sandbox.vercel.plantDeployment({ ...forged, id: "dpl_later" });
      expect(result.candidate?.id).not.toBe("dpl_evil");
      expect((await attack.runAll(UP_TO_PROMOTE)).production.after).toBe(result.candidate?.id);
      expect(await attack.served()).toBe(COMMIT);
    });
  });

  it("is not adopted where it is a preview of a pull request at the same commit", async () => {
    await underAttack(GIT, async (attack) => {
      await push(attack, "feature");
      await attack.clock.sleep(60_000);
      expect(await attack.run("deploy")).toMatchObject({ decision: "hold", reasonCode: "git_build_missing" });
      expect(await attack.served()).toBe(FIRST_COMMIT);
    });
  });
});

it("a status of Vercel's name that somebody else wrote ends no release, and begins none", async () => {
  await underAttack(GIT, async (attack) => {
    attack.sandbox.vercel.setOption("gitOutcome", "late");
    await push(attack);
    for (const [state, description] of [
      ["success", "Canceled by Ignored Build Step"],
      ["failure", "Deployment rate limited — retry in 24 hours"],
    ] as const) {
      await attack.mallory.setCommitStatus(COMMIT, { context: "Vercel", state, description });
    }
    expect(await attack.run("deploy")).toMatchObject({ decision: "proceed", reasonCode: "deployed" });
  });
});

it("a record that names another build is not what is verified and promoted", async () => {
  await underAttack(GIT, async (attack) => {
    await push(attack);
    const { candidate } = await attack.run("deploy");
    const build = { id: "dpl_bad", url: "bad.example.com", createdAt: attack.clock.now() };
    const verified = { state: "success", description: "verified: verified, 1 of 1 gates passed." } as const;
    await attack.forge("staging", { build }, verified);
    expect((await attack.run("verify")).candidate?.id).toBe(candidate?.id);
    expect((await attack.run("promote")).production.after).toBe(candidate?.id);
  });
});
