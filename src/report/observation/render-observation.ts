/** What was found about a deployment that others brought into production: (result) → a comment on its pull request. */
import { deploymentUrl } from "../../lib/deployment-url.ts";
import { renderInstant } from "../../lib/instant.ts";
import type { ObservationPayload } from "../../release/observation.ts";
import type { CommandResult } from "../../release/result.ts";
import { codeOf, renderLink, renderProse } from "../markdown.ts";
import { renderProduction, shortenCommits } from "../production.ts";
import { renderVerdictTable } from "../verdict-table.ts";

export interface RenderedObservation {
  readonly result: CommandResult;
  readonly payload: ObservationPayload;
  /** Since when another one serves; null where this one does. */
  readonly until: number | null;
  readonly project: string;
  readonly runUrl: string | null;
}

/** GitHub takes 65,536 characters of a comment. */
const MAXIMUM = 60_000;

/** What every comment of ours about a deployment of this project begins with. */
export function observationMarker(project: string): string {
  // Percent-encoding leaves no `>`, so that nothing can end the mark early, and two hyphens are not for a comment's inside.
  const encoded = encodeURIComponent(project.toWellFormed()).replaceAll("--", "-%2D");
  return `<!-- holdpoint:observed project="${encoded}" -->`;
}

export function renderObservation({ result, payload, until, project, runUrl }: RenderedObservation): string {
  const { candidate, liveAt, dirty, previous } = payload;
  const wouldRollBack = result.reasonCode === "would_roll_back";
  const title =
    result.decision === "proceed"
      ? "Observed in production, and fine"
      : wouldRollBack
        ? "**Would have been rolled back**"
        : "Observed in production, and not known to be good";
  const served = [
    `went live at ${renderInstant(liveAt)}`,
    ...(until === null ? [] : [`served until ${renderInstant(until)}`]),
    ...(previous === null ? [] : [`${codeOf(previous.id)} served before`]),
    ...(dirty ? ["built from files that no commit has"] : []),
  ];
  const head = [
    `${observationMarker(project)}\n${title}: [${codeOf(candidate.id)}](${deploymentUrl(candidate.url)}) of ${codeOf(project)}, ${served.join(", ")}.`,
    renderProse(shortenCommits(result.summary)),
    ...(result.remedy === null ? [] : [`**What to do:** ${renderProse(result.remedy)}`]),
  ];
  const tail = [
    `${renderProduction(result, { strong: (text) => text, code: codeOf })} Holdpoint only observes here: nothing was changed at the host.${runUrl === null ? "" : ` ${renderLink("All of it", runUrl)}`}`,
  ];
  const table = renderVerdictTable(result.verdicts);
  const whole = join([...head, table, ...tail]);
  return whole.length <= MAXIMUM ? whole : join([...head, "The findings do not fit here: see the run.", ...tail]);
}

function join(parts: readonly string[]): string {
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}
