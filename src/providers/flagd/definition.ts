/** A flag in the text of a file of definitions (flagd.dev/schema/v0/flags.json): reading it, and changing it and nothing else. Pure. */
import { applyEdits, modify } from "jsonc-parser";
import { z } from "zod";

const definitionShape = z.object({
  state: z.enum(["ENABLED", "DISABLED"]),
  variants: z.record(z.string(), z.unknown()),
  // Absent or null: the site's own default.
  defaultVariant: z.string().nullish(),
  targeting: z.record(z.string(), z.unknown()).nullish(),
});

const fileShape = z.object({ flags: z.record(z.string(), z.unknown()) });

export type Definition = z.output<typeof definitionShape>;

/** What a rollback changes of a flag, and puts back: its state, and its default variant where the plan names one. */
export const settingShape = z.strictObject({
  state: z.enum(["ENABLED", "DISABLED"]),
  defaultVariant: z.string().nullable().optional(),
});

export type DefinitionSetting = z.output<typeof settingShape>;

/** Null where there is no such flag; a sentence where it is none. */
export function readDefinition(text: string, key: string): Definition | string | null {
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch {
    return "the file is not JSON";
  }
  const parsed = fileShape.safeParse(file);
  if (!parsed.success) return "the file has no map of `flags`";
  if (!Object.hasOwn(parsed.data.flags, key)) return null;
  const definition = definitionShape.safeParse(parsed.data.flags[key]);
  if (definition.success) return definition.data;
  const issue = definition.error.issues[0];
  return `the flag is no definition: ${issue?.path.join(".") ?? ""}: ${issue?.message ?? "not as expected"}`;
}

/** The same text with this setting: order, spaces and every other flag stay. */
export function writeSetting(text: string, key: string, setting: DefinitionSetting): string {
  const before = readDefinition(text, key);
  if (before === null || typeof before === "string") throw new Error("a flag that is not there cannot be changed");
  const { state, defaultVariant = before.defaultVariant ?? null } = setting;
  const changes: readonly (readonly [string, unknown])[] = [
    ["state", before.state === state ? undefined : state],
    ["defaultVariant", (before.defaultVariant ?? null) === defaultVariant ? undefined : defaultVariant],
  ];
  const formattingOptions = { insertSpaces: true, tabSize: 2 };
  return changes
    .filter(([, value]) => value !== undefined)
    .reduce(
      (written, [name, value]) =>
        applyEdits(written, modify(written, ["flags", key, name], value, { formattingOptions })),
      text,
    );
}
