/** A filter in its own words again, for who approves the plan. Pure. */
import type { Field, Filter, Value } from "./filter-syntax.ts";

export function renderFilter(filter: Filter): string {
  switch (filter.kind) {
    case "all":
      return filter.of.map((one) => (one.kind === "any" ? `(${renderFilter(one)})` : renderFilter(one))).join(" and ");
    case "any":
      return filter.of.map(renderFilter).join(" or ");
    case "not":
      return `not (${renderFilter(filter.of)})`;
    case "compare":
      return `${renderField(filter.field)} ${filter.comparison} ${renderValue(filter.value)}`;
    case "in":
      return `${renderField(filter.field)} in (${filter.values.map(renderValue).join(", ")})`;
    case "like":
      return `${renderField(filter.field)} like ${renderValue(filter.pattern)}`;
    case "missing":
      return `${renderField(filter.field)} is null`;
  }
}

function renderField(field: Field): string {
  return field.map((part) => (/^[A-Za-z_$@][\w$@-]*$/.test(part) ? part : `"${part}"`)).join(".");
}

function renderValue(value: Value): string {
  return typeof value === "string" ? `'${value.replaceAll("'", "''")}'` : String(value);
}
