/** What each command of an ALTER TABLE takes of the table. */
import type { AlterTableCmd, ColumnDef, Constraint, Node, RangeVar } from "libpg-query";
import { isSerial } from "../column-type.ts";
import { columnOf, qualified, relationName, textsOf } from "../schema-state.ts";
import { nodesBelow } from "../statement-scope.ts";
import { LOCK_RULES, type LockRuleName } from "./lock-rules.ts";
import type { CatalogRelation } from "./lock-catalog.ts";
import { judgeRetype } from "./retype.ts";
import { isNew, otherTouch, type Touch, touch, type TouchScope } from "./touch.ts";

type AlterTouches = (command: AlterTableCmd, table: string, scope: TouchScope) => readonly Touch[];

/** Functions that give one value for a whole statement, where no database tells. */
const ONE_VALUE = new Set(
  "now transaction_timestamp statement_timestamp timezone date_trunc to_char to_timestamp lower upper concat format replace coalesce md5 json_build_object jsonb_build_object json_build_array jsonb_build_array array_fill make_interval make_date to_jsonb to_json".split(
    " ",
  ),
);

const always =
  (rule: LockRuleName): AlterTouches =>
  (_, table) => [touch(rule, table)];

const ALTER_TOUCHES: Readonly<Record<string, AlterTouches>> = {
  AT_AddColumn: ({ def }, table, scope) =>
    def !== undefined && "ColumnDef" in def ? addColumn(def.ColumnDef, table, scope) : [],
  AT_AlterColumnType: ({ name = "", def }, table, scope) =>
    def !== undefined && "ColumnDef" in def ? [touch(judgeRetype(name, def.ColumnDef, table, scope), table)] : [],
  AT_SetNotNull: ({ name = "" }, table, scope) => [touch(setNotNull(name, table, scope), table)],
  AT_AddConstraint: ({ def }, table, scope) =>
    def !== undefined && "Constraint" in def ? addConstraint(def.Constraint, table, scope) : [],
  AT_ValidateConstraint: ({ name = "" }, table, { seen }) => {
    const column = seen.notNullChecks.get(`${table} ${name}`);
    if (column !== undefined) seen.proven.add(`${table} ${column}`);
    return [touch("validate", table)];
  },
  AT_DropConstraint: (command, table, scope) => dropKeys(command, ({ name }) => name === command.name, table, scope),
  AT_DropColumn: (command, table, scope) =>
    dropKeys(command, ({ columns }) => columns.includes(command.name ?? ""), table, scope),
  AT_SetLogged: always("rewrite"),
  AT_SetUnLogged: always("rewrite"),
  AT_SetTableSpace: always("rewrite"),
  AT_SetAccessMethod: always("rewrite"),
  AT_SetExpression: always("rewrite"),
  AT_SetStatistics: always("describe"),
  AT_SetOptions: always("describe"),
  AT_ResetOptions: always("describe"),
  AT_SetRelOptions: always("describe"),
  AT_ResetRelOptions: always("describe"),
  AT_ClusterOn: always("describe"),
  AT_DropCluster: always("describe"),
  AT_EnableTrig: always("change-trigger"),
  AT_EnableAlwaysTrig: always("change-trigger"),
  AT_EnableReplicaTrig: always("change-trigger"),
  AT_EnableTrigAll: always("change-trigger"),
  AT_EnableTrigUser: always("change-trigger"),
  AT_DisableTrig: always("change-trigger"),
  AT_DisableTrigAll: always("change-trigger"),
  AT_DisableTrigUser: always("change-trigger"),
  AT_AttachPartition: (command, table, scope) => partition("attach", command, table, scope),
  AT_DetachPartition: (command, table, scope) => {
    const concurrent = nodesBelow(command.def, "PartitionCmd")[0]?.concurrent === true;
    return partition(concurrent ? "detach-concurrently" : "detach", command, table, scope);
  },
};

export function touchesOfAlter(command: AlterTableCmd, table: string, scope: TouchScope): readonly Touch[] {
  return (ALTER_TOUCHES[command.subtype ?? ""] ?? always("change-table"))(command, table, scope);
}

export function constraintsOf(column: ColumnDef): Constraint[] {
  return (column.constraints ?? []).flatMap((node) => ("Constraint" in node ? [node.Constraint] : []));
}

/** The table that a foreign key refers to, which takes its locks as well. */
export function referTo(target: RangeVar | undefined, rule: LockRuleName, scope: TouchScope): readonly Touch[] {
  const table = relationName(target, scope.state);
  return isNew(table, scope) ? [] : [otherTouch(rule, table)];
}

export function dropForeignKeys(targets: readonly string[], table: string, scope: TouchScope): readonly Touch[] {
  const others = [...new Set(targets)].filter((target) => target !== table && !isNew(target, scope));
  return [touch("drop-foreign-key", table), ...others.map((target) => otherTouch("drop-foreign-key", target))];
}

/** A foreign key goes with its columns, and with the key that it refers to where that is said. */
function dropKeys(
  { behavior }: AlterTableCmd,
  isDropped: (key: ForeignKey) => boolean,
  table: string,
  scope: TouchScope,
): readonly Touch[] {
  const own = keysOf(table, scope).filter(isDropped);
  const referrers = behavior === "DROP_CASCADE" ? (scope.catalog?.relations.get(table)?.referredBy ?? []) : [];
  const others = [...own.map((key) => key.table), ...referrers];
  return others.length === 0 ? [touch("change-table", table)] : dropForeignKeys(others, table, scope);
}

type ForeignKey = CatalogRelation["foreignKeys"][number];

