import { allComments } from "../../conformance/all-comments.ts";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { growthOf, NEARLY_LINEAR } from "../../growth.ts";
import { COMMIT, type GithubUnderTest, OTHER_COMMIT, serveGithub, START, TEAM_TOKEN, TOKEN } from "./serve-github.ts";

const DEPLOYMENTS = "/repos/acme/site/deployments";
const COMMENTS = "/repos/acme/site/issues/7/comments";

let under: GithubUnderTest;

beforeEach(async () => {
  under = await serveGithub();
});

afterEach(() => under.close());

interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown>;
  readonly headers: Headers;
}

async function ask(...request: Parameters<GithubUnderTest["ask"]>): Promise<Answer> {
  const response = await under.ask(...request);
  const text = await response.text();
  return { status: response.status, body: text === "" ? {} : JSON.parse(text), headers: response.headers };
}

async function list(path: string): Promise<readonly Record<string, unknown>[]> {
  return (await ask("GET", path)).body as unknown as readonly Record<string, unknown>[];
}

async function listIds(query: string): Promise<readonly unknown[]> {
  return (await list(`${DEPLOYMENTS}?${query}`)).map(({ id }) => id);
}

async function deploy(body: Record<string, unknown> = {}): Promise<number> {
  const made = await ask("POST", DEPLOYMENTS, { ref: "main", required_contexts: [], ...body });
  expect(made.status).toBe(201);
  return made.body["id"] as number;
}

describe("who may do what", () => {
  it.each([
    ["GET", "/repos/acme/site", null, 200],
    ["POST", DEPLOYMENTS, null, 401],
    ["GET", "/user", null, 401],
    ["GET", "/repos/acme/site", "ghp_wrong", 401],
    ["GET", "/repos/acme/other", TOKEN, 404],
    ["GET", "/repos/other/site", TOKEN, 404],
    ["GET", "/orgs/other/teams/eng-leads/members", "ghp_cyd", 404],
    ["GET", "/orgs/acme/teams/nobody/members", "ghp_cyd", 404],
    ["GET", "/orgs/acme/teams/eng-leads/members", TOKEN, 404],
    ["GET", "/orgs/acme/teams/eng-leads/members", "github_pat_no_members", 403],
    ["GET", "/orgs/acme/teams/eng-leads/members", TEAM_TOKEN, 200],
    ["GET", "/repos/acme/site", TEAM_TOKEN, 200],
    ["POST", COMMENTS, TEAM_TOKEN, 403],
    ["GET", "/user", TOKEN, 403],
    ["POST", DEPLOYMENTS, "ghs_reader", 403],
    ["POST", DEPLOYMENTS, "ghp_cyd", 403],
    ["POST", COMMENTS, "ghs_reader", 403],
    ["POST", COMMENTS, "ghp_cyd", 201],
    ["GET", "/rate_limit", null, 200],
    ["GET", "/meta", null, 200],
  ] as const)("%s %s with %j is %d", async (method, path, token, status) => {
    const body = path === COMMENTS ? { body: "hello" } : { ref: "main" };
    const answer = await ask(method, path, method === "POST" ? body : undefined, token);
    expect(answer.status).toBe(status);
    if (status < 400) return;
    expect(answer.body).toMatchObject({ status: String(status), documentation_url: expect.any(String) });
  });

  it("says which permission is missing, in GitHub's header", async () => {
    const answer = await ask("POST", DEPLOYMENTS, { ref: "main" }, "ghs_reader");
    expect(answer.body["message"]).toBe("Resource not accessible by integration");
    expect(answer.headers.get("x-accepted-github-permissions")).toBe("deployments=write");
  });

  it("hides a private repository", async () => {
    await under.close();
    under = await serveGithub({ private: true });
    expect((await ask("GET", "/repos/acme/site", undefined, null)).status).toBe(404);
    expect((await ask("POST", DEPLOYMENTS, { ref: "main" }, null)).status).toBe(404);
    expect((await ask("GET", "/repos/acme/site")).body).toMatchObject({ private: true, visibility: "private" });
  });

  it("counts requests of each token and starts again with the hour", async () => {
    await under.close();
    under = await serveGithub({ rateLimit: 2 });
    const first = await ask("GET", "/meta");
    expect(first.headers.get("x-ratelimit-remaining")).toBe("1");
    expect(first.headers.get("x-ratelimit-reset")).toBe(String((START + 3_600_000) / 1_000));
    await ask("GET", "/meta");
    const refused = await ask("GET", "/meta");
    expect(refused).toMatchObject({ status: 403, body: { message: expect.stringContaining("rate limit exceeded") } });
    expect(refused.headers.get("x-ratelimit-remaining")).toBe("0");
    expect((await ask("GET", "/meta", undefined, TOKEN)).status).toBe(200);
    expect((await ask("GET", "/rate_limit")).body).toMatchObject({ rate: { limit: 2, remaining: 0 } });
    await under.clock.sleep(3_600_000);
    expect((await ask("GET", "/meta")).status).toBe(200);
  });
});

