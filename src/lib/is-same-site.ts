/**
 * Is an address still the site that was asked? With or without `www.`, and from http to https, it is; another port is another
 * site, and so is the way back to http, where anybody between here and there can answer.
 */
export function isSameSite(asked: URL, found: URL): boolean {
  if (asked.protocol === "https:" && found.protocol !== "https:") return false;
  return siteOf(asked) === siteOf(found);
}

function siteOf({ hostname, port }: URL): string {
  return `${hostname.replace(/^www\./, "")}:${port}`;
}
