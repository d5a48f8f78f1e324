/** Where registries join the plan: one gate of a list, one step of a stage, and one metric of a watch. */
import { z } from "zod";
import type { ZodType } from "zod";
import type { PlanExtensions } from "./extensions.ts";

/** Marks the issue that a list item names no gate, or several: dropped where an unknown key says it better. */
export const EXACTLY_ONE = "exactly-one";

/** What runs a stage's setup, and how people see it. */
export const SETUP_GATE = "command";
export const SETUP_TITLE = "Setup";

/** Where gates stand in a plan. */
export const GATE_LISTS = [["checklist"], ["stages", "staging", "verify"], ["stages", "production", "verify"]] as const;
export const SETUPS = [
  ["stages", "staging", "setup"],
  ["stages", "production", "setup"],
] as const;

/** Of a checklist: as many lines as one comment of GitHub can show. */
export const MAXIMUM_ITEMS = 300;

const title = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .describe("What is checked, worded for the reviewer; at most 100 characters.");

const group = z
  .string()
  .trim()
  .min(1)
  .max(60)
  .optional()
  .describe("Heading under which the comment shows the item. Default: none; such items come first.");

const after = z
  .union([z.string().transform((one) => [one]), z.array(z.string()).min(1)])
  .optional()
  .describe("Title of an item, or a list of titles, that must pass before this one is checked.");

/** Keys of an item that name no gate. */
export const ITEM_KEYS: ReadonlySet<string> = new Set(Object.keys({ title, group, after }));

/** `{ title, <gate key>: spec }`, with exactly one gate key. */
export function gateItemSchema(all: PlanExtensions["gates"]) {
  const gates = Object.fromEntries(Object.entries(all).filter(([, gate]) => gate.boxes === undefined));
  return itemSchema(
    gates,
    { title },
    {
      id: "gate",
      title: "Gate",
      description: "One gate that must pass: a title, and one key that names the gate.",
    },
  );
}

/** `{ title, group, after, <gate key>: spec }`; gates that ask people are here only. */
export function checklistItemSchema(gates: PlanExtensions["gates"]) {
  return itemSchema(
    gates,
    { title, group, after },
    {
      id: "checklist-item",
      title: "Checklist item",
      description: "One item of the checklist: a title, and one key that names the gate.",
    },
  );
}

/** An item with these keys of its own, and exactly one that names its gate. */
function itemSchema<Own extends Readonly<Record<string, ZodType>>>(
  gates: PlanExtensions["gates"],
  own: Own,
  words: { readonly id: string; readonly title: string; readonly description: string },
) {
  const keys = Object.keys(gates);
  return (
    z
      // The specs' keys are the registry's, which the compiler does not know here.
      .strictObject({ ...own, ...optionalSpecs(gates) } as Own)
      .superRefine(...exactlyOne(keys, "gate"))
      .meta({ ...words, oneOf: keys.map((key) => ({ required: [key] })) })
  );
}

/** Gates that are asked together. Two of one title would be one line of a summary, and one could hide the other's no. */
export function gateListSchema<Item extends ReturnType<typeof gateItemSchema | typeof checklistItemSchema>>(
  gateItem: Item,
) {
  return z.array(gateItem).superRefine(
    (items, context) => {
      const titles = items.map((item) => (item as { readonly title?: unknown } | null)?.title);
      for (const [index, title] of titles.entries()) {
        if (typeof title !== "string" || titles.indexOf(title) === index) continue;
        context.addIssue({
          code: "custom",
          path: [index, "title"],
          message: `another gate of this list has the title ${JSON.stringify(title)}`,
        });
      }
    },
    { when: ({ value }) => Array.isArray(value) },
  );
}

/** A stage's setup: a command of the repository, written as the gate of that name is. */
export function setupSchema(gates: PlanExtensions["gates"]) {
  const command = gates[SETUP_GATE];
  if (command === undefined) throw new Error(`no gate ${SETUP_GATE}`);
  return command.spec
    .optional()
    .describe(
      "Run once before this stage's steps, and once before its first gate that runs code (`command`, `bundle`, `coverage`): `npm ci`. A command line, or a map as for [`command`](gates.md#command). If it does not succeed, no step is taken and those gates are not checked: the stage holds. Default: none.",
    );
}

/** A line of the summary, so that no gate may have the same. */
export function refuseTitleOfSetup(
  { setup, verify }: { readonly setup?: unknown; readonly verify: readonly object[] },
  context: { addIssue(issue: { code: "custom"; path: (string | number)[]; message: string }): void },
): void {
  if (setup === undefined) return;
  for (const [index, item] of verify.entries()) {
    if ((item as { readonly title: string }).title !== SETUP_TITLE) continue;
    const message = `${JSON.stringify(SETUP_TITLE)} is the title of the stage's own setup`;
    context.addIssue({ code: "custom", path: ["verify", index, "title"], message });
  }
}

/** `{ <provider key>: spec }`, with exactly one provider key. */
export function metricSchema(providers: PlanExtensions["metricProviders"]) {
  const keys = Object.keys(providers);
  return z
    .strictObject(optionalSpecs(providers))
    .superRefine(...exactlyOne(keys, "metric provider"))
    .meta({
      id: "metric",
      title: "Metric",
      description: "Source of a metric: one key that names the provider, with its settings.",
      oneOf: keys.map((key) => ({ required: [key] })),
    });
}

export function optionalSpecs(
  members: Readonly<Record<string, { readonly spec: ZodType; readonly description: string }>>,
): Record<string, ZodType> {
  return Object.fromEntries(
    Object.entries(members).map(([key, { spec, description }]) => [
      key,
      spec.optional().describe(spec.description ?? description),
    ]),
  );
}

type Refinement = Parameters<ReturnType<typeof z.strictObject>["superRefine"]>;

export function exactlyOne(keys: readonly string[], noun: string): Refinement {
  return [
    (item, context) => {
      const named = keys.filter((key) => (item as Record<string, unknown>)[key] !== undefined);
      if (named.length === 1) return;
      context.addIssue({
        code: "custom",
        message:
          named.length === 0
            ? `names no ${noun}: expected one of ${keys.join(", ")}`
            : `names ${named.length} ${noun}s (${named.join(", ")}): expected exactly one`,
        params: { rule: EXACTLY_ONE },
      });
    },
    // Also where another key of the item is wrong, so that all mistakes are reported at once.
    { when: ({ value }) => typeof value === "object" && value !== null && !Array.isArray(value) },
  ];
}