describe("deployments", () => {
  it("refuse what GitHub refuses", async () => {
    const refused: [Record<string, unknown> | string, number, string][] = [
      ["not json", 400, "Problems parsing JSON"],
      ["[]", 400, "Body should be a JSON object"],
      [{}, 422, `"ref" wasn't supplied`],
      [{ ref: 5 }, 422, "is not a string"],
      [{ ref: "nope" }, 422, "No ref found for: nope"],
      [{ ref: "f".repeat(40) }, 422, "No ref found"],
      [{ ref: "main", payload: [1] }, 422, "payload"],
      [{ ref: "main", auto_merge: "no" }, 422, "is not a boolean"],
      [{ ref: "main", required_contexts: "ci" }, 422, "required_contexts"],
      [{ ref: "main", required_contexts: ["ci"] }, 409, "Commit status checks failed"],
    ];
    for (const [body, status, message] of refused) {
      const answer = await ask("POST", DEPLOYMENTS, body);
      expect(answer).toMatchObject({ status, body: { message: expect.stringContaining(message) } });
    }
    expect(await list(DEPLOYMENTS)).toEqual([]);
  });

  it("take a branch, a tag, a commit and a short commit as ref", async () => {
    for (const ref of ["main", "refs/heads/main", COMMIT, COMMIT.slice(0, 8)]) await deploy({ ref });
    for (const ref of ["v1", "refs/tags/v1", "feature"]) await deploy({ ref });
    const shas = (await list(DEPLOYMENTS)).map(({ sha }) => sha);
    expect(shas).toEqual([OTHER_COMMIT, OTHER_COMMIT, OTHER_COMMIT, COMMIT, COMMIT, COMMIT, COMMIT]);
  });

  it("are filtered by ref, sha, task and environment", async () => {
    const first = await deploy({ environment: "staging", task: "a" });
    const second = await deploy({ ref: "v1", environment: "production", task: "b" });
    expect(await listIds("environment=staging")).toEqual([first]);
    expect(await listIds("task=b&ref=v1")).toEqual([second]);
    expect(await listIds(`sha=${COMMIT}`)).toEqual([first]);
    expect(await listIds("environment=none")).toEqual([second, first]);
    expect(await listIds("environment=staging&task=b")).toEqual([]);
  });

  it("are deleted only when inactive, or when there is just one", async () => {
    const first = await deploy();
    const second = await deploy();
    expect((await ask("DELETE", `${DEPLOYMENTS}/${first}`)).status).toBe(422);
    await ask("POST", `${DEPLOYMENTS}/${first}/statuses`, { state: "inactive" });
    expect((await ask("DELETE", `${DEPLOYMENTS}/${first}`)).status).toBe(204);
    expect((await ask("DELETE", `${DEPLOYMENTS}/${first}`)).status).toBe(404);
    expect((await ask("DELETE", `${DEPLOYMENTS}/${second}`)).status).toBe(204);
  });

  it("refuse statuses that GitHub refuses", async () => {
    const id = await deploy();
    const refused: [Record<string, unknown>, string][] = [
      [{}, `"state" wasn't supplied`],
      [{ state: "done" }, "is not a member of"],
      [{ state: "success", description: "x".repeat(141) }, "Validation Failed"],
      [{ state: "success", environment_url: "app.example.com" }, "Validation Failed"],
    ];
    for (const [body, message] of refused) {
      const answer = await ask("POST", `${DEPLOYMENTS}/${id}/statuses`, body);
      expect(answer).toMatchObject({ status: 422, body: { message: expect.stringContaining(message) } });
    }
    const long = await ask("POST", `${DEPLOYMENTS}/${id}/statuses`, {
      state: "success",
      description: "🙂".repeat(140),
    });
    expect(long.status).toBe(201);
    expect((await ask("POST", `${DEPLOYMENTS}/1/statuses`, { state: "success" })).status).toBe(404);
    expect((await ask("GET", `${DEPLOYMENTS}/${id}/statuses/1`)).status).toBe(404);
  });

  it("make earlier ones inactive only when asked to, and by a success", async () => {
    const first = await deploy({ environment: "staging" });
    await ask("POST", `${DEPLOYMENTS}/${first}/statuses`, { state: "success" });
    const second = await deploy({ environment: "staging" });
    const statesOf = async (id: number) => (await list(`${DEPLOYMENTS}/${id}/statuses`)).map(({ state }) => state);
    await ask("POST", `${DEPLOYMENTS}/${second}/statuses`, { state: "success", auto_inactive: false });
    await ask("POST", `${DEPLOYMENTS}/${second}/statuses`, { state: "failure" });
    expect(await statesOf(first)).toEqual(["success"]);
    await ask("POST", `${DEPLOYMENTS}/${second}/statuses`, { state: "success" });
    expect(await statesOf(first)).toEqual(["inactive", "success"]);
  });

  it("lag behind under `stale` and vanish under `empty`", async () => {
    await deploy();
    await under.clock.sleep(120_000);
    await deploy();
    under.fault({ kind: "stale" });
    expect(await list(DEPLOYMENTS)).toHaveLength(1);
    under.clearFaults();
    under.fault({ kind: "empty" });
    expect(await list(DEPLOYMENTS)).toEqual([]);
    under.clearFaults();
    expect(await list(DEPLOYMENTS)).toHaveLength(2);
  });
});

