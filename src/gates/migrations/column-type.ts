/** Whether a column's new type still holds every value, and is stored and read as before. Pure. */
import type { Node, TypeName } from "libpg-query";
import { textsOf } from "./schema-state.ts";

export type TypeChange = "same" | "wider" | "narrower" | "other";

const INTEGERS = ["int2", "int4", "int8"];
const FLOATS = ["float4", "float8"];
const TEXTS = new Set(["varchar", "text"]);
/** Types whose only modifier is a number of digits of a second, 6 where none is said. */
const TIMES = new Set(["timestamp", "timestamptz", "time", "timetz", "interval"]);
const SERIALS: Readonly<Record<string, string>> = {
  smallserial: "int2",
  serial2: "int2",
  serial: "int4",
  serial4: "int4",
  bigserial: "int8",
  serial8: "int8",
};

/** Compares what a change of type does to data and readers. */
export function compareTypes(before: TypeName, after: TypeName): TypeChange {
  const [from, to] = [typeOf(before), typeOf(after)];
  if (from.dimensions !== to.dimensions) return "other";
  if (from.name === to.name && from.modifiers.join() === to.modifiers.join()) return "same";
  if (TEXTS.has(from.name) && TEXTS.has(to.name)) return compareSizes(sizeOfText(from), sizeOfText(to));
  for (const order of [INTEGERS, FLOATS]) {
    const [low, high] = [order.indexOf(from.name), order.indexOf(to.name)];
    // A wider number is another width in every row, and drivers give it out as another type: text for int8.
    if (low >= 0 && high >= 0) return high < low ? "narrower" : "other";
  }
  if (from.name !== to.name) return "other";
  if (from.name === "numeric") return compareNumerics(from.modifiers, to.modifiers);
  if (TIMES.has(from.name)) return compareSizes(from.modifiers[0] ?? 6, to.modifiers[0] ?? 6);
  if (from.name === "varbit") return compareSizes(from.modifiers[0] ?? Infinity, to.modifiers[0] ?? Infinity);
  if (from.name === "bpchar") return (to.modifiers[0] ?? 1) < (from.modifiers[0] ?? 1) ? "narrower" : "other";
  return "other";
}

/** As people write it: `varchar(20)`, `numeric(10,2)[]`. */
export function renderType(type: TypeName): string {
  const { name, modifiers, dimensions } = typeOf(type);
  return `${name}${modifiers.length === 0 ? "" : `(${modifiers.join(",")})`}${"[]".repeat(dimensions)}`;
}

export function isSerial(type: TypeName | undefined): boolean {
  return Object.hasOwn(SERIALS, textsOf(type?.names).at(-1) ?? "");
}

export interface PlainType {
  readonly name: string;
  readonly modifiers: readonly number[];
  readonly dimensions: number;
}

/** Without what only the parser writes: `pg_catalog`, `serial`. */
export function typeOf(type: TypeName): PlainType {
  const parts = textsOf(type.names);
  const name = parts.filter((part, index) => index > 0 || part !== "pg_catalog").join(".");
  return {
    name: SERIALS[name] ?? name,
    modifiers: (type.typmods ?? []).map(numberOf),
    dimensions: type.arrayBounds?.length ?? 0,
  };
}

function numberOf(node: Node): number {
  if (!("A_Const" in node)) return Number.NaN;
  // The parser leaves out a zero.
  return node.A_Const.ival === undefined ? Number.NaN : (node.A_Const.ival.ival ?? 0);
}

function sizeOfText({ name, modifiers }: PlainType): number {
  return name === "text" ? Infinity : (modifiers[0] ?? Infinity);
}

function compareSizes(from: number, to: number): TypeChange {
  if (from === to) return "same";
  return to > from ? "wider" : to < from ? "narrower" : "other";
}

/** Another scale rewrites each row; more digits before the point do not. */
function compareNumerics(from: readonly number[], to: readonly number[]): TypeChange {
  if (to.length === 0) return "wider";
  if (from.length === 0) return "narrower";
  const [precision = 0, scale = 0] = from;
  const [newPrecision = 0, newScale = 0] = to;
  if (newScale < scale || newPrecision - newScale < precision - scale) return "narrower";
  return newScale === scale ? "wider" : "other";
}
