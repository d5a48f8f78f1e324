/** Small whole worlds for the pure core: everything in order, each test changes what it is about. */
import type { HostDeployment, HostProject, HostRollout } from "../../src/providers/contract.ts";
import type { Asked } from "../../src/release/asked.ts";
import type { ProductionPhase, ProductionRecord, StagingRecord } from "../../src/release/record.ts";
import type { ProductionState, World } from "../../src/release/world.ts";

export const COMMIT = "c".repeat(40);
export const DIGEST = "d".repeat(64);
export const RELEASE = { id: "r1", commit: COMMIT };

export const NOTHING_ASKED: Asked = {
  requestedAt: null,
  before: null,
  answered: false,
  queued: false,
  refused: null,
  requests: 0,
};

export function deployment(id: string, changes: Partial<HostDeployment> = {}): HostDeployment {
  return {
    id,
    url: `${id}.vercel.app`,
    state: "ready",
    target: "production",
    customEnvironment: null,
    createdAt: 1_000,
    readyAt: 2_000,
    meta: { holdpointRelease: "r1", holdpointPlan: DIGEST, githubCommitSha: COMMIT },
    projectId: "prj_1",
    neverServed: false,
    errorMessage: null,
    inspectUrl: null,
    ...changes,
  };
}

export function production(
  id: string | null,
  changes: Partial<HostProject> = {},
  aliases: readonly (string | null)[] = [id, id],
): ProductionState {
  return {
    project: {
      id: "prj_1",
      name: "web",
      productionDeploymentId: id,
      autoAssignDomains: true,
      aliasRequest: null,
      ...changes,
    },
    aliases: aliases.map((deploymentId, index) => ({ domain: `d${index}.example.com`, deploymentId })),
  };
}

/** Stage by stage to `dpl_new`, in its first of three, beside what production serves. */
export function rollout(changes: Partial<HostRollout> = {}): HostRollout {
  return {
    state: "active",
    candidateId: "dpl_new",
    stableId: "dpl_old",
    startedAt: null,
    activeStage: 0,
    stages: [10, 50, 100].map((percent) => ({ percent, automatic: false })),
    queuedId: null,
    ...changes,
  };
}

export function rolling(
  changes: Partial<HostRollout> = {},
  on: ProductionState = production("dpl_old"),
): ProductionState {
  return { ...on, rollout: rollout(changes) };
}

export function aliasRequest(
  type: "promote" | "rollback",
  to: string,
  status: NonNullable<HostProject["aliasRequest"]>["status"],
  requestedAt = 100,
  from: string | null = null,
): HostProject["aliasRequest"] {
  return { type, fromDeploymentId: from, toDeploymentId: to, status, requestedAt };
}

export const STAGING: StagingRecord = {
  forgeId: 1,
  phase: "verified",
  statusAt: 10,
  payload: {
    holdpoint: 1,
    phase: "staging",
    release: "r1",
    commit: COMMIT,
    planDigest: DIGEST,
    build: { id: "dpl_new", url: "dpl_new.vercel.app", createdAt: 1_000 },
  },
};

export function record(
  phase: ProductionPhase,
  changes: Partial<Omit<ProductionRecord, "payload">> & { payload?: Partial<ProductionRecord["payload"]> } = {},
): ProductionRecord {
  const { payload, ...rest } = changes;
  return {
    forgeId: 2,
    phase,
    promotedAt: phase === "promoting" ? null : 50,
    rollbackTo: null,
    accepted: false,
    reason: null,
    createdAt: 20,
    statusAt: 20,
    ...rest,
    payload: {
      holdpoint: 1,
      phase: "production",
      release: "r1",
      commit: COMMIT,
      planDigest: DIGEST,
      candidate: { id: "dpl_new", url: "dpl_new.vercel.app", createdAt: 1_000 },
      knownGood: { id: "dpl_old", commit: "0".repeat(40), judged: true, why: "its watch passed" },
      previous: { id: "dpl_old", commit: "0".repeat(40) },
      migrations: "none",
      watchForMs: 60_000,
      autoAssignDomains: true,
      unpinned: false,
      ...payload,
    },
  };
}

/** Another release's record, newer or older by its candidate's `createdAt`. */
export function otherRecord(
  phase: ProductionPhase,
  createdAt: number,
  changes: Partial<ProductionRecord["payload"]> = {},
): ProductionRecord {
  return record(phase, {
    forgeId: 9,
    payload: { release: "r0", candidate: { id: "dpl_other", url: "x", createdAt }, ...changes },
  });
}

export function world(changes: Partial<World> = {}): World {
  const own = changes.record ?? null;
  return {
    production: production("dpl_old"),
    serving: deployment("dpl_old", { createdAt: 500 }),
    candidate: deployment("dpl_new"),
    staging: STAGING,
    record: own,
    history: own === null ? [] : [own],
    ...changes,
  };
}
