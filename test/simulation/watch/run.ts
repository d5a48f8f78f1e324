/**
 * Measures how well a watch tells bad releases from good ones, and the rules that people use beside it, as Markdown.
 * `--releases N` (10,000); `--seed N`; `--write`: into docs/evidence.md.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { renderTable } from "../../../scripts/generate/field-table.ts";
import { fillMarkers } from "../../../scripts/generate/readme-tables.ts";
import { detect, DETECTION_HORIZON } from "../evidence/detection.ts";
import { uniformFrom } from "../evidence/random-counts.ts";
import {
  BAD_RATIO,
  HISTORY_DAYS,
  type Judge,
  JUDGES,
  type Release,
  simulateReleases,
  WATCH_MINUTES,
} from "./releases.ts";
import { UPSTREAM_PER_DAY } from "./service.ts";
import { medianOf, type Tally, tallyOf } from "./tally.ts";

const { values } = parseArgs({
  options: { releases: { type: "string" }, seed: { type: "string" }, write: { type: "boolean" } },
});
const count = Number(values.releases ?? 10_000);
const seed = Number(values.seed ?? 20_261_121);
const LEAST_PRECISION = 0.99;
const LEAST_RECALL = 0.999;
const POLL_SECONDS = 30;
/** Medians of so many watches. */
const DETECTIONS = 400;
const missed: string[] = [];

const percent = (share: number, digits: number) => `${(100 * share).toFixed(digits)} %`;
const minutes = (value: number | null) => (value === null ? "never" : `${value} min`);
const progress = (text: string) => process.stderr.write(`${text}\n`);

/** Third parties that fail more seldom are known less well. */
const SELDOM = [12, 6] as const;

function judgeTable(releases: readonly Release[], judges: readonly Judge[] = JUDGES): string {
  return renderTable(
    ["Judge", "Good ones rolled back", "Bad ones rolled back", "Precision", "Recall", "Median time"],
    judges.map((judge) => {
      const tally = tallyOf(releases, judge);
      if (judge === "Holdpoint") checkTally(tally);
      const { falseAlarms, found, good, bad, precision, recall, medianMinutes } = tally;
      const row = [
        judge === "Holdpoint" ? "**Holdpoint**" : judge,
        `${falseAlarms} of ${good.toLocaleString("en")}`,
        `${found} of ${bad}`,
        percent(precision, 1),
        percent(recall, 1),
        minutes(medianMinutes),
      ];
      progress(row.join(" | "));
      return row;
    }),
  );
}

function checkTally({ precision, recall }: Tally): void {
  if (precision < LEAST_PRECISION) missed.push(`precision ${percent(precision, 2)}`);
  if (recall < LEAST_RECALL) missed.push(`recall ${percent(recall, 2)}`);
}

function habitTable(releases: readonly Release[]): string {
  return renderTable(
    ["Service", "Good ones rolled back", "Bad ones rolled back", "Median of what is promised"],
    [...Map.groupBy(releases, ({ habit }) => habit)].toSorted().map(([habit, all]) => {
      const { falseAlarms, found, good, bad } = tallyOf(all, "Holdpoint");
      const promised = medianOf(all.map((one) => one.promised ?? Number.POSITIVE_INFINITY)) ?? 0;
      return [habit, `${falseAlarms} of ${good.toLocaleString("en")}`, `${found} of ${bad}`, `×${promised.toFixed(1)}`];
    }),
  );
}

/** Clean and independent failures, where the least possible time is known. */
function delayTable(): string {
  const cells = [
    { perSecond: 5, base: 0.01, times: 2 },
    { perSecond: 5, base: 0.01, times: 3 },
    { perSecond: 50, base: 0.001, times: 3 },
    { perSecond: 2, base: 0.01, times: 5 },
  ];
  const uniform = uniformFrom(seed + 1);
  return renderTable(
    ["Traffic × base rate", "Rate", "Least possible", "At the promotion", "Mid-watch"],
    cells.map((cell) => {
      const early = detect({ ...cell, onsetSeconds: 0 }, DETECTIONS, uniform);
      const late = detect({ ...cell, onsetSeconds: DETECTION_HORIZON / 2 }, DETECTIONS, uniform);
      const name = `×${cell.times}, ${cell.perSecond} req/s × ${100 * cell.base} %`;
      const of = ({ evidence, boundSeconds }: typeof early, most: number, when: string) => {
        if (evidence === null || evidence > most * boundSeconds + POLL_SECONDS) missed.push(`${name}, ${when}`);
        const ratio = evidence === null ? "" : ` (${(evidence / boundSeconds).toFixed(2)}×)`;
        return evidence === null ? "false" : `${(evidence / 60).toFixed(1)} min${ratio}`;
      };
      return [
        `${cell.perSecond} req/s × ${100 * cell.base} %`,
        `×${cell.times}`,
        `${(early.boundSeconds / 60).toFixed(1)} min`,
        of(early, 1.3, "at the promotion"),
        of(late, 2.7, "mid-watch"),
      ];
    }),
  );
}

const startedAt = performance.now();
const releases = simulateReleases(count, uniformFrom(seed));
const page = [
  `Seed ${seed}, ${count.toLocaleString("en")} releases, ${percent(BAD_RATIO, 0)} of them bad, each watched for ${WATCH_MINUTES} minutes with \`regression\` of \`error_rate\`, α = 0.1 %; rerun with \`npm run simulate:watch\`. Every release is one of another service: 2 to 100 requests a second, which rise and fall by 30 % over the day, of which 0.1 % to 2 % usually fail. Of 100 services 40 are steady, the level of 25 drifts (CV 10 % to 20 %, with a memory of an hour), 20 fail in retry clusters (mean 3), and 15 have a third party that fails ${UPSTREAM_PER_DAY} times a day for two or three minutes and then makes five times as many requests fail. In every tenth watch the vendor of the metrics loses 2 to 5 minutes. A bad release fails at least three times as often as usual, and at least as often as the watch promises to see, from its promotion on. What was there before is known for ${HISTORY_DAYS} days; the rules see all minutes, and know the usual share of those days.`,
  judgeTable(releases),
  "The same by service:",
  habitTable(releases),
  ...SELDOM.flatMap((upstreamPerDay) => {
    progress(`${upstreamPerDay} outages of third parties a day:`);
    const others = simulateReleases(count, uniformFrom(seed + 2), upstreamPerDay);
    return [
      `Other ${count.toLocaleString("en")} releases, where such a third party fails ${upstreamPerDay} times a day and is known less well:`,
      judgeTable(others, ["Holdpoint"]),
      habitTable(others.filter(({ habit }) => habit === "flaky third party")),
    ];
  }),
  `Median time until a release with clean, independent failures is failed by \`bernoulli\` in a watch of 24 h, looked at every ${POLL_SECONDS} s, ${DETECTIONS} watches each. *Least possible* is ln(1/α)/KL:`,
  delayTable(),
  missed.length === 0
    ? `All figures are within their promise: precision at least ${percent(LEAST_PRECISION, 0)}, recall at least ${percent(LEAST_RECALL, 1)}, medians at most 1.3 × the least possible and one look, and 2.7 × for what begins later.`
    : `Outside their promise: ${missed.join("; ")}.`,
].join("\n\n");
console.log(page);
progress(`${((performance.now() - startedAt) / 1_000).toFixed(0)} s`);
if (values.write === true) {
  const file = join(import.meta.dirname, "../../../docs/evidence.md");
  writeFileSync(file, fillMarkers(readFileSync(file, "utf8"), { releases: page }));
}
if (missed.length > 0) process.exitCode = 1;
