/** Waits for the build that the host makes of a commit, and takes it or says why there is none. */
import { renderDuration } from "../../lib/duration.ts";
import type { Forge, GitBuild, GitBuilds, Host, HostDeployment, HostProject } from "../../providers/contract.ts";
import { type AdoptStep, decideAdopt, type Surroundings } from "../../release/decide-adopt.ts";
import { commitOf, type WantedBuild } from "../../release/git-build.ts";
import type { BuildOutcome } from "../build.ts";
import type { CommandContext } from "../context.ts";
import { bestEffort, type Journal } from "../journal.ts";
import { readPatiently } from "../read-patiently.ts";
import { adoptPollMs } from "./adopt-poll-ms.ts";
import { readWanted } from "./read-wanted.ts";

/** Statuses at GitHub are read again so often while no build is there. */
const LOOK_AROUND_MS = 60_000;
/** Builds of one commit that are read whole; people redeploy a few times. */
const READ_WHOLE = 20;
/** A vendor that gives no answer for so long, at any time of the wait, is given up. */
const SILENCE_MS = 2 * 60_000;
const BUILD_LOG_LINES = 40;

interface Search {
  readonly context: CommandContext;
  readonly journal: Journal;
  readonly git: GitBuilds;
  readonly forge: Forge;
  readonly wanted: WantedBuild;
  readonly startedAt: number;
  /** Builds by id and state: who made one does not change. */
  readonly known: Map<string, GitBuild>;
}

export async function findGitBuild(
  context: CommandContext,
  journal: Journal,
  { host, forge, project }: { readonly host: Host; readonly forge: Forge; readonly project: HostProject },
): Promise<BuildOutcome> {
  const { git } = host;
  const wanted = readWanted(context, project);
  if (git === undefined || "outcome" in wanted) {
    if ("outcome" in wanted) return { ready: false, verdict: wanted };
    throw new Error("a host that builds nothing by itself");
  }
  const startedAt = context.clock.now();
  const search: Search = { context, journal, git, forge, wanted, startedAt, known: new Map() };
  const step = await waitForBuild(search);
  const { build } = step;
  if (build !== null) journal.candidate(build);
  if (step.do === "end") {
    if (build?.state === "error") await keepLog(journal, host, build);
    return { ready: false, verdict: step.verdict };
  }
  journal.step("build", `found build ${step.build.id}, which the host made from the push`);
  if (step.others.length > 0) {
    journal.note(
      `The host built this commit more than once: ${step.build.id} is the newest, not ${step.others.join(", ")}`,
    );
  }
  const { readyAt, createdAt } = step.build;
  const took = readyAt === null ? "" : ` after ${renderDuration(Math.max(0, readyAt - createdAt))}`;
  journal.step("deploy", `build ${step.build.id} is ready${took}`);
  return { ready: true, build: step.build };
}

type Found = Extract<AdoptStep, { do: "take" | "end" }>;

async function waitForBuild(search: Search): Promise<Found> {
  const { context, journal, wanted, startedAt } = search;
  const { clock, signal, plan } = context;
  const { timeoutMs } = plan.stages.staging.deploy;
  let around: (Surroundings & { readonly at: number }) | null = null;
  for (;;) {
    const builds = await patiently(search, () => readBuilds(search));
    const now = clock.now();
    if (around !== null && now - around.at >= LOOK_AROUND_MS) around = null;
    const sight = { wanted, builds, waitedMs: now - startedAt, timeoutMs };
    let step = decideAdopt({ ...sight, around });
    if (step.do === "look-around") {
      const found = await patiently(search, () => lookAround(search, builds));
      around = { ...found, at: now };
      step = decideAdopt({ ...sight, around });
    }
    if (step.do === "take" || step.do === "end") return step;
    if (step.do === "look-around") throw new Error("looked around twice");
    journal.progress(`waiting for ${step.waitingFor}`);
    const left = startedAt + timeoutMs - clock.now();
    await clock.sleep(Math.max(0, Math.min(adoptPollMs(now - startedAt), left)), signal);
  }
}

function patiently<Value>({ context, journal }: Search, read: () => Promise<Value>): Promise<Value> {
  return readPatiently(context, journal, SILENCE_MS, read);
}

/** Each that names the commit, whole: only that says who made it. */
async function readBuilds({ git, wanted, known }: Search): Promise<readonly GitBuild[]> {
  const rows = (await git.listOfCommit(wanted.commit)).slice(0, READ_WHOLE);
  const builds = await Promise.all(
    rows.map(async (row) => {
      const key = `${row.id} ${row.state}`;
      const build = known.get(key) ?? (await git.readGitBuild(row.id));
      // What waits for a person may be let go on in the same state.
      if (build !== null && build.blockedBy === null && build.state === row.state) known.set(key, build);
      return build;
    }),
  );
  return builds.filter((build) => build !== null);
}

async function lookAround(
  { context, git, forge, wanted, startedAt }: Search,
  builds: readonly GitBuild[],
): Promise<Surroundings> {
  const [last] = builds;
  const since = last?.createdAt ?? startedAt;
  const [statuses, rows] = await Promise.all([forge.listCommitStatuses(wanted.commit), git.listSince(since)]);
  const branch = last?.meta["githubCommitRef"] ?? wanted.link.productionBranch;
  const isNewer = (row: HostDeployment) => row.id !== last?.id && row.meta["githubCommitRef"] === branch;
  const newer = branch === null ? undefined : rows.find((row) => isNewer(row) && commitOf(row) !== wanted.commit);
  const commit = newer === undefined ? null : commitOf(newer);
  const word = git.wordOf(statuses, context.plan.project.host.project);
  return { word, newer: newer === undefined || commit === null ? null : { id: newer.id, commit } };
}

/** The build failed, whether or not its log can be read. */
async function keepLog(journal: Journal, host: Host, build: HostDeployment): Promise<void> {
  await bestEffort(journal, "the end of the build log was not read", async () => {
    journal.buildLog(await host.readBuildLog(build.id, BUILD_LOG_LINES));
  });
}
