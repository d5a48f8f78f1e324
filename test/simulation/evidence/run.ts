/**
 * Measures false alarms and detection of the evidence, and of the rules that people use, as Markdown.
 * `--watches N` (20,000): simulated watches in each cell; `--seed N`; `--write`: into docs/evidence.md.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { fillMarkers } from "../../../scripts/generate/readme-tables.ts";
import { renderTable } from "../../../scripts/generate/field-table.ts";
import { type Detection, detect, DETECTION_HORIZON } from "./detection.ts";
import { ALPHA, cadenceCells, type Cell, countsOf, falseAlarms, mainCells, wrongCells } from "./false-alarms.ts";
import { OTHER_CELLS } from "./other-kinds.ts";
import { uniformFrom } from "./random-counts.ts";
import { type Rule, RULES } from "./usual-rules.ts";

const { values } = parseArgs({
  options: { watches: { type: "string" }, seed: { type: "string" }, write: { type: "boolean" } },
});
const watches = Number(values.watches ?? 20_000);
const seed = Number(values.seed ?? 20_261_121);
const uniform = uniformFrom(seed);
const missed: string[] = [];
const repeated: string[] = [];
const promised = ALPHA + 3 * Math.sqrt((ALPHA * (1 - ALPHA)) / watches);

const percent = (share: number) => (share === 0 ? "0" : `${(share * 100).toFixed(3)} %`);
const lasting = (seconds: number) =>
  seconds < 90
    ? `${Math.round(seconds)} s`
    : seconds < 5_400
      ? `${(seconds / 60).toFixed(1)} min`
      : `${(seconds / 3_600).toFixed(1)} h`;
const traffic = ({ perSecond, base }: { readonly perSecond: number; readonly base: number }) =>
  `${perSecond} req/s × ${base * 100} %`;
const progress = (text: string) => process.stderr.write(`${text}\n`);

/** The share in words; one that breaks the promise is told at the end. */
function measure(cell: Cell, isPromised: boolean): string {
  const share = falseAlarms(cell, watches, uniform);
  const text = `${cell.noise}, ${cell.evidence}, ${lasting(cell.horizonSeconds)}, every ${cell.pollSeconds} s, ${traffic(cell)}`;
  progress(`${percent(share)}: ${text}`);
  if (isPromised && share > ALPHA) repeated.push(repeat(cell, text, share));
  return percent(share);
}

/** 20,000 watches cannot tell 0.08 % from 0.12 %: what is above the promise is measured with ten times as many, by other chance. */
function repeat(cell: Cell, text: string, share: number): string {
  const again = falseAlarms(cell, 10 * watches, uniformFrom(seed + 1));
  progress(`again: ${percent(again)}: ${text}`);
  if (again > ALPHA) missed.push(`${percent(again)} false alarms: ${text}`);
  return `${text}: ${percent(share)}, and ${percent(again)} of ${(10 * watches).toLocaleString("en")} other watches.`;
}

function mainTable(): string {
  const groups = [
    ...Map.groupBy(
      mainCells(),
      ({ noise, evidence, perSecond, base }) => `${noise}|${evidence}|${perSecond}|${base}`,
    ).values(),
  ];
  return renderTable(
    ["Noise", "Evidence", "Traffic × base rate", "30 min", "24 h", "48 h"],
    groups.map((cells) => {
      const [first] = cells;
      if (first === undefined) return [];
      return [first.noise, first.evidence, traffic(first), ...cells.map((cell) => measure(cell, true))];
    }),
  );
}

function cadenceTable(): string {
  const groups = [...Map.groupBy(cadenceCells(), ({ pollSeconds }) => pollSeconds).values()];
  return renderTable(
    ["A bucket every", "30 min, 0.1 %", "30 min, 1 %", "24 h, 0.1 %", "24 h, 1 %"],
    groups.map((cells) => [`${cells[0]?.pollSeconds} s`, ...cells.map((cell) => measure(cell, true))]),
  );
}

function wrongTable(): string {
  return renderTable(
    ["Noise", "Evidence", "Traffic × base rate", "24 h"],
    wrongCells().map((cell) => [cell.noise, cell.evidence, traffic(cell), measure(cell, false)]),
  );
}

function otherTable(): string {
  return renderTable(
    ["Evidence", "Watch", "Failed"],
    OTHER_CELLS.map(({ name, watch, falseAlarms: of }) => {
      const share = of(watches, uniform);
      progress(`${percent(share)}: ${name}`);
      if (share > promised) missed.push(`${percent(share)} false alarms: ${name}`);
      return [name, watch, percent(share)];
    }),
  );
}

