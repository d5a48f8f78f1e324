/** How the evidence of a watch went, for whoever draws it. Pure. */
import { combineEvidence } from "./combine.ts";
import { findDecision, type JudgedMetric } from "./decision.ts";
import { readMetric } from "./judge-evidence.ts";
import type { WatchEvidence } from "./watch-evidence.ts";

export interface EvidenceTrace {
  /** ln 1/α: what all evidence together must reach. */
  readonly level: number;
  /** All evidence together after buckets that ended then, the last one among them. */
  readonly course: readonly { readonly endSeconds: number; readonly logE: number }[];
  readonly decidedAtSeconds: number | null;
  /** Id of the metric that said most when it was decided. */
  readonly decidedBy: string | null;
}

/** A picture has no room for more, and the evidence of some kinds is costly to ask for. */
const MOST_INSTANTS = 200;

export function traceEvidence(watch: WatchEvidence): EvidenceTrace {
  const metrics = watch.metrics.map((metric) => readMetric(metric, watch));
  const level = -Math.log(watch.alpha);
  const decision = findDecision(metrics, level);
  const decidedAtSeconds = decision?.atSeconds ?? null;
  const ends = new Set(metrics.flatMap(({ watched }) => watched.buckets.map(({ endSeconds }) => endSeconds)));
  const instants = thinned(
    [...ends].toSorted((one, other) => one - other),
    decidedAtSeconds,
  );
  const courses = metrics.map((metric) => ({ metric, after: evidenceAt(metric, instants) }));
  return {
    level,
    course: instants.map((endSeconds, index) => ({
      endSeconds,
      logE: combineEvidence(
        courses.map(({ metric: { watched, weight }, after }) => ({
          onsets: watched.kind.onsets,
          weight,
          logE: after[index] ?? 0,
        })),
      ),
    })),
    decidedAtSeconds,
    decidedBy: decision?.metric.id ?? null,
  };
}

/** As far apart as it takes; the last one and the one that decided are among them. */
function thinned(instants: readonly number[], wanted: number | null): readonly number[] {
  const every = Math.ceil(instants.length / MOST_INSTANTS);
  return instants.filter((at, index) => (instants.length - 1 - index) % every === 0 || at === wanted);
}

function evidenceAt({ watched, course }: JudgedMetric, instants: readonly number[]): readonly number[] {
  let last = { count: 0, logE: course.after(0) };
  return instants.map((at) => {
    let { count } = last;
    while ((watched.buckets[count]?.endSeconds ?? Number.POSITIVE_INFINITY) <= at) count += 1;
    if (count !== last.count) last = { count, logE: course.after(count) };
    return last.logE;
  });
}
