/** The job summary: (result) → Markdown. The first line says what production serves now. */
import { renderInstant } from "../lib/instant.ts";
import { deploymentUrl } from "../lib/deployment-url.ts";
import { renderDuration } from "../lib/duration.ts";
import type { Outcome, Verdict } from "../lib/verdict.ts";
import type { Plan } from "../plan/plan.ts";
import type { CommandResult, TimelineEntry } from "../release/result.ts";
import type { Chart } from "./charts/chart.ts";
import { renderXychart } from "./charts/render-xychart.ts";
import { codeOf, escapeCell, fence, renderLink, renderProse } from "./markdown.ts";
import { renderReleaseGraph } from "./release-graph.ts";
import { renderProduction, shortenCommits } from "./production.ts";
import { renderHeadline } from "./headline.ts";
import { OUTCOME_ORDER, withoutTitle } from "./result-words.ts";

const WORD: Readonly<Record<Outcome, string>> = { pass: "pass", fail: "**fail**", hold: "**hold**" };
/** A watch of two days may have many changes; the last ones lead to the decision. */
const ENTRIES_SHOWN = 15;

/** With the plan, the graph of its release as it stands closes the summary. `charts` are those of `chartsOf`. */
export function renderSummary(result: CommandResult, plan: Plan | null = null, charts: readonly Chart[] = []): string {
  const parts = [
    renderFirstLine(result),
    renderHeading(result),
    renderProse(shortenCommits(result.summary)),
    ...(result.remedy === null ? [] : [`**What to do:** ${renderProse(result.remedy)}`]),
    renderTimeline(result.timeline),
    renderVerdicts(result.verdicts),
    renderCharts(charts),
    renderBuildLog(result.buildLog),
    renderGraph(plan, result),
    renderFacts(result),
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

/** A manual rollback is of what production served, not of the commit that its workflow happened to run at. */
function renderHeading(result: CommandResult): string {
  const { command, release } = result;
  const of = command === "rollback" || release === "" ? "" : ` of release ${codeOf(shortenCommits(release))}`;
  return `## ${renderHeadline(result, codeOf)}: ${codeOf(command)}${of}`;
}

/** The summaries of one job's steps stand below each other, so a promote must not have the last word over its watch. */
function renderFirstLine(result: CommandResult): string {
  const line = renderProduction(result, { strong: (text) => `**${text}**`, code: codeOf });
  const watched = result.command === "promote" && result.decision === "proceed";
  return watched ? `${line} The watch follows; its result below is newer.` : line;
}

function renderTimeline(timeline: readonly TimelineEntry[]): string {
  if (timeline.length === 0) return "";
  const shown = timeline.slice(-ENTRIES_SHOWN);
  const earlier = timeline.length - shown.length;
  return [
    "**What happened** (UTC)",
    "",
    ...(earlier > 0 ? [`- ${earlier} earlier lines: see the log`] : []),
    ...shown.map(({ at, text, about }) => {
      const conditions = about.length === 0 ? "" : ` (${about.join(", ")})`;
      return `- ${new Date(at).toISOString().slice(11, 19)} ${escapeCell(shortenCommits(`${text}${conditions}`))}`;
    }),
  ].join("\n");
}

/** Two columns, so that a phone shows the finding without scrolling sideways. */
function renderVerdicts(verdicts: CommandResult["verdicts"]): string {
  if (verdicts.length === 0) return "";
  const rows = verdicts
    .toSorted((a, b) => OUTCOME_ORDER[a.verdict.outcome] - OUTCOME_ORDER[b.verdict.outcome])
    .map(({ title, verdict }) => {
      const finding = [`**${escapeCell(title, 80)}**`, escapeCell(withoutTitle(title, verdict.summary))];
      return `| ${WORD[verdict.outcome]} | ${[...finding, ...renderEvidence(verdict)].join("<br>")} |`;
    });
  return ["| verdict | finding and evidence |", "|:---|:---|", ...rows].join("\n");
}

function renderEvidence(verdict: Verdict): readonly string[] {
  const shown = verdict.evidence.slice(0, 5).map(({ label, value, url }) => {
    return renderLink(`${escapeCell(label, 60)}: ${escapeCell(value, 160)}`, url);
  });
  const more = verdict.evidence.length - shown.length;
  return [...shown, ...(more > 0 ? [`and ${more} more`] : [])];
}

/** The charts that a person looks at first; more would make the page slow, and the report has them all. */
const CHARTS_SHOWN = 5;

function renderCharts(charts: readonly Chart[]): string {
  const drawn = charts.slice(0, CHARTS_SHOWN).map((chart) => renderXychart(chart));
  const left = charts.slice(CHARTS_SHOWN).map(({ title }) => codeOf(title));
  const [first, second, ...others] = [...drawn, ...(left.length === 0 ? [] : [`Not drawn here: ${left.join(", ")}.`])];
  const folded = `<details><summary>Charts of the other metrics</summary>\n\n${others.join("\n\n")}\n\n</details>`;
  return [first, second, ...(others.length === 0 ? [] : [folded])].filter((part) => part !== undefined).join("\n\n");
}

function renderBuildLog(lines: readonly string[]): string {
  if (lines.length === 0) return "";
  return `<details open><summary>End of the build log</summary>\n\n${fence(lines)}\n\n</details>`;
}

function renderGraph(plan: Plan | null, result: CommandResult): string {
  const graph = plan === null ? "" : renderReleaseGraph(plan, result);
  return graph === "" ? "" : `<details><summary>The release as a graph</summary>\n\n${graph}\n\n</details>`;
}

function renderFacts(result: CommandResult): string {
  const { candidate, command, commit, reasonCode, startedAt, endedAt } = result;
  const build = candidate === null ? [] : [`build [${codeOf(candidate.id)}](${deploymentUrl(candidate.url)})`];
  return [
    `Reason code ${codeOf(reasonCode)}`,
    ...build,
    ...(commit === "" || command === "rollback" ? [] : [`commit ${codeOf(shortenCommits(commit))}`]),
    `started ${renderInstant(startedAt)}, took ${renderDuration(endedAt - startedAt)}`,
  ].join(" · ");
}
