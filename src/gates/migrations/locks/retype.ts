/** ALTER COLUMN … TYPE: does PostgreSQL write the table anew? As ATColumnChangeRequiresRewrite (tablecmds.c) decides. */
import type { ColumnDef, Node, TypeName } from "libpg-query";
import { compareTypes, type PlainType, typeOf } from "../column-type.ts";
import { columnOf, textsOf } from "../schema-state.ts";
import type { LockRuleName } from "./lock-rules.ts";
import type { TouchScope } from "./touch.ts";

/** Zones without an offset, by the names that PostgreSQL keeps for them. */
const UTC = /^(?:etc\/)?(?:utc|uct|gmt(?:[+-]?0)?|zulu|universal|greenwich)$|^0$/i;
const INSTANTS = new Set(["timestamp", "timestamptz"]);
const EVERY_DIGIT = 6;

export function judgeRetype(
  column: string,
  { typeName, collClause, raw_default }: ColumnDef,
  table: string,
  scope: TouchScope,
): LockRuleName {
  const before = columnOf(scope.state, table, column)?.type ?? null;
  if (before === null || typeName === undefined || !onlyCasts(raw_default, column, typeName))
    return "change-type-rewrite";
  const [from, to] = [typeOf(before), typeOf(typeName)];
  const zone = judgeInstants(from, to, scope.timeZone);
  if (zone !== null) return zone;
  if (!isStoredAlike(before, typeName, scope)) return "change-type-rewrite";
  // Another order of the letters is another index.
  if (collClause !== undefined) return "change-type-checked";
  const checked = scope.catalog?.relations.get(table)?.columns.find(({ name }) => name === column)?.checked === true;
  return checked ? "change-type-checked" : "change-type";
}

/** USING that says nothing but the cast itself. */
function onlyCasts(using: Node | undefined, column: string, type: TypeName): boolean {
  if (using === undefined) return true;
  if ("ColumnRef" in using) return textsOf(using.ColumnRef.fields).at(-1) === column;
  if (!("TypeCast" in using) || using.TypeCast.arg === undefined || using.TypeCast.typeName === undefined) return false;
  const [cast, wanted] = [typeOf(using.TypeCast.typeName), typeOf(type)];
  const same = cast.name === wanted.name && cast.dimensions === wanted.dimensions;
  return same && cast.modifiers.join() === wanted.modifiers.join() && onlyCasts(using.TypeCast.arg, column, type);
}

function judgeInstants(from: PlainType, to: PlainType, timeZone: string | null): LockRuleName | null {
  if (from.name === to.name || !INSTANTS.has(from.name) || !INSTANTS.has(to.name)) return null;
  if (from.dimensions + to.dimensions > 0) return "change-type-rewrite";
  if ((to.modifiers[0] ?? EVERY_DIGIT) < (from.modifiers[0] ?? EVERY_DIGIT)) return "change-type-rewrite";
  return timeZone !== null && UTC.test(timeZone) ? "change-type" : "change-time-zone";
}

function isStoredAlike(before: TypeName, after: TypeName, { catalog }: TouchScope): boolean {
  const change = compareTypes(before, after);
  if (change === "same") return true;
  const [from, to] = [typeOf(before), typeOf(after)];
  if (from.dimensions + to.dimensions > 0) return false;
  if (change === "wider") return true;
  return to.modifiers.length === 0 && catalog?.alike.has(`${from.name}>${to.name}`) === true;
}
