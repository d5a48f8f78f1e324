import type { DoStmt, Node } from "libpg-query";
import { judgeStatement } from "./judge-statement.ts";
import { lineBreaks, type SqlReader, type Statement } from "../../migrations/parse-sql.ts";
import type { StatementScope } from "./statement-scope.ts";

/** The statements of a DO block are judged as if they stood alone: each may run. Text that is executed cannot be. */
export async function judgeBlock(
  block: DoStmt,
  { text, start, line }: Statement,
  scopeAt: (line: number) => StatementScope,
  reader: SqlReader,
): Promise<void> {
  const options = (block.args ?? []).flatMap((node) => ("DefElem" in node ? [node.DefElem] : []));
  const language = options.find(({ defname }) => defname === "language")?.arg;
  const isPlPgSql = language === undefined || ("String" in language && language.String.sval === "plpgsql");
  const tree = isPlPgSql ? await reader.parseBlock(text) : null;
  if (tree === null) {
    scopeAt(line).refuse("unjudged", "a DO block in another language than PL/pgSQL, or one that cannot be read");
    return;
  }
  // Lines inside count from the one on which the body's text begins.
  const body = options.find(({ defname }) => defname === "as")?.location;
  const first =
    line +
    lineBreaks(
      Buffer.from(text)
        .subarray(0, Math.max(0, (body ?? start) - start))
        .toString(),
    );
  for (const { query, lineno } of blockStatements(tree)) {
    const scope = scopeAt(first + Math.max(0, lineno - 1));
    const inner = query === null ? null : await reader.parse(query);
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

const EXECUTES = new Set(["PLpgSQL_stmt_dynexecute", "PLpgSQL_stmt_dynfors"]);

/** All SQL of the tree with the line of the statement around it: statements, queries of loops, and expressions. */
function blockStatements(tree: unknown): readonly BlockStatement[] {
  const found: BlockStatement[] = [];
  const collect = (node: unknown, line: number): void => {
    if (typeof node !== "object" || node === null) return;
    for (const [kind, value] of Object.entries(node) as [string, unknown][]) {
      const { lineno = line, body } = (value ?? {}) as { readonly lineno?: number; readonly body?: unknown };
      if (kind === "PLpgSQL_expr") found.push({ query: sqlOf(value as Expression), lineno: line });
      else if (EXECUTES.has(kind)) {
        found.push({ query: null, lineno });
        // A loop over executed text has a body of its own.
        collect(body, lineno);
      } else collect(value, lineno);
    }
  };
  collect(tree, 1);
  return found;
}

interface Expression {
  readonly query?: string;
  /** PostgreSQL's RawParseMode: 0 a statement, 2 an expression, from 3 on an assignment. */
  readonly parseMode?: number;
}

function sqlOf({ query = "", parseMode = 0 }: Expression): string {
  if (parseMode < 2) return query;
  return `SELECT ${parseMode === 2 ? query : query.replace(/^.*?:?=/s, "")}`;
}
