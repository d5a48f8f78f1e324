/** Fields of a zod declaration as Markdown tables. */
import { z } from "zod";
import type { ZodType } from "zod";
import { durationValue, shareValue } from "../../src/lib/plan-values.ts";

/** A generated page of these paragraphs. */
export function pageOf(...paragraphs: readonly string[]): string {
  const note = "<!-- Written by npm run generate. Change the declarations, not this page. -->";
  return `${[note, ...paragraphs].join("\n\n")}\n`;
}

/** The part of JSON Schema that our declarations use. */
export interface JsonSchema {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, JsonSchema>>;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly default?: unknown;
  readonly description?: string;
  readonly examples?: readonly unknown[];
  readonly pattern?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | JsonSchema;
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
}

/** More values than this have a table of their own. */
const LISTED = 12;
const DURATION = jsonSchemaOf(durationValue);
const SHARE = jsonSchemaOf(shareValue);

/** What a person writes, not what the code gets. */
export function jsonSchemaOf(schema: ZodType): JsonSchema {
  return z.toJSONSchema(schema, { io: "input" }) as JsonSchema;
}

/** Rows of a mapping's own fields: name, what is written there, default, description. */
export function renderFieldTable(schema: JsonSchema, links: Readonly<Record<string, string>> = {}): string {
  const rows = Object.entries(schema.properties ?? {}).map(([name, field]) => [
    `\`${name}\`${schema.required?.includes(name) ? " (required)" : ""}`,
    renderType(field, links),
    renderDefault(field),
    escapeCell(field.description ?? ""),
  ]);
  return renderTable(["Field", "Written as", "Default", "What it is"], rows);
}

/** A table whose cells are Markdown already. */
export function renderTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => "---"), ...rows].map((row) => `| ${row.join(" | ")} |`).join("\n");
}

/** Text in a table's cell: a bar or a line break would end it. */
export function escapeCell(text: string): string {
  return text
    .replaceAll("|", "\\|")
    .replaceAll(/\s*\n\s*/g, " ")
    .trim();
}

/** What a person writes there, in words. */
export function renderType(field: JsonSchema, links: Readonly<Record<string, string>> = {}): string {
  const reference = /^#\/\$defs\/(.+)$/.exec(field.$ref ?? "")?.[1];
  // The library's own name stands for a value that may hold others of its kind: any JSON.
  if (reference?.startsWith("__") === true) return "any value";
  if (reference !== undefined) return links[reference] ?? reference;
  if (field.const !== undefined) return `\`${JSON.stringify(field.const)}\``;
  if (field.enum !== undefined && field.enum.length > LISTED) return "text";
  if (field.enum !== undefined) return field.enum.map((value) => `\`${String(value)}\``).join(", ");
  if (field.pattern !== undefined && field.pattern === DURATION.pattern) return "duration";
  if (isShare(field)) return "share";
  const forms = field.anyOf ?? (Array.isArray(field.type) ? field.type.map((type) => ({ type })) : null);
  if (forms !== null) return [...new Set(forms.map((form) => renderType(form, links)))].join(" or ");
  if (field.type === "array") return `list of ${renderType(field.items ?? {}, links)}`;
  if (field.type === "object") {
    const { additionalProperties } = field;
    return typeof additionalProperties === "object" ? `${renderType(additionalProperties, links)} by name` : "mapping";
  }
  const words: Readonly<Record<string, string>> = { string: "text", boolean: "true or false", integer: "whole number" };
  return typeof field.type === "string" ? (words[field.type] ?? field.type) : "any value";
}

/** Another value may be a text or a number, too: a bundle's growth, which may be a size. */
function isShare({ type, examples }: JsonSchema): boolean {
  return JSON.stringify([type, examples]) === JSON.stringify([SHARE.type, SHARE.examples]);
}

function renderDefault({ default: value }: JsonSchema): string {
  if (value === undefined) return "";
  if (value === "" || (Array.isArray(value) && value.length === 0)) return "none";
  if (typeof value === "object" && value !== null && Object.keys(value).length === 0) return "";
  return escapeCell(`\`${typeof value === "string" ? value : JSON.stringify(value)}\``);
}
