/** `-- holdpoint: allow drop-column the column was never read` on a line of its own, right before a statement. */
import { type AdditiveRuleName, isAdditiveRule } from "./additive-rules.ts";

export interface Allowance {
  readonly rule: AdditiveRuleName;
  readonly reason: string;
}

export interface AllowComments {
  readonly allowed: readonly Allowance[];
  /** What is wrong with a comment that means to allow and does not. */
  readonly mistakes: readonly string[];
}

/** `between` is what stands between the statement before and this one: white space, comments, semicolons. */
export function parseAllowComments(between: string): AllowComments {
  const allowed: Allowance[] = [];
  const mistakes: string[] = [];
  for (const [, words = ""] of between.matchAll(/^[^\S\n]*--[^\S\n]*holdpoint:[^\S\n]*(.*)$/gim)) {
    const [, rule = "", reason = ""] = /^allow\s+(\S+)\s*(.*)$/i.exec(words.trim()) ?? [];
    if (!isAdditiveRule(rule)) mistakes.push(`"${words.trim()}" names no rule: expected allow <rule> <reason>`);
    else if (reason.trim() === "") mistakes.push(`"${words.trim()}" gives no reason`);
    else allowed.push({ rule, reason: reason.trim() });
  }
  return { allowed, mistakes };
}
