/** The small world that a rollback is measured in: both emulators, slowed, and the production site, with every request timed. */
import { DEFAULT_AUTHOR } from "../../src/lib/authors.ts";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { systemClock } from "../../src/lib/clock.ts";
import type { Emulator, EmulatorContext } from "../../src/sandbox/contract.ts";
import { createFaultBook } from "../../src/sandbox/fault-book.ts";
import { createGithubEmulator } from "../../src/sandbox/github/index.ts";
import { listenHttp, type Listener, serveSite } from "../../src/sandbox/listen.ts";
import { serveEmulator } from "../../src/sandbox/serve.ts";
import { createVercelEmulator, type VercelEmulator } from "../../src/sandbox/vercel/index.ts";

/** Real milliseconds of each answer, half before it is handled and half after. */
export const LATENCY_MS = 50;
export const KNOWN_GOOD = "dpl_knowngood00000000";
const BROKEN = "dpl_broken0000000000";
const COMMITS: Readonly<Record<string, string>> = { [KNOWN_GOOD]: "a".repeat(40), [BROKEN]: "b".repeat(40) };

/** An exchange as the client sees it; milliseconds of `performance.now()`. */
export interface Exchange {
  readonly server: string;
  readonly request: string;
  readonly sentAt: number;
  readonly handledAt: number;
  readonly answeredAt: number;
}

export interface RollbackWorld {
  /** Folder with the plan and the CLI's link to the project. */
  readonly directory: string;
  /** For our command; the vendor's CLI takes them as arguments. */
  readonly env: Readonly<Record<string, string>>;
  readonly vercel: { readonly url: string; readonly token: string };
  /** Production serves the broken deployment again, nothing was ever rolled back, and the log is empty. */
  reset(aliasJobMs: number): void;
  productionDeploymentId(): string | null;
  exchanges(): readonly Exchange[];
  close(): Promise<void>;
}

const TEAM = { id: "team_bench", slug: "acme", name: "Acme" };
const PROJECT = { id: "prj_bench", name: "web" };
const TOKENS = { vercel: "bench0token", github: "ghs_bench0000000000token" } as const;

export async function startRollbackWorld(): Promise<RollbackWorld> {
  const directory = mkdtempSync(join(tmpdir(), "holdpoint-bench-rollback-"));
  const log: Exchange[] = [];
  const listeners: Listener[] = [];
  let host: VercelEmulator | null = null;
  const site = await listenHttp(async (_request, response) => {
    const sentAt = performance.now();
    await halfWay();
    const commit = COMMITS[host?.productionDeploymentId() ?? ""] ?? null;
    const handledAt = performance.now();
    await halfWay();
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify({ commit }));
    log.push({ server: "site", request: "GET /api/version", sentAt, handledAt, answeredAt: performance.now() });
  });
  listeners.push(site);
  const domain = new URL(site.origin).host;
  const context: EmulatorContext = {
    clock: systemClock,
    startedAt: systemClock.now(),
    random: Math.random,
    hasFault: () => false,
    directory: join(directory, "files"),
    serveSite: async (handle) => {
      const listener = await serveSite(handle);
      listeners.push(listener);
      return listener.origin;
    },
  };
  mkdirSync(context.directory);
  const vercel = createVercelEmulator(context, {
    tokens: [{ token: TOKENS.vercel }],
    team: TEAM,
    project: PROJECT,
    domains: [domain],
    deployments: [KNOWN_GOOD, BROKEN].map((id) => ({ id, meta: { githubCommitSha: COMMITS[id] ?? "" } })),
    env: [],
    protection: null,
    options: {},
  });
  host = vercel;
  const github = createGithubEmulator(context, {
    owner: "acme",
    repo: "web",
    tokens: [{ token: TOKENS.github, login: "github-actions[bot]", permissions: { deployments: "write" } }],
    commits: Object.values(COMMITS).map((sha) => ({ sha })),
    deployments: [record()],
  });
  const [servedVercel, servedGithub] = await Promise.all([serveTimed(vercel, log), serveTimed(github, log)]);
  writeProject(join(directory, "project"), domain);
  return {
    directory: join(directory, "project"),
    env: {
      VERCEL_API_URL: servedVercel.origin,
      VERCEL_TOKEN: TOKENS.vercel,
      GITHUB_API_URL: servedGithub.origin,
      GITHUB_TOKEN: TOKENS.github,
      GITHUB_REPOSITORY: "acme/web",
    },
    vercel: { url: servedVercel.origin, token: TOKENS.vercel },
    reset(aliasJobMs) {
      vercel.setOption("aliasJobMs", aliasJobMs);
      vercel.changeProduction(BROKEN);
      vercel.changeAutoAssign(true);
      log.length = 0;
    },
    productionDeploymentId: () => vercel.productionDeploymentId(),
    exchanges: () => log,
    async close() {
      await Promise.all([servedVercel, servedGithub, ...listeners].map((one) => one.close()));
      rmSync(directory, { recursive: true, force: true });
      const unknown = [...servedVercel.unknownRequests(), ...servedGithub.unknownRequests()];
      if (unknown.length > 0) throw new Error(`not emulated: ${unknown.map((entry) => entry.path).join(", ")}`);
    },
  };
}

