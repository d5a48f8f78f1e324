import { describe, expect, it } from "vitest";
import { connectToLoopback, route } from "../loopback-host.ts";

const COMMIT = "c".repeat(40);
const PROJECT = route("GET", "/v9/projects/:project", () => ({ status: 200, body: { id: "prj_1", name: "web" } }));

const row = (id: string, created: number, more: Record<string, unknown> = {}) => ({
  uid: id,
  url: `${id}.vercel.app`,
  state: "READY",
  created,
  target: "production",
  projectId: "prj_1",
  meta: { githubCommitSha: COMMIT },
  ...more,
});

/** Pages of a list that pays no attention to filters. */
function listing(...pages: readonly (readonly object[])[]) {
  return route("GET", "/v6/deployments", ({ query }) => {
    const page = Number(query.get("until") ?? 0);
    const next = page + 1 < pages.length ? page + 1 : null;
    return { status: 200, body: { deployments: pages[page] ?? [], pagination: { next } } };
  });
}

async function gitOf(...routes: Parameters<typeof connectToLoopback>[0]) {
  const { host } = await connectToLoopback([PROJECT, ...routes]);
  if (host.git === undefined || host.deploymentChecks === undefined) throw new Error("Vercel builds from Git");
  return { git: host.git, checks: host.deploymentChecks };
}

describe("builds of a commit", () => {
  it("are read from every page and compared one by one, whatever the list was asked for", async () => {
    const { git } = await gitOf(
      listing(
        [
          row("dpl_1", 1),
          row("dpl_2", 2, { meta: { githubCommitSha: "d".repeat(40) } }),
          row("dpl_3", 3, { target: null }),
        ],
        [
          row("dpl_4", 4, { projectId: "prj_2" }),
          row("dpl_5", 5, { projectId: undefined }),
          row("dpl_6", 6, { meta: {} }),
        ],
        [row("dpl_7", 7, { state: "BLOCKED" })],
      ),
    );
    expect((await git.listOfCommit(COMMIT)).map(({ id }) => id)).toEqual(["dpl_7", "dpl_5", "dpl_1"]);
  });

  it("since an instant are read to the first older one", async () => {
    const pages = [[row("dpl_9", 90), row("dpl_8", 80)], [row("dpl_5", 50), row("dpl_1", 10)], [row("dpl_0", 5)]];
    let asked = 0;
    const { git } = await gitOf(
      route("GET", "/v6/deployments", ({ query }) => {
        asked += 1;
        const page = Number(query.get("until") ?? 0);
        return { status: 200, body: { deployments: pages[page], pagination: { next: page + 1 } } };
      }),
    );
    expect((await git.listSince(50)).map(({ id }) => id)).toEqual(["dpl_9", "dpl_8", "dpl_5"]);
    expect(asked).toBe(2);
  });
});

describe("one build, read whole", () => {
  const whole = async (more: Record<string, unknown>, status = 200) => {
    const body = { ...row("dpl_1", 1), id: "dpl_1", readyState: "READY", state: undefined, ...more };
    const { git } = await gitOf(route("GET", "/v13/deployments/:deployment", () => ({ status, body })));
    return git.readGitBuild("dpl_1");
  };

  it("says what it was made from, by the host's word alone", async () => {
    const gitSource = { type: "github", repoId: 7, ref: "main", sha: COMMIT, prId: null };
    expect((await whole({ gitSource }))?.origin).toEqual({
      forge: "github",
      owner: null,
      name: null,
      repositoryId: "7",
      ref: "main",
      commit: COMMIT,
      pullRequest: null,
    });
    expect((await whole({ gitSource: { ...gitSource, org: "acme", repo: "web", prId: 12 } }))?.origin).toMatchObject({
      owner: "acme",
      name: "web",
      pullRequest: "12",
    });
    expect((await whole({}))?.origin).toBeNull();
  });

  it.each<[string, Record<string, unknown>, object]>([
    [
      "waits for a seat",
      { readyState: "BLOCKED", seatBlock: { blockCode: "TEAM_ACCESS_REQUIRED" } },
      { blockedBy: "TEAM_ACCESS_REQUIRED" },
    ],
    ["waits, and nobody says for what", { readyState: "BLOCKED" }, { blockedBy: "BLOCKED" }],
    ["waits for nobody", { seatBlock: { blockCode: "TEAM_ACCESS_REQUIRED" } }, { blockedBy: null }],
    [
      "was ignored",
      { readyState: "CANCELED", errorMessage: 'the "Ignored Build Step" setting' },
      { skipped: "ignored" },
    ],
    ["was skipped", { readyState: "CANCELED", buildSkipped: true }, { skipped: "ignored" }],
    [
      "is not affected",
      { readyState: "CANCELED", buildSkipped: true, errorMessage: "was not affected" },
      { skipped: "unaffected" },
    ],
    ["was canceled by somebody", { readyState: "CANCELED" }, { skipped: null }],
    ["failed", { readyState: "ERROR", errorMessage: "was not affected" }, { skipped: null }],
  ])("%s", async (_, more, said) => {
    expect(await whole(more)).toMatchObject(said);
  });

  it.each([404, 410])("is none where the host answers %i", async (status) => {
    expect(await whole({}, status)).toBeNull();
  });

  it("is not understood where what it was made from is not", async () => {
    await expect(whole({ gitSource: { sha: COMMIT } })).rejects.toMatchObject({ reasonCode: "vendor_answer_unknown" });
  });
});

