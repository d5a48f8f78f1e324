/** What Neon shows of its things, in the shapes of its published description. */
import type { Branch, Operation, Project, Snapshot, World } from "./world.ts";

/** Neon's answers have seconds. */
export function instant(at: number): string {
  return new Date(at).toISOString().replace(/\.\d{3}Z$/, "Z");
}

export function showBranch({ seed }: Project, branch: Branch) {
  return {
    id: branch.id,
    project_id: seed.id,
    name: branch.name,
    ...(branch.parent === null ? {} : { parent_id: branch.parent }),
    ...(branch.parentLsn === null ? {} : { parent_lsn: branch.parentLsn }),
    ...(branch.parentAt === null ? {} : { parent_timestamp: instant(branch.parentAt) }),
    ...(branch.expiresAt === null ? {} : { expires_at: instant(branch.expiresAt) }),
    current_state: branch.state,
    ...(branch.state === "ready" ? {} : { pending_state: "ready" }),
    state_changed_at: instant(branch.createdAt),
    logical_size: 31_000_000,
    creation_source: "console",
    init_source: "parent-data",
    primary: branch.isDefault,
    default: branch.isDefault,
    protected: false,
    cpu_used_sec: 0,
    compute_time_seconds: 0,
    active_time_seconds: 0,
    written_data_bytes: 0,
    data_transfer_bytes: 0,
    created_at: instant(branch.createdAt),
    updated_at: instant(branch.createdAt),
  };
}

export function showSnapshot(snapshot: Snapshot) {
  return {
    id: snapshot.id,
    name: snapshot.name,
    lsn: "0/1DE2850",
    timestamp: instant(snapshot.at),
    source_branch_id: snapshot.source,
    created_at: instant(snapshot.createdAt),
    ...(snapshot.expiresAt === null ? {} : { expires_at: instant(snapshot.expiresAt) }),
    manual: true,
  };
}

export function showOperation({ context }: World, { seed }: Project, operation: Operation) {
  const now = context.clock.now();
  const status = operation.isSettled ? operation.end : now > operation.createdAt ? "running" : "scheduling";
  return {
    id: operation.id,
    project_id: seed.id,
    branch_id: operation.branch,
    action: operation.action,
    status,
    failures_count: operation.isSettled && operation.end === "cancelled" ? 1 : 0,
    created_at: instant(operation.createdAt),
    updated_at: instant(now),
    total_duration_ms: Math.max(0, now - operation.createdAt),
  };
}

export function showEndpoint({ seed }: Project, branch: Branch) {
  const id = `ep-${branch.id.replace(/^br-/, "")}`;
  return {
    id,
    host: seed.databaseHost ?? `${id}.eu-central-1.aws.neon.tech`,
    project_id: seed.id,
    branch_id: branch.id,
    autoscaling_limit_min_cu: 0.25,
    autoscaling_limit_max_cu: 0.25,
    region_id: "aws-eu-central-1",
    type: "read_write",
    current_state: "active",
    settings: {},
    pooler_enabled: false,
    pooler_mode: "transaction",
    disabled: false,
    passwordless_access: true,
    creation_source: "console",
    proxy_host: "eu-central-1.aws.neon.tech",
    suspend_timeout_seconds: 0,
    provisioner: "k8s-neonvm",
    created_at: instant(branch.createdAt),
    updated_at: instant(branch.createdAt),
  };
}
