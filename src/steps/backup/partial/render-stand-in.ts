/** SQL of the least that stands in for an object of which an archive only knows the name: no rows, and no code. Pure. */
import { quoteIdentifier, quoteLiteral } from "../../../lib/quote-sql.ts";
import type { Column, OutsideObject } from "./outside-object.ts";

type Function = Extract<OutsideObject["definition"], { kind: "function" }>;

/** Numbers of a table's columns that are named, or all of them. */
export type WantedColumns = ReadonlySet<number> | "all";

/** Null where nothing can stand in for it. */
export function renderStandIn({ name, label, definition }: OutsideObject, wanted: WantedColumns): string | null {
  switch (definition.kind) {
    case "enum":
      return `create type ${name} as enum (${definition.labels.map((one) => quoteLiteral(one).trim()).join(", ")})`;
    case "domain":
      return `create domain ${name} as ${definition.base}`;
    case "composite":
      return `create type ${name} as (${renderColumns(definition.columns)})`;
    case "relation":
      return `create table ${name} (${renderColumns(columnsOf(definition.columns, wanted))})`;
    case "sequence":
      return `create sequence ${name}`;
    case "function":
      return renderFunction(name, label, definition);
    case "other":
      return null;
  }
}

export function columnsOf(columns: readonly Column[], wanted: WantedColumns): readonly Column[] {
  return wanted === "all" ? columns : columns.filter((one) => wanted.has(one.number));
}

function renderColumns(columns: readonly Column[]): string {
  return columns.map(({ name, type }) => `${quoteIdentifier(name)} ${type}`).join(", ");
}

const MODES: Readonly<Record<string, string>> = { i: "", o: "out ", b: "inout ", v: "variadic " };

/** Whoever calls it learns that it is none: what it would compute is not known here. */
function renderFunction(name: string, label: string, { arguments: all, defaults, result }: Function): string {
  // Columns of a table that it returns stand in the result.
  const given = all.filter(({ mode }) => mode !== "t");
  const inputs = given.filter(({ mode }) => mode !== "o");
  const withDefault = new Set(defaults === 0 ? [] : inputs.slice(-defaults));
  const rendered = given.map((one) => {
    const named = one.name === "" ? "" : `${quoteIdentifier(one.name)} `;
    return `${MODES[one.mode] ?? ""}${named}${one.type}${withDefault.has(one) ? " default null" : ""}`;
  });
  const body = `begin raise exception '%', ${quoteLiteral(`${label} is not in the backup, and something stands in for it`)}; end`;
  return `create function ${name}(${rendered.join(", ")}) returns ${result} language plpgsql as${quoteLiteral(body)}`;
}
