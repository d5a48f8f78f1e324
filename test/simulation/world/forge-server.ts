/** GitHub's own state: deployments, their statuses, and the statuses of commits. Whole seconds, newest first. */
import type { ForgeDeployment, ForgeDeploymentState, ForgeDeploymentStatus } from "../../../src/providers/contract.ts";
import type { Log, Process } from "./log.ts";
import type { Scheduler } from "./scheduler.ts";

export type Writer = Process | "person" | "stranger" | "past";

export interface ForgeServer {
  deployments(beforeMs?: number): readonly ForgeDeployment[];
  statuses(record: number, beforeMs?: number): readonly ForgeDeploymentStatus[];
  createDeployment(
    request: { readonly ref: string; readonly task: string; readonly environment: string; readonly payload: unknown },
    by: Writer,
    at?: number,
  ): ForgeDeployment;
  createStatus(
    record: number,
    status: { readonly state: ForgeDeploymentState; readonly description: string; readonly environmentUrl?: string },
    by: Writer,
    at?: number,
  ): ForgeDeploymentStatus;
}

const LOGINS = { past: "github-actions[bot]", person: "alice", stranger: "mallory" } as const;

export function createForgeServer(scheduler: Scheduler, log: Log): ForgeServer {
  const deployments: ForgeDeployment[] = [];
  const statuses = new Map<number, ForgeDeploymentStatus[]>();
  const writtenAt = new Map<object, number>();
  let counter = 100;
  const wholeSecond = (at: number) => Math.floor(at / 1_000) * 1_000;
  const login = (by: Writer) => (typeof by === "string" ? LOGINS[by] : LOGINS.past);
  const visible = (beforeMs: number) => (one: object) => (writtenAt.get(one) ?? 0) <= scheduler.now() - beforeMs;

  return {
    deployments: (beforeMs = 0) => deployments.filter(visible(beforeMs)).toReversed(),
    statuses: (record, beforeMs = 0) => (statuses.get(record) ?? []).filter(visible(beforeMs)).toReversed(),
    createDeployment({ ref, task, environment, payload }, by, at = scheduler.now()) {
      counter += 1;
      const stored: unknown = JSON.parse(JSON.stringify(payload));
      const created = {
        id: counter,
        environment,
        task,
        sha: ref,
        payload: stored,
        creator: login(by),
        createdAt: wholeSecond(at),
      };
      deployments.push(created);
      writtenAt.set(created, at);
      log.add({ kind: "record", by, record: { id: counter, creator: created.creator, task, payload: stored } });
      return created;
    },
    createStatus(record, { state, description, environmentUrl }, by, at = scheduler.now()) {
      counter += 1;
      const created: ForgeDeploymentStatus = {
        id: counter,
        state,
        description: description.length > 140 ? `${description.slice(0, 139)}…` : description,
        environmentUrl: environmentUrl ?? null,
        logUrl: null,
        creator: login(by),
        createdAt: wholeSecond(at),
      };
      statuses.set(record, [...(statuses.get(record) ?? []), created]);
      writtenAt.set(created, at);
      const { id, creator } = created;
      log.add({ kind: "status", by, status: { id, record, creator, state, description: created.description } });
      return created;
    },
  };
}