const halfWay = () => new Promise<void>((done) => void setTimeout(done, LATENCY_MS / 2));

function serveTimed(emulator: Emulator, log: Exchange[]) {
  const routes = emulator.routes.map((route) => ({
    ...route,
    handle: async (request: Parameters<typeof route.handle>[0]) => {
      const handledAt = performance.now();
      const times = { sentAt: handledAt - LATENCY_MS / 2, handledAt, answeredAt: handledAt + LATENCY_MS / 2 };
      log.push({ server: emulator.name, request: `${request.method} ${request.path}`, ...times });
      return route.handle(request);
    },
  }));
  const clock = systemClock;
  const faults = createFaultBook(clock, clock.now(), Math.random);
  return serveEmulator({ ...emulator, routes }, { clock, faults, latencyMs: LATENCY_MS });
}

/** The record that the promote of the broken deployment left behind. */
function record() {
  const commit = COMMITS[BROKEN] ?? "";
  return {
    ref: commit,
    task: "holdpoint:production",
    environment: "production",
    author: DEFAULT_AUTHOR,
    payload: {
      holdpoint: 1,
      phase: "production",
      release: commit,
      commit,
      planDigest: "0".repeat(64),
      candidate: { id: BROKEN, url: "web-broken.vercel.app", createdAt: 1 },
      knownGood: { id: KNOWN_GOOD, commit: COMMITS[KNOWN_GOOD] ?? null, judged: true, why: "its watch passed" },
      watchForMs: 1_800_000,
      autoAssignDomains: true,
      unpinned: false,
    },
    statuses: [{ state: "success", description: "done" }],
  };
}

/** A plan of usual size, since a rollback reads and checks all of it. */
function writeProject(directory: string, domain: string): void {
  const plan = `version: 1
name: web
project:
  vercel: { project: web, team: acme }
  domains: ["${domain}"]
  version: { path: /api/version, json: commit }
stages:
  staging:
    verify:
      - { title: Start page shows its heading, http: { path: /, contains: Threads } }
      - { title: Health, http: { path: /api/health } }
      - { title: Checkly suite, checkly: { tags: [deploy] } }
      - { title: End to end, command: npx playwright test }
  production:
    verify:
      - { title: Health, http: { path: /api/health } }
      - { title: Certificate, tls: { min-days: 14 } }
    watch:
      for: 30m
      metrics:
        error_rate: { sentry: { project: web } }
        p99_latency: { sentry: { project: web } }
        uptime: { checkly: { tags: [prod] } }
      rollback_conditions:
        - error_rate > 5% over 15m
        - p99_latency > 2000ms over 15m
        - health_check_failures > 3
        - uptime < 99.5% over 15m
`;
  const link = { projectId: PROJECT.id, orgId: TEAM.id, projectName: PROJECT.name, settings: {} };
  mkdirSync(join(directory, ".github"), { recursive: true });
  mkdirSync(join(directory, ".vercel"));
  writeFileSync(join(directory, ".github/holdpoint.yml"), plan);
  writeFileSync(join(directory, ".vercel/project.json"), JSON.stringify(link));
}
