/** Neon's API on loopback, as far as branches, snapshots and operations go. Shapes: the description in its own client's package. */
import type { EmulatedResponse, Emulator, EmulatorContext } from "../contract.ts";
import { type Access, createAccess, Refusal, type Visit } from "./access.ts";
import { addBranch, branchRoutes, momentOf, ready, text } from "./branch-routes.ts";
import type { NeonSeed } from "./seed.ts";
import { showBranch, showOperation, showSnapshot } from "./show.ts";
import { createWorld, type Operation, type Project, type Snapshot, type World } from "./world.ts";

export interface NeonEmulator extends Emulator {
  /** Work that begins from now on ends so. */
  endWork(end: Operation["end"]): void;
  /** No branch more than there is can be made. */
  allowNoBranch(): void;
  branches(project?: string): readonly { readonly name: string; readonly expiresAt: number | null }[];
  snapshots(project?: string): readonly { readonly name: string }[];
}

const PROJECT = "/projects/:project";

/** Fault `empty` shows no branch and no snapshot. */
export function createNeonEmulator(context: EmulatorContext, seed: NeonSeed): NeonEmulator {
  const world = createWorld(context, seed.projects);
  const access = createAccess(world, seed);
  const projectOf = (id?: string): Project => {
    const found = world.projects.find((project) => id === undefined || project.seed.id === id);
    if (found === undefined) throw new Error(`neon emulator: no project ${id ?? ""}`);
    world.advance(found);
    return found;
  };
  const full = new Set<Project>();
  return {
    name: "neon",
    routes: [
      access.route("GET", PROJECT, ({ project }) => ({ status: 200, body: { project: showProject(world, project) } })),
      ...branchRoutes(world, {
        ...access,
        change: (method, path, handle) =>
          access.change(method, path, (visit) => {
            if (full.has(visit.project) && method === "POST" && path.endsWith("/branches")) {
              throw new Refusal(422, "BRANCHES_LIMIT_EXCEEDED", "branches limit exceeded");
            }
            return handle(visit);
          }),
      }),
      ...snapshotRoutes(world, access),
      access.route("GET", `${PROJECT}/operations`, (visit) => listOperations(world, visit)),
      access.route("GET", `${PROJECT}/operations/:operation`, ({ project, request }) => {
        const found = project.operations.find(({ id }) => id === request.params["operation"]);
        if (found === undefined) throw new Refusal(404, "NOT_FOUND", "operation not found");
        return { status: 200, body: { operation: showOperation(world, project, found) } };
      }),
    ],
    endWork: (end) => {
      world.nextEnd = end;
    },
    allowNoBranch: () => {
      for (const project of world.projects) full.add(project);
    },
    branches: (id) => projectOf(id).branches,
    snapshots: (id) => projectOf(id).snapshots,
    // No key and no address is in it.
    state: () => ({
      projects: world.projects.map((project) => ({
        id: project.seed.id,
        branches: project.branches.map((branch) => showBranch(project, branch)),
        snapshots: project.snapshots.map(showSnapshot),
      })),
    }),
  };
}

function snapshotRoutes(world: World, access: Access) {
  const one = `${PROJECT}/snapshots/:snapshot`;
  return [
    access.route("GET", `${PROJECT}/snapshots`, ({ project }) => ({
      status: 200,
      body: { snapshots: world.context.hasFault("neon", "empty") ? [] : project.snapshots.map(showSnapshot) },
    })),
    access.change("POST", `${PROJECT}/branches/:branch/snapshot`, (visit) => createSnapshot(world, visit)),
    access.change("DELETE", one, (visit) => {
      const { project } = visit;
      const found = snapshotOf(visit);
      const settle = () => {
        project.snapshots = project.snapshots.filter(({ id }) => id !== found.id);
      };
      const operation = world.begin(project, { branch: found.source, action: "delete_timeline", settle });
      return { status: 202, body: { operations: [showOperation(world, project, operation)] } };
    }),
    access.change("POST", `${one}/restore`, (visit) => restoreSnapshot(world, visit)),
  ];
}

function createSnapshot(world: World, { project, branch, request }: Visit): EmulatedResponse {
  const now = world.context.clock.now();
  if (project.snapshots.length >= (project.seed.snapshotLimit ?? 10)) {
    throw new Refusal(422, "SNAPSHOTS_LIMIT_EXCEEDED", "snapshots limit exceeded");
  }
  const expires = request.query.get("expires_at");
  const snapshot: Snapshot = {
    id: world.newId("snap"),
    name: request.query.get("name") ?? "snapshot",
    source: branch.id,
    at: momentOf(world, project, request.query.get("timestamp")) ?? now,
    createdAt: Math.floor(now / 1_000) * 1_000,
    expiresAt: expires === null ? null : Date.parse(expires),
  };
  project.snapshots = [snapshot, ...project.snapshots];
  const operation = world.begin(project, { branch: branch.id, action: "create_branch", settle: () => undefined });
  const operations = [showOperation(world, project, operation)];
  return { status: 200, body: { snapshot: showSnapshot(snapshot), operations } };
}

function restoreSnapshot(world: World, visit: Visit): EmulatedResponse {
  const { project, body } = visit;
  const found = snapshotOf(visit);
  const name = text(body.name) ?? world.newId("restored");
  const target = text(body.target_branch_id) ?? found.source;
  const branch = addBranch(world, project, { name, parent: found.source, at: found.at, expiresAt: null });
  project.coming.set(branch.id, target);
  const operation = world.begin(project, { branch: branch.id, action: "create_branch", settle: () => ready(branch) });
  const operations = [showOperation(world, project, operation)];
  return { status: 200, body: { branch: showBranch(project, branch), operations } };
}

function snapshotOf({ project, request }: Visit): Snapshot {
  const found = project.snapshots.find(({ id }) => id === request.params["snapshot"]);
  if (found === undefined) throw new Refusal(404, "NOT_FOUND", "snapshot not found");
  return found;
}

function listOperations(world: World, { project, request }: Visit): EmulatedResponse {
  const limit = Number(request.query.get("limit") ?? 100);
  const from = Number(request.query.get("cursor") ?? 0);
  const page = project.operations.slice(from, from + limit);
  const operations = page.map((operation) => showOperation(world, project, operation));
  const isLast = from + page.length >= project.operations.length;
  return {
    status: 200,
    body: { operations, ...(isLast ? {} : { pagination: { cursor: String(from + page.length) } }) },
  };
}

function showProject({ context }: World, { seed }: Project) {
  const created = new Date(context.startedAt - 30 * 86_400_000).toISOString();
  return {
    id: seed.id,
    name: seed.name,
    platform_id: "aws",
    region_id: "aws-eu-central-1",
    provisioner: "k8s-neonvm",
    pg_version: 17,
    proxy_host: "eu-central-1.aws.neon.tech",
    store_passwords: true,
    creation_source: "console",
    history_retention_seconds: seed.historySeconds,
    owner_id: "org-sandbox",
    branch_logical_size_limit: 0,
    branch_logical_size_limit_bytes: 0,
    data_storage_bytes_hour: 0,
    data_transfer_bytes: 0,
    written_data_bytes: 0,
    compute_time_seconds: 0,
    active_time_seconds: 0,
    cpu_used_sec: 0,
    consumption_period_start: created,
    consumption_period_end: created,
    created_at: created,
    updated_at: created,
  };
}
