/** Staging's gates against the build that was adopted: what is read before and after, and who is told of a no. */
import { describe, expect, it } from "vitest";
import { verifyAdopted } from "../../../src/engine/adopt/verify-adopted.ts";
import { fail, hold, pass, type Verdict } from "../../../src/lib/verdict.ts";
import type { StagingPhase } from "../../../src/release/record.ts";
import { aliasRequest, COMMIT, deployment } from "../../release/facts.ts";
import { gitBuild } from "../../release/git-facts.ts";
import { silence } from "../small-world.ts";
import {
  type AdoptWishes,
  type AdoptWorld,
  CHECK,
  LIVE_COMMIT,
  openAdoptWorld,
  othersRun,
  runOf,
  serving,
} from "./adopt-world.ts";

const BAD = fail("gate_failed", "HTTP 500", "Fix it.");
const BLIND = hold("vendor_unavailable", "no answer", "wait");
const ASKED = `gate gate https://dpl_new.vercel.app dpl_new ${COMMIT} staging`;

interface Wishes extends AdoptWishes {
  readonly word?: StagingPhase;
  /** What somebody does while the gates are asked. */
  readonly meanwhile?: (world: AdoptWorld) => void;
  readonly verdict?: Verdict;
}

async function verified({ word, meanwhile, verdict = pass("gate_passed", "passed"), ...wishes }: Wishes = {}) {
  const gate = () => {
    meanwhile?.(world);
    return verdict;
  };
  const world = openAdoptWorld({ gate, ...wishes });
  await world.adopt("dpl_new", word);
  const { context, journal, host, forge } = world;
  const result = await verifyAdopted(context, journal, { host, forge });
  return { world, result };
}

const promoteBy = (world: AdoptWorld) => {
  world.production = serving("dpl_new");
};

describe("the build that a release adopted", () => {
  it("is verified between two looks at it and at what production serves", async () => {
    const { world, result } = await verified();
    expect(result).toMatchObject({
      decision: "proceed",
      reasonCode: "verified",
      candidate: { id: "dpl_new" },
      production: { before: "dpl_old", after: "dpl_old" },
    });
    expect(world.asked).toEqual([
      "read",
      "build dpl_new",
      "read dpl_old",
      "compare 1111...cccc",
      ASKED,
      expect.stringMatching(/^status 7: verified/),
      // What production serves is the same: neither it nor the history is read again.
      "read",
      "build dpl_new",
    ]);
  });

  it("is not verified again where its record says that it was", async () => {
    const { world, result } = await verified({ word: "verified" });
    expect(result).toMatchObject({ decision: "proceed", reasonCode: "already_done" });
    expect(world.asked.join()).not.toContain("gate");
  });

  it("is the one of this plan, and none is held", async () => {
    const world = openAdoptWorld();
    await world.adopt("dpl_older", undefined, "another plan");
    const { context, journal, host, forge } = world;
    expect(await verifyAdopted(context, journal, { host, forge })).toMatchObject({
      decision: "hold",
      reasonCode: "release_not_found",
      summary: "No build of release r1 was adopted with this plan.",
      remedy: "Run `deploy` for this release first.",
    });
    expect(world.asked).toEqual([]);
    await world.adopt();
    const found = await verifyAdopted(context, journal, { host, forge });
    expect(found).toMatchObject({ reasonCode: "verified", candidate: { id: "dpl_new" } });
  });

  it("is not asked where it is not what the host built from the commit", async () => {
    const builds = () => [gitBuild("dpl_new", { projectId: "prj_2" })];
    const { world, result } = await verified({ builds });
    expect(result).toMatchObject({ decision: "hold", reasonCode: "git_build_foreign" });
    expect(world.asked).not.toContain(ASKED);
  });

  it("counts for nothing where it is another one once its gates have passed", async () => {
    let isGone = false;
    const builds = () => (isGone ? [] : [gitBuild("dpl_new")]);
    const { result } = await verified({ builds, meanwhile: () => void (isGone = true) });
    expect(result).toMatchObject({ decision: "hold", reasonCode: "not_found" });
  });

  it("follows what production serves, before and after: another deployment is compared anew", async () => {
    const before = await verified({ relation: "diverged" });
    expect(before.result).toMatchObject({ decision: "hold", reasonCode: "history_diverged" });
    expect(before.world.asked).not.toContain(ASKED);
    const commits: Record<string, string> = { dpl_old: LIVE_COMMIT, dpl_theirs: "2".repeat(40) };
    const after = await verified({
      meanwhile: (world) => void (world.production = serving("dpl_theirs")),
      host: { readDeployment: async (id) => deployment(id, { meta: { githubCommitSha: commits[id] ?? "" } }) },
      forge: { compareHistory: async (base) => (base === LIVE_COMMIT ? "ahead" : "diverged") },
    });
    expect(after.result).toMatchObject({
      decision: "hold",
      reasonCode: "history_diverged",
      // As it was when this began.
      production: { before: "dpl_old", after: "dpl_old" },
    });
  });

  it("says where production's domains point, which are read once", async () => {
    const production = serving("dpl_old");
    const [first] = production.aliases;
    const aliases = [first, { domain: "d1.example.com", deploymentId: "dpl_theirs" }] as typeof production.aliases;
    let reads = 0;
    const readAliases = async () => ((reads += 1), aliases);
    const { result } = await verified({ host: { readAliases } });
    expect(result.production).toMatchObject({
      after: "dpl_old",
      elsewhere: [expect.objectContaining({ domain: "d1.example.com" })],
    });
    expect(reads).toBe(1);
  });

  it("follows nothing where production serves nothing", async () => {
    const { world, result } = await verified({ production: serving(null) });
    expect(result.reasonCode).toBe("verified");
    expect(world.asked.join()).not.toContain("compare");
  });
});

