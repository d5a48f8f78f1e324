/** What a rollback may be given as its target: (targets) → a table for GitHub, and lines for a terminal. */
import { renderDuration } from "../lib/duration.ts";
import type { RollbackTarget } from "../release/list-targets.ts";
import { codeOf, escapeMarkdown } from "./markdown.ts";
import { shortenCommits } from "./production.ts";

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

export function renderTargets(targets: readonly RollbackTarget[], now: number): string {
  if (targets.length === 0) return "";
  const rows = targets.map((target) => {
    const { id, commit, release, good, why, people, wayBack, isDefault } = target;
    const cells = [
      `${codeOf(id)}${isDefault ? " (default)" : ""}`,
      ageOf(target, now),
      commit === null ? "not known" : codeOf(shortenCommits(commit)),
      release === null ? "none" : codeOf(shortenCommits(release)),
      cell(`${good ? "good" : "not judged good"}: ${why}`),
      cell(people === "" ? "nobody is recorded" : people),
      cell(wayBack),
    ];
    return `| ${cells.join(" | ")} |`;
  });
  return [
    "**What `to` may name**, newest first. Copy the first cell into `to`; leave it empty for the default.",
    "",
    "| Deployment | Came into production | Commit | Release | Judged | By whose word | Way back |",
    "| --- | --- | --- | --- | --- | --- | --- |",
    ...rows,
  ].join("\n");
}

export function renderTargetLines(targets: readonly RollbackTarget[], now: number): readonly string[] {
  return targets.map((target) => {
    const { id, commit, good, why, people, wayBack, isDefault } = target;
    const parts = [
      ageOf(target, now),
      `commit ${commit === null ? "not known" : shortenCommits(commit)}`,
      `${good ? "good" : "not judged good"}: ${why}`,
      ...(people === "" ? [] : [people]),
      `way back: ${wayBack}`,
    ];
    return `--to ${id}${isDefault ? " (default)" : ""}: ${parts.join("; ")}`;
  });
}

function ageOf({ servedAt }: RollbackTarget, now: number): string {
  const ms = Math.max(0, now - servedAt);
  const unit = ms >= 2 * DAY_MS ? DAY_MS : ms >= 2 * HOUR_MS ? HOUR_MS : MINUTE_MS;
  return ms < MINUTE_MS ? "just now" : `${renderDuration(Math.floor(ms / unit) * unit)} ago`;
}

function cell(text: string): string {
  return escapeMarkdown(shortenCommits(text));
}
