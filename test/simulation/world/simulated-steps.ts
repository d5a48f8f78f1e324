/** Steps of a simulated plan: what they do is a word in memory, and everything can happen to whoever takes them. */
import { fail, hold, pass, type Verdict } from "../../../src/lib/verdict.ts";
import type { StepItem } from "../../../src/plan/plan.ts";
import type { Step, StepContext, StepEnd } from "../../../src/steps/contract.ts";
import type { StepsTruth, StepTruth } from "../scenario/steps.ts";
import type { Log } from "./log.ts";
import { markOf } from "./marks.ts";
import type { LiveProcess, Network } from "./network.ts";
import { trouble } from "./trouble.ts";

/** What steps have done to the world, and how often each was applied. */
export interface StepWorld {
  readonly done: Set<string>;
  readonly applied: Map<string, number>;
}

export function createStepWorld(): StepWorld {
  return { done: new Set(), applied: new Map() };
}

interface Machine {
  readonly network: Network;
  readonly process: LiveProcess;
  readonly log: Log;
  readonly steps: StepWorld;
}

type Context = Pick<StepContext, "release" | "clock" | "signal">;

/** Key of the only step in the registry of a simulation. */
export const SIMULATED_STEP = "simulated";

const POSITION = { file: "plan.yml", line: 1, column: 1 };

export function simulatedItems(
  steps: StepsTruth | null,
  stage: StepTruth["stage"],
  list: StepTruth["list"],
): readonly StepItem[] {
  const here = (steps?.items ?? []).filter((one) => one.stage === stage && one.list === list);
  return here.map((spec) => ({ title: spec.title, step: SIMULATED_STEP, spec, takesMs: null, position: POSITION }));
}

export function createSimulatedStep(machine: Machine): Step {
  const step: Omit<Step<StepTruth>, "spec"> = {
    key: SIMULATED_STEP,
    description: "",
    example: "",
    kind: "world",
    roles: [],
    explain: ({ title }) => title,
    once: ({ tells, repeatable }) => tells === "record" && !repeatable,
    wordCounts: ({ tells }) => tells === "record",
    observe: async (spec, context) =>
      spec.tells === "world" && (await observe(machine, spec, context))
        ? { is: "done", summary: "the world shows it" }
        : { is: "due", state: null },
    apply: (spec, _state, context) => apply(machine, spec, context),
    undo: {
      has: ({ undo }) => undo !== "none",
      losesData: ({ undo }) => undo === "loses-data",
      apply: (spec, context) => takeBack(machine, spec, context),
    },
    leavesBehind: ({ title }) => `what ${title} did stays`,
  };
  return step as unknown as Step;
}

function keyOf(spec: StepTruth, { release }: Context): string {
  return `${release.id} ${spec.title}`;
}

function call<Answer>({ network, process }: Machine, spec: StepTruth, what: string, serve: () => Answer) {
  const writes = what.endsWith("effect");
  return network.call<Answer>(process, {
    vendor: "steps",
    name: `${what} ${spec.title}`,
    mark: markOf(what, spec.title),
    writes,
    serve,
    fail(kind) {
      throw trouble("the step's own vendor", `${what} ${spec.title}`, kind);
    },
  });
}

function note({ process, log }: Machine, spec: StepTruth, { release }: Context) {
  const by = { run: process.run, process: process.process };
  return (what: "observe" | "apply" | "applied" | "undo" | "undone", told: string | null) => {
    if (process.isAlive()) log.add({ kind: "step", by, release: release.id, title: spec.title, what, told });
  };
}

async function observe(machine: Machine, spec: StepTruth, context: Context): Promise<boolean> {
  const isDone = await call(machine, spec, "observe", () => machine.steps.done.has(keyOf(spec, context)));
  note(machine, spec, context)("observe", isDone ? "done" : "due");
  return isDone;
}

/** What is as it should be already is not changed: a step compares with what it has read. */
function move({ process, log, steps: { done } }: Machine, spec: StepTruth, context: Context, isDone: boolean): void {
  const key = keyOf(spec, context);
  if (spec.tells === "world" && done.has(key) === isDone) return;
  if (isDone) done.add(key);
  else done.delete(key);
  const by = { run: process.run, process: process.process };
  log.add({ kind: "step-moved", by, release: context.release.id, title: spec.title, isDone });
}

async function apply(machine: Machine, spec: StepTruth, context: Context): Promise<StepEnd> {
  const { applied } = machine.steps;
  const times = applied.get(keyOf(spec, context)) ?? 0;
  applied.set(keyOf(spec, context), times + 1);
  const outcome = spec.outcomes[times] ?? spec.outcomes.at(-1) ?? "works";
  const say = note(machine, spec, context);
  say("apply", outcome);
  await call(machine, spec, "apply", () => null);
  await context.clock.sleep(spec.takesMs, context.signal);
  if (outcome === "works" || outcome === "breaks") {
    await call(machine, spec, "effect", () => move(machine, spec, context, true));
  }
  const verdict = ENDS[outcome];
  say("applied", outcome === "refuses" ? "untouched" : verdict.outcome);
  return outcome === "refuses" ? { verdict, untouched: true } : { verdict };
}

const FAILED = fail("command_failed", "it failed", "look at it");
const ENDS: Readonly<Record<StepTruth["outcomes"][number], Verdict>> = {
  works: pass("step_done", "it worked"),
  lies: pass("step_done", "it worked"),
  refuses: FAILED,
  fails: FAILED,
  breaks: FAILED,
  holds: hold("no_data", "it cannot tell", "look at it"),
};

async function takeBack(machine: Machine, spec: StepTruth, context: Context): Promise<Verdict> {
  const say = note(machine, spec, context);
  const end = (verdict: Verdict) => {
    say("undone", verdict.outcome);
    return verdict;
  };
  say("undo", null);
  await call(machine, spec, "undo", () => null);
  if (spec.tells === "world" && !(await observe(machine, spec, context))) {
    return end(pass("step_undone", "it is not done"));
  }
  await context.clock.sleep(Math.min(spec.takesMs, 60_000), context.signal);
  if (spec.undoOutcome === "fails") return end(hold("step_left", "it stays as it is", "look at it"));
  await call(machine, spec, "undo-effect", () => move(machine, spec, context, false));
  return end(pass("step_undone", "it was taken back"));
}
