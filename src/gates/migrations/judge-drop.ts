/** DROP of every kind. */
import type { FunctionParameter, Node, ObjectWithArgs } from "libpg-query";
import type { AdditiveRuleName } from "./additive-rules.ts";
import { renderType } from "./column-type.ts";
import {
  isCreated,
  qualified,
  removeCreated,
  type Routine,
  routineNamed,
  type SchemaState,
  shownName,
  textsOf,
} from "./schema-state.ts";
import type { Judges, StatementScope } from "./statement-scope.ts";

interface Dropped {
  /** As the things that are created are kept: `relation public.users`. */
  readonly thing: string;
  /** `schema.name`, but for what is known by other names. */
  readonly name: string;
  readonly shown: string;
}

const RULES: Readonly<Record<string, AdditiveRuleName>> = {
  OBJECT_TABLE: "drop-table",
  OBJECT_FOREIGN_TABLE: "drop-table",
  OBJECT_VIEW: "drop-view",
  OBJECT_MATVIEW: "drop-view",
  OBJECT_TYPE: "drop-type",
  OBJECT_DOMAIN: "drop-type",
  OBJECT_SCHEMA: "drop-schema",
  OBJECT_FUNCTION: "drop-function",
  OBJECT_PROCEDURE: "drop-function",
  OBJECT_ROUTINE: "drop-function",
  OBJECT_AGGREGATE: "drop-function",
  OBJECT_SEQUENCE: "drop-sequence",
  OBJECT_TRIGGER: "drop-trigger",
  OBJECT_POLICY: "change-policy",
};
const KINDS: Readonly<Record<string, string>> = {
  OBJECT_TYPE: "type",
  OBJECT_DOMAIN: "type",
  OBJECT_SCHEMA: "schema",
  OBJECT_TRIGGER: "trigger",
  OBJECT_POLICY: "policy",
};
const ROUTINES = new Set(["OBJECT_FUNCTION", "OBJECT_PROCEDURE", "OBJECT_ROUTINE", "OBJECT_AGGREGATE"]);
/** Only the speed of an older version, unless it is unique; said, not refused. */
const NOTED = new Set(["OBJECT_INDEX", "OBJECT_STATISTIC_EXT", "OBJECT_PUBLICATION", "OBJECT_EVENT_TRIGGER"]);

export const dropJudges = {
  DropStmt: (body, scope) => {
    const type = body.removeType ?? "OBJECT_TABLE";
    const word = type.replace("OBJECT_", "").toLowerCase().replaceAll("_", " ");
    for (const node of body.objects ?? []) {
      const { thing, name, shown } = droppedBy(node, type, scope.state);
      const gone = isCreated(scope.state, thing);
      scope.state.existing.delete(thing);
      if (gone) removeCreated(scope.state, thing, name);
      else if (NOTED.has(type)) scope.note(`drops the ${word} ${shown}.`);
      else refuseDrop(RULES[type] ?? "drop-object", { thing, name, shown }, word, scope);
    }
  },
  DropRoleStmt: (body, scope) => {
    for (const node of body.roles ?? []) {
      const role = "RoleSpec" in node ? (node.RoleSpec.rolename ?? "") : "";
      if (!isCreated(scope.state, `role ${role}`)) scope.refuse("drop-role", `drops the role ${role}`);
    }
  },
  DropdbStmt: (body, scope) => scope.refuse("drop-database", `drops the database ${body.dbname ?? ""}`),
  DropOwnedStmt: (_, scope) => scope.refuse("drop-object", "drops everything that a role owns"),
  DropTableSpaceStmt: (body, scope) => scope.refuse("drop-object", `drops the tablespace ${body.tablespacename ?? ""}`),
  DropUserMappingStmt: (body, scope) => scope.refuse("drop-object", `drops a user mapping of ${body.servername ?? ""}`),
  DropSubscriptionStmt: (body, scope) => scope.refuse("drop-object", `drops the subscription ${body.subname ?? ""}`),
} satisfies Judges;

function refuseDrop(rule: AdditiveRuleName, { thing, shown }: Dropped, word: string, scope: StatementScope): void {
  if (scope.state.replaced.has(thing)) scope.note(`drops the ${word} ${shown} and creates it again.`);
  else scope.refuse(rule, `drops the ${word} ${shown}`);
}

function droppedBy(node: Node, type: string, state: SchemaState): Dropped {
  if ("ObjectWithArgs" in node && ROUTINES.has(type)) return droppedRoutine(node.ObjectWithArgs, state);
  const parts =
    "TypeName" in node ? textsOf(node.TypeName.names) : "List" in node ? textsOf(node.List.items) : textsOf([node]);
  if (type === "OBJECT_SCHEMA") return { thing: `schema ${parts[0] ?? ""}`, name: "", shown: parts[0] ?? "" };
  if (type === "OBJECT_TRIGGER" || type === "OBJECT_POLICY") {
    const table = qualified(parts.slice(0, -1), state);
    const name = parts.at(-1) ?? "";
    return { thing: `${KINDS[type]} ${table} ${name}`, name: "", shown: `${name} of ${shownName(table)}` };
  }
  const name = qualified(parts, state);
  return { thing: `${KINDS[type] ?? "relation"} ${name}`, name, shown: shownName(name) };
}

function droppedRoutine(
  { objname, objargs = [], args_unspecified: unspecified }: ObjectWithArgs,
  state: SchemaState,
): Dropped {
  const name = qualified(textsOf(objname), state);
  const types = objargs.flatMap((node) => ("TypeName" in node ? [renderType(node.TypeName)] : []));
  // Without a list there is one function of the name, and whatever is created again stands for it.
  const same = unspecified === true ? routineNamed(state, name) : null;
  return {
    name,
    thing: same ?? `routine ${name}(${types.join(", ")})`,
    shown: `${shownName(name)}(${types.join(", ")})`,
  };
}

/** What a function is known by: its name and the types that a caller gives. */
export function routineOf(
  names: readonly Node[] | undefined,
  parameters: readonly Node[],
  state: SchemaState,
): Routine {
  const given = parameters
    .flatMap((node): FunctionParameter[] => ("FunctionParameter" in node ? [node.FunctionParameter] : []))
    .filter(({ mode }) => mode !== "FUNC_PARAM_OUT" && mode !== "FUNC_PARAM_TABLE")
    .map(({ argType }) => (argType === undefined ? "" : renderType(argType)));
  const name = qualified(textsOf(names), state);
  return { name, thing: `routine ${name}(${given.join(", ")})` };
}
