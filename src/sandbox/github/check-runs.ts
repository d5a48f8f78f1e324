/** Check runs: the jobs of workflows on a commit. */
import { createHash } from "node:crypto";
import { renderInstant } from "../../lib/instant.ts";
import type { Call, Endpoint, Links } from "./endpoint.ts";
import { answerPage } from "./paging.ts";
import type { CheckRun } from "./records.ts";
import { GithubRefusal, notFound } from "./refusal.ts";
import type { SeedCheckRun } from "./seed.ts";
import { nodeId, renderUser, repoUrl, siteUrl } from "./shapes.ts";
import type { GithubState } from "./state.ts";

export const checkRunEndpoints: readonly Endpoint[] = [
  {
    method: "GET",
    path: "/repos/:owner/:repo/commits/:ref/check-runs",
    needs: { keys: ["checks"], level: "read" },
    handle: listCheckRuns,
  },
  {
    method: "GET",
    path: "/repos/:owner/:repo/check-runs/:check/annotations",
    needs: { keys: ["checks"], level: "read" },
    handle: listAnnotations,
  },
];

function listCheckRuns(call: Call) {
  const { state, query } = call;
  const ref = call.params["ref"] ?? "";
  const sha = state.resolveRef(ref);
  if (sha === null) throw new GithubRefusal(422, `No commit found for SHA: ${ref}`);
  const name = query.get("check_name");
  const status = query.get("status");
  const found = state.checkRuns.filter(
    (run) => run.sha === sha && (name === null || run.name === name) && (status === null || run.status === status),
  );
  // `latest` is the last attempt of each job within a suite; a workflow that ran twice has two suites.
  const latest = new Set(new Map(found.map((run) => [`${run.suite} ${run.name}`, run])).values());
  const runs = query.get("filter") === "all" ? found : found.filter((run) => latest.has(run));
  return answerPage(call, runs, (run) => renderCheckRun(call, state, run), {
    newestFirst: true,
    wrap: (page, total) => ({ total_count: total, check_runs: page }),
  });
}

function listAnnotations(call: Call) {
  const { state } = call;
  const run = state.checkRuns.find(({ id }) => String(id) === call.params["check"]);
  if (run === undefined) throw notFound();
  // As those of a workflow's commands look: a notice belongs to no file, and GitHub puts this folder's name there.
  return answerPage(call, run.notices, (message) => ({
    path: ".github",
    blob_href: `${siteUrl(call, state)}/blob/${run.sha}/.github`,
    start_line: 1,
    start_column: null,
    end_line: 1,
    end_column: null,
    annotation_level: "notice",
    title: "",
    message,
    raw_details: "",
  }));
}

export function addCheckRun(state: GithubState, seed: SeedCheckRun): CheckRun {
  const status = seed.status ?? "completed";
  const run: CheckRun = {
    id: state.nextId(),
    suite: seed.suite ?? state.nextId(),
    sha: state.resolveRef(seed.ref) ?? seed.ref,
    name: seed.name,
    status,
    conclusion: status === "completed" ? (seed.conclusion ?? "success") : null,
    app: seed.app ?? "github-actions",
    notices: seed.notices ?? [],
    startedAt: seed.at ?? state.now(),
  };
  state.checkRuns.push(run);
  state.tellStatus(run.sha);
  return run;
}

function renderCheckRun(links: Links, state: GithubState, run: CheckRun) {
  const url = `${repoUrl(links, state)}/check-runs/${run.id}`;
  const site = `${siteUrl(links, state)}/runs/${run.id}`;
  const at = renderInstant(run.startedAt);
  return {
    id: run.id,
    name: run.name,
    node_id: nodeId("CheckRun", run.id),
    head_sha: run.sha,
    external_id: "",
    url,
    html_url: site,
    details_url: site,
    status: run.status,
    conclusion: run.conclusion,
    started_at: at,
    completed_at: run.status === "completed" ? at : null,
    output: {
      title: null,
      summary: null,
      text: null,
      annotations_count: run.notices.length,
      annotations_url: `${url}/annotations`,
    },
    check_suite: { id: run.suite },
    app: renderApp(links, state, run.app),
    pull_requests: [],
  };
}

function renderApp(links: Links, state: GithubState, slug: string) {
  const at = renderInstant(state.startedAt);
  const id = Number.parseInt(createHash("sha1").update(slug).digest("hex").slice(0, 6), 16);
  return {
    id,
    slug,
    node_id: nodeId("App", id),
    owner: renderUser(links, state.owner),
    name: slug,
    description: "",
    external_url: `${links.web}/apps/${slug}`,
    html_url: `${links.web}/apps/${slug}`,
    created_at: at,
    updated_at: at,
    permissions: { checks: "write", metadata: "read" },
    events: [],
  };
}
