/** A sandbox in this process on a virtual clock, and the commands run in it one by one, as the steps of a workflow are. */
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CommandContext, CommandOptions } from "../../src/engine/context.ts";
import { type CommandName, commands } from "../../src/commands/index.ts";
import { extensions } from "../../src/engine/plan-extensions.ts";
import { DEFAULT_AUTHOR } from "../../src/lib/authors.ts";
import { createSession } from "../../src/engine/session.ts";
import { parsePlan } from "../../src/plan/load.ts";
import type { Members } from "../../src/engine/members.ts";
import type { Plan } from "../../src/plan/plan.ts";
import { plannedFlags } from "../../src/plan/planned-flags.ts";
import type { CommandResult, ReleaseEvent } from "../../src/release/result.ts";
import { observeClients } from "../../src/sandbox/client-activity.ts";
import type { RouteLogEntry } from "../../src/sandbox/contract.ts";
import { type DemoSite, writeDemoSite } from "../../src/sandbox/demo-site.ts";
import type { Meddler } from "../../src/sandbox/meddler.ts";
import { type Sandbox, type SandboxSeed, seedFor, startSandbox } from "../../src/sandbox/index.ts";
import { FIRST_COMMIT } from "../../src/sandbox/seed-sandbox.ts";
import { createVirtualClock, type VirtualClock } from "../../src/sandbox/virtual-clock.ts";

export const START = Date.UTC(2026, 0, 5, 9);
export const FIRST = "dpl_sandbox1";
export const COMMIT = "c0ffee0000000000000000000000000000000002";
export const OTHER_COMMIT = "c0ffee0000000000000000000000000000000003";
export { FIRST_COMMIT };

export interface PlanParts {
  readonly target?: string;
  /** Words of `deploy` in place of an upload: `{ source: git }`. */
  readonly deploy?: string;
  readonly domains?: readonly string[];
  readonly team?: string;
  readonly project?: string;
  readonly version?: boolean;
  /** Lines below `verify:` of the production stage; empty = none. */
  readonly productionGate?: string;
  /** Shares of the visitors by stages: `{ rollout: [10%, 100%], stage: 5m }`. */
  readonly promote?: string;
  /** Lines of `watch`, null = no watch. */
  readonly watch?: readonly string[] | null;
  /** What `rollback` says: `{ ladder: [host, revert] }`. */
  readonly rollback?: string;
}

/**
 * A watch of four minutes; Sentry's data settles in two. Most of what a watch costs is reading a week for comparison and asking
 * for production's health every few seconds: only who tests that has a watch that does.
 */
export const SENTRY_WATCH = [
  "for: 4m",
  "every: 1m",
  "probe-every: 1m",
  "regression: false",
  "metrics: { error_rate: { sentry: { project: web, org: acme, settle: 2m } } }",
  'rollback_conditions: ["error_rate > 5% over 2m"]',
];

/** For somebody who acts during the watch, in real time: long enough on a busy machine. */
export const LONG_WATCH = SENTRY_WATCH.map((line) => line.replace("for: 4m", "for: 90m"));

export function planText(parts: PlanParts = {}): string {
  const {
    target = "production",
    domains = ["app.example.com"],
    team = "acme",
    project = "web",
    version = true,
  } = parts;
  const gate = parts.productionGate ?? "{ title: Health, http: { path: /api/health } }";
  const watch = parts.watch === undefined ? SENTRY_WATCH : parts.watch;
  return [
    "version: 1",
    "name: web",
    "project:",
    `  vercel: { project: ${project}, team: ${team} }`,
    `  domains: [${domains.join(", ")}]`,
    ...(version ? ["  version: { path: /api/version, json: commit }"] : []),
    "stages:",
    "  staging:",
    `    deploy: ${parts.deploy ?? `{ target: ${target}, prebuilt: true }`}`,
    "    verify: [{ title: Chat, http: { path: /chat, contains: New thread } }]",
    "  production:",
    "    environment: production",
    ...(parts.promote === undefined ? [] : [`    promote: ${parts.promote}`]),
    ...(gate === "" ? [] : [`    verify: [${gate}]`]),
    ...(watch === null ? [] : ["    watch:", ...watch.map((line) => `      ${line}`)]),
    ...(parts.rollback === undefined ? [] : [`rollback: ${parts.rollback}`]),
  ].join("\n");
}

