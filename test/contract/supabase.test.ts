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
  listAllBackups(ref: string): Promise<
    Answer<{
      readonly pitr_enabled: boolean;
      readonly backups: readonly { readonly status: string; readonly inserted_at: string }[];
      readonly physical_backup_data: { readonly latest_physical_backup_date_unix?: number };
    }>
  >;
  restorePitrBackup(ref: string, body: { readonly recovery_time_target_unix: number }): Promise<Answer<unknown>>;
  createABranch(ref: string, body: object): Promise<Answer<Branch>>;
  listAllBranches(ref: string): Promise<Answer<readonly Branch[]>>;
  getABranchConfig(id: string): Promise<Answer<{ readonly ref: string; readonly db_pass?: string }>>;
  getPoolerConfig(ref: string): Promise<Answer<readonly { readonly db_host: string; readonly pool_mode: string }[]>>;
  deleteABranch(id: string): Promise<Answer<{ readonly message: string }>>;
}

interface Branch {
  readonly id: string;
  readonly status: string;
  readonly preview_project_status?: string;
  readonly with_data: boolean;
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
  readonly V1BackupsResponseBackupsItemStatus: Readonly<Record<string, string>>;
  readonly BranchResponseStatus: Readonly<Record<string, string>>;
  readonly BranchResponsePreviewProjectStatus: Readonly<Record<string, string>>;
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

it("reads backups in states that it knows, and puts the project back to a moment", async () => {
  await supabase.close();
  const web = { ref: PROJECT, name: "web", lints: [], backups: [{ agoMs: 3_600_000 }], recoveryMs: 86_400_000 };
  supabase = await startSupabase({ projects: [web] });
  const { data } = await client().listAllBackups(PROJECT);
  const known = Object.values(module.V1BackupsResponseBackupsItemStatus);
  expect(known.toSorted()).toEqual(["ARCHIVED", "CANCELLED", "COMPLETED", "FAILED", "PENDING", "REMOVED"]);
  expect(data.backups.map(({ status }) => status)).toEqual(["COMPLETED"]);
  const target = data.physical_backup_data.latest_physical_backup_date_unix ?? 0;
  expect((await client().restorePitrBackup(PROJECT, { recovery_time_target_unix: target })).status).toBe(201);
  await supabase.clock.sleep(10_000);
  expect((await client().getProject(PROJECT)).data.status).toBe("RESTORING");
});

it("makes a branch in states that it knows, and says how it is reached", async () => {
  const { data: made } = await client().createABranch(PROJECT, { branch_name: "copy", with_data: true });
  await supabase.clock.sleep(120_000);
  const [branch] = (await client().listAllBranches(PROJECT)).data;
  expect(branch).toMatchObject({ id: made.id, with_data: true });
  for (const status of [made.status, branch?.status]) {
    expect(Object.values(module.BranchResponseStatus)).toContain(status);
  }
  expect(Object.values(module.BranchResponsePreviewProjectStatus)).toContain(branch?.preview_project_status);
  const { data: config } = await client().getABranchConfig(made.id);
  expect(config.db_pass).not.toBe("");
  expect((await client().getPoolerConfig(config.ref)).data).toMatchObject([{ pool_mode: "transaction" }]);
  expect((await client().deleteABranch(made.id)).data.message).toBe("ok");
});
