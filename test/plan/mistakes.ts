import { parsePlan } from "../../src/plan/load.ts";
import type { Plan } from "../../src/plan/plan.ts";
import { extensions, MINIMAL } from "./extensions.ts";

/** Every mistake of a plan as `line:column: message`, with what to do after ` -> `. */
export function mistakesOf(text: string): string[] {
  const result = parsePlan(text, "plan.yml", extensions);
  if ("plan" in result) return [];
  return result.problems.map(
    ({ position, message, remedy }) =>
      `${position?.line}:${position?.column}: ${message}${remedy === undefined ? "" : ` -> ${remedy}`}`,
  );
}

/** The minimal plan with parts of it replaced; a part that is not there is an error of the test. */
export function planWith(...replacements: readonly (readonly [string, string])[]): string {
  return replacements.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`the minimal plan has no ${JSON.stringify(from)}`);
    return text.replace(from, () => to);
  }, MINIMAL);
}

/** The minimal plan with this one rollback condition. */
export function planWithCondition(condition: string): string {
  return planWith(["error_rate > 5% over 15m", JSON.stringify(condition)]);
}

export function loaded(text: string): Plan {
  const result = parsePlan(text, "plan.yml", extensions);
  if ("plan" in result) return result.plan;
  throw new Error(mistakesOf(text).join("\n"));
}
