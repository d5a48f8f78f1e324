import type { DoStmt, Node } from "libpg-query";
import { judgeStatement } from "./judge-statement.ts";
import { lineAt, parseBlock, parseSql } from "./parse-sql.ts";
import type { StatementScope } from "./statement-scope.ts";

/** The statements of a DO block are judged as if they stood alone: each may run. Text that is executed cannot be. */
export async function judgeBlock(
  block: DoStmt,
  statement: string,
  text: string,
  line: number,
  scopeAt: (line: number) => StatementScope,
): Promise<void> {
  const tree = await parseBlock(statement);
  if (tree === null) {
    scopeAt(line).refuse("unjudged", "a DO block in another language than PL/pgSQL, or one that cannot be read");
    return;
  }
  // Lines inside count from the one on which the body's text begins.
  const body = (block.args ?? []).flatMap((node) =>
    "DefElem" in node && node.DefElem.defname === "as" ? [node.DefElem] : [],
  );
  const first = body[0]?.location === undefined ? line : lineAt(text, body[0].location);
  for (const { query, lineno } of blockStatements(tree)) {
    const scope = scopeAt(first + Math.max(0, lineno - 1));
    const inner = query === null ? null : await parseSql(query);
    if (inner === null || "error" in inner) scope.refuse("unjudged", "a DO block executes text as SQL");
    else for (const { node } of inner.statements) judgeInner(node, scope);
  }
}

function judgeInner(node: Node, scope: StatementScope): void {
  if ("DoStmt" in node) scope.refuse("unjudged", "a DO block inside of a DO block");
  else judgeStatement(node, scope);
}

interface BlockStatement {
  /** Null where it is put together while it runs. */
  readonly query: string | null;
  readonly lineno: number;
}

const RUNS = [
  "PLpgSQL_stmt_execsql",
  "PLpgSQL_stmt_perform",
  "PLpgSQL_stmt_call",
  "PLpgSQL_stmt_dynexecute",
  "PLpgSQL_stmt_dynfors",
];

/** Every statement of the tree that runs SQL, wherever it is nested, in its order. */
function blockStatements(tree: unknown): BlockStatement[] {
  if (Array.isArray(tree)) return tree.flatMap(blockStatements);
  if (typeof tree !== "object" || tree === null) return [];
  return Object.entries(tree).flatMap(([kind, value]: [string, unknown]) => {
    if (!RUNS.includes(kind)) return blockStatements(value);
    const { lineno = 1 } = value as { readonly lineno?: number };
    return [
      { query: kind.includes("_dyn") ? null : queryOf(value), lineno },
      // A loop over executed text has a body of its own.
      ...blockStatements((value as { readonly body?: unknown }).body),
    ];
  });
}

/** The SQL of one statement; its expression lies under another name in each kind of it. */
function queryOf(statement: unknown): string | null {
  if (typeof statement !== "object" || statement === null) return null;
  for (const [kind, value] of Object.entries(statement) as [string, unknown][]) {
    if (kind === "PLpgSQL_expr") return String((value as { readonly query?: unknown }).query ?? "");
    const found = queryOf(value);
    if (found !== null) return found;
  }
  return null;
}
