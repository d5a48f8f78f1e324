/** The value up to which a comparison accepts a change from the baseline's. Pure. */
import type { Comparison } from "./comparison.ts";

type Accepted = Pick<Comparison, "direction" | "amount">;

export function toleratedValue({ direction, amount }: Accepted, value: number): number {
  const sign = direction === "increases" ? 1 : -1;
  return amount.kind === "relative" ? value * (1 + sign * amount.value) : value + sign * amount.value;
}
