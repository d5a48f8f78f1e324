/** Pull requests. */
import type { Forge, PullRequest } from "../contract.ts";
import type { GithubClient, GithubRequest } from "./client.ts";
import { type Attempted, unknownAnswer } from "./failure.ts";
import { readLogin, readNumber, readText, toFields } from "./fields.ts";
import { unlessGone } from "./unless-gone.ts";

type PullRole = Pick<Forge, "readPullRequest" | "listPullRequestsOf" | "listLatelyMerged">;

/** As many as one page has. */
const LATELY = 100;
const READ = "pull-requests: read";

export function createPullRole(client: GithubClient): PullRole {
  return {
    async readPullRequest(number) {
      const request: GithubRequest = {
        route: "GET /repos/{owner}/{repo}/pulls/{pull_number}",
        parameters: { pull_number: number },
        permission: READ,
      };
      const answer = await unlessGone(client.request(request));
      return answer === null ? null : toPullRequest(answer.data, client.describe(request));
    },

    async listPullRequestsOf(sha) {
      const request: GithubRequest = {
        route: "GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls",
        parameters: { commit_sha: sha },
        permission: READ,
      };
      const attempted = client.describe(request);
      const items = await client.list(request);
      const pulls = items.map((item) => toPullRequest(item, attempted));
      return [...new Map(pulls.map((pull) => [pull.number, pull])).values()];
    },

    async listLatelyMerged(baseBranch) {
      const request: GithubRequest = {
        route: "GET /repos/{owner}/{repo}/pulls",
        parameters: { base: baseBranch, state: "closed", sort: "updated", direction: "desc" },
        permission: READ,
      };
      const attempted = client.describe(request);
      const items = await client.list(request, LATELY);
      return items.map((item) => toPullRequest(item, attempted)).filter(({ mergeCommit }) => mergeCommit !== null);
    },
  };
}

function toPullRequest(value: unknown, from: Attempted): PullRequest {
  const fields = toFields(value, from);
  const state = readText(fields, "state", from);
  if (state !== "open" && state !== "closed") throw unknownAnswer(from, `\`state\` is "${state.slice(0, 40)}"`);
  const head = toFields(fields["head"], from);
  const base = toFields(fields["base"], from);
  return {
    number: readNumber(fields, "number", from),
    state,
    locked: fields["locked"] === true,
    // Until it is merged, GitHub names a commit here that it made to try it.
    mergeCommit: fields["merged_at"] == null ? null : readText(fields, "merge_commit_sha", from),
    author: readLogin(fields["user"]),
    headCommit: readText(head, "sha", from),
    headRepository: head["repo"] === null ? null : readText(toFields(head["repo"], from), "full_name", from),
    baseBranch: readText(base, "ref", from),
    baseCommit: readText(base, "sha", from),
    defaultBranch: readText(toFields(base["repo"], from), "default_branch", from),
  };
}
