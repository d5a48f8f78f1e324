/** What a call says of steps: which of them a person has seen to be done, wants repeated, or wants taken back. Pure. */
import type { Problem } from "../lib/error.ts";
import { nearestWord } from "../lib/nearest-word.ts";
import type { GivenStepWord } from "../engine/context.ts";
import type { Plan } from "../plan/plan.ts";
import { planSteps } from "../plan/plan-steps.ts";
import type { CommandOptionValues } from "./index.ts";

type Given = Pick<CommandOptionValues, "step-done" | "repeat-step" | "step-reason" | "undo">;

export function stepWordsOf({
  "step-done": done = [],
  "repeat-step": repeat = [],
  "step-reason": reason = "",
}: Given): readonly GivenStepWord[] {
  return [
    ...done.map((title) => ({ title, said: "done" as const, reason })),
    ...repeat.map((title) => ({ title, said: "repeat" as const, reason })),
  ];
}

/** A word about a step that is not there would be heard by nobody. */
export function checkStepWords(plan: Plan, given: Given): readonly Problem[] {
  const words = stepWordsOf(given);
  const titles = planSteps(plan).map(({ item }) => item.title);
  const unknown = [...words.map(({ title }) => title), ...(given.undo ?? [])].filter(
    (title) => !titles.includes(title),
  );
  const both = words.find(({ title }, index) => words.findIndex((other) => other.title === title) !== index);
  return [
    ...[...new Set(unknown)].map((title) => unknownTitle(title, titles)),
    ...(both === undefined
      ? []
      : [{ message: `Two things are said of the step ${JSON.stringify(both.title)}.`, remedy: "Say one of them." }]),
    ...(words.length > 0 && (given["step-reason"] ?? "").trim() === ""
      ? [
          {
            message: "What is said of a step needs a reason, which is recorded.",
            remedy: 'Give --step-reason "…" (or the input `step-reason`).',
          },
        ]
      : []),
  ];
}

function unknownTitle(title: string, titles: readonly string[]): Problem {
  const near = nearestWord(title, titles);
  const known = titles.length === 0 ? "The plan has no steps." : `Its steps are: ${titles.join(", ")}.`;
  return {
    message: `The plan has no step with the title ${JSON.stringify(title)}.`,
    remedy: near === null ? known : `Did you mean ${JSON.stringify(near)}?`,
  };
}
