/** Milliseconds since the epoch of `2026-11-22T02:30Z` or `2026-11-22T02:30:15+01:00`; null where the text is no instant. */
export function parseInstant(text: string): number | null {
  const match = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2})(:\d{2})?(Z|[+-]\d{2}:\d{2})$/.exec(text);
  if (match === null) return null;
  const [, minute = "", seconds = ":00", zone = ""] = match;
  // The 30th of February and 24:00 would be read as another day.
  const local = Date.parse(`${minute}${seconds}Z`);
  if (Number.isNaN(local) || !new Date(local).toISOString().startsWith(`${minute}${seconds}`)) return null;
  const at = Date.parse(`${minute}${seconds}${zone}`);
  return Number.isNaN(at) ? null : at;
}
