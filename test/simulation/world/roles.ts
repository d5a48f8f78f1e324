/** The vendors' roles as one process of a run sees them: each call goes over the network and may fail there. */
import type {
  ChangeAnswer,
  Forge,
  Host,
  HostAlias,
  HostProject,
  HttpProbe,
  MetricSource,
} from "../../../src/providers/contract.ts";
import type { FaultKind } from "../scenario/scenario.ts";
import type { ForgeServer } from "./forge-server.ts";
import type { ChangeReply, HostServer } from "./host-server.ts";
import type { Log, Standing } from "./log.ts";
import type { LiveProcess, Network } from "./network.ts";
import { BOOK, BOOK_READ, markOfRecord } from "./marks.ts";
import type { SiteModel } from "./site.ts";
import { trouble } from "./trouble.ts";

export interface Surroundings {
  readonly network: Network;
  readonly process: LiveProcess;
  readonly host: HostServer;
  readonly forge: ForgeServer;
  readonly site: SiteModel;
  readonly log: Log;
  readonly now: () => number;
}

const REFUSALS = new Set([400, 402, 404, 409, 410, 422]);

export function createHost(surroundings: Surroundings): Host {
  const { network, process, host, log } = surroundings;
  const by = { run: process.run, process: process.process };
  const read = <Answer>(name: string, serve: () => Answer, absent?: Answer): Promise<Answer> =>
    network.call(process, {
      vendor: "host",
      name,
      writes: false,
      serve,
      fail(kind) {
        if (kind === "404" && absent !== undefined) return absent;
        throw trouble("Vercel", name, kind);
      },
    });
  const change = (name: string, ask: (sentAt: number) => ChangeReply): Promise<ChangeAnswer> => {
    const sentAt = surroundings.now();
    return network.call<ChangeAnswer>(process, {
      vendor: "host",
      name,
      writes: true,
      serve: () => answerOf(ask(sentAt)),
      fail: (kind) => failChange(name, kind),
    });
  };
  const readAlias = (domain: string): Promise<HostAlias> => {
    const of = (standing: Standing) => ({
      domain,
      deploymentId: standing.domains.find((one) => one.domain === domain)?.deploymentId ?? null,
    });
    return network.call<HostAlias>(process, {
      vendor: "host",
      name: `readAlias ${domain}`,
      writes: false,
      serve: () => of(host.standing()),
      serveStale: (agoMs) => of(host.standingBefore(agoMs)),
      fail(kind) {
        if (kind === "404") return { domain, deploymentId: null };
        throw trouble("Vercel", "readAlias", kind);
      },
      heard: ({ deploymentId }, times) =>
        log.add({
          kind: "read",
          by,
          what: "domain",
          ...times,
          told: deploymentId,
          autoAssign: null,
          truth: host.standing(),
        }),
    });
  };
  return {
    readProject() {
      let truth = host.standing();
      return network.call<HostProject>(process, {
        vendor: "host",
        name: "readProject",
        writes: false,
        serve: () => projectOf((truth = host.standing())),
        serveStale: (agoMs) => projectOf(host.standingBefore(agoMs)),
        fail(kind) {
          throw trouble("Vercel", "readProject", kind);
        },
        heard: ({ productionDeploymentId, autoAssignDomains }, times) =>
          log.add({
            kind: "read",
            by,
            what: "target",
            ...times,
            told: productionDeploymentId,
            autoAssign: autoAssignDomains,
            truth,
          }),
      });
    },
    readDeployment: (id) => read("readDeployment", () => byName(host, id), null),
    findBuilds: (release) => read("findBuilds", () => host.builds(release)),
    listServed: () => read("listServed", () => []),
    createBuild: (request) =>
      network.call(process, {
        vendor: "host",
        name: "createBuild",
        writes: true,
        serve: () => host.create(request, by),
        fail(kind) {
          throw trouble("Vercel", "createBuild", kind);
        },
      }),
    followBuild: async (id) => {
      const found = await read("followBuild", () => host.deployment(id));
      if (found === null) throw trouble("Vercel", "followBuild", "404");
      return found;
    },
    readBuildLog: () => read("readBuildLog", () => []),
    readAliases: (domains) => Promise.all(domains.map(readAlias)),
    promote: (id) => change("promote", (sentAt) => host.promote(id, by, sentAt)),
    rollback: (id) => change("rollback", (sentAt) => host.rollback(id, by, sentAt)),
    async pointDomain(domain, id) {
      const answer = await change("pointDomain", (sentAt) => host.point(domain, id, by, sentAt));
      return answer.kind === "refused" && answer.status === 409 ? { kind: "already-current" } : answer;
    },
    async setAutoAssignDomains(enabled) {
      const answer = await change("setAutoAssignDomains", (sentAt) => {
        host.autoAssign(enabled, by, sentAt);
        return { status: 200, message: "" };
      });
      if (answer.kind === "refused")
        throw trouble("Vercel", "setAutoAssignDomains", answer.status === 404 ? "404" : "409");
    },
    listEnvironmentVariables: () => read("listEnvironmentVariables", () => []),
  };
}

