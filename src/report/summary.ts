/** The job summary: (result) → Markdown. The first line says what production serves now. */
import { renderInstant } from "../lib/clock.ts";
import { renderDuration } from "../lib/duration.ts";
import type { Outcome, Verdict } from "../lib/verdict.ts";
import type { CommandResult, Decision } from "../release/result.ts";
import { escapeCell, escapeMarkdown, fence } from "./markdown.ts";

const TITLE: Readonly<Record<Decision, string>> = {
  proceed: "Proceed",
  hold: "On hold",
  failed: "Failed",
  "rolled-back": "Rolled back",
};

const WORD: Readonly<Record<Outcome, string>> = { pass: "pass", fail: "**fail**", hold: "**hold**" };

export function renderSummary(result: CommandResult): string {
  const parts = [
    renderProductionLine(result),
    `## ${TITLE[result.decision]}: \`${result.command}\` of release \`${escapeMarkdown(result.release)}\``,
    `${escapeMarkdown(result.summary)}`,
    ...(result.remedy === null ? [] : [`**What to do:** ${escapeMarkdown(result.remedy)}`]),
    renderVerdicts(result.verdicts),
    renderBuildLog(result.buildLog),
    renderNotes(result.notes),
    renderFacts(result),
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

function renderProductionLine(result: CommandResult): string {
  const { before, after, served } = result.production;
  if (after === null) return "**Production serves: not known.** It was not read, or nothing has been deployed yet.";
  const change = before === after || before === null ? "unchanged" : `before: \`${before}\``;
  const said = served === null ? "" : `, the site answers \`${escapeMarkdown(served)}\``;
  return `**Production serves \`${after}\`**${said} (${change}).`;
}

function renderVerdicts(verdicts: CommandResult["verdicts"]): string {
  if (verdicts.length === 0) return "";
  const rows = verdicts.map(
    ({ title, verdict }) =>
      `| ${WORD[verdict.outcome]} | ${escapeCell(title, 80)} | ${escapeCell(verdict.summary)} | ${renderEvidence(verdict)} |`,
  );
  return ["| verdict | what | finding | evidence |", "|---|---|---|---|", ...rows].join("\n");
}

function renderEvidence(verdict: Verdict): string {
  const shown = verdict.evidence.slice(0, 5).map(({ label, value, url }) => {
    const text = `${escapeCell(label, 60)}: ${escapeCell(value, 160)}`;
    return url !== undefined && /^https?:\/\/[^\s()<>]+$/.test(url) ? `[${text}](${url})` : text;
  });
  const more = verdict.evidence.length - shown.length;
  return [...shown, ...(more > 0 ? [`and ${more} more`] : [])].join("<br>");
}

function renderBuildLog(lines: readonly string[]): string {
  if (lines.length === 0) return "";
  return `<details open><summary>End of the build log</summary>\n\n${fence(lines)}\n\n</details>`;
}

function renderNotes(notes: readonly string[]): string {
  return notes.map((note) => `- ${escapeMarkdown(note)}`).join("\n");
}

function renderFacts(result: CommandResult): string {
  const candidate = result.candidate === null ? "none" : `\`${result.candidate.id}\``;
  return `Reason code \`${result.reasonCode}\` · candidate ${candidate} · commit \`${escapeMarkdown(result.commit.slice(0, 12))}\` · ${renderInstant(result.startedAt)}, ${renderDuration(result.endedAt - result.startedAt)}`;
}
