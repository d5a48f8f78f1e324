/** Requests that are drawn and not sent, put together where they are alike. Pure but for its random numbers. */
import type { AnswersAlike } from "./contract.ts";
import { drawFailure, drawLatencyMs, type Failure } from "./request-fate.ts";
import type { Trouble } from "./site-trouble.ts";

/** Latencies within so much of each other count as one: the 99th percentile of a minute varies more by chance. */
const ALIKE = Math.log(1.1);

export type DrawnRequests = Readonly<Record<"fine" | Failure, readonly AnswersAlike[]>>;

/** Arrivals of a span at so many a minute, in the order of time, each independent of the others. */
export function drawArrivals(from: number, to: number, perMinute: number, random: () => number): readonly number[] {
  const arrivals: number[] = [];
  if (perMinute <= 0) return arrivals;
  for (let at = from; ;) {
    at -= (Math.log(1 - random()) * 60_000) / perMinute;
    if (at >= to) return arrivals;
    arrivals.push(Math.floor(at));
  }
}

/** `usualAt`: share of requests that fail at any time. The trouble is the same for all of them. */
export function drawRequests(
  arrivals: readonly number[],
  trouble: Trouble,
  usualAt: (at: number) => number,
  random: () => number,
): DrawnRequests {
  const groups = { fine: new Map(), usual: new Map(), injected: new Map() } as const satisfies Record<
    keyof DrawnRequests,
    Map<number, { startedAt: number; latencyMs: number; requests: number }>
  >;
  for (const startedAt of arrivals) {
    const alike: Map<number, { startedAt: number; latencyMs: number; requests: number }> =
      groups[drawFailure(trouble, usualAt(startedAt), random) ?? "fine"];
    const latencyMs = drawLatencyMs(trouble, random);
    const bin = Math.floor(Math.log(latencyMs) / ALIKE);
    const group = alike.get(bin);
    if (group === undefined) alike.set(bin, { startedAt, latencyMs, requests: 1 });
    else group.requests += 1;
  }
  const { fine, usual, injected } = groups;
  return { fine: [...fine.values()], usual: [...usual.values()], injected: [...injected.values()] };
}
