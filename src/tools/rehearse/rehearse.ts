import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type CommandResult, EXIT_CODE, type ReleaseEvent } from "../../release/result.ts";
import { observeClients } from "../../sandbox/client-activity.ts";
import { writeDemoSite } from "../../sandbox/demo-site.ts";
import { seedSandbox } from "../../sandbox/seed-sandbox.ts";
import { type AnySandbox, startEmulators } from "../../sandbox/start-sandbox.ts";
import { seededRandom, seedFrom } from "../../sandbox/seeded-random.ts";
import { createVirtualClock, type VirtualClock } from "../../sandbox/virtual-clock.ts";
import { commands } from "../../commands/index.ts";
import { DEFAULT_AUTHOR } from "../../lib/authors.ts";
import type { Plan } from "../../plan/plan.ts";
import { readRehearsal, type Rehearsal } from "./arguments.ts";
import type { RehearsedFault } from "./faults.ts";
import { pushRelease } from "./pushed-build.ts";
import { recordDrill, type RecordedDrill } from "./record-drill.ts";
import { requestPatienceMs } from "./request-patience.ts";
import { copyFiles, readRequiredVariables } from "./required-variables.ts";
import { createReleaseScreen } from "./release-screen.ts";
import { type ByHand, observeByHand } from "./observe-by-hand.ts";
import { findStart } from "./start.ts";
import { rehearsedSite, siteFor } from "./rehearsed-site.ts";
import { CANDIDATE_COMMIT, environmentFor, releaseItems, wishesForRelease } from "./world.ts";
import { createSession } from "../../engine/session.ts";
import type { CommandOptions } from "../../engine/context.ts";
import { watchByTicks } from "./watch-by-ticks.ts";
import { writeIncident } from "./write-incident.ts";
import { writeReports } from "../../engine/write-reports.ts";
import type { ToolSurroundings } from "../contract.ts";
import { type Registries, registries } from "../registries.ts";
import type { RehearseValues } from "./options.ts";

/** Where a team's own plan and the files that it names are: here. */
const REPOSITORY = ".";
/** Traffic before the release, at least, for comparisons with the version before. */
const BASELINE_MS = 10 * 60_000;
const MINUTE_MS = 60_000;
const WATCHES_BEFORE = 6;
const SHORTEST_HISTORY_MS = 6 * 60 * MINUTE_MS;
const LONGEST_HISTORY_MS = 24 * 60 * MINUTE_MS;
const OPTIONS: CommandOptions = {
  stage: "staging",
  to: null,
  reason: null,
  dryRun: false,
  unpin: false,
  authors: [DEFAULT_AUTHOR],
};
/** A release that crashes is started again; more often than this it does not end. */
const MAXIMUM_RUNS = 5;

/** Holdpoint's own death in the middle of a rehearsal. Nothing catches it but the rehearsal. */
class RehearsedCrash extends Error {}

