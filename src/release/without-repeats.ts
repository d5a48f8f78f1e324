import type { ProductionRecord } from "./record.ts";

/**
 * One record for each release, newest release first. After a lost answer, or by two runs at once, GitHub may hold a record
 * twice; then the one that something was written into last is the record, and the other one is nothing. That a promote is to
 * begin, which each says of itself, is no such word: a rollback that came before it would be forgotten.
 */
export function withoutRepeats(records: readonly ProductionRecord[]): readonly ProductionRecord[] {
  const spoken = new Map<string, ProductionRecord>();
  for (const record of records) {
    const known = spoken.get(record.payload.release);
    if (known === undefined || isLater(record, known)) spoken.set(record.payload.release, record);
  }
  return [...spoken.values()];
}

function isLater(one: ProductionRecord, other: ProductionRecord): boolean {
  const isSilent = ({ phase, promotedAt }: ProductionRecord) => phase === "promoting" && promotedAt === null;
  return isSilent(one) === isSilent(other) ? one.statusAt > other.statusAt : isSilent(other);
}
