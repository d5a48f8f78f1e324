/**
 * What every provider of metrics must do, whoever it asks: for `read` and `readBuckets` alike, numbers that agree with each
 * other, no number where there is none, and a ProviderError where the vendor's answer is not one.
 */
import { isDeepStrictEqual } from "node:util";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { ProviderError } from "../../src/lib/error.ts";
import { isSecret } from "../../src/lib/setting.ts";
import type {
  Measure,
  MetricBucket,
  MetricProvider,
  MetricReading,
  MetricScope,
  MetricSource,
  MetricWindow,
  ProviderContext,
} from "../../src/providers/contract.ts";

/** How a vendor can fail to answer, with the reason code that it must have. */
export const TROUBLES = {
  "refuses the credential": "credential_rejected",
  "refuses what the credential may not do": "credential_insufficient",
  "refuses for too many requests": "vendor_rate_limited",
  "has an internal error": "vendor_unavailable",
  "breaks the connection": "vendor_unavailable",
  "never answers": "vendor_timeout",
} as const;

export type Trouble = keyof typeof TROUBLES;

export interface TestedMetric {
  readonly name: string;
  /** As in a plan. */
  readonly spec: object | string;
}

/** The vendor, or what stands for it. All tests of a suite share it; `recover` undoes whatever a test did to it. */
export interface StartedVendor {
  readonly context: ProviderContext;
  readonly scope: MetricScope;
  /** Whole buckets, at least four, from which each metric has data that cannot change any more. */
  readonly span: MetricWindow;
  /** Length of a bucket; a minute where the vendor keeps such. */
  readonly bucketMs?: number;
  /** It says what is now, and keeps no history: `span` ends now, by the clock of whoever asks. */
  readonly onlyNow?: true;
  cause(trouble: Trouble): void | Promise<void>;
  /** From now on the vendor knows nothing of the release, and says so politely. */
  forget(): void | Promise<void>;
  /** Brings about a span whose data is not whole yet, or was only partly looked at. */
  unfinished(): MetricWindow | Promise<MetricWindow>;
  /** Each makes the vendor answer some of what is asked with success, and with something else than was asked for. */
  answersElse(): Iterable<() => void | Promise<void>>;
  /** Lists that never end; null where every answer is whole. */
  readonly endless: (() => void | Promise<void>) | null;
  /** Requests so far. */
  requests(): number;
  recover(): void | Promise<void>;
  close(): Promise<void>;
}

const MINUTE_MS = 60_000;
/** A list without end is given up long before this. */
const MOST_REQUESTS = 2_500;

export interface TestedProvider {
  readonly provider: MetricProvider;
  readonly metrics: readonly TestedMetric[];
  start(): Promise<StartedVendor>;
}

