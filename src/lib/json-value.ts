/** What JSON can hold. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonFields;
export type JsonFields = { readonly [key: string]: JsonValue };

/** Null where it is no object of JSON's, as it came from there. */
export function jsonFieldsOf(value: unknown): JsonFields | null {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as JsonFields) : null;
}
