/** A filter as ClickHouse reads it. Names and values are always quoted: nothing that a plan writes is SQL by itself. Pure. */
import type { MetricScope } from "../contract.ts";
import type { Field, Filter, Value } from "./filter-syntax.ts";

export function renderCondition(filter: Filter, scope: MetricScope): string {
  switch (filter.kind) {
    case "all":
      return `(${filter.of.map((one) => renderCondition(one, scope)).join(" AND ")})`;
    case "any":
      return `(${filter.of.map((one) => renderCondition(one, scope)).join(" OR ")})`;
    case "not":
      return `(NOT ${renderCondition(filter.of, scope)})`;
    case "compare": {
      const { field, comparison, value } = filter;
      return `${extract(field, typeOf(value))} ${comparison} ${renderValue(value, scope)}`;
    }
    case "in": {
      const [first = ""] = filter.values;
      const values = filter.values.map((value) => renderValue(value, scope)).join(", ");
      return `${extract(filter.field, typeOf(first))} IN (${values})`;
    }
    case "like":
      return `${extract(filter.field, "String")} LIKE ${renderValue(filter.pattern, scope)}`;
    case "missing":
      // Of a member that is not there as of one that is null.
      return `JSONType(raw, ${filter.field.map(quote).join(", ")}) = 'Null'`;
  }
}

/** A member of the event; null where it is not there, or is of another type. */
export function extract(field: Field, type: "String" | "Float64" | "Bool"): string {
  return `JSONExtract(raw, ${field.map(quote).join(", ")}, 'Nullable(${type})')`;
}

function typeOf(value: Value) {
  return typeof value === "string" ? "String" : typeof value === "number" ? "Float64" : "Bool";
}

function renderValue(value: Value, { commit, environment }: MetricScope): string {
  if (typeof value !== "string") return String(value);
  return quote(value.replaceAll("{commit}", () => commit).replaceAll("{environment}", () => environment));
}

/** A text of ClickHouse's SQL. */
function quote(text: string): string {
  return `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'").replaceAll("\0", "\\0")}'`;
}
