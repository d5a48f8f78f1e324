/** CREATE TABLE, ALTER TABLE and CREATE INDEX. */
import type { AlterTableCmd, ColumnDef, Constraint, CreateStmt, Node } from "libpg-query";
import type { AdditiveRuleName } from "./additive-rules.ts";
import { compareTypes, isSerial, renderType } from "./column-type.ts";
import {
  columnOf,
  create,
  isCreated,
  isNewColumn,
  qualified,
  relationName,
  setColumn,
  shownName,
  textsOf,
} from "./schema-state.ts";
import { type Judges, nodesBelow, type StatementScope } from "./statement-scope.ts";

type AlterJudge = (command: AlterTableCmd, table: string, scope: StatementScope) => void;

const CONSTRAINT_RULES: Readonly<Record<string, readonly [AdditiveRuleName, string]>> = {
  CONSTR_CHECK: ["add-check", "CHECK"],
  CONSTR_UNIQUE: ["add-unique", "UNIQUE"],
  CONSTR_PRIMARY: ["add-primary-key", "PRIMARY KEY"],
  CONSTR_FOREIGN: ["add-foreign-key", "FOREIGN KEY"],
  CONSTR_EXCLUSION: ["add-exclusion", "EXCLUDE"],
  CONSTR_NOTNULL: ["set-not-null", "NOT NULL"],
};

export const tableJudges = {
  CreateStmt: (body, scope) => rememberTable(body, relationName(body.relation, scope.state), scope),
  CreateForeignTableStmt: (body, { state, judged }) =>
    create(state, `relation ${relationName(body.base?.relation, state)}`, judged),
  AlterTableStmt: (body, scope) => {
    const table = relationName(body.relation, scope.state);
    const known = isCreated(scope.state, `relation ${table}`) || isCreated(scope.state, `type ${table}`);
    for (const node of body.cmds ?? []) {
      if (!("AlterTableCmd" in node)) continue;
      const command = node.AlterTableCmd;
      if (body.objtype === "OBJECT_TYPE") judgeAttribute(command, table, known, scope);
      // An object that the same set made cannot be missed by an older version, but its columns are still followed.
      else judgeAlter(command, table, known ? silent(scope) : scope);
    }
  },
  IndexStmt: (body, scope) => {
    const table = relationName(body.relation, scope.state);
    if (isCreated(scope.state, `relation ${table}`)) return;
    const columns = (body.indexParams ?? []).flatMap((node) => ("IndexElem" in node ? [node.IndexElem] : []));
    const allNew = columns.every(({ name }) => name !== undefined && isNewColumn(scope.state, table, name));
    if (body.idxname !== undefined) {
      create(
        scope.state,
        `relation ${qualified([body.relation?.schemaname ?? "", body.idxname], scope.state)}`,
        scope.judged,
      );
    }
    if (body.unique === true && !allNew) scope.refuse("add-unique", `adds a unique index on ${shownName(table)}`);
  },
} satisfies Judges;

function silent(scope: StatementScope): StatementScope {
  return { ...scope, refuse: () => {}, note: () => {} };
}

function rememberTable(body: CreateStmt, table: string, { state, judged }: StatementScope): void {
  // IF NOT EXISTS of a table that is there already changes nothing.
  if (body.if_not_exists === true && state.existing.has(`relation ${table}`)) return;
  create(state, `relation ${table}`, judged);
  for (const node of body.tableElts ?? []) {
    if ("ColumnDef" in node) rememberColumn(node.ColumnDef, table, judged, state);
  }
}

function rememberColumn(column: ColumnDef, table: string, isNew: boolean, state: StatementScope["state"]): void {
  const { notNull, hasDefault } = traitsOf(column);
  setColumn(state, table, column.colname ?? "", { type: column.typeName ?? null, isNew, notNull, hasDefault });
}

function traitsOf(column: ColumnDef): { notNull: boolean; hasDefault: boolean; constraints: Constraint[] } {
  const constraints = (column.constraints ?? []).flatMap((node) => ("Constraint" in node ? [node.Constraint] : []));
  const has = (...types: string[]) => constraints.some(({ contype = "" }) => types.includes(contype));
  const serial = isSerial(column.typeName);
  return {
    constraints,
    notNull: serial || has("CONSTR_NOTNULL", "CONSTR_PRIMARY", "CONSTR_IDENTITY"),
    hasDefault: serial || has("CONSTR_DEFAULT", "CONSTR_IDENTITY", "CONSTR_GENERATED"),
  };
}