describe("the repository of a project", () => {
  it.each<[unknown, object | null]>([
    [
      { type: "github", org: "acme", repo: "web", repoId: 7, productionBranch: "main" },
      { owner: "acme", name: "web", id: "7", productionBranch: "main" },
    ],
    [
      { type: "github", org: "acme", repo: "web" },
      { owner: "acme", name: "web", id: null, productionBranch: null },
    ],
    [{ type: "gitlab", projectName: "web" }, null],
    [null, null],
    ["github", null],
  ])("of %j", async (link, repository) => {
    const project = () => ({ status: 200, body: { id: "prj_1", name: "web", link } });
    const { host } = await connectToLoopback([route("GET", "/v9/projects/:project", project)]);
    expect((await host.readProject()).repository).toEqual(repository);
  });
});

describe("deployment checks", () => {
  const check = { id: "chk_1", name: "Holdpoint", blocks: "deployment-alias", source: { kind: "webhook" } };

  it("are those that are there, with who answers them and whether they hold production", async () => {
    const list = [
      check,
      { ...check, id: "chk_2", targets: ["preview"] },
      { ...check, id: "chk_3", blocks: "none", sourceKind: "integration", source: null },
      { ...check, id: "chk_4", deletedAt: 5 },
    ];
    const { checks } = await gitOf(
      route("GET", "/v2/projects/:project/checks", () => ({ status: 200, body: { checks: list } })),
    );
    expect(await checks.listChecks()).toEqual([
      { id: "chk_1", name: "Holdpoint", answeredBy: "webhook", holdsProduction: true },
      { id: "chk_2", name: "Holdpoint", answeredBy: "webhook", holdsProduction: false },
      { id: "chk_3", name: "Holdpoint", answeredBy: "integration", holdsProduction: false },
    ]);
  });

  it("pass by a success and by nothing else, and a word that is not known is an error", async () => {
    const said = [
      ["queued", null],
      ["running", null],
      ["completed", "succeeded"],
      ["completed", "neutral"],
      ["completed", "skipped"],
      ["completed", "timeout"],
      ["completed", null],
    ];
    const runs = said.map(([status, conclusion], index) => ({ id: `ckr_${index}`, name: "x", status, conclusion }));
    let shown: readonly object[] = runs;
    const { checks } = await gitOf(
      route("GET", "/v2/deployments/:deployment/check-runs", () => ({ status: 200, body: { runs: shown } })),
    );
    expect((await checks.listRuns("dpl_1")).map(({ state }) => state)).toEqual([
      "open",
      "open",
      "passed",
      "failed",
      "failed",
      "failed",
      "failed",
    ]);
    shown = [{ ...runs[0], status: "paused" }];
    await expect(checks.listRuns("dpl_1")).rejects.toMatchObject({ reasonCode: "vendor_answer_unknown" });
  });

  it("are answered, and a refusal is told in the host's words", async () => {
    let status = 200;
    const { checks } = await gitOf(
      route("PATCH", "/v2/deployments/:deployment/check-runs/:run", () => ({
        status,
        body: { error: { code: "bad_request", message: "the run is over" } },
      })),
    );
    const answer = { passed: true, summary: "all passed", url: null };
    expect(await checks.answerRun("dpl_1", "ckr_1", answer)).toBeNull();
    status = 409;
    expect(await checks.answerRun("dpl_1", "ckr_1", answer)).toBe("the run is over");
  });
});
