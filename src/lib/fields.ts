/** Values whose shape nobody has promised: what JSON, YAML or another program's record holds. */

export type Fields = Readonly<Record<string, unknown>>;

/** None of what is no object. */
export function fieldsOf(value: unknown): Fields {
  return typeof value === "object" && value !== null ? (value as Fields) : {};
}

export function isText(value: unknown): value is string {
  return typeof value === "string";
}

/** Neither NaN nor infinite. */
export function isNumber(value: unknown): value is number {
  return Number.isFinite(value);
}
