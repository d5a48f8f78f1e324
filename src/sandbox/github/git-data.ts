/** Git's own objects: commits, whole trees and refs, read and made without a checkout. */
import { createHash } from "node:crypto";
import { blobSha } from "./contents.ts";
import type { Call, Endpoint } from "./endpoint.ts";
import { requireText } from "./fields.ts";
import type { Commit } from "./records.ts";
import { GithubRefusal, invalidRequest, notFound } from "./refusal.ts";
import { renderCommit, renderRef } from "./repository.ts";
import type { SeedContent } from "./seed.ts";
import { repoUrl } from "./shapes.ts";
import type { GithubState } from "./state.ts";

const GIT = "/repos/:owner/:repo/git";
const READ = { keys: ["contents"], level: "read" } as const;
const WRITE = { keys: ["contents"], level: "write" } as const;

type Files = ReadonlyMap<string, SeedContent>;

/** Trees that were made and that no commit has yet, and every file's content by its hash. */
const madeTrees = new WeakMap<
  GithubState,
  { readonly trees: Map<string, Files>; readonly blobs: Map<string, SeedContent> }
>();

export const gitDataEndpoints: readonly Endpoint[] = [
  { method: "GET", path: `${GIT}/commits/:sha`, needs: READ, handle: getCommit },
  { method: "POST", path: `${GIT}/commits`, needs: WRITE, handle: createCommit },
  { method: "GET", path: `${GIT}/trees/:sha`, needs: READ, handle: getTree },
  { method: "POST", path: `${GIT}/trees`, needs: WRITE, handle: createTree },
  { method: "POST", path: `${GIT}/refs`, needs: WRITE, handle: createRef },
];

function getCommit(call: Call) {
  const { state } = call;
  const commit = state.commits.get(state.resolveRef(call.params["sha"] ?? "") ?? "");
  if (commit === undefined) throw notFound();
  return { status: 200, body: renderGitCommit(call, commit) };
}

function renderGitCommit(call: Call, commit: Commit) {
  const { state } = call;
  const { commit: inner, node_id, html_url, parents } = renderCommit(call, state, commit);
  const { message, author, committer, tree, verification } = inner;
  const url = `${repoUrl(call, state)}/git/commits/${commit.sha}`;
  return { sha: commit.sha, node_id, url, html_url, author, committer, message, tree, parents, verification };
}

function storeOf(state: GithubState) {
  const known = madeTrees.get(state) ?? { trees: new Map<string, Files>(), blobs: new Map<string, SeedContent>() };
  madeTrees.set(state, known);
  return known;
}

/** A commit's own tree has its hash here. */
function filesOf(state: GithubState, sha: string): Files {
  const made = storeOf(state).trees.get(sha);
  if (made !== undefined) return made;
  if (!state.commits.has(sha)) throw notFound();
  return state.filesAt(sha);
}

function getTree(call: Call) {
  const { state } = call;
  const sha = call.params["sha"] ?? "";
  return { status: 200, body: renderTree(call, sha, filesOf(state, sha)) };
}

/** With every folder, as `recursive` lists them. */
function renderTree(call: Call, sha: string, files: Files) {
  const { state } = call;
  const { blobs } = storeOf(state);
  const url = `${repoUrl(call, state)}/git`;
  const folders = new Set([...files.keys()].flatMap(foldersOf));
  const entries = [...files].map(([path, content]) => {
    const blob = blobSha(files, path);
    blobs.set(blob, content);
    const type = typeof content === "object" && "submodule" in content ? "commit" : "blob";
    return { path, mode: modeOf(content), type, sha: blob, size: 1, url: `${url}/blobs/${blob}` };
  });
  const trees = [...folders].map((path) => {
    const tree = createHash("sha1").update(`${sha} ${path}`).digest("hex");
    return { path, mode: "040000", type: "tree", sha: tree, url: `${url}/trees/${tree}` };
  });
  const tree = [...entries, ...trees].toSorted((one, other) => (one.path < other.path ? -1 : 1));
  return { sha, url: `${url}/trees/${sha}`, tree, truncated: false };
}

function foldersOf(path: string): readonly string[] {
  const parts = path.split("/").slice(0, -1);
  return parts.map((_, index) => parts.slice(0, index + 1).join("/"));
}

function modeOf(content: SeedContent): string {
  if (typeof content !== "object" || "base64" in content) return "100644";
  return "symlink" in content ? "120000" : "160000";
}

async function createTree(call: Call) {
  const { state } = call;
  const body = await call.body();
  const files = new Map(filesOf(state, requireText(body, "base_tree")));
  const { trees, blobs } = storeOf(state);
  const { tree } = body;
  if (!Array.isArray(tree)) throw invalidRequest(`"tree" wasn't supplied.`);
  for (const { path, sha } of tree as readonly { readonly path: string; readonly sha: string | null }[]) {
    const content = sha === null ? undefined : blobs.get(sha);
    if (sha === null) files.delete(path);
    else if (content === undefined) throw new GithubRefusal(422, `tree.sha ${sha} is not a valid blob`);
    else files.set(path, content);
  }
  const names = [...files.keys()].toSorted();
  const sha = createHash("sha1")
    .update(`tree ${names.map((path) => blobSha(files, path)).join(" ")}`)
    .digest("hex");
  trees.set(sha, files);
  return { status: 201, body: renderTree(call, sha, files) };
}

async function createCommit(call: Call) {
  const { state } = call;
  const body = await call.body();
  const [message, tree] = [requireText(body, "message"), requireText(body, "tree")];
  const parents = (Array.isArray(body["parents"]) ? body["parents"] : []).map(String);
  if (parents.some((sha) => !state.commits.has(sha))) throw new GithubRefusal(422, "Parent SHA does not exist");
  const wanted = filesOf(state, tree);
  const before = state.filesAt(parents[0] ?? "");
  const changed = [...wanted].filter(([path]) => blobSha(wanted, path) !== blobSha(before, path) || !before.has(path));
  const gone = [...before.keys()].filter((path) => !wanted.has(path));
  const sha = createHash("sha1")
    .update(`${tree} ${parents.join(" ")} ${message} ${state.now()}`)
    .digest("hex");
  state.addCommit({
    sha,
    message,
    author: call.actor().login,
    at: state.now(),
    parents,
    files: { ...Object.fromEntries(changed), ...Object.fromEntries(gone.map((path) => [path, null])) },
  });
  const made = state.commits.get(sha);
  if (made === undefined) throw new Error("the commit is not there");
  return { status: 201, body: renderGitCommit(call, made) };
}

async function createRef(call: Call) {
  const { state } = call;
  const body = await call.body();
  const [ref, sha] = [requireText(body, "ref"), requireText(body, "sha")];
  const name = /^refs\/heads\/(\S+)$/.exec(ref)?.[1];
  if (name === undefined) throw new GithubRefusal(422, "Reference name must start with 'refs/'.");
  if (state.branches.has(name)) throw new GithubRefusal(422, "Reference already exists");
  if (!state.commits.has(sha)) throw new GithubRefusal(422, "Object does not exist");
  state.branches.set(name, sha);
  state.tellPush(name);
  return { status: 201, body: renderRef(call, state, [`heads/${name}`, sha]) };
}
