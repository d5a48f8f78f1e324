/** What a query says of events. Null is contagious, as in SQL: a condition on what is not there is not met. */
import type { Expression, SelectQuery } from "./sql-syntax.ts";
import { UnknownSql } from "./sql-syntax.ts";

export interface EventRow {
  /** Milliseconds since the epoch. */
  readonly dt: number;
  /** The event's JSON, parsed. */
  readonly raw: unknown;
  /** `_row_type` of what is stored: 1 is a log. */
  readonly type: number;
  /** So many events that are alike. */
  readonly times: number;
}

type Cell = string | number | boolean | null;

export type ResultRow = Readonly<Record<string, Cell>>;

export interface TimeSpan {
  readonly from: number;
  readonly to: number;
}

/** Between which instants rows must lie at least, by what all of the condition demands. */
export function timeSpanOf(where: Expression): TimeSpan {
  const always = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };
  if (where.kind !== "operator") return always;
  const [left, right] = where.of;
  if (where.operator === "AND") {
    const spans = where.of.map(timeSpanOf);
    return { from: Math.max(...spans.map(({ from }) => from)), to: Math.min(...spans.map(({ to }) => to)) };
  }
  const instant = right?.kind === "call" && right.name === "fromUnixTimestamp64Milli" ? right.of[0] : undefined;
  if (left?.kind !== "name" || left.name !== "dt" || instant?.kind !== "value") return always;
  const at = Number(instant.value);
  return where.operator === ">=" ? { ...always, from: at } : where.operator === "<" ? { ...always, to: at } : always;
}

/** Rows of one table that a query asks for. */
export function rowsWhere(rows: readonly EventRow[], where: Expression): readonly EventRow[] {
  return rows.filter((row) => isTrue(evaluate(where, row)));
}

/** Throws UnknownSql. */
export function selectFrom({ columns, groupBy }: SelectQuery, rows: readonly EventRow[]): readonly ResultRow[] {
  const keyed = columns.find(({ name }) => name === groupBy);
  if (groupBy === null) return [Object.fromEntries(columns.map(({ name, of }) => [name, aggregate(of, rows)]))];
  if (keyed === undefined) throw new UnknownSql(`GROUP BY ${groupBy}`);
  const groups = new Map<Cell, EventRow[]>();
  for (const row of rows) {
    const key = evaluate(keyed.of, row);
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups]
    .toSorted(([one], [other]) => Number(one) - Number(other))
    .map(([key, own]) =>
      Object.fromEntries(columns.map(({ name, of }) => [name, name === groupBy ? key : aggregate(of, own)])),
    );
}

function aggregate(expression: Expression, rows: readonly EventRow[]): Cell {
  if (expression.kind !== "call") throw new UnknownSql("a column that is no aggregate");
  const { name, parameters, of } = expression;
  const [first, second] = of;
  const sum = (some: readonly EventRow[]) => some.reduce((total, { times }) => total + times, 0);
  if (name === "count" && of.length === 0) return sum(rows);
  if (name === "countIf" && first !== undefined) return sum(rows.filter((row) => isTrue(evaluate(first, row))));
  if (name === "quantileExactIf" && first !== undefined && second !== undefined) {
    const level = parameters[0]?.kind === "value" ? Number(parameters[0].value) : Number.NaN;
    const values = rows
      .filter((row) => isTrue(evaluate(second, row)))
      .flatMap((row) => {
        const value = evaluate(first, row);
        return value === null ? [] : Array.from({ length: row.times }, () => Number(value));
      })
      .toSorted((one, other) => one - other);
    return values[Math.min(values.length - 1, Math.floor(level * values.length))] ?? null;
  }
  throw new UnknownSql(`aggregate ${name}`);
}

function evaluate(expression: Expression, row: EventRow): Cell {
  switch (expression.kind) {
    case "value":
      return expression.value;
    case "name":
      if (expression.name === "dt") return row.dt;
      if (expression.name === "_row_type") return row.type;
      throw new UnknownSql(`column ${expression.name}`);
    case "call":
      return call(expression.name, expression.of, row);
    case "operator":
      return operate(expression.operator, expression.of, row);
  }
}

