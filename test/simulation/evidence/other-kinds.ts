/** Good releases before the kinds of evidence that compare with something else than a known rate. */
import { judgeEvidence } from "../../../src/judge/evidence/judge-evidence.ts";
import { trackEvidence, type TrackedWatch } from "./evidence-tracker.ts";
import { ALPHA } from "./false-alarms.ts";
import { binomialCounts, clusteredCounts, type Counts, negativeBinomialCounts, type Uniform } from "./random-counts.ts";

const DAY = 86_400;
const MINUTE = 60;
/** Two counts as one number. */
const RADIX = 65_536;

export interface OtherCell {
  readonly name: string;
  readonly watch: string;
  falseAlarms(watches: number, uniform: Uniform): number;
}

export const OTHER_CELLS: readonly OtherCell[] = [
  single(
    "`poisson`, 10 an hour",
    { kind: "poisson", boundary: { perSecond: 10 / 3_600 } },
    poissonCounts(1 / 6),
    (errors) => ({
      errors,
    }),
  ),
  ...[0.001, 0.01].flatMap((base) =>
    [5, 50].flatMap((perSecond) => [
      beside(
        "two-sample",
        { margin: 1 },
        `independent, 10 % of ${perSecond} req/s × ${base * 100} %`,
        perSecond,
        (requests) => binomialCounts(requests, base),
      ),
      beside(
        "tilted",
        { margin: 1, beta: 4 },
        `retry clusters, 10 % of ${perSecond} req/s × ${base * 100} %`,
        perSecond,
        (requests) => clusteredCounts(requests * base, 3),
      ),
    ]),
  ),
  single(
    "`betting`, 50 req/s × 1 %",
    { kind: "betting", boundary: { ratio: 0.01 } },
    binomialCounts(3_000, 0.01),
    (errors) => ({ ratio: errors / 3_000 }),
  ),
  ...[20, 100, 400].map((errors) => sincePrevious(errors, 5, 0.01)),
];

function single(
  name: string,
  form: Pick<TrackedWatch, "kind" | "boundary">,
  counts: Counts,
  bucketOf: TrackedWatch["bucketOf"],
): OtherCell {
  const tracker = trackEvidence({ ...form, horizonSeconds: DAY, bucketSeconds: MINUTE, bucketOf });
  return {
    name,
    watch: "24 h",
    falseAlarms: (watches, uniform) => shareOf(watches, () => tracker.run(ALPHA, () => counts(uniform)) !== null),
  };
}

function beside(
  kind: "two-sample" | "tilted",
  boundary: object,
  name: string,
  perSecond: number,
  countsOf: (requests: number) => Counts,
): OtherCell {
  const requests = perSecond * MINUTE * 0.1;
  const controlRequests = perSecond * MINUTE * 0.9;
  const [own, control] = [countsOf(requests), countsOf(controlRequests)];
  const tracker = trackEvidence({
    kind,
    boundary,
    horizonSeconds: DAY,
    bucketSeconds: MINUTE,
    failuresOf: (both) => Math.floor(both / RADIX),
    bucketOf: (both) => ({ errors: Math.floor(both / RADIX), requests, controlErrors: both % RADIX, controlRequests }),
  });
  return {
    name: `\`${kind}\`, ${name}`,
    watch: "24 h",
    falseAlarms: (watches, uniform) =>
      shareOf(watches, () => tracker.run(ALPHA, () => own(uniform) * RADIX + control(uniform)) !== null),
  };
}

/** A baseline read back until so many errors were found; judged by the judge itself. */
function sincePrevious(baselineErrors: number, perSecond: number, base: number): OtherCell {
  const requests = perSecond * MINUTE;
  const counts = binomialCounts(requests, base);
  const kind = "previous" as const;
  const waiting = (uniform: Uniform) => Math.ceil(Math.log(1 - uniform()) / Math.log1p(-base));
  return {
    name: `\`previous\`, ${baselineErrors} errors in the baseline, ${perSecond} req/s × ${base * 100} %`,
    watch: "30 min",
    falseAlarms: (watches, uniform) =>
      shareOf(watches, () => {
        let baselineRequests = 0;
        for (let error = 0; error < baselineErrors; error += 1) baselineRequests += Math.max(1, waiting(uniform));
        const buckets = Array.from({ length: 30 }, (_, index) => ({
          endSeconds: MINUTE * (index + 1),
          errors: counts(uniform),
          requests,
        }));
        const metrics = [{ id: "m", weight: 1, kind, null: { margin: 1, baselineErrors, baselineRequests }, buckets }];
        return judgeEvidence({ alpha: ALPHA, horizonSeconds: 1_800, metrics }).verdict === "fail";
      }),
  };
}

function shareOf(watches: number, isFailed: () => boolean): number {
  let failed = 0;
  for (let watch = 0; watch < watches; watch += 1) if (isFailed()) failed += 1;
  return failed / watches;
}

/** A level so steady that it is none. */
function poissonCounts(mean: number): Counts {
  return negativeBinomialCounts(mean, 1e9);
}
