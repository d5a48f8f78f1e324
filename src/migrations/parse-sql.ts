/** PostgreSQL's own parser, in a thread that is ended when its time is up. It is started at the first question. */
import type { Node, ParseResult, ScanResult } from "libpg-query";
import { cutText } from "../lib/cut-text.ts";
import { openParserThread, type ParserEnd, type ParserQuestion } from "./parser-thread.ts";
import { UnreadableMigrations } from "./unreadable-migrations.ts";

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

/** Reads the SQL of one file. Each throws UnreadableMigrations where the parser broke, or once its time is up. */
export interface SqlReader {
  /** Every statement of the text, or PostgreSQL's message and its line. */
  parse(text: string): Promise<Parsed>;
  /** The tree of a DO block or of a function in PL/pgSQL; null where it is another language or cannot be read. */
  parseBlock(statement: string): Promise<unknown>;
  /** The words and signs of the text without comments and semicolons; null where it cannot be read. */
  words(text: string): Promise<readonly string[] | null>;
}

export interface SqlParser {
  /** `source` is the file for people. */
  reading(source: string): SqlReader;
  close(): Promise<void>;
}

/**
 * A hundred times what the largest repositories need. PostgreSQL's scanner takes the square of a row of operators, its
 * parser of PL/pgSQL that of the declarations, and neither can be asked to stop.
 */
export const PARSE_WITHIN_MS = 60_000;

/** A syntax error quotes the word that it stopped at, however long that is. */
const MESSAGE_CHARACTERS = 300;

/** `withinMs`: how long all questions together may take. */
export function openSqlParser(withinMs = PARSE_WITHIN_MS, signal?: AbortSignal): SqlParser {
  const thread = openParserThread(withinMs, signal);
  return {
    close: thread.close,
    reading(source) {
      const ask = async (question: ParserQuestion, text: string) => {
        const answer = await thread.ask(question, text);
        if (!("ended" in answer)) return answer;
        signal?.throwIfAborted();
        throw unreadable(source, answer);
      };
      return {
        async parse(text) {
          if (text.trim() === "") return { statements: [] };
          const answer = await ask("parseSync", text);
          if ("read" in answer) return { statements: placed(text, JSON.parse(answer.read) as ParseResult) };
          return { error: placedError(text, answer.refused, answer.position ?? 0) };
        },
        async parseBlock(statement) {
          const answer = await ask("parsePlPgSQLSync", statement);
          return "read" in answer ? (JSON.parse(answer.read) as unknown) : null;
        },
        async words(text) {
          if (text.trim() === "") return [];
          const answer = await ask("scanSync", text);
          if (!("read" in answer)) return null;
          const { tokens } = JSON.parse(answer.read) as ScanResult;
          return tokens
            .filter(({ tokenName, text: word }) => !tokenName.endsWith("COMMENT") && word !== ";")
            .map(({ text: word }) => word);
        },
      };
    },
  };
}

function unreadable(source: string, { ended, message }: ParserEnd): UnreadableMigrations {
  return ended === "time"
    ? new UnreadableMigrations(
        `PostgreSQL's parser did not get to the end of ${source} in its time, so nothing is known about the migrations.`,
        "Look there for rows of operators or of comments inside of comments, and for generated blocks of PL/pgSQL; keep data out of migrations.",
      )
    : new UnreadableMigrations(
        `PostgreSQL's parser broke on ${source}, so nothing is known about the migrations: ${message}.`,
        "Look there for an expression of thousands of parts, or for data, and split it.",
      );
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

/** Errors are placed by characters, statements by bytes. */
function placedError(text: string, message: string, position: number): { message: string; line: number; at: string } {
  const characters = [...text];
  const before = characters.slice(0, position);
  return {
    message: cutText(message, MESSAGE_CHARACTERS),
    line: lineBreaks(before.join("")) + 1,
    at: characters[before.length] ?? "",
  };
}

export function lineBreaks(text: string): number {
  return text.split("\n").length - 1;
}
