import type { DoStmt, Node } from "libpg-query";
import { judgeStatement } from "./judge-statement.ts";
import { lineBreaks, type SqlReader, type Statement } from "../../migrations/parse-sql.ts";
import type { StatementScope } from "./statement-scope.ts";

/** The statements of a DO block are judged as if they stood alone: each may run. Text that is executed cannot be. */
export async function judgeBlock(
  block: DoStmt,
  statement: Statement,
  scopeAt: (line: number) => StatementScope,
  reader: SqlReader,
): Promise<void> {
  const found = await readBlock(block, statement, reader);
  if (found === null) {
    scopeAt(statement.line).refuse(
      "unjudged",
      "a DO block in another language than PL/pgSQL, or one that cannot be read",
    );
    return;
  }
  for (const { node, line } of found) {
    const scope = scopeAt(line);
    if (node === null) scope.refuse("unjudged", "a DO block executes text as SQL");
    else judgeInner(node, scope);
  }
}

export interface InnerStatement {
  /** Null where it is text that is put together while it runs, or cannot be read. */
  readonly node: Node | null;
  readonly line: number;
}

/** Every statement that a DO block may run; null where it is not PL/pgSQL, or cannot be read. */
export async function readBlock(
  block: DoStmt,
  { text, start, line }: Statement,
  reader: SqlReader,
): Promise<readonly InnerStatement[] | null> {
  const options = (block.args ?? []).flatMap((node) => ("DefElem" in node ? [node.DefElem] : []));
  const language = options.find(({ defname }) => defname === "language")?.arg;
  const isPlPgSql = language === undefined || ("String" in language && language.String.sval === "plpgsql");
  const tree = isPlPgSql ? await reader.parseBlock(text) : null;
  if (tree === null) return null;
  // Lines inside count from the one on which the body's text begins.
  const body = options.find(({ defname }) => defname === "as")?.location;
  const first =
    line +
    lineBreaks(
      Buffer.from(text)
        .subarray(0, Math.max(0, (body ?? start) - start))
        .toString(),
    );
  const found: InnerStatement[] = [];
  for (const { query, lineno } of blockStatements(tree)) {
    const at = first + Math.max(0, lineno - 1);
    const inner = query === null ? null : await reader.parse(query);
    if (inner === null || "error" in inner) found.push({ node: null, line: at });
    else for (const { node } of inner.statements) found.push({ node, line: at });
  }
  return found;
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