export function testMetricProvider({ provider, metrics, start }: TestedProvider): void {
  let vendor: StartedVendor;
  let bucketMs: number;
  beforeAll(async () => {
    vendor = await start();
    bucketMs = vendor.bucketMs ?? MINUTE_MS;
  });
  afterEach(() => vendor.recover());
  afterAll(() => vendor.close());

  const connect = ({ name, spec }: TestedMetric, context: Partial<ProviderContext> = {}): Promise<MetricSource> =>
    provider.connect(name, provider.spec.parse(spec), { ...vendor.context, ...context });

  const measureOf = ({ name, spec }: TestedMetric): Measure => {
    const measure = provider.measure(name, provider.spec.parse(spec));
    if (typeof measure === "string") throw new Error(measure);
    return measure;
  };

  /** What both ways of reading say; a refusal in place of what was refused. */
  async function askAll(source: MetricSource, span = vendor.span, above?: number) {
    const request = { span, bucketMs, ...(above === undefined ? {} : { above }) };
    const [reading, buckets] = await Promise.allSettled([
      source.read(span, vendor.scope),
      source.readBuckets?.(request, vendor.scope),
    ]);
    return { reading: valueOf<MetricReading>(reading), buckets: valueOf<readonly MetricBucket[] | undefined>(buckets) };
  }

  async function readAll(source: MetricSource, span?: MetricWindow, above?: number) {
    const { reading, buckets } = await askAll(source, span, above);
    if (reading instanceof Error) throw reading;
    if (buckets instanceof Error) throw buckets;
    return { reading, buckets };
  }

  describe.each(metrics)("$name", (metric) => {
    it("has numbers, as samples of whole buckets in the order of time", async () => {
      const { reading, buckets } = await readAll(await connect(metric));
      expect(reading).toMatchObject({ window: vendor.span, complete: true, sampleCount: expect.any(Number) });
      expect(isNumber(reading.value)).toBe(true);
      expect(measureOf(metric).series === undefined || buckets !== undefined).toBe(true);
      expect(wrongIn(buckets, vendor.span)).toEqual([]);
    });

    it("agrees with itself", async () => {
      const source = await connect(metric);
      const { reading, buckets } = await readAll(source);
      expect(disagreements(measureOf(metric), reading, buckets)).toEqual([]);
      expect(await readAll(source)).toEqual({ reading, buckets });
      const middle = vendor.span.from + 2 * bucketMs;
      const halves = await Promise.all([
        readAll(source, { from: vendor.span.from, to: middle }),
        readAll(source, { from: middle, to: vendor.span.to }),
      ]);
      expect(halves.flatMap((half) => half.buckets ?? [])).toEqual(buckets ?? []);
    });

    it("counts what is above a limit, where it is a quantile", async () => {
      const source = await connect(metric);
      const isQuantile = measureOf(metric).series?.kind === "quantile";
      for (const above of isQuantile ? [0, 1e9] : []) {
        const { buckets = [] } = await readAll(source, vendor.span, above);
        expect(buckets.length).toBeGreaterThan(0);
        // A vendor that counts in steps counts at the next one: nothing is above all of them, and something above the first.
        const rightly = ({ badCount, sampleCount }: MetricBucket) =>
          badCount !== null && badCount <= sampleCount && badCount > 0 === (above === 0);
        expect(buckets.filter((bucket) => bucket.sampleCount > 0 && !rightly(bucket))).toEqual([]);
      }
    });

    it("does not depend on the clock of the machine that asks", async () => {
      const { onlyNow, span } = vendor;
      const { clock } = vendor.context;
      const expected = await readAll(await connect(metric));
      for (const skewMs of [-3_600_000, 3_600_000]) {
        const skewed = { now: () => clock.now() + skewMs, sleep: clock.sleep.bind(clock) };
        const asked = onlyNow === true ? { from: span.from + skewMs, to: span.to + skewMs } : span;
        const { reading, buckets } = await readAll(await connect(metric, { clock: skewed }), asked);
        expect({ reading: { ...reading, window: span }, buckets }).toEqual(expected);
      }
    });

    it("has no number where there is no data", async () => {
      await vendor.forget();
      const { reading, buckets } = await readAll(await connect(metric));
      expect(reading).toMatchObject({ value: null, sampleCount: 0 });
      for (const bucket of buckets ?? []) expect(bucket).toMatchObject({ value: null, badCount: null, sampleCount: 0 });
    });

    it("says where its data is not whole", async () => {
      const source = await connect(metric);
      const span = await vendor.unfinished();
      const { reading, buckets } = await readAll(source, span);
      expect(reading.complete).toBe(false);
      // What is absent after it was there is a gap.
      const whole = buckets?.filter(({ complete, isAbsent }) => complete && isAbsent !== true) ?? [];
      expect(whole.length).toBeLessThan((span.to - span.from) / bucketMs);
    });

    it("takes no other answer for a number", async () => {
      const source = await connect(metric);
      const expected = await readAll(source);
      let refused = 0;
      for (const answerElse of vendor.answersElse()) {
        await answerElse();
        const found = await askAll(source);
        expect(isRefusedOr(found.reading, expected.reading)).toEqual([]);
        expect(isRefusedOr(found.buckets, expected.buckets)).toEqual([]);
        refused += Object.values(found).filter((answer) => answer instanceof Error).length;
        await vendor.recover();
      }
      expect(refused).toBeGreaterThan(0);
    });
  });

  describe.each(Object.entries(TROUBLES) as [Trouble, string][])("a vendor that %s", (trouble, reasonCode) => {
    it("is a reason to hold, until it answers again", async () => {
      for (const metric of metrics) {
        const source = await connect(metric, { requestTimeoutMs: trouble === "never answers" ? 60 : 10_000 });
        await vendor.cause(trouble);
        const { reading, buckets } = await askAll(source);
        expect(wrongInRefusal(reading, reasonCode)).toEqual([]);
        expect(source.readBuckets === undefined ? [] : wrongInRefusal(buckets, reasonCode)).toEqual([]);
        await vendor.recover();
        // A machine under load may need longer than the impatient one's limit.
        const again = trouble === "never answers" ? await connect(metric) : source;
        expect(isNumber((await readAll(again)).reading.value)).toBe(true);
      }
    });
  });

  it("gives up on lists that never end", async () => {
    // A vendor whose answers are whole has none.
    for (const metric of vendor.endless === null ? [] : metrics) {
      const source = await connect(metric);
      const expected = await readAll(source);
      await vendor.endless?.();
      const before = vendor.requests();
      const found = await askAll(source);
      expect(vendor.requests() - before).toBeLessThan(MOST_REQUESTS);
      expect(isRefusedOr(found.reading, expected.reading)).toEqual([]);
      expect(isRefusedOr(found.buckets, expected.buckets)).toEqual([]);
      await vendor.recover();
    }
  });

  /** What did not ask where the answer was wrong still has its own. */
  function isRefusedOr(found: unknown, expected: unknown): readonly string[] {
    if (found instanceof Error) return wrongInRefusal(found, "vendor_answer_unknown");
    return isDeepStrictEqual(found, expected) ? [] : [`another answer: ${JSON.stringify(found)}`];
  }

  function wrongInRefusal(found: unknown, reasonCode: string): readonly string[] {
    if (!(found instanceof ProviderError)) return [`no ProviderError: ${String(found)} ${JSON.stringify(found)}`];
    const said = `${found.message} ${found.remedy}`;
    const secrets = provider.settings.filter(isSecret).flatMap(({ name }) => vendor.context.env[name] ?? []);
    return [
      ...(found.reasonCode === reasonCode ? [] : [`reason ${found.reasonCode}: ${found.message}`]),
      ...(found.vendor === provider.vendor ? [] : [`vendor ${found.vendor}`]),
      ...(found.remedy === "" ? ["no remedy"] : []),
      ...(secrets.some((secret) => said.includes(secret)) ? ["a secret is repeated"] : []),
    ];
  }
}

