/**
 * The requests that change what production serves. They are sent once: after a lost answer nobody knows whether
 * Vercel acted, so the caller reads the world again instead of asking twice.
 */
import type { ChangeAnswer } from "../contract.ts";
import { messageOf } from "../http-failure.ts";
import type { Connection } from "./connection.ts";

/** Answers about the deployment itself; 401, 403 and 5xx stay errors. */
const REFUSALS = [400, 402, 404, 409, 410, 422];

/** Points the production domains at a build; of a preview it would make a new build, so callers pass production builds. */
export function promote(connection: Connection, deploymentId: string): Promise<ChangeAnswer> {
  return change(connection, connection.projectPath("v10", `/promote/${encodeURIComponent(deploymentId)}`));
}

/**
 * Takes the project's name or id as the plan gives it, so that no read comes before it. The reason is not sent:
 * only another version of this endpoint documents a description, and a refused field must not cost a rollback.
 */
export function rollback(connection: Connection, deploymentId: string, reason: string): Promise<ChangeAnswer> {
  connection.context.debug(`Vercel rollback to ${deploymentId}: ${reason}`);
  return change(connection, connection.projectPath("v9", `/rollback/${encodeURIComponent(deploymentId)}`));
}

/** For a domain that a promote or rollback left behind. Vercel says 409 where it points there already. */
export async function pointDomain(connection: Connection, domain: string, deploymentId: string): Promise<ChangeAnswer> {
  const path = `/v2/deployments/${encodeURIComponent(deploymentId)}/aliases`;
  const answer = await change(connection, path, { alias: domain });
  return answer.kind === "refused" && answer.status === 409 ? { kind: "already-current" } : answer;
}

export async function change(
  connection: Connection,
  path: string,
  json: Readonly<Record<string, unknown>> = {},
): Promise<ChangeAnswer> {
  const answer = await connection.request({
    method: "POST",
    path,
    json,
    repeatable: false,
    once: true,
    accept: REFUSALS,
  });
  if (answer.status === 202) return { kind: "queued" };
  if (answer.status < 300) return { kind: "accepted" };
  const message = messageOf(answer.body) ?? `status ${answer.status}`;
  return isAlreadyCurrent(answer.status, message)
    ? { kind: "already-current" }
    : { kind: "refused", status: answer.status, message };
}

/**
 * "The provided deploymentId (dpl_…) is already the current production deployment." The code beside it is not
 * documented, so the sentence decides; a wrong guess costs nothing, since the caller reads production back.
 */
function isAlreadyCurrent(status: number, message: string): boolean {
  return (status === 409 || status === 422) && /already\b.*\b(current|production)/i.test(message);
}

/** A promote switches this on whatever it was before (vercel/vercel#15095), hence the way to put it back. */
export async function setAutoAssignDomains(connection: Connection, enabled: boolean): Promise<void> {
  await connection.request({
    method: "PATCH",
    path: connection.projectPath("v9"),
    json: { autoAssignCustomDomains: enabled },
    repeatable: true,
  });
}
