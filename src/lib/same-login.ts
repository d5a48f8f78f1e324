/** Are these one account? GitHub's logins differ in nothing but their capitals, which mean nothing. */
export function sameLogin(login: string, other: string): boolean {
  return login.toLowerCase() === other.toLowerCase();
}
