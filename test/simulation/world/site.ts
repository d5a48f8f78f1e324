/** What visitors meet, and what monitoring knows of it. */
import type { MetricReading, MetricWindow } from "../../../src/providers/contract.ts";
import type { MetricTruth, SiteTruth } from "../scenario/scenario.ts";
import type { HostServer } from "./host-server.ts";
import type { Standing } from "./log.ts";

export interface SiteModel {
  /** What a domain says it serves. */
  version(domain: string): string;
  /** Does a deployment answer at this moment? */
  isUp(deploymentId: string | null): boolean;
  measure(window: MetricWindow, commit: string): Measured;
  /** The host has moved production. */
  moved(standing: Standing): void;
}

interface Measured {
  /** Null: the vendor gives no answer. */
  readonly reading: MetricReading | null;
  /** Whether it says what really happened. */
  readonly known: boolean;
  readonly ratio: number | null;
}

/** Requests a second. */
const TRAFFIC = 10;
/** Share that fails once it is broken. */
const BROKEN_RATIO = 0.3;

interface Span {
  readonly id: string | null;
  readonly from: number;
}

export function createSite(
  now: () => number,
  host: HostServer,
  truthOf: (deploymentId: string) => SiteTruth | null,
  metrics: MetricTruth,
): SiteModel {
  /** What the first domain served, from when on. */
  const spans: Span[] = [];
  const commitOf = (id: string) => host.deployment(id)?.meta.githubCommitSha ?? "";

  function badFrom(id: string): number {
    const truth = truthOf(id);
    const servedAt = host.firstServedAt(id);
    if (truth === null || servedAt === null) return Infinity;
    const { errorsFromMs, downFromMs } = truth;
    return servedAt + Math.min(errorsFromMs ?? Infinity, downFromMs ?? Infinity);
  }

  return {
    version(domain) {
      const id = host.standing().domains.find((one) => one.domain === domain)?.deploymentId ?? null;
      return id === null ? "" : JSON.stringify({ commit: commitOf(id) });
    },
    isUp(id) {
      const truth = id === null ? null : truthOf(id);
      const servedAt = id === null ? null : host.firstServedAt(id);
      if (truth === null || truth.downFromMs === null || servedAt === null) return true;
      return now() < servedAt + truth.downFromMs;
    },
    measure(window, commit) {
      let requests = 0;
      let bad = 0;
      for (const [index, { id, from }] of spans.entries()) {
        if (id === null || commitOf(id) !== commit) continue;
        const to = Math.min(spans[index + 1]?.from ?? Infinity, window.to, now());
        const began = Math.max(from, window.from);
        if (to <= began) continue;
        const stops = metrics.kind === "stops" ? (host.firstServedAt(id) ?? 0) + metrics.afterMs : Infinity;
        const told = Math.max(0, Math.min(to, stops) - began);
        requests += (told / 1_000) * TRAFFIC;
        bad += (Math.max(0, Math.min(to, stops) - Math.max(began, badFrom(id))) / 1_000) * TRAFFIC * BROKEN_RATIO;
      }
      const sampleCount = Math.round(requests);
      const ratio = sampleCount === 0 ? null : bad / requests;
      const none = { value: null, sampleCount: 0, window, complete: true };
      if (metrics.kind === "broken") return { reading: null, known: false, ratio };
      if (metrics.kind === "none" || ratio === null) return { reading: none, known: false, ratio };
      const complete = metrics.kind !== "partial";
      return { reading: { value: ratio, sampleCount, window, complete }, known: complete, ratio };
    },
    moved({ domains }) {
      const id = domains[0]?.deploymentId ?? null;
      if (spans.at(-1)?.id !== id) spans.push({ id, from: now() });
    },
  };
}
