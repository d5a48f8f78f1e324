/**
 * The filter that a plan writes, taken apart: `level = 'error' and event = 'thread.create.failed'`. What is not in this
 * grammar is no filter, so that nothing of a plan's text becomes SQL as it stands. Pure.
 *
 *   filter     = conjunction { "or" conjunction }
 *   conjunction = condition { "and" condition }
 *   condition  = "not" condition | "(" filter ")" | field test
 *   test       = ("=" | "!=" | "<" | "<=" | ">" | ">=") value | ["not"] "in" "(" value { "," value } ")"
 *              | ["not"] "like" text | "is" ["not"] "null"
 */
export type Value = string | number | boolean;

export type Comparison = "=" | "!=" | "<" | "<=" | ">" | ">=";

/** Names of members, from the event's root. */
export type Field = readonly string[];

export type Filter =
  | { readonly kind: "all" | "any"; readonly of: readonly Filter[] }
  | { readonly kind: "not"; readonly of: Filter }
  | { readonly kind: "compare"; readonly field: Field; readonly comparison: Comparison; readonly value: Value }
  | { readonly kind: "in"; readonly field: Field; readonly values: readonly Value[] }
  | { readonly kind: "like"; readonly field: Field; readonly pattern: string }
  | { readonly kind: "missing"; readonly field: Field };

/** What is wrong, and at which character of the filter (from 0). */
export class FilterMistake extends Error {
  readonly column: number;

  constructor(column: number, message: string) {
    super(message);
    this.column = column;
  }
}

interface Token {
  readonly kind: "word" | "field" | "text" | "number" | "sign" | "end";
  readonly text: string;
  readonly column: number;
}

const KEYWORDS = new Set(["and", "or", "not", "in", "like", "is", "null", "true", "false"]);
const PART = String.raw`[A-Za-z_$@][\w$@-]*|"[^"\\]+"`;
const TOKEN = new RegExp(
  String.raw`\s*(?:((?:${PART})(?:\.(?:${PART}))*)|'((?:[^']|'')*)'|(-?\d+(?:\.\d+)?)(?![\w.])|(<=|>=|!=|<>|[=<>(),]))`,
  "y",
);
const DEEPEST = 20;

/** Throws FilterMistake. */
export function parseFilter(text: string): Filter {
  const scan = scannerOf(text);
  const filter = parseAny(scan, 0);
  const rest = scan.next();
  if (rest.kind !== "end") throw new FilterMistake(rest.column, `expected "and", "or" or the end${found(rest)}`);
  return filter;
}

/** A field by itself, as in `release: git.commit`. Throws FilterMistake. */
export function parseField(text: string): Field {
  const scan = scannerOf(text);
  const token = scan.next();
  if (token.kind !== "field" || scan.peek().kind !== "end") {
    throw new FilterMistake(token.column, `"${text}" is not the name of a field, such as http.status`);
  }
  return partsOf(token.text);
}

/** Does it look for events of one release, by its commit? */
export function namesCommit(filter: Filter | undefined): boolean {
  return JSON.stringify(filter ?? null).includes("{commit}");
}

type Scanner = ReturnType<typeof scannerOf>;

function parseAny(scan: Scanner, depth: number): Filter {
  const parts = [parseAll(scan, depth)];
  while (scan.takeWord("or")) parts.push(parseAll(scan, depth));
  return parts.length === 1 && parts[0] !== undefined ? parts[0] : { kind: "any", of: parts };
}

function parseAll(scan: Scanner, depth: number): Filter {
  const parts = [parseCondition(scan, depth)];
  while (scan.takeWord("and")) parts.push(parseCondition(scan, depth));
  return parts.length === 1 && parts[0] !== undefined ? parts[0] : { kind: "all", of: parts };
}

function parseCondition(scan: Scanner, depth: number): Filter {
  const { column } = scan.peek();
  if (depth > DEEPEST) throw new FilterMistake(column, `parentheses are more than ${DEEPEST} deep`);
  if (scan.takeWord("not")) return { kind: "not", of: parseCondition(scan, depth + 1) };
  if (scan.takeSign("(")) {
    const inner = parseAny(scan, depth + 1);
    scan.expectSign(")");
    return inner;
  }
  const token = scan.next();
  if (token.kind !== "field") throw new FilterMistake(token.column, `expected the name of a field${found(token)}`);
  return parseTest(scan, partsOf(token.text));
}

