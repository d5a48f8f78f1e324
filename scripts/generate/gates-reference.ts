/** docs/gates.md: every gate with its fields, and the table of gates for the README. */
import type { PlanExtensions, PlanGate } from "../../src/plan/extensions.ts";
import { escapeCell, pageOf, jsonSchemaOf, renderFieldTable, renderTable, renderType } from "./field-table.ts";

export function renderGatesReference({ gates }: Pick<PlanExtensions, "gates">): string {
  return pageOf(
    "# Gates",
    "A gate is one question: an item of a list with a `title` and one key that names the gate. A yes is a pass. A gate that errors is a hold with its cause, never a pass and never a no. *Code* gates run code of the repository; *world* gates may hold secrets and run none of it.",
    renderGatesTable(gates, (key) => `[\`${key}\`](#${key})`),
    ...Object.values(gates).flatMap(gateSection),
  );
}

/** One row a gate; `link` renders its key. */
export function renderGatesTable(gates: PlanExtensions["gates"], link: (key: string) => string): string {
  const rows = Object.values(gates).map(({ key, kind, description }) => [
    link(key),
    kind ?? "world",
    escapeCell(description),
  ]);
  return renderTable(["Gate", "Kind", "What it asks"], rows);
}

function gateSection({ key, description, spec }: PlanGate): string[] {
  const schema = jsonSchemaOf(spec);
  const forms = schema.anyOf ?? [schema];
  const shown = new Set<string>();
  const sections = forms.flatMap((form): string[] => {
    const mapping = form.type === "array" ? (form.items ?? {}) : form;
    const written = `\`${key}\` as ${renderType(form)}`;
    const words = form.description === undefined ? `${written}.` : `${written}: ${form.description}`;
    const intro = forms.length > 1 || mapping.properties === undefined ? [words] : [];
    const table = mapping.properties === undefined ? "" : renderFieldTable(mapping);
    if (table === "" || shown.has(table)) return intro;
    shown.add(table);
    return [...intro, table];
  });
  return [`## ${key}`, description, ...sections];
}
