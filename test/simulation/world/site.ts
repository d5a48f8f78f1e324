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
  /** What broke was switched off, or on again. */
  cured(isCured: boolean): void;
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

/** What else decides whether visitors are served. */
export interface SiteTrouble {
  /** What broke is switched off at this moment. */
  isCured(): boolean;
  /** It stays broken for every deployment, once a release has broken it. */
  readonly spoils: boolean;
}

/** Requests a second. */
const TRAFFIC = 10;
/** Share that fails once it is broken. */
const BROKEN_RATIO = 0.3;

interface Span {
  readonly id: string | null;
  readonly from: number;
  readonly to: number;
  /** Of the visitors. */
  readonly share: number;
}

export function createSite(
  now: () => number,
  host: HostServer,
  truthOf: (deploymentId: string) => SiteTruth | null,
  metrics: MetricTruth,
  trouble: SiteTrouble,
): SiteModel {
  /** What the first domain served, and what was rolled out beside it. */
  const spans: Span[] = [];
  /** Since when what broke is switched off, and until when, one after the other. */
  const cures: { readonly from: number; to: number }[] = [];
  const commitOf = (id: string) => host.deployment(id)?.meta.githubCommitSha ?? "";

  function badFrom(id: string): number {
    const truth = truthOf(id);
    const servedAt = host.firstServedAt(id);
    if (truth === null || servedAt === null) return Infinity;
    const { errorsFromMs, downFromMs } = truth;
    return servedAt + Math.min(errorsFromMs ?? Infinity, downFromMs ?? Infinity);
  }

  function isDown(id: string): boolean {
    const downFromMs = truthOf(id)?.downFromMs ?? null;
    const servedAt = host.firstServedAt(id);
    return downFromMs !== null && servedAt !== null && now() >= servedAt + downFromMs;
  }

  function badMs(from: number, to: number): number {
    const cured = cures.reduce((sum, cure) => sum + Math.max(0, Math.min(to, cure.to) - Math.max(from, cure.from)), 0);
    return Math.max(0, to - from - cured);
  }

  return {
    version(domain) {
      const id = host.standing().domains.find((one) => one.domain === domain)?.deploymentId ?? null;
      return id === null ? "" : JSON.stringify({ commit: commitOf(id) });
    },
    isUp(id) {
      if (trouble.isCured()) return true;
      if (trouble.spoils && host.all().some((one) => isDown(one.id))) return false;
      return id === null || !isDown(id);
    },
    cured(isCured) {
      const last = cures.at(-1);
      const isOpen = last !== undefined && last.to === Infinity;
      if (isCured === isOpen) return;
      if (isOpen) last.to = now();
      else cures.push({ from: now(), to: Infinity });
    },
    measure(window, commit) {
      let requests = 0;
      let bad = 0;
      for (const { id, from, to: until, share } of spans) {
        if (id === null || commitOf(id) !== commit) continue;
        const to = Math.min(until, window.to, now());
        const began = Math.max(from, window.from);
        if (to <= began) continue;
        const stops = metrics.kind === "stops" ? (host.firstServedAt(id) ?? 0) + metrics.afterMs : Infinity;
        const told = Math.max(0, Math.min(to, stops) - began);
        requests += (told / 1_000) * TRAFFIC * share;
        bad += (badMs(Math.max(began, badFrom(id)), Math.min(to, stops)) / 1_000) * TRAFFIC * share * BROKEN_RATIO;
      }
      const sampleCount = Math.round(requests);
      const ratio = sampleCount === 0 ? null : bad / requests;
      const none = { value: null, sampleCount: 0, window, complete: true };
      if (metrics.kind === "broken") return { reading: null, known: false, ratio };
      if (metrics.kind === "none" || ratio === null) return { reading: none, known: false, ratio };
      const complete = metrics.kind !== "partial";
      return { reading: { value: ratio, sampleCount, window, complete }, known: complete, ratio };
    },
    moved({ domains, rollout }) {
      const id = domains[0]?.deploymentId ?? null;
      const active = rollout?.state === "active" ? rollout : null;
      const ratio = (active?.stages[active.activeStage ?? 0]?.percent ?? 0) / 100;
      const wanted = [{ id, share: 1 - ratio }, ...(active === null ? [] : [{ id: active.candidateId, share: ratio }])];
      const open = spans.filter(({ to }) => to === Infinity);
      const isSame = ({ id: one, share }: Span) => wanted.some((other) => other.id === one && other.share === share);
      if (open.length === wanted.length && open.every(isSame)) return;
      for (const [index, span] of spans.entries()) if (span.to === Infinity) spans[index] = { ...span, to: now() };
      spans.push(...wanted.map((one) => ({ ...one, from: now(), to: Infinity })));
    },
  };
}
