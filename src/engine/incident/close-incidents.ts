/** A release that passed its watch ends what earlier ones left open. */
import { isAuthor } from "../../lib/authors.ts";
import type { Forge } from "../../providers/contract.ts";
import type { ProductionPayload } from "../../release/payload.ts";
import { isIncidentIn } from "../../report/incident/marks.ts";
import { renderClosing } from "../../report/incident/render-incident.ts";
import type { CommandContext } from "../context.ts";
import { bestEffort, type Journal } from "../journal.ts";

/** More than a few are open only where nobody's token may close them; the next release closes the others. */
const MOST_CLOSED = 5;

/** One request where nothing is open, as after most releases. */
export async function closeIncidents(
  context: CommandContext,
  journal: Journal,
  forge: Forge,
  { release, candidate }: ProductionPayload,
): Promise<void> {
  const { options, plan, runUrl } = context;
  if (plan.rollback.incident === null) return;
  await bestEffort(journal, "whether an earlier release's incident is open was not read", async () => {
    for (const creator of [...options.authors, ...plan.rollback.by]) {
      const issues = await forge.listIssues({ creator, state: "open" });
      const open = issues.filter(
        ({ author, body }) => isAuthor(author, [creator]) && isIncidentIn(body, plan.project.host.project),
      );
      for (const { number, body } of open.slice(0, MOST_CLOSED)) {
        const word = renderClosing(body, release, { candidate: candidate.id, runUrl });
        const { url } = await forge.updateIssue(number, { body: word, state: "closed" });
        journal.step("incident", `incident #${number} closed: a later release passed its watch (${url})`);
      }
    }
  });
}
