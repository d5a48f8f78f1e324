import type { DatabaseValue } from "../contract.ts";

/** Object identifiers of `pg_type`, fixed since ever: boolean, int8, int2, int4, oid, float4, float8. */
const BOOLEAN = 16;
const BIG = 20;
const NUMBERS = new Set([21, 23, 26, 700, 701]);

/** A value as PostgreSQL wrote it, by the type of its column; everything that has no such type stays text. */
export function parseValue(type: number, text: string): DatabaseValue {
  if (type === BOOLEAN) return text === "t";
  if (NUMBERS.has(type)) return Number(text);
  // A count is int8; beyond 2^53 the text is the only true form.
  if (type === BIG) return Number.isSafeInteger(Number(text)) ? Number(text) : text;
  return text;
}