export interface Wishes {
  readonly plan?: PlanParts;
  readonly seed?: (seed: SandboxSeed) => SandboxSeed;
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Nothing was ever deployed. */
  readonly empty?: boolean;
  /** Traffic and scheduled checks while time passes. Default: where the plan watches. */
  readonly visited?: boolean;
  /** Another clock than a virtual one that begins at `START`. */
  readonly clock?: VirtualClock;
  /** Visitors; few, as each costs a request. Some metrics need more of them. */
  readonly visitorsPerMinute?: number;
}

export interface RunWishes {
  readonly commit?: string;
  readonly release?: string;
  readonly options?: Partial<CommandOptions>;
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly plan?: Plan;
  /** Who plays in it, where that is not everybody in the registries. */
  readonly members?: Members;
  /** Real milliseconds; shorter where a vendor is silent. */
  readonly requestTimeoutMs?: number;
  readonly onEvent?: (event: ReleaseEvent) => void | Promise<void>;
}

export interface World {
  readonly sandbox: Sandbox;
  readonly clock: VirtualClock;
  readonly plan: Plan;
  readonly log: readonly (RouteLogEntry & { readonly emulator: string })[];
  context(wishes?: RunWishes): CommandContext;
  run(command: CommandName, wishes?: RunWishes): Promise<CommandResult>;
  /** Commands one after the other until one does not proceed; the last answer. */
  runAll(names: readonly CommandName[], wishes?: RunWishes): Promise<CommandResult>;
  /** Requests since the last call that change something at the host or at GitHub, `POST /v10/…`. */
  writes(): readonly string[];
  /** What the production address itself says it serves. */
  served(domain?: string): Promise<string>;
  /** Called after an answer of an emulator, so that somebody acts at exactly that moment. */
  onAnswer: (emulator: string, entry: RouteLogEntry) => void;
  /** Who stands between the commands and the emulators. */
  meddler: Meddler;
  /** Descriptions of the statuses of the release's production record, oldest first. */
  statuses(): Promise<readonly string[]>;
  /** The host's own picture. */
  host(): Promise<{ readonly project: { readonly autoAssignCustomDomains: boolean } }>;
  close(): Promise<void>;
}

/** Most tests ask for one of a few. */
const parsedPlans = new Map<string, Plan>();

export function parseTestPlan(parts: PlanParts = {}): Plan {
  const text = planText(parts);
  const known = parsedPlans.get(text);
  if (known !== undefined) return known;
  const parsed = parsePlan(text, "plan.yml", extensions);
  if ("problems" in parsed) throw new Error(JSON.stringify(parsed.problems));
  parsedPlans.set(text, parsed.plan);
  return parsed.plan;
}

export const siteOf = (version: string, commit: string): DemoSite => ({
  version,
  commit,
  pages: [{ path: "/chat", contains: "New thread" }],
  versionEndpoint: { path: "/api/version", json: "commit" },
});

