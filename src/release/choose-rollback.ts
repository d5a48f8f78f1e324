/**
 * What a rollback that a person asks for takes out, and where production goes. Pure. Asked for twice, by two people or a
 * nervous finger, it goes back once: what was begun is finished, and nobody goes further back without naming a deployment.
 */
import { describeKnownGood } from "./choose-known-good.ts";
import type { Deployed, ProductionPayload } from "./payload.ts";
import type { OwnRecord, ProductionRecord } from "./record.ts";
import { describeWayBack } from "./way-back.ts";
import { arrivingDeployment, type ProductionState, rollingOut } from "./world.ts";

type Own = OwnRecord<ProductionPayload>;

export interface RollbackChoice {
  readonly to: Deployed;
  /** What production may serve when it is asked for. */
  readonly from: string | null;
  /** On its way into production: waited for, and taken out as well. */
  readonly arriving: string | null;
  /** The release that is, or was, taken out; null where no record is known to be about it. */
  readonly release: Own | null;
  /** Production stands on the target already, or was asked to go there before. */
  readonly begun: boolean;
  /** Why there, in sentences with a space after them. */
  readonly why: string;
}

const FURTHER = "To go further back, name the deployment with `to`. ";

/**
 * The newest release where production stands on what was there before it: its status decides whether that is a rollback,
 * and only then is it read, since everything before the request costs time.
 */
export function releaseBehind(production: ProductionState, records: readonly Own[]): Own | null {
  const current = production.project.productionDeploymentId;
  const [newest] = records;
  if (newest === undefined || current === null || newest.payload.candidate.id === current) return null;
  const { knownGood, previous } = newest.payload;
  return [knownGood?.id, previous?.id].includes(current) ? newest : null;
}

/** Without a deployment that a person named. Null = no record says where to go. `behind`: what `releaseBehind` found. */
export function chooseRollback(
  production: ProductionState,
  records: readonly Own[],
  behind: ProductionRecord | null,
  to: "verified" | "previous",
): RollbackChoice | null {
  const current = production.project.productionDeploymentId;
  return (
    chooseArriving(production, records, to) ??
    (behind?.phase === "promoting" ? chooseBehind(production, records, behind) : null) ??
    chooseBegun(production, records) ??
    chooseBehind(production, records, behind) ??
    chooseBack(current, null, records.find(isOf(current)), to)
  );
}

/** To the deployment that a person named. `behind`: what `releaseBehind` found, where production stands there already. */
export function chooseNamed(
  production: ProductionState,
  records: readonly Own[],
  to: Deployed,
  behind: ProductionRecord | null,
): RollbackChoice {
  const current = production.project.productionDeploymentId;
  const arriving = arrivingDeployment(production);
  const out = arriving ?? current;
  const begun = current === to.id;
  const release = begun && arriving === null ? releaseBefore(production, records, to.id) : records.find(isOf(out));
  const coming = begun ? aboutToCome(behind) : null;
  return { to, from: current, arriving: arriving ?? coming, release: release ?? null, begun, why: "" };
}

/** A release whose run may be just about to ask the host for it. */
function aboutToCome(behind: ProductionRecord | null): string | null {
  return behind?.phase === "promoting" ? behind.payload.candidate.id : null;
}

/** The release whose place a rollback to this deployment took, whoever made it: where the run died, the record says less. */
function releaseBefore(production: ProductionState, records: readonly Own[], to: string): Own | undefined {
  const { aliasRequest } = production.project;
  const from = aliasRequest?.type === "rollback" && aliasRequest.toDeploymentId === to && aliasRequest.fromDeploymentId;
  // One that ended a rolling release is from what everybody else got, and so to where production was: it names no release.
  if (from && from !== to) return records.find(isOf(from));
  return releaseBehind(production, records) ?? undefined;
}

