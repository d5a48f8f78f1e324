/** A repository with twelve past releases, as its record, its host and its monitoring remember them; two of them were bad. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runBacktest } from "../../../src/tools/backtest/run-backtest.ts";
import type { Backtest } from "../../../src/tools/backtest/describe-backtest.ts";
import { registries } from "../../../src/tools/registries.ts";
import { parseOptions } from "../../../src/lib/parse-options.ts";
import { tools } from "../../../src/tools/index.ts";
import { openWorld, planText, START, type World } from "../../commands/open-world.ts";
import { renderSpans } from "../../sandbox/sentry/start-sentry.ts";

export const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
export const RELEASES = 12;
/** Errors begin at once in the one, and after twelve minutes in the other. */
export const BAD_AT_ONCE = 4;
export const BAD_LATER = 9;
/** The last release that this one replaced came after ten minutes. */
export const SHORT = 6;

export const commitOf = (index: number) => `${String(index).padStart(2, "0")}c0ffee${"0".repeat(32)}`;
/** Six hours apart, the newest a day ago. */
export const promotedAt = (index: number): number =>
  index === SHORT + 1 ? promotedAt(SHORT) + 10 * MINUTE : START - 24 * HOUR - (RELEASES - index) * 6 * HOUR;

export const WATCH = [
  "for: 30m",
  "every: 5m",
  "metrics: { error_rate: { sentry: { project: web, org: acme, settle: 2m } } }",
  'rollback_conditions: ["error_rate > 5% over 10m", "health_check_failures > 3 over 10m"]',
  "regression: false",
];

const iso = (at: number) => new Date(at).toISOString().replace(".000", "");

function recordOf(index: number) {
  const at = promotedAt(index);
  const isBad = index === BAD_AT_ONCE;
  const statuses = [
    { state: "in_progress", description: `watching since ${iso(at)} until ${iso(at + 30 * MINUTE)}`, at },
    isBad
      ? { state: "failure", description: `rolled back to dpl_past${index - 1}: checkout is broken`, at: at + HOUR }
      : { state: "success", description: `done since ${iso(at)}: watched`, at: at + 30 * MINUTE },
  ];
  return {
    ref: commitOf(index),
    author: "github-actions[bot]",
    task: "holdpoint:production",
    environment: "production",
    at: at - MINUTE,
    payload: {
      holdpoint: 1,
      phase: "production",
      project: "web",
      release: commitOf(index),
      commit: commitOf(index),
      planDigest: "d".repeat(64),
      candidate: { id: `dpl_past${index}`, url: `past${index}.vercel.app`, createdAt: at - HOUR },
      knownGood: null,
      previous: index === 0 ? null : { id: `dpl_past${index - 1}`, commit: commitOf(index - 1) },
      watchForMs: 30 * MINUTE,
      autoAssignDomains: true,
      unpinned: false,
    },
    statuses,
  };
}

export interface PastWishes {
  /** Without it only the host knows. */
  readonly recorded?: boolean;
}

export interface PastWorld {
  readonly world: World;
  /** Screen lines and exit code of a call as in a terminal. */
  call(...args: readonly string[]): Promise<{ readonly lines: readonly string[]; readonly code: number }>;
  /** The same in another environment. */
  callWith(
    env: Readonly<Record<string, string>>,
    ...args: readonly string[]
  ): Promise<{ readonly lines: readonly string[]; readonly code: number }>;
  /** The same by a plan with another watch. */
  callBy(
    watch: readonly string[],
    ...args: readonly string[]
  ): Promise<{ readonly lines: readonly string[]; readonly code: number }>;
  found(...args: readonly string[]): Promise<Backtest>;
  /** Requests that were not to read. */
  writes(): readonly string[];
  close(): Promise<void>;
}

export async function openPast({ recorded = true }: PastWishes = {}): Promise<PastWorld> {
  const indexes = Array.from({ length: RELEASES }, (_, index) => index);
  const world = await openWorld({
    plan: { watch: WATCH },
    visited: false,
    seed: (seed) => ({
      ...seed,
      github: { ...seed.github, deployments: recorded ? indexes.map(recordOf) : [] },
      sentry: { ...seed.sentry, retentionMs: 30 * 24 * HOUR },
      vercel: {
        ...seed.vercel,
        deployments: [
          ...indexes.map((index) => ({
            id: `dpl_past${index}`,
            ageMs: START - promotedAt(index),
            meta: { githubCommitSha: commitOf(index) },
          })),
          { id: "dpl_staged", staged: true, ageMs: MINUTE, meta: { githubCommitSha: commitOf(99) } },
        ],
      },
    }),
  });
  for (const index of indexes) await sendTraffic(world, index);
  const folder = await mkdtemp(join(tmpdir(), "holdpoint-backtest-"));
  const plan = join(folder, "plan.yml");
  await writeFile(plan, planText({ watch: WATCH }));
  const env = { ...world.sandbox.environment() };
  const callWith = (given: Readonly<Record<string, string>>, ...args: readonly string[]) => callOf(plan, given, args);
  async function callOf(planFile: string, given: Readonly<Record<string, string>>, args: readonly string[]) {
    const lines: string[] = [];
    const stdout = { columns: 80, line: (text: string) => void lines.push(text), progress: () => undefined };
    const surroundings = { env: given, stdout, signal: new AbortController().signal };
    const { values } = parseOptions(["--plan", planFile, ...args], {
      name: "backtest",
      options: tools.backtest.options,
      others: {},
    });
    const code = await runBacktest({ plan: planFile, ...values }, surroundings, { registries, clock: world.clock });
    return { lines, code };
  }
  const call = (...args: readonly string[]) => callWith(env, ...args);
  return {
    world,
    call,
    callWith,
    async callBy(lines, ...args) {
      const other = join(folder, "other.yml");
      await writeFile(other, planText({ watch: lines }));
      return callOf(other, env, args);
    },
    found: async (...args) => JSON.parse((await call("--json", ...args)).lines.join("")) as Backtest,
    writes: () => world.log.filter(({ method }) => method !== "GET").map(({ method, path }) => `${method} ${path}`),
    async close() {
      await world.close();
      await rm(folder, { recursive: true });
    },
  };
}

/** 40 requests a minute for half an hour; 1 % of them fail, and of a bad release 25 %. */
async function sendTraffic({ sandbox }: World, index: number): Promise<void> {
  const { projects } = sandbox.seed.sentry;
  const [project] = projects;
  if (project === undefined) throw new Error("the emulated Sentry has no project");
  const items = Array.from({ length: 30 }, (_, minute) => {
    const from = promotedAt(index) + minute * MINUTE;
    const isBad = index === BAD_AT_ONCE || (index === BAD_LATER && minute >= 12);
    const failed = isBad ? 10 : minute % 3 === 0 ? 1 : 0;
    return renderSpans({ release: commitOf(index), from, to: from + MINUTE, count: 40, failed });
  }).flat();
  const lines = [{}, { type: "span" }, { version: 2, items }].map((line) => JSON.stringify(line));
  const url = `${sandbox.origins.sentry}/api/${project.id}/envelope/?sentry_key=${project.publicKey}`;
  const answer = await fetch(url, { method: "POST", body: lines.join("\n") });
  if (!answer.ok) throw new Error(`the envelope was refused: ${answer.status}`);
}
