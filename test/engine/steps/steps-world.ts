/** The small world with one kind of step, which a test changes, and a forge that keeps the records of steps. */
import type { CommandContext } from "../../../src/engine/context.ts";
import type { StepOrder } from "../../../src/engine/steps/open-step.ts";
import { stepIdentity } from "../../../src/engine/steps/step-book.ts";
import { DEFAULT_AUTHOR } from "../../../src/lib/authors.ts";
import { pass } from "../../../src/lib/verdict.ts";
import type { StepItem } from "../../../src/plan/plan.ts";
import type { ForgeDeployment } from "../../../src/providers/contract.ts";
import { STEP_TASK, type StepPart, type StepPayload } from "../../../src/release/step-record.ts";
import { createVirtualClock } from "../../../src/sandbox/virtual-clock.ts";
import type { Step, StepContext } from "../../../src/steps/contract.ts";
import { NOW, openSmallWorld, type SmallWishes, type SmallWorld } from "../small-world.ts";

export const RUN = "https://forge/runs/7";
export const RELEASE = { id: "r1", commit: "c".repeat(40) };

export interface StepsWishes extends SmallWishes {
  /** What is different about the step from one that the world tells of and that works. */
  readonly step?: Partial<Step>;
  /** This version of the product does not have it. */
  readonly isUnknown?: boolean;
  /** It is done in the world. */
  readonly isDone?: boolean;
  /** Of production, in their order. */
  readonly before?: readonly StepItem[];
  readonly after?: readonly StepItem[];
}

export interface StepsWorld extends SmallWorld {
  isDone: boolean;
  /** How the step was opened, each time. */
  readonly orders: StepOrder[];
  /** Newest first, as GitHub lists them. */
  readonly deployments: ForgeDeployment[];
  /** What was written by this run, oldest first. */
  pages(): readonly StepPayload[];
}

export function itemOf(title: string, changes: Partial<StepItem> = {}): StepItem {
  return { title, step: "lever", spec: {}, takesMs: null, position: { file: "p.yml", line: 1, column: 1 }, ...changes };
}

/** Its step says so by `asked`: `observe`, `apply`, `undo`. */
export function openStepsWorld({
  step: changes,
  isUnknown = false,
  isDone = false,
  before = [],
  after = [],
  ...wishes
}: StepsWishes = {}) {
  const deployments: ForgeDeployment[] = [];
  const orders: StepOrder[] = [];
  let written = 0;
  const small = openSmallWorld({
    clock: createVirtualClock(NOW),
    runUrl: RUN,
    ...wishes,
    plan: { ...wishes.plan, production: { before, after, ...wishes.plan?.production } },
    forge: {
      createDeployment: async ({ ref: sha, task, environment, payload, description, productionEnvironment }) => {
        small.asked.push(`page ${description}, ${environment}${productionEnvironment === true ? " (production)" : ""}`);
        written += 1;
        const at = { creator: DEFAULT_AUTHOR, createdAt: small.clock.now() };
        deployments.unshift({ ...at, id: 100 + written, environment, task, sha, payload });
        return deployments[0] as ForgeDeployment;
      },
      listDeployments: async ({ task }) => deployments.filter((one) => one.task === task),
      ...wishes.forge,
    },
  });
  const step = {
    key: "lever",
    kind: "world",
    roles: [],
    observe: async () => {
      small.asked.push("observe");
      return world.isDone ? { is: "done", summary: "The lever is down." } : { is: "due", state: "up" };
    },
    apply: async () => {
      small.asked.push("apply");
      world.isDone = true;
      return { verdict: pass("step_done", "Pulled."), details: { pulled: 1 } };
    },
    undo: {
      has: () => true,
      losesData: () => false,
      apply: async () => {
        small.asked.push("undo");
        world.isDone = false;
        return pass("step_undone", "Pushed back.");
      },
    },
    leavesBehind: (_spec: unknown, details: unknown) => `the lever stays${details === null ? "" : " down"}`,
    ...changes,
  } as unknown as Step;
  const context: CommandContext = {
    ...small.context,
    release: RELEASE,
    directory: "/",
    steps: async () => (isUnknown ? {} : { lever: step }),
    openStep: async (item, order) => {
      orders.push(order);
      const { begun, recorded, progress, earlier } = order;
      const given = { random: () => 0.5, clock: small.clock, begun, recorded, progress, earlier };
      return { step, spec: item.spec, context: given as Partial<StepContext> as StepContext };
    },
  };
  const world: StepsWorld = Object.assign(small, {
    context,
    isDone,
    orders,
    deployments,
    pages: () =>
      deployments
        .filter(({ id }) => id > 100)
        .map(({ payload }) => payload as StepPayload)
        .toReversed(),
  });
  return world;
}

/** What an earlier run wrote of a step of production; oldest first over several calls. */
export function writePage(world: StepsWorld, item: StepItem, part: StepPart, changes: Partial<StepPayload> = {}): void {
  const { plan } = world.context;
  const isEnd = part === "ended" || part === "undone";
  const payload: StepPayload = {
    holdpoint: 1,
    phase: "step",
    project: plan.project.host.project,
    release: RELEASE.id,
    commit: RELEASE.commit,
    planDigest: plan.digest,
    part,
    stage: "production",
    step: item.step,
    title: item.title,
    identity: stepIdentity(world.context, RELEASE, "production", item),
    attempt: "a1",
    at: NOW - 60_000,
    runUrl: "https://forge/runs/6",
    plannedMs: null,
    end: isEnd
      ? { verdict: pass("step_done", "Done then."), details: { pulled: 6 }, untouched: false, startedAt: NOW - 90_000 }
      : null,
    leaves: "the lever stays down",
    word: null,
    ...changes,
  };
  const at = { creator: DEFAULT_AUTHOR, createdAt: NOW - 60_000, sha: RELEASE.commit, environment: "production" };
  world.deployments.unshift({ ...at, id: 1 + world.deployments.length, task: STEP_TASK, payload });
}

/** A part of a step's record, and what is different about it. */
export type WrittenPart = readonly [StepPart, Partial<StepPayload>?];

/** What another run writes of the step right before this one writes for the first time. */
export function meanwhile(item: StepItem, ...pages: readonly WrittenPart[]): (world: StepsWorld) => void {
  return (world) => {
    const { createDeployment } = world.forge;
    world.forge.createDeployment = async (given) => {
      if (world.pages().length === 0) {
        for (const [part, changes] of pages) writePage(world, item, part, { attempt: "b1", ...changes });
      }
      return createDeployment(given);
    };
  };
}
