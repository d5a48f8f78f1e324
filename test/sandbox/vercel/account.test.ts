import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { seedWith, type StartedVercel, startVercel, TEAM, TOKEN } from "./start-vercel.ts";

let vercel: StartedVercel;

beforeEach(async () => {
  vercel = await startVercel(seedWith({ protection: { bypassSecret: "bypass-0" } }));
});
afterEach(() => vercel.close());

async function ask(path: string, headers: Readonly<Record<string, string>> = {}) {
  const response = await fetch(`${vercel.served.origin}${path}`, { headers });
  return { status: response.status, body: (await response.json()) as { readonly error?: unknown } };
}

const patchAutoAssign = (value: unknown) =>
  vercel.call("PATCH", "/v9/projects/web", { autoAssignCustomDomains: value });

describe("access", () => {
  test("answers 403 with the vendor's mark without a token", async () => {
    expect(await ask("/v2/user")).toEqual({
      status: 403,
      body: { error: { code: "forbidden", message: expect.any(String), missingToken: true } },
    });
  });

  test("answers 403 with the vendor's mark to an unknown token", async () => {
    expect(await ask("/v2/user", { authorization: "Bearer nobody" })).toEqual({
      status: 403,
      body: { error: { code: "forbidden", message: "Not authorized", invalidToken: true } },
    });
  });

  test.each([
    ["its own token, an unknown team", TOKEN, "?teamId=team_9", 403],
    ["another team's token", "other456", `?teamId=${TEAM.id}`, 403],
    ["another team's token without a team, where the project does not exist", "other456", "", 404],
    ["its own token without a team", TOKEN, "", 200],
    ["its own token with the team's slug", TOKEN, "?slug=acme", 200],
  ])("answers %s with the status that it deserves", async (_, token, query, status) => {
    expect((await ask(`/v9/projects/prj_1${query}`, { authorization: `Bearer ${token}` })).status).toBe(status);
  });

  test("user and team have what the clients need to act for a team", async () => {
    expect((await vercel.call("GET", "/v2/user")).body).toMatchObject({
      user: { version: "northstar", defaultTeamId: TEAM.id },
    });
    for (const path of ["/teams/team_1", "/v2/teams/acme"]) {
      expect((await vercel.call("GET", path)).body).toMatchObject(TEAM);
    }
    expect((await vercel.call("GET", "/v2/teams")).body).toMatchObject({ teams: [TEAM] });
    expect((await vercel.call("GET", "/v2/teams/team_9")).status).toBe(404);
  });
});

describe("project", () => {
  test("is found by id and name, listed, and 404 by any other", async () => {
    for (const path of ["/v9/projects/prj_1", "/v9/projects/web"]) {
      expect((await vercel.call("GET", path)).body).toMatchObject({
        id: "prj_1",
        name: "web",
        accountId: TEAM.id,
        targets: { production: { id: "dpl_current", alias: ["app.example.com", "www.example.com"] } },
      });
    }
    expect((await vercel.call("GET", "/v9/projects/other")).body).toMatchObject({ error: { code: "not_found" } });
    expect((await vercel.call("GET", "/v10/projects?limit=100")).body).toMatchObject({ projects: [{ id: "prj_1" }] });
  });

  test("has no production target before the first deployment", async () => {
    const empty = await startVercel(seedWith({ deployments: [] }));
    expect((await empty.call("GET", "/v9/projects/web")).body.targets).toEqual({});
    await empty.close();
  });

  test("takes only a boolean for auto-assignment", async () => {
    expect((await patchAutoAssign("no")).status).toBe(400);
    expect((await patchAutoAssign(false)).body).toMatchObject({ autoAssignCustomDomains: false });
  });

  test("lists domains page by page", async () => {
    const first = await vercel.call("GET", "/v9/projects/web/domains?production=true&limit=1");
    const { next } = first.body.pagination as { readonly next: number };
    const second = await vercel.call("GET", `/v9/projects/web/domains?production=true&limit=1&until=${next}`);
    expect([first.body.domains, second.body.domains]).toMatchObject([
      [{ name: "www.example.com", verified: true }],
      [{ name: "app.example.com", apexName: "example.com" }],
    ]);
    expect(second.body.pagination).toMatchObject({ count: 1, next: null });
    expect((await vercel.call("GET", "/v9/projects/web/domains?target=preview")).body.domains).toEqual([]);
    expect((await vercel.call("GET", "/v9/projects/web/domains/nobody.example.com")).status).toBe(404);
  });

  test("lists custom environments", async () => {
    expect((await vercel.call("GET", "/projects/prj_1/custom-environments")).body).toMatchObject({
      environments: [{ slug: "staging" }],
    });
  });

  test("makes and revokes bypass secrets", async () => {
    const made = await vercel.call("PATCH", "/v1/projects/prj_1/protection-bypass", {});
    const secrets = Object.keys(made.body.protectionBypass as object);
    expect(secrets).toHaveLength(2);
    const revoked = await vercel.call("PATCH", "/v1/projects/prj_1/protection-bypass", {
      revoke: { secret: "bypass-0" },
    });
    expect(Object.keys(revoked.body.protectionBypass as object)).toEqual(secrets.slice(1));
  });
});