export async function openWorld(wishes: Wishes = {}): Promise<World> {
  const plan = parseTestPlan(wishes.plan);
  const clock = wishes.clock ?? createVirtualClock(START);
  const log: (RouteLogEntry & { readonly emulator: string })[] = [];
  const sandbox = await startSandbox((wishes.seed ?? ((seed) => seed))(baseSeed(plan, wishes)), {
    clock,
    activity: clock,
    reportsDirectly: true,
    onAnswer: (emulator, entry) => {
      log.push({ ...entry, emulator });
      world.onAnswer(emulator, entry);
    },
    meddler: {
      asked: (call) => world.meddler.asked?.(call) ?? null,
      acted: (call, answer) => world.meddler.acted?.(call, answer) ?? null,
    },
  });
  const directory = await mkdtemp(join(tmpdir(), "holdpoint-commands-"));
  const stopObserving = observeClients(clock, sandbox);
  if (wishes.visited ?? plan.stages.production.watch !== null) {
    await sandbox.traffic.run(START - 3 * 60_000, START);
    // Whose results nobody reads need not be asked for: two requests a minute.
    const happens = readsScheduled(plan) ? sandbox.runScheduled : sandbox.traffic.run;
    clock.beforeAdvance((from, to) => happens(from, to));
  }
  let seen = 0;
  const read = async (emulator: "vercel" | "github") =>
    (await fetch(`${sandbox.origins[emulator]}/_sandbox/state`)).json() as Promise<never>;

  function context(run: RunWishes = {}): CommandContext {
    const commit = run.commit ?? COMMIT;
    return createSession({
      plan: run.plan ?? plan,
      release: { id: run.release ?? commit, commit },
      options: {
        stage: "staging",
        to: null,
        reason: "test",
        dryRun: false,
        unpin: false,
        authors: [DEFAULT_AUTHOR],
        ...run.options,
      },
      env: { PATH: process.env.PATH ?? "", ...sandbox.environment(), ...wishes.env, ...run.env },
      directory: join(directory, commit),
      clock,
      emit: (event) => void run.onEvent?.(event),
      random: Math.random,
      debug: () => undefined,
      runUrl: null,
      domainUrl: (domain) => sandbox.productionOrigin(domain),
      requestTimeoutMs: run.requestTimeoutMs ?? 30_000,
      ...(run.members === undefined ? {} : { members: run.members }),
    });
  }

  const world: World = {
    sandbox,
    clock,
    plan,
    log,
    context,
    onAnswer: () => undefined,
    meddler: {},
    async run(command, run = {}) {
      const commit = run.commit ?? COMMIT;
      await writeDemoSite(join(directory, commit), siteOf(commit, commit));
      // As a checkout of that commit has it.
      await mkdir(join(directory, commit, ".git"), { recursive: true });
      await writeFile(join(directory, commit, ".git", "HEAD"), `${commit}\n`);
      return commands[command].run(context(run));
    },
    async runAll(names, run) {
      let result: CommandResult | null = null;
      for (const name of names) {
        result = await world.run(name, run);
        if (result.decision !== "proceed") break;
      }
      if (result === null) throw new Error("no command was named");
      return result;
    },
    writes() {
      const found = log
        .slice(seen)
        .filter(({ emulator, method }) => method !== "GET" && (emulator === "vercel" || emulator === "github"))
        .map(({ method, path }) => `${method} ${path}`);
      seen = log.length;
      return found;
    },
    async served(domain) {
      const answer = await fetch(`${sandbox.productionOrigin(domain)}/api/version`);
      return ((await answer.json()) as { commit: string }).commit;
    },
    async statuses() {
      const state = (await read("github")) as {
        deployments: { task: string; statuses: { description: string }[] }[];
      };
      return state.deployments
        .filter(({ task }) => task === "holdpoint:production")
        .flatMap(({ statuses }) => statuses.map(({ description }) => description));
    },
    host: () => read("vercel"),
    async close() {
      stopObserving();
      await sandbox.close();
      await rm(directory, { recursive: true, force: true });
      const unknown = sandbox.unknownRequests();
      if (unknown.length > 0) throw new Error(`unknown routes: ${JSON.stringify(unknown)}`);
    },
  };
  return world;
}

/** Whether the plan reads what a vendor does on a schedule: Checkly runs its checks. */
function readsScheduled({ stages }: Plan): boolean {
  return Object.values(stages.production.watch?.metrics ?? {}).some(({ provider }) => provider === "checkly");
}

/** What the host takes for a promote or a rollback: seen twice while it works, and not ten times, which nobody asks about. */
const ALIAS_JOB_MS = 100;

function baseSeed(plan: Plan, wishes: Wishes): SandboxSeed {
  const seed = seedFor({
    project: "web",
    team: { id: "team_acme", slug: "acme" },
    domains: plan.project.domains,
    repository: { owner: "acme", name: "web" },
    firstVersion: wishes.empty === true ? null : siteOf("1", FIRST_COMMIT),
    items: [],
    metrics: [],
    flags: plannedFlags(plan).map(({ vendor, spec }) => ({ provider: vendor, spec })),
    variables: {},
    traffic: {
      perMinute: 1,
      paths: ["/", "/chat", "/api/health"],
      crowd: { perMinute: (wishes.visitorsPerMinute ?? 20) - 1, errorRatio: 0, noise: 0 },
    },
    random: 7,
    ...(plan.stages.staging.deploy.git === null ? {} : { builtFrom: { branch: "main", repositoryId: 1 } }),
  });
  return { ...seed, vercel: { ...seed.vercel, options: { ...seed.vercel.options, aliasJobMs: ALIAS_JOB_MS } } };
}

/** Opens a world, runs the body in it and closes it, whatever happened. */
export async function inWorld(wishes: Wishes, body: (world: World) => Promise<void>): Promise<void> {
  const world = await openWorld(wishes);
  try {
    await body(world);
  } finally {
    await world.close();
  }
}

export const UP_TO_PROMOTE: readonly CommandName[] = ["deploy", "verify", "promote"];
export const WHOLE: readonly CommandName[] = [...UP_TO_PROMOTE, "watch"];
