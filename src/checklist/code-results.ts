/**
 * What the code items answered, on its way from the job that runs the pull request's code to the one that may write:
 * packed text, bounded, and on arrival nothing but data. It is the pull request's own word about itself.
 */
import { z } from "zod";
import { cutText } from "../lib/cut-text.ts";
import { digestOf } from "../lib/digest.ts";
import { packJson, unpackJson } from "../lib/packed-json.ts";
import { mayStandWith } from "../lib/reason-code.ts";
import type { Verdict } from "../lib/verdict.ts";

export interface CodeResults {
  /** Full SHA that the items were asked about. */
  readonly commit: string;
  /** The run that asked, where the whole output is. */
  readonly runUrl: string | null;
  readonly items: readonly CodeResult[];
}

export interface CodeResult {
  readonly title: string;
  /** Digest of what was asked; an item that the plan has changed since is another question. */
  readonly asked: string;
  readonly verdict: Verdict;
}

/** Digest of an item's question. */
export function questionOf(item: { readonly gate: string; readonly spec: unknown }): string {
  return digestOf(JSON.stringify([item.gate, item.spec]), 12);
}

/** An environment variable of a Linux process holds 128 KiB; inputs of an action are such variables. */
export const INPUT_LIMIT = 90_000;
/** What the comment keeps, beside all that it shows. */
export const COMMENT_LIMIT = 16_000;
/** Unpacked; far above what we pack, far below what would hurt. */
const MAXIMUM_BYTES = 4_000_000;

/** From whole to bare: each level keeps less, until the text fits. */
const LEVELS: readonly ((verdict: Verdict) => Verdict)[] = [
  (verdict) => verdict,
  (verdict) => ({ ...verdict, evidence: cutEvidence(verdict, 8, 1_000) }),
  (verdict) => ({ ...verdict, evidence: cutEvidence(verdict, 4, 300) }),
  (verdict) => ({ ...verdict, evidence: verdict.outcome === "pass" ? [] : cutEvidence(verdict, 2, 120) }),
  ({ measured: _measured, ...verdict }) => ({ ...verdict, evidence: [], summary: cutText(verdict.summary, 160) }),
  ({ remedy: _remedy, measured: _measured, ...verdict }) => ({
    ...verdict,
    summary: cutText(verdict.summary, 60),
    evidence: [],
  }),
  ({ remedy: _remedy, measured: _measured, ...verdict }) => ({ ...verdict, summary: verdict.outcome, evidence: [] }),
];

/** At most `limit` characters of letters, digits, `-` and `_`; empty where there is nothing to tell or it cannot fit. */
export function packCodeResults(results: CodeResults, limit: number): string {
  if (results.items.length === 0) return "";
  for (const level of LEVELS) {
    const items = results.items.map(({ verdict, ...item }) => ({ ...item, verdict: level(verdict) }));
    const packed = packJson({ ...results, items });
    if (packed.length <= limit) return packed;
  }
  return "";
}

const text = (maximum: number) => z.string().transform((value) => cutText(value, maximum));

const packedResults = z.object({
  commit: z.string().regex(/^[0-9a-f]{40}$/),
  runUrl: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .nullable(),
  items: z
    .array(
      z.object({
        title: z.string().max(100),
        asked: z.string().regex(/^[0-9a-f]{12}$/),
        // What came from a job that ran a stranger's code: a verdict that contradicts itself is none.
        verdict: z
          .object({
            outcome: z.enum(["pass", "fail", "hold"]),
            reasonCode: z.string(),
            summary: text(2_000),
            remedy: text(2_000).optional(),
            evidence: z
              // No link: no code gate has one, and where it leads would be the pull request's choice.
              .array(z.object({ label: text(200), value: text(20_000) }))
              .max(2_000),
            measured: z
              .record(z.string().max(200), z.union([z.number(), z.array(z.string().max(200)).max(2_000)]))
              .optional(),
          })
          .refine(({ outcome, reasonCode }) => mayStandWith(reasonCode, outcome)),
      }),
    )
    .max(300),
});

/** Null where it is not such a text. */
export function unpackCodeResults(packed: string): CodeResults | null {
  const parsed = packedResults.safeParse(unpackJson(packed, MAXIMUM_BYTES));
  // Without `undefined` in place of what is not there: such a verdict is the same as one that never travelled.
  return parsed.success ? (JSON.parse(JSON.stringify(parsed.data)) as CodeResults) : null;
}

function cutEvidence({ evidence }: Verdict, count: number, characters: number): Verdict["evidence"] {
  return evidence.slice(0, count).map((one) => ({ ...one, value: cutText(one.value, characters) }));
}