function call(name: string, of: readonly Expression[], row: EventRow): Cell {
  const [first, ...others] = of;
  switch (name) {
    // Instants are milliseconds here, whatever their type is.
    case "toDateTime64":
    case "toUnixTimestamp64Milli":
    case "fromUnixTimestamp64Milli":
      return first === undefined ? null : evaluate(first, row);
    case "intDiv": {
      const [left, right] = of.map((one) => Number(evaluate(one, row)));
      return Math.trunc((left ?? 0) / (right ?? 1));
    }
    case "JSONType": {
      const value = memberOf(first, others, row);
      return value === null || value === undefined ? "Null" : typeof value === "string" ? "String" : "Other";
    }
    case "JSONExtract":
      return extract(memberOf(first, others.slice(0, -1), row), textIn(others.at(-1)));
    default:
      throw new UnknownSql(`function ${name}`);
  }
}

function memberOf(document: Expression | undefined, path: readonly Expression[], { raw }: EventRow): unknown {
  if (document?.kind !== "name" || document.name !== "raw") throw new UnknownSql("JSON of something else than raw");
  return path
    .map(textIn)
    .reduce<unknown>(
      (value, name) =>
        typeof value === "object" && value !== null ? (value as Record<string, unknown>)[name] : undefined,
      raw,
    );
}

function textIn(expression: Expression | undefined): string {
  if (expression?.kind === "value" && typeof expression.value === "string") return expression.value;
  throw new UnknownSql("a name that is no text");
}

/** What can be read as the type is: a number in a text, a number of true, the text of either. */
function extract(value: unknown, type: string): Cell {
  const isPlain = typeof value === "string" || typeof value === "number" || typeof value === "boolean";
  switch (type) {
    case "Nullable(String)":
      return isPlain ? String(value) : null;
    case "Nullable(Float64)": {
      const number = isPlain && value !== "" ? Number(value) : Number.NaN;
      return Number.isNaN(number) ? null : number;
    }
    case "Nullable(Bool)":
      // A boolean is a byte there, and a larger number is none.
      if (typeof value === "number") return value >= 0 && value <= 255 ? value !== 0 : null;
      return typeof value === "boolean" ? value : null;
    default:
      throw new UnknownSql(`type ${type}`);
  }
}

function operate(operator: string, of: readonly Expression[], row: EventRow): Cell {
  if (operator === "AND" || operator === "OR") return join(operator, of, row);
  const values = of.map((one) => evaluate(one, row));
  const [left = null, right = null] = values;
  if (operator === "IS NULL") return left === null;
  if (operator === "IS NOT NULL") return left !== null;
  if (left === null || (right === null && of.length > 1)) return null;
  switch (operator) {
    case "NOT":
      return !isTrue(left);
    case "negate":
      return -Number(left);
    case "=":
      return left === right;
    case "!=":
      return left !== right;
    case "IN":
      return values.slice(1).includes(left);
    case "LIKE":
      return likeness(String(right)).test(String(left));
    case "+":
      return Number(left) + Number(right);
    case "-":
      return Number(left) - Number(right);
    default:
      return compare(operator, Number(left), Number(right));
  }
}

/** Three-valued: false decides AND, true decides OR, whatever else is not known. */
function join(operator: "AND" | "OR", of: readonly Expression[], row: EventRow): Cell {
  const decides = operator === "AND" ? isFalse : isTrue;
  let known = true;
  for (const one of of) {
    const value = evaluate(one, row);
    if (decides(value)) return operator === "OR";
    known &&= value !== null;
  }
  return known ? operator === "AND" : null;
}

function compare(operator: string, left: number, right: number): boolean {
  if (operator === "<") return left < right;
  if (operator === "<=") return left <= right;
  return operator === ">" ? left > right : left >= right;
}

function likeness(pattern: string): RegExp {
  const escaped = pattern.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`^${escaped.replaceAll("%", ".*").replaceAll("_", ".")}$`, "s");
}

function isTrue(value: Cell): boolean {
  return value === true || (typeof value === "number" && value !== 0);
}

function isFalse(value: Cell): boolean {
  return value === false || value === 0;
}
