/** What the vendor's app writes at GitHub of each build from a push: a commit status, a deployment, and events for workflows. */
import type { ForgeApp, ForgeStatusState } from "../forge-app.ts";
import { type GitCommit, linkedRepository } from "./git-source.ts";
import { inspectorUrl } from "./deployment-shape.ts";
import { onChange } from "./deployment-changes.ts";
import type { Deployment, DeploymentChange, VercelState } from "./state.ts";

interface Word {
  readonly status: readonly [ForgeStatusState, string] | null;
  /** State of the forge's own deployment; null = nothing is said there. */
  readonly deployment: string | null;
  /** Last part of the event's type, and its detail. */
  readonly event: string | null;
  readonly detail?: string;
}

const WORDS: Readonly<Record<Exclude<DeploymentChange, "canceled">, Word>> = {
  created: { status: ["pending", "Vercel is deploying your app"], deployment: null, event: "pending" },
  building: { status: null, deployment: "pending", event: null },
  ready: { status: ["success", "Deployment has completed"], deployment: "success", event: "ready" },
  assigned: { status: null, deployment: null, event: "success" },
  promoted: { status: null, deployment: null, event: "promoted" },
  visited: { status: null, deployment: null, event: null },
  error: { status: ["failure", "Deployment has failed"], deployment: "failure", event: "error" },
  blocked: {
    status: ["failure", "The commit's author must have access to the project on Vercel"],
    deployment: null,
    event: "failed",
    detail: "missing_vercel_access",
  },
};

/** An ignored build counts as done, and GitHub gets no deployment of it. */
const CANCELED: Readonly<Record<NonNullable<Deployment["canceledBecause"]>, Word>> = {
  person: { status: ["failure", "Deployment was canceled"], deployment: "error", event: "canceled" },
  "newer-build": { status: ["failure", "Deployment was canceled"], deployment: null, event: "canceled" },
  "ignored-build-step": {
    status: ["success", "Canceled by Ignored Build Step"],
    deployment: null,
    event: "ignored",
  },
  unaffected: {
    status: ["success", "Skipped – Not affected"],
    deployment: "inactive",
    event: "skipped",
  },
};

export function reportGitBuilds(state: VercelState): void {
  const { forge } = state;
  if (forge === null) return;
  const deployments = new Map<string, number>();
  onChange(state, (deployment, change) => {
    if (deployment.source !== "git" && deployment.source !== "redeploy") return;
    if (deployment.gitSource?.repoId !== linkedRepository(state.seed)?.repoId) return;
    const word = change === "canceled" ? CANCELED[deployment.canceledBecause ?? "person"] : WORDS[change];
    report(state, forge.app(), { deployment, word, deployments });
  });
}

/** A push that was heard of and is not built. */
export function reportWithoutBuild(state: VercelState, { sha }: GitCommit): void {
  state.forge?.app().setCommitStatus({
    sha,
    context: contextOf(state),
    state: "failure",
    description: "Deployment rate limited — retry in 24 hours",
    targetUrl: null,
  });
}

function report(
  state: VercelState,
  app: ForgeApp,
  {
    deployment,
    word,
    deployments,
  }: { readonly deployment: Deployment; readonly word: Word; readonly deployments: Map<string, number> },
): void {
  const sha = deployment.gitSource?.sha ?? "";
  const targetUrl = inspectorUrl(state, deployment);
  if (word.status !== null) {
    const [status, description] = word.status;
    app.setCommitStatus({ sha, context: contextOf(state), state: status, description, targetUrl });
  }
  if (word.deployment !== null) {
    const known = deployments.get(deployment.id);
    const number = known ?? app.createDeployment({ sha, environment: environmentOf(state, deployment) });
    deployments.set(deployment.id, number);
    app.setDeploymentStatus(number, {
      state: word.deployment,
      description: "",
      environmentUrl: word.deployment === "success" ? `https://${deployment.host}` : "",
      logUrl: targetUrl,
    });
  }
  const times = { lost: 0, sent: 1, doubled: 2 }[state.options.dispatches];
  for (let sent = 0; sent < times && word.event !== null; sent += 1) {
    app.dispatch(`vercel.deployment.${word.event}`, payloadOf(state, deployment, word.event, word.detail));
  }
}

/** Those of failures name neither the deployment nor its address. */
function payloadOf(state: VercelState, deployment: Deployment, event: string, detail?: string) {
  const { id, name } = state.seed.project;
  const sha = deployment.gitSource?.sha ?? "";
  return {
    environment: deployment.target ?? "preview",
    git: { ref: deployment.gitSource?.branch ?? "", sha, shortSha: sha.slice(0, 7) },
    project: { id, name },
    ...(event === "error" || event === "failed"
      ? { error: deployment.errorMessage ?? "" }
      : { id: deployment.id, url: `https://${deployment.host}` }),
    state: { type: event, ...(detail === undefined ? {} : { detail }) },
  };
}

/** Where a repository has several projects, each has a name of its own. */
function contextOf({ seed }: VercelState): string {
  return seed.link?.severalProjects === true ? `Vercel – ${seed.project.name}` : "Vercel";
}

function environmentOf({ seed }: VercelState, { target }: Deployment): string {
  const name = target === "production" ? "Production" : "Preview";
  return seed.link?.severalProjects === true ? `${name} – ${seed.project.name}` : name;
}
