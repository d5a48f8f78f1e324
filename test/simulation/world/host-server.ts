/**
 * The host's own state: builds, what production serves, one job at a time that moves it, and the setting that jobs flip.
 * Behaves as the emulator of the sandbox does, without its wire format.
 */
import type { BuildRequest, HostDeployment } from "../../../src/providers/contract.ts";
import type { RolloutTruth } from "../scenario/rollout.ts";
import { createRolling, type RollingServer } from "./rolling.ts";
import type { By, Log, Standing } from "./log.ts";
import type { Scheduler } from "./scheduler.ts";

/** An answer to a change: as HTTP would have it, since the status decides what it means. */
export interface ChangeReply {
  readonly status: number;
  readonly message: string;
}

export interface HostOptions {
  readonly domains: readonly string[];
  readonly jobMs: number;
  readonly lagMs: readonly number[];
  /** For how many jobs each domain fails. */
  readonly failing: readonly number[];
  readonly queuedMs: number | null;
  readonly rollout: RolloutTruth | null;
}

export interface HostServer {
  readonly rolling: RollingServer;
  standing(): Standing;
  /** As it was before the last change that is younger than `ms`. */
  standingBefore(ms: number): Standing;
  /** As it stood until the last change. */
  standingUntilLast(): Standing;
  deployment(id: string): HostDeployment | null;
  builds(release: string): readonly HostDeployment[];
  all(): readonly HostDeployment[];
  served(id: string): boolean;
  /** When it first became what production serves; null = never. */
  firstServedAt(id: string): number | null;
  create(request: Pick<BuildRequest, "meta">, by: By): HostDeployment;
  plant(deployment: HostDeployment): void;
  delete(id: string): void;
  promote(id: string, by: By, sentAt: number): ChangeReply;
  rollback(id: string, by: By, sentAt: number): ChangeReply;
  point(domain: string, id: string, by: By, sentAt: number): ChangeReply;
  autoAssign(on: boolean, by: By, sentAt: number): void;
  /** A push of somebody else, which the host gives the domains where it does so by itself. */
  push(id: string, createdAt: number): void;
  begin(standing: Standing): void;
  /** Nothing fails any more, and nothing is kept in a queue. */
  calm(): void;
}

interface Change {
  readonly at: number;
  readonly before: Standing;
}

