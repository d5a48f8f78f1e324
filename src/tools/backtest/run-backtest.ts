/** Lists past releases, judges a few at a time, and says what was found. Every request only reads. */
import pLimit from "p-limit";
import type { CommandContext } from "../../engine/context.ts";
import { readPlanSecrets } from "../../engine/plan-secrets.ts";
import { createSession } from "../../engine/session.ts";
import { parseAuthors, unreadableAuthors } from "../../lib/authors.ts";
import { type Clock, systemClock } from "../../lib/clock.ts";
import { type Problem, ProviderError, UsageError } from "../../lib/error.ts";
import { loadPlan } from "../../plan/load.ts";
import type { Plan, Watch } from "../../plan/plan.ts";
import { secretNames } from "../../plan/secret-names.ts";
import { EXIT_CODE } from "../../release/result.ts";
import type { ToolSurroundings } from "../contract.ts";
import { type Registries, registries } from "../registries.ts";
import { type Backtest, describeBacktest } from "./describe-backtest.ts";
import { type JudgedPast, judgePast } from "./judge-past.ts";
import { judgedMetrics, type JudgeableWatch, judgeableWatch } from "./judgeable-watch.ts";
import type { PastReleases, Wanted } from "./past-release.ts";
import { readHosted } from "./read-hosted.ts";
import { readRecorded } from "./read-recorded.ts";
import { renderBacktest } from "./render-backtest.ts";
import { wantedOf } from "./wanted.ts";

export interface BacktestValues {
  readonly plan: string;
  readonly last?: number | undefined;
  readonly since?: string | undefined;
  readonly repository?: string | undefined;
  readonly author?: string | undefined;
  readonly json?: boolean | undefined;
  readonly verbose?: boolean | undefined;
}

/** What a test replaces. */
export interface BacktestWorld {
  readonly registries: Registries;
  readonly clock: Clock;
}

/** Vendors limit how much is asked at once, and releases of the past are in no hurry. */
const AT_ONCE = 3;

export async function runBacktest(
  values: BacktestValues,
  surroundings: ToolSurroundings,
  { registries: known, clock }: BacktestWorld = { registries, clock: systemClock },
): Promise<number> {
  const { stdout, signal } = surroundings;
  const startedAt = clock.now();
  const plan = await loadPlan(values.plan, known.extensions);
  const judgeable = readJudgeable(plan);
  const context = await openSession(values, plan, surroundings, { registries: known, clock });
  const sources = await connectSources(context, judgeable.watch);
  stdout.progress("reading which releases there were");
  const past = await listPast(context, sources, wantedOf(values.last, values.since));
  const judged = await judgeAll(context, judgeable.watch, past, surroundings);
  signal.throwIfAborted();
  const found = describeBacktest({ plan, judgeable, past, judged, tookMs: clock.now() - startedAt });
  if (values.json === true) stdout.line(JSON.stringify(found));
  else for (const line of renderBacktest(found, stdout.columns)) stdout.line(line);
  return exitCodeOf(found);
}

/** Of nothing that could be judged nothing is known, and that is no success. */
function exitCodeOf({ counts }: Backtest): number {
  return counts.pass + counts.fail > 0 ? EXIT_CODE.proceed : EXIT_CODE.hold;
}

function readJudgeable(plan: Plan): JudgeableWatch {
  const judgeable = judgeableWatch(plan);
  const problem = (message: string, remedy: string) =>
    new UsageError("usage", [{ message, remedy, position: { file: plan.file, line: 1, column: 1 } }]);
  if (judgeable === null) throw problem("The plan has no watch, so there is nothing to backtest.", "Add one.");
  if (judgedMetrics(judgeable.watch).size > 0) return judgeable;
  throw problem(
    "Every condition of the plan is about the watch's own health checks, which nobody can ask for afterwards.",
    "Add a condition on a metric of a vendor.",
  );
}

async function openSession(
  { author, repository, verbose, json }: BacktestValues,
  plan: Plan,
  { env: all, stdout, signal }: ToolSurroundings,
  { registries: { extensions, members }, clock }: BacktestWorld,
): Promise<CommandContext> {
  const authors = parseAuthors(author);
  if (authors === null) throw new UsageError("usage", [unreadableAuthors(author)]);
  const given = { ...all, ...(repository === undefined ? {} : { GITHUB_REPOSITORY: repository }) };
  const { env, secrets } = await readPlanSecrets("backtest", given);
  return createSession({
    plan,
    env,
    planSecrets: secrets,
    directory: ".",
    release: { id: "", commit: "" },
    options: { stage: "production", to: null, reason: null, dryRun: true, unpin: false, authors },
    clock,
    random: halfway,
    signal,
    emit: () => undefined,
    debug: (line) => (verbose === true && json !== true ? stdout.line(line) : undefined),
    runUrl: null,
    members,
    secretNames: secretNames(plan, extensions),
  });
}

/** How long a retry waits is all that chance decides here. */
const halfway = () => 0.5;

/** Where past releases can be read from. */
interface Sources {
  readonly hasRecord: boolean;
  readonly hasHost: boolean;
}

/** All that is not set is said at once, and not after minutes of reading. */
async function connectSources(context: CommandContext, watch: Watch): Promise<Sources> {
  const ofMetrics = await Promise.all(
    [...judgedMetrics(watch)].map(async (name) => {
      const metric = watch.metrics[name];
      return metric === undefined ? [] : problemsOf(() => context.metricSource(metric));
    }),
  );
  const ofRecord = await problemsOf(() => context.role("deployments"));
  const ofHost = await problemsOf(() => context.role("host"));
  const ofBoth = ofRecord.length > 0 && ofHost.length > 0 ? [...ofRecord, ...ofHost] : [];
  const problems = new Map([...ofMetrics.flat(), ...ofBoth].map((problem) => [problem.message, problem]));
  if (problems.size > 0) throw new UsageError("secret_missing", [...problems.values()]);
  return { hasRecord: ofRecord.length === 0, hasHost: ofHost.length === 0 };
}

/** From the record where there is one; else, or where the repository's token is not set, from the host. */
async function listPast(
  context: CommandContext,
  { hasRecord, hasHost }: Sources,
  wanted: Wanted,
): Promise<PastReleases> {
  const { plan, options } = context;
  const recorded = hasRecord
    ? await readRecorded(await context.role("deployments"), plan, options.authors, wanted)
    : null;
  if (recorded !== null && (recorded.releases.length > 0 || !hasHost)) return recorded;
  const hosted = await readHosted(await context.role("host"), wanted);
  return { ...hosted, unseen: [...(recorded?.unseen ?? []), ...hosted.unseen] };
}

async function judgeAll(
  context: CommandContext,
  watch: Watch,
  { releases }: PastReleases,
  { stdout, signal }: ToolSurroundings,
): Promise<readonly JudgedPast[]> {
  const few = pLimit(AT_ONCE);
  const now = context.clock.now();
  let done = 0;
  return Promise.all(
    releases.map((past) =>
      few(async () => {
        signal.throwIfAborted();
        const judged = await judgePast(context, watch, past, now);
        done += 1;
        stdout.progress(`${done} of ${releases.length} releases judged`);
        return judged;
      }),
    ),
  );
}

async function problemsOf(act: () => Promise<unknown>): Promise<readonly Problem[]> {
  try {
    await act();
    return [];
  } catch (error) {
    if (error instanceof UsageError) return error.problems;
    if (error instanceof ProviderError && error.reasonCode === "secret_missing") return [error];
    throw error;
  }
}
