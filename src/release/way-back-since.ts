/**
 * Since when a project's backups may still be needed by the way back: by the release that production serves, by what it would be
 * rolled back to, and by as many further back as the plan allows. By our own records; pure.
 */

export interface ReleasedBuild {
  readonly release: string;
  /** When its record was written, immediately before its promote. */
  readonly createdAt: number;
  readonly candidate: { readonly id: string };
  readonly knownGood: { readonly id: string } | null;
  readonly previous: { readonly id: string } | null;
}

export type WayBackSince =
  /** Null: no release stands on record. */
  | { readonly since: number | null }
  /** A part of a sentence: why nobody can tell. */
  | { readonly unknown: string };

export interface WayBackFacts {
  /** Newest first. */
  readonly records: readonly ReleasedBuild[];
  /** No older ones were left out. */
  readonly isWhole: boolean;
  /** The one that is being made, whose own backup this is about. */
  readonly release: string;
  /** Further back than what served before. */
  readonly steps: number;
}

export function wayBackSince({ records, isWhole, release, steps }: WayBackFacts): WayBackSince {
  const others = records.filter((one) => one.release !== release);
  const [newest] = others;
  if (newest === undefined) return isWhole ? { since: null } : { unknown: "no other release is among those listed" };
  const reached = new Set([newest]);
  let from = [newest];
  for (let further = 0; further <= steps; further += 1) {
    const wanted = new Set(from.flatMap(({ knownGood, previous }) => [knownGood, previous]).map((one) => one?.id));
    wanted.delete(undefined);
    from = others.filter(({ candidate }) => wanted.has(candidate.id));
    const found = new Set(from.map(({ candidate }) => candidate.id));
    const missing = [...wanted].find((id) => id !== undefined && !found.has(id));
    // Of all that there are: what served there was never released by us, and no record names a backup of it.
    if (missing !== undefined && !isWhole) return { unknown: `the record of ${missing} is not among those listed` };
    for (const one of from) reached.add(one);
  }
  return { since: Math.min(...[...reached].map(({ createdAt }) => createdAt)) };
}
