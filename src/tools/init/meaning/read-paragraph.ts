/** A paragraph, sentence by sentence, and what stands in a line of its own. Pure. */
import type { ParagraphBlock } from "../document/block.ts";
import { limitContext } from "./limit-context.ts";
import { left, type Meaning } from "./meaning.ts";
import { readCommands, readVariables } from "./read-gates.ts";
import { withLabel } from "./label-headings.ts";
import { listedLines } from "./listed-lines.ts";
import { handlesIn, readItem, signOffOf } from "./read-item.ts";
import { readLimits } from "./read-limits.ts";
import { readRolloutSentence } from "./read-rollout.ts";
import { readRungs } from "./read-rungs.ts";
import { readWatch } from "./read-watch.ts";
import { readWindows } from "./read-windows.ts";
import { groupOf, sectionRoles } from "./section-role.ts";
import { shownText, titleOf } from "./written-text.ts";

const BLANK = /_{4,}|\.{6,}/;
const DONE = /^[✅✔☑]/u;
const OPEN = /^[☐⬜◻🔲□]/u;
const PASS_IF = /^(?:pass if|passes if|accept if)\b/i;

export function readParagraph(block: ParagraphBlock): readonly Meaning[] {
  const { text, line } = block;
  const listed = listedLines(block);
  if (listed.length > 0) return listed.flatMap((item) => readItem(withLabel(item)));
  const lines = text.split("\n");
  if (lines.some((one) => DONE.test(one.trim()) || OPEN.test(one.trim()))) {
    return lines.flatMap((one, index) => readSign(block, one.trim(), line + index));
  }
  if (BLANK.test(text)) return [remark(line, "blank", text, "a blank that a person fills in")];
  if (PASS_IF.test(text.trim())) return [remark(line, "manual", text, "when it counts as passed, a person must see")];
  const found = sentencesOf(text).flatMap((sentence) => readSentence(block, sentence, line));
  const commands = readGatesOf(block);
  const all = [...found, ...commands];
  return all.length > 0
    ? all
    : [left(line, "comment", shownText(text), "it asks for nothing that a plan has a word for")];
}

/** A heading that what follows it completes: `Abort if`. */
const CONDITIONAL = /(?<!\p{L})(?:if|when|wenn|falls|si|se|cuando|quand|quando|als|если|при)\s*:?\s*$/iu;
/** Also where a line begins with a label of its own: `Owner: …`, `Window: …`. */
const SENTENCE_END = /(?<=[.!?:])\s+(?=[\p{Lu}\p{Lo}*"“¿¡])|(?<=[。！？])|\n(?=\p{L}[\p{L} /-]{1,40}\s?[:：]\s?\S)/u;

interface Sentence {
  readonly text: string;
  /** Lines of the paragraph before it. */
  readonly before: number;
  /** The sentence before it. */
  readonly lead: string;
}

function sentencesOf(text: string): readonly Sentence[] {
  // A dot in a number or an abbreviation ends nothing: a sentence begins with a capital, or with what is no letter.
  const parts = text.split(SENTENCE_END);
  let at = 0;
  return parts.map((part, index) => {
    const start = text.indexOf(part, at);
    at = start + part.length;
    return { text: part, before: text.slice(0, start).split("\n").length - 1, lead: parts[index - 1] ?? "" };
  });
}

function readSentence(
  { headings, text: paragraph }: ParagraphBlock,
  sentence: Sentence,
  first: number,
): readonly Meaning[] {
  const line = first + sentence.before;
  const { text, lead } = sentence;
  const context = limitContext({ text, lead, headings });
  // Prose under a heading says many things: only a sentence that speaks of going back itself, or a demand, is a condition.
  const said = limitContext({ text, lead, headings: [] });
  const isLed = context === "rollback" && CONDITIONAL.test(headings.at(-1)?.text ?? "");
  const isOwn = isLed || said === "rollback" || said === "hold" || said === "negated" || said === "warn";
  const written = { line, text, subject: null, around: paragraph };
  const limits = readLimits(written, isOwn ? (isLed ? context : said) : context === "success" ? "success" : "none");
  const useful = limits.filter(({ kind }) => kind !== "comment");
  return [
    ...useful,
    ...readWatch(line, text, headings),
    ...readWindows(line, text, `${groupOf(headings) ?? ""} ${paragraph.slice(0, 80)} ${lead}`),
    ...(limits.length > 0 ? [] : [...readRungs(line, text, headings), ...readRolloutSentence(line, text)]),
    ...readAgreement(line, text, headings),
  ];
}

const AGREES = /approv|sign[ -]?off|\breply\b|\bok\b|agree|freigabe|freigeben|zustimm|valider|aprob|aprovar/i;

/** `Please reply with OK: @dana @robin`; under a heading of approvals the whole paragraph is asked. */
function readAgreement(line: number, text: string, headings: ParagraphBlock["headings"]): readonly Meaning[] {
  const who = AGREES.test(text) && !sectionRoles(headings).includes("approvals") ? handlesIn(text) : [];
  if (who.length === 0) return [];
  const becomes = signOffOf({ text, headings }, who);
  return [
    { line, kind: "sign-off", text: shownText(text), why: "the people that the document names must agree", becomes },
  ];
}

/** A command in prose is an example, unless the section is about what comes before a release. */
function readGatesOf(block: ParagraphBlock): readonly Meaning[] {
  const roles = sectionRoles(block.headings);
  if (block.quoted) return [];
  if (roles.includes("environment")) return readVariables(block);
  if (roles.includes("before") && /^(?:run|execute|ejecut)\b/i.test(block.text)) return readCommands(block);
  const who = roles.includes("approvals") ? handlesIn(block.text) : [];
  if (who.length === 0) return [];
  const { line, text } = block;
  const becomes = signOffOf(block, who);
  return [
    { line, kind: "sign-off", text: shownText(text), why: "the people that the document names must agree", becomes },
  ];
}

function readSign({ headings }: ParagraphBlock, text: string, line: number): readonly Meaning[] {
  if (text === "") return [];
  if (DONE.test(text)) return [left(line, "history", shownText(text), "a check mark is history, not a pass")];
  if (!OPEN.test(text))
    return [left(line, "comment", shownText(text), "it asks for nothing that a plan has a word for")];
  const becomes = signOffOf({ text, headings }, handlesIn(text));
  return [{ line, kind: "guessed", text: shownText(text), why: "guessed: a sign that reads as an open box", becomes }];
}

function remark(line: number, kind: "blank" | "manual", text: string, why: string): Meaning {
  return {
    line,
    kind,
    text: shownText(text),
    why,
    becomes: { place: "remark", near: "checklist", value: titleOf(text) },
  };
}