describe("comments", () => {
  it("refuse what GitHub refuses", async () => {
    expect((await ask("POST", COMMENTS, { body: "x".repeat(65_537) })).status).toBe(422);
    expect((await ask("POST", COMMENTS, { body: "" })).status).toBe(422);
    expect((await ask("POST", COMMENTS, {})).status).toBe(422);
    expect((await ask("POST", COMMENTS, { body: "x".repeat(65_536) })).status).toBe(201);
    expect((await ask("POST", "/repos/acme/site/issues/99/comments", { body: "x" })).status).toBe(404);
    expect((await ask("GET", "/repos/acme/site/issues/comments/1")).status).toBe(404);
  });

  it("are changed by their author or by somebody who may write", async () => {
    const { body } = await ask("POST", COMMENTS, { body: "mine" });
    const path = `/repos/acme/site/issues/comments/${body["id"]}`;
    expect((await ask("PATCH", path, { body: "yours" }, "ghp_cyd")).status).toBe(403);
    expect((await ask("DELETE", path, undefined, "ghp_cyd")).status).toBe(403);
    expect((await ask("PATCH", path, { body: "ours" }, TOKEN)).body).toMatchObject({
      body: "ours",
      user: { login: "ada" },
    });
    expect((await ask("DELETE", path)).status).toBe(204);
    expect(await list(COMMENTS)).toEqual([]);
  });

  it("tell who edited, and what it said before", async () => {
    const created = under.github.createCommentAs("ben", 7, "- [ ] tests");
    await under.clock.sleep(5_000);
    const edited = under.github.editCommentAs("cyd", created.comment.id, "- [x] tests");
    expect(edited).toMatchObject({
      action: "edited",
      changes: { body: { from: "- [ ] tests" } },
      comment: {
        body: "- [x] tests",
        user: { login: "ben" },
        html_url: `${under.origin}/acme/site/pull/7#issuecomment-${created.comment.id}`,
      },
      sender: { login: "cyd" },
      issue: { number: 7, pull_request: { url: `${under.origin}/repos/acme/site/pulls/7` } },
      repository: { full_name: "acme/site" },
    });
    expect(await list(`${COMMENTS}?since=2026-11-20T16:00:05Z`)).toHaveLength(1);
    expect(await list(`${COMMENTS}?since=2026-11-20T16:00:06Z`)).toHaveLength(0);
    expect(under.github.deleteCommentAs("ada", created.comment.id).action).toBe("deleted");
    expect(() => under.github.editCommentAs("ada", created.comment.id, "x")).toThrow("has no comment");
    expect(() => under.github.createCommentAs("ada", 99, "x")).toThrow("has no issue");
  });

  it("are listed in a time that grows with them and no faster", async () => {
    const large = await serveGithub();
    try {
      const forges = new Map<number, Awaited<ReturnType<typeof large.connect>>>();
      for (const [size, server] of [
        [1_250, under],
        [5_000, large],
      ] as const) {
        for (let index = 0; index < size; index += 1) server.github.createCommentAs("ben", 7, `comment ${index}`);
        forges.set(size, await server.connect());
      }
      // Pages of 100; a list that is copied or rendered whole for every page takes a time that grows with its square.
      const growth = await growthOf(async (size) => {
        const forge = forges.get(size);
        expect(forge && (await allComments(forge, 7))).toHaveLength(size);
      }, 1_250);
      expect(growth).toBeLessThan(NEARLY_LINEAR);
    } finally {
      await large.close();
    }
  });
});

