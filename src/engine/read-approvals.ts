/** Who let the job go on that promotes: the reviewers of its environment, with what they wrote. It decides nothing. */
import { cutText } from "../lib/cut-text.ts";
import { ProviderError } from "../lib/error.ts";
import type { Forge } from "../providers/contract.ts";
import type { PeopleInRecord } from "../release/people-in-record.ts";
import type { CommandContext } from "./context.ts";
import type { Journal } from "./journal.ts";

const COMMENT_LENGTH = 300;

/** Outside of a workflow nobody had to let it go on. */
export async function readApprovals(
  { env }: CommandContext,
  journal: Journal,
  forge: Pick<Forge, "listRunApprovals">,
): Promise<Pick<PeopleInRecord, "startedBy" | "approvals">> {
  const run = Number(env["GITHUB_RUN_ID"] ?? "");
  const startedBy = env["GITHUB_TRIGGERING_ACTOR"] ?? env["GITHUB_ACTOR"];
  const started = startedBy === undefined ? {} : { startedBy };
  if (!Number.isSafeInteger(run) || run <= 0) return started;
  try {
    const given = (await forge.listRunApprovals(run)) ?? [];
    const approvals = given
      .filter(({ state }) => state === "approved")
      .map(({ login, comment, environments }) => ({ login, comment: cutText(comment, COMMENT_LENGTH), environments }));
    if (approvals.length > 0) journal.note(`approved by ${approvals.map(({ login }) => login).join(", ")}`);
    return { ...started, approvals };
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    journal.note(`who approved this was not read: ${error.message} ${error.remedy}`);
    return started;
  }
}
