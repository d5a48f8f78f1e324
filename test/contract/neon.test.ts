/** Neon's own client of its API, unmodified, against the emulator; and the emulator's answers against Neon's own description. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { parse } from "yaml";
import { neonDatabases } from "../../src/providers/neon/index.ts";
import { Secret } from "../../src/lib/secret.ts";
import { clientFile } from "../clients/install.ts";
import { EPOCH, KEY, MAIN, PROJECT, type StartedNeon, startNeon } from "../sandbox/neon/start-neon.ts";

const NIGHTLY = { id: "snap-nightly-000001", name: "nightly", at: EPOCH - 3_600_000 };
const DESCRIPTION = "@neondatabase/api-client/public-v2-for-users.gen.yaml";

interface Answer<Data> {
  readonly status: number;
  readonly data: Data;
}

interface Named {
  readonly id: string;
  readonly name: string;
}

interface Operations {
  readonly operations: readonly { readonly id: string; readonly status: string }[];
}

/** The part of the client that is used here, after its own type declarations. */
interface Client {
  getProject(project: string): Promise<Answer<{ project: Named & { history_retention_seconds: number } }>>;
  createProjectBranch(project: string, body: unknown): Promise<Answer<Operations & { branch: Named }>>;
  listProjectBranches(query: {
    projectId: string;
    search?: string;
    limit?: number;
  }): Promise<Answer<{ branches: readonly Named[]; pagination?: { next?: string } }>>;
  getProjectOperation(project: string, operation: string): Promise<Answer<{ operation: { status: string } }>>;
  createSnapshot(query: {
    projectId: string;
    branchId: string;
    name?: string;
  }): Promise<Answer<Operations & { snapshot: Named }>>;
  listSnapshots(project: string): Promise<Answer<{ snapshots: readonly Named[] }>>;
  restoreProjectBranch(project: string, branch: string, body: unknown): Promise<Answer<Operations>>;
  getConnectionUri(query: {
    projectId: string;
    branch_id?: string;
    database_name: string;
    role_name: string;
    pooled?: boolean;
  }): Promise<Answer<{ uri: string }>>;
  deleteProjectBranch(query: { projectId: string; branchId: string }): Promise<Answer<Operations>>;
}

interface ClientModule {
  readonly createApiClient: (options: { apiKey: string; baseURL: string }) => Client;
}

let neon: StartedNeon;
let client: Client;
let validate: (schema: string, body: unknown) => readonly string[];

beforeAll(() => {
  const require = createRequire(clientFile("package.json"));
  const { Ajv } = require("ajv") as {
    Ajv: new (options: object) => {
      addSchema(schema: object, key: string): void;
      compile(schema: object): {
        (body: unknown): boolean;
        errors?: readonly { instancePath: string; message: string }[];
      };
    };
  };
  const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });
  ajv.addSchema(parse(readFileSync(clientFile(DESCRIPTION), "utf8")) as object, "neon");
  validate = (schema, body) => {
    const check = ajv.compile({ $ref: `neon#/components/schemas/${schema}` });
    check(body);
    return (check.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
  };
});

beforeEach(async () => {
  neon = await startNeon({ snapshots: [NIGHTLY] });
  const module = (await import(
    pathToFileURL(clientFile("@neondatabase/api-client/dist/index.js")).href
  )) as ClientModule;
  client = module.createApiClient({ apiKey: KEY, baseURL: `${neon.served.origin}/api/v2` });
});

afterEach(() => neon.close());