describe("a build that somebody let into production before its gates had passed", () => {
  it.each([
    ["before they were asked", { production: serving("dpl_new") }],
    ["while they were asked", { meanwhile: promoteBy }],
    [
      "where the host is just giving it the domains",
      { production: serving("dpl_old", { aliasRequest: aliasRequest("promote", "dpl_new", "in-progress") }) },
    ],
  ] satisfies readonly (readonly [string, Wishes])[])("is a person's to decide about: %s", async (_, wishes) => {
    const { world, result } = await verified(wishes);
    expect(world.asked).not.toContain("read dpl_new");
    expect(result).toMatchObject({
      decision: "hold",
      reasonCode: "promoted_by_others",
      summary: expect.stringContaining("Production serves dpl_new already"),
      remedy: expect.stringContaining("dispatch a rollback"),
    });
  });

  it("goes on where its gates had passed before", async () => {
    const { result } = await verified({ word: "verified", production: serving("dpl_new") });
    expect(result).toMatchObject({ decision: "proceed", reasonCode: "already_done" });
  });

  it("is named where they do not pass, and only then", async () => {
    const note = "production serves dpl_new already, although its gates did not pass: dispatch a rollback";
    for (const verdict of [BAD, BLIND]) {
      const { world, result } = await verified({ verdict, production: serving("dpl_new") });
      expect([result.reasonCode, world.said("note")]).toEqual([verdict.reasonCode, [note]]);
    }
    expect((await verified({ verdict: BAD })).world.said("note")).toEqual([]);
  });
});

describe("a build whose gates fail", () => {
  const answers = (world: AdoptWorld) => world.asked.filter((text) => text.startsWith("answer"));
  const runs = () => [runOf(), othersRun()];

  it("is refused at the host, so that it need not wait for its own limit", async () => {
    const { world, result } = await verified({ verdict: BAD, letIn: CHECK, runs });
    expect(result).toMatchObject({ decision: "failed", reasonCode: "gate_failed" });
    expect(answers(world)).toEqual(["answer run_1 of dpl_new: false gate: HTTP 500 null"]);
  });

  it("is refused by nobody where nothing is known, where they pass, or where it is let in by a promote", async () => {
    expect(answers((await verified({ verdict: BLIND, letIn: CHECK, runs })).world)).toEqual([]);
    expect(answers((await verified({ letIn: CHECK, runs })).world)).toEqual([]);
    expect(answers((await verified({ verdict: BAD, runs })).world)).toEqual([]);
  });

  it("fails all the same where the host does not take the answer, which is named", async () => {
    const deploymentChecks = { answerRun: () => Promise.reject(silence()) };
    const { world, result } = await verified({ verdict: BAD, letIn: CHECK, deploymentChecks });
    expect(result.reasonCode).toBe("gate_failed");
    expect(world.said("note")).toEqual(["the deployment check Holdpoint was not answered: no answer"]);
  });
});
