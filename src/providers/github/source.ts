/** Commits, branches and pull requests through Git's own objects at GitHub, without a checkout. */
import { ProviderError } from "../../lib/error.ts";
import type { Source, SourceCommit, SourcePullRequest, TreeEntry } from "../contract.ts";
import type { GithubClient, GithubRequest } from "./client.ts";
import { createCompareRole } from "./compare.ts";
import { type Attempted, unknownAnswer } from "./failure.ts";
import { readNumber, readText, toFields } from "./fields.ts";
import { unlessGone } from "./unless-gone.ts";

const REPO = "/repos/{owner}/{repo}";
const READ = "contents: read";
const WRITE = "contents: write";
const PULLS = "pull-requests: write";

export function createSourceRole(client: GithubClient, owner: string): Source {
  const findPullRequest = (branch: string) => findPull(client, owner, branch);
  return {
    async readDefaultBranch() {
      const request: GithubRequest = { route: `GET ${REPO}`, permission: "metadata: read" };
      const { data } = await client.request(request);
      const attempted = client.describe(request);
      return readText(toFields(data, attempted), "default_branch", attempted);
    },
    readBranch: (name) => readBranch(client, name),
    async readCommit(sha) {
      const request: GithubRequest = {
        route: `GET ${REPO}/git/commits/{commit_sha}`,
        parameters: { commit_sha: sha },
        permission: READ,
      };
      const answer = await unlessGone(client.request(request));
      return answer === null ? null : toCommit(answer.data, client.describe(request));
    },
    readTree: (sha) => readTree(client, sha),
    async isIn(branch, sha) {
      const relation = await createCompareRole(client).compareHistory(branch, sha);
      return relation === "identical" || relation === "behind";
    },
    createCommit: (request) => createCommit(client, request),
    createBranch: (name, sha) => createBranch(client, name, sha),
    findPullRequest,
    createPullRequest({ title, body, branch, into, draft }) {
      const request: GithubRequest = {
        route: `POST ${REPO}/pulls`,
        parameters: { title, body, head: branch, base: into, draft },
        permission: PULLS,
      };
      const attempted = client.describe(request);
      return client.create(
        request,
        ({ data }) => toPull(data, attempted),
        () => findPullRequest(branch),
      );
    },
  };
}

async function readBranch(client: GithubClient, name: string): Promise<string | null> {
  // Its slashes are part of the address.
  const route = `GET ${REPO}/git/ref/heads/${name.split("/").map(encodeURIComponent).join("/")}`;
  const request: GithubRequest = { route, permission: READ };
  const answer = await unlessGone(client.request(request));
  if (answer === null) return null;
  const attempted = client.describe(request);
  return readText(toFields(toFields(answer.data, attempted)["object"], attempted), "sha", attempted);
}

async function readTree(client: GithubClient, sha: string): Promise<ReadonlyMap<string, TreeEntry> | null> {
  const request: GithubRequest = {
    route: `GET ${REPO}/git/trees/{tree_sha}`,
    parameters: { tree_sha: sha, recursive: "1" },
    permission: READ,
  };
  const { data } = await client.request(request);
  const attempted = client.describe(request);
  const { tree, truncated } = toFields(data, attempted);
  if (!Array.isArray(tree) || typeof truncated !== "boolean") throw unknownAnswer(attempted, "`tree` is no list");
  if (truncated) return null;
  return new Map(
    tree.flatMap((item): [string, TreeEntry][] => {
      const fields = toFields(item, attempted);
      const type = readText(fields, "type", attempted);
      if (type === "tree") return [];
      if (type !== "blob" && type !== "commit") throw unknownAnswer(attempted, `\`type\` is "${type.slice(0, 40)}"`);
      const mode = readText(fields, "mode", attempted);
      return [[readText(fields, "path", attempted), { mode, type, sha: readText(fields, "sha", attempted) }]];
    }),
  );
}

/** Objects that nobody points at harm nobody: made twice after a lost answer, one of them is never seen. */
async function createCommit(
  client: GithubClient,
  { message, parent, changes }: Parameters<Source["createCommit"]>[0],
): Promise<string> {
  const tree = [...changes].map(([path, entry]) =>
    entry === null ? { path, mode: "100644", type: "blob", sha: null } : { path, ...entry },
  );
  const made = await postObject(client, `POST ${REPO}/git/trees`, { base_tree: parent.tree, tree });
  return postObject(client, `POST ${REPO}/git/commits`, { message, tree: made, parents: [parent.sha] });
}

async function postObject(
  client: GithubClient,
  route: string,
  parameters: Readonly<Record<string, unknown>>,
): Promise<string> {
  const request: GithubRequest = { route, parameters, permission: WRITE };
  const { data } = await client.request(request);
  const attempted = client.describe(request);
  return readText(toFields(data, attempted), "sha", attempted);
}

async function createBranch(client: GithubClient, name: string, sha: string): Promise<boolean> {
  const request: GithubRequest = {
    route: `POST ${REPO}/git/refs`,
    parameters: { ref: `refs/heads/${name}`, sha },
    permission: WRITE,
  };
  try {
    return await client.create(
      request,
      () => true,
      async () => ((await readBranch(client, name)) === sha ? true : null),
    );
  } catch (error) {
    if (error instanceof ProviderError && error.status === 422 && (await readBranch(client, name)) !== null)
      return false;
    throw error;
  }
}

async function findPull(client: GithubClient, owner: string, branch: string): Promise<SourcePullRequest | null> {
  const request: GithubRequest = {
    route: `GET ${REPO}/pulls`,
    parameters: { head: `${owner}:${branch}`, state: "all" },
    permission: "pull-requests: read",
  };
  const attempted = client.describe(request);
  const found = (await client.list(request)).map((item) => toPull(item, attempted));
  return found.toSorted((one, other) => other.number - one.number)[0] ?? null;
}

function toCommit(value: unknown, from: Attempted): SourceCommit {
  const fields = toFields(value, from);
  const { parents } = fields;
  if (!Array.isArray(parents)) throw unknownAnswer(from, "`parents` is no list");
  return {
    sha: readText(fields, "sha", from),
    tree: readText(toFields(fields["tree"], from), "sha", from),
    parents: parents.map((parent) => readText(toFields(parent, from), "sha", from)),
  };
}

function toPull(value: unknown, from: Attempted): SourcePullRequest {
  const fields = toFields(value, from);
  const state = readText(fields, "state", from);
  if (state !== "open" && state !== "closed") throw unknownAnswer(from, `\`state\` is "${state.slice(0, 40)}"`);
  return { number: readNumber(fields, "number", from), url: readText(fields, "html_url", from), state };
}
