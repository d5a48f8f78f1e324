/** Steps of a stage in the plan language: what it does before and after its own change. */
import { z, type ZodType } from "zod";
import { durationUpTo } from "../lib/plan-values.ts";
import type { PlanExtensions } from "./extensions.ts";
import { exactlyOne, optionalSpecs } from "./gate-schema.ts";
import type { StepItem } from "./plan.ts";
import type { YamlSource } from "./yaml-source.ts";

/** Where steps stand in a plan, in the order of a release. */
export const STEP_LISTS = [
  ["stages", "staging", "before"],
  ["stages", "staging", "after"],
  ["stages", "production", "before"],
  ["stages", "production", "after"],
] as const;

/** Of one list. */
const MAXIMUM_STEPS = 50;

const own = {
  title: z
    .string()
    .trim()
    .min(1)
    .max(100)
    .describe("What is done, as people see it; at most 100 characters, and no other step of the plan has it."),
  takes: durationUpTo("7d")
    .optional()
    .describe(
      "How long it is planned to take: shown beside what it took, and as late once it takes longer. Default: nothing is planned.",
    ),
};

/** Keys of an item that name no step. */
export const STEP_KEYS: ReadonlySet<string> = new Set(Object.keys(own));

type Items = readonly Readonly<Record<string, unknown>>[];
interface Lists {
  readonly before: Items;
  readonly after: Items;
}

/** `before` and `after` of a stage. */
export function stepLists(
  steps: NonNullable<PlanExtensions["steps"]>,
  words: { readonly before: string; readonly after: string },
): Readonly<Record<keyof Lists, ZodType<Items>>> {
  const item: ZodType<Items[number]> = Object.keys(steps).length === 0 ? z.never() : stepItemSchema(steps);
  const list = () => z.array(item).max(MAXIMUM_STEPS).prefault([]);
  return { before: list().describe(words.before), after: list().describe(words.after) };
}

/** One schema for all lists of a registry, so that editors see one definition. */
const schemas = new WeakMap<object, ReturnType<typeof createStepItemSchema>>();

function stepItemSchema(steps: NonNullable<PlanExtensions["steps"]>) {
  const made = schemas.get(steps) ?? createStepItemSchema(steps);
  schemas.set(steps, made);
  return made;
}

function createStepItemSchema(steps: NonNullable<PlanExtensions["steps"]>) {
  const keys = Object.keys(steps);
  return z
    .strictObject({ ...own, ...optionalSpecs(steps) } as typeof own)
    .superRefine(...exactlyOne(keys, "step"))
    .meta({
      id: "step",
      title: "Step",
      description: "One step of a stage: a title, and one key that names the step.",
      oneOf: keys.map((key) => ({ required: [key] })),
    });
}

/** Both lists of a stage as the plan has them. */
export function stepItems(
  { before, after }: Lists,
  stage: "staging" | "production",
  source: YamlSource,
): { readonly before: readonly StepItem[]; readonly after: readonly StepItem[] } {
  const itemsOf = (items: Items, list: "before" | "after") =>
    items.map((item, index): StepItem => {
      const [step, spec] = Object.entries(item).find(([key, value]) => !STEP_KEYS.has(key) && value !== undefined) ?? [
        "",
        undefined,
      ];
      const { takes } = item;
      return {
        title: String(item["title"]),
        step,
        spec,
        takesMs: typeof takes === "number" ? takes : null,
        position: source.keyPosition(["stages", stage, list, index]),
      };
    });
  return { before: itemsOf(before, "before"), after: itemsOf(after, "after") };
}
