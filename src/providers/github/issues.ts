/** Issues: where a person is told of a rollback, and goes on from there. */
import { renderInstant } from "../../lib/instant.ts";
import type { Clock } from "../../lib/clock.ts";
import type { Forge, ForgeIssue } from "../contract.ts";
import type { GithubClient, GithubRequest } from "./client.ts";
import { type Fields, readLogin, readNumber, readText, toFields } from "./fields.ts";
import { type Attempted, unknownAnswer } from "./failure.ts";

type IssueRole = Pick<Forge, "listIssues" | "createIssue" | "updateIssue">;

const ISSUES = "/repos/{owner}/{repo}/issues";
const WRITE = "issues: write";

/** Further apart than this our clock and GitHub's are not, so an issue that was just lost is newer than that. */
const CLOCK_SKEW_MS = 10 * 60_000;

export function createIssueRole(client: GithubClient, clock: Clock): IssueRole {
  async function list(parameters: Readonly<Record<string, unknown>>): Promise<readonly ForgeIssue[]> {
    const request: GithubRequest = { route: `GET ${ISSUES}`, parameters, permission: "issues: read" };
    const attempted = client.describe(request);
    const items = (await client.list(request)).map((item) => toFields(item, attempted));
    // To GitHub a pull request is an issue, too. Without repeats: a new one pushes the last of a page onto the next.
    const issues = items.filter(isNoPullRequest).map((item) => readIssue(item, attempted));
    return [...new Map(issues.map((issue) => [issue.number, issue])).values()].toSorted((a, b) => b.number - a.number);
  }

  return {
    listIssues: ({ creator, state, since }) =>
      list({ creator, state, ...(since === undefined ? {} : { since: renderInstant(since) }) }),

    async createIssue({ title, body, labels }) {
      const parameters = { title, body, ...(labels.length === 0 ? {} : { labels }) };
      const request: GithubRequest = { route: `POST ${ISSUES}`, parameters, permission: WRITE };
      const attempted = client.describe(request);
      const since = renderInstant(clock.now() - CLOCK_SKEW_MS);
      return client.create(
        request,
        ({ data }) => readIssue(toFields(data, attempted), attempted),
        async () => {
          const recent = await list({ state: "all", since });
          return recent.find((issue) => issue.title === title && sameText(issue.body, body)) ?? null;
        },
      );
    },

    async updateIssue(number, change) {
      const request: GithubRequest = {
        route: `PATCH ${ISSUES}/{issue_number}`,
        parameters: { issue_number: number, ...change },
        permission: WRITE,
      };
      const { data } = await client.request(request);
      const attempted = client.describe(request);
      return readIssue(toFields(data, attempted), attempted);
    },
  };
}

function isNoPullRequest(fields: Fields): boolean {
  return fields["pull_request"] === undefined || fields["pull_request"] === null;
}

function readIssue(fields: Fields, from: Attempted): ForgeIssue {
  const state = readText(fields, "state", from);
  if (state !== "open" && state !== "closed") throw unknownAnswer(from, `\`state\` is "${state.slice(0, 40)}"`);
  return {
    number: readNumber(fields, "number", from),
    title: readText(fields, "title", from),
    body: typeof fields["body"] === "string" ? fields["body"] : "",
    state,
    author: readLogin(fields["user"]),
    url: readText(fields, "html_url", from),
  };
}

/** GitHub stores line ends as it pleases. */
function sameText(one: string, other: string): boolean {
  return one.replaceAll("\r\n", "\n").trim() === other.replaceAll("\r\n", "\n").trim();
}
