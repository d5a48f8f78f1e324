import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DEFAULT_AUTHOR } from "../../lib/authors.ts";
import { renderDuration } from "../../lib/duration.ts";
import { type CommandResult, EXIT_CODE, type ReleaseEvent } from "../../release/result.ts";
import { renderProduction } from "../../report/production.ts";
import { wrapText } from "../../lib/wrap-text.ts";
import { renderTimeline } from "../../report/timeline.ts";
import { observeClients } from "../../sandbox/client-activity.ts";
import { writeDemoSite } from "../../sandbox/demo-site.ts";
import { seedSandbox } from "../../sandbox/seed-sandbox.ts";
import { type AnySandbox, startEmulators } from "../../sandbox/start-sandbox.ts";
import { seededRandom, seedFrom } from "../../sandbox/seeded-random.ts";
import { createVirtualClock, type VirtualClock } from "../../sandbox/virtual-clock.ts";
import { commands } from "../../commands/index.ts";
import { readRehearsal, type Rehearsal } from "./arguments.ts";
import type { RehearsedFault } from "./faults.ts";
import { renderNotRehearsed } from "./not-rehearsed.ts";
import { recordDrill, type RecordedDrill } from "./record-drill.ts";
import { copyFiles, readRequiredVariables } from "./required-variables.ts";
import { CANDIDATE_COMMIT, environmentFor, siteFor, wishesFor } from "./world.ts";
import { createSession } from "../../engine/session.ts";
import type { Screen, ToolSurroundings } from "../contract.ts";
import { type Registries, registries } from "../registries.ts";
import type { RehearseValues } from "./options.ts";

/** Where a team's own plan and the files that it names are: here. */
const REPOSITORY = ".";
/** Where the sandbox clock begins: a Monday morning, always the same, so that a rehearsal can be repeated. */
const START = Date.UTC(2026, 0, 5, 9);
/** Traffic before the release, for comparisons with the version before. */
const BASELINE_MS = 10 * 60_000;
/** Real milliseconds that a client waits for an emulator; loopback answers in far less. */
const REQUEST_TIMEOUT_MS = 250;
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
  const clock = createVirtualClock(START);
  const random = seededRandom(seedFrom(`${rehearsal.seed} release`));
  const variables = await readRequiredVariables(rehearsal.plan, REPOSITORY);
  const seed = seedSandbox(using.emulators, wishesFor(rehearsal.plan, rehearsal.seed, variables.names));
  const sandbox = await startEmulators(using.emulators, seed, { clock, activity: clock });
  const directory = await mkdtemp(join(tmpdir(), "holdpoint-rehearsal-"));
  const stopObserving = observeClients(clock);
  try {
    await writeDemoSite(
      join(directory, rehearsal.plan.stages.staging.deploy.directory),
      siteFor(rehearsal.plan, "2", CANDIDATE_COMMIT),
      rehearsal.plan.stages.staging.deploy.prebuilt ? "prebuilt" : "source",
    );
    await copyFiles(variables.files, REPOSITORY, directory);
    await sandbox.traffic.run(START - BASELINE_MS, START);
    clock.beforeAdvance((from, to) => sandbox.runScheduled(from, to));
    for (const fault of rehearsal.faults) if (fault.atMs === null) await fault.apply(sandbox, START, CANDIDATE_COMMIT);
    announce(rehearsal, stdout);
    const result = await runToEnd(rehearsal, { using, clock, random, sandbox, directory, env, stdout, signal });
    const virtualSeconds = (clock.now() - START) / 1_000;
    const wallSeconds = (Date.now() - wallStart) / 1_000;
    const drill = await recordIfAsked(rehearsal, result, sandbox, { env, random, signal });
    return conclude(rehearsal, { result, sandbox, stdout, drill, virtualSeconds, wallSeconds });
  } finally {
    stopObserving();
    await sandbox.close();
    await rm(directory, { recursive: true, force: true });
  }
}

/** A rehearsal that met a request which no stand-in knows has failed, whatever it ended with. */
async function recordIfAsked(
  { drillBook, plan, faults }: Rehearsal,
  result: CommandResult,
  sandbox: AnySandbox,
  { env, random, signal }: Pick<Stage, "env" | "random" | "signal">,
): Promise<RecordedDrill | null> {
  if (drillBook === null) return null;
  const ended: CommandResult = sandbox.unknownRequests().length === 0 ? result : { ...result, decision: "failed" };
  return recordDrill(drillBook, { plan, faults: faults.map(({ text }) => text), result: ended }, env, {
    random,
    signal,
  });
}

function announce(rehearsal: Rehearsal, stdout: Screen): void {
  const told = rehearsal.json
    ? rehearsal.notRehearsed.map((one) => JSON.stringify({ event: "not-rehearsed", at: START, ...one }))
    : introduce(rehearsal, stdout.columns);
  for (const line of told) stdout.line(line);
}

