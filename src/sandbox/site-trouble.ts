/** Everything that is wrong with a release at one moment, summed up. Pure. */
import type { SiteFault } from "./contract.ts";

export interface Trouble {
  /** Share of requests that fail besides those that usually do. */
  readonly errorRatio: number;
  /** So many times as many as usually do. */
  readonly errorTimes: number;
  readonly addedLatencyMs: number;
  readonly latencyTimes: number;
  readonly outage: boolean;
  readonly silent: boolean;
}

const NONE: Trouble = {
  errorRatio: 0,
  errorTimes: 1,
  addedLatencyMs: 0,
  latencyTimes: 1,
  outage: false,
  silent: false,
};

export function troubleAt(faults: readonly SiteFault[], release: string, at: number): Trouble {
  let trouble = NONE;
  for (const fault of faults) {
    const applies = fault.release === null || fault.release === release;
    if (!applies || at < fault.fromAt || at >= (fault.untilAt ?? Number.POSITIVE_INFINITY)) continue;
    trouble = addTrouble(trouble, fault.kind);
  }
  return trouble;
}

function addTrouble(trouble: Trouble, kind: SiteFault["kind"]): Trouble {
  if ("errorRatio" in kind) return { ...trouble, errorRatio: 1 - (1 - trouble.errorRatio) * (1 - kind.errorRatio) };
  if ("errorTimes" in kind) return { ...trouble, errorTimes: trouble.errorTimes * kind.errorTimes };
  if ("addedLatencyMs" in kind) return { ...trouble, addedLatencyMs: trouble.addedLatencyMs + kind.addedLatencyMs };
  if ("latencyTimes" in kind) return { ...trouble, latencyTimes: trouble.latencyTimes * kind.latencyTimes };
  return { ...trouble, outage: trouble.outage || kind.outage, silent: trouble.silent || kind.silent === true };
}

/** When it changes after `from` and up to `to`: moments in order, `to` the last of them. */
export function changesOfTrouble(faults: readonly SiteFault[], from: number, to: number): readonly number[] {
  const moments = faults.flatMap(({ fromAt, untilAt = Number.POSITIVE_INFINITY }) => [fromAt, untilAt]);
  const inside = moments.filter((at) => at > from && at < to).toSorted((left, right) => left - right);
  return [...new Set(inside), to];
}

/** What a fault calls a deployment by: its release, or the commit of one that no release of Holdpoint's made. */
export function faultNameOf(meta: Readonly<Record<string, string>>): string {
  return meta["holdpointRelease"] ?? meta["githubCommitSha"] ?? "";
}
