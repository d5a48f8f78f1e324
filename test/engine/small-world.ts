/**
 * A host, a forge and a site of a few lines, for the engine's functions one by one: what they ask for, in order, and what they
 * say. Each test changes what it is about; whole commands among faults are the simulation's and the sandbox's business.
 */
import type { CommandContext, CommandOptions } from "../../src/engine/context.ts";
import { createJournal } from "../../src/engine/journal.ts";
import { DEFAULT_AUTHOR } from "../../src/lib/authors.ts";
import { ProviderError } from "../../src/lib/error.ts";
import { pass, type Verdict } from "../../src/lib/verdict.ts";
import type { GateItem, Plan } from "../../src/plan/plan.ts";
import type {
  Forge,
  ForgeDeployment,
  ForgeDeploymentStatus,
  Host,
  HostDeployment,
  HostRollouts,
  Roles,
} from "../../src/providers/contract.ts";
import type { ReleaseEvent } from "../../src/release/result.ts";
import type { ProductionState } from "../../src/release/world.ts";
import type { Rung } from "../../src/rungs/contract.ts";
import { host as hostRung } from "../../src/rungs/host.ts";
import { deployment, production } from "../release/facts.ts";
import { createSimulatedClock, SIMULATED_PLAN, type SimulatedClock } from "../simulation/run-release.ts";

export const NOW = Date.UTC(2026, 0, 5, 10);
export const GATE: GateItem = {
  title: "Chat",
  gate: "http",
  spec: {},
  position: { file: "p.yml", line: 1, column: 1 },
};

interface PlanWishes {
  readonly production?: Partial<Plan["stages"]["production"]>;
  readonly rollback?: Partial<Plan["rollback"]>;
  readonly version?: Plan["project"]["version"];
}

export interface SmallWishes {
  readonly production?: ProductionState;
  readonly plan?: PlanWishes;
  readonly options?: Partial<CommandOptions>;
  readonly host?: Partial<Host>;
  readonly forge?: Partial<Forge>;
  readonly runUrl?: string;
  /** What the site says it serves, each time it is asked. */
  readonly site?: () => string;
  readonly gate?: () => Verdict;
  /** One on which several wait at once. */
  readonly clock?: SimulatedClock;
  /** Beside the host's. */
  readonly rungs?: Readonly<Record<string, Rung>>;
}

export interface SmallWorld {
  /** What the host shows; a test sets what somebody changes. */
  production: ProductionState;
  readonly clock: SimulatedClock;
  readonly context: CommandContext;
  readonly journal: ReturnType<typeof createJournal>;
  readonly host: Host;
  readonly forge: Forge;
  /** What was asked of host and forge that changes something, or reads production, in order. */
  readonly asked: string[];
  readonly events: ReleaseEvent[];
  /** Of every record, oldest first. */
  readonly statuses: ForgeDeploymentStatus[];
  /** Of the issues, oldest first. */
  readonly bodies: readonly string[];
  /** What the place for incidents was told. */
  readonly reported: readonly Readonly<Record<string, string>>[];
  /** What was asked, without what only reads. */
  writes(): readonly string[];
  /** Texts of one kind of event, in order. */
  said(kind: "note" | "progress" | "step"): readonly string[];
}

export function silence(status = 503): ProviderError {
  return new ProviderError({
    reasonCode: "vendor_unavailable",
    vendor: "model",
    message: "no answer",
    remedy: "wait",
    status,
  });
}

export function smallPlan({ production, rollback, version = null }: PlanWishes = {}): Plan {
  const { project, stages } = SIMULATED_PLAN;
  return {
    ...SIMULATED_PLAN,
    project: { ...project, domains: ["d0.example.com", "d1.example.com"], version },
    stages: { ...stages, production: { ...stages.production, ...production } },
    rollback: { ...SIMULATED_PLAN.rollback, incident: null, ...rollback },
  };
}

