/** Statements that change rows, and calls of functions. */
import type { DeleteStmt, FuncCall, UpdateStmt } from "libpg-query";
import { isCreated, isNewColumn, relationName, shownName, textsOf } from "./schema-state.ts";
import { type Judges, nodesBelow, type StatementScope } from "./statement-scope.ts";

/** Functions of PostgreSQL that a migration's own SELECT calls and that change no schema and no rows. */
const HARMLESS = new Set(
  [
    "setval nextval currval lastval set_config current_setting pg_get_serial_sequence",
    "pg_advisory_lock pg_advisory_unlock pg_advisory_xact_lock pg_notify pg_sleep pg_typeof",
    "count max min sum avg coalesce greatest least now clock_timestamp version",
    "lower upper length concat replace trim btrim format to_regclass array_agg string_agg",
  ].flatMap((names) => names.split(" ")),
);

export const dataJudges = {
  SelectStmt: (body, scope) => {
    judgeRows(body, scope);
    if (body.intoClause?.rel !== undefined) {
      const made = `relation ${relationName(body.intoClause.rel, scope.state)}`;
      if (scope.judged) scope.state.created.add(made);
      else scope.state.existing.add(made);
    }
    followSearchPath(nodesBelow(body, "FuncCall"), scope);
    for (const call of nodesBelow(body, "FuncCall")) {
      const name = textsOf(call.funcname);
      if (HARMLESS.has(name.at(-1) ?? "") && (name.length === 1 || name[0] === "pg_catalog")) continue;
      scope.refuse("unjudged", `calls ${name.join(".")}, whose effect is not known here`);
    }
  },
  InsertStmt: (body, scope) => judgeRows(body, scope),
  UpdateStmt: (body, scope) => judgeRows({ UpdateStmt: body }, scope),
  DeleteStmt: (body, scope) => judgeRows({ DeleteStmt: body }, scope),
  MergeStmt: (body, scope) => {
    judgeRows(body, scope);
    const table = relationName(body.relation, scope.state);
    if (!isCreated(scope.state, `relation ${table}`)) scope.note(`changes rows of ${shownName(table)}.`);
  },
  TruncateStmt: (body, scope) => {
    for (const node of body.relations ?? []) {
      const table = "RangeVar" in node ? relationName(node.RangeVar, scope.state) : "";
      if (!isCreated(scope.state, `relation ${table}`)) scope.refuse("truncate", `empties ${shownName(table)}`);
    }
  },
  CopyStmt: (body, scope) => {
    if (body.is_program === true) scope.refuse("unjudged", "runs a program with COPY");
  },
} satisfies Judges;

/** Also those inside of WITH. */
function judgeRows(body: unknown, scope: StatementScope): void {
  for (const deletion of nodesBelow(body, "DeleteStmt")) judgeDelete(deletion, scope);
  for (const update of nodesBelow(body, "UpdateStmt")) judgeUpdate(update, scope);
}

function judgeDelete(body: DeleteStmt, scope: StatementScope): void {
  const table = relationName(body.relation, scope.state);
  if (isCreated(scope.state, `relation ${table}`)) return;
  if (body.whereClause === undefined) scope.refuse("delete-rows", `deletes every row of ${shownName(table)}`);
  else scope.note(`deletes rows of ${shownName(table)}.`);
}

/** Filling a column that the same set added is how one expands. */
function judgeUpdate(body: UpdateStmt, scope: StatementScope): void {
  const table = relationName(body.relation, scope.state);
  const columns = (body.targetList ?? []).flatMap((node) => ("ResTarget" in node ? [node.ResTarget.name ?? ""] : []));
  if (columns.every((name) => isNewColumn(scope.state, table, name))) return;
  scope.note(`changes rows of ${shownName(table)}, which an older version reads.`);
}

/** pg_dump empties the path so, and writes every name with its schema. */
function followSearchPath(calls: readonly FuncCall[], { state }: StatementScope): void {
  for (const { funcname, args = [] } of calls) {
    const [name, value] = args.map((node) => ("A_Const" in node ? (node.A_Const.sval?.sval ?? "") : ""));
    if (textsOf(funcname).at(-1) !== "set_config" || name !== "search_path") continue;
    const first = (value ?? "").split(",")[0]?.trim().replaceAll('"', "") ?? "";
    state.searchPath = first === "" || first === "$user" ? "public" : first;
  }
}
