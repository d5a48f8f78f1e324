/** What one statement takes of tables that others use, and whether it may stand in a transaction. */
import type { DefElem, DropStmt, Node, RangeVar, ReindexStmt } from "libpg-query";
import { qualified, relationName, textsOf } from "../schema-state.ts";
import { type BodyOf, type Kind, nodesBelow } from "../statement-scope.ts";
import { LOCK_MODES } from "./lock-modes.ts";
import type { LockRuleName } from "./lock-rules.ts";
import { isNew, type Touch, touch, type TouchScope } from "./touch.ts";
import { constraintsOf, dropForeignKeys, referTo, touchesOfAlter } from "./touches-of-alter.ts";

type Touches = { readonly [Name in Kind]?: (body: BodyOf<Name>, scope: TouchScope) => readonly Touch[] };

const TOUCHES: Touches = {
  AlterTableStmt: ({ relation, cmds, objtype }, scope) => {
    const table = relationName(relation, scope.state);
    if (objtype === "OBJECT_TYPE" || objtype === "OBJECT_SEQUENCE") return [];
    if (objtype === "OBJECT_INDEX") return ofIndex("describe", table, scope);
    return (cmds ?? []).flatMap((node) =>
      "AlterTableCmd" in node ? touchesOfAlter(node.AlterTableCmd, table, scope) : [],
    );
  },
  CreateStmt: ({ tableElts, partbound, inhRelations }, scope) => {
    const constraints = (tableElts ?? []).flatMap((node) =>
      "Constraint" in node ? [node.Constraint] : "ColumnDef" in node ? constraintsOf(node.ColumnDef) : [],
    );
    const referred = constraints.flatMap(({ contype, pktable }) =>
      contype === "CONSTR_FOREIGN" ? referTo(pktable, "refer-to", scope) : [],
    );
    const parents = partbound === undefined ? [] : rangesOf(inhRelations, scope);
    return [...referred, ...parents.map((parent) => touch("change-table", parent))];
  },
  IndexStmt: ({ relation, idxname = "", indexParams, concurrent }, scope) => {
    const table = relationName(relation, scope.state);
    const columns = (indexParams ?? []).flatMap((node) => ("IndexElem" in node ? [node.IndexElem.name ?? ""] : []));
    scope.seen.indexes.set(qualified([relation?.schemaname ?? "", idxname], scope.state), { table, columns });
    return [touch(concurrent === true ? "create-index-concurrently" : "create-index", table)];
  },
  DropStmt: (body, scope) => (body.objects ?? []).flatMap((node) => touchesOfDrop(node, body, scope)),
  RenameStmt: ({ relation, renameType }, scope) => {
    if (relation === undefined || renameType === "OBJECT_ATTRIBUTE") return [];
    const name = relationName(relation, scope.state);
    return renameType === "OBJECT_INDEX" ? ofIndex("describe", name, scope) : [touch("change-table", name)];
  },
  AlterObjectSchemaStmt: (body, scope) => ofRange("change-table", body.relation, scope),
  CreateTrigStmt: (body, scope) => [
    ...ofRange("change-trigger", body.relation, scope),
    ...ofRange("change-trigger", body.constrrel, scope),
  ],
  CreatePolicyStmt: (body, scope) => ofRange("change-table", body.table, scope),
  AlterPolicyStmt: (body, scope) => ofRange("change-table", body.table, scope),
  RuleStmt: (body, scope) => ofRange("change-table", body.relation, scope),
  ViewStmt: ({ view, replace }, scope) => {
    const name = relationName(view, scope.state);
    const known = scope.catalog?.relations.has(name) ?? scope.state.existing.has(`relation ${name}`);
    return replace === true && known ? [touch("change-table", name)] : [];
  },
  RefreshMatViewStmt: (body, scope) =>
    ofRange(body.concurrent === true ? "refresh-concurrently" : "refresh", body.relation, scope),
  TruncateStmt: ({ relations, behavior }, scope) =>
    rangesOf(relations, scope)
      .flatMap((table) => [table, ...(behavior === "DROP_CASCADE" ? referrersOf(table, scope) : [])])
      .map((table) => touch("truncate", table)),
  ClusterStmt: (body, scope) => ofRange("rewrite", body.relation, scope),
  VacuumStmt: ({ rels, options }, scope) => {
    const tables = (rels ?? []).flatMap((node) => ("VacuumRelation" in node ? [node.VacuumRelation.relation] : []));
    return tables.flatMap((table) => ofRange(isSet(options, "full") ? "rewrite" : "describe", table, scope));
  },
  ReindexStmt: (body, scope) => {
    const rule = isSet(body.params, "concurrently") ? "reindex-concurrently" : "reindex";
    if (body.relation === undefined) return [];
    if (body.kind === "REINDEX_OBJECT_INDEX") return ofIndex(rule, relationName(body.relation, scope.state), scope);
    return ofRange(rule, body.relation, scope);
  },
  CommentStmt: ({ objtype, object }, scope) => {
    if (object === undefined || !("List" in object)) return [];
    const parts = textsOf(object.List.items);
    if (objtype === "OBJECT_TABLE") return [touch("describe", qualified(parts, scope.state))];
    return objtype === "OBJECT_COLUMN" ? [touch("describe", qualified(parts.slice(0, -1), scope.state))] : [];
  },
  CreateStatsStmt: ({ relations }, scope) => rangesOf(relations, scope).map((table) => touch("describe", table)),
  LockStmt: ({ relations, mode = LOCK_MODES.length }, scope) =>
    rangesOf(relations, scope).map((table) => ({
      ...touch("lock-table", table),
      lock: LOCK_MODES[mode - 1] ?? "ACCESS EXCLUSIVE",
    })),
  UpdateStmt: ({ relation, whereClause }, scope) =>
    whereClause === undefined ? ofRange("write-all-rows", relation, scope) : [],
  DeleteStmt: ({ relation, whereClause }, scope) =>
    whereClause === undefined ? ofRange("write-all-rows", relation, scope) : [],
};

