/** Comments on issues and pull requests, and statuses on commits. */
import type { Forge, ForgeComment } from "../contract.ts";
import type { GithubClient, GithubRequest } from "./client.ts";
import { cutDescription, withoutEmoji } from "./description.ts";
import { readComment } from "./wire.ts";
import type { Clock } from "../../lib/clock.ts";
import { renderInstant } from "../../lib/instant.ts";

type CommentRole = Pick<Forge, "setCommitStatus" | "listComments" | "createComment" | "updateComment">;

const READ = "pull-requests: read";
const WRITE = "pull-requests: write";
const COMMENTS = "/repos/{owner}/{repo}/issues/{issue_number}/comments";

/** Further apart than this our clock and GitHub's are not, so a comment that was just lost is newer than that. */
const CLOCK_SKEW_MS = 10 * 60_000;

export function createCommentRole(client: GithubClient, clock: Clock): CommentRole {
  async function list(issue: number, filter: { readonly since?: string }): Promise<readonly ForgeComment[]> {
    const request: GithubRequest = {
      route: `GET ${COMMENTS}`,
      parameters: { issue_number: issue, ...filter },
      permission: READ,
    };
    const attempted = client.describe(request);
    const items = await client.list(request);
    return oldestFirst(items.map((item) => readComment(item, attempted)));
  }

  return {
    async setCommitStatus(sha, status) {
      // The newest status of a context counts, so sending the same one twice changes nothing.
      await client.request({
        route: "POST /repos/{owner}/{repo}/statuses/{sha}",
        parameters: {
          sha,
          state: status.state,
          context: status.context,
          description: cutDescription(withoutEmoji(status.description)),
          ...(status.targetUrl === undefined ? {} : { target_url: status.targetUrl }),
        },
        permission: "statuses: write",
      });
    },

    listComments: (issue) => list(issue, {}),

    async createComment(issue, body) {
      const request: GithubRequest = {
        route: `POST ${COMMENTS}`,
        parameters: { issue_number: issue, body },
        permission: WRITE,
      };
      const attempted = client.describe(request);
      const since = renderInstant(clock.now() - CLOCK_SKEW_MS);
      return client.create(
        request,
        ({ data }) => readComment(data, attempted),
        async () => {
          const recent = await list(issue, { since });
          return recent.findLast((comment) => sameBody(comment.body, body)) ?? null;
        },
      );
    },

    async updateComment(commentId, body) {
      const request: GithubRequest = {
        route: "PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}",
        parameters: { comment_id: commentId, body },
        permission: WRITE,
      };
      const { data } = await client.request(request);
      return readComment(data, client.describe(request));
    },
  };
}

function oldestFirst(comments: readonly ForgeComment[]): readonly ForgeComment[] {
  return [...new Map(comments.map((comment) => [comment.id, comment])).values()].toSorted((a, b) => a.id - b.id);
}

/** GitHub stores line ends as it pleases. */
function sameBody(a: string, b: string): boolean {
  return a.replaceAll("\r\n", "\n").trim() === b.replaceAll("\r\n", "\n").trim();
}
