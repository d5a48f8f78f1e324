/**
 * What a person may write as a comment: `/checklist` asks again, `/override <title> @<commit>: <reason>` overrides an item.
 * A push may come between what somebody read and what they wrote, so an override says which commit it is about. Asking
 * again says nothing about any commit. Pure.
 */
import { cutDescription } from "../lib/status-description.ts";

export type CommentCommand =
  | { readonly kind: "check" }
  | {
      readonly kind: "override";
      readonly item: string;
      /** As it was written: anything, or nothing. */
      readonly commit: string | null;
      /** Empty where there is none that anybody could read later. */
      readonly reason: string;
    }
  /** It looks like a command and is none; what was expected, as a sentence. */
  | { readonly kind: "unclear"; readonly notice: string };

/** Shorter than this is no reason that anybody could read later. */
const SHORTEST_REASON = 5;
/** What stands for it where the command is shown. */
const REASON = "<reason>";
/** Fewer hex digits name no commit: the repository has others that begin with them. */
const NAMED_COMMIT = /^[0-9a-f]{7,40}$/;
const NAMED_ITEMS = 5;

/** Null where the comment is no command of ours. `titles`: of the items that may be overridden. */
export function parseCommentCommand(body: string, titles: readonly string[]): CommentCommand | null {
  const line = plain(body.trimStart().split(/\r?\n/, 1)[0] ?? "");
  if (/^\/checklist$/i.test(line)) return { kind: "check" };
  if (!/^\/override\b/i.test(line)) return null;
  if (titles.length === 0) return { kind: "unclear", notice: "No item of this checklist may be overridden." };
  const given = /^\/override (.*)$/i.exec(line)?.[1] ?? "";
  // The longest title first: one may be the beginning of another.
  for (const item of titles.toSorted((left, right) => right.length - left.length)) {
    const title = plain(item).toLowerCase();
    if (!given.toLowerCase().startsWith(title)) continue;
    const rest = /^(?: @([^ :]*))? ?:(.*)$/.exec(given.slice(title.length));
    if (rest === null) continue;
    const [, commit = null, reason = ""] = rest;
    return { kind: "override", item, commit, reason: readReason(reason) };
  }
  const named = titles.slice(0, NAMED_ITEMS).map((title) => `“${title}”`);
  const more = titles.length > named.length ? ` and ${titles.length - named.length} more` : "";
  return {
    kind: "unclear",
    notice: `Write \`/override <title of the item> @<commit>: ${REASON}\`; the line to copy stands below the item. Items that may be overridden: ${named.join(", ")}${more}.`,
  };
}

/** The command as far as it is known before anybody writes a reason: whoever copies it names the whole commit. */
export function renderOverrideCommand(title: string, commit: string): string {
  return `/override ${plain(title)} @${commit}:`;
}

/** Why an override does not count for this commit, as the end of a sentence; null where it does. */
export function mistakeInOverride(
  { item, commit, reason }: Extract<CommentCommand, { kind: "override" }>,
  head: string,
): string | null {
  const wanted = `\`${renderOverrideCommand(item, head)} ${REASON}\``;
  const now = `the pull request is at ${head.slice(0, 12)} now: look at that, and then write ${wanted}`;
  if (commit === null || commit === "") return `did not say for which commit; ${now}`;
  const named = commit.toLowerCase();
  if (!NAMED_COMMIT.test(named)) {
    return `wrote “${cutDescription(commit, 50)}”, which is not a commit (7 to 40 hex digits); ${now}`;
  }
  if (!head.startsWith(named)) return `named the commit ${named.slice(0, 12)}, and ${now}`;
  return reason === "" ? `gave no reason, which is recorded and so needs at least a few words; write ${wanted}` : null;
}

/** No longer than what a status keeps of it. */
function readReason(text: string): string {
  const reason = cutDescription(text);
  return reason.length < SHORTEST_REASON || reason === REASON ? "" : reason;
}

/** As the comment shows it: runs of spaces are one. */
function plain(text: string): string {
  return text.trim().replace(/\s+/g, " ");
}
