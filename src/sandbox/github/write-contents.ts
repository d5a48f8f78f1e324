/** Writing one file by a commit of its own: `PUT /repos/:owner/:repo/contents/:path`. */
import { createHash } from "node:crypto";
import type { EmulatedResponse } from "../contract.ts";
import { blobSha, renderFile } from "./contents.ts";
import type { Call, Endpoint } from "./endpoint.ts";
import { requireText, readText } from "./fields.ts";
import { GithubRefusal, invalidRequest } from "./refusal.ts";
import { renderCommit } from "./repository.ts";

const WRITE = { keys: ["contents"], level: "write" } as const;

export const writeContentEndpoints: readonly Endpoint[] = [
  { method: "PUT", path: "/repos/:owner/:repo/contents/:path*", needs: WRITE, handle: putContents },
];

/** GitHub takes it only while the file is what the caller names by its hash. */
async function putContents(call: Call): Promise<EmulatedResponse> {
  const { state } = call;
  const body = await call.body();
  const [message, content] = [requireText(body, "message"), requireText(body, "content")];
  const branch = readText(body, "branch") ?? state.defaultBranch;
  const parent = state.branches.get(branch);
  if (parent === undefined) throw new GithubRefusal(404, `Branch ${branch} not found`);
  if (state.protectedBranches.has(branch)) {
    throw new GithubRefusal(
      409,
      "Repository rule violations found\n\nChanges must be made through a pull request.\n\n",
    );
  }
  const path = call.params["path"] ?? "";
  const before = state.filesAt(parent);
  const replaced = readText(body, "sha");
  if (before.has(path) && replaced === undefined) throw invalidRequest(`"sha" wasn't supplied.`);
  if (before.has(path) && replaced !== blobSha(before, path)) {
    throw new GithubRefusal(409, `${path} does not match ${replaced ?? ""}`);
  }
  const text = Buffer.from(content, "base64").toString("utf8");
  const sha = createHash("sha1").update(`${parent} ${path} ${content}`).digest("hex");
  state.addCommit({
    sha,
    message,
    author: call.actor().login,
    at: state.now(),
    parents: [parent],
    files: { [path]: text },
  });
  state.branches.set(branch, sha);
  state.tellPush(branch);
  const commit = state.commits.get(sha);
  if (commit === undefined) throw new Error("the commit is not there");
  const { commit: inner, ...links } = renderCommit(call, state, commit);
  const made = {
    sha,
    node_id: links.node_id,
    url: links.url,
    html_url: links.html_url,
    author: inner.author,
    committer: inner.committer,
    message,
    tree: inner.tree,
    parents: links.parents,
    verification: inner.verification,
  };
  return { status: before.has(path) ? 200 : 201, body: { content: renderFile(call, branch, path), commit: made } };
}
