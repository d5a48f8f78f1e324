/** The steps of the plan as one process of a run can take them, opened by the same code as real ones. */
import type { CommandContext, CommandOptions } from "../../../src/engine/context.ts";
import { members } from "../../../src/engine/members.ts";
import { openStep } from "../../../src/engine/steps/open-step.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { World } from "./create-world.ts";
import type { LiveProcess } from "./network.ts";
import { createSimulatedStep, SIMULATED_STEP } from "./simulated-steps.ts";

/** How often each process has drawn: over all its commands, since what two of them draw must differ, too. */
const draws = new WeakMap<LiveProcess, number>();

export function stepsOf(
  { plan, network, log, steps }: World,
  process: LiveProcess,
): Pick<CommandContext, "steps" | "openStep"> {
  const registry = { [SIMULATED_STEP]: createSimulatedStep({ network, process, log, steps }) };
  const draw = () => {
    const drawn = (draws.get(process) ?? 0) + 1;
    draws.set(process, drawn);
    return ((process.run * 64 + process.process) * 64 + drawn) / 2 ** 20;
  };
  return {
    steps: async () => registry,
    openStep: (item, order) =>
      openStep(
        {
          plan,
          env: {},
          planSecrets: {},
          directory: "/nowhere",
          clock: process.clock,
          // Never the same twice, and the same whenever it is played again.
          random: draw,
          emit: () => undefined,
          runUrl: null,
          members: { ...members, metricProviders: async () => ({}), steps: async () => registry },
          role: () => Promise.reject(new Error("a simulated step has no role")),
        },
        item,
        order,
      ),
  };
}

/** What a person says when this process is started. */
export function personsWords({ steps }: Scenario, { run, process }: LiveProcess): Partial<CommandOptions> {
  if (steps === null) return {};
  const reason = "a person looked";
  const said = steps.words.filter((word) => word.run === run && process >= word.fromProcess);
  return {
    stepWords: said.map((word) => ({ title: word.title, said: word.said, reason })),
    undo: steps.undo.flatMap((asked) => (asked.run === run ? asked.titles : [])),
  };
}
