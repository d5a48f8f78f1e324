/** Whether a commit may follow what production serves. Pure: the forge says how the two stand to each other. */
import { hold, type Verdict } from "../lib/verdict.ts";
import type { HistoryRelation } from "../providers/contract.ts";

export interface Live {
  readonly id: string;
  /** Null where the host names none. */
  readonly commit: string | null;
}

/** `relation` of the released commit to the live one; null where the live one is not known. Null = it may. */
export function judgeHistory(live: Live, commit: string, relation: HistoryRelation | null): Verdict | null {
  if (live.commit === null || relation === null) {
    return hold(
      "history_unknown",
      `Production serves ${live.id}, and the host does not say of which commit it is, so whether ${commit.slice(0, 12)} is newer is not known.`,
      "Look at what production serves. Once a build from Git is promoted there by hand, the next release can be compared with it.",
    );
  }
  if (relation === "identical" || relation === "ahead") return null;
  if (relation === "behind") {
    return hold(
      "newer_release_active",
      `Production serves ${live.commit.slice(0, 12)} (${live.id}), which has this commit and more.`,
      "Nothing to do: this release steps aside. To go back to an older one, dispatch a rollback.",
    );
  }
  return hold(
    "history_diverged",
    `Production serves ${live.commit.slice(0, 12)} (${live.id}), which this commit does not have: to release it would take that away.`,
    "Merge what production serves into the branch and release the merge, or dispatch a rollback first.",
  );
}
