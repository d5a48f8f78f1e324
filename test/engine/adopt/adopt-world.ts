/** The small world where the host builds each push by itself: its builds, and the deployment checks that hold them back. */
import type { CommandContext } from "../../../src/engine/context.ts";
import type { GitSource } from "../../../src/plan/plan.ts";
import type {
  DeploymentCheck,
  DeploymentCheckRun,
  DeploymentChecks,
  Forge,
  GitBuild,
  GitBuilds,
  Host,
  HostDeployment,
  HistoryRelation,
} from "../../../src/providers/contract.ts";
import type { ProductionState } from "../../../src/release/world.ts";
import { renderStagingStatus, STAGING_TASK, type StagingPhase } from "../../../src/release/record.ts";
import { COMMIT, deployment, production, STAGING } from "../../release/facts.ts";
import { gitBuild, WANTED } from "../../release/git-facts.ts";
import { openSmallWorld, type SmallWishes, type SmallWorld, smallPlan } from "../small-world.ts";

export const LIVE_COMMIT = "1".repeat(40);
export const CHECK = { kind: "check", name: "Holdpoint", create: false, timeoutMs: 600_000 } as const;
export const STAGED = { kind: "staged" } as const;

export const HELD: DeploymentCheck = { id: "chk_1", name: "Holdpoint", answeredBy: "webhook", holdsProduction: true };

/** Our own check's run for the build, open. */
export function runOf(changes: Partial<DeploymentCheckRun> = {}): DeploymentCheckRun {
  return { id: "run_1", checkId: "chk_1", name: "Holdpoint", state: "open", holds: true, said: "running", ...changes };
}

/** A check of somebody else's. */
export function othersRun(changes: Partial<DeploymentCheckRun> = {}): DeploymentCheckRun {
  return runOf({ id: "run_2", checkId: "chk_2", name: "Their suite", ...changes });
}

export interface AdoptWishes extends Omit<SmallWishes, "plan" | "production"> {
  readonly production?: ProductionState;
  /** What the host has built of the commit, newest first, each time it is asked. */
  readonly builds?: () => readonly GitBuild[];
  /** Production builds since then, newest first. */
  readonly since?: readonly HostDeployment[];
  readonly git?: Partial<GitBuilds>;
  readonly letIn?: GitSource["letIn"];
  readonly checks?: readonly DeploymentCheck[];
  /** Of any build, each time they are asked for; ours alone where the plan has a check. */
  readonly runs?: () => readonly DeploymentCheckRun[];
  readonly deploymentChecks?: Partial<DeploymentChecks>;
  /** How the release's commit stands to the live one. */
  readonly relation?: HistoryRelation;
  readonly timeoutMs?: number;
  /** What the run says its repository is. */
  readonly repository?: string;
}

export interface AdoptWorld extends SmallWorld {
  readonly checks: DeploymentChecks;
  /** Writes down that the release adopted this build, and what its verification said where there was one. */
  adopt(build?: string, word?: StagingPhase, planDigest?: string): Promise<void>;
}

/** Production as it is before the release: a build of an earlier commit, without automatic assignment. */
export function serving(
  id: string | null = "dpl_old",
  changes: Partial<ProductionState["project"]> = {},
): ProductionState {
  return production(id, { autoAssignDomains: false, repository: WANTED.link, ...changes });
}

export function openAdoptWorld(wishes: AdoptWishes = {}): AdoptWorld {
  const { builds = () => [gitBuild("dpl_new")], since = [], letIn = STAGED, relation = "ahead" } = wishes;
  const ours = letIn.kind === "check" ? [runOf()] : [];
  const { checks: known = [HELD], runs = () => ours, timeoutMs = 600_000, repository = "acme/web" } = wishes;
  const ask = (text: string) => void world.asked.push(text);
  const git: GitBuilds = {
    wordOf: () => null,
    listOfCommit: async () => builds(),
    listSince: async (at) => (ask(`builds since ${at}`), since),
    readGitBuild: async (id) => (ask(`build ${id}`), builds().find((build) => build.id === id) ?? null),
    ...wishes.git,
  };
  const checks: DeploymentChecks = {
    listChecks: async () => known,
    createCheck: async (name, limitMs) => (ask(`create check ${name} ${limitMs}`), { ...HELD, id: "chk_new", name }),
    listRuns: async (id) => (ask(`runs of ${id}`), runs()),
    answerRun: async (id, run, { passed, summary, url }) => {
      ask(`answer ${run} of ${id}: ${passed} ${summary} ${url}`);
      return null;
    },
    ...wishes.deploymentChecks,
  };
  const host: Partial<Host> = {
    git,
    deploymentChecks: checks,
    readDeployment: async (id) => {
      ask(`read ${id}`);
      return deployment(id, { meta: { githubCommitSha: LIVE_COMMIT } });
    },
    readBuildLog: async (id, lines) => (ask(`log of ${id}, ${lines} lines`), ["it broke"]),
    ...wishes.host,
  };
  const forge: Partial<Forge> = {
    compareHistory: async (base, head) => (ask(`compare ${base.slice(0, 4)}...${head.slice(0, 4)}`), relation),
    listCommitStatuses: async () => [],
    ...wishes.forge,
  };
  const small = openSmallWorld({ ...wishes, production: wishes.production ?? serving(), host, forge });
  const plan = smallPlan();
  const { staging } = plan.stages;
  const deploy = { ...staging.deploy, timeoutMs, git: { letIn } };
  const context: CommandContext = {
    ...small.context,
    env: { GITHUB_REPOSITORY: repository },
    plan: { ...plan, stages: { ...plan.stages, staging: { ...staging, deploy } } },
  };
  const adopt: AdoptWorld["adopt"] = async (id = "dpl_new", word, planDigest = plan.digest) => {
    const build = { id, url: `${id}.vercel.app`, createdAt: 1_000 };
    const payload = { ...STAGING.payload, planDigest, build };
    const { environment } = staging;
    const creating = {
      ref: COMMIT,
      task: STAGING_TASK,
      environment,
      payload,
      description: "",
      productionEnvironment: false,
    };
    const recorded = await world.forge.createDeployment(creating);
    if (word !== undefined) await world.forge.createDeploymentStatus(recorded.id, renderStagingStatus(word, id));
    world.asked.length = 0;
  };
  const world: AdoptWorld = Object.assign(small, { context, checks, adopt });
  return world;
}
