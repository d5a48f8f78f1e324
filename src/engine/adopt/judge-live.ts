/** Whether the release may follow what production serves, by the history of the repository. */
import type { Verdict } from "../../lib/verdict.ts";
import type { Forge, HistoryRelation, HostDeployment } from "../../providers/contract.ts";
import { commitOf } from "../../release/git-build.ts";
import { judgeHistory } from "../../release/judge-history.ts";
import type { CommandContext } from "../context.ts";

/** Null = it may; so it may where production serves nothing, or the very build already. */
export async function judgeLive(
  { release }: Pick<CommandContext, "release">,
  forge: Pick<Forge, "compareHistory">,
  serving: HostDeployment | null,
  buildId: string,
): Promise<Verdict | null> {
  if (serving === null || serving.id === buildId) return null;
  const commit = commitOf(serving);
  const relation: HistoryRelation | null =
    commit === null
      ? null
      : commit === release.commit
        ? "identical"
        : await forge.compareHistory(commit, release.commit);
  return judgeHistory({ id: serving.id, commit }, release.commit, relation);
}
