/** The revert of a release against the emulated GitHub: what it proposes, once, and what it leaves to a person. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createProcessMemory } from "../../src/lib/process-memory.ts";
import type { Source } from "../../src/providers/contract.ts";
import { githubSource } from "../../src/providers/github/index.ts";
import type { RungContext, RungRelease } from "../../src/rungs/contract.ts";
import { revert } from "../../src/rungs/revert/index.ts";
import { revertBranch } from "../../src/rungs/revert/render-revert.ts";
import { ADMIN_TOKEN, type GithubUnderTest, SEED, serveGithub } from "../sandbox/github/serve-github.ts";

const [GOOD, MIDDLE, RELEASED] = ["a", "b", "c"].map((digit) => digit.repeat(40)) as [string, string, string];
const SPEC = { into: null, draft: false };
const RELEASE: RungRelease = {
  id: RELEASED,
  commit: RELEASED,
  project: "web",
  candidate: "dpl_2",
  knownGood: { id: "dpl_1", commit: GOOD },
  reason: "error rate 8 %, @everybody\n# Look",
  runUrl: "https://github.com/acme/site/actions/runs/1",
};
const BRANCH = revertBranch(RELEASE);

let under: GithubUnderTest;
let source: Source;

beforeEach(async () => {
  under = await serveGithub({
    // Only who may write code.
    tokens: [
      ...SEED.tokens,
      { token: "revert", login: "revert-bot", permissions: { contents: "write", pull_requests: "write" } },
    ],
    pulls: [],
    issues: [],
    commits: [
      { sha: GOOD, files: { "app.ts": "1", "old.ts": "1", "kept.ts": "1" } },
      { sha: MIDDLE, parents: [GOOD], files: { "app.ts": "2" } },
      { sha: RELEASED, parents: [MIDDLE], files: { "app.ts": "3", "new/a.ts": "3", "old.ts": null } },
    ],
    branches: { main: RELEASED },
    tags: {},
  });
  source = await connect("revert");
});

afterEach(() => under.close());

function connect(token: string): Promise<Source> {
  const settings = { project: "web", team: null, repository: "acme/site" };
  return githubSource.connect(settings, {
    env: { REVERT_GITHUB_TOKEN: token, GITHUB_API_URL: under.origin },
    addresses: {},
    project: { name: "web", team: null },
    clock: under.clock,
    random: () => 0,
    memory: createProcessMemory(),
    debug: () => undefined,
  });
}

const contextOf = (release: Partial<RungRelease> = {}) =>
  ({ roles: { source }, release: { ...RELEASE, ...release } }) as RungContext<"source">;

async function take(context = contextOf()) {
  const found = await revert.observe(SPEC, context);
  if (found.is !== "due") return found;
  const verdict = await revert.apply(SPEC, found.state, context);
  return verdict.outcome === "pass" ? revert.observe(SPEC, context) : ({ is: "impossible", verdict } as const);
}

const pulls = async () => {
  const answer = await under.ask("GET", "/repos/acme/site/pulls?state=all", undefined, ADMIN_TOKEN);
  return (await answer.json()) as {
    number: number;
    title: string;
    body: string;
    head: { ref: string };
    base: { ref: string };
  }[];
};
const filesAt = (branch: string) =>
  Object.fromEntries(
    ["app.ts", "old.ts", "kept.ts", "new/a.ts", "later.ts"].map((path) => [path, under.github.fileAt(branch, path)]),
  );

describe("the revert of a release", () => {
  it("proposes what production serves, of several commits and on top of what came later", async () => {
    under.github.push("main", "d".repeat(40), "Later", "ada", { "later.ts": "4" });
    expect(await take()).toMatchObject({ is: "done", summary: expect.stringContaining("/pull/") });
    expect(filesAt(BRANCH)).toEqual({
      "app.ts": "1",
      "old.ts": "1",
      "kept.ts": "1",
      "new/a.ts": undefined,
      "later.ts": "4",
    });
    const [pull, ...others] = await pulls();
    expect(others).toEqual([]);
    expect(pull).toMatchObject({ head: { ref: BRANCH }, base: { ref: "main" } });
    // Nobody is mentioned and nothing is a heading: it is a line of code.
    expect(pull?.body).toContain("\n    error rate 8 %, @everybody # Look\n");
  });

  it("is proposed once, however often it is taken", async () => {
    await take();
    const writes = under.served.log.filter(({ method }) => method === "POST").length;
    expect((await take()).is).toBe("done");
    expect(under.served.log.filter(({ method }) => method === "POST").length).toBe(writes);
    expect(await pulls()).toHaveLength(1);
  });

  it("goes on where a run died between the branch and the pull request", async () => {
    under.fault({ kind: "status", status: 403, route: "POST /repos/:owner/:repo/pulls" });
    await expect(take()).rejects.toMatchObject({ reasonCode: "credential_insufficient" });
    under.clearFaults();
    expect((await take()).is).toBe("done");
    expect(await pulls()).toHaveLength(1);
  });

  it("is not opened again once a person closed it", async () => {
    await take();
    const [pull] = await pulls();
    await under.ask("PATCH", `/repos/acme/site/issues/${pull?.number}`, { state: "closed" }, ADMIN_TOKEN);
    expect(await take()).toMatchObject({ is: "done", summary: expect.stringContaining("closed") });
    expect(await pulls()).toHaveLength(1);
  });

  it("names the files that somebody changed since, and writes nothing", async () => {
    under.github.push("main", "d".repeat(40), "Fix", "ada", { "app.ts": "4" });
    const found = await take();
    expect(found).toMatchObject({ is: "impossible", verdict: { outcome: "hold", reasonCode: "revert_left" } });
    expect(found.is === "impossible" && found.verdict.evidence[0]?.value).toBe("app.ts");
    expect(under.served.log.filter(({ method }) => method === "POST")).toEqual([]);
  });

  it("has nothing to do where a person reverted it already", async () => {
    under.github.push("main", "d".repeat(40), "Revert", "ada", { "app.ts": "1", "old.ts": "1", "new/a.ts": null });
    expect(await take()).toMatchObject({ is: "done", summary: expect.stringContaining("nothing of the release") });
    expect(await pulls()).toEqual([]);
  });

  it.each([
    ["of the known-good deployment", { knownGood: { id: "dpl_1", commit: null } }],
    ["that GitHub does not know", { knownGood: { id: "dpl_1", commit: "e".repeat(40) } }],
    ["to go back to at all", { knownGood: null }],
  ])("is impossible without a commit %s", async (_, release) => {
    expect(await take(contextOf(release))).toMatchObject({
      is: "impossible",
      verdict: { reasonCode: "commit_unknown" },
    });
  });

  it("is impossible with a token that may not write", async () => {
    source = await connect(ADMIN_TOKEN.replace("admin", "nobody"));
    await expect(take()).rejects.toMatchObject({ reasonCode: "credential_rejected" });
  });
});

describe("a branch of the revert's name that a stranger made", () => {
  it("is not moved, and no pull request is opened from it", async () => {
    under.github.push(BRANCH, "f".repeat(40), "Revert", "ben", { "app.ts": "stolen" });
    expect(await take()).toMatchObject({ is: "impossible", verdict: { reasonCode: "revert_left" } });
    expect(await pulls()).toEqual([]);
    expect(under.github.fileAt(BRANCH, "app.ts")).toBe("stolen");
  });

  it("is not believed where it was the revert and something was pushed on top", async () => {
    await take();
    under.github.push(BRANCH, "f".repeat(40), "More", "ben", { "app.ts": "stolen" });
    expect(await take()).toMatchObject({ is: "impossible", verdict: { reasonCode: "revert_left" } });
  });

  it("is not believed where the revert stands on commits that the branch does not have", async () => {
    await take();
    const made = under.served.log.length;
    // A hidden change first, and the same revert on top of it.
    under.github.push("hidden", RELEASED);
    under.github.push("hidden", "e".repeat(40), "Hidden", "ben", { "later.ts": "stolen" });
    const parent = await source.readCommit("e".repeat(40));
    const good = await source.readTree((await source.readCommit(GOOD))?.tree ?? "");
    if (parent === null || good === null) throw new Error("not seeded");
    const changes = new Map([
      ["app.ts", good.get("app.ts") ?? null],
      ["old.ts", good.get("old.ts") ?? null],
      ["new/a.ts", null],
    ]);
    const hidden = await source.createCommit({ message: "Revert", parent, changes });
    const other = revertBranch({ ...RELEASE, id: "r9" });
    expect(await source.createBranch(other, hidden)).toBe(true);
    expect(await take(contextOf({ id: "r9" }))).toMatchObject({
      is: "impossible",
      verdict: { reasonCode: "revert_left" },
    });
    expect(under.served.log.length).toBeGreaterThan(made);
    expect(await pulls()).toHaveLength(1);
  });

  it("has another name for another release and another project", () => {
    const names = [
      RELEASE,
      { ...RELEASE, project: "docs" },
      { ...RELEASE, id: "r..1" },
      { ...RELEASE, id: "r.1" },
      { ...RELEASE, id: "x.lock" },
    ].map(revertBranch);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^holdpoint\/revert-[A-Za-z0-9-]+$/);
  });
});
