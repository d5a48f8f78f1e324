/** How near a past release came to each fixed limit: every whole window that its watch judged. */
import type { FindingsCache } from "../../judge/judge-look.ts";
import type { Finding, WatchedCondition } from "../../judge/judge-window.ts";
import type { SeriesRequest } from "../../judge/series/series-request.ts";
import type { SeriesReader } from "../../engine/watch/series-reader.ts";
import type { MetricReading } from "../../providers/contract.ts";

export interface HeardReading {
  /** The condition's text. */
  readonly text: string;
  readonly reading: MetricReading;
}

/**
 * Of a quantile nobody knows the value over several buckets, but how many samples lay beyond the limit: the vendor is asked for
 * the one window with the largest share of them.
 */
export async function heardReadings(reader: SeriesReader, findings: FindingsCache): Promise<readonly HeardReading[]> {
  const heard = await Promise.all(
    [...findings].map(async ([watched, { found }]) => {
      const { text } = watched.condition;
      const whole = [...found.values()].filter((finding) => isWhole(watched, finding));
      const worst = worstQuantile(whole);
      const readings =
        worst === null ? whole.flatMap(({ basis }) => basis?.reading ?? []) : await askFor(reader, watched, worst);
      return readings.map((reading): HeardReading => ({ text, reading }));
    }),
  );
  return heard.flat();
}

/** Only windows that a verdict could be made of. */
function isWhole({ condition: { overMs, minimumSamples } }: WatchedCondition, { basis }: Finding): boolean {
  if (basis === undefined) return false;
  const { window, complete, sampleCount } = basis.reading;
  return complete && window.to - window.from === overMs && sampleCount >= minimumSamples;
}

function worstQuantile(whole: readonly Finding[]): MetricReading | null {
  const shares = whole.flatMap(({ basis }) =>
    basis?.beyond === undefined
      ? []
      : [{ reading: basis.reading, share: basis.beyond.count / basis.reading.sampleCount }],
  );
  const [first] = shares.toSorted((one, other) => other.share - one.share);
  return first?.reading ?? null;
}

async function askFor(
  reader: SeriesReader,
  { metric }: WatchedCondition,
  { window }: MetricReading,
): Promise<readonly MetricReading[]> {
  const request: SeriesRequest = { metric, window, of: "release", what: { kind: "total" } };
  await reader.read([request]);
  const read = reader.known(request);
  return read?.kind === "total" && read.reading.complete ? [read.reading] : [];
}
