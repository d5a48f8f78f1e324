/** What a person says of steps, from the words of a call to what a release is told. */
import { describe, expect, it } from "vitest";
import { commands } from "../../src/commands/index.ts";
import { checkStepWords, stepWordsOf } from "../../src/commands/step-words.ts";
import { extensions } from "../../src/engine/plan-extensions.ts";
import { parseOptions } from "../../src/lib/parse-options.ts";
import { parsePlan } from "../../src/plan/load.ts";
import { planText } from "./open-world.ts";

function planOf(before: string) {
  const text = planText({ watch: null }).replace("  staging:\n", `  staging:\n${before}`);
  const parsed = parsePlan(text, "plan.yml", extensions);
  if ("problems" in parsed) throw new Error(JSON.stringify(parsed.problems));
  return parsed.plan;
}

const STEPS = planOf(
  "    before: [{ title: Move, command: { run: x } }, { title: Index it, command: { run: y, undo: z } }]\n",
);

/** As typed after `holdpoint deploy`, or `rollback`. */
function given(command: "deploy" | "rollback", ...args: readonly string[]) {
  const { options } = commands[command];
  const { values, problems } = parseOptions(args, { name: command, options, others: { [command]: options } });
  expect(problems).toEqual([]);
  return values;
}

const mistakes = (values: ReturnType<typeof given>, plan = STEPS) =>
  checkStepWords(plan, values).map(({ message, remedy }) => `${message} ${remedy}`);

describe("what a call says of steps", () => {
  it("is each title that is named, with the reason that all of them have", () => {
    const values = given("deploy", "--step-done", "Move", "--repeat-step", "Index it", "--step-reason", "I looked");
    expect(stepWordsOf(values)).toEqual([
      { title: "Move", said: "done", reason: "I looked" },
      { title: "Index it", said: "repeat", reason: "I looked" },
    ]);
    expect(mistakes(values)).toEqual([]);
    expect(mistakes(given("rollback", "--undo", "Index it"))).toEqual([]);
    expect([stepWordsOf(given("deploy")), mistakes(given("deploy"))]).toEqual([[], []]);
  });

  it("is refused of a step that the plan has not, with the nearest that it has", () => {
    expect(mistakes(given("deploy", "--step-done", "Mvoe", "--step-reason", "x"))).toEqual([
      'The plan has no step with the title "Mvoe". Did you mean "Move"?',
    ]);
    expect(mistakes(given("rollback", "--undo", "Something else entirely"))).toEqual([
      'The plan has no step with the title "Something else entirely". Its steps are: Move, Index it.',
    ]);
    expect(mistakes(given("rollback", "--undo", "Move"), planOf(""))).toEqual([
      'The plan has no step with the title "Move". The plan has no steps.',
    ]);
  });

  it("is refused without a reason, and where two things are said of one step", () => {
    const { options } = commands.deploy;
    const without = parseOptions(["--step-done", "Move"], { name: "deploy", options, others: { deploy: options } });
    expect(without.problems).toMatchObject([{ message: "--step-done has no effect without --step-reason." }]);
    // As an input of the action that a workflow leaves empty.
    expect(mistakes(without.values)).toEqual([expect.stringContaining("needs a reason")]);
    expect(mistakes(given("deploy", "--step-done", "Move", "--step-reason", "  "))).toHaveLength(1);
    const both = given("deploy", "--step-done", "Move", "--repeat-step", "Move", "--step-reason", "x");
    expect(mistakes(both)).toEqual(['Two things are said of the step "Move". Say one of them.']);
  });
});
