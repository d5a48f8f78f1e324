const SUMMARY_BYTES = 1024 * 1024;

/** GitHub drops a step's summary above 1 MiB whole; its first lines are what counts. */
export function cutSummary(text: string): string {
  if (Buffer.byteLength(text) <= SUMMARY_BYTES) return text;
  const cut = Buffer.from(text)
    .subarray(0, SUMMARY_BYTES - 200)
    .toString();
  return `${cut}\n\nThe rest is left out: GitHub shows no summary above 1 MiB.\n`;
}
