/** Rungs in a world of their own, taken one by one: a lever that is on and is to be off, and what was sent to it. */
import type { CommandContext } from "../../../src/engine/context.ts";
import type { Journal } from "../../../src/engine/journal.ts";
import type { ProductionWitness, Shown } from "../../../src/engine/ladder/ask-production.ts";
import { createLadder, type LadderOrder } from "../../../src/engine/ladder/climb-ladder.ts";
import { ProviderError } from "../../../src/lib/error.ts";
import { pass } from "../../../src/lib/verdict.ts";
import type { Forge } from "../../../src/providers/contract.ts";
import type { AnyRung, Rung, RungContext } from "../../../src/rungs/contract.ts";
import { host } from "../../../src/rungs/host.ts";
import { createVirtualClock } from "../../../src/sandbox/virtual-clock.ts";

export function trouble(status?: number): ProviderError {
  return new ProviderError({
    reasonCode: "vendor_unavailable",
    vendor: "Levers",
    message: "no answer",
    remedy: "wait",
    ...(status === undefined ? {} : { status }),
  });
}

export interface Lever {
  on: boolean;
  readonly sent: string[];
}

/** A lever that is on, and is to be off. */
export function leverRung(lever: Lever, wishes: Partial<Rung> = {}): Rung {
  return {
    ...host,
    key: "lever",
    moves: "behavior",
    settlesMs: () => 1_000,
    observe: async () => (lever.on ? { is: "due", state: "was on" } : { is: "done", summary: "The lever is off." }),
    async apply() {
      lever.sent.push("off");
      lever.on = false;
      return pass("rung_done", "The lever was pulled.");
    },
    async restore(_spec, state) {
      lever.sent.push(`restore: ${String(state)}`);
      lever.on = true;
      return pass("rung_done", "The lever is on again.");
    },
    ...wishes,
  };
}

const keysOf = (rungs: readonly AnyRung[]) => rungs.map(({ key }) => key);

interface Wishes {
  readonly lever?: Partial<Lever>;
  readonly rung?: Partial<Rung>;
  readonly order?: Partial<LadderOrder>;
  readonly between?: readonly AnyRung[];
  readonly after?: readonly AnyRung[];
  readonly opens?: () => Promise<void>;
  /** What the plan's ladder names before them all. */
  readonly first?: string;
}

export async function openLadder(wishes: Wishes = {}) {
  const clock = createVirtualClock(0);
  const lever: Lever = { on: true, sent: [], ...wishes.lever };
  const registry: Record<string, AnyRung> = { host, lever: leverRung(lever, wishes.rung) };
  const { between = [], after = [], first } = wishes;
  for (const rung of [...between, ...after]) registry[rung.key] = rung;
  const notes: string[] = [];
  const said: string[] = [];
  const verdicts: string[] = [];
  const marks: object[] = [];
  const journal: Partial<Journal> = {
    note: (text) => void notes.push(text),
    noteOnce: (text) => void said.push(text),
    progress: (text) => void said.push(text),
    step: (step, text) => void said.push(`${step}: ${text}`),
    gate: (title, { reasonCode }) => void verdicts.push(`${title}: ${reasonCode}`),
  };
  const context: Partial<CommandContext> = {
    clock,
    plan: {
      rollback: {
        ladder: [...(first === undefined ? [] : [first]), "lever", ...keysOf(between), "host", ...keysOf(after)],
      },
    } as unknown as CommandContext["plan"],
    rungs: async () => registry,
    openRung: async (key, { spec, ...order }) => {
      await wishes.opens?.();
      return { rung: registry[key] as Rung, spec, context: { ...order, clock } as unknown as RungContext };
    },
  };
  const ladder = await createLadder(context as CommandContext, journal as Journal, {
    release: {
      id: "r",
      commit: "c",
      project: "web",
      candidate: "dpl_2",
      knownGood: null,
      flag: null,
      reason: "bad",
      runUrl: null,
    },
    specs: {},
    words: {},
    resumed: false,
    forge: async () => ({}) as Forge,
    begin: async (_forge, _key, words) => marks.push(words) > 0,
    ...wishes.order,
  });
  return { clock, lever, ladder, notes, said, verdicts, marks };
}

export const ours = async () => false;
export const gone = async () => true;

export function witness(before: boolean, after: Shown = "helped"): ProductionWitness {
  return { fails: async () => before, helped: async () => after };
}
