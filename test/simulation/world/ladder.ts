/** All that the rungs of a ladder change, and the rungs themselves: the real ones, with roles that go over the network. */
import type { OpenRung, RungOrder } from "../../../src/engine/open-rung.ts";
import { judgeCommand, judgeObserving } from "../../../src/lib/command-line.ts";
import type { PlannedFlag } from "../../../src/providers/contract.ts";
import { command } from "../../../src/rungs/command.ts";
import type { AnyRung, Rung, RungContext } from "../../../src/rungs/contract.ts";
import { rungs as realRungs } from "../../../src/rungs/index.ts";
import type { LadderTruth } from "../scenario/ladder.ts";
import { createFlagServer, type FlagServer } from "./flag-server.ts";
import { createFlags, createShell, createSource, FLAG_SPEC, OBSERVING, SCRIPT } from "./ladder-roles.ts";
import type { Log } from "./log.ts";
import { createRepository, type RepositoryServer } from "./repository.ts";
import type { Surroundings } from "./roles.ts";
import type { Scheduler } from "./scheduler.ts";
import { createScript, type ScriptModel } from "./script.ts";

export interface LadderWorld {
  readonly truth: LadderTruth;
  readonly flag: FlagServer;
  readonly script: ScriptModel;
  readonly repository: RepositoryServer;
  /** Is what broke the release switched off at this moment? */
  isCured(): boolean;
}

export function createLadderWorld(
  scheduler: Scheduler,
  log: Log,
  truth: LadderTruth,
  commitOf: (name: string) => string,
): LadderWorld {
  const flag = createFlagServer(scheduler, log, truth.flag);
  const script = createScript(log);
  return {
    truth,
    flag,
    script,
    repository: createRepository(log, truth.source, commitOf),
    isCured: () => (truth.flag.cures && flag.value() === "safe") || (truth.script.cures && script.isDone()),
  };
}

const SCRIPT_LIMIT_MS = 60_000;
/** Of the rung's time, for what a script leaves behind to end. */
const LEAVE_MS = 4_000;

/** What the plan says of its rungs. */
export function rungSpecs({ rungs, script }: LadderTruth): Readonly<Record<string, unknown>> {
  const flag: PlannedFlag = {
    vendor: "simulated",
    spec: FLAG_SPEC,
    name: FLAG_SPEC,
    told: `${FLAG_SPEC}, to safe`,
    settlesMs: 5_000,
  };
  const spec = {
    run: SCRIPT,
    observe: script.observed ? OBSERVING : null,
    repeatable: script.repeatable,
    timeoutMs: SCRIPT_LIMIT_MS,
    env: [],
    directory: ".",
  };
  const all: Readonly<Record<string, unknown>> = { flag, command: spec, revert: { into: null, draft: false } };
  return Object.fromEntries(rungs.filter((key) => key !== "host").map((key) => [key, all[key]]));
}

/** A checkout is read from a disk, which takes real time; what the end of a script means is judged as ever. */
const simulatedCommand: typeof command = {
  ...command,
  async observe(spec, { roles }) {
    if (spec.observe === null) return { is: "due", state: null };
    return judgeObserving(
      { run: spec.observe, timeoutMs: SCRIPT_LIMIT_MS },
      await runScript(roles, spec.observe, 30_000),
    );
  },
  async apply(spec, _state, { roles, until, clock }) {
    const timeoutMs = Math.min(spec.timeoutMs, until - clock.now() - LEAVE_MS);
    return judgeCommand({ run: spec.run, timeoutMs }, await runScript(roles, spec.run, timeoutMs));
  },
};

function runScript({ shell }: RungContext<"shell">["roles"], text: string, timeoutMs: number) {
  return shell.run({ command: text, directory: "/nowhere", env: {}, timeoutMs: Math.max(1, timeoutMs) });
}

export const simulatedRungs: Readonly<Record<string, AnyRung>> = { ...realRungs, command: simulatedCommand };

export function openSimulatedRung(surroundings: Surroundings, ladder: LadderWorld) {
  return async (key: string, { signal, spec, ...order }: RungOrder): Promise<OpenRung> => {
    const rung = simulatedRungs[key] as Rung;
    const { truth, flag, script, repository } = ladder;
    const roles = {
      flags: createFlags(surroundings, flag, signal),
      source: createSource(surroundings, repository, signal),
      shell: createShell(surroundings, truth.script, script, signal),
    };
    const context = {
      ...order,
      roles,
      clock: surroundings.process.clock,
      signal,
      directory: "/nowhere",
      env: {},
      output: () => undefined,
    } as unknown as RungContext;
    return { rung, spec, context };
  };
}
