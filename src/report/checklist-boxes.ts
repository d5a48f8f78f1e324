/** Boxes that people tick, as task list items: GitHub makes them clickable in a list, and nowhere else. */
import type { BoxReport, ItemReport } from "../checklist/report.ts";
import { groupItems } from "./checklist-groups.ts";
import { renderBoxMark } from "./checklist-marks.ts";
import { codeOf, cut, escapeCell, escapeMarkdown, strongTitle } from "./markdown.ts";

/** The section, with titles and labels of at most so many characters; nothing where the plan asks nobody. */
export function renderBoxes(items: readonly ItemReport[], characters: number): string {
  const groups = groupItems(items.filter(({ boxes }) => boxes.length > 0));
  if (groups.length === 0) return "";
  return [
    "### Sign-offs",
    ...groups.flatMap(({ name, items: found }) => [
      ...(name === null ? [] : [`#### ${escapeCell(name, Math.min(characters, 80))}`]),
      found.flatMap((item) => item.boxes.map((box) => renderBox(item.title, box, characters))).join("\n"),
    ]),
  ].join("\n\n");
}

/** One line, which checklist-marks.ts reads back. */
function renderBox(title: string, box: BoxReport, characters: number): string {
  const tick = box.approval === null ? " " : "x";
  const label = codeOf(cut(box.label, characters));
  return `- [${tick}] ${renderBoxMark(box.id)} ${strongTitle(title, characters)} by ${label}: ${renderSignature(box)}`;
}

/** Who, when, on which commit. */
export function renderSignature({ approval, lasting }: BoxReport): string {
  const stays = lasting ? " (stays for later commits)" : "";
  if (approval === null) return "not signed yet";
  const { login, at, commit } = approval;
  return `signed by ${escapeMarkdown(cut(login, 60))}, ${renderMinute(at)}, on ${codeOf(commit.slice(0, 7))}${stays}`;
}

/** `2026-11-20 12:03 UTC` */
export function renderMinute(at: number): string {
  return `${new Date(at).toISOString().slice(0, 16).replace("T", " ")} UTC`;
}
