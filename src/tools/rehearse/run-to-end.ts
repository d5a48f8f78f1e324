/** The commands of a rehearsed release, one after the other, as a workflow runs them. */
import { commands } from "../../commands/index.ts";
import { createSession } from "../../engine/session.ts";
import type { CommandOptions } from "../../engine/context.ts";
import { DEFAULT_AUTHOR } from "../../lib/authors.ts";
import type { CommandResult, ReleaseEvent } from "../../release/result.ts";
import type { AnySandbox } from "../../sandbox/start-sandbox.ts";
import type { VirtualClock } from "../../sandbox/virtual-clock.ts";
import type { Registries } from "../registries.ts";
import type { Rehearsal } from "./arguments.ts";
import type { RehearsedFault } from "./faults.ts";
import { type ByHand, observeByHand } from "./observe-by-hand.ts";
import type { RehearsedDatabase } from "./rehearsed-database.ts";
import { requestPatienceMs } from "./request-patience.ts";
import { watchByTicks } from "./watch-by-ticks.ts";
import { CANDIDATE_COMMIT, environmentFor } from "./world.ts";

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

export interface Stage extends Pick<ByHand, "site" | "deployed"> {
  readonly using: Registries;
  readonly clock: VirtualClock;
  /** From the rehearsal's seed, one for all its runs. */
  readonly random: () => number;
  readonly sandbox: AnySandbox;
  /** Null where none is rehearsed. */
  readonly database: RehearsedDatabase | null;
  readonly directory: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly show: (event: ReleaseEvent) => void;
  readonly signal: AbortSignal;
}

/** The commands of a release, one after the other; after a crash from the beginning, as a workflow that is run again. */
export async function runToEnd(rehearsal: Rehearsal, stage: Stage): Promise<CommandResult> {
  let crashAfter = rehearsal.crashAfter;
  let pending = rehearsal.faults.filter(({ atMs }) => atMs !== null);
  const beCareful = whileStepsWork(stage);
  const emit = (event: ReleaseEvent) => {
    stage.show(event);
    beCareful(event);
    if (event.event !== "step") return;
    if (event.step === "promote") {
      for (const fault of pending) scheduleFault(fault, stage, event.at);
      pending = [];
    }
    const isThere = event.step === crashAfter || (event.step === "step" && event.planned === crashAfter);
    if (crashAfter === null || !isThere) return;
    const point = crashAfter;
    crashAfter = null;
    throw new RehearsedCrash(point);
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

/** What a step of the plan does is done by programs, one after the other: its clock must not jump between them. */
function whileStepsWork({ clock }: Pick<Stage, "clock">): (event: ReleaseEvent) => void {
  let working = false;
  return (event) => {
    const begins = event.event === "step" && event.step === "step-begun";
    const ends = event.event === "decision" || (event.event === "step" && event.step === "step");
    if (begins && !working) clock.carefully.begin();
    if (ends && working) clock.carefully.end();
    if (begins || ends) working = begins;
  };
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

/** One command of the release, in a session of its own, as each is a step of its own in a workflow. */
export function runCommand(
  { plan, faults }: Rehearsal,
  { using, sandbox, database, clock, random, directory, env, signal }: Stage,
  emit: (event: ReleaseEvent) => void,
  name: keyof typeof commands,
  asked: Partial<CommandOptions> = {},
): Promise<CommandResult> {
  const context = createSession({
    plan,
    release: asked.look === true ? { id: "", commit: "" } : { id: CANDIDATE_COMMIT, commit: CANDIDATE_COMMIT },
    options: { ...OPTIONS, ...asked },
    env: {
      PATH: env.PATH,
      HOME: env.HOME,
      ...environmentFor(plan, using.extensions, sandbox),
      ...database?.environment,
    },
    directory,
    clock,
    random,
    emit,
    debug: () => undefined,
    signal,
    runUrl: null,
    domainUrl: (domain) => sandbox.productionOrigin(domain),
    requestTimeoutMs: requestPatienceMs(faults),
    members: using.members,
  });
  return commands[name].run(context);
}

async function runOnce(
  rehearsal: Rehearsal,
  stage: Stage,
  emit: (event: ReleaseEvent) => void,
): Promise<CommandResult> {
  const { plan } = rehearsal;
  const { clock } = stage;
  const run = (name: keyof typeof commands, asked: Partial<CommandOptions> = {}) =>
    runCommand(rehearsal, stage, emit, name, asked);
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
