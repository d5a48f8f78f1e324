/** The logins whose records at GitHub are our own: everybody with push access may write a deployment or a status. */
import type { Problem } from "./error.ts";
import { parseLogin } from "./login.ts";
import { sameLogin } from "./same-login.ts";

/** Login of a workflow's own token. */
export const DEFAULT_AUTHOR = "github-actions[bot]";

/** `github-actions[bot], acme-deploys[bot]`; nothing given: a workflow's own token. Null where a part is no login. */
export function parseAuthors(text: string | undefined): readonly string[] | null {
  if (text === undefined || text.trim() === "") return [DEFAULT_AUTHOR];
  const logins = text.split(",").map((login) => parseLogin(login.trim()));
  return logins.every((login) => login !== null) ? logins : null;
}

export function isAuthor(login: string, authors: readonly string[]): boolean {
  return authors.some((author) => sameLogin(login, author));
}

/** `github-actions[bot]`, `alice or bob`. */
export function renderAuthors(authors: readonly string[]): string {
  return authors.join(" or ");
}

/** What is wrong where `parseAuthors` gives null. */
export function unreadableAuthors(text: string | undefined): Problem {
  return {
    message: `author is "${text}"; expected logins separated by commas, such as github-actions[bot], acme-app[bot].`,
  };
}
