/**
 * A model of the host and the forge in memory, for simulations: the same roles, thousands of releases a second.
 * Every call is a point at which Holdpoint may die, an answer may be lost, or somebody else may act.
 */
import { DEFAULT_AUTHOR } from "../../src/lib/authors.ts";
import { ProviderError } from "../../src/lib/error.ts";
import type {
  ChangeAnswer,
  Forge,
  ForgeDeployment,
  ForgeDeploymentStatus,
  ForgeIssue,
  Host,
  HostAlias,
  HostDeployment,
} from "../../src/providers/contract.ts";

/** Stands for SIGKILL: nothing catches it. */
export class Killed extends Error {}

export interface Happening {
  /** Before the call reaches the vendor, after it did, or not at all. */
  readonly kind: "none" | "kill-before" | "kill-after" | "lose-answer" | "refuse";
}

export interface ModelOptions {
  readonly domains: readonly string[];
  readonly happening: (call: string) => Happening;
  readonly now: () => number;
  /** Milliseconds that the host works on a promote or rollback. */
  readonly jobMs: number;
  /** Lets others go on before a call; for releases that run side by side. */
  readonly turn?: () => Promise<void>;
}

interface Job {
  readonly type: "promote" | "rollback";
  readonly from: string | null;
  readonly to: string;
  readonly requestedAt: number;
  readonly doneAt: number;
  applied: boolean;
}

export interface ModelWorld {
  readonly host: Host;
  readonly forge: Forge;
  /** Every value that production's target has had, oldest first. */
  readonly productionLog: {
    readonly at: number;
    readonly deploymentId: string;
    readonly by: "promote" | "rollback" | "foreign";
  }[];
  production(): string | null;
  aliases(): readonly HostAlias[];
  builds(): readonly HostDeployment[];
  rollbackRequests(): readonly { readonly to: string; readonly at: number }[];
  promoteRequests(): readonly { readonly to: string; readonly at: number }[];
  statuses(): readonly ForgeDeploymentStatus[];
  autoAssign(): boolean;
  /** Somebody else deploys straight to production. */
  foreignDeployment(id: string): void;
  deleteDeployment(id: string): void;
}

