/** The world in which a release is simulated: what was there before it, and everybody's hands in it. */
import type { Plan } from "../../../src/plan/plan.ts";
import { revertBranch } from "../../../src/rungs/revert/render-revert.ts";
import type { Act, Deed, ReleaseName, Scenario, SiteTruth } from "../scenario/scenario.ts";
import { createForgeServer, type ForgeServer } from "./forge-server.ts";
import { createLadderWorld, type LadderWorld } from "./ladder.ts";
import { createHostServer, type HostServer, newDeployment } from "./host-server.ts";
import { createLog, type Log } from "./log.ts";
import { createNetwork, type Network } from "./network.ts";
import { MAIN } from "./repository.ts";
import { createScheduler, type Scheduler } from "./scheduler.ts";
import { DOMAINS, PLAN_DIGEST, simulatedPlan } from "./simulated-plan.ts";
import { createStepWorld, type StepWorld } from "./simulated-steps.ts";
import { createSite, type SiteModel } from "./site.ts";

export const START = Date.UTC(2026, 0, 5, 10);
const DAY_MS = 86_400_000;

export interface World {
  readonly scenario: Scenario;
  readonly plan: Plan;
  readonly scheduler: Scheduler;
  readonly log: Log;
  readonly network: Network;
  readonly host: HostServer;
  readonly forge: ForgeServer;
  readonly site: SiteModel;
  /** Null where the ladder has the host's rung alone. */
  readonly ladder: LadderWorld | null;
  readonly steps: StepWorld;
  truthOf(deploymentId: string): SiteTruth | null;
}

/** A commit that says whose it is, so that traces can be read. */
export function commitOf(name: string): string {
  const known = COMMITS.get(name);
  if (known !== undefined) return known;
  const commit = Buffer.from(name).toString("hex").padEnd(40, "0");
  COMMITS.set(name, commit);
  return commit;
}

const COMMITS = new Map<string, string>();

export function createWorld(scenario: Scenario): World {
  const scheduler = createScheduler(START);
  const log = createLog(scheduler.now);
  let site: SiteModel | null = null;
  let ladder: LadderWorld | null = null;
  // What is logged has not happened yet: it has at the next event.
  const cureChanges = (kind: string) => {
    if (kind === "flag" || kind === "script")
      scheduler.at(scheduler.now(), () => site?.cured(ladder?.isCured() ?? false), false);
  };
  const told: Log = {
    entries: log.entries,
    add(what) {
      log.add(what);
      if (what.kind === "moved") site?.moved(what.after);
      cureChanges(what.kind);
    },
  };
  const domains = DOMAINS.slice(0, scenario.domains);
  const host = createHostServer(scheduler, told, { domains, ...scenario.host, rollout: scenario.rollout });
  const forge = createForgeServer(scheduler, told);
  const truthOf = (id: string): SiteTruth | null => {
    const release = host.deployment(id)?.meta.holdpointRelease ?? "";
    return isReleaseName(release) ? scenario.sites[release] : null;
  };
  ladder = scenario.ladder === null ? null : createLadderWorld(scheduler, told, scenario.ladder, commitOf);
  site = createSite(scheduler.now, host, truthOf, scenario.metrics, {
    isCured: () => ladder?.isCured() ?? false,
    spoils: scenario.ladder?.spoils ?? false,
  });
  site.cured(ladder?.isCured() ?? false);
  const network = createNetwork(scenario, scheduler, told);
  const world: World = {
    scenario,
    plan: simulatedPlan(scenario),
    scheduler,
    log: told,
    network,
    host,
    forge,
    site,
    ladder,
    steps: createStepWorld(),
    truthOf,
  };
  plantPast(world);
  site.moved(host.standing());
  for (const act of scenario.acts) network.when(act.when, () => perform(world, act));
  return world;
}

export function isReleaseName(text: string): text is ReleaseName {
  return text === "C" || text === "D" || text === "A";
}