/** Runs a release of the plan against the sandbox in virtual time and exits with its decision. */
export async function rehearseRelease(
  values: RehearseValues,
  { env, stdout, signal }: ToolSurroundings,
  using: Registries = registries,
): Promise<number> {
  const rehearsal = await readRehearsal(values, env, using);
  const wallStart = Date.now();
  const { plan } = rehearsal;
  const items = releaseItems(plan);
  const start = await findStart(items, rehearsal.start);
  const screen = createReleaseScreen(rehearsal, start, stdout);
  const clock = createVirtualClock(start.at);
  const random = seededRandom(seedFrom(`${rehearsal.seed} release`));
  const variables = await readRequiredVariables(plan, REPOSITORY);
  const site = rehearsedSite(plan, items, using.emulators, rehearsal.traffic);
  const wishes = wishesForRelease(plan, site, { random: rehearsal.seed, variables: variables.names });
  const seed = seedSandbox(using.emulators, wishes);
  const sandbox = await startEmulators(using.emulators, seed, { clock, activity: clock });
  const directory = await mkdtemp(join(tmpdir(), "holdpoint-rehearsal-"));
  const stopObserving = observeClients(clock, sandbox);
  try {
    await writeDemoSite(
      join(directory, plan.stages.staging.deploy.directory),
      siteFor(plan, site, "2", CANDIDATE_COMMIT),
      plan.stages.staging.deploy.prebuilt ? "prebuilt" : "source",
    );
    await copyFiles(variables.files, REPOSITORY, directory);
    const recent = start.at - baselineOf(plan);
    await sandbox.traffic.runCrowd(recent - historyOf(plan), recent);
    await sandbox.runScheduled(recent, start.at);
    clock.beforeAdvance((from, to) => sandbox.runScheduled(from, to));
    for (const fault of rehearsal.faults) {
      if (fault.atMs === null) await fault.apply(sandbox, start.at, CANDIDATE_COMMIT);
    }
    screen.introduce();
    await pushRelease(sandbox, plan, site, CANDIDATE_COMMIT);
    const { show } = screen;
    const stage = { using, clock, random, sandbox, directory, env, show, signal, site, deployed: { id: null } };
    const result = await runToEnd(rehearsal, stage);
    const virtualSeconds = (clock.now() - start.at) / 1_000;
    const wallSeconds = (Date.now() - wallStart) / 1_000;
    const unknown = sandbox.unknownRequests();
    const drill = await recordIfAsked(rehearsal, result, unknown.length > 0, { env, random });
    const troubles = [
      ...(await writeReports(values.report ?? [], result, plan)),
      ...(await writeIncident(values.incident ?? null, () => sandbox.forge().issues())),
    ];
    screen.conclude({ result, unknown, drill, troubles, virtualSeconds, wallSeconds });
    if (unknown.length > 0) return EXIT_CODE.failed;
    // The record was asked for and could not be written: nobody may take it for done.
    return drill?.outcome === "trouble" ? EXIT_CODE.hold : EXIT_CODE[result.decision];
  } finally {
    stopObserving();
    await sandbox.close();
    await rm(directory, { recursive: true, force: true });
  }
}

/** What served before has a past, from which its usual level can be told, and how steady that is. */
function historyOf({ stages: { production } }: Plan): number {
  const forMs = production.watch?.forMs ?? 0;
  return forMs === 0 ? 0 : Math.min(LONGEST_HISTORY_MS, Math.max(SHORTEST_HISTORY_MS, WATCHES_BEFORE * forMs));
}

/** As long as the longest window that is compared with the version before. */
function baselineOf({ stages: { production } }: Plan): number {
  const { rollbackConditions = [], successConditions = [] } = production.watch ?? {};
  const compared = [...rollbackConditions, ...successConditions].filter(({ kind }) => kind === "change");
  return Math.max(BASELINE_MS, ...compared.map(({ overMs }) => overMs + MINUTE_MS));
}

/** A rehearsal that met a request that no emulator knows has failed, whatever it ended with. */
async function recordIfAsked(
  { drillBook, plan, faults }: Rehearsal,
  result: CommandResult,
  failed: boolean,
  { env, random }: Pick<Stage, "env" | "random">,
): Promise<RecordedDrill | null> {
  if (drillBook === null) return null;
  const ended: CommandResult = failed ? { ...result, decision: "failed" } : result;
  return recordDrill(drillBook, { plan, faults: faults.map(({ text }) => text), result: ended }, env, {
    random,
    // Written to its end: what Ctrl-C says afterwards, that nothing was changed, must be true.
    signal: new AbortController().signal,
  });
}

interface Stage extends Pick<ByHand, "site" | "deployed"> {
  readonly using: Registries;
  readonly clock: VirtualClock;
  /** From the rehearsal's seed, one for all its runs. */
  readonly random: () => number;
  readonly sandbox: AnySandbox;
  readonly directory: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly show: (event: ReleaseEvent) => void;
  readonly signal: AbortSignal;
}