export function createHostServer(scheduler: Scheduler, log: Log, options: HostOptions): HostServer {
  const deployments = new Map<string, HostDeployment>();
  const servedAt = new Map<string, number>();
  /** When its first visitors came. */
  const visitedAt = new Map<string, number>();
  const builtFor = new Map<string, number>();
  const failing = [...options.failing];
  let { queuedMs } = options;
  let calm = false;
  let changes: Change[] = [];
  let now: Standing = { target: null, domains: [], autoAssign: true, request: null };
  /** The job that is under way: a later one makes it stale. */
  let job = 0;
  let queued: (() => void) | null = null;

  function change(by: By, part: Partial<Standing>): void {
    const before = now;
    now = { ...now, ...part };
    changes = [...changes.filter(({ at }) => scheduler.now() - at < 120_000), { at: scheduler.now(), before }];
    const { target, rollout } = now;
    if (target !== null && target !== before.target && !servedAt.has(target)) servedAt.set(target, scheduler.now());
    for (const id of [target, rollout?.state === "active" ? rollout.candidateId : null])
      if (id !== null && !visitedAt.has(id)) visitedAt.set(id, scheduler.now());
    log.add({ kind: "moved", by, before, after: now });
  }

  function start(type: "promote" | "rollback", to: string, by: By): ChangeReply {
    const own = (job += 1);
    const waits = type === "promote" && queuedMs !== null ? queuedMs : null;
    const request = {
      type,
      fromDeploymentId: now.target,
      toDeploymentId: to,
      status: waits === null ? ("in-progress" as const) : ("pending" as const),
      requestedAt: scheduler.now(),
    };
    change(by, { request, autoAssign: type === "promote" });
    const finish = () =>
      scheduler.at(scheduler.now() + options.jobMs, () => own === job && settle(type, to, by), false);
    if (waits === null) {
      finish();
      return { status: 201, message: "" };
    }
    const begin = () => {
      if (own !== job || now.request?.status !== "pending") return;
      change(by, { request: { ...now.request, status: "in-progress" } });
      finish();
    };
    queued = begin;
    scheduler.at(scheduler.now() + waits, begin, false);
    return { status: 202, message: "" };
  }

  function settle(type: "promote" | "rollback", to: string, by: By): void {
    if (now.request === null) return;
    if (type === "rollback") rolling.abort(by);
    const gone = deployments.get(to)?.state === "deleted";
    const fails = now.domains.map((_, index) => gone || (!calm && (failing[index] ?? 0) > 0));
    for (const index of now.domains.keys()) if ((failing[index] ?? 0) > 0) failing[index] = (failing[index] ?? 0) - 1;
    const own = job;
    const move = (domain: string) => {
      if (own !== job) return;
      change(by, { domains: now.domains.map((one) => (one.domain === domain ? { domain, deploymentId: to } : one)) });
    };
    const lagging = now.domains.map(({ domain }, index) => ({
      domain,
      lagMs: options.lagMs[index] ?? 0,
      fails: fails[index] === true,
    }));
    const moving = lagging.filter((one) => !one.fails);
    const atOnce = new Set(moving.filter(({ lagMs }) => lagMs === 0).map(({ domain }) => domain));
    change(by, {
      target: moving.length > 0 ? to : now.target,
      domains: now.domains.map((one) => (atOnce.has(one.domain) ? { domain: one.domain, deploymentId: to } : one)),
      request: { ...now.request, status: fails.includes(true) ? "failed" : "succeeded" },
      // The host writes the setting with the job, so one put back while the job ran is lost (vercel/vercel#15095).
      autoAssign: type === "promote",
    });
    for (const { domain, lagMs } of moving)
      if (lagMs > 0) scheduler.at(scheduler.now() + lagMs, () => move(domain), false);
  }

  /** Where a job is at work already: the same wish is answered as before, another one is a conflict. */
  function underWay(type: "promote" | "rollback", to: string): ChangeReply | null {
    const { request } = now;
    if (request === null || (request.status !== "pending" && request.status !== "in-progress")) return null;
    if (request.type === type && request.toDeploymentId === to) {
      return { status: request.status === "pending" ? 202 : 201, message: "" };
    }
    if (request.status === "pending") return null;
    return { status: 409, message: `Another ${request.type} is in progress, to ${request.toDeploymentId}.` };
  }

  function ask(type: "promote" | "rollback", to: string, by: By, sentAt: number): ChangeReply {
    const before = now;
    const reply = decide(type, to, by);
    log.add({ kind: "ask", by, type, to, sentAt, before, answer: `${reply.status}` });
    return reply;
  }

  function decide(type: "promote" | "rollback", to: string, by: By): ChangeReply {
    const found = deployments.get(to);
    if (found === undefined || found.state === "deleted") return { status: 404, message: "Deployment not found" };
    const busy = underWay(type, to);
    if (busy !== null) return busy;
    if (type === "rollback" && rolling.isActive()) return start(type, to, by);
    if (now.target === to) {
      const status = type === "promote" ? 409 : 422;
      return { status, message: `The deployment ${to} is already the current production deployment.` };
    }
    if (type === "rollback" && !servedAt.has(to)) {
      return { status: 400, message: `The deployment ${to} has never been in production.` };
    }
    return (type === "promote" ? rolling.promote(to, by) : null) ?? start(type, to, by);
  }

  const rolling = createRolling(
    { log, now: () => scheduler.now(), standing: () => now, change, point: (id, by) => void start("promote", id, by) },
    options.rollout,
  );

  return {
    rolling: rolling.server,
    standing: () => now,
    standingBefore: (ms) => changes.find(({ at }) => at > scheduler.now() - ms)?.before ?? now,
    standingUntilLast: () => changes.at(-1)?.before ?? now,
    deployment: (id) => {
      const found = deployments.get(id);
      return found === undefined ? null : { ...found, neverServed: !servedAt.has(id) };
    },
    builds: (release) =>
      [...deployments.values()]
        .filter(({ meta }) => meta.holdpointRelease === release)
        .toSorted((one, other) => other.createdAt - one.createdAt),
    all: () => [...deployments.values()],
    served: (id) => servedAt.has(id),
    firstServedAt: (id) => visitedAt.get(id) ?? null,
    create({ meta }, by) {
      const release = meta.holdpointRelease ?? "X";
      const count = (builtFor.get(release) ?? 0) + 1;
      builtFor.set(release, count);
      const id = `dpl_${release}${count === 1 ? "" : count}`;
      const created = newDeployment(id, scheduler.now(), { ...meta });
      deployments.set(id, created);
      const commit = meta.githubCommitSha ?? "";
      log.add({ kind: "built", by, id, release, commit, createdAt: created.createdAt });
      return created;
    },
    plant(deployment) {
      const { id, createdAt, meta } = deployment;
      deployments.set(id, deployment);
      const release = meta.holdpointRelease ?? null;
      if (release !== null) builtFor.set(release, 1);
      log.add({ kind: "built", by: "person", id, release, commit: meta.githubCommitSha ?? "", createdAt });
    },
    delete(id) {
      const found = deployments.get(id);
      if (found === undefined) return;
      deployments.set(id, { ...found, state: "deleted" });
      log.add({ kind: "deleted", id });
    },
    promote: (id, by, sentAt) => ask("promote", id, by, sentAt),
    rollback: (id, by, sentAt) => ask("rollback", id, by, sentAt),
    point(domain, id, by, sentAt) {
      const before = now;
      const is = now.domains.find((one) => one.domain === domain)?.deploymentId;
      const reply = is === id ? { status: 409, message: "not modified" } : { status: 200, message: "" };
      log.add({ kind: "ask", by, type: "point", to: id, sentAt, before, answer: `${reply.status}` });
      if (reply.status === 200) {
        change(by, { domains: now.domains.map((one) => (one.domain === domain ? { domain, deploymentId: id } : one)) });
      }
      return reply;
    },
    autoAssign(on, by, sentAt) {
      log.add({ kind: "ask", by, type: "auto-assign", to: String(on), sentAt, before: now, answer: "200" });
      if (now.autoAssign !== on) change(by, { autoAssign: on });
    },
    push(id, createdAt) {
      const known = deployments.get(id);
      if (known === undefined) this.plant(newDeployment(id, createdAt, { githubCommitSha: "f".repeat(40) }));
      if (!now.autoAssign || known !== undefined) return;
      change("person", { target: id, domains: now.domains.map(({ domain }) => ({ domain, deploymentId: id })) });
    },
    begin(standing) {
      log.add({ kind: "moved", by: "past", before: now, after: standing });
      now = standing;
      if (standing.target === null) return;
      servedAt.set(standing.target, scheduler.now() - 86_400_000);
      visitedAt.set(standing.target, scheduler.now() - 86_400_000);
    },
    calm() {
      calm = true;
      queuedMs = null;
      queued?.();
    },
  };
}

export function newDeployment(id: string, createdAt: number, meta: Readonly<Record<string, string>>): HostDeployment {
  return {
    id,
    url: `${id.toLowerCase().replace("_", "-")}.example.test`,
    state: "ready",
    target: "production",
    customEnvironment: null,
    createdAt,
    readyAt: createdAt,
    meta,
    projectId: "prj_1",
    neverServed: false,
    errorMessage: null,
    inspectUrl: null,
  };
}
