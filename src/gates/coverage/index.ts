import { realpath } from "node:fs/promises";
import { z } from "zod";
import { resolveInside } from "../../lib/inside-directory.ts";
import { shareValue } from "../../lib/plan-values.ts";
import { type Evidence, hold, type Verdict } from "../../lib/verdict.ts";
import type { Gate } from "../contract.ts";
import type { Measured } from "../../lib/verdict.ts";
import { judgeMetric, renderShare } from "./judge-metric.ts";
import { readReport } from "./read-report.ts";
import { BrokenReport, type CoverageReport, METRICS, type Metric } from "./report.ts";
import { verdictOfFindings } from "../../lib/verdict-of-findings.ts";

export interface CoverageSpec {
  readonly file: string;
  /** Least share, 0–1, of each metric that is judged. */
  readonly asked: Readonly<Partial<Record<Metric, number>>>;
  /** How many points, 0–1, each judged metric may be below the base branch. */
  readonly drop: number | null;
}

const SHOWN_FILES = 5;

const share = (what: string) => shareValue.optional().describe(`Minimum share of ${what} that the tests must cover.`);

const coverageSpec: z.ZodType<CoverageSpec> = z
  .strictObject({
    file: z
      .string()
      .min(1)
      .describe(
        "The report, relative to the repository: Istanbul's `coverage-summary.json` or `coverage-final.json`, LCOV, or Cobertura's XML. The format is recognized by the content.",
      ),
    lines: share("lines"),
    branches: share("paths of branches (LCOV and Cobertura have them where the tool records them)"),
    functions: share("functions (not in Cobertura)"),
    statements: share("statements (only in Istanbul's formats)"),
    drop: shareValue
      .optional()
      .describe(
        "How many percentage points each metric named here may drop below the base branch: `1%` allows 80 % after 81 %. Holds until the base branch has a record.",
      ),
  })
  .superRefine((spec, context) => {
    if (METRICS.some((metric) => spec[metric] !== undefined)) return;
    context.addIssue({ code: "custom", message: `checks nothing: expected at least one of ${METRICS.join(", ")}` });
  })
  .transform(({ file, drop, ...asked }): CoverageSpec => ({
    file,
    asked: Object.fromEntries(Object.entries(asked).filter(([, least]) => least !== undefined)),
    drop: drop ?? null,
  }));

export const coverage: Gate<CoverageSpec, never> = {
  key: "coverage",
  description:
    "A coverage report shows at least the required share of lines, branches, functions or statements, and has not dropped by more than allowed against the base branch.",
  example: `- { title: Coverage above 80 %, coverage: { file: coverage/coverage-summary.json, lines: 80%, drop: 1% } }
`,
  kind: "code",
  spec: coverageSpec,
  explain: ({ file, asked, drop }) =>
    [
      file,
      ...METRICS.flatMap((metric) => {
        const least = asked[metric];
        return least === undefined ? [] : [`${metric} at least ${renderPercent(least)}`];
      }),
      ...(drop === null ? [] : [`at most ${renderPercent(drop)} below the base branch`]),
    ].join(", "),
  roles: [],
  measures: true,
  after: "commands",
  async check(spec, context) {
    const path = await resolveInside(context.directory, spec.file);
    if (path === null) return missing(spec);
    try {
      const report = await readReport(path);
      return judge(spec, report, context.baseline, await realpath(context.directory));
    } catch (error) {
      if (!(error instanceof BrokenReport)) throw error;
      return hold(
        "no_data",
        `The file ${spec.file} ${error.message}.`,
        "Run the tests with coverage before this item, and check that the report is written completely.",
      );
    }
  },
};

function judge(spec: CoverageSpec, report: CoverageReport, baseline: Measured | null, directory: string): Verdict {
  const asked = METRICS.flatMap((metric) => {
    const least = spec.asked[metric];
    return least === undefined ? [] : [{ metric, least }];
  });
  const judged = asked.map(({ metric, least }) =>
    judgeMetric({ metric, least, drop: spec.drop, counts: report.totals[metric], format: report.format, baseline }),
  );
  const evidence = [
    ...judged.flatMap((one) => one.evidence),
    ...leastCovered(report, asked[0]?.metric ?? "lines", directory),
    { label: "report", value: `${spec.file}: ${report.format}, ${report.files.length} files` },
  ];
  const passed = `Coverage is as required: ${judged.map(({ told }) => told).join(", ")}.`;
  return {
    ...verdictOfFindings(
      judged.flatMap(({ findings }) => findings),
      passed,
      evidence,
    ),
    measured: measuredOf(report),
  };
}

/** Every share that the report has, so that one asked for later has something to be compared with. */
function measuredOf({ totals }: CoverageReport): Measured {
  return Object.fromEntries(
    METRICS.flatMap((metric) => {
      const counts = totals[metric];
      return counts === undefined || counts.total === 0 ? [] : [[metric, counts.covered / counts.total] as const];
    }),
  );
}

/** The files of which the smallest share is covered; of equal ones, those with more to be covered. */
function leastCovered({ files }: CoverageReport, metric: Metric, directory: string): readonly Evidence[] {
  return files
    .flatMap(({ path, counts }) => {
      const { covered, total } = counts[metric] ?? { covered: 0, total: 0 };
      return covered < total ? [{ path, covered, total }] : [];
    })
    .toSorted((a, b) => a.covered / a.total - b.covered / b.total || b.total - a.total)
    .slice(0, SHOWN_FILES)
    .map(({ path, covered, total }, index) => ({
      label: `least covered file ${index + 1}`,
      value: `${path.startsWith(`${directory}/`) ? path.slice(directory.length + 1) : path}: ${metric} ${renderShare({ covered, total })}`,
    }));
}

function missing({ file }: CoverageSpec): Verdict {
  return hold(
    "no_data",
    `There is no file ${file} in the repository.`,
    "Run the tests with coverage before this item, with a command item of the checklist, and check that file is relative to the repository.",
  );
}

function renderPercent(share: number): string {
  return `${Number((share * 100).toFixed(2))} %`;
}
