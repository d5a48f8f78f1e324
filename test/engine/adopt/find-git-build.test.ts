/** Waiting for the build that the host makes of a commit: how often it is asked, what is taken, and why none is. */
import { describe, expect, it } from "vitest";
import { findGitBuild } from "../../../src/engine/adopt/find-git-build.ts";
import type { CommitWord, GitBuild } from "../../../src/providers/contract.ts";
import { COMMIT, deployment } from "../../release/facts.ts";
import { gitBuild } from "../../release/git-facts.ts";
import { NOW, silence } from "../small-world.ts";
import { type AdoptWishes, LIVE_COMMIT, openAdoptWorld, serving } from "./adopt-world.ts";

const READY = gitBuild("dpl_new", { createdAt: NOW - 90_000, readyAt: NOW - 30_000 });
const BUILDING = gitBuild("dpl_new", { state: "building", readyAt: null });
const NEWER = deployment("dpl_newer", { meta: { githubCommitSha: LIVE_COMMIT, githubCommitRef: "main" } });

async function found(wishes: AdoptWishes = {}) {
  const world = openAdoptWorld({ timeoutMs: 120_000, ...wishes });
  const { context, journal, host, forge } = world;
  const outcome = await findGitBuild(context, journal, { host, forge, project: world.production.project });
  return { world, outcome, tookMs: world.clock.now() - NOW, candidate: journal.conclude(END).candidate };
}

const END = { decision: "proceed", reasonCode: "deployed", summary: "" } as never;

/** These, look by look; the last ones of all that follow. */
function look(...looks: readonly (readonly GitBuild[])[]): () => readonly GitBuild[] {
  let times = 0;
  return () => looks[Math.min((times += 1), looks.length) - 1] ?? [];
}

describe("the host's own build of the commit", () => {
  it("is taken where it is ready, with how long that took", async () => {
    const { world, outcome, tookMs, candidate } = await found({ builds: () => [READY] });
    expect(outcome).toEqual({ ready: true, build: READY });
    expect(tookMs).toBe(0);
    expect(candidate).toMatchObject({ id: "dpl_new" });
    expect(world.said("step")).toEqual([
      "found build dpl_new, which the host made from the push",
      "build dpl_new is ready after 1m",
    ]);
    expect(world.said("note")).toEqual([]);
    const { world: untimed } = await found({ builds: () => [gitBuild("dpl_new", { readyAt: null })] });
    expect(untimed.said("step")).toContain("build dpl_new is ready");
    const { world: skewed } = await found({ builds: () => [gitBuild("dpl_new", { createdAt: 9, readyAt: 1 })] });
    expect(skewed.said("step")).toContain("build dpl_new is ready after 0ms");
  });

  it("is the newest of several, and the others are named", async () => {
    const builds = () => [READY, gitBuild("dpl_2"), gitBuild("dpl_1")];
    expect((await found({ builds })).world.said("note")).toEqual([
      "The host built this commit more than once: dpl_new is the newest, not dpl_2, dpl_1",
    ]);
  });

  it("is waited for while it is built, and each build is read whole once in each state", async () => {
    const reads: string[] = [];
    const listOfCommit = look([BUILDING], [BUILDING], [READY]);
    const readGitBuild = async (id: string) => (reads.push(id), reads.length === 1 ? BUILDING : READY);
    const { world, outcome, tookMs } = await found({ git: { listOfCommit: async () => listOfCommit(), readGitBuild } });
    expect(outcome.ready).toBe(true);
    // It is asked every second at first.
    expect([reads.length, tookMs]).toEqual([2, 2_000]);
    expect(world.said("progress")).toEqual(
      Array.from({ length: 2 }, () => "waiting for build dpl_new, which is building"),
    );
  });

  it("that waits for a person is read again each time", async () => {
    const reads: string[] = [];
    const blocked = gitBuild("dpl_other", { state: "queued", blockedBy: "an approval" });
    const readGitBuild = async (id: string) => (reads.push(id), id === "dpl_new" ? BUILDING : blocked);
    await found({ timeoutMs: 2_000, git: { listOfCommit: async () => [BUILDING, blocked], readGitBuild } });
    expect(reads.filter((id) => id === "dpl_other")).toHaveLength(3);
    expect(reads.filter((id) => id === "dpl_new")).toHaveLength(1);
  });

  it("is read whole only of twenty that name the commit, and not where it is gone", async () => {
    const many = Array.from({ length: 21 }, (_, index) => gitBuild(`dpl_${index}`, { state: "building" }));
    const { world } = await found({ builds: () => many, timeoutMs: 0 });
    expect(world.asked.filter((text) => text.startsWith("build dpl_"))).toHaveLength(20);
    const gone = { listOfCommit: async () => [READY], readGitBuild: async () => null };
    expect((await found({ git: gone })).outcome).toMatchObject({ verdict: { reasonCode: "git_build_missing" } });
  });

  it("is given up once the plan's time is over", async () => {
    const { outcome, tookMs } = await found({ builds: () => [BUILDING], timeoutMs: 61_500 });
    expect(outcome).toMatchObject({ ready: false, verdict: { reasonCode: "vendor_timeout" } });
    expect(tookMs).toBe(61_500);
  });

  it("that failed ends the release, with the end of its log", async () => {
    const broken = gitBuild("dpl_new", { state: "error", errorMessage: "no memory" });
    const { world, outcome } = await found({ builds: () => [broken] });
    expect(outcome).toMatchObject({ ready: false, verdict: { outcome: "fail", reasonCode: "build_failed" } });
    expect(world.asked).toContain("log of dpl_new, 40 lines");
    expect(world.events).toContainEqual(expect.objectContaining({ event: "output", line: "it broke" }));
    const unread = { readBuildLog: () => Promise.reject(silence()) };
    expect((await found({ builds: () => [broken], host: unread })).world.said("note")).toEqual([
      "the end of the build log was not read: no answer",
    ]);
    const canceled = gitBuild("dpl_new", { state: "canceled" });
    const { world: quiet } = await found({ builds: () => [canceled] });
    expect(quiet.asked.join()).not.toContain("log of");
  });

  it("is asked for again where a vendor is silent, for two minutes", async () => {
    let times = 0;
    const listOfCommit = async () => {
      times += 1;
      if (times <= 3) throw silence();
      return [READY];
    };
    expect((await found({ git: { listOfCommit } })).outcome.ready).toBe(true);
    const startedAt = NOW;
    const world = openAdoptWorld({ git: { listOfCommit: () => Promise.reject(silence()) } });
    const { context, journal, host, forge } = world;
    await expect(findGitBuild(context, journal, { host, forge, project: world.production.project })).rejects.toThrow(
      "no answer",
    );
    expect(world.clock.now() - startedAt).toBeGreaterThanOrEqual(2 * 60_000);
  });
});

