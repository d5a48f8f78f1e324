/** What production serves now, in one sentence: the first thing to know at 3 a.m. */
import type { CommandResult } from "../release/result.ts";

/** A full SHA says no more to a person than its beginning, and does not fit a phone. */
export function shortenCommits(text: string): string {
  return text.replace(/\b([0-9a-f]{12})[0-9a-f]{28}\b/g, "$1");
}

/** `strong` and `code` mark the words that matter, in Markdown; a terminal leaves them out. */
export interface ProductionMarks {
  readonly strong: (text: string) => string;
  readonly code: (text: string) => string;
}

const PLAIN: ProductionMarks = { strong: (text) => text, code: (text) => text };

/** What production serves, since which instant that is known, and what it served before. */
export function renderProduction(result: CommandResult, { strong, code }: ProductionMarks = PLAIN): string {
  if (result.drill !== undefined) {
    return `${strong("Production was not touched")}: this was a drill at ${code(result.drill)}.`;
  }
  if (result.database !== undefined) {
    return `${strong("Production's deployment was not touched")}: this was about the database ${code(result.database)}.`;
  }
  const { after, elsewhere = [], served, rollout } = result.production;
  if (after === null) {
    return `${strong("What production serves is not known.")} It was not read after the last request, or nothing has ever been deployed.`;
  }
  if (elsewhere.length > 0) {
    const domains = elsewhere.map(
      ({ domain, deploymentId }) => `${domain} points at ${deploymentId === null ? "nothing" : code(deploymentId)}`,
    );
    return `${strong(`Production is split: the host names ${code(after)}, but ${domains.join(", ")}`)} as of ${timeOf(result)} UTC.`;
  }
  if (rollout !== undefined) {
    const { deploymentId, percent, stage, stages } = rollout;
    const part = `${code(deploymentId)} to ${percent} % of the visitors and ${code(after)} to the others`;
    return `${strong(`Production serves ${part}`)} as of ${timeOf(result)} UTC: stage ${stage} of ${stages} of a rollout.`;
  }
  // Of a rollback that was made before, somebody may have deployed since.
  const again = result.decision === "rolled-back" && result.reasonCode !== "already_rolled_back" ? " again" : "";
  const said = served === null ? "" : ` (the site answers ${code(shortenCommits(served))})`;
  return `${strong(`Production serves ${code(after)}${again}`)}${said} as of ${timeOf(result)} UTC. ${renderChange(result, code)}`;
}

function timeOf({ endedAt }: CommandResult): string {
  return new Date(endedAt).toISOString().slice(11, 19);
}

function renderChange({ decision, production, candidate }: CommandResult, code: ProductionMarks["code"]): string {
  const { before, after } = production;
  const out = [candidate?.id ?? null, before].find((id) => id !== null && id !== after);
  if (decision === "rolled-back" && out != null) return `Taken out: ${code(out)}.`;
  return before === null || before === after ? "Unchanged." : `Before: ${code(before)}.`;
}
