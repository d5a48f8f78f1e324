/**
 * A result as a page: (result) → HTML. One file without a script, a picture or a request, and with a rule in it that
 * keeps it so, since it holds words of sites, vendors and people. The result itself stands in it as data.
 */
import { deploymentUrl } from "../../lib/deployment-url.ts";
import { renderDuration } from "../../lib/duration.ts";
import { renderInstant } from "../../lib/instant.ts";
import type { CommandResult } from "../../release/result.ts";
import type { Outcome, Verdict } from "../../lib/verdict.ts";
import { chartsOf } from "../charts/comparison-charts.ts";
import type { Plan } from "../../plan/plan.ts";
import { renderProduction, shortenCommits } from "../production.ts";
import { renderHeadline } from "../headline.ts";
import { DECISION_WORD, OUTCOME_ORDER, withoutTitle } from "../result-words.ts";
import { renderChartFigure } from "./chart-figure.ts";
import { DATA_ELEMENT } from "./data-element.ts";
import { renderPageSteps } from "./page-steps.ts";
import { pageJson, pageLink, pageProse, pageText } from "./page-text.ts";
import { PAGE_STYLE } from "./page-style.ts";

/** No script runs, nothing is loaded and nothing is sent, whatever a text in the page says. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

const STYLE_OF: Readonly<Record<CommandResult["decision"], Outcome | "back">> = {
  proceed: "pass",
  watching: "hold",
  hold: "hold",
  failed: "fail",
  "rolled-back": "back",
};

/** With the plan, its own limits stand in the charts. */
export function renderPage(result: CommandResult, plan: Plan | null = null): string {
  const { command, decision, release, summary, remedy } = result;
  const word = DECISION_WORD[decision];
  const headline = renderHeadline(result);
  const of = command === "rollback" || release === "" ? "" : ` of release ${shortenCommits(release)}`;
  return [
    '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="referrer" content="no-referrer">',
    `<title>${pageText(`${headline}: ${command}${of}`, 160)}</title>\n<style>${PAGE_STYLE}</style>\n</head>\n<body>\n<main>`,
    `<p class="production">${pageText(renderProduction(result))}</p>`,
    `<h1><span class="word ${STYLE_OF[decision]}">${word}</span>${pageText(headline.slice(word.length))} <code>${pageText(command)}</code>${pageText(of)}</h1>`,
    `<p>${pageProse(shortenCommits(summary))}</p>`,
    ...(remedy === null ? [] : [`<p><strong>What to do:</strong> ${pageProse(remedy)}</p>`]),
    ...renderCharts(result, plan),
    ...renderSteps(result.steps),
    ...renderVerdicts(result.verdicts),
    ...renderTimeline(result),
    ...renderBuildLog(result.buildLog),
    renderFacts(result),
    "</main>",
    `<script type="application/json" id="${DATA_ELEMENT}">${pageJson(result)}</script>`,
    "</body>\n</html>\n",
  ].join("\n");
}

function renderCharts(result: CommandResult, plan: Plan | null): readonly string[] {
  const charts = chartsOf(result, plan);
  if (charts.length === 0) return [];
  return [
    section("What was measured"),
    ...charts.map((chart, index) => renderChartFigure(chart, `chart-${index + 1}`)),
  ];
}

function renderSteps(steps: CommandResult["steps"]): readonly string[] {
  const rows = renderPageSteps(steps);
  return rows.length === 0 ? [] : [section("Steps"), ...rows];
}

function renderVerdicts(verdicts: CommandResult["verdicts"]): readonly string[] {
  if (verdicts.length === 0) return [];
  const rows = verdicts
    .toSorted((a, b) => OUTCOME_ORDER[a.verdict.outcome] - OUTCOME_ORDER[b.verdict.outcome])
    .map(({ title, verdict }) =>
      [
        `<tr><td><span class="word ${verdict.outcome}">${verdict.outcome}</span></td>`,
        `<td><strong>${pageText(title)}</strong><br>${pageText(withoutTitle(title, verdict.summary))}`,
        `${renderEvidence(verdict)}</td></tr>`,
      ].join(""),
    );
  return [
    section("Verdicts"),
    '<table><thead><tr><th scope="col">verdict</th><th scope="col">finding and evidence</th></tr></thead><tbody>',
    ...rows,
    "</tbody></table>",
  ];
}

function renderEvidence({ evidence, remedy }: Verdict): string {
  const items = evidence.map(({ label, value, url }) => `<li>${pageLink(`${label}: ${value}`, url)}</li>`);
  const advice = remedy === undefined ? "" : `<br><span class="quiet">${pageProse(remedy)}</span>`;
  return `${advice}${items.length === 0 ? "" : `<ul class="quiet">${items.join("")}</ul>`}`;
}

function renderTimeline({ timeline }: CommandResult): readonly string[] {
  if (timeline.length === 0) return [];
  const rows = timeline.map(({ at, text, about }) => {
    const conditions = about.length === 0 ? "" : ` (${about.join(", ")})`;
    const instant = renderInstant(at);
    const shown = `${instant.slice(0, 10)} ${instant.slice(11, 19)}`;
    return `<tr><td><time datetime="${instant}">${shown}</time></td><td>${pageText(shortenCommits(`${text}${conditions}`))}</td></tr>`;
  });
  return [
    section("What happened"),
    '<table><thead><tr><th scope="col">when (UTC)</th><th scope="col">what</th></tr></thead><tbody>',
    ...rows,
    "</tbody></table>",
  ];
}

function renderBuildLog(lines: readonly string[]): readonly string[] {
  if (lines.length === 0) return [];
  return [section("End of the build log"), `<pre>${lines.map((line) => pageText(line)).join("\n")}</pre>`];
}

function renderFacts({ candidate, command, commit, reasonCode, startedAt, endedAt }: CommandResult): string {
  const facts = [
    `Reason code <code>${pageText(reasonCode)}</code>`,
    ...(candidate === null ? [] : [`build ${pageLink(candidate.id, deploymentUrl(candidate.url))}`]),
    ...(commit === "" || command === "rollback" ? [] : [`commit <code>${pageText(commit)}</code>`]),
    `started ${renderInstant(startedAt)}, took ${renderDuration(endedAt - startedAt)}`,
  ];
  return `<p class="quiet">${facts.join(" · ")}</p>`;
}

function section(title: string): string {
  return `<h2>${title}</h2>`;
}
