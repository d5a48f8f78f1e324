/** Supabase's own client of its Management API, unmodified, against the emulator. */
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, expect, it } from "vitest";
import { clientFile } from "../clients/install.ts";
import {
  OPEN_TABLE,
  OTHER_PROJECT,
  POOR_TOKEN,
  PROJECT,
  type StartedSupabase,
  startSupabase,
  TOKEN,
} from "../sandbox/supabase/start-supabase.ts";

interface Answer<Data> {
  readonly status: number;
  readonly data: Data;
  readonly headers: Headers;
}

/** The part of the client that is used here, after its own type declarations. */
interface Client {
  listAllProjects(): Promise<Answer<{ readonly ref: string; readonly organization_slug: string }[]>>;
  getProject(ref: string): Promise<Answer<{ readonly ref: string; readonly status: string }>>;
  getSecurityAdvisors(
    ref: string,
    params?: { readonly lint_type?: "sql" },
  ): Promise<Answer<{ readonly lints: Lint[] }>>;
  getPerformanceAdvisors(ref: string): Promise<Answer<{ readonly lints: Lint[] }>>;
  getServicesHealth(
    ref: string,
    params: { readonly services: readonly string[]; readonly timeout_ms?: number },
  ): Promise<Answer<{ readonly name: string; readonly status: string }[]>>;
}

interface Lint {
  readonly name: string;
  readonly level: string;
  readonly cache_key: string;
}

interface ClientModule {
  readonly SupabaseManagementAPI: new (options: { accessToken: string; baseUrl: string }) => Client;
  readonly V1ProjectAdvisorsResponseLintsItemLevel: Readonly<Record<string, string>>;
  readonly V1ServiceHealthResponseStatus: Readonly<Record<string, string>>;
}

let supabase: StartedSupabase;
let module: ClientModule;

beforeEach(async () => {
  module = (await import(pathToFileURL(clientFile("supabase-management-js/dist/index.mjs")).href)) as ClientModule;
  supabase = await startSupabase();
});

afterEach(() => supabase.close());

function client(accessToken = TOKEN): Client {
  return new module.SupabaseManagementAPI({ accessToken, baseUrl: supabase.origin });
}

it("lists projects and reads one", async () => {
  const { status, data } = await client().listAllProjects();
  expect(status).toBe(200);
  expect(data.map(({ ref }) => ref)).toEqual([PROJECT, OTHER_PROJECT]);
  expect((await client().getProject(PROJECT)).data).toMatchObject({ ref: PROJECT, status: "ACTIVE_HEALTHY" });
});

it("reads what both advisors say, in levels that it knows", async () => {
  const { data, headers } = await client().getSecurityAdvisors(PROJECT, { lint_type: "sql" });
  expect(data.lints.map(({ name }) => name)).toEqual(["rls_disabled_in_public", "function_search_path_mutable"]);
  const known = Object.values(module.V1ProjectAdvisorsResponseLintsItemLevel);
  expect(known.toSorted()).toEqual(["ERROR", "INFO", "WARN"]);
  for (const { level } of data.lints) expect(known).toContain(level);
  expect(Number(headers.get("x-ratelimit-reset"))).toBeLessThanOrEqual(60);
  expect((await client().getPerformanceAdvisors(PROJECT)).data.lints).toMatchObject([
    { name: "unindexed_foreign_keys" },
  ]);
});

it("asks for the health of services, which is in states that it knows", async () => {
  supabase.emulator.setService("db", "UNHEALTHY");
  const { data } = await client().getServicesHealth(PROJECT, { services: ["auth", "db"], timeout_ms: 1_000 });
  expect(data).toMatchObject([
    { name: "auth", status: "ACTIVE_HEALTHY" },
    { name: "db", status: "UNHEALTHY" },
  ]);
  const known = Object.values(module.V1ServiceHealthResponseStatus);
  expect(known.toSorted()).toEqual(["ACTIVE_HEALTHY", "COMING_UP", "UNHEALTHY"]);
});

it("sees what a rehearsal sets", async () => {
  const before = (await client().getSecurityAdvisors(PROJECT)).data.lints[0]?.cache_key;
  supabase.emulator.setLints([{ ...OPEN_TABLE, entity: "messages" }, OPEN_TABLE]);
  const keys = (await client().getSecurityAdvisors(PROJECT)).data.lints.map(({ cache_key }) => cache_key);
  expect(keys).toHaveLength(2);
  expect(keys[1]).toBe(before);
});

it("says what the emulator refuses, with its message and status", async () => {
  await expect(client("sbp_wrong").listAllProjects()).rejects.toMatchObject({ status: 401 });
  await expect(client().getProject("z".repeat(20))).rejects.toMatchObject({
    status: 404,
    message: expect.stringContaining("Project not found"),
  });
  await expect(client(POOR_TOKEN).getSecurityAdvisors(PROJECT)).rejects.toMatchObject({
    status: 403,
    data: { missing_permissions: ["advisors_read"] },
  });
});
