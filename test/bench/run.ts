/**
 * Runs the benchmarks and prints each figure beside the tool that people use today. Ends with 1 where a budget is
 * missed. `--json`: the last line is one JSON object; `--only WORD`: only benchmarks with the word in their name;
 * `--size 1GB`: of the database that is backed up.
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import type { BenchRow } from "./bench-row.ts";

/** Every function of these that is called `bench…` is run, in this order. */
const FILES = [
  "vercel-deploy.ts",
  "vercel-faults.ts",
  "vercel-ready.ts",
  "rollback.ts",
  "load.ts",
  "checklist.ts",
  "evidence.ts",
  "outage.ts",
  "census.ts",
  "migrate.ts",
  "backup.ts",
];
const WIDTHS = [36, 8, 8, 7, 11] as const;

type Bench = (options: { readonly size?: string | undefined }) => Promise<readonly BenchRow[]>;

async function findBenches(only: string | undefined): Promise<readonly (readonly [string, Bench])[]> {
  const found: (readonly [string, Bench])[] = [];
  for (const file of FILES) {
    const path = join(import.meta.dirname, file);
    if (!existsSync(path)) continue;
    const module = (await import(pathToFileURL(path).href)) as Record<string, unknown>;
    for (const [name, value] of Object.entries(module)) {
      if (!name.startsWith("bench") || typeof value !== "function") continue;
      if (only === undefined || name.toLowerCase().includes(only.toLowerCase())) found.push([name, value as Bench]);
    }
  }
  return found;
}

/** 80 columns: a word for the budget, then the peer on a line of its own only where it changes. */
function renderRow(row: BenchRow): string {
  const cells = [row.name, figure(row.ours), figure(row.peer), `${row.ratio.toFixed(2)}×`, row.budget];
  const line = cells.map((cell, index) => (index === 0 ? cell.padEnd(WIDTHS[0]) : cell.padStart(WIDTHS[index] ?? 0)));
  return `${line.join(" ")} ${row.withinBudget ? "ok" : "MISS"}`;
}

function figure(value: number): string {
  return value >= 100 ? Math.round(value).toLocaleString("en") : String(Number(value.toPrecision(3)));
}

const { values } = parseArgs({
  options: { json: { type: "boolean" }, only: { type: "string" }, size: { type: "string" } },
});
const rows: BenchRow[] = [];
let peer = "";
for (const [name, bench] of await findBenches(values.only)) {
  process.stderr.write(`${name} …\n`);
  for (const row of await bench({ size: values.size })) {
    rows.push(row);
    const heading = `${row.unit}, against ${row.peerName}`;
    if (heading !== peer) {
      const titles = [heading, "ours", "peer", "ratio", "budget"];
      console.log(
        titles
          .map((title, index) => (index === 0 ? title.padEnd(WIDTHS[0]) : title.padStart(WIDTHS[index] ?? 0)))
          .join(" "),
      );
    }
    peer = heading;
    console.log(renderRow(row));
  }
}
const missed = rows.filter((row) => !row.withinBudget);
console.log(`${rows.length} figures, ${missed.length} outside their budget`);
if (values.json === true) console.log(JSON.stringify({ rows }));
if (missed.length > 0 || rows.length === 0) process.exitCode = 1;