it("makes, finds, reaches, puts back and deletes a branch", async () => {
  const { data } = await client.createProjectBranch(PROJECT, {
    branch: { name: "copy", expires_at: "2026-11-27T12:00:00Z" },
    endpoints: [{ type: "read_write" }],
  });
  const [operation] = data.operations;
  await neon.clock.sleep(5_000);
  expect((await client.getProjectOperation(PROJECT, operation?.id ?? "")).data.operation.status).toBe("finished");
  const listed = await client.listProjectBranches({ projectId: PROJECT, search: "copy", limit: 10 });
  expect(listed.data.branches).toMatchObject([{ id: data.branch.id, name: "copy" }]);
  const query = { projectId: PROJECT, branch_id: data.branch.id, database_name: "app", role_name: "owner" };
  expect((await client.getConnectionUri({ ...query, pooled: true })).data.uri).toContain("-pooler.");
  expect((await client.getConnectionUri(query)).data.uri).not.toContain("-pooler.");
  expect((await client.deleteProjectBranch({ projectId: PROJECT, branchId: data.branch.id })).status).toBe(200);
  await neon.clock.sleep(5_000);
  const wish = { source_branch_id: MAIN, source_timestamp: "2026-11-20T11:00:00Z", preserve_under_name: "before" };
  expect((await client.restoreProjectBranch(PROJECT, MAIN, wish)).data.operations).toHaveLength(1);
});

it("takes a snapshot and lists it with the one that was there", async () => {
  const { data } = await client.createSnapshot({ projectId: PROJECT, branchId: MAIN, name: "before-release" });
  expect(data.snapshot.name).toBe("before-release");
  const { data: listed } = await client.listSnapshots(PROJECT);
  expect(listed.snapshots.map(({ name }) => name)).toEqual(["before-release", "nightly"]);
});

it("answers every question of ours as Neon's description says", async () => {
  const ask = async (path: string, init: RequestInit = {}) => {
    const headers = { authorization: `Bearer ${KEY}`, "content-type": "application/json" };
    const response = await fetch(`${neon.served.origin}/api/v2/projects/${PROJECT}${path}`, { ...init, headers });
    await neon.clock.sleep(5_000);
    return (await response.json()) as Readonly<Record<string, unknown>>;
  };
  const post = (path: string, body: unknown = {}) => ask(path, { method: "POST", body: JSON.stringify(body) });
  const made = await post("/branches", { branch: { name: "copy" } });
  const branch = (made["branch"] as Named).id;
  const answers: readonly (readonly [string, unknown])[] = [
    ["ProjectResponse", await ask("")],
    ["BranchesResponse", await ask("/branches")],
    ["CursorPaginationResponse", await ask("/branches?limit=1")],
    ["BranchOperations", made],
    ["BranchResponse", await ask(`/branches/${branch}`)],
    ["EndpointOperations", await post("/endpoints", { endpoint: { branch_id: branch, type: "read_write" } })],
    ["EndpointsResponse", await ask(`/branches/${branch}/endpoints`)],
    ["ConnectionURIResponse", await ask(`/connection_uri?branch_id=${branch}&database_name=app&role_name=owner`)],
    ["Snapshot", (await post(`/branches/${MAIN}/snapshot?name=one`))["snapshot"]],
    ["BranchOperations", await post(`/snapshots/${NIGHTLY.id}/restore`, { name: "coming", target_branch_id: MAIN })],
    ["OperationsResponse", await ask("/operations")],
    ["OperationsResponse", await ask(`/branches/${branch}`, { method: "DELETE" })],
    ["GeneralError", await ask("/branches/br-nowhere")],
  ];
  expect(validate("BranchResponse", { branch: { id: "br-1" } })).not.toEqual([]);
  expect(answers.flatMap(([schema, body]) => validate(schema, body).map((wrong) => `${schema}: ${wrong}`))).toEqual([]);
});

it("and our provider's whole way is understood by the client", async () => {
  const role = await neonDatabases.connect({ project: "web", team: null, repository: null }, neon.context);
  const database = role.open({ project: PROJECT, branch: null });
  const copy = await database.createCopy({ name: "ours", way: "branch", at: null, expiresAt: EPOCH + 86_400_000 });
  const ready = await database.followCopy(copy, { timeoutMs: 60_000, progress: () => undefined });
  const like = new Secret("DATABASE_URL", "postgres://owner:secret@ep-main.aws.neon.tech/app");
  await database.addressOf(ready, like);
  const { data } = await client.listProjectBranches({ projectId: PROJECT, search: "ours" });
  expect(data.branches).toMatchObject([{ id: ready.id }]);
});
