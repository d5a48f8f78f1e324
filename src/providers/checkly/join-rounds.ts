/** What runs of a check say together that were scheduled at once in several places. Pure. */
import { groupBy } from "../../lib/group-by.ts";
import type { FinalResult } from "./list-results.ts";

/** From so many places a site is down; from fewer of several it is the way there that may be. */
const QUORUM = 2;

/**
 * One round for each schedule, with its first start. Places that look at the same site at the same moment are not
 * independent, so that three failed runs are not three failures; and a single place of several that fails is none.
 * A run that Checkly started in one place alone is a round by itself.
 */
export function joinRounds(results: readonly FinalResult[]): readonly FinalResult[] {
  const alone = results.filter(({ sequenceId }) => sequenceId === null);
  const together = groupBy(
    results.filter(({ sequenceId }) => sequenceId !== null),
    ({ sequenceId }) => sequenceId,
  );
  return [...alone, ...[...together.values()].map(joinRound)];
}

function joinRound(runs: readonly FinalResult[]): FinalResult {
  const places = new Set(runs.map(({ location }) => location));
  const failedPlaces = new Set(runs.filter(({ failed }) => failed).map(({ location }) => location));
  return {
    startedAt: Math.min(...runs.map(({ startedAt }) => startedAt)),
    failed: failedPlaces.size >= Math.min(QUORUM, places.size),
    sequenceId: runs[0]?.sequenceId ?? null,
    location: null,
  };
}
