/** ClickHouse's SQL, as far as the emulated API speaks it: an expression, and one shape of a query. */

export type Expression =
  | { readonly kind: "value"; readonly value: string | number | boolean | null }
  | { readonly kind: "name"; readonly name: string }
  | {
      readonly kind: "call";
      readonly name: string;
      readonly parameters: readonly Expression[];
      readonly of: readonly Expression[];
    }
  | { readonly kind: "operator"; readonly operator: string; readonly of: readonly Expression[] };

export interface TableQuery {
  readonly table: string;
  readonly where: Expression;
}

export interface SelectQuery {
  readonly columns: readonly { readonly name: string; readonly of: Expression }[];
  readonly from: readonly TableQuery[];
  readonly groupBy: string | null;
  readonly format: string;
}

/** What this emulator does not speak; the vendor may. */
export class UnknownSql extends Error {}

interface Token {
  readonly kind: "word" | "text" | "number" | "sign";
  readonly text: string;
}

const TOKEN = /\s*(?:([A-Za-z_]\w*)|'((?:[^'\\]|\\.)*)'|(\d+(?:\.\d+)?)|(<=|>=|!=|[-=<>(),*+]))/y;
const ESCAPES: Readonly<Record<string, string>> = { n: "\n", t: "\t", "0": "\0" };

/** Throws UnknownSql. */
export function parseSelect(sql: string): SelectQuery {
  const scan = scannerOf(sql);
  scan.expect("SELECT");
  const columns = [parseColumn(scan)];
  while (scan.take(",")) columns.push(parseColumn(scan));
  scan.expect("FROM");
  scan.expect("(");
  const from = [parseTableQuery(scan)];
  while (scan.take("UNION")) {
    scan.expect("ALL");
    from.push(parseTableQuery(scan));
  }
  scan.expect(")");
  let groupBy: string | null = null;
  if (scan.take("GROUP")) {
    scan.expect("BY");
    groupBy = scan.word();
    for (const word of ["ORDER", "BY", groupBy]) scan.expect(word);
  }
  scan.expect("FORMAT");
  const format = scan.word();
  scan.end();
  return { columns, from, groupBy, format };
}

type Scanner = ReturnType<typeof scannerOf>;

function parseColumn(scan: Scanner) {
  const of = parseExpression(scan);
  scan.expect("AS");
  return { of, name: scan.word() };
}

/** `SELECT dt, raw FROM remote(t1_web_logs) WHERE …`, or from `s3Cluster(primary, t1_web_s3)`. */
function parseTableQuery(scan: Scanner): TableQuery {
  for (const word of ["SELECT", "dt", ",", "raw", "FROM"]) scan.expect(word);
  const place = scan.word();
  scan.expect("(");
  if (place === "s3Cluster") for (const word of ["primary", ","]) scan.expect(word);
  else if (place !== "remote") throw new UnknownSql(`table function ${place}`);
  const table = scan.word();
  scan.expect(")");
  scan.expect("WHERE");
  return { table, where: parseExpression(scan) };
}

/** From the loosest to the tightest. */
const LEVELS: readonly (readonly string[])[] = [
  ["OR"],
  ["AND"],
  ["=", "!=", "<", "<=", ">", ">=", "LIKE", "IN", "IS"],
  ["+", "-"],
];

function parseExpression(scan: Scanner, level = 0): Expression {
  const operators = LEVELS[level];
  if (operators === undefined) return parsePrimary(scan);
  if (level === 2 && scan.take("NOT")) return { kind: "operator", operator: "NOT", of: [parseExpression(scan, 2)] };
  let left = parseExpression(scan, level + 1);
  for (;;) {
    const operator = operators.find((one) => scan.take(one));
    if (operator === undefined) return left;
    if (operator === "IS") {
      const negated = scan.take("NOT");
      scan.expect("NULL");
      left = { kind: "operator", operator: negated ? "IS NOT NULL" : "IS NULL", of: [left] };
    } else if (operator === "IN") left = { kind: "operator", operator, of: [left, ...parseList(scan)] };
    else left = { kind: "operator", operator, of: [left, parseExpression(scan, level + 1)] };
  }
}

function parsePrimary(scan: Scanner): Expression {
  if (scan.take("(")) {
    const inner = parseExpression(scan);
    scan.expect(")");
    return inner;
  }
  if (scan.take("-")) return { kind: "operator", operator: "negate", of: [parsePrimary(scan)] };
  const token = scan.next();
  if (token.kind === "text") return { kind: "value", value: token.text };
  if (token.kind === "number") return { kind: "value", value: Number(token.text) };
  if (token.kind !== "word") throw new UnknownSql(`"${token.text}"`);
  if (token.text === "true" || token.text === "false") return { kind: "value", value: token.text === "true" };
  if (!scan.sees("(")) return { kind: "name", name: token.text };
  const first = parseList(scan);
  // `quantileExactIf(0.99)(…)`: what comes first are parameters.
  return scan.sees("(")
    ? { kind: "call", name: token.text, parameters: first, of: parseList(scan) }
    : { kind: "call", name: token.text, parameters: [], of: first };
}

function parseList(scan: Scanner): readonly Expression[] {
  scan.expect("(");
  if (scan.take(")")) return [];
  const list = [parseExpression(scan)];
  while (scan.take(",")) list.push(parseExpression(scan));
  scan.expect(")");
  return list;
}

function scannerOf(sql: string) {
  const tokens = tokensOf(sql);
  let at = 0;
  const next = (): Token => {
    const token = tokens[at];
    if (token === undefined) throw new UnknownSql("a query that ends too early");
    at += 1;
    return token;
  };
  const sees = (text: string) => tokens[at]?.kind !== "text" && tokens[at]?.text === text;
  const take = (text: string): boolean => {
    const found = sees(text);
    if (found) at += 1;
    return found;
  };
  return {
    next,
    sees,
    take,
    expect(text: string) {
      if (!take(text)) throw new UnknownSql(`"${tokens[at]?.text ?? "the end"}" where "${text}" is expected`);
    },
    word(): string {
      const token = next();
      if (token.kind !== "word") throw new UnknownSql(`"${token.text}" where a name is expected`);
      return token.text;
    },
    end() {
      if (at < tokens.length) throw new UnknownSql(`"${tokens[at]?.text ?? ""}" after the end`);
    },
  };
}

function tokensOf(sql: string): readonly Token[] {
  const tokens: Token[] = [];
  const scan = new RegExp(TOKEN);
  while (sql.slice(scan.lastIndex).trim() !== "") {
    const before = scan.lastIndex;
    const match = scan.exec(sql);
    if (match === null) throw new UnknownSql(JSON.stringify(sql.slice(before, before + 20)));
    const [, word, text, number, sign] = match;
    if (word !== undefined) tokens.push({ kind: "word", text: word });
    else if (text !== undefined) {
      tokens.push({ kind: "text", text: text.replace(/\\(.)/gs, (_, one: string) => ESCAPES[one] ?? one) });
    } else if (number !== undefined) tokens.push({ kind: "number", text: number });
    else tokens.push({ kind: "sign", text: sign ?? "" });
  }
  return tokens;
}