function byName(host: HostServer, idOrUrl: string) {
  return host.deployment(idOrUrl) ?? host.all().find(({ url }) => url === idOrUrl) ?? null;
}

export function projectOf({ target, autoAssign, request }: Standing): HostProject {
  return {
    id: "prj_1",
    name: "web",
    productionDeploymentId: target,
    autoAssignDomains: autoAssign,
    aliasRequest: request,
  };
}

export function answerOf({ status, message }: ChangeReply): ChangeAnswer {
  if (status === 202) return { kind: "queued" };
  if (status < 300) return { kind: "accepted" };
  if (/already the current/.test(message)) return { kind: "already-current" };
  return { kind: "refused", status, message };
}

/** Of a change the refusals are answers; a body that makes no sense does not matter where the status says "taken". */
export function failChange(name: string, kind: FaultKind): ChangeAnswer {
  const status = Number(kind);
  if (REFUSALS.has(status)) return { kind: "refused", status, message: `refused (${kind})` };
  if (kind === "empty" || kind === "html" || kind === "error-body") return { kind: "accepted" };
  throw trouble("Vercel", name, kind);
}

export function createForge({ network, process, forge, log, now }: Surroundings): Forge {
  const by = { run: process.run, process: process.process };
  const read = <Answer>(name: string, serve: (agoMs: number) => Answer): Promise<Answer> =>
    network.call(process, {
      vendor: "forge",
      name,
      mark: name === BOOK_READ ? BOOK : undefined,
      writes: false,
      serve: () => serve(0),
      serveStale: serve,
      fail(kind) {
        throw trouble("GitHub", name, kind);
      },
    });
  const write = <Answer>(name: string, serve: () => Answer, mark?: string): Promise<Answer> =>
    network.call(process, {
      vendor: "forge",
      name,
      mark,
      writes: true,
      serve,
      fail(kind) {
        throw trouble("GitHub", name, kind);
      },
    });
  return {
    listDeployments: ({ task, sha, environment, limit }) =>
      read(`listDeployments ${task ?? ""}`, (agoMs) =>
        forge
          .deployments(agoMs)
          .filter(
            (one) =>
              (task === undefined || one.task === task) &&
              (sha === undefined || one.sha === sha) &&
              (environment === undefined || one.environment === environment),
          )
          .slice(0, limit),
      ),
    listDeploymentStatuses: (id) => read(`listDeploymentStatuses ${id}`, (agoMs) => forge.statuses(id, agoMs)),
    createDeployment: (request) =>
      write("createDeployment", () => forge.createDeployment(request, by), markOfRecord(request)),
    createDeploymentStatus: (id, status) => write("createDeploymentStatus", () => forge.createStatus(id, status, by)),
    setCommitStatus: (_sha, status) =>
      write("setCommitStatus", () => {
        const { state, description } = status;
        log.add({ kind: "commit-status", by, state, description });
        return { ...status, targetUrl: null, creator: "github-actions[bot]", createdAt: now() };
      }),
    listCommitStatuses: () => read("listCommitStatuses", () => []),
    listPullRequestsOf: () => read("listPullRequestsOf", () => []),
    listLatelyMerged: () => read("listLatelyMerged", () => []),
    readFile: () => read("readFile", () => null),
    listIssues: notAsked,
    createIssue: notAsked,
    updateIssue: notAsked,
    compareCommits: notAsked,
    compareHistory: notAsked,
    listCheckRuns: notAsked,
    listCheckNotes: notAsked,
    listRunApprovals: notAsked,
    readPullRequest: notAsked,
    listTeamMembers: notAsked,
    readComment: notAsked,
    findComment: notAsked,
    createComment: notAsked,
    updateComment: notAsked,
  };
}

/** What a release never asks for. */
function notAsked(): Promise<never> {
  return Promise.reject(new Error("no release asks for this"));
}

export function createProbe({ network, process, site }: Surroundings): HttpProbe {
  return {
    request: ({ url }) =>
      network.call(process, {
        vendor: "site",
        name: "GET site",
        writes: false,
        serve: () => ({ status: 200, headers: {}, durationMs: 1, url, body: site.version(new URL(url).host) }),
        fail(kind) {
          if (kind === "html" || kind === "empty")
            return { status: 200, headers: {}, durationMs: 1, url, body: "<html>" };
          if (kind === "500" || kind === "503")
            return { status: Number(kind), headers: {}, durationMs: 1, url, body: "" };
          throw trouble("site", "GET", kind);
        },
      }),
  };
}

export function createMetricSource({ network, process, site, log }: Surroundings): MetricSource {
  return {
    read: (window, { commit }) =>
      network.call(process, {
        vendor: "metrics",
        name: "read metric",
        writes: false,
        serve() {
          const { reading, known, ratio } = site.measure(window, commit);
          const by = { run: process.run, process: process.process };
          log.add({ kind: "metric", by, from: window.from, to: window.to, known, ratio });
          if (reading === null) throw trouble("Sentry", "read", "503");
          return reading;
        },
        fail(kind) {
          throw trouble("Sentry", "read", kind);
        },
      }),
  };
}
