/** One measured figure of ours beside the same figure of the tool that people use today. */
export interface BenchRow {
  readonly name: string;
  readonly ours: number;
  readonly peer: number;
  readonly peerName: string;
  readonly unit: string;
  /** `ours / peer`, of medians; where the peer has none at all, ours against one. */
  readonly ratio: number;
  /** As a person reads it: `≤ 0.50 of the peer`, `≤ 200 MB`. */
  readonly budget: string;
  readonly withinBudget: boolean;
  /** Where it is out of its budget: what a profile shows that it is spent on. */
  readonly note?: string;
}

/** What a figure is held to: a share of the peer's, or a figure of its own. */
export type Budget =
  | { readonly kind: "share"; readonly atMost: number }
  | { readonly kind: "limit"; readonly atMost: number }
  | { readonly kind: "equal"; readonly to: number };

/** Of several samples each; the medians are compared. */
export function benchRow(row: {
  readonly name: string;
  readonly ours: readonly number[];
  readonly peer: readonly number[];
  readonly peerName: string;
  readonly unit: string;
  readonly budget: Budget;
  readonly note?: string;
}): BenchRow {
  const ours = median(row.ours);
  const peer = median(row.peer);
  const ratio = ours / (peer === 0 ? 1 : peer);
  const { budget } = row;
  const withinBudget =
    budget.kind === "equal" ? ours === budget.to : (budget.kind === "share" ? ratio : ours) <= budget.atMost;
  return {
    name: row.name,
    ours,
    peer,
    peerName: row.peerName,
    unit: row.unit,
    ratio,
    budget: describeBudget(budget, row.unit),
    withinBudget,
    ...(withinBudget || row.note === undefined ? {} : { note: row.note }),
  };
}

function describeBudget(budget: Budget, unit: string): string {
  if (budget.kind === "share") return `≤ ${Number(budget.atMost.toPrecision(3))}×`;
  return budget.kind === "limit" ? `≤ ${budget.atMost} ${unit}` : `${budget.to} ${unit}`;
}

/** NaN of nothing, so that a figure without samples is never within its budget. */
export function median(samples: readonly number[]): number {
  const sorted = samples.toSorted((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}
