/** What plain text has in place of headings: `Prerequisites:` before a list. Pure. */
import type { ItemBlock } from "../document/block.ts";
import { rolesOf } from "./section-role.ts";

/** Deeper than any heading, and than what folds away. */
export const LABEL_DEPTH = 8;
const LONGEST = 60;

/** The item below its label, where no heading says more. */
export function withLabel(block: ItemBlock): ItemBlock {
  const { headings, lead, line } = block;
  const label = lead.trim();
  const isLabel = /^[^\n]+[:：]$/.test(label) && label.length <= LONGEST && rolesOf(label).length > 0;
  if (!isLabel || headings.some(({ depth }) => depth > 1)) return block;
  return { ...block, headings: [...headings, { text: label.slice(0, -1).trim(), depth: LABEL_DEPTH, line }] };
}
