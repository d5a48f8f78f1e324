/** What a look counts of what it asks of GitHub. */
import { expect, it } from "vitest";
import { countRequests } from "../../../src/engine/look/count-requests.ts";
import type { Forge } from "../../../src/providers/contract.ts";

const COUNTED = [
  "listDeployments",
  "listDeploymentStatuses",
  "createDeployment",
  "createDeploymentStatus",
  "setCommitStatus",
  "readFile",
  "listIssues",
  "createIssue",
  "updateIssue",
  "compareCommits",
  "listPullRequestsOf",
  "findComment",
  "createComment",
  "updateComment",
  "compareHistory",
] as const;

type Ask = (...asked: readonly unknown[]) => Promise<unknown>;

const forgeOf = (name: string) =>
  Object.fromEntries(
    [...COUNTED, "readComment"].map((method) => [
      method,
      async (...asked: readonly unknown[]) => [name, method, ...asked],
    ]),
  ) as unknown as Forge;

it("counts each request once, over all connections of a look, and passes it on as it is", async () => {
  const { forge, count, counting } = countRequests(forgeOf("first"));
  expect(count()).toBe(0);
  const second = counting(forgeOf("second"));
  for (const [index, method] of COUNTED.entries()) {
    expect(await (forge[method] as unknown as Ask)(1, "x")).toEqual(["first", method, 1, "x"]);
    expect(await (second[method] as unknown as Ask)("y")).toEqual(["second", method, "y"]);
    expect(count()).toBe(2 * (index + 1));
  }
});

it("passes on what no look asks", async () => {
  const { forge } = countRequests(forgeOf("first"));
  expect(await forge.readComment(7)).toEqual(["first", "readComment", 7]);
});