export function openSmallWorld(wishes: SmallWishes = {}): SmallWorld {
  const clock = wishes.clock ?? createSimulatedClock(NOW);
  const asked: string[] = [];
  const events: ReleaseEvent[] = [];
  const statuses: ForgeDeploymentStatus[] = [];
  const recorded: ForgeDeployment[] = [];
  const bodies: string[] = [];
  const reported: Readonly<Record<string, string>>[] = [];
  const world: { production: ProductionState } = { production: wishes.production ?? production("dpl_new") };
  const ask = (text: string) => void asked.push(text);
  const deployments: Readonly<Record<string, HostDeployment>> = {
    dpl_old: deployment("dpl_old"),
    dpl_new: deployment("dpl_new"),
  };
  const change = (id: string) => {
    world.production = production(id, { ...world.production.project, productionDeploymentId: id });
    return { kind: "accepted" } as const;
  };
  const host = {
    readProject: async () => (ask("read"), world.production.project),
    readAliases: async () => world.production.aliases,
    readDeployment: async (id: string) => (ask(`read ${id}`), deployments[id] ?? null),
    promote: async (id: string) => (ask(`promote ${id}`), change(id)),
    rollback: async (id: string, reason: string) => (ask(`rollback ${id}: ${reason}`), change(id)),
    pointDomain: async (domain: string, id: string) => {
      ask(`point ${domain} ${id}`);
      const aliases = world.production.aliases.map((alias) =>
        alias.domain === domain ? { domain, deploymentId: id } : alias,
      );
      world.production = { ...world.production, aliases };
      return { kind: "accepted" } as const;
    },
    listEnvironmentVariables: async () => [],
    rollouts: { readRollout: async () => world.production.rollout ?? null } as Partial<HostRollouts> as HostRollouts,
    setAutoAssignDomains: async (autoAssignDomains: boolean) => {
      ask(`auto-assign ${autoAssignDomains}`);
      world.production = { ...world.production, project: { ...world.production.project, autoAssignDomains } };
    },
    ...wishes.host,
  } as Partial<Host> as Host;
  const forge = {
    createDeployment: async ({ ref: sha, task, environment, payload }) => {
      ask(`record ${task} ${environment}`);
      const creator = DEFAULT_AUTHOR;
      recorded.push({ id: 7, environment, task, sha, payload, creator, createdAt: clock.now() });
      return recorded.at(-1) as ForgeDeployment;
    },
    listDeployments: async ({ task }) => recorded.filter((one) => one.task === task).toReversed(),
    createDeploymentStatus: async (id, { state, description, environmentUrl = null, logUrl = null }) => {
      ask(`status ${id}: ${description}`);
      const creator = DEFAULT_AUTHOR;
      statuses.push({ id, state, description, environmentUrl, logUrl, creator, createdAt: clock.now() });
      return statuses.at(-1) as ForgeDeploymentStatus;
    },
    listDeploymentStatuses: async (id) => statuses.filter((status) => status.id === id).toReversed(),
    setCommitStatus: async (_sha, { state, description, context, targetUrl = null }) => {
      ask(`commit ${state}: ${description}`);
      return { state, description, context, targetUrl, creator: DEFAULT_AUTHOR, createdAt: clock.now() };
    },
    listIssues: async () => [],
    createIssue: async ({ title, body }) => {
      ask(`issue: ${title}`);
      bodies.push(body);
      return { number: 1, title, body, state: "open", author: DEFAULT_AUTHOR, url: "https://forge" };
    },
    compareCommits: async () => ({ commits: [], total: 0, url: "https://forge" }),
    ...wishes.forge,
  } as Partial<Forge> as Forge;
  const http: Roles["http"] = {
    request: async ({ url }) => {
      const said = wishes.site?.();
      const body = JSON.stringify({ commit: said ?? "" });
      return { status: said === undefined ? 204 : 200, headers: {}, body, durationMs: 1, url };
    },
  };
  const incidents: Roles["incidents"] = {
    report: async ({ facts }) => {
      reported.push(facts);
      return true;
    },
  };
  const roles: Partial<Roles> = { host, forge, http, incidents };
  const context: Partial<CommandContext> = {
    plan: smallPlan(wishes.plan),
    release: { id: "r1", commit: "c".repeat(40) },
    options: {
      stage: "production",
      to: null,
      reason: "test",
      dryRun: false,
      unpin: false,
      authors: [DEFAULT_AUTHOR],
      ...wishes.options,
    },
    clock,
    env: {},
    bypass: null,
    runUrl: wishes.runUrl ?? null,
    emit: (event) => void events.push(event),
    role: async (name) => roles[name] as never,
    checkGate: async (item, target) => {
      ask(`gate ${item.title} ${target.url} ${target.deploymentId} ${target.commit} ${target.stage}`);
      return wishes.gate?.() ?? pass("gate_passed", "passed");
    },
    rungs: async () => ({ host: hostRung, ...wishes.rungs }),
    openRung: async (key, { spec, release, until, signal, begun }) => ({
      rung: wishes.rungs?.[key] as Rung,
      spec,
      context: {
        roles: {} as never,
        release,
        clock,
        signal,
        until,
        begun,
        directory: "/",
        env: {},
        output: () => undefined,
      },
    }),
    sides: null,
    runsCode: async () => true,
    readsOnly: async () => true,
    domainUrl: (domain) => `https://${domain}`,
  };
  return Object.assign(world, {
    clock,
    context: context as CommandContext,
    journal: createJournal("test", context as CommandContext),
    host,
    forge,
    asked,
    events,
    statuses,
    bodies,
    reported,
    writes: () => asked.filter((text) => !/^(?:read|gate) ?/.test(text)),
    said: (kind: "note" | "progress" | "step") =>
      events.flatMap((event) => (event.event === kind && "text" in event ? [event.text] : [])),
  });
}
