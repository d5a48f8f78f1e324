/** `@octokit/rest`, unmodified, against our emulator; our provider against an emulator of GitHub that others wrote. */
import { allComments } from "../conformance/all-comments.ts";
import { pathToFileURL } from "node:url";
import type { Octokit } from "@octokit/rest";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Forge } from "../../src/providers/contract.ts";
import { githubForge } from "../../src/providers/github/index.ts";
import { createVirtualClock } from "../../src/sandbox/virtual-clock.ts";
import { clientFile } from "../clients/install.ts";
import { ADMIN_TOKEN, COMMIT, type GithubUnderTest, serveGithub, TOKEN } from "../sandbox/github/serve-github.ts";
import { createOctokit } from "./openapi/octokit.ts";

const REPO = { owner: "acme", repo: "site" };

describe.each(["", "/api/v3"])("@octokit/rest against the emulator under %j", (prefix) => {
  let under: GithubUnderTest;
  let octokit: Octokit;

  beforeEach(async () => {
    const names = Array.from({ length: 130 }, (_, index) => `member${index}`);
    under = await serveGithub({
      users: names.map((login) => ({ login })),
      teams: [{ slug: "everybody", members: names }],
      comments: Array.from({ length: 250 }, (_, index) => ({ issue: 8, body: `comment ${index}`, author: "cyd" })),
    });
    octokit = await createOctokit(`${under.origin}${prefix}`, ADMIN_TOKEN);
  });

  afterEach(() => under.close());

  it("pages through comments, deployments, statuses and team members", async () => {
    const { repos, issues, teams } = octokit.rest;
    for (let index = 0; index < 105; index += 1) {
      const environment = index % 5 === 0 ? "staging" : "production";
      await repos.createDeployment({ ...REPO, ref: "main", environment, required_contexts: [], payload: { index } });
    }
    const comments = await octokit.paginate(issues.listComments, { ...REPO, issue_number: 8, per_page: 100 });
    expect(comments.map(({ body }) => body)).toEqual(Array.from({ length: 250 }, (_, index) => `comment ${index}`));
    expect(await octokit.paginate(repos.listDeployments, { ...REPO, per_page: 100 })).toHaveLength(105);
    const staged = await octokit.paginate(repos.listDeployments, { ...REPO, environment: "staging", per_page: 10 });
    expect(staged.map(({ payload }) => payload)).toEqual(
      Array.from({ length: 21 }, (_, index) => ({ index: 100 - index * 5 })),
    );
    const [newest] = staged;
    const deployment_id = newest?.id ?? 0;
    for (let index = 0; index < 101; index += 1) {
      await repos.createDeploymentStatus({ ...REPO, deployment_id, state: "in_progress", description: `${index}` });
    }
    const statuses = await octokit.paginate(repos.listDeploymentStatuses, { ...REPO, deployment_id });
    expect(statuses.map(({ description }) => description)).toEqual(
      Array.from({ length: 101 }, (_, index) => `${100 - index}`),
    );
    const members = await octokit.paginate(teams.listMembersInOrg, { org: "acme", team_slug: "everybody" });
    expect(members).toHaveLength(130);
  });

  it("links pages as GitHub does", async () => {
    const { listComments } = octokit.rest.issues;
    const pages = [];
    for (const page of [1, 3, 4]) {
      pages.push(await listComments({ ...REPO, issue_number: 8, per_page: 100, page }));
    }
    const at = `<${under.origin}${prefix}/repos/acme/site/issues/8/comments?per_page=100&page`;
    expect(pages.map(({ headers }) => headers.link)).toEqual([
      `${at}=2>; rel="next", ${at}=3>; rel="last"`,
      `${at}=2>; rel="prev", ${at}=1>; rel="first"`,
      `${at}=3>; rel="prev", ${at}=1>; rel="first"`,
    ]);
    expect(pages.map(({ data }) => data.length)).toEqual([100, 50, 0]);
  });

  it("makes earlier successes inactive, but not in production", async () => {
    const { repos } = octokit.rest;
    const stateOf = async (deployment_id: number) =>
      (await repos.listDeploymentStatuses({ ...REPO, deployment_id })).data[0]?.state;
    for (const [environment, expected] of [
      ["staging", "inactive"],
      ["production", "success"],
    ] as const) {
      const ids: number[] = [];
      for (let index = 0; index < 2; index += 1) {
        const { data } = await repos.createDeployment({ ...REPO, ref: COMMIT, environment, required_contexts: [] });
        if (!("id" in data)) throw new Error("no deployment");
        ids.push(data.id);
        await repos.createDeploymentStatus({ ...REPO, deployment_id: data.id, state: "success" });
      }
      expect(await Promise.all(ids.map(stateOf))).toEqual([expected, "success"]);
    }
  });

  it("combines commit statuses, the newest of each context", async () => {
    const { repos } = octokit.rest;
    const set = (context: string, state: "pending" | "success" | "failure") =>
      repos.createCommitStatus({ ...REPO, sha: COMMIT, context, state });
    const combined = async () => (await repos.getCombinedStatusForRef({ ...REPO, ref: "main" })).data.state;
    expect(await combined()).toBe("pending");
    await set("a", "failure");
    expect(await combined()).toBe("failure");
    await set("a", "success");
    expect(await combined()).toBe("success");
    await set("b", "pending");
    expect(await combined()).toBe("pending");
  });
});

