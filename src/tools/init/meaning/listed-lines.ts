/** Lines of a paragraph that are a list to people, though none to Markdown: `1.2.1 …`, `19:30 …`, `• …`. Pure. */
import type { ItemBlock, ParagraphBlock } from "../document/block.ts";

const MARK =
  /^(?:(?:\d+\.)+\d+\.?\)?|\d{1,2}[:.h]\d{2}(?:\s*(?:am|pm|uhr|h))?\s*(?:[-–—:]|(?=\s))|\(?[a-zA-Z]\)|[•·‣▪◦–—])\s+(?=\S)/i;
/** What is done at a time of the day is done in the release itself. */
const TIME = /^\d{1,2}(?:[:h]\d{2}|\.\d{2}\s*uhr)/i;
const BULLET = /^[•·‣▪◦–—]/;
const FEWEST = 2;

/** Empty where they are none. What does not begin with a mark goes on with the line before. */
export function listedLines(block: ParagraphBlock): readonly ItemBlock[] {
  const [head = "", ...rest] = block.text.split("\n");
  const hasLead = /[:：]\s*$/.test(head) && !MARK.test(head);
  const lead = hasLead ? head : "";
  const lines = hasLead ? ["", ...rest] : [head, ...rest];
  const marked = lines.flatMap((line, index) => (MARK.test(line) ? [index] : []));
  if (marked.length < FEWEST || marked.length * 2 < rest.length || marked[0] !== (hasLead ? 1 : 0)) return [];
  const starts = startsOf([head, ...rest]);
  const parts = marked.map((first, index) => {
    const whole = lines.slice(first, marked[index + 1] ?? lines.length).join("\n");
    const mark = MARK.exec(whole)?.[0] ?? "";
    return { first, mark, text: whole.slice(mark.length), at: (starts[first] ?? 0) + mark.length };
  });
  const siblings = parts.map(({ text }) => text);
  return parts.map(({ first, mark, text, at }) => ({
    kind: "item",
    line: block.line + first,
    headings: TIME.test(mark) ? [...block.headings, { text: "Execution", depth: 7, line: block.line }] : block.headings,
    text,
    codes: block.codes
      .filter((code) => code.at >= at && code.at < at + text.length)
      .map((code) => ({ text: code.text, at: code.at - at })),
    struck: false,
    checked: null,
    ordered: !BULLET.test(mark),
    parents: [],
    lead,
    siblings,
    hasChildren: false,
  }));
}

/** Of each line, where in the text it begins. */
function startsOf(lines: readonly string[]): readonly number[] {
  let at = 0;
  return lines.map((line) => {
    const start = at;
    at += line.length + 1;
    return start;
  });
}
