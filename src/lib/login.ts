/** Logins at GitHub, as a plan or an option names them. Without zod, which takes longer to load than a rollback to decide. */

/** GitHub: letters, digits and single dashes inside; the accounts of a company's own directory end in `_` and its short code. */
export const LOGIN = /^[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*(?:_[A-Za-z0-9]{3,8})?$/;
export const LOGIN_LENGTH = 39;

/** `alice`, `@alice` or an app's account, `acme-app[bot]`, without the `@`; null where it is none of these. */
export function parseLogin(text: string): string | null {
  const login = text.replace(/^@/, "");
  const name = login.replace(/\[bot\]$/, "");
  return LOGIN.test(name) && name.length <= LOGIN_LENGTH ? login : null;
}
