/** The tables of the README, between `<!-- generated:NAME -->` and `<!-- /generated:NAME -->`. */
import { parse } from "yaml";
import { z } from "zod";
import { escapeCell, renderTable } from "./field-table.ts";

const action = z.looseObject({
  inputs: z.record(
    z.string(),
    z.looseObject({ description: z.string(), required: z.boolean().optional(), default: z.string().optional() }),
  ),
  outputs: z.record(z.string(), z.looseObject({ description: z.string() })),
});

/** Tables of an action.yml's inputs and outputs. */
export function renderActionTables(actionYaml: string): { readonly inputs: string; readonly outputs: string } {
  const { inputs, outputs } = action.parse(parse(actionYaml));
  const inputRows = Object.entries(inputs).map(([name, input]) => [
    `\`${name}\`${input.required === true ? " (required)" : ""}`,
    input.default ? `\`${escapeCell(input.default)}\`` : "",
    escapeCell(input.description),
  ]);
  const outputRows = Object.entries(outputs).map(([name, { description }]) => [`\`${name}\``, escapeCell(description)]);
  return {
    inputs: renderTable(["Input", "Default", "What it is"], inputRows),
    outputs: renderTable(["Output", "What it is"], outputRows),
  };
}

/** The page with each named table put between its two markers. Throws where a marker stands without its other half. */
export function fillMarkers(page: string, tables: Readonly<Record<string, string>>): string {
  return Object.entries(tables).reduce((text, [name, table]) => {
    const open = `<!-- generated:${name} -->`;
    const close = `<!-- /generated:${name} -->`;
    const begin = text.indexOf(open);
    const end = text.indexOf(close);
    if (begin === -1 && end === -1) return text;
    if (begin === -1 || end < begin)
      throw new Error(`the markers of ${name} do not come in a pair: ${open} … ${close}`);
    const indent = /[^\n]*$/.exec(text.slice(0, begin))?.[0] ?? "";
    const lines = [open, ...table.split("\n"), close].join(`\n${indent}`);
    return `${text.slice(0, begin)}${lines}${text.slice(end + close.length)}`;
  }, page);
}
