/**
 * What a rollback needs of a plan's steps before it has loaded the plan: whether there are any, and their names. Nothing
 * here is a mistake: what is not clear is left out, and keeps nobody from rolling back.
 */
import { fieldsOf } from "../lib/fields.ts";
import type { StepItem } from "./plan.ts";

const KEYS = new Set(["title", "takes"]);

/** With the specs unread. */
export function readStepNames(
  stage: unknown,
  file: string,
): { readonly before: readonly StepItem[]; readonly after: readonly StepItem[] } {
  const { before, after } = fieldsOf(stage);
  return { before: namesIn(before, file), after: namesIn(after, file) };
}

function namesIn(list: unknown, file: string): readonly StepItem[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((item: unknown): StepItem[] => {
    const fields = fieldsOf(item);
    const { title } = fields;
    const step = Object.keys(fields).find((key) => !KEYS.has(key));
    if (typeof title !== "string" || step === undefined) return [];
    return [{ title: title.trim(), step, spec: undefined, takesMs: null, position: { file, line: 1, column: 1 } }];
  });
}
