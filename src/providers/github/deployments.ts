/** Deployments and their statuses: where the release record is kept. */
import { isDeepStrictEqual } from "node:util";
import type { Forge, ForgeDeployment, ForgeDeploymentStatus } from "../contract.ts";
import { type GithubClient, type GithubRequest, MAXIMUM_PAGES } from "./client.ts";
import { cutDescription } from "../../lib/status-description.ts";
import { unknownAnswer } from "./failure.ts";
import { readDeployment, readDeploymentStatus, readPayload } from "./wire.ts";

type DeploymentRole = Pick<
  Forge,
  "listDeployments" | "listDeploymentStatuses" | "createDeployment" | "createDeploymentStatus"
>;

/** Statuses that are read first where the newest may be enough: a hundred of them are a quarter of a megabyte. */
const NEWEST = 10;

const DEPLOYMENTS = "/repos/{owner}/{repo}/deployments";
const STATUSES = `${DEPLOYMENTS}/{deployment_id}/statuses`;

export function createDeploymentRole(client: GithubClient): DeploymentRole {
  return {
    listDeployments: (filter) => listDeployments(client, filter),
    listDeploymentStatuses: (deploymentId, isEnough) => listDeploymentStatuses(client, deploymentId, isEnough),
    createDeployment: (wanted) => createDeployment(client, wanted),
    createDeploymentStatus: (deploymentId, status) => createDeploymentStatus(client, deploymentId, status),
  };
}

async function listDeployments(
  client: GithubClient,
  { limit, ...filter }: Parameters<Forge["listDeployments"]>[0],
): Promise<readonly ForgeDeployment[]> {
  if (limit <= 0) return [];
  const request = { route: `GET ${DEPLOYMENTS}`, parameters: filter, permission: "deployments: read" };
  const items = await client.list(request, limit);
  return newestFirst(items.map((item) => readDeployment(item, client.describe(request))));
}

async function listDeploymentStatuses(
  client: GithubClient,
  deploymentId: number,
  isEnough?: (newestFirst: readonly ForgeDeploymentStatus[]) => boolean,
): Promise<readonly ForgeDeploymentStatus[]> {
  const request: GithubRequest = {
    route: `GET ${STATUSES}`,
    parameters: { deployment_id: deploymentId },
    permission: "deployments: read",
  };
  const attempted = client.describe(request);
  const read = async (page: number, size?: number) => {
    const { items, next } = await client.readPage(request, page, size);
    return { statuses: items.map((item) => readDeploymentStatus(item, attempted)), isLast: next === null };
  };
  const enough = (statuses: readonly ForgeDeploymentStatus[]) =>
    isEnough !== undefined && isNewestFirst(statuses) && isEnough(statuses);
  if (isEnough !== undefined) {
    const { statuses, isLast } = await read(1, NEWEST);
    if (isLast || enough(statuses)) return newestFirst(statuses);
  }
  const found: ForgeDeploymentStatus[] = [];
  for (let page = 1; page <= MAXIMUM_PAGES; page += 1) {
    const { statuses, isLast } = await read(page);
    found.push(...statuses);
    if (isLast || enough(found)) return newestFirst(found);
  }
  throw unknownAnswer(attempted, `after ${MAXIMUM_PAGES} pages the list has no end`);
}

async function createDeployment(
  client: GithubClient,
  wanted: Parameters<Forge["createDeployment"]>[0],
): Promise<ForgeDeployment> {
  const { ref, task, environment } = wanted;
  const payload = toPayload(wanted.payload);
  const request: GithubRequest = {
    route: `POST ${DEPLOYMENTS}`,
    parameters: {
      ref,
      task,
      environment,
      description: cutDescription(wanted.description),
      payload,
      production_environment: wanted.productionEnvironment,
      transient_environment: false,
      // Holdpoint has judged the commit itself: GitHub neither merges the default branch into it nor asks for checks.
      auto_merge: false,
      required_contexts: [],
    },
    permission: "deployments: write",
  };
  const attempted = client.describe(request);
  return client.create(
    request,
    ({ status, data }) => {
      if (status !== 201) throw unknownAnswer(attempted, `${status} instead of 201, so no deployment was created`);
      return readDeployment(data, attempted);
    },
    () => findDeployment(client, { ref, task, environment, payload }),
  );
}

/** The payload names release and phase, so an equal payload for the same ref and task is the one that was asked for. */
async function findDeployment(
  client: GithubClient,
  wanted: { readonly ref: string; readonly task: string; readonly environment: string; readonly payload: unknown },
): Promise<ForgeDeployment | null> {
  const { payload, ...filter } = wanted;
  const request = { route: `GET ${DEPLOYMENTS}`, parameters: filter, permission: "deployments: read" };
  const items = await client.list(request, 100);
  const deployments = items.map((item) => readDeployment(item, client.describe(request)));
  const expected = asStored(payload);
  return newestFirst(deployments).find((deployment) => isDeepStrictEqual(deployment.payload, expected)) ?? null;
}

async function createDeploymentStatus(
  client: GithubClient,
  deploymentId: number,
  status: Parameters<Forge["createDeploymentStatus"]>[1],
): Promise<ForgeDeploymentStatus> {
  const description = cutDescription(status.description);
  const request: GithubRequest = {
    route: `POST ${STATUSES}`,
    parameters: {
      deployment_id: deploymentId,
      state: status.state,
      description,
      ...(status.environmentUrl === undefined ? {} : { environment_url: status.environmentUrl }),
      ...(status.logUrl === undefined ? {} : { log_url: status.logUrl }),
      // Earlier releases keep the last state that they were given: the record is read back from it.
      auto_inactive: false,
    },
    permission: "deployments: write",
  };
  const attempted = client.describe(request);
  return client.create(
    request,
    ({ data }) => readDeploymentStatus(data, attempted),
    async () => {
      // Only the current one counts: an equal status further back was followed by another.
      const [current] = await listDeploymentStatuses(client, deploymentId);
      return current !== undefined && isSameStatus(current, { ...status, description }) ? current : null;
    },
  );
}

function isSameStatus(current: ForgeDeploymentStatus, wanted: Parameters<Forge["createDeploymentStatus"]>[1]): boolean {
  return (
    current.state === wanted.state &&
    current.description === wanted.description &&
    current.environmentUrl === (wanted.environmentUrl ?? null) &&
    current.logUrl === (wanted.logUrl ?? null)
  );
}

/** GitHub gives them so without promising it: in any other order only the whole list tells which is the newest. */
function isNewestFirst(statuses: readonly ForgeDeploymentStatus[]): boolean {
  return statuses.every(({ id }, index) => id <= (statuses[index - 1]?.id ?? Number.POSITIVE_INFINITY));
}

/** Without repeats: while pages are read, a new item pushes the last one of a page onto the next. */
function newestFirst<Item extends { readonly id: number }>(items: readonly Item[]): readonly Item[] {
  return [...new Map(items.map((item) => [item.id, item])).values()].toSorted((a, b) => b.id - a.id);
}

/** GitHub takes an object or a text; anything else travels as its JSON text. */
function toPayload(payload: unknown): unknown {
  const isObject = typeof payload === "object" && payload !== null && !Array.isArray(payload);
  return isObject || typeof payload === "string" ? payload : JSON.stringify(payload ?? {});
}

function asStored(payload: unknown): unknown {
  const stored: unknown = JSON.parse(JSON.stringify(payload));
  return readPayload(stored);
}
