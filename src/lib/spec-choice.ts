import { z, type ZodType } from "zod";

type Kind = "string" | "object" | "array";

/**
 * A value that may be written in several forms, told apart by their type alone: text, a map or a list.
 * Unlike `z.union` its errors are those of the form that was written, at their own places. The JSON Schema of its
 * input is the forms' `anyOf`. `expected` says all the forms in words.
 */
export function specChoice<Value>(
  expected: string,
  forms: Readonly<Partial<Record<Kind, ZodType<Value>>>>,
): ZodType<Value> {
  return z
    .unknown()
    .meta({
      // Only when a schema is written: this costs milliseconds, and every command loads the gates.
      get anyOf() {
        return Object.values(forms).map(jsonSchemaOf);
      },
    })
    .transform((value, context): Value => {
      const kind = kindOf(value);
      const form = kind === null ? undefined : forms[kind];
      if (form === undefined) {
        context.addIssue({ code: "custom", message: `expected ${expected}` });
        return z.NEVER;
      }
      const parsed = form.safeParse(value);
      if (parsed.success) return parsed.data;
      type Issue = Parameters<typeof context.addIssue>[0];
      for (const issue of parsed.error.issues) context.addIssue({ ...issue, input: value } as Issue);
      return z.NEVER;
    });
}

function jsonSchemaOf(form: ZodType): Record<string, unknown> {
  const { $schema: _, ...schema } = z.toJSONSchema(form, { io: "input" });
  return schema;
}

function kindOf(value: unknown): Kind | null {
  if (Array.isArray(value)) return "array";
  if (typeof value === "string") return "string";
  return typeof value === "object" && value !== null ? "object" : null;
}