function parseTest(scan: Scanner, field: Field): Filter {
  if (scan.takeWord("is")) {
    const negated = scan.takeWord("not");
    scan.expectWord("null");
    return negate(negated, { kind: "missing", field });
  }
  const negated = scan.takeWord("not");
  if (scan.takeWord("in")) return negate(negated, { kind: "in", field, values: parseValues(scan) });
  if (scan.takeWord("like")) {
    const token = scan.next();
    if (token.kind !== "text")
      throw new FilterMistake(token.column, `expected a text such as 'timeout%'${found(token)}`);
    return negate(negated, { kind: "like", field, pattern: token.text });
  }
  const token = scan.next();
  const comparison = token.text === "<>" ? "!=" : token.text;
  if (negated || token.kind !== "sign" || !isComparison(comparison)) {
    throw new FilterMistake(token.column, `expected =, !=, <, <=, >, >=, in, like or is${found(token)}`);
  }
  const { column } = scan.peek();
  const value = parseValue(scan);
  if (comparison !== "=" && comparison !== "!=" && typeof value !== "number") {
    throw new FilterMistake(column, `${comparison} compares with a number`);
  }
  return { kind: "compare", field, comparison, value };
}

function parseValues(scan: Scanner): readonly Value[] {
  scan.expectSign("(");
  const { column } = scan.peek();
  const values = [parseValue(scan)];
  while (scan.takeSign(",")) values.push(parseValue(scan));
  scan.expectSign(")");
  if (values.some((value) => typeof value !== typeof values[0])) {
    throw new FilterMistake(column, "a list has texts or numbers, not both");
  }
  return values;
}

function parseValue(scan: Scanner): Value {
  const token = scan.next();
  if (token.kind === "text") return token.text;
  if (token.kind === "number") return Number(token.text);
  if (token.kind === "word" && (token.text === "true" || token.text === "false")) return token.text === "true";
  throw new FilterMistake(token.column, `expected a text in single quotes, a number, true or false${found(token)}`);
}

function negate(negated: boolean, filter: Filter): Filter {
  return negated ? { kind: "not", of: filter } : filter;
}

function isComparison(text: string): text is Comparison {
  return ["=", "!=", "<", "<=", ">", ">="].includes(text);
}

function partsOf(text: string): Field {
  return [...text.matchAll(/"([^"]+)"|[^."]+/g)].map(([whole, quoted]) => quoted ?? whole);
}

function found({ kind, text }: Token): string {
  return kind === "end" ? "" : `, found ${JSON.stringify(text)}`;
}

function scannerOf(text: string) {
  const tokens = tokensOf(text);
  let at = 0;
  const peek = (): Token => tokens[at] ?? { kind: "end", text: "", column: text.length };
  const take = (kind: Token["kind"], wanted: string): boolean => {
    const token = peek();
    if (token.kind !== kind || token.text !== wanted) return false;
    at += 1;
    return true;
  };
  const expect = (kind: Token["kind"], wanted: string): void => {
    if (!take(kind, wanted)) throw new FilterMistake(peek().column, `expected "${wanted}"${found(peek())}`);
  };
  return {
    peek,
    next: (): Token => {
      const token = peek();
      at += 1;
      return token;
    },
    takeWord: (word: string) => take("word", word),
    takeSign: (sign: string) => take("sign", sign),
    expectWord: (word: string) => expect("word", word),
    expectSign: (sign: string) => expect("sign", sign),
  };
}

function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  const scan = new RegExp(TOKEN);
  for (let end = 0; text.slice(end).trim() !== ""; end = scan.lastIndex) {
    scan.lastIndex = end;
    const column = end + (/^\s*/.exec(text.slice(end))?.[0].length ?? 0);
    const match = scan.exec(text);
    if (match === null) throw new FilterMistake(column, mistakeAt(text.slice(column)));
    const [, name, quoted, number, sign] = match;
    if (name !== undefined) {
      const word = name.toLowerCase();
      tokens.push(KEYWORDS.has(word) ? { kind: "word", text: word, column } : { kind: "field", text: name, column });
    } else if (quoted !== undefined) tokens.push({ kind: "text", text: quoted.replaceAll("''", "'"), column });
    else if (number !== undefined) tokens.push({ kind: "number", text: number, column });
    else tokens.push({ kind: "sign", text: sign ?? "", column });
  }
  return tokens;
}

function mistakeAt(rest: string): string {
  if (rest.startsWith("'")) return "a text has no closing quote";
  return `${JSON.stringify(rest.slice(0, 10))} is not understood`;
}
