/** A GitHub in this process with one pull request, and the checklist run on it as the two jobs of checklist.yml are. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { ChecklistResult } from "../../src/checklist/report.ts";
import { extensions } from "../../src/engine/plan-extensions.ts";
import type { CommandOptionValues } from "../../src/commands/index.ts";
import { prepare } from "../../src/commands/prepare.ts";
import { performChecklist } from "../../src/commands/checklist/perform.ts";
import { createSession } from "../../src/engine/session.ts";
import type { Clock } from "../../src/lib/clock.ts";
import { parsePlan } from "../../src/plan/load.ts";
import type { ReleaseEvent } from "../../src/release/result.ts";
import { createFaultBook, type FaultBook } from "../../src/sandbox/fault-book.ts";
import { createGithubEmulator, type GithubEmulator, type GithubSeed } from "../../src/sandbox/github/index.ts";
import { seededRandom } from "../../src/sandbox/seeded-random.ts";
import type { RouteLogEntry } from "../../src/sandbox/contract.ts";
import { type ServedEmulator, serveEmulator } from "../../src/sandbox/serve.ts";

export const HEAD = "a".repeat(40);
export const NEXT_HEAD = "b".repeat(40);
export const BASE = "c".repeat(40);
export const PULL = 12;
export const BOT = "github-actions[bot]";
const TOKEN = "ghs_checklistWorld00000000000000000000";
const TEAM_TOKEN = "ghp_teamReader000000000000000000000000";
const PLAN_FILE = ".github/holdpoint.yml";
/** `2026-11-20T12:00:00Z` */
export const NOON = Date.UTC(2026, 10, 20, 12);

/** As far as events tell it here. */
const REPOSITORY = { full_name: "acme/site", default_branch: "main" };

export interface WorldWishes {
  /** YAML lines below `checklist:`, each an item. */
  readonly items: readonly string[];
  readonly github?: Partial<GithubSeed>;
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Files of the pull request. */
  readonly files?: Readonly<Record<string, string>>;
  /** The workflow's input `directory`: a folder of the pull request. */
  readonly folder?: string;
  /** The workflow's input `plan-branches`. */
  readonly planBranches?: string;
  readonly withoutTeamToken?: boolean;
  readonly fork?: boolean;
  /** How long GitHub is waited for. Default: 30 s, so that only what never answers is given up. */
  readonly requestTimeoutMs?: number;
  /** Login whose comments and statuses are ours. Default: the one that the token writes as. */
  readonly author?: string;
  /** Of each answer of GitHub; none by default. */
  readonly latencyMs?: number;
}

export interface ChecklistWorld {
  readonly github: GithubEmulator;
  readonly served: ServedEmulator;
  readonly faults: FaultBook;
  readonly clock: { at: number };
  readonly directory: string;
  /** Of our author. */
  readonly token: string;
  readonly events: ReleaseEvent[];
  /** Requests of the last run, `METHOD /path`. */
  calls(): readonly string[];
  /** Runs the job of the code items, and then the one that publishes. */
  onPullRequest(
    action: string,
    more?: { readonly before?: string; readonly onlyCode?: boolean },
  ): Promise<ChecklistResult>;
  /** An event as GitHub sends it, to the job that publishes. */
  onComment(event: unknown): Promise<ChecklistResult>;
  onPush(branch: string, commit: string): Promise<ChecklistResult>;
  /** Any event to the job that publishes, with what the job of the code items said. */
  onEvent(name: string, event: unknown, codeResult?: string, more?: CommandOptionValues): Promise<ChecklistResult>;
  /** The job of the code items alone. */
  codeJob(name: string, event: unknown): Promise<ChecklistResult>;
  /** The plan of the base branch, of the pull request, or both, says something else from now on; null: it is gone. */
  writePlan(where: "base" | "head" | "both", text: string | null): void;
  write(path: string, text: string): void;
  /** Called after each answer of GitHub. */
  onAnswer: (entry: RouteLogEntry) => void;
  /** Our comments, oldest first. */
  comments(): State["comments"];
  /** Somebody ticks or unticks the box of an item, as the site does it: the whole body is sent again. */
  tick(login: string, item: string, options?: { readonly label?: string; readonly untick?: boolean }): unknown;
  statuses(): State["commitStatuses"];
  checkOut(commit: string): void;
  /** Another plan on the base branch. */
  changePlan(items: readonly string[]): void;
  close(): Promise<void>;
}

