import { afterEach, expect, it } from "vitest";
import {
  EPOCH,
  LOOSE_FUNCTION,
  OTHER_PROJECT,
  POOR_TOKEN,
  PROJECT,
  SCOPED_TOKEN,
  type StartedSupabase,
  startSupabase,
  TOKEN,
} from "./start-supabase.ts";

const SECURITY = `/v1/projects/${PROJECT}/advisors/security`;
const PERFORMANCE = `/v1/projects/${PROJECT}/advisors/performance`;

let supabase: StartedSupabase;

async function start(...seed: Parameters<typeof startSupabase>): Promise<void> {
  supabase = await startSupabase(...seed);
}

afterEach(() => supabase.close());

async function names(path: string): Promise<readonly string[]> {
  const { lints } = (await (await supabase.get(path)).json()) as { lints: { name: string }[] };
  return lints.map(({ name }) => name);
}

it("gives each advisor its own lints, with a key that stays the same", async () => {
  await start();
  expect(await names(PERFORMANCE)).toEqual(["unindexed_foreign_keys"]);
  const body = await (await supabase.get(SECURITY)).json();
  expect(body).toEqual(await (await supabase.get(SECURITY)).json());
  expect(body).toMatchObject({
    lints: [
      {
        name: "rls_disabled_in_public",
        level: "ERROR",
        facing: "EXTERNAL",
        categories: ["SECURITY"],
        metadata: { schema: "public", name: "threads", type: "table" },
        cache_key: "rls_disabled_in_public_public_threads",
      },
      { name: "function_search_path_mutable", level: "WARN" },
    ],
  });
});

it("lists the projects that the token reaches, and shows one", async () => {
  await start();
  const listed = (await (await supabase.get("/v1/projects")).json()) as { ref: string }[];
  expect(listed.map(({ ref }) => ref)).toEqual([PROJECT, OTHER_PROJECT]);
  expect(await (await supabase.get(`/v1/projects/${PROJECT}`)).json()).toMatchObject({
    ref: PROJECT,
    organization_slug: "acme",
    status: "ACTIVE_HEALTHY",
  });
});

it("shows what is set at run time, in every project or in one", async () => {
  await start();
  supabase.emulator.setLints([LOOSE_FUNCTION], PROJECT);
  expect(await names(SECURITY)).toEqual(["function_search_path_mutable"]);
  expect(supabase.emulator.lints(OTHER_PROJECT)).toEqual([]);
  supabase.emulator.setLints([]);
  expect(await names(SECURITY)).toEqual([]);
  expect(() => supabase.emulator.setLints([], "nothing")).toThrow("no project nothing");
});

it.each([
  ["no token", SECURITY, null, 401],
  ["a token that nobody issued", SECURITY, "sbp_wrong", 401],
  ["a key of the project in its place", SECURITY, "sb_secret_1", 401],
  ["no such project", `/v1/projects/${"z".repeat(20)}/advisors/security`, TOKEN, 404],
  ["what is no reference", "/v1/projects/web/advisors/security", TOKEN, 400],
  [
    "a project that a scoped token does not reach",
    `/v1/projects/${OTHER_PROJECT}/advisors/security`,
    SCOPED_TOKEN,
    403,
  ],
  ["a permission that a scoped token lacks", SECURITY, POOR_TOKEN, 403],
  ["another permission that a scoped token lacks", "/v1/projects", SCOPED_TOKEN, 403],
])("refuses %s", async (_what, path, token, status) => {
  await start();
  const answer = await supabase.get(path, token);
  expect(answer.status).toBe(status);
  expect(await answer.json()).toMatchObject({ message: expect.any(String) });
});

it("names the permission that is missing", async () => {
  await start();
  expect(await (await supabase.get(SECURITY, POOR_TOKEN)).json()).toMatchObject({
    missing_permissions: ["advisors_read"],
  });
});

it("counts the requests of a minute for each token and project, and says how many seconds remain", async () => {
  await start({ requestsPerMinute: 2 });
  await supabase.clock.sleep(15_000);
  const first = await supabase.get(SECURITY);
  expect([first.headers.get("x-ratelimit-remaining"), first.headers.get("x-ratelimit-reset")]).toEqual(["1", "45"]);
  expect((await supabase.get(SECURITY)).status).toBe(200);
  expect((await supabase.get(SECURITY)).status).toBe(429);
  expect((await supabase.get(SECURITY, SCOPED_TOKEN)).status).toBe(200);
  expect((await supabase.get(`/v1/projects/${OTHER_PROJECT}/advisors/security`)).status).toBe(200);
  await supabase.clock.sleep(45_000);
  expect(supabase.clock.now() - EPOCH).toBe(60_000);
  expect((await supabase.get(SECURITY)).status).toBe(200);
});

it("is stale or empty when told so, and shows no token in its state", async () => {
  await start();
  supabase.emulator.setLints([]);
  supabase.faults.add({ emulator: "supabase", kind: "stale" });
  expect(await names(SECURITY)).toHaveLength(2);
  supabase.faults.clear();
  supabase.emulator.setLints([LOOSE_FUNCTION]);
  supabase.faults.add({ emulator: "supabase", kind: "empty" });
  expect(await names(SECURITY)).toEqual([]);
  expect(JSON.stringify(supabase.emulator.state())).not.toContain("sbp_");
});

it("tells the health of the services that are asked for", async () => {
  await start();
  const path = `/v1/projects/${PROJECT}/health`;
  supabase.emulator.setService("db", "UNHEALTHY");
  const health = async (query: string) => (await supabase.get(`${path}?${query}`)).json();
  expect(await health("services=auth,db")).toEqual([
    { name: "auth", healthy: true, status: "ACTIVE_HEALTHY" },
    { name: "db", healthy: false, status: "UNHEALTHY" },
  ]);
  supabase.emulator.setService("db", null);
  expect(await health("services=db&services=rest")).toMatchObject([{ healthy: true }, { name: "rest" }]);
  for (const query of ["services=postgres", ""]) expect((await supabase.get(`${path}?${query}`)).status).toBe(400);
});

it("shows a project's metrics to whoever has its secret key", async () => {
  await start({ projects: [{ ref: PROJECT, name: "web", lints: [], secretKey: "sb_secret_x" }] });
  const get = (user: string, key: string) =>
    fetch(`${supabase.origin}/customer/v1/privileged/metrics`, {
      headers: { authorization: `Basic ${Buffer.from(`${user}:${key}`).toString("base64")}` },
    });
  const text = await (await get("service_role", "sb_secret_x")).text();
  expect(text).toContain(`node_memory_MemTotal_bytes{supabase_project_ref="${PROJECT}",service_type="db"} 4e+09\n`);
  for (const [user, key] of [
    ["service_role", "sb_secret_y"],
    ["anon", "sb_secret_x"],
  ] as const) {
    expect((await get(user, key)).status).toBe(401);
  }
});