/** Of a tenth of the watches: the rules are far from the promise. */
function ruleTable(): string {
  const rows = [0.5, 5, 50, 500].flatMap((perSecond) =>
    [0.001, 0.01].map((base) => {
      const requests = perSecond * 60;
      const counts = countsOf({ noise: "independent", pollSeconds: 60, perSecond, base });
      const shares = Object.entries(RULES).map(([rule, decide]) => {
        const runs = Math.ceil(watches / (rule === "Mann-Whitney" ? 100 : 10));
        let failed = 0;
        for (let run = 0; run < runs; run += 1) {
          const failures = Float64Array.from({ length: DETECTION_HORIZON / 60 }, () => counts(uniform));
          const before = Float64Array.from({ length: 60 }, () => counts(uniform));
          if (decide({ failures, before, requests, base }) !== null) failed += 1;
        }
        return `${((100 * failed) / runs).toFixed(1)} %`;
      });
      progress(`rules: ${traffic({ perSecond, base })}: ${shares.join(", ")}`);
      return [traffic({ perSecond, base }), ...shares];
    }),
  );
  return renderTable(["Traffic × base rate", ...Object.keys(RULES)], rows);
}

/** Where two polls can tell it, the poll is the limit and not the mathematics. */
function detectionTable(): string {
  const cell = (seconds: number | null) =>
    seconds === null ? "false" : Number.isFinite(seconds) ? lasting(seconds) : "never";
  const rows = [0.5, 5, 50, 500].flatMap((perSecond) =>
    [0.001, 0.01].flatMap((base) =>
      [1.5, 2, 5, 20].map((times) => {
        const runs = Math.max(100, Math.ceil(watches / 20));
        const early = detect({ perSecond, base, times, onsetSeconds: 0 }, runs, uniform);
        const late = detect({ perSecond, base, times, onsetSeconds: DETECTION_HORIZON / 2 }, runs, uniform);
        checkDetection(early, 1.3, `×${times} at the promotion, ${traffic({ perSecond, base })}`);
        checkDetection(late, 2.7, `×${times} after 12 h, ${traffic({ perSecond, base })}`);
        progress(
          `detection: ×${times}, ${traffic({ perSecond, base })}: ${cell(early.evidence)} of ${cell(early.boundSeconds)}`,
        );
        const both = (of: (one: Detection) => number | null) => `${cell(of(early))} / ${cell(of(late))}`;
        const rules = Object.keys(RULES).map((rule) => both((one) => one.rules[rule as Rule]));
        return [
          traffic({ perSecond, base }),
          `×${times}`,
          cell(early.boundSeconds),
          both((one) => one.evidence),
          ...rules,
        ];
      }),
    ),
  );
  return renderTable(["Traffic × base rate", "Rate", "Least possible", "Evidence", ...Object.keys(RULES)], rows);
}

/** What begins later, and could be told within four buckets, is found by whole buckets and not by shares of them. */
const BUCKET = 30;
const FEW_BUCKETS = 4 * BUCKET;

function checkDetection({ boundSeconds, evidence }: Detection, factor: number, text: string): void {
  // A watch in which the bound itself hardly fits cannot show it.
  if (boundSeconds * factor > DETECTION_HORIZON / 4) return;
  if (factor > 2 && boundSeconds < FEW_BUCKETS) return;
  if (evidence === null || evidence > factor * boundSeconds + BUCKET) {
    missed.push(`${text}: ${evidence === null ? "false alarms" : lasting(evidence)}, bound ${lasting(boundSeconds)}`);
  }
}

const startedAt = performance.now();
const page = [
  `Seed ${seed}, ${watches.toLocaleString("en")} watches in each cell, α = 0.1 %; rerun with \`npm run simulate:evidence\`.`,
  "Good releases that were failed, with a bucket a minute:",
  mainTable(),
  "The same by how often one looks, 5 req/s, independent failures, `bernoulli`:",
  cadenceTable(),
  ...(repeated.length === 0 ? [] : [`Above 0.1 % by chance or not, so measured again: ${repeated.join(" ")}`]),
  "The kinds that compare with something else than a known rate:",
  otherTable(),
  "Evidence of the wrong kind, which promises nothing: `bernoulli` where failures are not independent, and a shape from a day in which only a handful of retries happened:",
  wrongTable(),
  "What the usual rules do to good releases in 24 hours, with independent failures:",
  ruleTable(),
  "Median time until a bad release is failed, at the promotion / after 12 h of 24 h, with a bucket every 30 s, and minutes for the rules. *Least possible* is ln(1/α)/KL for who knows both rates; *false*: most were failed before anything was wrong; *never*: in this watch.",
  detectionTable(),
  missed.length === 0
    ? "All figures are within their promise: at most 0.1 % of false alarms; medians at most 1.3 × the least possible and one bucket for what begins at the promotion, and 2.7 × and one bucket for what begins later and needs at least four buckets. What needs fewer is found after one to four."
    : `Outside their promise: ${missed.join("; ")}.`,
].join("\n\n");
console.log(page);
progress(`${((performance.now() - startedAt) / 1_000).toFixed(0)} s`);
if (values.write === true) {
  const file = join(import.meta.dirname, "../../../docs/evidence.md");
  writeFileSync(file, fillMarkers(readFileSync(file, "utf8"), { simulation: page }));
}
if (missed.length > 0) process.exitCode = 1;
