/** RENAME and SET SCHEMA. */
import type { Node, RangeVar } from "libpg-query";
import type { AdditiveRuleName } from "./additive-rules.ts";
import {
  isCreated,
  isNewColumn,
  qualified,
  relationName,
  type SchemaState,
  shownName,
  textsOf,
} from "./schema-state.ts";
import type { Judges, StatementScope } from "./statement-scope.ts";

const RULES: Readonly<Record<string, AdditiveRuleName>> = {
  OBJECT_TABLE: "rename-table",
  OBJECT_FOREIGN_TABLE: "rename-table",
  OBJECT_SCHEMA: "rename-schema",
};
/** No statement of an older version names them, save ON CONFLICT ON CONSTRAINT. */
const NOTED = new Set(["OBJECT_INDEX", "OBJECT_TABCONSTRAINT", "OBJECT_DOMCONSTRAINT", "OBJECT_STATISTIC_EXT"]);
const TYPES = new Set(["OBJECT_TYPE", "OBJECT_DOMAIN"]);

export const renameJudges = {
  RenameStmt: (body, scope) => {
    const type = body.renameType ?? "OBJECT_TABLE";
    if (type === "OBJECT_COLUMN" || type === "OBJECT_ATTRIBUTE") {
      renameColumn(relationName(body.relation, scope.state), body.subname ?? "", body.newname ?? "", scope);
      return;
    }
    const { thing, shown } = named(type, body.relation, body.object, body.subname, scope.state);
    const words = `renames the ${wordOf(type)} ${shown} to ${body.newname ?? ""}`;
    if (isCreated(scope.state, thing)) moveThing(thing, body.newname ?? "", scope.state);
    else if (NOTED.has(type)) scope.note(`${words}.`);
    else scope.refuse(RULES[type] ?? "rename-object", words);
  },
  AlterObjectSchemaStmt: (body, scope) => {
    const type = body.objectType ?? "OBJECT_TABLE";
    const { thing, shown } = named(type, body.relation, body.object, undefined, scope.state);
    if (isCreated(scope.state, thing)) return;
    scope.refuse("move-schema", `moves the ${wordOf(type)} ${shown} to the schema ${body.newschema ?? ""}`);
  },
  AlterEnumStmt: (body, scope) => {
    const name = qualified(textsOf(body.typeName), scope.state);
    if (body.oldVal === undefined || isCreated(scope.state, `type ${name}`)) return;
    scope.refuse("rename-enum-value", `renames the value '${body.oldVal}' of ${shownName(name)}`);
  },
} satisfies Judges;

function renameColumn(table: string, from: string, to: string, scope: StatementScope): void {
  if (!isNewColumn(scope.state, table, from)) {
    scope.refuse("rename-column", `renames ${shownName(table)}.${from} to ${to}`);
  }
  const columns = scope.state.columns.get(table);
  const column = columns?.get(from);
  if (columns === undefined || column === undefined) return;
  columns.delete(from);
  columns.set(to, column);
}

function named(
  type: string,
  relation: RangeVar | undefined,
  object: Node | undefined,
  subname: string | undefined,
  state: SchemaState,
): { thing: string; shown: string } {
  if (relation !== undefined) {
    const table = relationName(relation, state);
    if (subname === undefined) return { thing: `relation ${table}`, shown: shownName(table) };
    const kind = type === "OBJECT_TABCONSTRAINT" ? "relation" : wordOf(type);
    const thing = kind === "relation" ? `relation ${table}` : `${kind} ${table} ${subname}`;
    return { thing, shown: `${subname} of ${shownName(table)}` };
  }
  if (object === undefined) return { thing: `${wordOf(type)} ${subname ?? ""}`, shown: subname ?? "" };
  const parts =
    "List" in object
      ? textsOf(object.List.items)
      : "ObjectWithArgs" in object
        ? textsOf(object.ObjectWithArgs.objname)
        : "TypeName" in object
          ? textsOf(object.TypeName.names)
          : textsOf([object]);
  const name = qualified(parts, state);
  return { thing: `${TYPES.has(type) ? "type" : wordOf(type)} ${name}`, shown: shownName(name) };
}

/** A thing of this set keeps being one under its new name. */
function moveThing(thing: string, newName: string, state: SchemaState): void {
  const [kind = "", name = ""] = thing.split(" ");
  const renamed = kind === "schema" ? newName : `${name.split(".")[0]}.${newName}`;
  state.created.delete(thing);
  state.created.add(`${kind} ${renamed}`);
  const columns = state.columns.get(name);
  if (kind !== "relation" || columns === undefined) return;
  state.columns.delete(name);
  state.columns.set(renamed, columns);
}

function wordOf(type: string): string {
  return type.replace("OBJECT_", "").toLowerCase().replaceAll("_", " ");
}
