/** Null where it is none. (`URL.parse` came with Node 22.) */
export function parseUrl(text: string, base?: string): URL | null {
  return URL.canParse(text, base) ? new URL(text, base) : null;
}
