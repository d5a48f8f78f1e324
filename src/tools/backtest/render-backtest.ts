/** What a backtest found, as a table and sentences for the columns of a terminal. Pure. */
import { renderDuration } from "../../lib/duration.ts";
import { renderValue } from "../../judge/render-value.ts";
import { odds } from "../../judge/evidence/words.ts";
import { groupBy } from "../../lib/group-by.ts";
import { fitText, wrapText } from "../../lib/wrap-text.ts";
import type { ComparisonHistory } from "./comparison-history.ts";
import type { LimitHistory } from "./closest-values.ts";
import { type Backtest, type BacktestedRelease, WOULD_ROLL_BACK } from "./describe-backtest.ts";

const HAPPENED: Readonly<Record<NonNullable<BacktestedRelease["happened"]>, string>> = {
  stayed: "stayed",
  "rolled-back": "rolled back",
  held: "held",
  "not-ended": "no end",
};
/** `2026-11-20 14:32  `, and a commit of twelve digits. */
const WHEN_COLUMNS = 18;
const COMMIT_COLUMNS = 14;
const HAPPENED_COLUMNS = 13;

export function renderBacktest(found: Backtest, columns: number): readonly string[] {
  const { releases, unseen } = found;
  const write = (text: string, lead = "") => wrapText(text, columns, lead);
  const { observe } = found.plan;
  const rows = releases.map((one) => renderRow(one, observe, columns));
  const header = `${fitText("promoted (UTC)", WHEN_COLUMNS)}${fitText("commit", COMMIT_COLUMNS)}${fitText("happened", HAPPENED_COLUMNS)}this plan`;
  return [
    ...write(introduction(found)),
    ...(rows.length === 0 ? [] : ["", header, ...rows.flat()]),
    ...sectionOf(
      observe ? "Would have rolled back (observe)" : "Rollbacks",
      releases.filter(({ outcome }) => outcome === "fail").map(renderRollback),
      write,
    ),
    ...sectionOf("Holds", renderHolds(releases), write),
    ...sectionOf("Limits", found.limits.map(renderLimit), write),
    ...sectionOf("Comparisons", found.comparisons.map(renderComparison), write),
    ...sectionOf("Not seen", unseen, write),
    "",
    ...write(conclusion(found)),
  ];
}

function introduction({ plan, source, releases }: Backtest): string {
  const from = source === "record" ? "from the release record" : "from the host's list";
  const what = `Backtest of ${plan.file} (${plan.name})`;
  const [first, last] = [releases[0], releases.at(-1)];
  if (first === undefined || last === undefined) return `${what}: no past release was found.`;
  const count = `${releases.length} ${releases.length === 1 ? "release" : "releases"}`;
  return `${what}: ${count} ${from}, ${first.promotedAt.slice(0, 10)} to ${last.promotedAt.slice(0, 10)}.`;
}

function renderRow(release: BacktestedRelease, observe: boolean, columns: number): readonly string[] {
  const { promotedAt, commit, deploymentId, happened } = release;
  const lead = [
    fitText(promotedAt.slice(0, 16).replace("T", " "), WHEN_COLUMNS),
    fitText((commit ?? deploymentId).slice(0, COMMIT_COLUMNS - 2), COMMIT_COLUMNS),
    fitText(happened === null ? "not known" : HAPPENED[happened], HAPPENED_COLUMNS),
  ].join("");
  return wrapText(renderOutcome(release, observe), columns, lead);
}

function renderOutcome(release: BacktestedRelease, observe: boolean): string {
  const { outcome, reasonCode, rollbackAfterSeconds, cut, watchedSeconds } = release;
  const part = cut ? ` in the ${renderDuration(watchedSeconds * 1_000)} that it served` : "";
  if (outcome === "pass") return `pass${part}`;
  if (outcome === "hold") return `HOLD (${reasonCode})${part}`;
  return `${observe ? WOULD_ROLL_BACK : "ROLLBACK"} after ${renderDuration((rollbackAfterSeconds ?? 0) * 1_000)}`;
}

function renderRollback({ commit, deploymentId, text, rollbackAfterSeconds, happened }: BacktestedRelease): string {
  const after = renderDuration((rollbackAfterSeconds ?? 0) * 1_000);
  const really =
    happened === "stayed" ? " It really stayed." : happened === "rolled-back" ? " It was really rolled back." : "";
  return `${(commit ?? deploymentId).slice(0, 12)}, ${after} after its promotion: ${text}.${really}`.replace("..", ".");
}

/** The same reason of many releases is one sentence. */
function renderHolds(releases: readonly BacktestedRelease[]): readonly string[] {
  const held = releases.filter(({ outcome }) => outcome === "hold");
  return [...groupBy(held, ({ text }) => text)].map(([text, ofText]) => {
    const names = ofText.map(({ commit, deploymentId }) => (commit ?? deploymentId).slice(0, 12));
    const more = names.length > 3 ? ` and ${names.length - 3} more` : "";
    return `${names.slice(0, 3).join(", ")}${more}: ${text}`;
  });
}

function renderLimit({ text, unit, limit, isUpper, closest, releases, overturned }: LimitHistory): string {
  const value = (number: number) => renderValue(number, { unit, minimumSamples: 0 });
  const wrong = renderOverturned(overturned);
  if (closest === null) return `\`${text}\`: no release let stay has data for it.${wrong}`;
  const share = isUpper ? closest / limit : limit / closest;
  const near = Number.isFinite(share) ? ` (${Math.round(share * 100)} % of the way to the limit)` : "";
  const of = releases === 1 ? "1 release" : `${releases} releases`;
  return `\`${text}\`: ${isUpper ? "at most" : "at least"} ${value(closest)}${near} in ${of} that it lets stay.${wrong}`;
}

function renderComparison({ id, margin, strongest, level, releases, overturned }: ComparisonHistory): string {
  const wrong = renderOverturned(overturned);
  const from = margin?.from === "history" ? "as history asks for" : "assumed, for want of history";
  const upTo = margin === null ? "" : ` Margin ${margin.factor}x, ${from}.`;
  if (strongest === null) return `\`${id}\`: no release let stay could be compared.${upTo}${wrong}`;
  const of = releases === 1 ? "1 release" : `${releases} releases`;
  return `\`${id}\`: evidence at most ${odds(strongest)} of ${odds(level)} in ${of} that it lets stay.${upTo}${wrong}`;
}

function renderOverturned(overturned: number): string {
  return overturned === 0 ? "" : ` It would have rolled back ${overturned} that stayed: see whether they were as bad.`;
}

function conclusion({ plan, counts, tookMs, releases }: Backtest): string {
  const agreed = releases.filter(
    ({ outcome, happened }) =>
      (outcome === "fail" && happened === "rolled-back") || (outcome === "pass" && happened === "stayed"),
  ).length;
  const known = releases.filter(({ happened }) => happened === "stayed" || happened === "rolled-back").length;
  const same = known === 0 ? "" : ` ${agreed} of ${known} ended as this plan would have it.`;
  const rolledBack = plan.observe ? "would have been rolled back (observe)" : "rolled back";
  return `${counts.fail} ${rolledBack}, ${counts.hold} held, ${counts.pass} passed.${same} Nothing was changed. Took ${renderDuration(tookMs)}.`;
}

function sectionOf(
  title: string,
  texts: readonly string[],
  write: (text: string, lead?: string) => readonly string[],
): readonly string[] {
  return texts.length === 0 ? [] : ["", title, ...texts.flatMap((text) => write(text, "  - "))];
}
