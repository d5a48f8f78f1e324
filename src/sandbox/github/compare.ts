/** What a commit has beyond another one. */
import type { Call, Endpoint } from "./endpoint.ts";
import { answerPage } from "./paging.ts";
import { notFound } from "./refusal.ts";
import { renderCommit } from "./repository.ts";
import { repoUrl, siteUrl } from "./shapes.ts";

export const compareEndpoints: readonly Endpoint[] = [
  {
    method: "GET",
    path: "/repos/:owner/:repo/compare/:basehead",
    needs: { keys: ["contents"], level: "read" },
    handle: compare,
  },
];

/** Oldest first, as GitHub lists them; first parents only. */
function compare(call: Call) {
  const { state } = call;
  const [base = "", head = ""] = decodeURIComponent(call.params["basehead"] ?? "").split("...");
  const [from, to] = [base, head].map((ref) => state.commits.get(state.resolveRef(ref) ?? ""));
  if (from === undefined || to === undefined) throw notFound();
  const known = new Set(state.historyOf(from.sha));
  const history = state.historyOf(to.sha);
  const since = new Set(history);
  const behind = state.historyOf(from.sha).filter((sha) => !since.has(sha)).length;
  const common = state.commits.get(history.find((sha) => known.has(sha)) ?? "") ?? from;
  const ahead = history
    .filter((sha) => !known.has(sha))
    .toReversed()
    .flatMap((sha) => state.commits.get(sha) ?? []);
  const site = `${siteUrl(call, state)}/compare/${from.sha}...${to.sha}`;
  const status = ahead.length > 0 ? (behind > 0 ? "diverged" : "ahead") : behind > 0 ? "behind" : "identical";
  const about = {
    url: `${repoUrl(call, state)}/compare/${from.sha}...${to.sha}`,
    html_url: site,
    permalink_url: site,
    diff_url: `${site}.diff`,
    patch_url: `${site}.patch`,
    base_commit: renderCommit(call, state, from),
    merge_base_commit: renderCommit(call, state, common),
    status,
    ahead_by: ahead.length,
    behind_by: behind,
    total_commits: ahead.length,
    files: [],
  };
  return answerPage(call, ahead, (commit) => renderCommit(call, state, commit), {
    wrap: (commits) => ({ ...about, commits }),
  });
}