/** The commands of a release, one after the other; after a crash from the beginning, as a workflow that is run again. */
async function runToEnd(rehearsal: Rehearsal, stage: Stage): Promise<CommandResult> {
  let crashAfter = rehearsal.crashAfter;
  let pending = rehearsal.faults.filter(({ atMs }) => atMs !== null);
  const emit = (event: ReleaseEvent) => {
    stage.show(event);
    if (event.event !== "step") return;
    if (event.step === "promote") {
      for (const fault of pending) scheduleFault(fault, stage, event.at);
      pending = [];
    }
    if (event.step !== crashAfter) return;
    crashAfter = null;
    throw new RehearsedCrash(event.step);
  };
  for (let run = 1; run <= MAXIMUM_RUNS; run += 1) {
    try {
      return await runOnce(rehearsal, stage, emit);
    } catch (error) {
      if (!(error instanceof RehearsedCrash)) throw error;
      stage.show({
        event: "note",
        at: stage.clock.now(),
        text: `Holdpoint crashed after "${error.message}"; run ${run + 1} starts and reads the world`,
      });
    }
  }
  throw new Error(`the release did not end in ${MAXIMUM_RUNS} runs`);
}

/** The site's own trouble is known ahead by its moment; everything else begins when the clock is there. */
function scheduleFault(fault: RehearsedFault, stage: Stage, promotedAt: number): void {
  const beginsAt = promotedAt + (fault.atMs ?? 0);
  const begin = async () => {
    if (!fault.timed) await stage.clock.sleep(fault.atMs ?? 0);
    await fault.apply(stage.sandbox, beginsAt, CANDIDATE_COMMIT);
  };
  void begin();
}

async function runOnce(
  rehearsal: Rehearsal,
  stage: Stage,
  emit: (event: ReleaseEvent) => void,
): Promise<CommandResult> {
  const { plan } = rehearsal;
  const { using, sandbox, clock, random, directory, env } = stage;
  const run = (name: keyof typeof commands, asked: Partial<CommandOptions> = {}): Promise<CommandResult> => {
    // A session of its own for each command, as each is a step of its own in a workflow.
    const context = createSession({
      plan,
      release: asked.look === true ? { id: "", commit: "" } : { id: CANDIDATE_COMMIT, commit: CANDIDATE_COMMIT },
      options: { ...OPTIONS, ...asked },
      env: { PATH: env.PATH, HOME: env.HOME, ...environmentFor(plan, using.extensions, sandbox) },
      directory,
      clock,
      random,
      emit,
      debug: () => undefined,
      signal: stage.signal,
      runUrl: null,
      domainUrl: (domain) => sandbox.productionOrigin(domain),
      requestTimeoutMs: requestPatienceMs(rehearsal.faults),
      members: using.members,
    });
    return commands[name].run(context);
  };
  if (rehearsal.observes) {
    return observeByHand(rehearsal, { ...stage, commit: CANDIDATE_COMMIT }, emit, (asked) => run("watch", asked));
  }
  for (const name of ["deploy", "verify"] as const) {
    const result = await run(name);
    if (result.decision !== "proceed") return result;
  }
  const promoted = await run("promote");
  // As in release.yml: a candidate that production shows is watched, and rolled back, whatever else the promote found.
  const shown = promoted.candidate !== null && promoted.production.after === promoted.candidate.id;
  if (promoted.decision !== "proceed" && !shown) return promoted;
  const watched = await (rehearsal.ticks === null
    ? run("watch")
    : watchByTicks({
        ticks: rehearsal.ticks,
        watchForMs: plan.stages.production.watch?.forMs ?? 0,
        clock,
        signal: stage.signal,
        watch: (options) => run("watch", options),
      }));
  return promoted.decision === "proceed" || watched.decision === "rolled-back" ? watched : promoted;
}
