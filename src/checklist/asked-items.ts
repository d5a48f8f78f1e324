/**
 * Which items the job of the code items asked, as a line that the job leaves behind where it may write nothing: a notice,
 * which GitHub keeps with the job. Like its end, it is the pull request's own word about itself.
 */
import { digestOf } from "../lib/digest.ts";

const BEGINS = "Holdpoint asked these items of";

/** Stands for an item with its question: one that was added, renamed or changed since is another. */
export function askedItemId(
  planFile: string,
  { title, gate, spec }: { readonly title: string; readonly gate: string; readonly spec: unknown },
): string {
  return digestOf(JSON.stringify([planFile, title, gate, spec]), 12);
}

/** 300 items, as many as a plan may have, stay below the 4,096 characters that the runner keeps of a notice. */
export function renderAskedItems(commit: string, ids: readonly string[]): string {
  return `${BEGINS} ${commit}: ${ids.join(" ")}`;
}

/** The items that any of these lines names for the commit. */
export function parseAskedItems(lines: readonly string[], commit: string): ReadonlySet<string> {
  const begins = `${BEGINS} ${commit}: `;
  const named = lines.filter((line) => line.startsWith(begins)).map((line) => line.slice(begins.length));
  return new Set(named.flatMap((ids) => ids.match(/\b[0-9a-f]{12}\b/g) ?? []));
}
