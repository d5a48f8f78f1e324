/** How often the host is asked whether it has built a commit: READY is seen within 15 s, the requests included. */
const SHORTEST_MS = 1_000;
const LONGEST_MS = 10_000;
/** Of the time that it took already: most builds are ready within minutes. */
const SHARE = 1 / 30;

export function adoptPollMs(waitedMs: number): number {
  return Math.min(LONGEST_MS, Math.max(SHORTEST_MS, waitedMs * SHARE));
}