function introduce({ plan, faults, crashAfter, notRehearsed }: Rehearsal, columns: number): readonly string[] {
  const trouble = [
    ...faults.map(({ text, atMs }) => (atMs === null ? text : `${text}, ${atMs / 60_000} min after the promote`)),
    ...(crashAfter === null ? [] : [`a crash after "${crashAfter}"`]),
  ];
  const what = `Rehearsal of ${plan.file} (${plan.name}) on loopback stand-ins, in virtual time`;
  const sentences = [
    `${what}${trouble.length === 0 ? "" : `. Trouble: ${trouble.join("; ")}`}.`,
    ...notRehearsed.map(renderNotRehearsed),
  ];
  return sentences.flatMap((sentence) => wrapText(sentence, columns));
}

interface Stage {
  readonly using: Registries;
  readonly clock: VirtualClock;
  /** From the rehearsal's seed, one for all its runs. */
  readonly random: () => number;
  readonly sandbox: AnySandbox;
  readonly directory: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdout: Screen;
  readonly signal: AbortSignal;
}

/** The commands of a release, one after the other; after a crash from the beginning, as a workflow that is run again. */
async function runToEnd(rehearsal: Rehearsal, stage: Stage): Promise<CommandResult> {
  let crashAfter = rehearsal.crashAfter;
  let pending = rehearsal.faults.filter(({ atMs }) => atMs !== null);
  const emit = (event: ReleaseEvent) => {
    show(rehearsal, stage, event);
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
      show(rehearsal, stage, {
        event: "note",
        at: stage.clock.now(),
        text: `Holdpoint crashed after "${error.message}"; run ${run + 1} begins and reads the world`,
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
  const run = (name: keyof typeof commands): Promise<CommandResult> => {
    // A session of its own for each command, as each is a step of its own in a workflow.
    const context = createSession({
      plan,
      release: { id: CANDIDATE_COMMIT, commit: CANDIDATE_COMMIT },
      options: { stage: "staging", to: null, reason: null, dryRun: false, unpin: false, authors: [DEFAULT_AUTHOR] },
      env: { PATH: env.PATH, HOME: env.HOME, ...environmentFor(plan, using.extensions, sandbox) },
      directory,
      clock,
      random,
      emit,
      debug: () => undefined,
      signal: stage.signal,
      runUrl: null,
      domainUrl: (domain) => sandbox.productionOrigin(domain),
      requestTimeoutMs: REQUEST_TIMEOUT_MS,
      members: using.members,
    });
    return commands[name].run(context);
  };
  for (const name of ["deploy", "verify"] as const) {
    const result = await run(name);
    if (result.decision !== "proceed") return result;
  }
  const promoted = await run("promote");
  // As in release.yml: a candidate that production shows is watched, and rolled back, whatever else the promote found.
  const shown = promoted.candidate !== null && promoted.production.after === promoted.candidate.id;
  if (promoted.decision !== "proceed" && !shown) return promoted;
  const watched = await run("watch");
  return promoted.decision === "proceed" || watched.decision === "rolled-back" ? watched : promoted;
}

function show(rehearsal: Rehearsal, { stdout }: Stage, event: ReleaseEvent): void {
  if (rehearsal.json) {
    stdout.line(JSON.stringify(event));
    return;
  }
  if (event.event === "progress") stdout.progress(event.text);
  else for (const line of renderTimeline(event, START, stdout.columns)) stdout.line(line);
}

interface Ending {
  readonly result: CommandResult;
  readonly sandbox: AnySandbox;
  readonly stdout: Screen;
  /** Null where no record was asked for. */
  readonly drill: RecordedDrill | null;
  readonly virtualSeconds: number;
  readonly wallSeconds: number;
}

function conclude(
  rehearsal: Rehearsal,
  { result, sandbox, stdout, drill, virtualSeconds, wallSeconds }: Ending,
): number {
  const unknown = sandbox.unknownRequests();
  const { decision, reasonCode, candidate, production, summary, remedy } = result;
  if (rehearsal.json) {
    for (const { emulator, method, path } of unknown)
      stdout.line(JSON.stringify({ event: "unknown-route", emulator, method, path }));
    if (drill !== null) stdout.line(JSON.stringify({ event: "drill", ...drill }));
    stdout.line(
      JSON.stringify({
        event: "end",
        decision,
        reasonCode,
        candidate: candidate?.id ?? null,
        production,
        summary,
        remedy,
        virtualSeconds: Math.round(virtualSeconds * 10) / 10,
        wallSeconds: Math.round(wallSeconds * 100) / 100,
      }),
    );
  } else {
    stdout.line("");
    const lines = [
      renderProduction(result),
      ...(remedy === null ? [] : [remedy]),
      `${renderDuration(virtualSeconds * 1_000)} rehearsed in ${wallSeconds.toFixed(1)} s.`,
      ...(drill === null ? [] : [drill.text]),
    ];
    for (const line of lines.flatMap((text) => wrapText(text, stdout.columns))) stdout.line(line);
    for (const { emulator, method, path } of unknown) stdout.line(`unknown route at ${emulator}: ${method} ${path}`);
  }
  if (unknown.length > 0) return EXIT_CODE.failed;
  // The record was asked for and could not be written: nobody may take it for done.
  return drill?.outcome === "trouble" ? EXIT_CODE.hold : EXIT_CODE[decision];
}
