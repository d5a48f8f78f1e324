/** docs/gates.md: every gate with its fields, and the table of gates for the README. */
import { LOCK_RULES, type LockRule } from "../../src/gates/migrations/locks/lock-rules.ts";
import { ADDITIVE_RULES } from "../../src/gates/migrations/additive-rules.ts";
import type { PlanExtensions, PlanGate } from "../../src/plan/extensions.ts";
import {
  escapeCell,
  type JsonSchema,
  jsonSchemaOf,
  pageOf,
  renderFieldTable,
  renderTable,
  renderType,
} from "./field-table.ts";

export function renderGatesReference({ gates }: Pick<PlanExtensions, "gates">): string {
  return pageOf(
    "# Gates",
    "A gate is one question: a list item with a `title` and one key that names the gate. A gate that errors is a hold that names the cause, never a pass and never a fail. *Code* gates run code of the repository; *world* gates may hold secrets and run none of it.",
    "The same gates can be used in `checklist`, `stages.staging.verify` and `stages.production.verify`; `sign-off` only in the [checklist](checklist.md). In the checklist nothing is deployed yet, so `http`, `tls` and `checkly` check the first production domain as it is now. What compares with the base branch (`growth`, `drop`, `advisor`) finds its record in the checklist's workflow and, with `GITHUB_TOKEN` and `GITHUB_REPOSITORY` set, in `holdpoint checklist`; elsewhere it holds, so it is not for stages.",
    renderGatesTable(gates, (key) => `[\`${key}\`](#${key})`),
    ...Object.values(gates).flatMap(memberSection),
    ...(gates["migrations"] === undefined ? [] : [...additiveRules(), ...lockRules()]),
  );
}

/** One row a gate; `link` renders its key. */
export function renderGatesTable(gates: PlanExtensions["gates"], link: (key: string) => string): string {
  const rows = Object.values(gates).map(({ key, kind, description }) => [
    link(key),
    kind ?? "world",
    escapeCell(firstSentence(description)),
  ]);
  return renderTable(["Gate", "Kind", "What it checks"], rows);
}

/** The rest stands in the gate's own section. */
export function firstSentence(text: string): string {
  return /^.*?\.(?= [A-Z]|$)/s.exec(text)?.[0] ?? text;
}

/** A gate or a step with its fields, and with the mappings inside them. */
export function memberSection({
  key,
  description,
  example,
  spec,
}: Pick<PlanGate, "key" | "description" | "example" | "spec">): string[] {
  const schema = jsonSchemaOf(spec);
  const forms = schema.anyOf ?? [schema];
  const shown = new Set<string>();
  const once = (table: string): string[] => {
    if (table === "" || shown.has(table)) return [];
    shown.add(table);
    return [table];
  };
  const sections = forms.flatMap((form): string[] => {
    const mapping = form.type === "array" ? (form.items ?? {}) : form;
    const written = `\`${key}\` as ${renderType(form)}`;
    const words = form.description === undefined ? `${written}.` : `${written}: ${form.description}`;
    const intro = forms.length > 1 || mapping.properties === undefined ? [words] : [];
    return [...intro, ...(mapping.properties === undefined ? [] : once(renderFieldTable(mapping)))];
  });
  const nested = forms
    .flatMap((form) => innerMappings(key, form.type === "array" ? (form.items ?? {}) : form))
    .flatMap(({ path, mapping }) => {
      const table = once(renderFieldTable(mapping));
      return table.length === 0 ? [] : [`In \`${path}\`:`, ...table];
    });
  return [
    `## ${key}`,
    description,
    ...(example === undefined ? [] : [`\`\`\`yaml\n${example.trim()}\n\`\`\``]),
    ...sections,
    ...nested,
  ];
}

function additiveRules(): string[] {
  const rows = Object.entries(ADDITIVE_RULES).map(([name, { refuses, instead }]) => [
    `\`${name}\``,
    escapeCell(refuses),
    escapeCell(instead),
  ]);
  return [
    "## Rules of additive",
    "What `migrations` refuses with `additive: true`, in statements on objects that older code may use; a table that the same migrations create may be changed freely.",
    renderTable(["Rule", "What is refused", "What to do instead"], rows),
  ];
}

interface InnerMapping {
  /** `rls.sees`. */
  readonly path: string;
  readonly mapping: JsonSchema;
}

/** The mappings that fields hold, whatever lists, names and choices stand around them. */
function innerMappings(path: string, { properties = {} }: JsonSchema): readonly InnerMapping[] {
  return Object.entries(properties).flatMap(([name, field]) =>
    mappingsOf(field).flatMap((mapping) => {
      const inner = `${path}.${name}`;
      return [{ path: inner, mapping }, ...innerMappings(inner, mapping)];
    }),
  );
}

function mappingsOf(field: JsonSchema): readonly JsonSchema[] {
  if (field.properties !== undefined) return [field];
  const { items, additionalProperties, anyOf = [] } = field;
  const inside = typeof additionalProperties === "object" ? [additionalProperties] : [];
  return [...(items === undefined ? [] : [items]), ...inside, ...anyOf].flatMap(mappingsOf);
}

function lockRules(): string[] {
  const rows = Object.entries(LOCK_RULES).map(([name, { does, lock, cost, instead }]) => {
    const ways = (instead as LockRule["instead"]).map(({ since, write }) =>
      since === 0 ? write : `from ${since} on: ${write}`,
    );
    return [`\`${name}\``, escapeCell(does), lock, cost, escapeCell(ways.join("; "))];
  });
  return [
    "## What migrations lock",
    "What `migrations` says of pending statements on tables that are used already, as PostgreSQL 13 to 18 run them. ACCESS EXCLUSIVE stops reads and writes, SHARE, SHARE ROW EXCLUSIVE and EXCLUSIVE stop writes, and the others stop neither. Whoever waits for a lock stops all who come after it as well, so that even a change of a moment needs a `lock_timeout`. `moment` changes a catalog, `scan` reads every row, `build` makes an index, `rewrite` writes the table anew, `empty` empties it, `rows` writes row after row.",
    renderTable(["Rule", "Statement", "Lock", "Cost", "Instead"], rows),
  ];
}
