/**
 * The one line that is read where only one line is read: a title, a heading, an annotation, a row of a log. A release that
 * was rolled back must not look there like one that failed: production is safe, and this says so.
 */
import type { CommandResult } from "../release/result.ts";
import { shortenCommits } from "./production.ts";
import { DECISION_WORD } from "./result-words.ts";

type Ended = Pick<CommandResult, "decision" | "production">;

/** `ROLLED BACK, production serves dpl_1`; of everything else the decision's own word. `code` marks a name in Markdown. */
export function renderHeadline(
  { decision, production }: Ended,
  code: (text: string) => string = (text) => text,
): string {
  if (decision !== "rolled-back") return DECISION_WORD[decision];
  return `ROLLED BACK, ${renderServed(production, code)}`;
}

/** What production serves, as a part of a sentence: from the read after the last request, or that it is not known. */
export function renderServed(
  { after, elsewhere = [] }: CommandResult["production"],
  code: (text: string) => string = (text) => text,
): string {
  if (after === null) return "what production serves is not known";
  if (elsewhere.length > 0) return `production is split, the host names ${code(after)}`;
  return `production serves ${code(shortenCommits(after))}`;
}