interface ForeignEmulator {
  readonly url: string;
  close(): Promise<void>;
}

/** `emulate@0.12.2`; it has issue comments, but neither deployments nor commit statuses. */
async function startForeign(): Promise<ForeignEmulator> {
  const module: { createEmulator(options: object): Promise<ForeignEmulator> } = await import(
    pathToFileURL(clientFile("emulate/dist/api.js")).href
  );
  return module.createEmulator({
    service: "github",
    port: 0,
    seed: {
      github: {
        users: [{ login: "ada", name: "Ada", email: "ada@example.com" }],
        repos: [{ owner: "ada", name: "site", auto_init: true }],
      },
    },
  });
}

function connect(apiUrl: string, token: string, repository: string): Promise<Forge> {
  return githubForge.connect(
    { project: "site", team: null, repository },
    {
      env: { GITHUB_API_URL: apiUrl, GITHUB_TOKEN: token },
      clock: createVirtualClock(0),
      random: Math.random,
      debug: () => {},
    },
  );
}

/** What a checklist does with comments, as text that both emulators must agree on. */
async function keepComments(forge: Forge, issue: number): Promise<unknown> {
  const made = [];
  for (let index = 0; index < 115; index += 1) made.push(await forge.createComment(issue, `comment ${index}`));
  const first = made[0]?.id ?? 0;
  await forge.updateComment(first, "- [x] done\r\n- [ ] not yet 🏳️‍🌈");
  const listed = await allComments(forge, issue);
  const missing = await allComments(forge, issue + 1_000).catch((error: { reasonCode: string }) => error.reasonCode);
  return {
    sameIds: listed.map(({ id }) => id).join() === made.map(({ id }) => id).join(),
    bodies: listed.map(({ body }) => body),
    authors: new Set(listed.map(({ author }) => author)).size,
    missing,
  };
}

describe("our provider against emulate", () => {
  let foreign: ForeignEmulator;
  let ours: GithubUnderTest;

  beforeEach(async () => {
    foreign = await startForeign();
    ours = await serveGithub();
  });

  afterEach(async () => {
    await foreign.close();
    await ours.close();
  });

  it("does with comments there what it does with ours", async () => {
    const { data } = await (
      await createOctokit(foreign.url, "test_token_admin")
    ).rest.issues.create({ owner: "ada", repo: "site", title: "Checklist" });
    const there = await keepComments(await connect(foreign.url, "test_token_admin", "ada/site"), data.number);
    const here = await keepComments(await connect(ours.origin, TOKEN, "acme/site"), 7);
    expect(there).toEqual(here);
    expect(here).toMatchObject({ sameIds: true, authors: 1, missing: "not_found" });
  });

  it("hears there that a repository is unknown, just as from ours", async () => {
    for (const [origin, token] of [
      [foreign.url, "test_token_admin"],
      [ours.origin, TOKEN],
    ] as const) {
      const forge = await connect(origin, token, "acme/nothing");
      await expect(allComments(forge, 1)).rejects.toMatchObject({ reasonCode: "not_found", status: 404 });
    }
  });
});
