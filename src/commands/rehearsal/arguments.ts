/** What a rehearsal is asked for on the command line, with its plan. */
import { stat } from "node:fs/promises";
import { parseArgs } from "node:util";
import { UsageError } from "../../lib/error.ts";
import { loadPlan, parsePlan } from "../../plan/load.ts";
import type { Plan } from "../../plan/plan.ts";
import { DEFAULT_PLAN_FILE } from "../../plan/read-file.ts";
import { type Step, STEPS } from "../../release/result.ts";
import { extensions } from "../extensions.ts";
import { parseToolArgs } from "../tool-args.ts";
import { DEMO_PLAN, DEMO_PLAN_FILE } from "./demo-plan.ts";
import { parseFaults, type RehearsedFault } from "./faults.ts";
import { rehearsablePlan } from "./rehearsable-plan.ts";

export interface Rehearsal {
  readonly plan: Plan;
  /** What of the plan is not rehearsed, a sentence each. */
  readonly leftOut: readonly string[];
  readonly faults: readonly RehearsedFault[];
  readonly crashAfter: Step | null;
  readonly json: boolean;
  readonly seed: number;
}

/** Throws UsageError. */
export async function readRehearsal(args: readonly string[]): Promise<Rehearsal> {
  const { values } = parseToolArgs(() =>
    parseArgs({
      args: [...args],
      options: {
        plan: { type: "string" },
        fault: { type: "string", multiple: true },
        at: { type: "string" },
        "crash-after": { type: "string" },
        seed: { type: "string" },
        json: { type: "boolean" },
      },
    }),
  );
  const crashAfter = values["crash-after"];
  const step = STEPS.find((known) => known === crashAfter);
  if (crashAfter !== undefined && step === undefined) {
    throw new UsageError("usage", [
      { message: `--crash-after is "${crashAfter}"; expected one of ${STEPS.join(", ")}.` },
    ]);
  }
  const seed = Number(values.seed ?? 1);
  if (!Number.isSafeInteger(seed))
    throw new UsageError("usage", [{ message: `--seed is "${values.seed}"; expected a whole number.` }]);
  return {
    ...(await readPlan(values.plan)),
    faults: parseFaults(values.fault ?? [], values.at),
    crashAfter: step ?? null,
    json: values.json ?? false,
    seed,
  };
}

/** The named plan, the repository's own, or the demo, whose one command is ours. */
async function readPlan(file: string | undefined): Promise<Pick<Rehearsal, "plan" | "leftOut">> {
  const own = file ?? ((await stat(DEFAULT_PLAN_FILE).catch(() => null)) === null ? undefined : DEFAULT_PLAN_FILE);
  if (own !== undefined) return rehearsablePlan(await loadPlan(own, extensions));
  const demo = parsePlan(DEMO_PLAN, DEMO_PLAN_FILE, extensions);
  if ("problems" in demo) throw new UsageError("plan_invalid", demo.problems);
  return { plan: demo.plan, leftOut: [] };
}
