/** The issue about a release, found again by its mark. Everybody may open an issue with any text: only our own author's counts. */
import { isAuthor } from "../../lib/authors.ts";
import type { Forge, ForgeIssue } from "../../providers/contract.ts";
import { type IncidentMark, isIncidentOf } from "../../report/incident/marks.ts";

export interface WantedIncident {
  readonly mark: IncidentMark;
  /** Logins whose issues are ours. */
  readonly authors: readonly string[];
  /** When the release was recorded, by the forge's own clock: before that nothing can be about it. */
  readonly since: number;
}

/** The oldest, where a race has made two; of closed ones, too, so that none is opened twice. */
export async function findIncident(forge: Forge, { mark, authors, since }: WantedIncident): Promise<ForgeIssue | null> {
  for (const creator of authors) {
    const issues = await forge.listIssues({ creator, state: "all", since });
    // The forge was asked for this author's; a server that does not know the question answers with everybody's.
    const found = issues.findLast(({ author, body }) => isAuthor(author, [creator]) && isIncidentOf(body, mark));
    if (found !== undefined) return found;
  }
  return null;
}
