/** As much of a result as is judged again, or every mistake in it with its place. */
import { z } from "zod";
import type { EvidenceAnswer } from "../../judge/evidence/judge-evidence.ts";
import { type WatchEvidence, watchEvidence } from "../../judge/evidence/watch-evidence.ts";
import type { RecordedCondition } from "../../judge/recorded-condition.ts";
import type { ComparedMetric } from "../../judge/regression/watch-comparison.ts";
import type { Problem } from "../../lib/error.ts";
import { type DocumentKind, parseDocument } from "../judge/parse-document.ts";
import type { Case } from "../judge/read-cases.ts";
import { toldComparisonSchema } from "./told-comparison-schema.ts";

/** Codes are compared and not looked up: one that this version does not know is a difference, and no mistake. */
export interface ReplayableResult {
  readonly version: 1;
  readonly command: string;
  readonly reasonCode: string;
  readonly verdicts: readonly {
    readonly title: string;
    readonly verdict: { readonly outcome: string; readonly reasonCode: string; readonly summary: string };
  }[];
  readonly comparison?:
    | {
        readonly version: 1;
        /** ISO 8601, UTC. */
        readonly promotedAt: string;
        readonly regressions?: number;
        readonly compared?: readonly Pick<ComparedMetric, "told" | "warnings">[];
        readonly evidence: WatchEvidence | null;
        readonly answer: RecordedAnswer | null;
        readonly goals: readonly {
          readonly id: string;
          readonly evidence: WatchEvidence;
          readonly answer: RecordedAnswer;
        }[];
      }
    | undefined;
  readonly conditions?: readonly RecordedCondition[] | undefined;
}

export type RecordedAnswer = Omit<EvidenceAnswer, "reasonCode" | "verdict"> & {
  readonly verdict: string;
  readonly reasonCode: string;
};

const answer = z.object({
  verdict: z.string(),
  reasonCode: z.string(),
  text: z.string(),
  logE: z.number(),
  metrics: z.array(z.object({ id: z.string(), logE: z.number(), decidedAtSeconds: z.number().nullable() })),
});
const comparison = z.enum([">", ">=", "<", "<="]);
const series = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("share") }),
  z.object({ kind: z.literal("quantile"), quantile: z.number() }),
  z.object({ kind: z.literal("events") }),
  z.object({ kind: z.literal("level"), worse: z.enum(["higher", "lower"]) }),
]);
const counted = z.object({
  series,
  hasBegun: z.boolean(),
  buckets: z.array(
    z.object({
      from: z.number(),
      to: z.number(),
      value: z.number().nullable(),
      samples: z.number(),
      bad: z.number().nullable(),
      complete: z.boolean(),
      absent: z.literal(true).exactOptional(),
      why: z.string().exactOptional(),
    }),
  ),
});
const condition: z.ZodType<RecordedCondition> = z.object({
  text: z.string(),
  list: z.enum(["rollback", "success"]),
  metric: z.string(),
  unit: z.enum(["ratio", "duration", "count", "number"]),
  overMs: z.number(),
  minimumSamples: z.number(),
  rule: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("threshold"), comparison, value: z.number() }),
    z.object({ kind: z.literal("rate"), comparison, count: z.number(), perMs: z.number() }),
  ]),
  reading: z.object({
    value: z.number().nullable(),
    samples: z.number(),
    from: z.number(),
    to: z.number(),
    complete: z.boolean(),
    partly: z.boolean(),
    why: z.string().exactOptional(),
    counted: counted.exactOptional(),
  }),
});

const RESULT: DocumentKind<ReplayableResult> = {
  schema: z
    .object({
      version: z.literal(1),
      command: z.string(),
      reasonCode: z.string(),
      verdicts: z.array(
        z.object({
          title: z.string(),
          verdict: z.object({ outcome: z.string(), reasonCode: z.string(), summary: z.string() }),
        }),
      ),
      comparison: z
        .object({
          version: z.literal(1),
          promotedAt: z.iso.datetime(),
          regressions: z.number().exactOptional(),
          compared: z
            .array(z.object({ told: toldComparisonSchema.exactOptional(), warnings: z.array(z.string()) }))
            .exactOptional(),
          evidence: watchEvidence.nullable(),
          answer: answer.nullable(),
          goals: z.array(z.object({ id: z.string(), evidence: watchEvidence, answer })),
        })
        .optional(),
      conditions: z.array(condition).optional(),
    })
    .superRefine((result, context) => {
      const message = nothingToReplay(result);
      if (message !== null) context.addIssue({ code: "custom", path: ["command"], message });
      const { evidence, answer: given } = result.comparison ?? { evidence: null, answer: null };
      if ((evidence === null) !== (given === null)) {
        const other = "evidence and answer belong together: one of them is null";
        context.addIssue({ code: "custom", path: ["comparison", "answer"], message: other });
      }
    }),
  words: {
    whole: "the result",
    isNot: "not the result of a command",
    remedy: "It is what `--report result.json` writes, or the action's output `result`; see docs/report.md.",
  },
  mayHaveDuplicates: () => true,
};

export function parseResult(
  given: Case,
): { readonly result: ReplayableResult } | { readonly problems: readonly Problem[] } {
  const parsed = parseDocument(given, RESULT);
  return "problems" in parsed ? parsed : { result: parsed.value };
}

function nothingToReplay({ command, comparison: compared, conditions }: ReplayableResult): string | null {
  const hasEvidence = compared !== undefined && (compared.evidence !== null || compared.goals.length > 0);
  if (hasEvidence || (conditions ?? []).length > 0) return null;
  return `this result of \`${command}\` holds nothing that it was judged from: only a watch does that has measured something, and the action's output only where it is small enough`;
}
