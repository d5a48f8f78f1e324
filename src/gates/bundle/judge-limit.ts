import type { Evidence } from "../../lib/verdict.ts";
import type { Measured } from "../../lib/verdict.ts";
import type { Finding } from "../../lib/verdict-of-findings.ts";
import type { MeasuredFile } from "./measure-sizes.ts";
import { MEASURES, type Measure, renderCount, renderSize, type Sizes } from "./size.ts";
import type { Budget, Growth } from "./spec.ts";

/** What one budget is about: all files, or those of an entry. */
export interface Limit {
  /** `total`, or `entry app-*.js`: stands in the evidence and in the keys of what is recorded. */
  readonly name: string;
  readonly files: readonly MeasuredFile[];
  readonly max: Budget | null;
  readonly growth: Growth | null;
}

export interface JudgedLimit {
  readonly findings: readonly Finding[];
  readonly evidence: readonly Evidence[];
  readonly measured: Measured;
}

const REDUCE =
  "Look in the largest files for code that can be loaded later, or raise the budget in the plan if the size is intended.";

/** Compares one sum of sizes with its budget and with the base branch. */
export function judgeLimit(limit: Limit, baseline: Measured | null): JudgedLimit {
  const sizes = sumOf(limit.files);
  const measure = limit.max?.measure ?? "gzip";
  const [budget, growth] = [judgeBudget(limit, sizes), judgeGrowth(limit, sizes[measure], measure, baseline)];
  return {
    findings: [...budget.findings, ...growth.findings],
    evidence: [
      {
        label: limit.name,
        value: `${MEASURES.map((known) => `${known} ${renderSize(sizes[known])}`).join(", ")} in ${renderCount(limit.files.length, "file")}`,
      },
      ...budget.evidence,
      ...growth.evidence,
    ],
    measured: Object.fromEntries(MEASURES.map((known) => [keyOf(limit.name, known), sizes[known]])),
  };
}

/** What the total measured is recorded under its measure alone. */
function keyOf(name: string, measure: Measure): string {
  return name === "total" ? measure : `${name} ${measure}`;
}

function sumOf(files: readonly MeasuredFile[]): Sizes {
  const sum = (measure: Measure) => files.reduce((total, { sizes }) => total + sizes[measure], 0);
  return { raw: sum("raw"), gzip: sum("gzip"), brotli: sum("brotli") };
}

type Judged = Pick<JudgedLimit, "findings" | "evidence">;

function judgeBudget({ name, max }: Limit, sizes: Sizes): Judged {
  if (max === null) return { findings: [], evidence: [] };
  const left = max.bytes - sizes[max.measure];
  const of = `${renderSize(sizes[max.measure])} of ${renderSize(max.bytes)} ${max.measure}`;
  const evidence = [{ label: `${name}, budget`, value: `${of}, ${renderSize(left)} ${left < 0 ? "over" : "left"}` }];
  if (left >= 0) return { findings: [], evidence };
  const summary = `The ${name} has ${renderSize(sizes[max.measure])} ${max.measure}, ${renderSize(left)} more than the budget of ${renderSize(max.bytes)}.`;
  return { findings: [{ outcome: "fail", reasonCode: "bundle_too_large", summary, remedy: REDUCE }], evidence };
}

/** Half a byte: what floating point makes of a share is no growth. */
const ROUNDING = 1e-6;

function judgeGrowth({ name, growth }: Limit, size: number, measure: Measure, baseline: Measured | null): Judged {
  const before = baseline?.[keyOf(name, measure)];
  if (typeof before !== "number" || !(before >= 0)) return growth === null ? NOTHING : unrecorded(name, measure);
  const change = size - before;
  const share = before === 0 ? "" : ` (${sign(change)}${percent(Math.abs(change) / before)})`;
  const grown = `${sign(change)}${renderSize(change)}${share} ${measure}`;
  const against = `against ${renderSize(before)} on the base branch`;
  if (growth === null) return { findings: [], evidence: [{ label: `${name}, growth`, value: `${grown} ${against}` }] };
  const allowed = "share" in growth ? before * growth.share : growth.bytes;
  const limit =
    "share" in growth
      ? `${percent(growth.share)} (${renderSize(Math.floor(allowed + ROUNDING))})`
      : renderSize(allowed);
  const evidence = [{ label: `${name}, growth`, value: `${grown} ${against}, at most ${limit}` }];
  if (change <= allowed + ROUNDING) return { findings: [], evidence };
  const summary = `The ${name} grew by ${renderSize(change)}${share} ${measure} ${against}, ${renderSize(change - allowed)} more than the ${limit} allowed.`;
  return { findings: [{ outcome: "fail", reasonCode: "bundle_too_large", summary, remedy: REDUCE }], evidence };
}

const NOTHING: Judged = { findings: [], evidence: [] };

function unrecorded(name: string, measure: Measure): Judged {
  return {
    findings: [
      {
        outcome: "hold",
        reasonCode: "no_data",
        summary: `The base branch has no ${measure} size of the ${name} on record, so its growth is not known.`,
        remedy: "The checklist's run on a push to the base branch records it; run this again after that.",
      },
    ],
    evidence: [{ label: `${name}, growth`, value: "nothing recorded on the base branch" }],
  };
}

function sign(change: number): string {
  return change < 0 ? "-" : "+";
}

function percent(share: number): string {
  return `${Number((share * 100).toFixed(2))} %`;
}
