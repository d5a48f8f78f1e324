/** Hidden marks in a checklist's comment, by which a later run knows it again and reads back what it says. */
import { isLinkable } from "../markdown.ts";

export interface ChecklistMark {
  readonly planFile: string;
  /** Full SHA that the comment speaks of. */
  readonly commit: string;
}

/** What every comment of ours about this plan begins with, whatever its commit. */
export function checklistMarker(planFile: string): string {
  // Percent-encoding leaves no `>`, so that nothing can end the mark early, and two hyphens are not for a comment's inside.
  const encoded = encodeURIComponent(planFile.toWellFormed()).replaceAll("%2F", "/").replaceAll("--", "-%2D");
  return `<!-- holdpoint:checklist plan="${encoded}" commit=`;
}

/** The comment's first line. */
export function renderChecklistMarker({ planFile, commit }: ChecklistMark): string {
  return `${checklistMarker(planFile)}${commit} -->`;
}

/** Null where the text does not begin as a comment of ours. */
export function parseChecklistMarker(body: string): ChecklistMark | null {
  const match = /^<!-- holdpoint:checklist plan="([^"\s<>]*)" commit=([0-9a-f]{40}) -->\r?(?:\n|$)/.exec(body);
  if (match === null) return null;
  const [, encoded = "", commit = ""] = match;
  try {
    return { planFile: decodeURIComponent(encoded), commit };
  } catch {
    return null;
  }
}

/** The line of a box up to its title: what GitHub makes a task of, and our mark. */
const BOX_LINE = /^- \[([ xX])\] (<!-- holdpoint:box=([0-9a-f]{16})( lasting)? --> \*\*(.+))$/gm;

/** What stands beside a box that nobody has ticked, by its kind. */
export const NOT_SIGNED = {
  once: "not signed yet",
  lasting: "not signed yet; a tick stays for later commits",
} as const;

/** The words that boxes.ts writes; looked for one by one, in a time that no edited line can stretch. */
function isBoxText(text: string): boolean {
  const by = text.indexOf("** by ", 1);
  const isOpen = Object.values(NOT_SIGNED).some((words) => text.endsWith(`: ${words}`));
  return by > 0 && (isOpen || text.indexOf(": signed by ", by + 7) > 0);
}

/** The hidden mark beside a box: which one it is, and which kind it says it is. */
export function renderBoxMark({ id, lasting }: { readonly id: string; readonly lasting: boolean }): string {
  return `<!-- holdpoint:box=${id}${lasting ? " lasting" : ""} -->`;
}

/** Boxes by their id, ticked or not. A line that is not exactly ours is no box; of two with one id the first counts. */
export function parseBoxes(body: string): ReadonlyMap<string, boolean> {
  return new Map([...readBoxes(body)].map(([id, { ticked }]) => [id, ticked]));
}

/** The boxes that the body marks as lasting. */
export function parseLastingBoxes(body: string): ReadonlySet<string> {
  return new Set([...readBoxes(body)].flatMap(([id, { lasting }]) => (lasting ? [id] : [])));
}

function readBoxes(body: string) {
  const boxes = new Map<string, { readonly ticked: boolean; readonly lasting: boolean }>();
  for (const [, tick, , id = "", lasting, text = ""] of unixLines(body).matchAll(BOX_LINE)) {
    if (isBoxText(text) && !boxes.has(id)) boxes.set(id, { ticked: tick !== " ", lasting: lasting !== undefined });
  }
  return boxes;
}

/** The body with every box unticked: the same before and after a click, so that its digest tells any other edit. */
export function withoutTicks(body: string): string {
  return unixLines(body)
    .replace(BOX_LINE, (line, _tick, rest: string, _id, _lasting, text: string) =>
      isBoxText(text) ? `- [ ] ${rest}` : line,
    )
    .trimEnd();
}

/** GitHub's editor sends lines that end with CR LF. */
function unixLines(body: string): string {
  return body.replaceAll("\r\n", "\n");
}

/** Nothing for an address that is no link. */
export function renderRunMark(runUrl: string | null): string {
  return isLinkable(runUrl) ? `<!-- holdpoint:run=${Buffer.from(runUrl).toString("base64url")} -->` : "";
}

/** The run that the comment was rendered with; null where it names none. */
export function parseRunUrl(body: string): string | null {
  const marks = [...unixLines(body).matchAll(/^<!-- holdpoint:run=([\w-]+) -->$/gm)];
  const url = Buffer.from(marks.at(-1)?.[1] ?? "", "base64url").toString("utf8");
  return isLinkable(url) ? url : null;
}

/** Packed results, hidden at the end of the comment; nothing where there are none. */
export function renderCodeBlock(codeResult: string): string {
  return /^[\w-]+$/.test(codeResult) ? `<!-- holdpoint:code=${codeResult} -->` : "";
}

/** Empty where the comment ends without them. */
export function parseCodeBlock(body: string): string {
  return /(?:^|\n)<!-- holdpoint:code=([\w-]+) -->$/.exec(unixLines(body).trimEnd())?.[1] ?? "";
}
