/** Branches: listed in pages, made, reached, put back, ended. */
import type { EmulatedResponse } from "../contract.ts";
import { type Access, Refusal, type Visit } from "./access.ts";
import { showBranch, showEndpoint, showOperation } from "./show.ts";
import type { Branch, Operation, Project, World } from "./world.ts";

const BRANCHES = "/projects/:project/branches";
const PAGE = 100;

export function branchRoutes(world: World, access: Access) {
  return [
    access.route("GET", BRANCHES, (visit) => listBranches(world, visit)),
    access.change("POST", BRANCHES, (visit) => createBranch(world, visit)),
    access.route("GET", `${BRANCHES}/:branch`, ({ project, branch }) => ({
      status: 200,
      body: { branch: showBranch(project, branch) },
    })),
    access.change("DELETE", `${BRANCHES}/:branch`, (visit) => deleteBranch(world, visit)),
    access.change("POST", `${BRANCHES}/:branch/restore`, (visit) => restoreBranch(world, visit)),
    access.change("POST", `${BRANCHES}/:branch/finalize_restore`, (visit) => finalizeRestore(world, visit)),
    access.route("GET", `${BRANCHES}/:branch/endpoints`, ({ project, branch }) => ({
      status: 200,
      body: { endpoints: branch.hasEndpoint ? [showEndpoint(project, branch)] : [] },
    })),
    access.change("POST", "/projects/:project/endpoints", (visit) => createEndpoint(world, visit)),
    access.route("GET", "/projects/:project/connection_uri", addressOf),
  ];
}

function listBranches({ context }: World, { project, request }: Visit): EmulatedResponse {
  const search = request.query.get("search") ?? "";
  const limit = Number(request.query.get("limit") ?? PAGE);
  const from = Number(request.query.get("cursor") ?? 0);
  const shown = context.hasFault("neon", "empty")
    ? []
    : project.branches.filter(({ id, name }) => `${id} ${name}`.includes(search));
  const page = shown.slice(from, from + limit);
  const isLast = from + page.length >= shown.length;
  return {
    status: 200,
    body: {
      branches: page.map((branch) => showBranch(project, branch)),
      annotations: {},
      pagination: {
        sort_by: "created_at",
        sort_order: "desc",
        ...(isLast ? {} : { next: String(from + page.length) }),
      },
    },
  };
}

function createBranch(world: World, { project, body }: Visit): EmulatedResponse {
  const wished = fields(body.branch);
  const name = text(wished.name) ?? world.newId("br-generated");
  const parent = project.branches.find(({ id, isDefault }) =>
    wished.parent_id === undefined ? isDefault : id === wished.parent_id,
  );
  if (parent === undefined) throw new Refusal(404, "NOT_FOUND", "parent branch not found");
  if (project.branches.some((branch) => branch.name === name)) {
    throw new Refusal(409, "BRANCH_ALREADY_EXISTS", "branch with this name already exists");
  }
  if (project.branches.length >= (project.seed.branchLimit ?? 10)) {
    throw new Refusal(422, "BRANCHES_LIMIT_EXCEEDED", "branches limit exceeded");
  }
  const branch = addBranch(world, project, {
    name,
    parent: parent.id,
    at: momentOf(world, project, wished.parent_timestamp),
    expiresAt: text(wished.expires_at) === null ? null : Date.parse(String(wished.expires_at)),
  });
  const wantsEndpoint = Array.isArray(body.endpoints) && body.endpoints.length > 0;
  const operations = [
    world.begin(project, { branch: branch.id, action: "create_branch", settle: () => ready(branch) }),
  ];
  if (wantsEndpoint) operations.push(startEndpoint(world, project, branch));
  return {
    status: 201,
    body: {
      branch: showBranch(project, branch),
      endpoints: wantsEndpoint ? [showEndpoint(project, branch)] : [],
      operations: operations.map((operation) => showOperation(world, project, operation)),
      roles: [],
      databases: [],
    },
  };
}

export function addBranch(
  world: World,
  project: Project,
  wish: {
    readonly name: string;
    readonly parent: string;
    readonly at: number | null;
    readonly expiresAt: number | null;
  },
): Branch {
  const branch: Branch = {
    id: world.newId("br"),
    name: wish.name,
    parent: wish.parent,
    parentLsn: "0/1DE2850",
    parentAt: wish.at,
    createdAt: Math.floor(world.context.clock.now() / 1_000) * 1_000,
    expiresAt: wish.expiresAt,
    state: "init",
    hasEndpoint: false,
    isDefault: false,
  };
  project.branches = [branch, ...project.branches];
  return branch;
}

export function ready(branch: Branch): void {
  branch.state = "ready";
}

