/** As break-guard.ts, for what must hold of steps: each lie takes from one guard what it lives on. */
import { pass, type Verdict } from "../../src/lib/verdict.ts";
import type { Forge, ForgeDeployment } from "../../src/providers/contract.ts";
import type { Step } from "../../src/steps/contract.ts";
import { breakGuard } from "./break-guard.ts";
import { type Guards, WHOLE } from "./play-scenario.ts";

interface Page {
  readonly identity: string;
  readonly attempt: string;
  readonly title: string;
  readonly part: string;
}

const pageOf = ({ payload }: Pick<ForgeDeployment, "payload">) => payload as unknown as Page;

/** `change`: what is shown of the steps' records, newest first; `own`: attempts of whoever asks. */
function showingSteps(
  forge: Forge,
  change: (listed: readonly ForgeDeployment[], own: ReadonlySet<string>) => readonly ForgeDeployment[],
): Forge {
  const own = new Set<string>();
  return {
    ...forge,
    async createDeployment(request) {
      if (request.task === "holdpoint:step") own.add((request.payload as unknown as Page).attempt);
      return forge.createDeployment(request);
    },
    async listDeployments(filter) {
      const listed = await forge.listDeployments(filter);
      return filter.task === "holdpoint:step" ? [...change(listed, own)] : listed;
    },
  };
}

type StepChange = (step: Step) => Step;

/** `opened`: as it is taken; `known`: as whoever takes steps back is told of it. */
function changingSteps({
  opened,
  known,
}: {
  readonly opened?: StepChange;
  readonly known?: StepChange;
}): Partial<Guards> {
  return {
    context: (context) => ({
      ...context,
      async openStep(item, order) {
        const open = await context.openStep(item, order);
        return opened === undefined ? open : { ...open, step: opened(open.step) };
      },
      async steps() {
        const registry = await context.steps();
        if (known === undefined) return registry;
        return Object.fromEntries(Object.entries(registry).map(([key, step]) => [key, known(step)]));
      },
    }),
  };
}

const believed = (verdict: Verdict): Verdict =>
  verdict.outcome === "pass" ? verdict : pass("step_done", "it says so");

const BREAKS = {
  /** What others wrote about steps is not shown. */
  record: { roles: (roles) => ({ ...roles, forge: showingSteps(roles.forge, onlyOwn) }) },
  /** Nobody looks whether a step is done already. */
  observation: changingSteps({ opened: (step) => ({ ...step, observe: blind(step) }) }),
  /** Whatever a step says, it is done, and reading shows it. */
  end: changingSteps({ opened: (step) => ({ ...step, ...gullible(step) }) }),
  /** Production is read once by each process. */
  reading: breakGuard(3),
  /** A rollback that was asked for is shown as done. */
  back: breakGuard(5),
  /** The steps' records are shown in another order. */
  order: { roles: (roles) => ({ ...roles, forge: showingSteps(roles.forge, reversed) }) },
  /** No way back loses data. */
  data: changingSteps({
    known: (step) => ({ ...step, ...(step.undo && { undo: { ...step.undo, losesData: () => false } }) }),
  }),
  /** Nobody knows of a way back that another has taken. */
  once: { roles: (roles) => ({ ...roles, forge: showingSteps(roles.forge, withoutWaysBack) }) },
} as const satisfies Readonly<Record<string, Partial<Guards>>>;

export type BrokenStepGuard = keyof typeof BREAKS;
export const BROKEN_STEP_GUARDS = Object.keys(BREAKS) as readonly BrokenStepGuard[];

export function breakStepGuard(guard: BrokenStepGuard): Guards {
  return { ...WHOLE, ...BREAKS[guard] };
}

function onlyOwn(listed: readonly ForgeDeployment[], own: ReadonlySet<string>) {
  return listed.filter((one) => own.has(pageOf(one).attempt));
}

function withoutWaysBack(listed: readonly ForgeDeployment[], own: ReadonlySet<string>) {
  const isWayBack = ({ part }: Page) => part === "undoing" || part === "undone";
  return listed.filter((one) => own.has(pageOf(one).attempt) || !isWayBack(pageOf(one)));
}

function reversed(listed: readonly ForgeDeployment[]) {
  return [...Map.groupBy(listed, (one) => pageOf(one).identity).values()].toReversed().flat();
}

function blind(step: Step): Step["observe"] {
  let asked = false;
  return async (spec, context) => {
    if (asked || step.wordCounts?.(spec) === true) return step.observe(spec, context);
    asked = true;
    return { is: "due", state: null };
  };
}

function gullible(step: Step): Pick<Step, "observe" | "apply"> {
  let applied = false;
  return {
    async observe(spec, context) {
      return applied ? { is: "done", summary: "it says so" } : step.observe(spec, context);
    },
    async apply(spec, state, context) {
      applied = true;
      return { verdict: believed((await step.apply(spec, state, context)).verdict) };
    },
  };
}
