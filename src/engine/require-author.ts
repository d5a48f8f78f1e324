import { isAuthor, renderAuthors } from "../lib/authors.ts";
import { ProviderError } from "../lib/error.ts";

/** Nobody's words but our authors' are read back, so what somebody else's token wrote would be lost at the next run. */
export function requireAuthor(authors: readonly string[], writer: string): void {
  if (isAuthor(writer, authors)) return;
  throw new ProviderError({
    reasonCode: "usage",
    vendor: "GitHub",
    message: `The token writes as ${writer}, but only what ${renderAuthors(authors)} wrote counts as Holdpoint's own.`,
    remedy: `Set the input \`author\` (in a terminal --author) to ${writer}, for every command of the release, or use another token.`,
  });
}
