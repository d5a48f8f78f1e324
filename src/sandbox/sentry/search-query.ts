/**
 * Sentry's search terms, as far as release watching needs them: `key:value`, `!key:value`, `key:"quoted value"`,
 * `key:[a,b]`, `key:>=value`, `has:key`, wildcards, joined by AND. Anything else is refused, never ignored.
 */
export interface SearchTerm {
  readonly key: string;
  readonly negated: boolean;
  readonly operator: "is" | "has" | ">" | ">=" | "<" | "<=";
  readonly values: readonly string[];
}

const TERM = /^(!?)([\w.-]+):(?:(\[[^\]]*\])|(>=|<=|>|<)?(?:"((?:[^"\\]|\\.)*)"|([^\s"()]*)))(?:\s+|$)/;

/** The terms of a query, or the text that was not understood. */
export function parseSearch(query: string): readonly SearchTerm[] | { readonly unknown: string } {
  const terms: SearchTerm[] = [];
  let rest = query.trim();
  while (rest !== "") {
    const match = TERM.exec(rest);
    if (match === null) return { unknown: rest };
    const [whole, bang, key = "", list, comparison, quoted, bare] = match;
    const values = list !== undefined ? parseList(list) : [quoted === undefined ? (bare ?? "") : unescape(quoted)];
    const negated = bang === "!";
    if (values.some((value) => value === "")) return { unknown: rest };
    terms.push(
      key === "has"
        ? { key: values[0] ?? "", negated, operator: "has", values: [] }
        : { key, negated, operator: (comparison as SearchTerm["operator"] | undefined) ?? "is", values },
    );
    rest = rest.slice(whole.length);
  }
  return terms;
}

function parseList(list: string): string[] {
  return list
    .slice(1, -1)
    .split(",")
    .map((value) => value.trim().replace(/^"(.*)"$/, "$1"));
}

function unescape(quoted: string): string {
  return quoted.replace(/\\(.)/g, "$1");
}

/** Whether one term holds for a value; `undefined` means that the row has no such key. */
export function matchesTerm(term: SearchTerm, value: string | undefined): boolean {
  const { operator, negated, values } = term;
  if (operator === "has") return (value !== undefined && value !== "") !== negated;
  const holds = value !== undefined && values.some((wanted) => compare(operator, value, wanted));
  return holds !== negated;
}

/** The same as one term for a number, for many numbers: what is compared with is read once. */
export function createNumberTest(term: SearchTerm): (value: number) => boolean {
  const { operator, negated, values } = term;
  const limits = values.map(comparable);
  if (operator === "is" || operator === "has" || limits.includes(null)) {
    return (value) => matchesTerm(term, String(value));
  }
  return (value) => limits.some((limit) => limit !== null && isOrdered(operator, value, limit)) !== negated;
}

function compare(operator: Exclude<SearchTerm["operator"], "has">, value: string, wanted: string): boolean {
  if (operator === "is") return wanted.includes("*") ? wildcard(wanted).test(value) : value === wanted;
  const [left, right] = [comparable(value), comparable(wanted)];
  if (left === null || right === null) return false;
  return isOrdered(operator, left, right);
}

function isOrdered(operator: Exclude<SearchTerm["operator"], "is" | "has">, left: number, right: number): boolean {
  if (operator === ">") return left > right;
  if (operator === ">=") return left >= right;
  return operator === "<" ? left < right : left <= right;
}

function wildcard(pattern: string): RegExp {
  const source = pattern.split("*").map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${source.join(".*")}$`, "i");
}

/** Numbers as they are, durations and instants as milliseconds; a time without a zone is UTC. */
function comparable(text: string): number | null {
  const [, number, unit = "ms"] = /^(-?\d+(?:\.\d+)?(?:e-?\d+)?)(ms|s|m|h)?$/.exec(text) ?? [];
  return number === undefined ? parseInstant(text) : Number(number) * (UNIT_MS[unit] ?? 1);
}

const UNIT_MS: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 };

/** Milliseconds of an ISO instant, in UTC where it names no zone; null where it is none. */
export function parseInstant(text: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}/.test(text)) return null;
  const zoned = /(Z|[+-]\d{2}:?\d{2})$/.test(text) || !text.includes("T") ? text : `${text}Z`;
  const at = Date.parse(zoned);
  return Number.isNaN(at) ? null : at;
}
