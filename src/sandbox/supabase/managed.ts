/** What Supabase does for a project's database: its own backups, branches with data, and a restore. Shapes: its own client. */
import type { EmulatedRequest, EmulatedResponse, EmulatorContext, Route } from "../contract.ts";
import { type Access, Refusal } from "./access.ts";
import type { SupabaseProjectSeed, SupabaseSeed } from "./seed.ts";

interface Branch {
  readonly id: string;
  readonly name: string;
  /** Its own reference. */
  readonly ref: string;
  readonly parent: string;
  readonly withData: boolean;
  readonly createdAt: number;
  readonly end: "FUNCTIONS_DEPLOYED" | "MIGRATIONS_FAILED";
}

export interface ManagedSupabase {
  readonly routes: readonly Route[];
  /** As `GET /v1/projects/:ref` has it. */
  statusOf(ref: string): string;
  /** Branches that are made from now on come without data, or do not come to anything. */
  makeBranches(how: "with data" | "without data" | "failing"): void;
  branches(): readonly string[];
  /** Moments to which projects were put back, in seconds. */
  restored(): readonly number[];
}

/** What a project is doing meanwhile takes this long. */
const BRANCH_MS = 60_000;
const OFFLINE_FROM_MS = 5_000;
const OFFLINE_MS = 120_000;

interface World {
  readonly context: EmulatorContext;
  readonly seed: SupabaseSeed;
  branches: readonly Branch[];
  how: Parameters<ManagedSupabase["makeBranches"]>[0];
  readonly restores: { readonly ref: string; readonly at: number; readonly target: number }[];
}

type Body = Readonly<Record<string, unknown>>;

export function createManaged(context: EmulatorContext, seed: SupabaseSeed, access: Access): ManagedSupabase {
  const world: World = { context, seed, branches: [], how: "with data", restores: [] };
  return {
    routes: [...backupRoutes(world, access), ...branchRoutes(world, access)],
    statusOf(ref) {
      const last = world.restores.findLast((one) => one.ref === ref);
      const sinceMs = last === undefined ? -1 : context.clock.now() - last.at - OFFLINE_FROM_MS;
      return sinceMs >= 0 && sinceMs < OFFLINE_MS ? "RESTORING" : "ACTIVE_HEALTHY";
    },
    makeBranches: (how) => {
      world.how = how;
    },
    branches: () => world.branches.map(({ name }) => name),
    restored: () => world.restores.map(({ target }) => target),
  };
}

/** Of a project that the path names. */
function projectRoute(access: Access, method: string, path: string, permission: string) {
  return (handle: (project: SupabaseProjectSeed, body: Body) => EmulatedResponse): Route =>
    access.bodyRoute(method, `/v1/projects/:ref${path}`, permission, ({ project }, _request, body) => {
      if (project === null) throw new Refusal(404, "Project not found");
      return handle(project, body);
    });
}

function backupRoutes(world: World, access: Access): readonly Route[] {
  return [
    projectRoute(
      access,
      "GET",
      "/database/backups",
      "backups_read",
    )((project) => ({
      status: 200,
      body: showBackups(world.context, project),
    })),
    projectRoute(
      access,
      "POST",
      "/database/backups/restore-pitr",
      "backups_write",
    )(({ ref, recoveryMs }, { recovery_time_target_unix: target }) => {
      if (typeof target !== "number" || !Number.isInteger(target)) {
        throw new Refusal(400, "recovery_time_target_unix: Expected integer");
      }
      if (recoveryMs === undefined) throw new Refusal(400, "PITR is not enabled for this project.");
      world.restores.push({ ref, at: world.context.clock.now(), target });
      return { status: 201 };
    }),
  ];
}

function branchRoutes(world: World, access: Access): readonly Route[] {
  const now = () => world.context.clock.now();
  return [
    projectRoute(
      access,
      "GET",
      "/branches",
      "branching_development_read",
    )(({ ref }) => ({
      status: 200,
      body: world.branches.filter(({ parent }) => parent === ref).map((branch) => showBranch(branch, now())),
    })),
    projectRoute(
      access,
      "POST",
      "/branches",
      "branching_development_create",
    )((project, body) => createBranch(world, project, body)),
    access.route("GET", "/v1/branches/:branch", "branching_development_read", ({ token }, request) => ({
      status: 200,
      body: showConfig(branchOf(world, request), token.permissions?.includes("secrets_hidden") === true),
    })),
    access.route("DELETE", "/v1/branches/:branch", "branching_development_delete", (_caller, request) => {
      const gone = branchOf(world, request);
      world.branches = world.branches.filter(({ id }) => id !== gone.id);
      return { status: 200, body: { message: "ok" } };
    }),
    // Of a branch's own project, too.
    access.route(
      "GET",
      "/v1/projects/:own/config/database/pooler",
      "database_pooling_config_read",
      (_caller, { params }) => {
        const ref = params["own"] ?? "";
        const isThere = [...world.seed.projects, ...world.branches].some((one) => one.ref === ref);
        if (!isThere) throw new Refusal(404, "Project not found");
        return { status: 200, body: [showPooler(ref)] };
      },
    ),
  ];
}

