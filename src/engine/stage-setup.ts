/** What a stage prepares before its gates that run code: run once, and only where there is such a gate. */
import { hold, type Verdict } from "../lib/verdict.ts";
import type { GateTarget } from "../gates/contract.ts";
import type { GateItem } from "../plan/plan.ts";
import type { CommandContext } from "./context.ts";
import type { Journal } from "./journal.ts";

/** The part of a stage that asks. */
export interface StageGates {
  readonly setup: GateItem | null;
  readonly verify: readonly GateItem[];
}

export interface StageSetup {
  /** Null where nothing has to be prepared; else the word on the preparation, the same however often it is asked. */
  run(): Promise<Verdict | null>;
  /** The answer that stands for this item, which needed the preparation and cannot be asked; null where it can. */
  standsInFor(item: GateItem): Promise<Verdict | null>;
}

export function createStageSetup(
  context: CommandContext,
  journal: Journal,
  { setup, verify }: StageGates,
  target: GateTarget,
): StageSetup {
  let pending: Promise<Verdict | null> | null = null;
  const prepare = async (): Promise<Verdict | null> => {
    if (setup === null || !(await Promise.all(verify.map(context.runsCode))).includes(true)) return null;
    return prepareStage(context, journal, setup, target);
  };
  const run = () => (pending ??= prepare());
  return {
    run,
    async standsInFor(item) {
      if (setup === null || !(await context.runsCode(item))) return null;
      const verdict = await run();
      if (verdict === null || verdict.outcome === "pass") return null;
      return hold(
        "item_not_run",
        "Not checked, because the setup before it did not succeed.",
        "See the setup's result for the cause, then run this again.",
      );
    },
  };
}

/** Runs it, and says how that went. It is given of the environment what it names itself, and nothing else. */
export async function prepareStage(
  context: Pick<CommandContext, "checkGate">,
  journal: Journal,
  setup: GateItem,
  target: GateTarget,
): Promise<Verdict> {
  journal.progress(`preparing: ${setup.title}`);
  const verdict = asPreparation(await context.checkGate(setup, target));
  journal.gate(setup.title, verdict);
  return verdict;
}

/** A package registry that is down says nothing about the site: what could not be prepared is not known, and no failure. */
function asPreparation(verdict: Verdict): Verdict {
  if (verdict.outcome !== "fail") return verdict;
  return hold(
    "setup_failed",
    `The setup for what runs code failed. ${verdict.summary}`,
    verdict.remedy ?? "Read the last lines of its output, fix the cause and run this again.",
    verdict.evidence,
  );
}
