/** What became of each line of a document, for people. Pure. */
import { fitText, wrapText } from "../../lib/wrap-text.ts";
import type { ImportedItem, ImportedPlan } from "./writing/import-plan.ts";

const HEADINGS = [
  ["imported", "Imported: read each line, and correct it"],
  ["manual", "Manual: a comment in the plan, which a person completes"],
  ["left", "Left: not in the plan"],
] as const;

export function renderImport({ items, counts }: ImportedPlan, document: string, columns: number): readonly string[] {
  return [
    ...HEADINGS.flatMap(([status, heading]) => {
      const own = items.filter((item) => statusOf(item) === status);
      return own.length === 0
        ? []
        : [`${heading} (${own.length})`, ...own.flatMap((item) => renderItem(item, document, columns)), ""];
    }),
    `imported ${counts.imported}, manual ${counts.manual}, left ${counts.left}`,
  ];
}

function statusOf({ plan }: ImportedItem): keyof ImportedPlan["counts"] {
  if (plan === undefined) return "left";
  return plan.startsWith("#") ? "manual" : "imported";
}

function renderItem({ line, kind, text, why }: ImportedItem, document: string, columns: number): readonly string[] {
  const place = `${document}:${line}`;
  return wrapText(
    `${text} (${why})`,
    columns,
    `  ${fitText(place, Math.max(place.length, 8))}  ${fitText(kind, 12)}  `,
  );
}
