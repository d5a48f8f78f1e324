/** The JSON Schema of evidence, and the tables of its page. */
import { z } from "zod";
import type { EvidenceKind } from "../../src/judge/evidence/contract.ts";
import { evidenceKinds } from "../../src/judge/evidence/index.ts";
import { watchEvidence } from "../../src/judge/evidence/watch-evidence.ts";
import { escapeCell, type JsonSchema, jsonSchemaOf, renderFieldTable, renderTable } from "./field-table.ts";

export const EVIDENCE_SCHEMA_ID = "urn:holdpoint:evidence:1";

/** What it cannot say (weights that add up to 1, errors within requests) the reader checks. */
export function renderEvidenceSchema(): string {
  const { $schema, ...schema } = z.toJSONSchema(watchEvidence, { io: "input" });
  return `${JSON.stringify({ $schema, $id: EVIDENCE_SCHEMA_ID, title: "Evidence of a watch", ...schema }, null, 2)}\n`;
}

/** The fields that all kinds have. */
export function renderEvidenceFields(): string {
  const { properties = {}, required = [] } = jsonSchemaOf(watchEvidence);
  const { metrics, ...whole } = properties;
  const [metric = {}] = (metrics?.items as { readonly oneOf?: readonly JsonSchema[] } | undefined)?.oneOf ?? [];
  const own = Object.entries(metric.properties ?? {}).map(([name, field]): [string, JsonSchema] => [
    `metrics[].${name}`,
    name === "kind" ? { type: "string", description: "Which data it is: one of the kinds below." } : field,
  ]);
  const all = { ...whole, ...Object.fromEntries(own) };
  return renderFieldTable({ properties: all, required: [...required, ...own.map(([name]) => name)] });
}

/** Each kind with the fields of its own. */
export function renderEvidenceKinds(): string {
  const rows = Object.entries<EvidenceKind>(evidenceKinds).map(([name, { description, boundary, bucket }]) => [
    `\`${name}\``,
    escapeCell(description),
    fieldsOf(boundary),
    fieldsOf(bucket),
  ]);
  return renderTable(["Kind", "For", "`null`", "Bucket, besides `endSeconds`"], rows);
}

function fieldsOf(schema: z.ZodType): string {
  const fields = Object.entries(jsonSchemaOf(schema).properties ?? {});
  return fields.map(([name, { description = "" }]) => `\`${name}\`: ${escapeCell(description)}`).join("<br>");
}