/** A release that the host is just promoting is what people see coming, not what it replaces. */
function chooseArriving(production: ProductionState, records: readonly Own[], to: "verified" | "previous") {
  const arriving = arrivingDeployment(production);
  const release = records.find(isOf(arriving));
  if (arriving === null || release === undefined) return null;
  const { productionDeploymentId: current, aliasRequest } = production.project;
  // Somebody promotes what this would go back to: that is the way back, and no release that comes. Where production stands
  // behind the newest release already, it would be a step further, which nobody goes on with without naming it.
  const back = chooseBack(current, null, records.find(isOf(current)), to);
  if (back?.to.id === arriving) return releaseBehind(production, records) === null ? { ...back, begun: true } : null;
  const [newest = release] = records;
  const isBefore = [newest.payload.knownGood?.id, newest.payload.previous?.id].includes(arriving);
  if (isBefore && newest.payload.candidate.id !== arriving) return null;
  // Where it serves already, one part of what was read is older than the other, and it is no release to go back to.
  const isWorking = aliasRequest?.type === "promote" && aliasRequest.status === "in-progress";
  const isUnderWay = isWorking || current === null || current === arriving;
  if (isUnderWay) return chooseBack(arriving, arriving, release, to);
  // It is queued: what production serves now is what it keeps.
  const { previous } = release.payload;
  const commit = previous?.id === current ? previous.commit : null;
  const how = rollingOut(production) === null ? "was queued at the host" : "was being rolled out in stages";
  const why = `Release ${release.payload.release} ${how}. `;
  return { to: { id: current, commit }, from: current, arriving, release, begun: false, why };
}

function chooseBegun(production: ProductionState, records: readonly Own[]): RollbackChoice | null {
  const { productionDeploymentId: current, aliasRequest } = production.project;
  if (aliasRequest?.type !== "rollback") return null;
  const { toDeploymentId: id, status } = aliasRequest;
  const underWay = status === "pending" || status === "in-progress";
  if (status === "skipped" || (current !== id && !underWay)) return null;
  const release = releaseBefore(production, records, id) ?? null;
  const commit = commitOf(id, release, records);
  const why = `It was rolled back to ${id} before. ${FURTHER}`;
  return { to: { id, commit }, from: current, arriving: null, release, begun: true, why };
}

function chooseBehind(
  production: ProductionState,
  records: readonly Own[],
  behind: ProductionRecord | null,
): RollbackChoice | null {
  const current = production.project.productionDeploymentId;
  const release = releaseBehind(production, records);
  if (behind === null || release === null || current === null) return null;
  const { release: name } = behind.payload;
  const why =
    behind.phase === "rolled-back" || behind.phase === "rolling-back"
      ? `Release ${name} was rolled back to ${behind.rollbackTo ?? current} before (${behind.reason ?? "reason not recorded"}). `
      : behind.phase === "promoting"
        ? `Release ${name} was on its way into production and is recorded as rolled back, so that it is not promoted any more. `
        : `Release ${name} is not in production any more. `;
  const to = { id: current, commit: commitOf(current, release, records) };
  return { to, from: current, arriving: aboutToCome(behind), release, begun: true, why: `${why}${FURTHER}` };
}

function chooseBack(
  from: string | null,
  arriving: string | null,
  release: Own | undefined,
  by: "verified" | "previous",
): RollbackChoice | null {
  const to = by === "previous" ? release?.payload.previous : release?.payload.knownGood;
  if (release === undefined || !to) return null;
  return { to, from, arriving, release, begun: false, why: whyThere(release.payload, to) };
}

function whyThere(payload: ProductionPayload, to: Deployed): string {
  const { wayBack } = payload;
  const way = wayBack?.to === to.id ? `${describeWayBack(wayBack)} ` : "";
  return `${describeKnownGood(payload)} ${way}`;
}

function commitOf(id: string, release: Own | null, records: readonly Own[]): string | null {
  const { knownGood = null, previous = null } = release?.payload ?? {};
  const named = [knownGood, previous].find((deployed) => deployed?.id === id);
  return named?.commit ?? records.find(isOf(id))?.payload.commit ?? null;
}

function isOf(id: string | null): (record: Own) => boolean {
  return ({ payload }) => payload.candidate.id === id;
}
