/** The events that visitors' actions give, held against the payloads that GitHub sends. */
import { readFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { COMMIT, type GithubUnderTest, OTHER_COMMIT, serveGithub } from "./serve-github.ts";

/** A type's name (`null|string`), a list of one shape, or shapes by field name. */
type Shape = string | readonly Shape[] | { readonly [field: string]: Shape };

const { events }: { events: Readonly<Record<"pull_request" | "issue_comment" | "push", Shape>> } = JSON.parse(
  readFileSync(new URL("recorded/webhook-shapes.json", import.meta.url), "utf8"),
);

const HEAD = "3".repeat(40);
const NEXT = "4".repeat(40);

let under: GithubUnderTest;

beforeEach(async () => {
  under = await serveGithub({ files: { "plan.yml": "1\n", "old.txt": "x" } });
});

afterEach(() => under.close());

/** Where a value is not as the shape says; a field that the shape does not know is newer than the examples. */
function differences(value: unknown, shape: Shape, at: string): readonly string[] {
  if (value === null || value === undefined) {
    if (value === null && (typeof shape !== "string" || shape.includes("null"))) return [];
    return [`${at} is ${value}`];
  }
  if (typeof shape === "string") {
    return typeof value === "object" || shape.split("|").includes(typeof value) || shape === "null"
      ? []
      : [`${at} is ${typeof value}`];
  }
  if (Array.isArray(shape)) {
    if (!Array.isArray(value)) return [`${at} is no list`];
    const [item] = shape as readonly Shape[];
    return item === undefined ? [] : value.flatMap((entry, index) => differences(entry, item, `${at}.${index}`));
  }
  if (typeof value !== "object" || Array.isArray(value)) return [`${at} is no object`];
  const fields = value as Readonly<Record<string, unknown>>;
  return Object.entries(shape).flatMap(([name, inner]) => differences(fields[name], inner, `${at}.${name}`));
}

/** What a repository's settings and people's reactions add to an event; nothing of ours reads them. */
const LEFT_OUT =
  /\.(reactions|custom_properties|allow_\w+|delete_branch_on_merge|performed_via_github_app|stargazers|organization|email|body) is (undefined|null)$/;

function problems(event: object, shape: Shape): readonly string[] {
  const sent: unknown = JSON.parse(JSON.stringify(event));
  return differences(sent, shape, "event").filter((problem) => !LEFT_OUT.test(problem));
}

describe("the events that a workflow is run with", () => {
  it("have GitHub's fields, each of GitHub's type", () => {
    const { github } = under;
    expect(problems(github.pullRequestEvent("synchronize", 7, { before: COMMIT }), events.pull_request)).toEqual([]);
    const withoutPush = ["event.before is undefined", "event.after is undefined"];
    for (const event of [github.closePullAs("ada", 7), github.reopenPullAs("ada", 7), github.mergePullAs("ada", 7)]) {
      expect(problems(event, events.pull_request)).toEqual(withoutPush);
    }
    const { comment } = github.createCommentAs("ben", 7, "- [ ] tests");
    expect(problems(github.editCommentAs("cyd", comment.id, "- [x] tests"), events.issue_comment)).toEqual([]);
    expect(problems(github.pushEvent("main"), events.push)).toEqual([]);
  });

  it("would not pass as such with a field left out or of another type", () => {
    const event = under.github.pullRequestEvent("synchronize", 7);
    const { head, ...headless } = event.pull_request;
    expect(problems({ ...event, pull_request: headless }, events.pull_request)).not.toEqual([]);
    const odd = { ...event.pull_request, head: { ...head, sha: 5 } };
    expect(problems({ ...event, pull_request: odd }, events.pull_request)).toEqual([
      "event.pull_request.head.sha is number",
    ]);
  });

  it("tell what a checklist goes by", () => {
    const { github } = under;
    const opened = github.openPullAs("eve", {
      number: 9,
      head: { ref: "topic", sha: HEAD, owner: "eve", repo: "fork" },
    });
    expect(opened).toMatchObject({
      action: "opened",
      number: 9,
      pull_request: {
        state: "open",
        locked: false,
        user: { login: "eve" },
        head: { sha: HEAD, ref: "topic", repo: { full_name: "eve/fork", fork: true } },
        base: { ref: "main", sha: COMMIT, repo: { full_name: "acme/site" } },
      },
      sender: { login: "eve" },
      repository: { full_name: "acme/site", default_branch: "main" },
    });
    expect(opened).not.toHaveProperty("before");
    const pushed = github.pushToPull("eve", 9, NEXT);
    expect(pushed).toMatchObject({
      action: "synchronize",
      before: HEAD,
      after: NEXT,
      pull_request: { head: { sha: NEXT } },
    });
    expect(github.pullRequestEvent("synchronize", 9)).toEqual(pushed);
    expect(under.github.closePullAs("ada", 9)).toMatchObject({
      action: "closed",
      pull_request: { state: "closed", merged: false, closed_at: expect.any(String) },
      sender: { login: "ada" },
    });
    expect(github.reopenPullAs("eve", 9)).toMatchObject({
      action: "reopened",
      pull_request: { state: "open", closed_at: null },
    });
    github.lockPullAs("ada", 9);
    expect(github.createCommentAs("ada", 9, "closed for now")).toMatchObject({
      issue: {
        number: 9,
        state: "open",
        locked: true,
        user: { login: "eve" },
        pull_request: { url: expect.any(String) },
      },
      comment: { user: { login: "ada" } },
      repository: { default_branch: "main" },
    });
    expect(github.createCommentAs("ada", 8, "no pull request").issue).not.toHaveProperty("pull_request");
    github.unlockPullAs("ada", 9);
    github.deleteFork(9);
    expect(github.pullRequestEvent("reopened", 9).pull_request.head.repo).toBeNull();
  });

  it("tell what a push brought, and whether it was forced", () => {
    const { github } = under;
    github.push("main", HEAD, "Change the plan", "ben", { "plan.yml": "2\n", "new.txt": "y", "old.txt": null });
    expect(github.pushEvent("main")).toMatchObject({
      ref: "refs/heads/main",
      before: COMMIT,
      after: HEAD,
      created: false,
      forced: false,
      commits: [{ id: HEAD, added: ["new.txt"], modified: ["plan.yml"], removed: ["old.txt"] }],
      head_commit: { id: HEAD, message: "Change the plan", author: { username: "ben" } },
      pusher: { name: "ben" },
      sender: { login: "ben" },
      repository: { master_branch: "main" },
    });
    github.push("fresh", NEXT);
    expect(github.pushEvent("fresh", { sender: "ada" })).toMatchObject({
      before: "0".repeat(40),
      created: true,
      sender: { login: "ada" },
    });
    expect(github.pushEvent("main", { before: NEXT })).toMatchObject({ forced: true });
    expect(() => github.pushEvent("nope")).toThrow("has no branch nope");
  });

  it("follow a merge: the base branch has the files of the pull request and its own", () => {
    const { github } = under;
    github.openPullAs("ben", { number: 9, head: { ref: "topic", sha: OTHER_COMMIT } });
    github.pushToPull("ben", 9, HEAD, { files: { "topic.txt": "t" } });
    github.push("main", NEXT, "Meanwhile", "ada", { "main.txt": "m" });
    const merge = "5".repeat(40);
    expect(github.mergePullAs("ada", 9, merge)).toMatchObject({
      pull_request: { merged: true, merge_commit_sha: merge },
    });
    expect(github.pushEvent("main")).toMatchObject({
      before: NEXT,
      after: merge,
      head_commit: { added: ["topic.txt"] },
    });
    expect(() => github.mergePullAs("ada", 8)).toThrow("has no pull request 8");
    expect(() => github.pullRequestEvent("opened", 99)).toThrow("has no pull request 99");
  });

  it("leave a fork alone where a branch of the same name is pushed to", () => {
    const { github } = under;
    github.openPullAs("eve", { number: 9, head: { ref: "main", sha: HEAD, owner: "eve" } });
    github.push("main", NEXT);
    expect(github.pullRequestEvent("opened", 9).pull_request.head.sha).toBe(HEAD);
    github.pushToPull("eve", 9, "6".repeat(40), { forced: true });
    expect(github.pushEvent("main").after).toBe(NEXT);
  });
});
