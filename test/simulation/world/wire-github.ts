/** The forge's answers as GitHub writes them. */
import type { ForgeDeployment, ForgeDeploymentState, ForgeDeploymentStatus } from "../../../src/providers/contract.ts";
import type { Surroundings } from "./roles.ts";
import type { WireAnswer, WireRequest } from "./wire.ts";

const BASE = "/repos/acme/web";
const STATUSES = new RegExp(`^${BASE}/deployments/(\\d+)/statuses$`);

export function isGithubWrite({ method }: Pick<WireRequest, "method">): boolean {
  return method !== "GET";
}

export function answerAsGithub({ forge, process, log }: Surroundings, request: WireRequest): WireAnswer {
  const { method, path, query, body } = request;
  const by = { run: process.run, process: process.process };
  const given = body === undefined ? {} : (JSON.parse(body) as Readonly<Record<string, unknown>>);
  const text = (name: string) => String(given[name] ?? "");
  const statuses = STATUSES.exec(path);
  if (method === "POST" && path === `${BASE}/deployments`) {
    const { payload } = given;
    const wanted = { ref: text("ref"), task: text("task"), environment: text("environment"), payload };
    return answer(201, showDeployment(forge.createDeployment(wanted, by)));
  }
  if (method === "POST" && statuses !== null) {
    const wanted = {
      state: text("state") as ForgeDeploymentState,
      description: text("description"),
      environmentUrl: text("environment_url"),
    };
    return answer(201, showStatus(forge.createStatus(Number(statuses[1]), wanted, by)));
  }
  if (method === "POST" && path.startsWith(`${BASE}/statuses/`)) {
    log.add({ kind: "commit-status", by, state: text("state"), description: text("description") });
    return answer(201, {
      ...given,
      id: 1,
      target_url: null,
      creator: { login: "github-actions[bot]" },
      created_at: "2026-01-05T10:00:00Z",
    });
  }
  const limit = Number(query.get("per_page") ?? 30);
  const page = Number(query.get("page") ?? 1);
  const cut = <Item>(items: readonly Item[]) => items.slice((page - 1) * limit, page * limit);
  if (statuses !== null) return answer(200, cut(forge.statuses(Number(statuses[1]))).map(showStatus));
  if (path === `${BASE}/deployments`) {
    const is = (name: "task" | "sha" | "environment") => (one: ForgeDeployment) =>
      !query.has(name) || one[name] === query.get(name);
    const found = forge.deployments().filter(is("task")).filter(is("sha")).filter(is("environment"));
    return answer(200, cut(found).map(showDeployment));
  }
  return answer(200, []);
}

function answer(status: number, body: unknown): WireAnswer {
  return { status, text: JSON.stringify(body) };
}

function showDeployment({ id, environment, task, sha, payload, creator, createdAt }: ForgeDeployment): unknown {
  return { id, environment, task, sha, payload, creator: { login: creator }, created_at: instant(createdAt) };
}

function showStatus({ id, state, description, environmentUrl, creator, createdAt }: ForgeDeploymentStatus): unknown {
  return {
    id,
    state,
    description,
    environment_url: environmentUrl ?? "",
    log_url: "",
    creator: { login: creator },
    created_at: instant(createdAt),
  };
}

function instant(at: number): string {
  return new Date(at).toISOString().replace(".000", "");
}
