/** Which backups of a place have been kept for long enough. Pure. */

export interface KeptBackup {
  readonly name: string;
  readonly takenAt: number;
}

export interface KeepRules {
  readonly now: number;
  readonly keepMs: number;
  /** The one that was made and proven a moment ago. */
  readonly made: KeptBackup;
  /** Since when the way back may need them; null where no release stands on record. */
  readonly since: number | null;
}

/** `found`: whole and proven ones, of this very step. Oldest first. */
export function chooseOldBackups<Found extends KeptBackup>(
  found: readonly Found[],
  { now, keepMs, made, since }: KeepRules,
): readonly Found[] {
  // Where the place does not show the new one, it has none that could stand in for the old ones.
  if (!found.some(({ name }) => name === made.name)) return [];
  const sorted = found.toSorted((one, other) => one.takenAt - other.takenAt);
  // A release is recorded after its backup was taken, so that the newest from before is its own.
  const lastBefore = since === null ? undefined : sorted.findLast(({ takenAt }) => takenAt < since);
  return sorted.filter(
    (one) =>
      one.name !== made.name &&
      one.takenAt < made.takenAt &&
      now - one.takenAt > keepMs &&
      (since === null || (one.takenAt < since && one !== lastBefore)),
  );
}