describe("the rest of the repository", () => {
  it("follows a push", async () => {
    const sha = "3".repeat(40);
    under.github.push("feature", sha, "Fix chat", "ben");
    expect((await ask("GET", "/repos/acme/site/pulls/7")).body).toMatchObject({ head: { ref: "feature", sha } });
    expect((await ask("GET", "/repos/acme/site/git/ref/heads%2Ffeature")).body).toMatchObject({ object: { sha } });
    expect((await list("/repos/acme/site/commits?sha=feature")).map((commit) => commit["sha"])).toEqual([
      sha,
      OTHER_COMMIT,
    ]);
    expect((await ask("GET", "/repos/acme/site/git/ref/heads/nope")).status).toBe(404);
    expect((await ask("GET", "/repos/acme/site/commits/nope")).status).toBe(422);
    expect((await ask("GET", "/repos/acme/site/pulls/8")).status).toBe(404);
    expect((await ask("GET", "/repos/acme/site/issues/99")).status).toBe(404);
  });

  it("knows people and what they may do", async () => {
    const roleOf = async (login: string) =>
      (await ask("GET", `/repos/acme/site/collaborators/${login}/permission`)).body["permission"];
    expect(await Promise.all(["ada", "ben", "CYD"].map(roleOf))).toEqual(["admin", "write", "read"]);
    expect((await ask("GET", "/repos/acme/site/collaborators/eve/permission")).status).toBe(404);
    expect((await ask("GET", "/orgs/acme/teams/eng-leads/memberships/cyd")).status).toBe(404);
    expect(await list("/repos/acme/site/actions/runs/42/approvals")).toMatchObject([
      { state: "approved", user: { login: "ada" }, environments: [{ name: "production" }] },
    ]);
    expect((await ask("GET", "/repos/acme/site/actions/runs/43/approvals")).status).toBe(404);
    expect((await ask("GET", "/repos/acme/site/environments/nope")).status).toBe(404);
  });

  it("remembers seeded deployments, and takes unknown commits where the seed says so", async () => {
    await under.close();
    under = await serveGithub({
      acceptUnknownCommits: true,
      deployments: [
        { ref: "main", environment: "production", payload: { release: "r0" }, statuses: [{ state: "success" }] },
      ],
    });
    expect(await list(DEPLOYMENTS)).toMatchObject([{ payload: { release: "r0" }, production_environment: true }]);
    await deploy({ ref: "a".repeat(40) });
    expect((await ask("POST", DEPLOYMENTS, { ref: "a".repeat(39) + "z", required_contexts: [] })).status).toBe(422);
  });

  it("shows its state without a token in it", async () => {
    await deploy({ payload: { release: "r1" } });
    const state = JSON.stringify((await ask("GET", "/_sandbox/state")).body);
    expect(state).toContain('"release":"r1"');
    expect(state).not.toMatch(/gh[ps]_/);
  });

  it("answers what it does not know with 501", async () => {
    expect((await under.ask("GET", "/repos/acme/site/releases")).status).toBe(501);
    await expect(under.close()).rejects.toThrow("GET /repos/acme/site/releases");
    under = await serveGithub();
  });
});
