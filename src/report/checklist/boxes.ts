/** Boxes that people tick, as task list items: GitHub makes them clickable in a list, and nowhere else. */
import type { BoxReport, ItemReport } from "../../checklist/report.ts";
import type { Evidence } from "../../lib/verdict.ts";
import { groupItems } from "./groups.ts";
import { NOT_SIGNED, renderBoxMark } from "./marks.ts";
import { codeOf, escapeMarkdown, renderTitle } from "../markdown.ts";
import { cutText } from "../../lib/cut-text.ts";

const TICKS_COUNT =
  "A tick counts only for this commit, and only from somebody named beside the box. A new commit clears the boxes, except those marked as staying.";

/** The section, with titles and labels of at most so many characters; nothing where the plan asks nobody. */
export function renderBoxes(items: readonly ItemReport[], characters: number): string {
  return renderSection(
    items,
    characters,
    [TICKS_COUNT],
    (box) => `[${box.approval === null ? " " : "x"}] ${renderBoxMark(box)} `,
  );
}

/** The same for reading alone: where nothing can be clicked, a box would only look as if it could. */
export function renderSignatures(items: readonly ItemReport[]): string {
  return renderSection(items, 100, [], () => "");
}

function renderSection(
  items: readonly ItemReport[],
  characters: number,
  intro: readonly string[],
  mark: (box: BoxReport) => string,
): string {
  const groups = groupItems(items.filter(({ boxes }) => boxes.length > 0));
  if (groups.length === 0) return "";
  return [
    "### Sign-offs",
    ...intro,
    ...groups.flatMap(({ name, items: found }) => [
      // One group alone is clear from its titles.
      ...(name === null || groups.length === 1 ? [] : [`#### ${renderTitle(name, Math.min(characters, 80))}`]),
      found.flatMap((item) => item.boxes.map((box) => `- ${mark(box)}${renderBox(item, box, characters)}`)).join("\n"),
    ]),
  ].join("\n\n");
}

/** With what stands before it, one line, which marks.ts reads back. */
function renderBox({ title }: ItemReport, box: BoxReport, characters: number): string {
  const label = codeOf(cutText(box.label, characters));
  return `**${renderTitle(title, characters)}** by ${label}: ${renderSignature(box)}`;
}

export interface SignatureMarks {
  readonly text: (login: string) => string;
  readonly code: (commit: string) => string;
}

const MARKDOWN: SignatureMarks = { text: (login) => escapeMarkdown(cutText(login, 60)), code: codeOf };

/** Who, when, on which commit, and for how long: whoever ticks a box must see which kind it is. */
export function renderSignature({ approval, lasting }: BoxReport, { text, code }: SignatureMarks = MARKDOWN): string {
  if (approval === null) return lasting ? NOT_SIGNED.lasting : NOT_SIGNED.once;
  const { login, at, commit } = approval;
  const kind = approval.lasting ? " (stays for later commits)" : " (for this commit only)";
  return `signed by ${text(login)}, ${renderMinute(at)}, on ${code(commit.slice(0, 7))}${lasting ? kind : ""}`;
}

/** `2026-11-20 12:03 UTC` */
export function renderMinute(at: number): string {
  return `${new Date(at).toISOString().slice(0, 16).replace("T", " ")} UTC`;
}

/** Evidence that the item's boxes, which stand beside it, do not say already. */
export function evidenceBeside({ boxes, verdict }: ItemReport): readonly Evidence[] {
  return verdict.evidence.filter((fact) => !boxes.some(({ label }) => label === fact.label));
}
