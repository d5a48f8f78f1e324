import type { Evidence } from "../../lib/verdict.ts";
import type { Measured } from "../../lib/verdict.ts";
import type { Finding } from "../../lib/verdict-of-findings.ts";
import type { Counts, Metric } from "./report.ts";

export interface MetricQuestion {
  readonly metric: Metric;
  /** 0–1. */
  readonly least: number;
  /** Points, 0–1, that it may be below the base branch; null where that is not asked. */
  readonly drop: number | null;
  /** Undefined where the format has none. */
  readonly counts: Counts | undefined;
  readonly format: string;
  readonly baseline: Measured | null;
}

export interface JudgedMetric {
  readonly findings: readonly Finding[];
  readonly evidence: readonly Evidence[];
  /** `lines 81.2 % (812 of 1,000)`. */
  readonly told: string;
}

/** Less than this is what floating point makes of a share, never a line: counts are whole. */
const ROUNDING = 1e-6;

export function judgeMetric(question: MetricQuestion): JudgedMetric {
  const { metric, least, counts, format } = question;
  const asked = `asked ${percent(least)}`;
  if (counts === undefined) return unknown(metric, `not in ${format}, ${asked}`, `${format} has no ${metric}`);
  if (counts.total === 0) return unknown(metric, `0 of 0, ${asked}`, `The report counts no ${metric} at all`);
  const findings = [...tooLow(question, counts), ...dropped(question, counts)];
  return {
    findings,
    evidence: [{ label: metric, value: `${renderShare(counts)}, ${asked}` }, ...against(question, counts)],
    told: `${metric} ${renderShare(counts)}`,
  };
}

/** Compared by counts: 799.9 of 1,000 is not 80 %, however it is rounded. */
function tooLow({ metric, least }: MetricQuestion, counts: Counts): Finding[] {
  const needed = Math.ceil(least * counts.total - ROUNDING);
  const lacking = needed - counts.covered;
  if (lacking <= 0) return [];
  const points = least - counts.covered / counts.total;
  return [
    {
      outcome: "fail",
      reasonCode: "coverage_too_low",
      summary: `Tests cover ${metric} to ${renderShare(counts)}, ${renderPoints(points)} below the required ${percent(least)}: ${grouped(lacking)} more ${lacking === 1 ? "is" : "are"} needed.`,
      remedy: "Add tests for the least covered files; the tool's own report shows them line by line.",
    },
  ];
}

function dropped({ metric, drop, baseline }: MetricQuestion, counts: Counts): Finding[] {
  if (drop === null) return [];
  const before = recorded(metric, baseline);
  if (before === null) {
    return [
      {
        outcome: "hold",
        reasonCode: "no_data",
        summary: `The base branch has no coverage of ${metric} on record, so a drop is not known.`,
        remedy: "The checklist's run on a push to the base branch records it; run this again after that.",
      },
    ];
  }
  // In counts, so that the last digit of a share that was recorded decides nothing.
  if (counts.covered >= (before - drop) * counts.total - ROUNDING) return [];
  const fallen = before - counts.covered / counts.total;
  return [
    {
      outcome: "fail",
      reasonCode: "coverage_too_low",
      summary: `Coverage of ${metric} fell by ${renderPoints(fallen)} from ${percent(before)} on the base branch to ${renderShare(counts)}; the plan allows ${renderPoints(drop)}.`,
      remedy: "Add tests for what this change adds, and for what it no longer tests.",
    },
  ];
}

function against({ metric, drop, baseline }: MetricQuestion, counts: Counts): readonly Evidence[] {
  const before = recorded(metric, baseline);
  const allowed = drop === null ? "" : `, may be ${renderPoints(drop)} less`;
  if (before === null) {
    return drop === null ? [] : [{ label: `${metric}, base branch`, value: "nothing recorded" }];
  }
  const change = counts.covered / counts.total - before;
  const sign = change < 0 ? "-" : "+";
  return [
    {
      label: `${metric}, base branch`,
      value: `${percent(before)}, now ${sign}${renderPoints(Math.abs(change))}${allowed}`,
    },
  ];
}

function recorded(metric: Metric, baseline: Measured | null): number | null {
  const before = baseline?.[metric];
  return typeof before === "number" && before >= 0 && before <= 1 ? before : null;
}

function unknown(metric: Metric, value: string, summary: string): JudgedMetric {
  return {
    findings: [
      {
        outcome: "hold",
        reasonCode: "no_data",
        summary: `${summary}, so nothing is known about them.`,
        remedy: `Let the test run write a report that counts ${metric}, or remove ${metric} from the item.`,
      },
    ],
    evidence: [{ label: metric, value }],
    told: `${metric} unknown`,
  };
}

/** `81.2 % (812 of 1,000)`. */
export function renderShare({ covered, total }: Counts): string {
  return `${percent(covered / total)} (${grouped(covered)} of ${grouped(total)})`;
}

/** Rounded down: what is shown never reaches a threshold that was missed. */
function percent(share: number): string {
  return `${Math.floor(share * 10_000 + ROUNDING) / 100} %`;
}

/** Rounded up, so that a difference is never shown as none. */
function renderPoints(points: number): string {
  const shown = Math.ceil(points * 10_000 - ROUNDING) / 100;
  return `${shown} ${shown === 1 ? "point" : "points"}`;
}

function grouped(count: number): string {
  return count.toLocaleString("en-US");
}