/** Of a writer, who may do at GitHub what writers may. */
export const MALLORY_TOKEN = "ghp_mallorys0000000000000000token";

export function planWith(items: readonly string[]): string {
  return [
    "version: 1",
    "name: web",
    "project: { vercel: { project: web }, domains: [app.example.com] }",
    ...(items.length === 0 ? [] : ["checklist:", ...items.map((item) => `  - ${item}`)]),
    "stages:",
    "  staging: { verify: [{ title: Home, http: { path: / } }] }",
    "  production: {}",
    "",
  ].join("\n");
}

export async function openChecklistWorld(wishes: WorldWishes): Promise<ChecklistWorld> {
  const clock = { at: NOON };
  const time: Clock = { now: () => clock.at, sleep: async () => {} };
  const faults = createFaultBook(time, NOON, seededRandom(1));
  const github = createGithubEmulator(
    {
      clock: time,
      startedAt: NOON,
      random: seededRandom(1),
      hasFault: faults.has,
      directory: tmpdir(),
      serveSite: () => Promise.reject(new Error("no site here")),
    },
    seedWith(wishes),
  );
  const served = await serveEmulator(github, {
    clock: time,
    faults,
    latencyMs: wishes.latencyMs ?? 0,
    onAnswer: (entry) => world.onAnswer(entry),
  });
  const root = mkdtempSync(join(tmpdir(), "holdpoint-checklist-"));
  const directory = join(root, "head");
  const plan = planWith(wishes.items);
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  write(PLAN_FILE, plan);
  write(join("head", PLAN_FILE), plan);
  for (const [path, text] of Object.entries(wishes.files ?? {})) write(join("head", path), text);
  const checkOut = (commit: string) => write("head/.git/HEAD", `${commit}\n`);
  checkOut(HEAD);
  const events: ReleaseEvent[] = [];
  let first = 0;

  async function run(name: string, payload: unknown, given: CommandOptionValues): Promise<ChecklistResult> {
    const env = {
      PATH: process.env["PATH"],
      GITHUB_API_URL: served.origin,
      GITHUB_REPOSITORY: "acme/site",
      GITHUB_TOKEN: TOKEN,
      ...(wishes.withoutTeamToken ? {} : { TEAM_READ_TOKEN: TEAM_TOKEN }),
      ...wishes.env,
    };
    const prepared = await prepare(
      "checklist",
      {
        values: {
          plan: join(root, PLAN_FILE),
          directory: join(directory, wishes.folder ?? "."),
          commit: BASE,
          ...(wishes.author === undefined ? {} : { author: wishes.author }),
          ...(wishes.planBranches === undefined ? {} : { "plan-branches": wishes.planBranches }),
          ...given,
        },
        problems: [],
      },
      env,
      { eventName: name, payload: JSON.parse(JSON.stringify(payload)) },
    );
    if (prepared.checklist === null) throw new Error("no request");
    return performChecklist(
      createSession({
        ...prepared,
        // As the workflow names it, from the repository's root.
        checklist: { ...prepared.checklist, planFile: PLAN_FILE },
        env,
        clock: time,
        emit: (event) => events.push(event),
        random: Math.random,
        debug: () => {},
        runUrl: "https://github.com/acme/site/actions/runs/42",
        requestTimeoutMs: wishes.requestTimeoutMs ?? 30_000,
      }),
    );
  }

  const world: ChecklistWorld = {
    onAnswer: () => {},
    write: (path, text) => write(join("head", path), text),
    writePlan(where, text) {
      const paths = [...(where === "head" ? [] : [PLAN_FILE]), ...(where === "base" ? [] : [join("head", PLAN_FILE)])];
      for (const path of paths) {
        if (text === null) rmSync(join(root, path), { force: true });
        else write(path, text);
      }
    },
    onEvent(name, event, codeResult = "", more = {}) {
      first = served.log.length;
      return run(name, event, { only: "world", "code-result": codeResult, ...more });
    },
    codeJob: (name, event) => run(name, event, { only: "code" }),
    github,
    served,
    faults,
    clock,
    directory,
    token: TOKEN,
    events,
    checkOut,
    changePlan: (items) => write(PLAN_FILE, planWith(items)),
    calls: () => served.log.slice(first).map(({ method, path }) => `${method} ${path}`),
    async onPullRequest(action, more = {}) {
      const payload = pullRequestPayload(action, pullOf(github), more.before);
      const code = await run("pull_request", payload, { only: "code" });
      first = served.log.length;
      if (more.onlyCode) return code;
      return run("pull_request", payload, { only: "world", "code-result": code.codeResult });
    },
    onComment(event) {
      first = served.log.length;
      return run("issue_comment", event, { only: "world" });
    },
    async onPush(branch, commit) {
      const payload = { ref: `refs/heads/${branch}`, after: commit, repository: REPOSITORY };
      const code = await run("push", payload, { only: "code" });
      first = served.log.length;
      return run("push", payload, { only: "world", "code-result": code.codeResult });
    },
    comments: () => stateOf(github).comments.filter(({ author }) => author === (wishes.author ?? BOT)),
    tick(login, item, { label = "", untick = false } = {}) {
      const [comment] = world.comments();
      if (comment === undefined) throw new Error("there is no comment to tick in");
      const [from, to] = untick ? ["[x]", "[ ]"] : ["[ ]", "[x]"];
      const lines = comment.body.split("\n");
      const at = lines.findIndex(
        (line) => line.startsWith(`- ${from}`) && line.includes(`**${item}**`) && line.includes(label),
      );
      if (at < 0) throw new Error(`no such box of ${item} in:\n${comment.body}`);
      lines[at] = (lines[at] ?? "").replace(from, to);
      return github.editCommentAs(login, comment.id, lines.join("\n"));
    },
    statuses: () => stateOf(github).commitStatuses,
    async close() {
      const unknown = served.unknownRequests();
      if (unknown.length > 0) throw new Error(`requests that GitHub does not know: ${JSON.stringify(unknown)}`);
      await served.close();
      rmSync(root, { recursive: true, force: true });
    },
  };
  return world;
}

