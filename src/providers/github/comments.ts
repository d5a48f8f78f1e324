/** Comments on issues and pull requests. */
import type { Forge, ForgeComment } from "../contract.ts";
import { type GithubClient, type GithubRequest, MAXIMUM_PAGES } from "./client.ts";
import { unknownAnswer } from "./failure.ts";
import { unlessGone } from "./unless-gone.ts";
import { readComment as toComment } from "./wire.ts";
import type { Clock } from "../../lib/clock.ts";
import { renderInstant } from "../../lib/instant.ts";

type CommentRole = Pick<Forge, "readComment" | "findComment" | "createComment" | "updateComment">;

const READ = "pull-requests: read";
const WRITE = "pull-requests: write";
const COMMENTS = "/repos/{owner}/{repo}/issues/{issue_number}/comments";
const COMMENT = "/repos/{owner}/{repo}/issues/comments/{comment_id}";

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
    return oldestFirst(items.map((item) => toComment(item, attempted)));
  }

  return {
    async readComment(commentId) {
      const request: GithubRequest = {
        route: `GET ${COMMENT}`,
        parameters: { comment_id: commentId },
        permission: READ,
      };
      const answer = await unlessGone(client.request(request));
      return answer === null ? null : toComment(answer.data, client.describe(request));
    },

    findComment: (issue, wanted) => findComment(client, issue, wanted),

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
        ({ data }) => toComment(data, attempted),
        async () => {
          const recent = await list(issue, { since });
          return recent.findLast((comment) => sameBody(comment.body, body)) ?? null;
        },
      );
    },

    async updateComment(commentId, body) {
      const request: GithubRequest = {
        route: `PATCH ${COMMENT}`,
        parameters: { comment_id: commentId, body },
        permission: WRITE,
      };
      const { data } = await client.request(request);
      return toComment(data, client.describe(request));
    },
  };
}

/**
 * Page after page, the newest first, since a comment that is not on the first page is most likely a recent one. Where a
 * comment is deleted meanwhile, every later one moves forward: onto a page that is still to be read, or from the second
 * page onto the first, which is therefore read once more before the answer is "none".
 */
async function findComment(
  client: GithubClient,
  issue: number,
  wanted: (comment: ForgeComment) => boolean,
): Promise<ForgeComment | null> {
  const request: GithubRequest = { route: `GET ${COMMENTS}`, parameters: { issue_number: issue }, permission: READ };
  const attempted = client.describe(request);

  async function findOn(page: number) {
    const { items, last } = await client.readPage(request, page);
    return { found: items.map((item) => toComment(item, attempted)).find(wanted) ?? null, last };
  }

  const first = await findOn(1);
  if (first.found !== null || first.last === null) return first.found;
  const pages = Number(new URL(first.last).searchParams.get("page"));
  if (!Number.isInteger(pages) || pages < 2 || pages > MAXIMUM_PAGES) {
    throw unknownAnswer(attempted, `the last page is said to be ${first.last.slice(0, 200)}`);
  }
  for (let page = pages; page >= 2; page -= 1) {
    const { found } = await findOn(page);
    if (found !== null) return found;
  }
  return (await findOn(1)).found;
}

function oldestFirst(comments: readonly ForgeComment[]): readonly ForgeComment[] {
  return [...new Map(comments.map((comment) => [comment.id, comment])).values()].toSorted((a, b) => a.id - b.id);
}

/** GitHub stores line ends as it pleases. */
function sameBody(a: string, b: string): boolean {
  return a.replaceAll("\r\n", "\n").trim() === b.replaceAll("\r\n", "\n").trim();
}
