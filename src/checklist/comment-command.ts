/** What a person may write as a comment: `/checklist` asks again, `/override <title>: <reason>` overrides an item. Pure. */

export type CommentCommand =
  | { readonly kind: "check" }
  | { readonly kind: "override"; readonly item: string; readonly reason: string }
  /** It looks like a command and is none; what was expected, as a sentence. */
  | { readonly kind: "unclear"; readonly notice: string };

/** Shorter than this is no reason that anybody could read later. */
const SHORTEST_REASON = 5;

/** Null where the comment is no command of ours. `titles`: of the items that may be overridden. */
export function parseCommentCommand(body: string, titles: readonly string[]): CommentCommand | null {
  // As the comment shows a title: runs of spaces are one.
  const plain = (text: string) => text.trim().replace(/\s+/g, " ");
  const line = plain(body.trimStart().split(/\r?\n/)[0] ?? "");
  if (/^\/checklist$/i.test(line)) return { kind: "check" };
  const given = /^\/override(?:\s+(.*))?$/i.exec(line)?.[1];
  if (!/^\/override\b/i.test(line)) return null;
  const form = "Write `/override <title of the item>: <reason>`";
  if (titles.length === 0) return { kind: "unclear", notice: "No item of this checklist may be overridden." };
  const known = `Items that may be overridden: ${titles.map((title) => `“${title}”`).join(", ")}.`;
  // The longest title first: one may be the beginning of another.
  const item = titles
    .toSorted((left, right) => right.length - left.length)
    .find((title) => given?.toLowerCase().startsWith(`${plain(title).toLowerCase()}:`));
  if (given === undefined || item === undefined) return { kind: "unclear", notice: `${form}. ${known}` };
  const reason = given.slice(plain(item).length + 1).trim();
  if (reason.length < SHORTEST_REASON)
    return { kind: "unclear", notice: `${form}: the reason is recorded, so it needs at least a few words.` };
  return { kind: "override", item, reason };
}