function seedWith(wishes: WorldWishes): GithubSeed {
  return {
    owner: "acme",
    repo: "site",
    tokens: [
      {
        token: TOKEN,
        login: BOT,
        permissions: {
          contents: "read",
          pull_requests: "write",
          statuses: "write",
          deployments: "write",
          checks: "read",
        },
      },
      { token: TEAM_TOKEN, login: "team-reader", permissions: { members: "read" } },
      { token: MALLORY_TOKEN, login: "mallory" },
    ],
    users: ["alice", "bob", "carol", "dave", "mallory", "author", "team-reader"].map((login) => ({ login })),
    teams: [
      { slug: "leads", members: ["alice", "carol"] },
      { slug: "devops", members: ["bob"] },
    ],
    commits: [
      { sha: BASE, message: "base" },
      { sha: HEAD, message: "work", author: "author", parents: [BASE] },
    ],
    branches: { main: BASE, work: HEAD },
    pulls: [
      {
        number: PULL,
        author: "author",
        title: "A change",
        head: { ref: "work", sha: HEAD, ...(wishes.fork ? { owner: "mallory" } : {}) },
        base: "main",
      },
    ],
    acceptUnknownCommits: true,
    ...wishes.github,
  };
}

interface State {
  readonly comments: readonly { readonly id: number; readonly body: string; readonly author: string }[];
  readonly commitStatuses: readonly {
    readonly context: string;
    readonly state: string;
    readonly description: string;
    readonly targetUrl: string | null;
    readonly sha: string;
    readonly creator: string;
  }[];
  readonly branches: Readonly<Record<string, string>>;
}

function stateOf(github: GithubEmulator): State {
  return github.state() as State;
}

function pullOf(github: GithubEmulator): string {
  return stateOf(github).branches["work"] ?? HEAD;
}

function pullRequestPayload(action: string, head: string, before?: string): unknown {
  return {
    action,
    number: PULL,
    ...(before === undefined ? {} : { before, after: head }),
    pull_request: {
      number: PULL,
      state: action === "closed" ? "closed" : "open",
      user: { login: "author" },
      head: { ref: "work", sha: head, repo: { full_name: "acme/site" } },
      base: { ref: "main", sha: BASE },
    },
    repository: REPOSITORY,
    sender: { login: "author", type: "User" },
  };
}

/** The plan of a world, parsed: its mistakes fail the test that wrote it. */
export function parsedPlan(items: readonly string[]) {
  const parsed = parsePlan(planWith(items), PLAN_FILE, extensions);
  if ("problems" in parsed) throw new Error(JSON.stringify(parsed.problems));
  return parsed.plan;
}
