/** A document as a plan: read, understood, written; loaded only where a person names a document. */
import { UsageError } from "../../lib/error.ts";
import type { PlanExtensions } from "../../plan/extensions.ts";
import { readDocument } from "./document/read-document.ts";
import { parseMarkdown } from "./document/parse-markdown.ts";
import { whyNoPlan } from "./meaning/has-plan.ts";
import { readMeanings } from "./meaning/read-meanings.ts";
import { importPlan, type ImportedPlan } from "./writing/import-plan.ts";
import { documentLabel } from "./writing/document-label.ts";
import type { PlanSurroundings } from "./writing/surroundings.ts";

/** Throws UsageError where it cannot be read, or is no plan. */
export async function importDocument(
  file: string,
  known: PlanSurroundings,
  extensions: PlanExtensions,
): Promise<ImportedPlan> {
  return importText(await readDocument(file), file, known, extensions);
}

/** Throws UsageError where the text is no plan. */
export function importText(
  text: string,
  file: string,
  known: PlanSurroundings,
  extensions: PlanExtensions,
): ImportedPlan {
  const parsed = parseMarkdown(text);
  const meanings = readMeanings(parsed);
  const why = whyNoPlan(parsed, meanings);
  if (why !== null) {
    const remedy = "Name the document that says what must be so before, during and after a release.";
    throw new UsageError("usage", [{ message: why, remedy, position: { file, line: 1, column: 1 } }]);
  }
  return importPlan(meanings, { document: documentLabel(file), known, extensions });
}
