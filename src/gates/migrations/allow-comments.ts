/** `-- holdpoint: allow drop-column the column was never read` on a line of its own, right before a statement. */
import { cutText } from "../../lib/cut-text.ts";
import { type AdditiveRuleName, isAdditiveRule } from "./additive-rules.ts";

export interface AllowComments {
  /** The reasons, by what they are for; of several the first. */
  readonly allowed: ReadonlyMap<AdditiveRuleName, string>;
  /** What is wrong with a comment that means to allow and does not: the first ones. */
  readonly mistakes: readonly string[];
}

const SHOWN_MISTAKES = 3;
const REASON_CHARACTERS = 300;

/** `between` is what stands between the statement before and this one: white space, comments, semicolons. */
export function parseAllowComments(between: string): AllowComments {
  const allowed = new Map<AdditiveRuleName, string>();
  const mistakes: string[] = [];
  // Nothing but what stands before a comment on its line: with every white space, each line would be tried from all
  // carriage returns before it.
  for (const [, words = ""] of between.matchAll(/^[ \t]*--[ \t]*holdpoint:(.*)$/gim)) {
    const [, rule = "", reason = ""] = /^allow\s+(\S+)\s*(.*)$/i.exec(words.trim()) ?? [];
    const mistake = !isAdditiveRule(rule)
      ? "names no rule: expected allow <rule> <reason>"
      : reason === ""
        ? "gives no reason"
        : null;
    if (mistake === null && isAdditiveRule(rule)) {
      if (!allowed.has(rule)) allowed.set(rule, cutText(reason, REASON_CHARACTERS));
    } else if (mistakes.length < SHOWN_MISTAKES) {
      mistakes.push(`"${cutText(words.trim(), REASON_CHARACTERS)}" ${mistake}`);
    }
  }
  return { allowed, mistakes };
}
