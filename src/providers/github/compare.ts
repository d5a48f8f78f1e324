/** What lies between two commits. */
import type { Forge, ForgeCommit, HistoryRelation } from "../contract.ts";
import type { GithubClient, GithubRequest } from "./client.ts";
import { type Attempted, unknownAnswer } from "./failure.ts";
import { type Fields, readNumber, readText, toFields } from "./fields.ts";

const PAGE_SIZE = 100;
/** Pages that are read: of more commits than this nobody reads the list, and GitHub says how many there are. */
const MOST_PAGES = 3;
const SHA = /^[0-9a-f]{40}$/;
const RELATIONS: ReadonlySet<string> = new Set<HistoryRelation>(["identical", "ahead", "behind", "diverged"]);

export function createCompareRole(client: GithubClient): Pick<Forge, "compareCommits" | "compareHistory"> {
  return {
    async compareHistory(base, head) {
      const request: GithubRequest = {
        route: "GET /repos/{owner}/{repo}/compare/{basehead}",
        // The commits themselves are not asked for.
        parameters: { basehead: `${base}...${head}`, per_page: 1, page: 1 },
        permission: "contents: read",
      };
      const { data } = await client.request(request);
      const attempted = client.describe(request);
      const status = readText(toFields(data, attempted), "status", attempted);
      if (!RELATIONS.has(status)) throw unknownAnswer(attempted, `\`status\` is "${status.slice(0, 40)}"`);
      return status as HistoryRelation;
    },
    async compareCommits(base, head) {
      const commits: ForgeCommit[] = [];
      for (let page = 1; ; page += 1) {
        const request: GithubRequest = {
          route: "GET /repos/{owner}/{repo}/compare/{basehead}",
          parameters: { basehead: `${base}...${head}`, per_page: PAGE_SIZE, page },
          permission: "contents: read",
        };
        const { data } = await client.request(request);
        const attempted = client.describe(request);
        const fields = toFields(data, attempted);
        const found = fields["commits"];
        if (!Array.isArray(found)) throw unknownAnswer(attempted, "`commits` is no list");
        commits.push(...found.map((item) => readCommit(item, attempted)));
        const total = readNumber(fields, "total_commits", attempted);
        if (page < MOST_PAGES && found.length > 0 && commits.length < total) continue;
        return { commits, total: Math.max(total, commits.length), url: readText(fields, "html_url", attempted) };
      }
    },
  };
}

function readCommit(value: unknown, from: Attempted): ForgeCommit {
  const fields = toFields(value, from);
  const sha = readText(fields, "sha", from);
  if (!SHA.test(sha)) throw unknownAnswer(from, "`sha` is no commit");
  const { message } = toFields(fields["commit"], from);
  // The account that an e-mail address belongs to; the name in a commit is whatever its author wrote there.
  const { author } = fields;
  const account = typeof author === "object" && author !== null ? (author as Fields) : {};
  const { login, type } = account;
  return {
    sha,
    subject: typeof message === "string" ? (message.split("\n", 1)[0] ?? "") : "",
    author: typeof login === "string" ? login : null,
    isBot: type === "Bot",
  };
}
