/** How large the rate behind a baseline may be: what was counted is only a sample of it. Pure. */
import type { Counted } from "./estimate-shape.ts";

/** Standard normal quantile that leaves 1 in 10,000 above: a tenth of what a watch may get wrong. */
const QUANTILE = 3.719;

/**
 * Upper limit of a rate by which `errors` were counted in `requests`: the quantile of a gamma distribution with shape
 * errors + 1 by Wilson and Hilferty (PNAS 17, 1931). Errors that come in clusters count as so many fewer.
 */
export function upperRate({ errors, requests }: Counted, clustering: number): number {
  const each = 1 + Math.max(0, clustering);
  const shape = errors / each + 1;
  const cube = 1 - 1 / (9 * shape) + QUANTILE / (3 * Math.sqrt(shape));
  return (each * shape * cube ** 3) / requests;
}