function keysOf(table: string, { catalog, seen }: TouchScope): readonly ForeignKey[] {
  const own = [...seen.foreignKeys].flatMap(([key, target]) =>
    key.startsWith(`${table} `) ? [{ name: key.slice(table.length + 1), table: target, columns: [] }] : [],
  );
  return [...(catalog?.relations.get(table)?.foreignKeys ?? []), ...own];
}

function addColumn(column: ColumnDef, table: string, scope: TouchScope): readonly Touch[] {
  const constraints = constraintsOf(column);
  const others = constraints.flatMap(({ contype, pktable }) =>
    contype === "CONSTR_FOREIGN" ? referTo(pktable, "refer-to", scope) : [],
  );
  return [touch(judgeColumn(column, constraints, scope), table), ...others];
}

function judgeColumn(column: ColumnDef, constraints: readonly Constraint[], scope: TouchScope): LockRuleName {
  const has = (...types: string[]) => constraints.some(({ contype = "" }) => types.includes(contype));
  const stored = constraints.some(
    ({ contype, generated_kind }) => contype === "CONSTR_GENERATED" && generated_kind !== "v",
  );
  const value = constraints.find(({ contype }) => contype === "CONSTR_DEFAULT")?.raw_expr;
  const domain = scope.catalog?.domains.has(textsOf(column.typeName?.names).at(-1) ?? "") === true;
  if (isSerial(column.typeName) || has("CONSTR_IDENTITY") || stored || domain || differsByRow(value, scope)) {
    return "add-column-rewrite";
  }
  if (has("CONSTR_UNIQUE", "CONSTR_PRIMARY")) return "add-column-unique";
  const filled = value !== undefined;
  const referring = has("CONSTR_FOREIGN") && filled;
  return has("CONSTR_CHECK") || referring || (has("CONSTR_NOTNULL") && !filled) ? "add-column-checked" : "add-column";
}

function differsByRow(value: Node | undefined, { catalog }: TouchScope): boolean {
  return nodesBelow(value, "FuncCall").some(({ funcname }) => {
    const name = textsOf(funcname).at(-1) ?? "";
    return catalog === null ? !ONE_VALUE.has(name) : catalog.volatile.has(name);
  });
}

function setNotNull(column: string, table: string, { state, catalog, seen }: TouchScope): LockRuleName {
  const known = catalog?.relations.get(table)?.columns.find(({ name }) => name === column);
  if (columnOf(state, table, column)?.notNull === true) return "change-table";
  return known?.proven === true || seen.proven.has(`${table} ${column}`) ? "set-not-null-proven" : "set-not-null";
}

function addConstraint(constraint: Constraint, table: string, scope: TouchScope): readonly Touch[] {
  const { contype, conname = "", indexname, is_enforced } = constraint;
  const unread = constraint.skip_validation === true || is_enforced === false;
  switch (contype) {
    case "CONSTR_CHECK":
      noteNotNull(constraint, unread, table, scope);
      return [touch(unread ? "add-not-valid" : "add-check", table)];
    case "CONSTR_NOTNULL":
      scope.seen.notNullChecks.set(`${table} ${conname}`, textsOf(constraint.keys).at(-1) ?? "");
      return [touch(unread ? "add-not-valid" : "set-not-null", table)];
    case "CONSTR_FOREIGN": {
      const rule = unread ? "add-foreign-key-not-valid" : "add-foreign-key";
      scope.seen.foreignKeys.set(`${table} ${conname}`, relationName(constraint.pktable, scope.state));
      return [touch(rule, table), ...referTo(constraint.pktable, rule, scope)];
    }
    case "CONSTR_PRIMARY":
      return [touch(indexname === undefined ? "add-unique" : judgeKey(indexname, table, scope), table)];
    case "CONSTR_UNIQUE":
      return [touch(indexname === undefined ? "add-unique" : "add-unique-using-index", table)];
    case "CONSTR_EXCLUSION":
      return [touch("add-unique", table)];
    default:
      return [touch("change-table", table)];
  }
}

/** `CHECK (a IS NOT NULL)`: once it is validated, SET NOT NULL believes it. */
function noteNotNull(
  { raw_expr, conname = "" }: Constraint,
  unread: boolean,
  table: string,
  { seen }: TouchScope,
): void {
  if (raw_expr === undefined || !("NullTest" in raw_expr)) return;
  const { arg, nulltesttype } = raw_expr.NullTest;
  if (nulltesttype !== "IS_NOT_NULL" || arg === undefined || !("ColumnRef" in arg)) return;
  const column = textsOf(arg.ColumnRef.fields).at(-1) ?? "";
  if (unread) seen.notNullChecks.set(`${table} ${conname}`, column);
  else seen.proven.add(`${table} ${column}`);
}

function judgeKey(index: string, table: string, { state, catalog, seen }: TouchScope): LockRuleName {
  // An index lies where its table lies.
  const name = `${table.slice(0, table.indexOf("."))}.${index}`;
  const columns = catalog?.relations.get(name)?.indexColumns ?? seen.indexes.get(name)?.columns ?? [];
  const nullable = columns.some((column) => columnOf(state, table, column)?.notNull !== true);
  return nullable ? "add-key-using-index" : "add-unique-using-index";
}

function partition(rule: LockRuleName, { def }: AlterTableCmd, table: string, scope: TouchScope): readonly Touch[] {
  const name = nodesBelow(def, "PartitionCmd")[0]?.name;
  const other = qualified([name?.schemaname ?? "", name?.relname ?? ""], scope.state);
  // What is read through is the partition, not the table that it joins.
  const own: Touch = { ...touch(rule, table), cost: "moment" };
  return isNew(other, scope) ? [own] : [own, { ...otherTouch(rule, other), cost: LOCK_RULES[rule].cost }];
}
