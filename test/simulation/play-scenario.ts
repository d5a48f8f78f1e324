/** Plays one scenario to its end: the runs and whoever interferes, then the calm in which all must come to a final word. */
import { commands } from "../../src/commands/index.ts";
import type { CommandContext, CommandOptions } from "../../src/engine/context.ts";
import { checkGate } from "../../src/gates/check-gate.ts";
import type { Gate, GateTarget } from "../../src/gates/contract.ts";
import { DEFAULT_AUTHOR } from "../../src/lib/authors.ts";
import { fail, hold, pass } from "../../src/lib/verdict.ts";
import type { MetricSource, Roles } from "../../src/providers/contract.ts";
import type { Scenario, Run } from "./scenario/scenario.ts";
import { commitOf, createWorld, type World } from "./world/create-world.ts";
import { openSimulatedRung, simulatedRungs } from "./world/ladder.ts";
import { createFlags } from "./world/ladder-roles.ts";
import { createRollouts, SIDES } from "./world/rollout-roles.ts";
import type { Standing } from "./world/log.ts";
import type { LiveProcess } from "./world/network.ts";
import { createForge, createHost, createMetricSource, createProbe, type Surroundings } from "./world/roles.ts";
import { EndlessError } from "./world/scheduler.ts";
import { personsWords, stepsOf } from "./world/steps-of-process.ts";
import { trouble } from "./world/trouble.ts";
import { CANARY, createWire, loadWire } from "./world/wire.ts";

/** What stands between the commands and the world; a broken guard is one that is lied to. */
export interface Guards {
  /** The token that providers know, and mask wherever a vendor repeats it. */
  readonly masked: string;
  readonly context: (context: CommandContext, process: LiveProcess) => CommandContext;
  readonly roles: (roles: SimulatedRoles, job: Run["job"]) => SimulatedRoles;
}

export interface SimulatedRoles extends Pick<Roles, "host" | "forge" | "http"> {
  readonly metrics: MetricSource;
}

export const WHOLE: Guards = { masked: CANARY, context: (context) => context, roles: (roles) => roles };

/** Processes of one run, whatever dies or holds. */
const MOST_PROCESSES = 4;
const MINUTE_MS = 60_000;
/** Longer than a look leaves a promote to whoever may be at work on it. */
const SAME_WORD_MS = 18 * MINUTE_MS;

/** What commands load when they first need it: from a disk, which takes real time, and time here is not real. */
const LOADED = Promise.all([
  loadWire(),
  import("../../src/engine/judged-migrations.ts"),
  import("../../src/engine/way-back/ask-known-good.ts"),
  import("../../src/engine/way-back/prove-way-back.ts"),
  import("../../src/engine/flags/read-planned-flag.ts"),
  import("../../src/engine/ladder/end-mitigation.ts"),
  import("../../src/engine/way-back/read-met-schemas.ts"),
  import("../../src/engine/ladder/finish-ladder.ts"),
  import("../../src/engine/ladder/note-changed-rungs.ts"),
  import("../../src/engine/ladder/release-ladder.ts"),
  import("../../src/engine/show-targets.ts"),
  import("../../src/engine/steps/around-promote.ts"),
  import("../../src/engine/steps/first-step-at.ts"),
  import("../../src/engine/steps/missed-steps.ts"),
  import("../../src/engine/steps/run-steps.ts"),
  import("../../src/engine/steps/step-book.ts"),
  import("../../src/engine/steps/undo-steps.ts"),
  import("../../src/engine/look/look-at-releases.ts"),
  import("../../src/engine/look/check-in.ts"),
  import("../../src/engine/rollout/rollout-settings.ts"),
  import("../../src/engine/rollout/start-rollout.ts"),
  import("../../src/engine/rollout/watch-rollout.ts"),
  import("../../src/engine/incident/record-incident.ts"),
  import("../../src/judge/regression/judge-comparisons.ts"),
]);

export async function playScenario(scenario: Scenario, guards: Guards = WHOLE): Promise<World> {
  await LOADED;
  const world = createWorld(scenario);
  let over = false;
  const story = tell(world, guards).finally(() => {
    over = true;
  });
  try {
    await world.scheduler.run(() => over);
    if (!over) throw new EndlessError("everybody waits for something that never comes");
  } catch (error) {
    if (!(error instanceof EndlessError)) throw error;
    story.catch(() => undefined);
    world.log.add({ kind: "broke", by: { run: -1, process: 0 }, command: "scheduler", error: error.message });
    return world;
  }
  await story;
  return world;
}

