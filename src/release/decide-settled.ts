/**
 * What a record that speaks of a rollback means, held against where production stands now. Pure. The world wins: a
 * release that production serves is not rolled back, whatever was written, and what a person promoted again after a
 * rollback was decided is not rolled back without new evidence.
 */
import { hold, type Verdict } from "../lib/verdict.ts";
import type { ProductionRecord } from "./record.ts";
import { isRollingOut, isRolloutAborted, percentOf, type ProductionState, rollingOut } from "./world.ts";

export type Settled =
  /** An earlier run decided to roll back and did not get to the end of it. */
  | { readonly kind: "finish-rollback" }
  /** Production does not serve it any more. `byHost`: only the host says so, and the record is to be corrected. */
  | { readonly kind: "rolled-back"; readonly byHost: boolean; readonly to: string; readonly reason: string }
  /** `since`: when the host was asked for it; null where the record stays as it is. */
  | { readonly kind: "in-production-again"; readonly verdict: Verdict; readonly since: number | null };

/** Reason that is recorded where the host says that production was rolled back and our record does not. */
const ROLLED_BACK_AT_HOST = "rolled back at the host";

/** GitHub keeps whole seconds. */
const STATUS_PRECISION_MS = 1_000;

/** Null: nothing was decided about it that ends a command. */
export function decideSettled(production: ProductionState, record: ProductionRecord | null): Settled | null {
  if (record === null) return null;
  if (record.phase === "rolling-back") {
    const since = promotedAgainAt(production, record);
    return since === null
      ? { kind: "finish-rollback" }
      : { kind: "in-production-again", since, verdict: decidedAndPromotedAgain(record) };
  }
  const byHost = record.phase !== "rolled-back" && rolledBackAtHost(production, record);
  if (record.phase !== "rolled-back" && !byHost) return null;
  const { candidate, knownGood } = record.payload;
  const serving = whereServed(production, candidate.id);
  const current = byHost ? production.project.productionDeploymentId : null;
  const to = record.rollbackTo ?? current ?? knownGood?.id ?? "the previous deployment";
  const reason = byHost ? ROLLED_BACK_AT_HOST : (record.reason ?? "reason not recorded");
  return serving === null
    ? { kind: "rolled-back", byHost, to, reason }
    : { kind: "in-production-again", since: null, verdict: saidAndServed(candidate.id, to, reason, serving) };
}

/** Did the host roll production back from this release, to its known good or to what served before, whatever our record says? */
export function rolledBackAtHost(production: ProductionState, record: ProductionRecord): boolean {
  const { candidate, knownGood, previous } = record.payload;
  const { productionDeploymentId: current, aliasRequest } = production.project;
  if (isRollingOut(production, candidate.id)) return false;
  if (current === null || ![knownGood?.id, previous?.id].includes(current)) return false;
  // Whoever took a rolling release back, with whatever request: the host says that it is over.
  if (isRolloutAborted(production, candidate.id)) return true;
  return (
    record.phase !== "promoting" &&
    aliasRequest?.type === "rollback" &&
    aliasRequest.toDeploymentId === current &&
    (aliasRequest.fromDeploymentId === candidate.id || aliasRequest.fromDeploymentId === null)
  );
}

/** Was the host asked to take it out again since it was recorded? Then it was in, whether anybody has written so or not. */
export function takenBackAtHost({ project }: ProductionState, { payload, createdAt }: ProductionRecord): boolean {
  const request = project.aliasRequest;
  if (request?.type !== "rollback" || request.fromDeploymentId !== payload.candidate.id) return false;
  return request.requestedAt >= createdAt;
}

/** When the host was asked to bring it into production after its record's last word; null where it was not. Vendors' clocks alone. */
export function promotedAgainAt({ project }: ProductionState, record: ProductionRecord): number | null {
  const { id } = record.payload.candidate;
  const request = project.aliasRequest;
  if (project.productionDeploymentId !== id || request?.toDeploymentId !== id) return null;
  const { statusAt: writtenAt, promotedAt } = record;
  return isAskedAfter(request.requestedAt, { writtenAt, promotedAt }) ? request.requestedAt : null;
}

/** When a word was written into the record, and when the release's own promote had been read back; null = not known. */
export interface WrittenWord {
  readonly writtenAt: number;
  readonly promotedAt: number | null;
}

/**
 * Was the host asked after this word was written? The forge keeps whole seconds, so that in the word's own second the two
 * cannot be told apart; but the release's own request, the only one that came before the word, was over when its promote was
 * read back, and any other one in that second is somebody else's.
 */
export function isAskedAfter(requestedAt: number, { writtenAt, promotedAt }: WrittenWord): boolean {
  if (requestedAt >= writtenAt + STATUS_PRECISION_MS) return true;
  return requestedAt >= writtenAt && promotedAt !== null && requestedAt >= promotedAt + STATUS_PRECISION_MS;
}

/** Where production serves a deployment, in words; null where neither the host's target nor a domain names it. */
function whereServed(production: ProductionState, id: string): string | null {
  const { project, aliases } = production;
  const rollout = rollingOut(production);
  if (rollout?.candidateId === id) {
    return `a rolling release gives it to ${percentOf(rollout)} % of the visitors now`;
  }
  if (project.productionDeploymentId === id) return "production serves it now";
  const domains = aliases.filter(({ deploymentId }) => deploymentId === id).map(({ domain }) => domain);
  return domains.length === 0 ? null : `${domains.join(", ")} point${domains.length === 1 ? "s" : ""} at it now`;
}

function decidedAndPromotedAgain({ payload, reason }: ProductionRecord): Verdict {
  return hold(
    "production_moved",
    `A rollback of this release was decided (${reason ?? "reason not recorded"}), and after that somebody promoted ${payload.candidate.id} again.`,
    "Watch it again (`watch`), which judges what comes from now on, or dispatch a rollback.",
  );
}

function saidAndServed(id: string, to: string, reason: string, serving: string): Verdict {
  return hold(
    "production_moved",
    `${id} is said to have been rolled back to ${to} (${reason}), but ${serving}.`,
    "Nobody watches it: dispatch a rollback, or release the commit again with another release id (`release`).",
  );
}