const ALTER_JUDGES: Readonly<Record<string, AlterJudge>> = {
  AT_AddColumn: (command, table, scope) => {
    if (command.def === undefined || !("ColumnDef" in command.def)) return;
    const column = command.def.ColumnDef;
    const name = column.colname ?? "";
    // ADD COLUMN IF NOT EXISTS of one that is there changes nothing.
    if (command.missing_ok === true && columnOf(scope.state, table, name)?.isNew === false) return;
    const { notNull, hasDefault, constraints } = traitsOf(column);
    rememberColumn(column, table, scope.judged, scope.state);
    if (notNull && !hasDefault) {
      scope.refuse("add-required-column", `adds ${shownName(table)}.${name} NOT NULL without a default`);
    }
    // One value for every row that an older version inserts.
    const unique = constraints.some(({ contype }) => contype === "CONSTR_UNIQUE");
    const constant = constraints.some(({ contype }) => contype === "CONSTR_DEFAULT") && !isSerial(column.typeName);
    if (unique && constant && !callsFunction(constraints)) {
      scope.refuse("add-unique", `adds ${shownName(table)}.${name} UNIQUE with the same default for every row`);
    }
  },
  AT_DropColumn: ({ name = "" }, table, scope) => {
    if (!isNewColumn(scope.state, table, name)) scope.refuse("drop-column", `drops ${shownName(table)}.${name}`);
    scope.state.columns.get(table)?.delete(name);
  },
  AT_AlterColumnType: (command, table, scope) => judgeType(command, table, scope),
  AT_SetNotNull: ({ name = "" }, table, scope) => {
    const column = columnOf(scope.state, table, name);
    const before = column?.isNew === true ? column.hasDefault : column?.notNull === true;
    if (!before) scope.refuse("set-not-null", `sets ${shownName(table)}.${name} NOT NULL`);
    if (column) setColumn(scope.state, table, name, { ...column, notNull: true });
  },
  AT_DropNotNull: ({ name = "" }, table, { state }) => {
    const column = columnOf(state, table, name);
    if (column) setColumn(state, table, name, { ...column, notNull: false });
  },
  AT_ColumnDefault: ({ name = "", def }, table, scope) => {
    const column = columnOf(scope.state, table, name);
    const harmless = column?.isNew === true && !column.notNull;
    if (def === undefined && !harmless)
      scope.refuse("drop-default", `drops the default of ${shownName(table)}.${name}`);
    if (column) setColumn(scope.state, table, name, { ...column, hasDefault: def !== undefined });
  },
  AT_DropIdentity: dropsWriting("the identity"),
  AT_DropExpression: dropsWriting("the expression"),
  AT_AddIdentity: (command, table, scope) => judgeAlways(command, table, scope),
  AT_SetIdentity: (command, table, scope) => judgeAlways(command, table, scope),
  AT_SetExpression: ({ name = "" }, table, scope) => {
    if (isNewColumn(scope.state, table, name)) return;
    scope.refuse("generated-always", `changes what ${shownName(table)}.${name} is generated from`);
  },
  AT_AddConstraint: ({ def }, table, scope) => {
    if (def !== undefined && "Constraint" in def) judgeConstraint(def.Constraint, table, scope);
  },
  AT_DropConstraint: ({ name = "" }, table, scope) =>
    scope.note(`drops the constraint ${name} of ${shownName(table)}; ON CONFLICT may need it.`),
  AT_EnableRowSecurity: rowSecurity,
  AT_ForceRowSecurity: rowSecurity,
  AT_DisableRowSecurity: (_, table, scope) => scope.note(`switches the row security of ${shownName(table)} off.`),
  AT_DetachPartition: detaches,
  AT_DropInherit: detaches,
  AT_DisableTrig: disablesTrigger,
  AT_DisableTrigAll: disablesTrigger,
  AT_DisableTrigUser: disablesTrigger,
  AT_ChangeOwner: (_, table, scope) => scope.note(`changes the owner of ${shownName(table)}.`),
};

function judgeAlter(command: AlterTableCmd, table: string, scope: StatementScope): void {
  ALTER_JUDGES[command.subtype ?? ""]?.(command, table, scope);
}