async function tell(world: World, guards: Guards): Promise<void> {
  const { scenario, network, log, host } = world;
  const living: Promise<void>[] = [];
  for (const [index, run] of scenario.runs.entries()) {
    const begin = () => live(world, guards, index, run);
    if ("atMs" in run.when) living.push(pause(world, run.when.atMs).then(begin));
    else network.when(run.when, () => void living.push(begin()));
  }
  await pause(world, 1);
  for (let done = 0; done < living.length; done = living.length) {
    await Promise.all(living);
    // What was to happen at a moment that never came, happens now.
    if (living.length === done) network.flush();
    await pause(world, 1);
  }
  network.flush();
  await pause(world, 1);
  await Promise.all(living);
  await pause(world, 5_000);
  network.calm();
  host.calm();
  log.add({ kind: "calm" });
  if (scenario.reruns) {
    for (const [index, run] of scenario.runs.entries()) {
      if (run.job !== "look" && !hasEnded(world, index)) await attempt(world, guards, index, run);
    }
  }
  await lookOn(world, guards);
  await pause(world, MINUTE_MS);
  log.add({ kind: "over" });
}

function pause({ scheduler }: World, ms: number): Promise<void> {
  return new Promise((resolve) => scheduler.at(scheduler.now() + ms, resolve));
}

/** A run, started again after each death and each hold, as people do. */
async function live(world: World, guards: Guards, index: number, run: Run): Promise<void> {
  for (let tries = 0; tries < MOST_PROCESSES; tries += 1) {
    const ended = await attempt(world, guards, index, run);
    if (ended || run.againMs === null) return;
    await pause(world, run.againMs);
  }
}

/** Whether the run came to a word that nobody has to add to. */
async function attempt(world: World, guards: Guards, index: number, run: Run): Promise<boolean> {
  const process = world.network.start(index);
  return Promise.race([work(world, guards, process, run), process.died.then(() => false)]);
}

const JOBS = {
  release: ["deploy", "verify", "promote", "watch"],
  deploy: ["deploy"],
  verify: ["verify"],
  promote: ["promote"],
  watch: ["watch"],
  look: ["watch"],
  rollback: ["rollback"],
} as const;

async function work(world: World, guards: Guards, process: LiveProcess, run: Run): Promise<boolean> {
  const { log } = world;
  const by = { run: process.run, process: process.process };
  for (const command of JOBS[run.job]) {
    log.add({
      kind: "begin",
      by,
      command: run.job === "look" ? "look" : command,
      release: run.release,
      to: run.to,
      unpin: run.unpin,
    });
    try {
      const context = contextOf(world, guards, process, run);
      const result = await commands[command].run(context);
      if (!process.isAlive()) return false;
      log.add({ kind: "result", by, command: run.job === "look" ? "look" : command, result });
      if (result.decision === "hold") return false;
      if (result.decision !== "proceed") return true;
    } catch (error) {
      if (!process.isAlive()) return false;
      log.add({
        kind: "broke",
        by,
        command,
        error: error instanceof Error ? (error.stack ?? error.message) : String(error),
      });
      return false;
    }
  }
  return true;
}

function hasEnded({ log }: World, run: number): boolean {
  const last = log.entries.findLast(
    (entry) => (entry.kind === "begin" || entry.kind === "result" || entry.kind === "crash") && entry.by.run === run,
  );
  return last?.kind === "result" && last.result.decision !== "hold";
}

/** The schedule's looks, until no release is open any more or there have been enough of them. */
async function lookOn(world: World, guards: Guards): Promise<void> {
  const { scenario } = world;
  const { lookEveryMs } = scenario;
  const sentinel = scenario.runs.length;
  let since: { readonly word: string | null; readonly at: number } = { word: null, at: 0 };
  for (let looks = mostLooks(scenario); looks > 0; looks -= 1) {
    await pause(world, lookEveryMs);
    await attempt(world, guards, sentinel, LOOK);
    if (!isAnyOpen(world)) return;
    // Whoever says the same again and again waits for a person.
    const word = wordOf(world, sentinel);
    const at = world.scheduler.now();
    if (word !== null && word === since.word && at - since.at > SAME_WORD_MS) return;
    if (word !== since.word) since = { word, at };
  }
}

/** What a look holds for; null where it does not. */
function wordOf({ log }: World, sentinel: number): string | null {
  const last = log.entries.findLast((entry) => entry.kind === "result" && entry.by.run === sentinel);
  if (last?.kind !== "result" || last.result.decision !== "hold") return null;
  return `${last.result.release} ${last.result.reasonCode}`;
}

/** As many as the longest watch takes, by a clock that is an hour ahead, and a promote that was cut off. */
function mostLooks({ lookEveryMs, watchMs, rollout }: Scenario): number {
  const stagesMs = rollout === null ? 0 : rollout.percents.length * (rollout.stageMs + 2 * lookEveryMs);
  return 4 + Math.ceil(((watchMs ?? 0) + stagesMs + 100 * MINUTE_MS) / lookEveryMs);
}

const LOOK: Run = {
  job: "look",
  release: "C",
  when: { atMs: 0 },
  skewsMs: [0],
  againMs: null,
  to: null,
  unpin: false,
  jobLimitMs: null,
};

