/**
 * The word of `words` that `text` was probably meant to be, or null where none is close.
 * Close: at most a third of the letters differ (Levenshtein distance, two swapped neighbours count once, case ignored).
 */
export function nearestWord(text: string, words: readonly string[]): string | null {
  const limit = Math.max(1, Math.floor(text.length / 3));
  const ranked = words
    .filter((word) => Math.abs(word.length - text.length) <= limit)
    .map((word) => ({ word, distance: editDistance(text.toLowerCase(), word.toLowerCase()) }))
    .filter(({ distance }) => distance <= limit)
    .toSorted((left, right) => left.distance - right.distance);
  return ranked[0]?.word ?? null;
}

function editDistance(left: string, right: string): number {
  let before: number[] = [];
  let row = Array.from({ length: right.length + 1 }, (_, column) => column);
  for (let line = 1; line <= left.length; line += 1) {
    const next = [line];
    for (let column = 1; column <= right.length; column += 1) {
      const replaced = (row[column - 1] ?? 0) + (left[line - 1] === right[column - 1] ? 0 : 1);
      const swapped = left[line - 1] === right[column - 2] && left[line - 2] === right[column - 1];
      const swap = swapped ? (before[column - 2] ?? 0) + 1 : replaced;
      next.push(Math.min(replaced, swap, (row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1));
    }
    before = row;
    row = next;
  }
  return row[right.length] ?? 0;
}
