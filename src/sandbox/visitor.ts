/** Who a visitor is, to whatever tells visitors apart: a place among all of them, from 0 to 1, that they keep. */
export const VISITOR_HEADER = "x-holdpoint-sandbox-visitor";

/** As evenly spread as can be, whoever comes: the multiples of the golden ratio. */
const GOLDEN_RATIO = (Math.sqrt(5) - 1) / 2;

export function createPlaces(): () => number {
  let visitors = 0;
  return () => {
    visitors += 1;
    return (visitors * GOLDEN_RATIO) % 1;
  };
}
