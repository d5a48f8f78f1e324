/** GitHub's own evaluator of expressions, for what act cannot show. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** The parts of `@actions/expressions` that are used here; it is installed only where this runs. */
interface Expressions {
  readonly Lexer: new (text: string) => { lex(): { readonly tokens: unknown } };
  readonly Parser: new (
    tokens: unknown,
    contexts: readonly string[],
    functions: readonly unknown[],
  ) => { parse(): unknown };
  readonly Evaluator: new (
    tree: unknown,
    context: unknown,
    functions: ReadonlyMap<string, unknown>,
  ) => { evaluate(): { coerceString(): string } };
  readonly data: {
    reviver(key: string, value: unknown): unknown;
    readonly BooleanData: new (value: boolean) => unknown;
  };
}

/** The value as text: `true`, or empty for null. `text`: `${{ … }}` or, in a condition, what would stand in there. */
export type Evaluate = (text: string, context: Readonly<Record<string, unknown>>) => string;

export async function loadEvaluator(): Promise<Evaluate> {
  const path = join(import.meta.dirname, "node_modules/@actions/expressions/dist/index.js");
  const { Lexer, Parser, Evaluator, data } = (await import(pathToFileURL(path).href)) as Expressions;
  // Of the run, not of the language: the package leaves it to its user. No run here was cancelled.
  const cancelled = { name: "cancelled", minArgs: 0, maxArgs: 0, call: () => new data.BooleanData(false) };
  return (text, context) => {
    const source = text.replace(/^\s*\$\{\{(.*)\}\}\s*$/s, "$1");
    assert.ok(source.trim() !== "" && !source.includes("${{"), `${JSON.stringify(text)} is not one expression`);
    const tree = new Parser(new Lexer(source).lex().tokens, Object.keys(context), [cancelled]).parse();
    const values = JSON.parse(JSON.stringify(context), data.reviver);
    return new Evaluator(tree, values, new Map([["cancelled", cancelled]])).evaluate().coerceString();
  };
}