describe("aliases", () => {
  test("are read by name and id, filtered, assigned and deleted", async () => {
    const { body } = await vercel.call("GET", "/v4/aliases/app.example.com");
    expect(body).toMatchObject({ alias: "app.example.com", deploymentId: "dpl_current", projectId: "prj_1" });
    expect((await vercel.call("GET", `/v4/aliases/${String(body.uid)}`)).body.alias).toBe("app.example.com");
    expect((await vercel.call("GET", "/v4/aliases?domain=www.example.com")).body.aliases).toMatchObject([
      { alias: "www.example.com" },
    ]);
    const assigned = await vercel.call("POST", "/v2/deployments/dpl_previous/aliases", { alias: "app.example.com" });
    expect(assigned.body).toMatchObject({ alias: "app.example.com", oldDeploymentId: "dpl_current" });
    expect((await vercel.call("GET", "/v2/deployments/dpl_previous/aliases")).body.aliases).toMatchObject([
      { alias: "app.example.com" },
    ]);
    expect(vercel.emulator.productionDeploymentId()).toBe("dpl_current");
    expect((await vercel.call("DELETE", "/v2/aliases/app.example.com")).body).toEqual({ status: "SUCCESS" });
    expect((await vercel.call("GET", "/v4/aliases/app.example.com")).body.deploymentId).toBeNull();
  });

  test("say no: unknown, no host name, the same again", async () => {
    const assign = (id: string, alias: unknown) => vercel.call("POST", `/v2/deployments/${id}/aliases`, { alias });
    expect((await vercel.call("GET", "/v4/aliases/nobody.example.com")).status).toBe(404);
    expect((await assign("dpl_nobody", "a.example.com")).status).toBe(404);
    expect((await assign("dpl_current", "not a host")).body).toMatchObject({ error: { code: "invalid_alias" } });
    expect((await assign("dpl_current", "app.example.com")).status).toBe(409);
  });
});

describe("environment variables", () => {
  test("a sensitive value can never be read, an encrypted one on demand", async () => {
    await vercel.call("POST", "/v10/projects/web/env", {
      key: "TOKEN_E",
      value: "readable",
      type: "encrypted",
      target: ["preview"],
    });
    const plain = await vercel.call("GET", "/v10/projects/web/env");
    const decrypted = await vercel.call("GET", "/v10/projects/web/env?decrypt=true");
    expect(plain.text).not.toContain("readable");
    expect(decrypted.text).toContain("readable");
    expect(decrypted.text).not.toContain("hidden-value");
    const envs = plain.body.envs as readonly { readonly id: string; readonly key: string }[];
    const sensitive = envs.find(({ key }) => key === "API_KEY")?.id ?? "";
    expect((await vercel.call("GET", `/v1/projects/web/env/${sensitive}`)).text).not.toContain("hidden-value");
    expect((await vercel.call("GET", "/v3/env/pull/web/production")).body.env).toMatchObject({ API_KEY: "" });
  });

  test("are created for a custom environment, edited, refused twice, deleted", async () => {
    const environments = (await vercel.call("GET", "/v9/projects/web/custom-environments")).body.environments;
    const [staging] = environments as readonly { readonly id: string }[];
    const created = await vercel.call("POST", "/v10/projects/web/env", {
      key: "ONLY_STAGING",
      value: "1",
      type: "plain",
      customEnvironmentIds: [staging?.id],
    });
    expect(created.status).toBe(201);
    const { id } = created.body.created as { readonly id: string };
    const listed = await vercel.call("GET", "/v10/projects/web/env?customEnvironmentSlug=staging");
    expect(listed.body.envs).toMatchObject([{ key: "ONLY_STAGING", target: [], customEnvironmentIds: [staging?.id] }]);
    expect((await vercel.call("PATCH", `/v9/projects/web/env/${id}`, { value: "2" })).body).toMatchObject({
      value: "2",
    });
    const again = { key: "API_URL", value: "x", type: "plain", target: ["production"] };
    expect((await vercel.call("POST", "/v10/projects/web/env", again)).body).toMatchObject({
      error: { code: "ENV_CONFLICT" },
    });
    expect((await vercel.call("POST", "/v10/projects/web/env?upsert=true", again)).status).toBe(201);
    expect((await vercel.call("POST", "/v10/projects/web/env", { key: "no target" })).status).toBe(400);
    expect((await vercel.call("DELETE", `/v9/projects/web/env/${id}`)).status).toBe(200);
    expect((await vercel.call("DELETE", `/v9/projects/web/env/${id}`)).status).toBe(404);
  });
});

test("the picture of the state holds no token, secret or value", () => {
  const picture = JSON.stringify(vercel.emulator.state());
  for (const secret of [TOKEN, "other456", "bypass-0", "hidden-value", "https://api.example.com"]) {
    expect(picture).not.toContain(secret);
  }
});