/** Of the past, as far as the history goes. */
export function momentOf({ context }: World, { seed }: Project, said: unknown): number | null {
  if (said === undefined || said === null || said === "") return null;
  const at = Date.parse(String(said));
  const now = context.clock.now();
  if (Number.isNaN(at)) throw new Refusal(400, "", "timestamp is not RFC 3339");
  if (at > now || at < now - seed.historySeconds * 1_000) {
    throw new Refusal(400, "", "the timestamp lies outside of the restore window");
  }
  return at;
}

function deleteBranch(world: World, { project, branch }: Visit): EmulatedResponse {
  if (branch.isDefault) throw new Refusal(422, "", "cannot delete the default branch");
  if (project.branches.some(({ parent }) => parent === branch.id)) {
    throw new Refusal(422, "", "cannot delete a branch that has children");
  }
  const settle = () => {
    project.branches = project.branches.filter(({ id }) => id !== branch.id);
  };
  const operation = world.begin(project, { branch: branch.id, action: "delete_timeline", settle });
  return answer(world, project, branch, [operation]);
}

function restoreBranch(world: World, { project, branch, body }: Visit): EmulatedResponse {
  const source = project.branches.find(({ id }) => id === body.source_branch_id);
  if (source === undefined) throw new Refusal(404, "NOT_FOUND", "source branch not found");
  const at = momentOf(world, project, body.source_timestamp);
  const kept = text(body.preserve_under_name);
  if (source === branch && at === null) throw new Refusal(400, "", "source_timestamp or source_lsn is required");
  if (source === branch && kept === null) throw new Refusal(400, "", "preserve_under_name is required");
  if (project.branches.some(({ name }) => name === kept)) {
    throw new Refusal(409, "BRANCH_ALREADY_EXISTS", "branch with this name already exists");
  }
  if (kept !== null) ready(addBranch(world, project, { name: kept, parent: branch.id, at: null, expiresAt: null }));
  branch.state = "resetting";
  const operation = world.begin(project, { branch: branch.id, action: "create_timeline", settle: () => ready(branch) });
  return answer(world, project, branch, [operation]);
}

/** It takes over the name and the computes of the branch that it replaces. */
function finalizeRestore(world: World, { project, branch, body }: Visit): EmulatedResponse {
  const replaced = project.branches.find(({ id }) => id === project.coming.get(branch.id));
  if (replaced === undefined) throw new Refusal(422, "", "the branch was not restored from a snapshot");
  const kept = text(body.name) ?? `${replaced.name}_old`;
  const settle = () => {
    branch.name = replaced.name;
    branch.isDefault = replaced.isDefault;
    branch.hasEndpoint = replaced.hasEndpoint;
    replaced.name = kept;
    replaced.isDefault = false;
    replaced.hasEndpoint = false;
    project.coming.delete(branch.id);
  };
  const operation = world.begin(project, { branch: branch.id, action: "apply_config", settle });
  return { status: 200, body: { operations: [showOperation(world, project, operation)] } };
}

function createEndpoint(world: World, { project, body }: Visit): EmulatedResponse {
  const branch = project.branches.find(({ id }) => id === fields(body.endpoint).branch_id);
  if (branch === undefined) throw new Refusal(404, "NOT_FOUND", "branch not found");
  if (branch.hasEndpoint) throw new Refusal(409, "", "read-write endpoint already exists");
  const operation = startEndpoint(world, project, branch);
  const operations = [showOperation(world, project, operation)];
  return { status: 201, body: { endpoint: showEndpoint(project, branch), operations } };
}

function startEndpoint(world: World, project: Project, branch: Branch): Operation {
  branch.hasEndpoint = true;
  return world.begin(project, { branch: branch.id, action: "start_compute", settle: () => undefined });
}

function addressOf({ project, request }: Visit): EmulatedResponse {
  const { query } = request;
  const branch = project.branches.find(({ id, isDefault }) => {
    const wanted = query.get("branch_id");
    return wanted === null ? isDefault : id === wanted;
  });
  const [database, role] = [query.get("database_name"), query.get("role_name")];
  if (database === null || role === null) throw new Refusal(400, "", "database_name and role_name are required");
  if (branch === undefined || !branch.hasEndpoint) throw new Refusal(404, "NOT_FOUND", "read-write endpoint not found");
  const { host } = showEndpoint(project, branch);
  const name = query.get("pooled") === "true" ? host.replace(/^([^.]+)/, "$1-pooler") : host;
  return { status: 200, body: { uri: `postgresql://${role}:npg_sandbox@${name}/${database}?sslmode=require` } };
}

function answer(world: World, project: Project, branch: Branch, operations: readonly Operation[]): EmulatedResponse {
  const shown = operations.map((operation) => showOperation(world, project, operation));
  return { status: 200, body: { branch: showBranch(project, branch), operations: shown } };
}

function fields(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}

export function text(value: unknown): string | null {
  return typeof value === "string" && value !== "" ? value : null;
}