function dropsWriting(what: string): AlterJudge {
  return ({ name = "" }, table, scope) => {
    if (!isNewColumn(scope.state, table, name)) {
      scope.refuse("drop-default", `drops ${what} of ${shownName(table)}.${name}`);
    }
  };
}

function judgeAlways({ name = "", def }: AlterTableCmd, table: string, scope: StatementScope): void {
  const constraint = def !== undefined && "Constraint" in def ? def.Constraint.generated_when : undefined;
  // SET GENERATED comes as an option with the letter's code.
  const always = nodesBelow(def, "DefElem").some(
    ({ defname, arg }) =>
      defname === "generated" && arg !== undefined && "Integer" in arg && arg.Integer.ival === "a".codePointAt(0),
  );
  if (constraint !== "a" && !always) return;
  if (isNewColumn(scope.state, table, name)) return;
  scope.refuse("generated-always", `makes ${shownName(table)}.${name} GENERATED ALWAYS`);
}

function rowSecurity(_: AlterTableCmd, table: string, scope: StatementScope): void {
  scope.refuse("enable-row-security", `switches the row security of ${shownName(table)} on`);
}

function detaches(_: AlterTableCmd, table: string, scope: StatementScope): void {
  scope.refuse("detach-partition", `takes rows out of ${shownName(table)}`);
}

function disablesTrigger({ name = "all" }: AlterTableCmd, table: string, scope: StatementScope): void {
  scope.refuse("drop-trigger", `switches the trigger ${name} of ${shownName(table)} off`);
}

function judgeType({ name = "", def }: AlterTableCmd, table: string, scope: StatementScope): void {
  const after = def !== undefined && "ColumnDef" in def ? def.ColumnDef.typeName : undefined;
  const column = columnOf(scope.state, table, name);
  if (after === undefined) return;
  if (column) setColumn(scope.state, table, name, { ...column, type: after });
  if (column?.isNew === true) return;
  const where = `${shownName(table)}.${name}`;
  if (column === undefined || column.type === null) {
    scope.refuse("change-type", `changes ${where} to ${renderType(after)}; its type before is not in the migrations`);
    return;
  }
  const change = compareTypes(column.type, after);
  const words = `${where} from ${renderType(column.type)} to ${renderType(after)}`;
  if (change === "narrower") scope.refuse("narrow-type", `narrows ${words}`);
  if (change === "other") scope.refuse("change-type", `changes ${words}`);
}

/** Harmless where only columns take part that no older version writes. */
function judgeConstraint(constraint: Constraint, table: string, scope: StatementScope): void {
  const [rule, words] = CONSTRAINT_RULES[constraint.contype ?? ""] ?? [];
  if (rule === undefined) return;
  const columns = columnsOf(constraint);
  const allNew = columns.length > 0 && columns.every((name) => isNewColumn(scope.state, table, name));
  const required = rule === "add-primary-key" || rule === "set-not-null";
  const filled = columns.every((name) => columnOf(scope.state, table, name)?.hasDefault === true);
  if (allNew && (!required || filled)) return;
  const named = constraint.conname === undefined ? "" : ` ${constraint.conname}`;
  scope.refuse(rule, `adds ${words}${named} to ${shownName(table)}`);
}

function columnsOf(constraint: Constraint): string[] {
  if (constraint.contype === "CONSTR_CHECK") {
    return nodesBelow(constraint.raw_expr, "ColumnRef").map(({ fields }) => textsOf(fields).at(-1) ?? "");
  }
  return [...textsOf(constraint.keys), ...textsOf(constraint.fk_attrs)];
}

function callsFunction(constraints: readonly Constraint[]): boolean {
  return constraints.some(({ raw_expr }: { raw_expr?: Node }) => nodesBelow(raw_expr, "FuncCall").length > 0);
}

function judgeAttribute(command: AlterTableCmd, type: string, created: boolean, scope: StatementScope): void {
  if (created) return;
  const what = `${command.name ?? ""} of the type ${shownName(type)}`;
  if (command.subtype === "AT_DropColumn") scope.refuse("drop-type", `drops ${what}`);
  if (command.subtype === "AT_AlterColumnType") scope.refuse("change-type", `changes ${what}`);
}
