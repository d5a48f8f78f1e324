/** PostgreSQL's own parser. It is loaded at the first use: a second of a run that asks about no SQL is not spent on it. */
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import type { Node, ParseResult, ScanResult, SqlError } from "libpg-query";

interface Parser {
  loadModule(): Promise<void>;
  parseSync(query: string): ParseResult;
  parsePlPgSQLSync(query: string): unknown;
  scanSync(query: string): ScanResult;
}

export interface Statement {
  readonly node: Node;
  /** Bytes of the statement in the text's UTF-8, without white space and comments before it. */
  readonly start: number;
  readonly end: number;
  /** Line on which it begins, from 1. */
  readonly line: number;
  readonly text: string;
  /** What stands before it, after the statement before: white space, comments, semicolons. */
  readonly before: string;
}

export type Parsed =
  | { readonly statements: readonly Statement[] }
  | { readonly error: { readonly message: string; readonly line: number; readonly at: string } };

let loading: Promise<Parser> | null = null;

/** Every statement of the text, or PostgreSQL's message and its line. Throws where the parser itself breaks. */
export async function parseSql(text: string): Promise<Parsed> {
  const parser = await load();
  if (text.trim() === "") return { statements: [] };
  try {
    return { statements: placed(text, parser.parseSync(text)) };
  } catch (error) {
    if (!isSyntaxError(error)) throw error;
    // Errors are placed by characters, statements by bytes.
    const characters = [...text].slice(0, error.sqlDetails?.cursorPosition ?? 0);
    return {
      error: {
        message: error.message,
        line: lineBreaks(characters.join("")) + 1,
        at: [...text][characters.length] ?? "",
      },
    };
  }
}

/** The tree of a DO block or of a function in PL/pgSQL; null where it is another language or cannot be read. */
export async function parseBlock(statement: string): Promise<unknown> {
  const parser = await load();
  try {
    return parser.parsePlPgSQLSync(statement);
  } catch {
    return null;
  }
}

/** The words and signs of the text without comments and semicolons; null where it cannot be read. */
export async function wordsOfSql(text: string): Promise<readonly string[] | null> {
  const parser = await load();
  if (text.trim() === "") return [];
  try {
    const { tokens } = parser.scanSync(text);
    return tokens
      .filter(({ tokenName, text: word }) => !tokenName.endsWith("COMMENT") && word !== ";")
      .map(({ text: word }) => word);
  } catch {
    return null;
  }
}

/** One walk over the text, however many statements it has. */
function placed(text: string, { stmts = [] }: ParseResult): readonly Statement[] {
  const bytes = Buffer.from(text);
  let end = 0;
  let line = 1;
  return stmts.flatMap(({ stmt: node, stmt_location: start = 0, stmt_len: length }) => {
    if (node === undefined) return [];
    const before = bytes.subarray(end, start).toString();
    end = length === undefined ? bytes.length : start + length;
    const own = bytes.subarray(start, end).toString();
    const at = line + lineBreaks(before);
    line = at + lineBreaks(own);
    return [{ node, start, end, line: at, text: own, before }];
  });
}

function load(): Promise<Parser> {
  loading ??= (async () => {
    const require = createRequire(import.meta.url);
    // A bundle has the parser beside it: it reads its WebAssembly from its own folder, so it cannot be inside. The names
    // are put together here so that the bundler follows neither.
    const beside = fileURLToPath(new URL(["libpg-query", "cjs"].join("."), import.meta.url));
    const parser = require(existsSync(beside) ? beside : ["libpg", "query"].join("-")) as Parser;
    await parser.loadModule();
    return parser;
  })();
  return loading;
}

function isSyntaxError(error: unknown): error is SqlError {
  return error instanceof Error && "sqlDetails" in error && error.sqlDetails !== undefined;
}

export function lineBreaks(text: string): number {
  return text.split("\n").length - 1;
}
