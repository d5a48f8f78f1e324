/** The file from which anybody can recompute a verdict: one declaration for its types, its checks, its JSON Schema and its page. */
import { z } from "zod";
import { nearestWord } from "../../lib/nearest-word.ts";
import type { EvidenceKind } from "./contract.ts";
import { evidenceKinds, type EvidenceKindName } from "./index.ts";
import type { GivenBucket } from "./settled-buckets.ts";

export interface MetricEvidence {
  readonly id: string;
  readonly weight: number;
  readonly kind: EvidenceKindName;
  readonly null: object;
  readonly buckets: readonly GivenBucket[];
}

export interface WatchEvidence {
  readonly alpha: number;
  readonly horizonSeconds: number;
  readonly metrics: readonly MetricEvidence[];
}

/** Ten years: beyond any watch. */
const LONGEST_SECONDS = 315_360_000;
const SHORTEST_SECONDS = 0.001;
const MOST_METRICS = 1_000;
/** What is left of exactly 1 where many decimal shares are added. */
const ROUNDING = 1e-9;

const endSeconds = z
  .number()
  .min(SHORTEST_SECONDS)
  .max(LONGEST_SECONDS)
  .describe("End of the bucket, in seconds since the promotion.");

/** Pairs of which the first counts a part of the second, where one request has at most one error. */
const PARTS = [
  ["errors", "requests"],
  ["controlErrors", "controlRequests"],
] as const;

export const watchEvidence: z.ZodType<WatchEvidence> = z
  .strictObject({
    alpha: z
      .number()
      .gt(0)
      .lt(1)
      .describe("Share of good releases that this watch may fail, over all its metrics and looks: 0.001."),
    horizonSeconds: z
      .number()
      .min(SHORTEST_SECONDS)
      .max(LONGEST_SECONDS)
      .describe("Planned length of the watch, in seconds."),
    metrics: z.array(metricSchema()).min(1).max(MOST_METRICS).describe("What is watched."),
  })
  .superRefine(({ metrics }, context) => {
    const sum = metrics.reduce((total, { weight }) => total + weight, 0);
    if (metrics.length > 0 && Math.abs(sum - 1) > ROUNDING) {
      const message = `the weights must add up to 1, and add up to ${Number(sum.toPrecision(12))}`;
      context.addIssue({ code: "custom", path: ["metrics"], message });
    }
    metrics.forEach(({ id }, index) => {
      if (metrics.findIndex((other) => other.id === id) === index) return;
      context.addIssue({
        code: "custom",
        path: ["metrics", index, "id"],
        message: `"${id}" is another metric already`,
      });
    });
  });

function metricSchema(): z.ZodType<MetricEvidence> {
  const names = Object.keys(evidenceKinds);
  const forms = Object.entries<EvidenceKind>(evidenceKinds).map(([name, kind]) =>
    z
      .strictObject({
        id: z.string().min(1).max(200).describe("Name of the metric."),
        weight: z.number().gt(0).max(1).describe("Its share of the false alarms; all of them add up to 1."),
        kind: z.literal(name).describe(kind.description),
        null: kind.boundary.describe("The boundary up to which the release counts as no worse."),
        buckets: z.array(bucketSchema(kind)).describe("What was counted, in any order. What is missing says nothing."),
      })
      .describe(kind.description),
  );
  const [first, ...others] = forms;
  if (first === undefined) throw new Error("there is no kind of evidence");
  const schema: unknown = z.discriminatedUnion("kind", [first, ...others], {
    error({ input }) {
      const kind = typeof input === "object" && input !== null && "kind" in input ? input.kind : undefined;
      const expected = `expected one of ${names.join(", ")}`;
      if (typeof kind !== "string") return expected;
      const near = nearestWord(kind, names);
      return `${expected}, found ${JSON.stringify(kind.slice(0, 60))}${near === null ? "" : ` (did you mean "${near}"?)`}`;
    },
  });
  return schema as z.ZodType<MetricEvidence>;
}

function bucketSchema({ bucket, clustered }: EvidenceKind): z.ZodType {
  const schema = z.strictObject({ endSeconds, ...bucket.shape });
  if (clustered) return schema;
  return schema.superRefine((given, context) => {
    const counts = given as Readonly<Record<string, number>>;
    for (const [part, whole] of PARTS) {
      const [some = 0, all = 0] = [counts[part], counts[whole]];
      if (some > all)
        context.addIssue({ code: "custom", path: [part], message: `${some} are more than the ${all} ${whole}` });
    }
  });
}
