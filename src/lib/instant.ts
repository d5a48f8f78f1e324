/** An instant as ISO 8601 in UTC without milliseconds: `2026-11-20T16:00:00Z`. */
export function renderInstant(at: number): string {
  return new Date(at).toISOString().replace(/\.\d{3}Z$/, "Z");
}
