/**
 * Measures what comparisons do to good and bad releases, as Markdown. `--watches N` (20,000): simulated watches in each cell
 * of good releases; `--seed N`; `--only TEXT`: cells whose name has it; `--write`: into docs/evidence.md.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { renderTable } from "../../../scripts/generate/field-table.ts";
import { fillMarkers } from "../../../scripts/generate/readme-tables.ts";
import { uniformFrom } from "../evidence/random-counts.ts";
import { BAD_CELLS, type Cell, ERROR_CELLS, failedShare, findBad, LATENCY_CELLS } from "./cells.ts";

const { values } = parseArgs({
  options: {
    watches: { type: "string" },
    seed: { type: "string" },
    only: { type: "string" },
    write: { type: "boolean" },
  },
});
const watches = Number(values.watches ?? 20_000);
const badWatches = Math.ceil(watches / 20);
const seed = Number(values.seed ?? 20_261_121);
const ALPHA = 0.001;
/** Three standard deviations of what chance does to so many watches. */
const most = ALPHA + 3 * Math.sqrt((ALPHA * (1 - ALPHA)) / watches);
const missed: string[] = [];

const percent = (share: number) => (share === 0 ? "0" : `${(share * 100).toFixed(3)} %`);
const lasting = (seconds: number) =>
  seconds < 5_400 ? `${Math.round(seconds / 60)} min` : `${(seconds / 3_600).toFixed(1)} h`;
const progress = (text: string) => process.stderr.write(`${text}\n`);
const wanted = (cells: readonly Cell[]) => cells.filter(({ name }) => name.includes(values.only ?? ""));

function goodTable(cells: readonly Cell[]): string {
  return renderTable(
    ["Good releases", "Rolled back"],
    // Each cell has chance of its own, so that one measured alone is the same.
    wanted(cells).map((cell) => {
      const share = failedShare(cell, watches, uniformFrom(seed));
      progress(`${percent(share)}: ${cell.name}`);
      if (share > most) missed.push(`${percent(share)} of good releases: ${cell.name}`);
      return [cell.name, percent(share)];
    }),
  );
}

function badTable(): string {
  return renderTable(
    ["Bad releases", "Rolled back", "Median time"],
    wanted(BAD_CELLS).map((cell) => {
      const { share, medianSeconds } = findBad(cell, badWatches, uniformFrom(seed));
      const time = medianSeconds === null ? "never" : lasting(medianSeconds);
      progress(`${percent(share)} after ${time}: ${cell.name}`);
      if (share < 0.95) missed.push(`${percent(share)} of bad releases: ${cell.name}`);
      return [cell.name, `${(share * 100).toFixed(1)} %`, time];
    }),
  );
}

const page = [
  `Seed ${seed}, ${watches.toLocaleString("en")} watches in each cell of good releases and ${badWatches.toLocaleString("en")} of bad ones, false alarms 0.1 %; rerun with \`npm run simulate:comparison\`. Ten watches each share a baseline, from which steadiness, margin and limit are estimated.`,
  "`p99_latency increases by > 20%`, 5 req/s and 48 h unless it says otherwise; latencies are lognormal (σ = 0.6), and their level changes from bucket to bucket, or wanders with a memory of ten buckets:",
  goodTable(LATENCY_CELLS),
  "`regression` of `error_rate`:",
  goodTable(ERROR_CELLS),
  "What is found:",
  badTable(),
  missed.length === 0
    ? "All figures are within their promise: at most 0.1 % of good releases, as far as chance allows to tell, and at least 95 % of these bad ones."
    : `Outside their promise: ${missed.join("; ")}.`,
].join("\n\n");
console.log(page);
if (values.write === true) {
  const file = join(import.meta.dirname, "../../../docs/evidence.md");
  writeFileSync(file, fillMarkers(readFileSync(file, "utf8"), { comparisons: page }));
}
if (missed.length > 0) process.exitCode = 1;
