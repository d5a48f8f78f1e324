/**
 * The fields of GitHub's events that checklist.yml reads, for every kind of event that can reach it. Names and shapes:
 * docs.github.com, "Webhook events and payloads".
 */

export const REPOSITORY = "acme/site";
/** How every comment of ours begins. */
export const MARKER = "<!-- holdpoint:checklist";

export interface HappenedEvent {
  readonly title: string;
  readonly name: "pull_request" | "issue_comment" | "merge_group" | "push";
  readonly payload: object;
  /** Jobs that it starts. */
  readonly jobs: readonly ("code" | "plan" | "checklist" | "record")[];
}

const repository = { full_name: REPOSITORY, default_branch: "main" };

export function pullRequestPayload(number: number, headSha: string, from: "here" | "fork" | "gone") {
  const owners = { here: { full_name: REPOSITORY }, fork: { full_name: "mallory/site" }, gone: null };
  return {
    action: "opened",
    number,
    repository,
    pull_request: { number, base: { ref: "main" }, head: { sha: headSha, repo: owners[from] } },
  };
}

export function mergeGroupPayload(number: number, headSha: string) {
  const base_sha = "b".repeat(40);
  return {
    action: "checks_requested",
    repository,
    merge_group: {
      head_sha: headSha,
      head_ref: `refs/heads/gh-readonly-queue/main/pr-${number}-${base_sha}`,
      base_sha,
      base_ref: "refs/heads/main",
    },
  };
}

/** `before`: what an edit replaced. */
export function commentPayload(comment: {
  readonly action: "created" | "edited" | "deleted";
  readonly body: string;
  readonly before?: string;
  readonly association?: string;
  readonly byApp?: boolean;
  /** Login of who wrote the comment, whoever edits it. */
  readonly author?: string;
  readonly onIssue?: boolean;
  readonly number?: number;
}) {
  const { action, body, before, association = "NONE", byApp = false, onIssue = false, number = 7 } = comment;
  const author =
    comment.author ?? (body.includes(MARKER) || before?.includes(MARKER) ? "github-actions[bot]" : "alice");
  return {
    action,
    repository,
    issue: { number, ...(onIssue ? {} : { pull_request: { url: "https://api.example/pulls/7" } }) },
    comment: { id: 1, body, author_association: association, user: { login: author } },
    sender: byApp ? { login: "helper[bot]", type: "Bot" } : { login: "alice", type: "User" },
    ...(before === undefined ? {} : { changes: { body: { from: before } } }),
  };
}

const HEAD = "a".repeat(40);
const OURS = `${MARKER} v1 -->\n- [ ] @acme/devops`;

function comment(title: string, happened: Parameters<typeof commentPayload>[0], asked: boolean): HappenedEvent {
  const jobs = asked ? (["checklist"] as const) : [];
  return { title, name: "issue_comment", payload: commentPayload(happened), jobs };
}

export const EVENTS: readonly HappenedEvent[] = [
  {
    title: "a pull request from a branch here",
    name: "pull_request",
    payload: pullRequestPayload(7, HEAD, "here"),
    jobs: ["code", "plan", "checklist"],
  },
  {
    title: "a pull request from a fork",
    name: "pull_request",
    payload: pullRequestPayload(7, HEAD, "fork"),
    jobs: ["code", "plan"],
  },
  {
    title: "a pull request whose fork was deleted",
    name: "pull_request",
    payload: pullRequestPayload(7, HEAD, "gone"),
    jobs: ["code", "plan"],
  },
  {
    title: "a merge queue's commit",
    name: "merge_group",
    payload: mergeGroupPayload(7, HEAD),
    jobs: ["code", "checklist"],
  },
  { title: "a push", name: "push", payload: { ref: "refs/heads/main", repository }, jobs: ["code", "record"] },
  ...["OWNER", "MEMBER", "COLLABORATOR", "CONTRIBUTOR"].map((association) =>
    comment(`/checklist by a ${association}`, { action: "created", body: "/checklist", association }, true),
  ),
  ...["NONE", "FIRST_TIMER", "FIRST_TIME_CONTRIBUTOR", "MANNEQUIN"].map((association) =>
    comment(`/checklist by a ${association}`, { action: "created", body: "/checklist", association }, false),
  ),
  comment(
    "/override by a MEMBER",
    { action: "created", body: "/override Bundle @abc1234: the old figure is wrong", association: "MEMBER" },
    true,
  ),
  comment(
    "/checklist on an issue",
    { action: "created", body: "/checklist", association: "MEMBER", onIssue: true },
    false,
  ),
  comment("a remark", { action: "created", body: "See the /checklist above", association: "MEMBER" }, false),
  comment("a made-up comment with our marker", { action: "created", body: OURS, association: "MEMBER" }, false),
  comment("a tick", { action: "edited", body: OURS.replace("[ ]", "[x]"), before: OURS }, true),
  // The action sets it back: an app's tick is nobody's word.
  comment("a tick by an app", { action: "edited", body: OURS.replace("[ ]", "[x]"), before: OURS, byApp: true }, true),
  comment("/checklist by an app", { action: "created", body: "/checklist", byApp: true }, false),
  comment("our comment wiped", { action: "edited", body: "", before: OURS }, true),
  comment("our comment deleted", { action: "deleted", body: OURS }, true),
  comment(
    "a made-up comment with our marker edited",
    { action: "edited", body: `${OURS}!`, before: OURS, author: "mallory" },
    false,
  ),
  comment("a made-up comment with our marker deleted", { action: "deleted", body: OURS, author: "mallory" }, false),
  comment("another comment edited", { action: "edited", body: "b", before: "a", association: "OWNER" }, false),
  comment("another comment deleted", { action: "deleted", body: "a", association: "OWNER" }, false),
  comment(
    "a comment edited into a command",
    { action: "edited", body: "/checklist", before: "a", association: "OWNER" },
    false,
  ),
  comment("our marker edited on an issue", { action: "edited", body: OURS, before: OURS, onIssue: true }, false),
];
