/**
 * Of several readings of one bucket the one that counts, whatever order they came in. Late data only add to a bucket, so that is
 * the fuller one, and one that has shrunk does not count. Of two that are as full, it is the one that speaks less against
 * the release. Pure.
 */

/** `ranksOf`: what says more stands higher; the first number that differs decides. */
export function fullestOf<Item, Key>(
  items: readonly Item[],
  keyOf: (item: Item) => Key,
  ranksOf: (item: Item) => readonly number[],
): Item[] {
  const byKey = new Map<Key, Item>();
  for (const item of items) {
    const key = keyOf(item);
    const other = byKey.get(key);
    if (other === undefined || isHigher(ranksOf(item), ranksOf(other))) byKey.set(key, item);
  }
  return [...byKey.values()];
}

function isHigher(one: readonly number[], other: readonly number[]): boolean {
  for (const [index, rank] of one.entries()) {
    const difference = rank - (other[index] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return false;
}