/** K0 served first, then K1, which serves now; A was built before, and never got further. */
function plantPast(world: World): void {
  const { scenario, host, forge } = world;
  const meta = (name: string) => ({
    githubCommitSha: commitOf(name),
    holdpointRelease: name,
    holdpointPlan: PLAN_DIGEST,
  });
  host.plant(newDeployment("dpl_A", START - DAY_MS / 24, meta("A")));
  const domains = DOMAINS.slice(0, scenario.domains);
  const request = null;
  const { autoAssign } = scenario;
  if (scenario.past === "nothing") {
    host.begin({
      target: null,
      domains: domains.map((domain) => ({ domain, deploymentId: null })),
      autoAssign,
      request,
    });
    return;
  }
  host.plant(newDeployment("dpl_K0", START - 3 * DAY_MS, meta("K0")));
  host.plant(newDeployment("dpl_K1", START - 2 * DAY_MS, meta("K1")));
  for (const id of ["dpl_K0", "dpl_K1"]) {
    const standing = {
      target: id,
      domains: domains.map((domain) => ({ domain, deploymentId: id })),
      autoAssign,
      request,
    };
    host.begin(standing);
  }
  const record = (name: string, previous: string | null, at: number, ended: string) => {
    const back = previous === null ? null : { id: previous, commit: commitOf("K0") };
    const payload = {
      holdpoint: 1,
      phase: "production",
      project: "web",
      release: name,
      commit: commitOf(name),
      planDigest: PLAN_DIGEST,
      candidate: { id: `dpl_${name}`, url: `dpl-${name.toLowerCase()}.example.test`, createdAt: at - DAY_MS / 24 },
      knownGood: back === null ? null : { ...back, judged: true, why: "its watch passed" },
      previous: back,
      migrations: "none",
      watchForMs: 600_000,
      autoAssignDomains: autoAssign,
      unpinned: false,
    };
    const task = "holdpoint:production";
    const { id } = forge.createDeployment(
      { ref: commitOf(name), task, environment: "production", payload },
      "past",
      at,
    );
    const since = new Date(at).toISOString().replace(".000", "");
    const state = ended === "done" ? "success" : ended === "failed" ? "failure" : "in_progress";
    const text = {
      done: `done since ${since}: all clear`,
      failed: "failed: no known good; it broke",
      held: `held since ${since}: foreign_change, somebody must look`,
    };
    forge.createStatus(id, { state, description: text[ended as keyof typeof text] }, "past", at + 700_000);
  };
  record("K0", null, START - 3 * DAY_MS, "done");
  if (scenario.past !== "unrecorded") record("K1", "dpl_K0", START - 2 * DAY_MS, scenario.past);
}

/** A person, or a stranger with push access, does something. */
function perform(world: World, { what }: Act): void {
  if (world.network.isCalm()) return;
  const { host, scheduler, ladder } = world;
  switch (what.deed) {
    case "promote":
    case "rollback":
      host[what.deed](what.to, "person", scheduler.now());
      return;
    case "auto-assign":
      host.autoAssign(what.on, "person", scheduler.now());
      return;
    case "push":
      host.push(what.id, what.older ? START - DAY_MS : scheduler.now());
      return;
    case "delete":
      if (host.standing().target !== what.id) host.delete(what.id);
      return;
    case "flag":
      ladder?.flag.change(what.isSafe ? "safe" : "on");
      return;
    case "revert-branch":
      ladder?.repository.createBranch(
        revertBranch({ project: "web", id: what.release }),
        ladder.repository.branch(MAIN) ?? "",
        "person",
      );
      return;
    case "approve-stage":
    case "complete-rollout": {
      const rollout = host.standing().rollout;
      if (rollout?.state !== "active") return;
      const { candidateId, activeStage } = rollout;
      if (what.deed === "complete-rollout") host.rolling.complete(candidateId, "person", scheduler.now());
      else host.rolling.approve(candidateId, activeStage ?? 0, "person", scheduler.now());
      return;
    }
    case "close-revert":
      ladder?.repository.closePulls();
      return;
    default:
      forge(world, what);
  }
}

type Forgery = Extract<Deed, { readonly deed: "forge-status" | "forge-record" | "inactive-status" }>;

function forge({ forge: github, scheduler }: World, what: Forgery): void {
  const all = github.deployments().filter(({ creator }) => creator !== "mallory");
  if (what.deed === "inactive-status") {
    const record = all.find(({ task }) => task === "holdpoint:production");
    if (record !== undefined) github.createStatus(record.id, { state: "inactive", description: "" }, "stranger");
    return;
  }
  if (what.deed === "forge-status") {
    const task = what.record === "staging" ? "holdpoint:staging" : "holdpoint:production";
    const found = all.filter((one) => one.task === task);
    const record = what.record === "known-good" ? found.at(-1) : found[0];
    const state = /^(verified|done)/.test(what.text) ? "success" : "in_progress";
    if (record !== undefined) github.createStatus(record.id, { state, description: what.text }, "stranger");
    return;
  }
  const commit = commitOf("C");
  const build = { id: "dpl_C", url: "dpl-c.example.test", createdAt: scheduler.now() };
  const shared = { holdpoint: 1, project: "web", release: "C", commit, planDigest: PLAN_DIGEST };
  const evil = { id: what.knownGood, commit: null };
  const payload =
    what.phase === "staging"
      ? { ...shared, phase: "staging", build }
      : {
          ...shared,
          phase: "production",
          candidate: build,
          knownGood: { ...evil, judged: true, why: "I say so" },
          previous: evil,
          migrations: "none",
          watchForMs: 60_000,
          autoAssignDomains: true,
          unpinned: true,
        };
  const made = github.createDeployment(
    { ref: commit, task: `holdpoint:${what.phase}`, environment: what.phase, payload },
    "stranger",
  );
  const description = what.phase === "staging" ? "verified: all" : `rolling back to ${what.knownGood}: now`;
  github.createStatus(
    made.id,
    { state: what.phase === "staging" ? "success" : "in_progress", description },
    "stranger",
  );
}
