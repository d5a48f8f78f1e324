/** How far a service's own level wanders: its past is judged as if each part of it had been a release. Pure. */
import type { MetricBucket } from "../../providers/contract.ts";
import { guardedBuckets } from "../evidence/decision.ts";
import { courseOfEvidence } from "../evidence/evidence-course.ts";
import { evidenceKinds } from "../evidence/index.ts";
import { settleBuckets } from "../evidence/settled-buckets.ts";
import { isHeard } from "./bucket-totals.ts";
import type { EvidenceForm } from "./evidence-form.ts";

export interface Margin {
  readonly factor: number;
  readonly from: "history" | "default";
  /** No factor was large enough for the past. */
  readonly isTooSmall: boolean;
}

const NOTCHES = [1, 1.25, 1.5, 2, 2.5, 3, 4, 5, 7, 10, 15, 20] as const;
/** The past is never all that can happen: where it needs a margin, that of two notches more is used. */
const MORE_NOTCHES = 2;
const TRIED = NOTCHES.length - MORE_NOTCHES;
/** Of fewer watches' worth of past nothing can be learned. */
const FEWEST_PARTS = 3;
const WITHOUT_HISTORY = 1.25;

export interface Watched {
  readonly horizonSeconds: number;
  /** ln E that fails a release. */
  readonly level: number;
}

export function chooseMargin(form: EvidenceForm, buckets: readonly MetricBucket[], watched: Watched): Margin {
  const parts = form.isReplayable ? partsOf(buckets, watched.horizonSeconds) : [];
  if (parts.length < FEWEST_PARTS) return { factor: WITHOUT_HISTORY, from: "default", isTooSmall: false };
  const quiet = NOTCHES.slice(0, TRIED).findIndex(
    (factor) => !parts.some((part) => wouldFail(form, factor, part, watched)),
  );
  const index = quiet < 0 ? NOTCHES.length - 1 : quiet === 0 ? 0 : quiet + MORE_NOTCHES;
  return { factor: NOTCHES[index] ?? WITHOUT_HISTORY, from: "history", isTooSmall: quiet < 0 };
}

interface Part {
  readonly startAt: number;
  readonly buckets: readonly MetricBucket[];
}

/**
 * As many watches as fit, from the end backwards; one with less than half of its time in buckets that say something is none:
 * the deployment did not serve yet, or nobody came.
 */
function partsOf(buckets: readonly MetricBucket[], horizonSeconds: number): readonly Part[] {
  const end = buckets.at(-1)?.to ?? 0;
  const lengthMs = horizonSeconds * 1_000;
  const byPart = new Map<number, MetricBucket[]>();
  for (const bucket of buckets.filter(isHeard)) {
    const part = Math.floor((end - bucket.to) / lengthMs);
    const inside = byPart.get(part);
    if (inside === undefined) byPart.set(part, [bucket]);
    else inside.push(bucket);
  }
  return [...byPart].flatMap(([part, inside]) => {
    const known = inside.reduce((sum, { from, to }) => sum + to - from, 0);
    return known < lengthMs / 2 ? [] : [{ startAt: end - (part + 1) * lengthMs, buckets: inside }];
  });
}

function wouldFail(form: EvidenceForm, factor: number, part: Part, { horizonSeconds, level }: Watched): boolean {
  const given = part.buckets.flatMap((bucket) => {
    const counts = form.bucketOf(bucket);
    return counts === null ? [] : [{ ...counts, endSeconds: (bucket.to - part.startAt) / 1_000 }];
  });
  const watched = {
    kind: evidenceKinds[form.kind],
    boundary: form.boundaryAt(factor),
    buckets: settleBuckets(given),
    horizonSeconds,
  };
  const guardedFrom = guardedBuckets(watched);
  return guardedFrom !== null && courseOfEvidence(watched).firstAt(level, guardedFrom) !== null;
}
