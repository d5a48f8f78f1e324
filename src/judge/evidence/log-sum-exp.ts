/** Beyond this difference the smaller of two terms is below the last digit of their sum. */
const NEGLIGIBLE = 40;

/** ln(e^a + e^b), without leaving the logarithms: `-Infinity` stands for nothing. */
export function logAddExp(one: number, other: number): number {
  const larger = one > other ? one : other;
  const difference = larger - (one > other ? other : one);
  // Both may be nothing, whose difference is no number.
  return difference < NEGLIGIBLE ? larger + Math.log1p(Math.exp(-difference)) : larger;
}

/** ln of a sum of exponentials; `-Infinity` of nothing. */
export function logSumExp(terms: ArrayLike<number>): number {
  let largest = Number.NEGATIVE_INFINITY;
  for (let index = 0; index < terms.length; index += 1) largest = Math.max(largest, terms[index] ?? largest);
  if (!Number.isFinite(largest)) return largest;
  let sum = 0;
  for (let index = 0; index < terms.length; index += 1) {
    const below = (terms[index] ?? Number.NEGATIVE_INFINITY) - largest;
    if (below > -NEGLIGIBLE) sum += Math.exp(below);
  }
  return largest + Math.log(sum);
}
