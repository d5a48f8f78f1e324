/** An app that is installed on the repository: it writes with its own name, whatever a token may do. */
import { renderInstant } from "../../lib/instant.ts";
import type { ForgeApp, ForgeAppIdentity } from "../forge-app.ts";
import { addCommitStatus } from "./commit-statuses.ts";
import { addStatus, renderStatus } from "./deployment-statuses.ts";
import { addDeployment, renderDeployment } from "./deployments.ts";
import type { Links } from "./endpoint.ts";
import { renderEvent } from "./events.ts";
import type { Deployment, User } from "./records.ts";
import type { GithubState } from "./state.ts";

/** What workflows are told of it, oldest first: each is the payload of an event, as it is sent. */
export interface AppEvents {
  /** `repository_dispatch`. */
  readonly dispatched: readonly unknown[];
  /** `deployment_status`. */
  readonly deploymentStatuses: readonly unknown[];
}

export interface InstalledApps {
  install(identity: ForgeAppIdentity): ForgeApp;
  appEvents(): AppEvents;
}

export function createInstalledApps(state: GithubState, links: () => Links): InstalledApps {
  const dispatched: unknown[] = [];
  const deploymentStatuses: unknown[] = [];
  return {
    appEvents: () => ({ dispatched, deploymentStatuses }),
    install(identity) {
      const creator = userOf(state, identity);
      return {
        repository: { owner: state.owner.login, name: state.repo, id: state.repoId },
        setCommitStatus: (status) => void addCommitStatus(state, { ...status, creator, createdAt: state.now() }),
        createDeployment: (wanted) => createDeployment(state, creator, wanted).id,
        setDeploymentStatus(id, wanted) {
          const deployment = state.deploymentOf.get(id);
          if (deployment === undefined) throw new Error(`the GitHub emulator has no deployment ${id}`);
          const { environment } = deployment;
          const status = addStatus(state, deployment, { ...wanted, environment, creator, createdAt: state.now() });
          // An inactive one starts no workflow.
          if (wanted.state === "inactive") return;
          deploymentStatuses.push({
            action: "created",
            deployment_status: renderStatus(links(), state, deployment, status),
            deployment: renderDeployment(links(), state, deployment),
            check_run: null,
            workflow: null,
            workflow_run: null,
            ...renderEvent(links(), state, creator),
          });
        },
        dispatch: (type, payload) =>
          void dispatched.push({
            action: type,
            branch: state.defaultBranch,
            client_payload: payload,
            ...renderEvent(links(), state, creator),
            installation: { id: identity.id, node_id: "" },
            sent_at: renderInstant(state.now()),
          }),
        checksOf: (sha) => checksOf(state, sha),
      };
    },
  };
}

/** The app's own number, by which workflows know it. */
function userOf(state: GithubState, { login, id }: ForgeAppIdentity): User {
  const known = state.users.get(login.toLowerCase());
  if (known?.id === id) return known;
  const user: User = { ...state.user(login), id };
  state.users.set(login.toLowerCase(), user);
  return user;
}

/** Its ref is the commit, its payload empty, and it does not call itself production: as apps that build write it. */
function createDeployment(
  state: GithubState,
  creator: User,
  { sha, environment }: { readonly sha: string; readonly environment: string },
): Deployment {
  return addDeployment(state, {
    sha,
    ref: sha,
    task: "deploy",
    environment,
    description: null,
    payload: {},
    creator,
    createdAt: state.now(),
    transient: false,
    production: false,
  });
}

function checksOf(state: GithubState, sha: string): ReturnType<ForgeApp["checksOf"]> {
  const found = new Map<string, "pending" | "succeeded" | "failed">();
  for (const { sha: of, name, status, conclusion } of state.checkRuns) {
    if (of === sha) found.set(name, status !== "completed" ? "pending" : wordOf(conclusion ?? "success"));
  }
  for (const { context, state: word } of state.commitStatuses.get(sha) ?? []) found.set(context, wordOf(word));
  return found;
}

function wordOf(word: string): "pending" | "succeeded" | "failed" {
  if (word === "pending") return "pending";
  return word === "success" ? "succeeded" : "failed";
}
