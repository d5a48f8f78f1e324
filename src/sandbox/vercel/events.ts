/** Build logs: kept as the vendor's event lines, answered whole or followed as a stream. */
import type { EmulatedRequest, EmulatedResponse, Route } from "../contract.ts";
import { apiError } from "./answer.ts";
import { guard } from "./access.ts";
import type { LogEvent } from "./log-event.ts";
import { type Deployment, findDeployment, makeId, type VercelState } from "./state.ts";

type LogType = "stdout" | "stderr" | "deployment-state";

/** Appends a line and wakes those who follow. */
export function appendEvent(
  state: VercelState,
  deployment: Deployment,
  type: LogType,
  text: string,
  date = state.context.clock.now(),
): void {
  append(deployment, {
    type,
    created: date,
    date,
    deploymentId: deployment.id,
    id: makeId(state, "evt", 16),
    text,
    serial: String(date),
    info: {
      type: "build",
      name: `bld_${deployment.id.slice(4, 13)}`,
      entrypoint: ".",
      ...(type === "deployment-state" ? { readyState: deployment.readyState } : {}),
    },
  });
}

/** The line that ends a followed stream: the deployment has its domains, or has none to get. */
export function appendAliasAssigned(
  state: VercelState,
  deployment: Deployment,
  alias: readonly string[],
  date = state.context.clock.now(),
): void {
  append(deployment, {
    type: "alias-assigned",
    deploymentId: deployment.id,
    date,
    alias,
    aliasError: deployment.aliasError,
    aliasWarning: null,
  });
}

function append(deployment: Deployment, event: LogEvent): void {
  deployment.events.push(event);
  for (const wake of deployment.watchers) wake();
}

/** Wakes those who follow, to see that nothing more will come. */
export function wakeWatchers(deployment: Deployment): void {
  for (const wake of deployment.watchers) wake();
}

function isSettled(state: VercelState, deployment: Deployment): boolean {
  if (deployment.removed !== null || state.closed.signal.aborted) return true;
  if (["ERROR", "CANCELED", "BLOCKED"].includes(deployment.readyState)) return true;
  return deployment.readyState === "READY" && deployment.aliasAssignedAt !== null;
}

async function* follow(state: VercelState, deployment: Deployment, since: number): AsyncGenerator<string> {
  let sent = 0;
  for (;;) {
    while (sent < deployment.events.length) {
      const event = deployment.events[sent];
      sent += 1;
      if (event !== undefined && event.date >= since) yield `${JSON.stringify(event)}\n`;
    }
    if (isSettled(state, deployment)) return;
    await new Promise<void>((resolve) => {
      const wake = () => {
        deployment.watchers.delete(wake);
        resolve();
      };
      deployment.watchers.add(wake);
    });
  }
}

function selectEvents(deployment: Deployment, query: URLSearchParams): readonly LogEvent[] {
  const since = Number(query.get("since") ?? 0);
  const until = Number(query.get("until") || Number.POSITIVE_INFINITY);
  const limit = Number(query.get("limit") ?? -1);
  const matching = deployment.events.filter(
    (event) => event.type !== "alias-assigned" && event.date >= since && event.date <= until,
  );
  const ordered = query.get("direction") === "backward" ? matching.toReversed() : matching;
  return limit > 0 ? ordered.slice(0, limit) : ordered;
}

/** `follow=1` streams JSON lines until the deployment is settled; `format=lines` answers lines, else an array. */
export function eventRoutes(state: VercelState): Route[] {
  const handle = (request: EmulatedRequest): EmulatedResponse => {
    const deployment = findDeployment(state, request.params.deployment ?? "");
    if (deployment === null || deployment.removed === "deleted") {
      return apiError(404, "not_found", "The deployment could not be found.");
    }
    const { query } = request;
    const lines = { "content-type": "application/stream+json" };
    if (query.get("follow") === "1") {
      return { status: 200, headers: lines, body: follow(state, deployment, Number(query.get("since") ?? 0)) };
    }
    const events = selectEvents(deployment, query);
    if (query.get("format") !== "lines") return { status: 200, body: events };
    return { status: 200, headers: lines, body: events.map((event) => `${JSON.stringify(event)}\n`).join("") };
  };
  return guard(state, "GET", ["/v3/now/deployments/:deployment/events", "/v3/deployments/:deployment/events"], handle, {
    longLived: true,
  });
}
