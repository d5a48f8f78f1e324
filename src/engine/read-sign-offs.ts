/** Who signed the checklist of what is released: kept in the release record, where an auditor looks. */
import { parseSignOffsOf } from "../checklist/status-record.ts";
import { ProviderError } from "../lib/error.ts";
import type { Forge } from "../providers/contract.ts";
import type { RecordedSignOff } from "../release/payload.ts";
import type { CommandContext } from "./context.ts";
import type { Journal } from "./journal.ts";

/**
 * Null where the plan has no checklist. The sign-offs are on the head of the pull request that the released commit came
 * from, or on the commit itself. They decide nothing here, so GitHub's trouble becomes a note.
 */
export async function readSignOffs(
  { plan, release, options }: CommandContext,
  journal: Journal,
  forge: Forge,
): Promise<readonly RecordedSignOff[] | null> {
  if (plan.checklist.length === 0) return null;
  try {
    const pulls = await forge.listPullRequestsOf(release.commit);
    const commits = [...new Set([...pulls.map(({ headCommit }) => headCommit), release.commit])];
    const signOffs = await Promise.all(
      commits.map(async (commit) => parseSignOffsOf(await forge.listCommitStatuses(commit), options.authors, commit)),
    );
    const all = signOffs.flat();
    const words = all.map(
      ({ item, login, override }) => `${login} (${item}${override === undefined ? "" : ", override"})`,
    );
    journal.note(
      words.length === 0 ? "nobody has signed the checklist" : `the checklist was signed by ${words.join(", ")}`,
    );
    return all;
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    journal.note(`who signed the checklist could not be read: ${error.message}`);
    return null;
  }
}