function branchOf({ branches }: World, { params }: EmulatedRequest): Branch {
  const found = branches.find(({ id }) => id === params["branch"]);
  if (found === undefined) throw new Refusal(404, "Branch not found");
  return found;
}

function createBranch(world: World, { ref }: SupabaseProjectSeed, body: Body): EmulatedResponse {
  const { branch_name: name, with_data: wantsData } = body;
  if (typeof name !== "string" || name === "") throw new Refusal(400, "branch_name: Required");
  const number = world.branches.length + 1;
  const now = world.context.clock.now();
  const branch: Branch = {
    id: `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`,
    name,
    ref: `branchofproject${"abcdefghij"[number % 10] ?? "a"}`.padEnd(20, "z"),
    parent: ref,
    withData: wantsData === true && world.how !== "without data",
    createdAt: now,
    end: world.how === "failing" ? "MIGRATIONS_FAILED" : "FUNCTIONS_DEPLOYED",
  };
  world.branches = [...world.branches, branch];
  return { status: 201, body: showBranch(branch, now) };
}

/** The newest moment is two minutes old: logs are taken so often. */
const RECOVERY_LAG_MS = 120_000;

function showBackups({ clock, hasFault, startedAt }: EmulatorContext, project: SupabaseProjectSeed) {
  const isEmpty = hasFault("supabase", "empty");
  const { backups = [], recoveryMs, region = "eu-central-1" } = project;
  const isOn = recoveryMs !== undefined && !isEmpty;
  // Daily backups are physical too: these dates alone say nothing of point-in-time recovery.
  const made = isEmpty ? [] : backups.map(({ agoMs }) => startedAt - agoMs).toSorted((one, other) => one - other);
  const [first, last] = isOn ? [clock.now() - recoveryMs, clock.now() - RECOVERY_LAG_MS] : [made[0], made.at(-1)];
  return {
    region,
    walg_enabled: true,
    pitr_enabled: isOn,
    backups: (isEmpty ? [] : backups).map(({ agoMs, status = "COMPLETED" }) => ({
      is_physical_backup: true,
      status,
      inserted_at: new Date(startedAt - agoMs).toISOString(),
    })),
    physical_backup_data:
      first === undefined || last === undefined
        ? {}
        : {
            earliest_physical_backup_date_unix: Math.floor(first / 1_000),
            latest_physical_backup_date_unix: Math.floor(last / 1_000),
          },
  };
}

function showBranch({ id, name, ref, parent, withData, createdAt, end }: Branch, now: number) {
  const isDone = now - createdAt >= BRANCH_MS;
  return {
    id,
    name,
    project_ref: ref,
    parent_project_ref: parent,
    is_default: false,
    persistent: false,
    status: isDone ? end : "CREATING_PROJECT",
    created_at: new Date(createdAt).toISOString(),
    updated_at: new Date(now).toISOString(),
    with_data: withData,
    preview_project_status: isDone ? "ACTIVE_HEALTHY" : "COMING_UP",
  };
}

function showConfig({ ref }: Branch, isHidden: boolean) {
  return {
    ref,
    postgres_version: "17.6.1.005",
    postgres_engine: "17",
    release_channel: "ga",
    status: "ACTIVE_HEALTHY",
    db_host: `db.${ref}.supabase.co`,
    db_port: 5432,
    db_user: "postgres",
    ...(isHidden ? {} : { db_pass: "password/of the branch" }),
  };
}

function showPooler(ref: string) {
  const user = `postgres.${ref}`;
  const host = "aws-0-eu-central-1.pooler.supabase.com";
  const address = `postgresql://${user}:[YOUR-PASSWORD]@${host}:6543/postgres`;
  return {
    identifier: ref,
    database_type: "PRIMARY",
    is_using_scram_auth: true,
    db_user: user,
    db_host: host,
    db_port: 6543,
    db_name: "postgres",
    connection_string: address,
    connectionString: address,
    default_pool_size: 15,
    max_client_conn: 200,
    pool_mode: "transaction",
  };
}