/** Is there a release of ours whose last word is none that lasts? */
function isAnyOpen({ forge }: World): boolean {
  const ours = forge
    .deployments()
    .filter(({ task, creator }) => task === "holdpoint:production" && creator === DEFAULT_AUTHOR);
  const isFinal = (id: number) => {
    const says = forge.statuses(id).find(({ creator, state }) => creator === DEFAULT_AUTHOR && state !== "inactive");
    return /^(done|held|failed|rolled back)/.test(says?.description ?? "");
  };
  const releases = Map.groupBy(ours, ({ payload }) => (payload as { readonly release: string }).release);
  return [...releases.values()].some((records) => !records.some(({ id }) => isFinal(id)));
}

function contextOf(world: World, guards: Guards, process: LiveProcess, run: Run): CommandContext {
  const { plan, log, network, host, forge, site, scheduler, scenario, ladder } = world;
  const by = { run: process.run, process: process.process };
  const surroundings: Surroundings = { network, process, host, forge, site, log, now: scheduler.now };
  const vendors = scenario.wire
    ? createWire(surroundings, guards.masked)
    : { host: createHost(surroundings), forge: createForge(surroundings) };
  const rolling = scenario.rollout === null ? {} : { rollouts: createRollouts(surroundings) };
  const { metrics, ...roles } = guards.roles(
    {
      ...vendors,
      host: { ...vendors.host, ...rolling },
      http: createProbe(surroundings),
      metrics: createMetricSource(surroundings),
    },
    run.job,
  );
  const options: CommandOptions = {
    stage: "staging",
    to: run.to,
    reason: "a person asked",
    dryRun: false,
    unpin: run.unpin,
    authors: [DEFAULT_AUTHOR],
    look: run.job === "look",
    jobLimitMs: run.jobLimitMs,
    looksFollow: true,
    ...personsWords(scenario, process),
  };
  const context: CommandContext = {
    plan,
    release: { id: run.release, commit: commitOf(run.release) },
    options,
    checklist: null,
    rungs: async () => simulatedRungs,
    openRung: ladder === null ? nothingPlanned : openSimulatedRung(surroundings, ladder),
    ...stepsOf(world, process),
    clock: process.clock,
    env: {},
    bypass: null,
    directory: "/nowhere",
    runUrl: null,
    emit: (event) => {
      if (!process.isAlive() || event.event === "progress" || event.event === "tick") return;
      log.add({ kind: "said", by, event });
      if (event.event === "step" && event.step === "rollback-decided") network.decided(process.run);
    },
    role: async (name) => {
      const flags = ladder === null ? {} : { flags: createFlags(surroundings, ladder.flag, null) };
      const role = ({ ...roles, ...flags, monitor: SILENT } as Partial<Roles>)[name];
      if (role === undefined) throw trouble("nobody", `role ${name}`, "404");
      return role;
    },
    metricSource: async () => metrics,
    checkGate: (_item, target) => askGate(world, process, target),
    runsCode: async () => false,
    sides: scenario.rollout === null ? null : SIDES,
    patienceMs: async () => 15_000,
    readsOnly: async () => true,
    domainUrl: (domain) => `https://${domain}`,
  };
  return guards.context(context, process);
}

/** A gate as the plan would have it, asked by the same code as a real one. */
function askGate(world: World, process: LiveProcess, { stage, deploymentId, query }: GateTarget) {
  const { network, host, log, truthOf, site } = world;
  const by = { run: process.run, process: process.process };
  const gate: Gate = {
    ...GATE,
    check: () =>
      network.call(process, {
        vendor: "site",
        name: `gate of ${stage}`,
        writes: false,
        serve() {
          const truth =
            stage === "staging"
              ? (truthOf(deploymentId)?.gate ?? "pass")
              : site.isUp(askedOf(host.standing(), query))
                ? "pass"
                : "fail";
          log.add({ kind: "gate", by, stage: stage === "staging" ? "staging" : "production", deploymentId, truth });
          if (truth === "error") throw new Error("the gate broke");
          if (truth === "pass") return pass("gate_passed", "it answers");
          if (truth === "hold") return hold("no_data", "not known", "look");
          return {
            ...fail("gate_failed", "it does not answer", "fix it"),
            ...(stage === "production" ? { down: true as const } : {}),
          };
        },
        fail(kind) {
          throw trouble("the site", "GET", kind);
        },
      }),
  };
  return checkGate(gate, {}, { ...NOTHING, clock: process.clock });
}

const nothingPlanned = () => Promise.reject(new Error("the simulated plan has none of these"));

/** What the first domain serves, or the side of a rolling release that the request names. */
function askedOf({ domains, rollout }: Standing, query: string | undefined): string | null {
  const isCandidate = query === SIDES.candidate && rollout?.state === "active";
  return isCandidate ? rollout.candidateId : (domains[0]?.deploymentId ?? null);
}

/** Nobody is told that looks come. */
const SILENT: Roles["monitor"] = { begin: () => ({ end: async () => undefined }) };

const GATE = { key: "http", description: "", example: "", kind: "world", roles: [], settings: [] } as unknown as Gate;
const NOTHING = { roles: {}, signal: undefined } as never as Parameters<typeof checkGate>[2];
