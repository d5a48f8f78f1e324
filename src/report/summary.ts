/** The job summary: (result) → Markdown. The first line says what production serves now. */
import { renderInstant } from "../lib/instant.ts";
import { deploymentUrl } from "../lib/deployment-url.ts";
import { renderDuration } from "../lib/duration.ts";
import type { Plan } from "../plan/plan.ts";
import type { CommandResult } from "../release/result.ts";
import type { Chart } from "./charts/chart.ts";
import { renderXychart } from "./charts/render-xychart.ts";
import { renderHappenings } from "./happenings.ts";
import { codeOf, fence, renderProse } from "./markdown.ts";
import { renderTargets } from "./rollback-targets.ts";
import { renderReleaseGraph } from "./release-graph.ts";
import { renderProduction, shortenCommits } from "./production.ts";
import { renderHeadline } from "./headline.ts";
import { renderStepTable } from "./step-table.ts";
import { renderVerdictTable } from "./verdict-table.ts";

/** With the plan, the graph of its release as it stands closes the summary. `charts` are those of `chartsOf`. */
export function renderSummary(result: CommandResult, plan: Plan | null = null, charts: readonly Chart[] = []): string {
  const parts = [
    renderFirstLine(result),
    renderHeading(result),
    renderProse(shortenCommits(result.summary)),
    ...(result.remedy === null ? [] : [`**What to do:** ${renderProse(result.remedy)}`]),
    renderTargets(result.targets ?? [], result.endedAt),
    renderStepTable(result.steps),
    renderHappenings(result.timeline),
    renderVerdictTable(result.verdicts),
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
  const { candidate, command, commit, reasonCode, evidenceDigest, startedAt, endedAt } = result;
  const build = candidate === null ? [] : [`build [${codeOf(candidate.id)}](${deploymentUrl(candidate.url)})`];
  return [
    `Reason code ${codeOf(reasonCode)}`,
    ...build,
    ...(commit === "" || command === "rollback" ? [] : [`commit ${codeOf(shortenCommits(commit))}`]),
    ...(evidenceDigest === undefined ? [] : [`evidence sha256 ${codeOf(evidenceDigest)}`]),
    `started ${renderInstant(startedAt)}, took ${renderDuration(endedAt - startedAt)}`,
  ].join(" · ");
}
