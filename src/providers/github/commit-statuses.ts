/** What stands on a commit: its statuses, and the jobs of workflows. */
import type { CommitStatus, Forge } from "../contract.ts";
import { readCheckNote, readCommitCheck, readCommitStatus } from "./commit-wire.ts";
import type { GithubClient, GithubRequest } from "./client.ts";
import type { Attempted } from "./failure.ts";
import { readNumber, toFields } from "./fields.ts";
import { commitStatusDescription } from "../../lib/status-description.ts";

type CommitRole = Pick<Forge, "setCommitStatus" | "listCommitStatuses" | "listCheckRuns" | "listCheckNotes">;

export function createCommitRole(client: GithubClient): CommitRole {
  const setCommitStatus: CommitRole["setCommitStatus"] = async (sha, wanted) => {
    const status = { ...wanted, description: commitStatusDescription(wanted.description) };
    const request: GithubRequest = {
      route: "POST /repos/{owner}/{repo}/statuses/{sha}",
      parameters: {
        sha,
        state: status.state,
        context: status.context,
        description: status.description,
        ...(status.targetUrl === undefined ? {} : { target_url: status.targetUrl }),
      },
      permission: "statuses: write",
    };
    const attempted = client.describe(request);
    return client.create(
      request,
      ({ data }) => readCommitStatus(data, attempted),
      async () => {
        // Only the current one counts: an equal status further back was followed by another.
        const statuses = await listCommitStatuses(sha);
        const current = statuses.find(({ context }) => context === status.context);
        return current !== undefined && isSameStatus(current, status) ? current : null;
      },
    );
  };

  const listCommitStatuses: CommitRole["listCommitStatuses"] = async (sha) => {
    const request: GithubRequest = {
      route: "GET /repos/{owner}/{repo}/commits/{ref}/statuses",
      parameters: { ref: sha },
      permission: "statuses: read",
    };
    const attempted = client.describe(request);
    return newestFirst(await client.list(request), attempted).map((item) => readCommitStatus(item, attempted));
  };

  return { setCommitStatus, listCommitStatuses, ...createCheckReader(client) };
}

function createCheckReader(client: GithubClient): Pick<CommitRole, "listCheckRuns" | "listCheckNotes"> {
  const listCheckRuns: CommitRole["listCheckRuns"] = async (sha) => {
    const request: GithubRequest = {
      route: "GET /repos/{owner}/{repo}/commits/{ref}/check-runs",
      parameters: { ref: sha, filter: "latest" },
      permission: "checks: read",
      listField: "check_runs",
    };
    const attempted = client.describe(request);
    const runs = newestFirst(await client.list(request), attempted).map((item) => readCommitCheck(item, attempted));
    // `latest` leaves out earlier attempts of one run; a workflow that ran twice on a commit has two of each name.
    const seen = new Set<string>();
    return runs.filter(({ app, name }) => !seen.has(`${app} ${name}`) && seen.add(`${app} ${name}`));
  };

  const listCheckNotes: CommitRole["listCheckNotes"] = async (checkId) => {
    const request: GithubRequest = {
      route: "GET /repos/{owner}/{repo}/check-runs/{check_run_id}/annotations",
      parameters: { check_run_id: checkId },
      permission: "checks: read",
    };
    const attempted = client.describe(request);
    return (await client.list(request)).map((item) => readCheckNote(item, attempted));
  };

  return { listCheckRuns, listCheckNotes };
}

function isSameStatus(current: CommitStatus, wanted: Parameters<Forge["setCommitStatus"]>[1]): boolean {
  return (
    current.state === wanted.state &&
    current.description === wanted.description &&
    current.targetUrl === (wanted.targetUrl ?? null)
  );
}

/** Without repeats: while pages are read, a new item pushes the last one of a page onto the next. */
function newestFirst(items: readonly unknown[], from: Attempted): readonly unknown[] {
  const byId = new Map(items.map((item) => [readNumber(toFields(item, from), "id", from), item]));
  return [...byId].toSorted(([a], [b]) => b - a).map(([, item]) => item);
}