function valueOf<Value>(outcome: PromiseSettledResult<Value>): Value | Error {
  if (outcome.status === "fulfilled") return outcome.value;
  return outcome.reason instanceof Error ? outcome.reason : new Error(String(outcome.reason));
}

function isNumber(value: number | null): value is number {
  return value !== null && Number.isFinite(value) && value >= 0;
}

function isCount(value: number): boolean {
  return Number.isInteger(value) && value >= 0;
}

function wrongIn(buckets: readonly MetricBucket[] | undefined, span: MetricWindow): readonly string[] {
  if (buckets === undefined) return [];
  const wrong = buckets.flatMap(({ from, to, value, sampleCount, badCount, complete }, index) => [
    ...(from >= (buckets[index - 1]?.to ?? span.from) && to > from && to <= span.to ? [] : ["out of place"]),
    ...(value === null || isNumber(value) ? [] : [`value ${value}`]),
    ...(isCount(sampleCount) ? [] : [`${sampleCount} samples`]),
    ...(badCount === null || isCount(badCount) ? [] : [`${badCount} bad`]),
    ...(complete ? [] : ["not complete"]),
  ]);
  return buckets.some(({ value }) => value !== null) ? wrong : [...wrong, "nothing is known"];
}

function sumOf(counts: readonly (number | null)[]): number {
  return counts.reduce<number>((sum, count) => sum + (count ?? 0), 0);
}

/** Between the buckets, the reading of the whole span, and what the kind of the series promises. */
function disagreements(
  { series, unit }: Measure,
  reading: MetricReading,
  buckets: readonly MetricBucket[] | undefined,
): readonly string[] {
  if (series === undefined || buckets === undefined) return [];
  const samples = sumOf(buckets.map(({ sampleCount }) => sampleCount));
  const bad = sumOf(buckets.map(({ badCount }) => badCount));
  const isOf = `${bad} bad of ${samples}, and the reading is ${reading.value} of ${reading.sampleCount}`;
  const sampled = series.kind === "share" || series.kind === "quantile";
  // Of a share that must not fall, such as uptime, the bad ones are what is missing.
  const shares = [bad / samples, 1 - bad / samples];
  const isShare = shares.some((share) => Math.abs(share - (reading.value ?? -1)) < 1e-9);
  return [
    ...(sampled && samples !== reading.sampleCount ? [`samples: ${isOf}`] : []),
    ...(series.kind === "share" && unit === "ratio" && !isShare ? [`share: ${isOf}`] : []),
    ...(series.kind === "events" && bad !== reading.value ? [`events: ${isOf}`] : []),
    ...(series.kind === "level" && buckets.some(({ badCount }) => badCount !== null) ? ["a level counts nothing"] : []),
  ];
}
