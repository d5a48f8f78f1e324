/** Text of the input `plan-branches`: names of branches, separated by commas or white space. */
import type { Problem } from "../lib/error.ts";

/** What Git allows in no branch's name; most of it would be meant as a pattern. */
const NO_NAME = /[*?[\]\\^~:]|^refs\/|^\/|\/$/;

/** The names, and every part that is none. */
export function parsePlanBranches(text: string | undefined): {
  readonly names: readonly string[];
  readonly problems: readonly Problem[];
} {
  const names = [...new Set((text ?? "").split(/[\s,]+/).filter((name) => name !== ""))];
  const problems = names
    .filter((name) => NO_NAME.test(name))
    .map((name) => ({
      message: `plan-branches has "${name}"; expected names of branches, such as next or release/2.x.`,
      remedy: "Write each name in full: whoever can push could create a branch that fits a pattern.",
    }));
  return { names, problems };
}