/** One for each table: the strongest lock, and the most that it costs. Tables of the same set are left out. */
export function touchesOf(node: Node, scope: TouchScope): readonly Touch[] {
  const [kind = "", body] = Object.entries(node)[0] ?? [];
  const touches = TOUCHES[kind as Kind] as ((body: unknown, scope: TouchScope) => readonly Touch[]) | undefined;
  const worst = new Map<string, Touch>();
  for (const one of touches?.(body, scope) ?? []) {
    if (isNew(one.table, scope)) continue;
    const known = worst.get(one.table);
    if (known === undefined) worst.set(one.table, one);
    else worst.set(one.table, worse(known, one));
  }
  return [...worst.values()];
}

/** As PreventInTransactionBlock has it; part of a sentence, or null. */
export function refusesTransaction(node: Node): string | null {
  if ("IndexStmt" in node && node.IndexStmt.concurrent === true) return "CREATE INDEX CONCURRENTLY";
  if ("DropStmt" in node && node.DropStmt.concurrent === true) return "DROP INDEX CONCURRENTLY";
  if ("VacuumStmt" in node && node.VacuumStmt.is_vacuumcmd === true) return "VACUUM";
  if ("ReindexStmt" in node && reindexesAlone(node.ReindexStmt)) return "this REINDEX";
  if ("CreatedbStmt" in node) return "CREATE DATABASE";
  if ("DropdbStmt" in node) return "DROP DATABASE";
  if ("AlterSystemStmt" in node) return "ALTER SYSTEM";
  const detaches = nodesBelow("AlterTableStmt" in node ? node.AlterTableStmt.cmds : [], "PartitionCmd");
  return detaches.some(({ concurrent }) => concurrent === true) ? "DETACH PARTITION CONCURRENTLY" : null;
}

function reindexesAlone({ params, kind }: ReindexStmt): boolean {
  return isSet(params, "concurrently") || (kind !== "REINDEX_OBJECT_INDEX" && kind !== "REINDEX_OBJECT_TABLE");
}

const COSTS = ["moment", "empty", "rows", "scan", "build", "rewrite"];

function worse(one: Touch, other: Touch): Touch {
  const lock = LOCK_MODES.indexOf(one.lock) >= LOCK_MODES.indexOf(other.lock) ? one.lock : other.lock;
  const costly = COSTS.indexOf(one.cost) >= COSTS.indexOf(other.cost) ? one : other;
  return { ...costly, lock };
}

function touchesOfDrop(
  node: Node,
  { removeType, concurrent, behavior }: DropStmt,
  scope: TouchScope,
): readonly Touch[] {
  const parts = "List" in node ? textsOf(node.List.items) : textsOf([node]);
  const name = qualified(parts, scope.state);
  switch (removeType) {
    case "OBJECT_TABLE": {
      const keys = scope.catalog?.relations.get(name)?.foreignKeys.map(({ table }) => table) ?? [];
      const others = [...keys, ...(behavior === "DROP_CASCADE" ? referrersOf(name, scope) : [])];
      return others.length === 0 ? [touch("change-table", name)] : dropForeignKeys(others, name, scope);
    }
    case "OBJECT_VIEW":
    case "OBJECT_MATVIEW":
    case "OBJECT_FOREIGN_TABLE":
      return [touch("change-table", name)];
    case "OBJECT_INDEX":
      return ofIndex(concurrent === true ? "drop-index-concurrently" : "drop-index", name, scope);
    case "OBJECT_TRIGGER":
    case "OBJECT_POLICY":
    case "OBJECT_RULE":
      return [touch("change-table", qualified(parts.slice(0, -1), scope.state))];
    default:
      return [];
  }
}

/** The lock is on the table of the index; without a database it is known only where these migrations made the index. */
function ofIndex(rule: LockRuleName, index: string, { catalog, seen }: TouchScope): readonly Touch[] {
  const table = catalog?.relations.get(index)?.indexOf ?? seen.indexes.get(index)?.table;
  return [touch(rule, table ?? index)];
}

function ofRange(rule: LockRuleName, range: RangeVar | undefined, { state }: TouchScope): readonly Touch[] {
  return range === undefined ? [] : [touch(rule, relationName(range, state))];
}

function rangesOf(nodes: readonly Node[] | undefined, { state }: TouchScope): readonly string[] {
  return (nodes ?? []).flatMap((node) => ("RangeVar" in node ? [relationName(node.RangeVar, state)] : []));
}

function referrersOf(table: string, { catalog }: TouchScope): readonly string[] {
  return catalog?.relations.get(table)?.referredBy ?? [];
}

/** `(full)`, `(full true)`, `(full off)`. */
function isSet(options: readonly Node[] | undefined, name: string): boolean {
  const option = (options ?? []).flatMap((node): DefElem[] => ("DefElem" in node ? [node.DefElem] : []));
  return option.some(({ defname, arg }) => defname === name && !isOff(arg));
}

function isOff(arg: Node | undefined): boolean {
  if (arg === undefined) return false;
  if ("Boolean" in arg) return arg.Boolean.boolval !== true;
  if ("Integer" in arg) return (arg.Integer.ival ?? 0) === 0;
  return "String" in arg && /^(?:off|false|no|0)$/i.test(arg.String.sval ?? "");
}