describe("where there is no build of the commit", () => {
  const word: CommitWord = { kind: "ignored", text: "Ignored", url: null };

  it("what the host wrote at the forge says why, once a minute is over", async () => {
    const asked: unknown[] = [];
    const git = { wordOf: (statuses: unknown, project: string) => (asked.push(statuses, project), word) };
    const statuses = [{ state: "success" }] as never;
    const { outcome, tookMs } = await found({
      builds: () => [],
      git,
      forge: { listCommitStatuses: async (commit) => (asked.push(commit), statuses) },
    });
    expect(outcome).toMatchObject({ ready: false, verdict: { reasonCode: "git_build_ignored" } });
    expect(tookMs).toBeGreaterThanOrEqual(60_000);
    expect(tookMs).toBeLessThan(63_000);
    expect(asked).toEqual([COMMIT, statuses, "web"]);
  });

  it("what is around it is read again each minute, and not more often", async () => {
    let words = 0;
    const wordOf = () => ((words += 1), null);
    const { outcome, world, tookMs } = await found({ builds: () => [], git: { wordOf }, timeoutMs: 190_000 });
    expect(outcome).toMatchObject({ verdict: { reasonCode: "git_build_missing" } });
    expect([words, tookMs]).toEqual([3, 190_000]);
    // Of the branch all that came since the search began may be newer.
    expect(world.asked.filter((text) => text.startsWith("builds since"))[0]).toBe(`builds since ${NOW}`);
  });

  it.each([
    ["a newer commit of the production branch", NEWER, "git_build_superseded"],
    ["another branch", { ...NEWER, meta: { ...NEWER.meta, githubCommitRef: "try" } }, "git_build_missing"],
    ["the same commit", { ...NEWER, meta: { ...NEWER.meta, githubCommitSha: COMMIT } }, "git_build_missing"],
    ["no known commit", { ...NEWER, meta: { githubCommitRef: "main" } }, "git_build_missing"],
  ] as const)("a build of %s is why, or is not", async (_, row, reasonCode) => {
    const { outcome } = await found({ builds: () => [], since: [row] });
    expect(outcome).toMatchObject({ ready: false, verdict: { reasonCode } });
  });

  it("a build that was canceled is superseded by a newer one of its own branch alone", async () => {
    const canceled = gitBuild("dpl_new", { state: "canceled", createdAt: 500 });
    const { world, outcome } = await found({ builds: () => [canceled], since: [NEWER, canceled] });
    expect(outcome).toMatchObject({ verdict: { reasonCode: "git_build_superseded" } });
    expect(world.asked).toContain("builds since 500");
    const itself = { ...canceled, meta: { ...canceled.meta, githubCommitSha: LIVE_COMMIT } };
    const alone = await found({ builds: () => [canceled], since: [itself] });
    expect(alone.outcome).toMatchObject({ verdict: { reasonCode: "build_canceled" } });
    const ofBranch = gitBuild("dpl_new", { state: "canceled", meta: { ...canceled.meta, githubCommitRef: "try" } });
    const other = await found({ builds: () => [ofBranch], since: [NEWER] });
    expect(other.outcome).toMatchObject({ verdict: { reasonCode: "build_canceled" } });
  });

  it("no branch is known, no build of one is newer", async () => {
    const production = serving();
    const link = { ...production.project.repository, productionBranch: null } as never;
    const project = { ...production.project, repository: link };
    const nameless = { ...NEWER, meta: { githubCommitSha: LIVE_COMMIT } };
    const { outcome } = await found({ builds: () => [], since: [nameless], production: { ...production, project } });
    expect(outcome).toMatchObject({ verdict: { reasonCode: "git_build_missing" } });
  });
});

it("a project that is not built from this repository has no build for the release", async () => {
  const { outcome, world } = await found({ repository: "acme/shop" });
  expect(outcome).toMatchObject({ ready: false, verdict: { reasonCode: "git_not_connected" } });
  expect(world.asked).toEqual([]);
  await expect(found({ host: { git: undefined } as never })).rejects.toThrow("a host that builds nothing by itself");
});
