/**
 * Filters of Vercel's queries (OData), as far as its documentation shows them: `eq`, `ne`, `gt`, `ge`, `lt`, `le`,
 * `startswith(…)`, `and`, `or`, parentheses.
 */

/** What a row has of each dimension. */
export type Dimensions = Readonly<Record<string, string>>;

export type Matches = (row: Dimensions) => boolean;

const TOKEN = /\s*(?:([(),])|'((?:[^']|'')*)'|([A-Za-z_]\w*)|(\d+(?:\.\d+)?))/y;

interface Token {
  readonly kind: "sign" | "text" | "word" | "number";
  readonly value: string;
}

const COMPARE: Readonly<Record<string, (left: string, right: string) => boolean>> = {
  eq: (left, right) => left === right,
  ne: (left, right) => left !== right,
  gt: (left, right) => Number(left) > Number(right),
  ge: (left, right) => Number(left) >= Number(right),
  lt: (left, right) => Number(left) < Number(right),
  le: (left, right) => Number(left) <= Number(right),
};

/** A filter, or what is wrong with it as a sentence. */
export function parseFilter(text: string, dimensions: readonly string[]): Matches | string {
  const tokens = tokensOf(text);
  if (tokens === null) return `Filter is not valid: ${text}`;
  let at = 0;
  let trouble: string | null = null;
  const peek = () => tokens[at];
  const fail = (message: string): Matches => {
    trouble ??= message;
    return () => false;
  };
  const take = (value: string): boolean => {
    if (peek()?.kind === "text" || peek()?.value.toLowerCase() !== value) return false;
    at += 1;
    return true;
  };
  const dimension = (): string => {
    const name = tokens[at++]?.value ?? "";
    if (!dimensions.includes(name)) fail(`Filter uses invalid dimension "${name}".`);
    return name;
  };
  const literal = (): string => {
    const token = tokens[at++];
    if (token?.kind !== "text" && token?.kind !== "number") fail(`Filter is not valid: ${text}`);
    return token?.value ?? "";
  };
  const comparison = (): Matches => {
    if (take("(")) {
      const inner = any();
      return take(")") ? inner : fail(`Filter is not valid: ${text}`);
    }
    if (take("startswith")) {
      if (!take("(")) return fail(`Filter is not valid: ${text}`);
      const name = dimension();
      if (!take(",")) return fail(`Filter is not valid: ${text}`);
      const beginning = literal();
      return take(")") ? (row) => (row[name] ?? "").startsWith(beginning) : fail(`Filter is not valid: ${text}`);
    }
    const name = dimension();
    const compare = COMPARE[tokens[at++]?.value ?? ""];
    const wanted = literal();
    return compare === undefined ? fail(`Filter is not valid: ${text}`) : (row) => compare(row[name] ?? "", wanted);
  };
  const all = (): Matches => {
    const parts = [comparison()];
    while (take("and")) parts.push(comparison());
    return (row) => parts.every((part) => part(row));
  };
  const any = (): Matches => {
    const parts = [all()];
    while (take("or")) parts.push(all());
    return (row) => parts.some((part) => part(row));
  };
  const whole = any();
  if (at < tokens.length) fail(`Filter is not valid: ${text}`);
  return trouble ?? whole;
}

function tokensOf(text: string): readonly Token[] | null {
  const tokens: Token[] = [];
  const scan = new RegExp(TOKEN);
  while (text.slice(scan.lastIndex).trim() !== "") {
    const match = scan.exec(text);
    if (match === null) return null;
    const [, sign, quoted, word, number] = match;
    if (sign !== undefined) tokens.push({ kind: "sign", value: sign });
    else if (quoted !== undefined) tokens.push({ kind: "text", value: quoted.replaceAll("''", "'") });
    else if (word !== undefined) tokens.push({ kind: "word", value: word });
    else tokens.push({ kind: "number", value: number ?? "" });
  }
  return tokens;
}
