import type { ItemBox } from "../../checklist/boxes.ts";
import { renderSignOff, withSpareContext } from "../../checklist/sign-off-status.ts";
import type { RecordScope } from "../../checklist/status-record.ts";
import type { Approval } from "../../gates/contract.ts";
import { ProviderError } from "../../lib/error.ts";
import type { CommitWriter } from "../../providers/contract.ts";

/** Records a sign-off, or that it was taken back. */
export async function writeSignOff(
  forge: CommitWriter,
  { commit, pullRequest }: RecordScope,
  box: ItemBox,
  word: Omit<Approval, "box">,
  given: boolean,
): Promise<void> {
  const status = renderSignOff({ ...word, given, box, pullRequest });
  try {
    await forge.setCommitStatus(commit, status);
  } catch (error) {
    // GitHub takes 1,000 statuses of a context, and whoever may push can use them up so that nothing more is heard.
    if (!(error instanceof ProviderError) || error.status !== 422) throw error;
    await forge.setCommitStatus(commit, withSpareContext(status));
  }
}
