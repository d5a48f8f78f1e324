/** docs/rungs.md: every rung of the rollback's ladder with its fields, and the table of rungs for docs/rollback.md. */
import type { PlanExtensions, PlanRung } from "../../src/plan/extensions.ts";
import { planSchema } from "../../src/plan/schema.ts";
import { escapeCell, type JsonSchema, jsonSchemaOf, pageOf, renderFieldTable, renderTable } from "./field-table.ts";

type Rungs = NonNullable<PlanExtensions["rungs"]>;

const MOVES: Readonly<Record<PlanRung["moves"], string>> = {
  deployment: "which deployment production serves",
  behavior: "what production does",
  data: "the data",
  source: "the repository",
};

export function renderRungsReference(extensions: PlanExtensions): string {
  const { rungs = {} } = extensions;
  const fields = jsonSchemaOf(planSchema(extensions)).properties?.["rollback"]?.properties ?? {};
  return pageOf(
    "# Rungs",
    "A rung is one way to take back what a release did. `rollback.ladder` names them in the order in which they are tried, and `rollback.<rung>` says what each needs to know. How they are tried: [the ladder](rollback.md#the-ladder).",
    renderRungsTable(rungs, (key) => `[\`${key}\`](#${key})`),
    ...Object.values(rungs).flatMap((rung) => sectionOf(rung, fields[rung.key])),
  );
}

/** One row a rung; `link` renders its key. */
export function renderRungsTable(rungs: Rungs, link: (key: string) => string): string {
  const rows = Object.values(rungs).map(({ key, moves, cannotUndo }) => [
    link(key),
    MOVES[moves],
    escapeCell(cannotUndo),
  ]);
  return renderTable(["Rung", "What it changes", "What it does not undo"], rows);
}

function sectionOf({ key, description, example, cannotUndo }: PlanRung, field: JsonSchema | undefined): string[] {
  const table = field?.properties === undefined ? [] : [renderFieldTable(field)];
  return [
    `## ${key}`,
    description,
    `\`\`\`yaml\n${example.trim()}\n\`\`\``,
    ...table,
    `It does not undo ${cannotUndo}.`,
  ];
}
