/** What pending statements name: asked of the catalog before they are judged. */
import type { Node } from "libpg-query";
import { judgeStatement } from "../judge-statement.ts";
import { parsableText } from "../parsable-text.ts";
import type { LocalMigration } from "../../../migrations/migration.ts";
import type { SqlParser } from "../../../migrations/parse-sql.ts";
import { createSchemaState, qualified, type SchemaState, textsOf } from "../schema-state.ts";
import { nodesBelow } from "../statement-scope.ts";
import type { NamedThings } from "./lock-catalog.ts";

/** More than any set of migrations changes; a catalog that was asked for more would not answer in time. */
const MOST = 5_000;

export async function nameThings(judged: readonly LocalMigration[], parser: SqlParser): Promise<NamedThings> {
  const relations = new Set<string>();
  const functions = new Set<string>();
  const state = createSchemaState();
  for (const migration of judged) {
    state.searchPath = "public";
    const parsed = await parser.reading(migration.file).parse(parsableText(migration));
    if ("error" in parsed) continue;
    for (const { node } of parsed.statements) {
      if ("VariableSetStmt" in node || "SelectStmt" in node) followPath(node, state);
      for (const name of relationsIn(node, state)) if (relations.size < MOST) relations.add(name);
      for (const { funcname } of nodesBelow(node, "FuncCall")) functions.add(textsOf(funcname).at(-1) ?? "");
    }
  }
  return { relations: [...relations], functions: [...functions].slice(0, MOST) };
}

function followPath(node: Node, state: SchemaState): void {
  judgeStatement(node, { state, judged: false, refuse: () => {}, note: () => {} });
}

interface NamedRange {
  readonly relname?: unknown;
  readonly schemaname?: unknown;
  readonly indexname?: unknown;
}

/** Ranges stand in the tree with and without a name of their kind; names of what is dropped are lists of text. */
function relationsIn(node: Node, state: SchemaState): readonly string[] {
  const found: string[] = [];
  const schema = schemaOf(node);
  const waiting: unknown[] = [node];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (typeof next !== "object" || next === null) continue;
    const { relname, schemaname, indexname } = next as NamedRange;
    if (typeof relname === "string") found.push(qualified([textOf(schemaname), relname], state));
    if (typeof indexname === "string") found.push(qualified([schema, indexname], state));
    for (const one of Object.values(next)) waiting.push(one);
  }
  return [...found, ...listed(node, schema, state)];
}

function listed(node: Node, schema: string, state: SchemaState): readonly string[] {
  if ("IndexStmt" in node) return [qualified([schema, node.IndexStmt.idxname ?? ""], state)];
  const objects = "DropStmt" in node ? node.DropStmt.objects : "CommentStmt" in node ? [node.CommentStmt.object] : [];
  return (objects ?? []).flatMap((object) => {
    if (object === undefined || !("List" in object)) return [];
    const parts = textsOf(object.List.items);
    // Of a trigger, a policy or a column the table stands before its name.
    return [qualified(parts, state), ...(parts.length > 1 ? [qualified(parts.slice(0, -1), state)] : [])];
  });
}

/** An index lies in the schema of its table. */
function schemaOf(node: Node): string {
  if ("IndexStmt" in node) return node.IndexStmt.relation?.schemaname ?? "";
  return "AlterTableStmt" in node ? (node.AlterTableStmt.relation?.schemaname ?? "") : "";
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