export function createModelWorld(options: ModelOptions): ModelWorld {
  const { now } = options;
  const deployments = new Map<string, HostDeployment>();
  const aliases = new Map(options.domains.map((domain) => [domain, "dpl_v0" as string | null]));
  const productionLog: ModelWorld["productionLog"] = [];
  const rollbacks: { to: string; at: number }[] = [];
  const promotes: { to: string; at: number }[] = [];
  let production: string | null = "dpl_v0";
  let autoAssign = true;
  let job: Job | null = null;
  let counter = 0;
  deployments.set("dpl_v0", deployment("dpl_v0", now() - 86_400_000, { githubCommitSha: "0".repeat(40) }));

  function deployment(id: string, createdAt: number, meta: Record<string, string>): HostDeployment {
    return {
      id,
      url: `${id}.example.test`,
      state: "ready",
      target: "production",
      customEnvironment: null,
      createdAt,
      readyAt: createdAt,
      meta,
      projectId: null,
      neverServed: false,
      errorMessage: null,
      inspectUrl: null,
    };
  }

  function setProduction(id: string, by: ModelWorld["productionLog"][number]["by"]): void {
    production = id;
    productionLog.push({ at: now(), deploymentId: id, by });
    for (const domain of aliases.keys()) aliases.set(domain, id);
  }

  function settle(): void {
    if (job === null || job.applied || now() < job.doneAt) return;
    job.applied = true;
    setProduction(job.to, job.type);
    autoAssign = job.type === "promote";
  }

  async function call<Value>(name: string, act: () => Value): Promise<Value> {
    await options.turn?.();
    const { kind } = options.happening(name);
    if (kind === "kill-before") throw new Killed(name);
    if (kind === "refuse") throw trouble(name);
    settle();
    const value = act();
    if (kind === "kill-after") throw new Killed(name);
    if (kind === "lose-answer") throw trouble(name);
    await Promise.resolve();
    return value;
  }

  function change(type: Job["type"], to: string): ChangeAnswer {
    (type === "promote" ? promotes : rollbacks).push({ to, at: now() });
    if (production === to && (job === null || job.applied)) return { kind: "already-current" };
    job = { type, from: production, to, requestedAt: now(), doneAt: now() + options.jobMs, applied: false };
    settle();
    return { kind: "accepted" };
  }

  const host: Host = {
    readProject: () =>
      call("readProject", () => ({
        id: "prj",
        name: "web",
        productionDeploymentId: production,
        autoAssignDomains: autoAssign,
        aliasRequest:
          job === null
            ? null
            : {
                type: job.type,
                fromDeploymentId: job.from,
                toDeploymentId: job.to,
                status: job.applied ? ("succeeded" as const) : ("in-progress" as const),
                requestedAt: job.requestedAt,
              },
      })),
    readDeployment: (id) => call("readDeployment", () => deployments.get(id) ?? null),
    findBuilds: (release) =>
      call("findBuilds", () => [...deployments.values()].filter(({ meta }) => meta.holdpointRelease === release)),
    // Shown to whoever dispatches a rollback; nothing here reads it.
    listServed: () => call("listServed", () => []),
    createBuild: (request) =>
      call("createBuild", () => {
        counter += 1;
        // No two builds at one instant: which one is newer decides who may overtake whom.
        const built = deployment(`dpl_${counter}`, now() + counter, { ...request.meta });
        deployments.set(built.id, built);
        return built;
      }),
    followBuild: (id) => call("followBuild", () => deployments.get(id) as HostDeployment),
    readBuildLog: () => call("readBuildLog", () => []),
    promote: (id) => call("promote", () => change("promote", id)),
    rollback: (id) => call("rollback", () => change("rollback", id)),
    pointDomain: (domain, id) =>
      call("pointDomain", () => {
        aliases.set(domain, id);
        return { kind: "accepted" };
      }),
    readAliases: (domains) =>
      call("readAliases", () => domains.map((domain) => ({ domain, deploymentId: aliases.get(domain) ?? null }))),
    setAutoAssignDomains: (enabled) =>
      call("setAutoAssignDomains", () => {
        autoAssign = enabled;
      }),
    listEnvironmentVariables: () => call("listEnvironmentVariables", () => []),
  };

  const records: { deployment: ForgeDeployment; statuses: ForgeDeploymentStatus[] }[] = [];
  const forge: Forge = {
    listDeployments: (filter) =>
      call("listDeployments", () =>
        records
          .map(({ deployment: entry }) => entry)
          .filter(
            (entry) =>
              (filter.task === undefined || entry.task === filter.task) &&
              (filter.sha === undefined || entry.sha === filter.sha) &&
              (filter.environment === undefined || entry.environment === filter.environment),
          )
          .toReversed()
          .slice(0, filter.limit),
      ),
    listDeploymentStatuses: (id) =>
      call("listDeploymentStatuses", () => (records[id - 1]?.statuses ?? []).toReversed()),
    createDeployment: (request) =>
      call("createDeployment", () => {
        const created = {
          id: records.length + 1,
          environment: request.environment,
          task: request.task,
          sha: request.ref,
          payload: structuredClone(request.payload),
          creator: DEFAULT_AUTHOR,
          createdAt: now(),
        };
        records.push({ deployment: created, statuses: [] });
        return created;
      }),
    createDeploymentStatus: (id, status) =>
      call("createDeploymentStatus", () => {
        const created = {
          id: now(),
          state: status.state,
          description: status.description.slice(0, 140),
          environmentUrl: null,
          logUrl: null,
          creator: DEFAULT_AUTHOR,
          createdAt: now(),
        };
        records[id - 1]?.statuses.push(created);
        return created;
      }),
    setCommitStatus: (_sha, status) =>
      call("setCommitStatus", () => ({ ...status, targetUrl: null, creator: DEFAULT_AUTHOR, createdAt: now() })),
    listCommitStatuses: () => call("listCommitStatuses", () => []),
    listPullRequestsOf: () => call("listPullRequestsOf", () => []),
    listLatelyMerged: () => call("listLatelyMerged", () => []),
    listCheckRuns: notModelled,
    listCheckNotes: notModelled,
    listRunApprovals: notModelled,
    readPullRequest: notModelled,
    readFile: notModelled,
    listTeamMembers: notModelled,
    readComment: notModelled,
    findComment: notModelled,
    createComment: notModelled,
    updateComment: notModelled,
    ...modelIssues(call),
  };

  return {
    host,
    forge,
    productionLog,
    production: () => {
      settle();
      return production;
    },
    aliases: () => [...aliases].map(([domain, deploymentId]) => ({ domain, deploymentId })),
    builds: () => [...deployments.values()],
    rollbackRequests: () => rollbacks,
    promoteRequests: () => promotes,
    statuses: () => records.flatMap(({ statuses }) => statuses),
    autoAssign: () => autoAssign,
    foreignDeployment(id) {
      if (!deployments.has(id)) deployments.set(id, deployment(id, now(), {}));
      setProduction(id, "foreign");
    },
    deleteDeployment: (id) => void deployments.delete(id),
  };
}

function modelIssues(
  call: <Answer>(name: string, act: () => Answer) => Promise<Answer>,
): Pick<Forge, "listIssues" | "createIssue" | "updateIssue" | "compareCommits" | "compareHistory"> {
  const issues: ForgeIssue[] = [];
  return {
    listIssues: ({ state }) =>
      call("listIssues", () => issues.filter((issue) => state === "all" || issue.state === state).toReversed()),
    createIssue: ({ title, body }) =>
      call("createIssue", () => {
        const number = issues.length + 1;
        const issue = { number, title, body, state: "open", author: DEFAULT_AUTHOR, url: "https://forge" } as const;
        issues.push(issue);
        return issue;
      }),
    updateIssue: (number, change) =>
      call("updateIssue", () => {
        const changed = { ...(issues[number - 1] as ForgeIssue), ...change };
        issues[number - 1] = changed;
        return changed;
      }),
    compareCommits: () => call("compareCommits", () => ({ commits: [], total: 0, url: "https://forge" })),
    compareHistory: notModelled,
  };
}

function trouble(call: string): ProviderError {
  return new ProviderError({
    reasonCode: "vendor_unavailable",
    vendor: "model",
    message: `${call} was lost`,
    remedy: "run again",
    status: 503,
  });
}

/** What a release never asks for. */
function notModelled(): Promise<never> {
  return Promise.reject(new Error("not modelled"));
}
