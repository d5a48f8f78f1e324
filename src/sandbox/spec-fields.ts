/** Reads what a plan says of a gate or a metric: the sandbox does not know its schema, so nothing is taken for granted. */

export function fieldsOf(spec: unknown): Readonly<Record<string, unknown>> {
  return typeof spec === "object" && spec !== null && !Array.isArray(spec) ? (spec as Record<string, unknown>) : {};
}

export function textOf(value: unknown): string | null {
  return typeof value === "string" && value !== "" ? value : null;
}

export function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((entry) => textOf(entry) !== null) : [];
}
