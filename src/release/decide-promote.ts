/** What to do next on the way into production. Pure: a function of what was read. */
import { hold, type Verdict, fail } from "../lib/verdict.ts";
import type { HostDeployment } from "../providers/contract.ts";
import type { Asked, Wait } from "./asked.ts";
import { anotherRollout, newerThanRollout, unjudgedRollout } from "./decide-rollout.ts";
import { decideSettled, type Settled, takenBackAtHost } from "./decide-settled.ts";
import { judgeAutoAssign } from "./judge-auto-assign.ts";
import { isPinned, productionPinned } from "./pin.ts";
import type { ProductionRecord } from "./record.ts";
import type { ReleaseIdentity, World } from "./world.ts";
import {
  changeFailed,
  changeInProgress,
  domainsElsewhere,
  isRolledOut,
  isRollingOut,
  productionShows,
  rollingOut,
} from "./world.ts";

export type PromoteStep =
  /** Candidate is in production everywhere: record it and go on to the watch. */
  | { readonly do: "confirm" }
  /** Write the production record, with what production serves now and what a rollback goes back to. */
  | { readonly do: "record" }
  /** It is, or is to be, given to the visitors in stages. */
  | { readonly do: "roll-out" }
  /** Ask the host to promote. */
  | { readonly do: "promote" }
  | Wait
  /** A rollback of it was decided or made before: it is never promoted again. */
  | { readonly do: "settled"; readonly settled: Settled }
  | { readonly do: "stop"; readonly verdict: Verdict };

export interface PromoteOptions {
  /** A person asked to promote although production is pinned. */
  readonly unpin: boolean;
  readonly asked: Asked;
  readonly planDigest: string;
}

/** The next step of a promote, given the world as it was just read. */
export function decidePromote(release: ReleaseIdentity, world: World, options: PromoteOptions): PromoteStep {
  const settled = decideSettled(world.production, world.record);
  if (settled !== null) return { do: "settled", settled };
  const unfit = decideReused(release, world) ?? decideVerified(world, options);
  if (unfit !== null) return unfit;
  const candidate = world.candidate;
  if (candidate === null || candidate.state !== "ready") return stop(candidateGone(world));
  const { production, record } = world;
  if (isRollingOut(production, candidate.id)) return decideRollingOut(candidate, world);

  if (productionShows(production, candidate.id)) return record === null ? { do: "record" } : { do: "confirm" };
  if (changeInProgress(production, "promote", candidate.id)) return wait("the host's promotion");
  const { requestedAt, before, queued, refused } = options.asked;
  // Everybody is to get it, and the host works on that already.
  if (record?.payload.rollout !== undefined && isRolledOut(production, candidate.id)) return { do: "roll-out" };
  if (requestedAt !== null && changeFailed(production, "promote", candidate.id, before))
    return stop(aliasesFailed(world, candidate.id));

  const conflict = decideConflict(release, world, options);
  if (conflict !== null) return stop(conflict);
  if (refused !== null) return stop(promotionRefused(candidate.id, refused));
  if (record === null) return { do: "record" };
  if (record.payload.rollout !== undefined) return { do: "roll-out" };
  if (mayBeTorn(world, candidate.id)) return wait("the production domains");
  if (requestedAt === null) return { do: "promote" };
  return queued ? wait("the promotion before ours") : wait("the production domains", true);
}

/** Somebody began its rolling release, or a run of ours did; what the plan says of the visitors is what counts. */
function decideRollingOut(candidate: HostDeployment, { production, serving, record, planned }: World): PromoteStep {
  if (record === null && planned === true) {
    const rolling = rollingOut(production);
    const isOvertaken = serving !== null && serving.createdAt > candidate.createdAt && rolling?.stableId !== serving.id;
    return isOvertaken ? stop(newerThanRollout(candidate.id, serving.id)) : { do: "record" };
  }
  if (record?.payload.rollout !== undefined) return { do: "roll-out" };
  return stop(unjudgedRollout(candidate.id));
}

/**
 * The host's target is there and a domain is not: unless the host gave up on it, it was read before somebody else's change
 * and the domain after it, and asking would undo that change.
 */
function mayBeTorn({ production }: World, candidateId: string): boolean {
  if (production.project.productionDeploymentId !== candidateId) return false;
  return !changeFailed(production, "promote", candidateId, null);
}

function wait(waitingFor: string, untraced = false): Wait {
  return { do: "wait", waitingFor, untraced };
}

function stop(verdict: Verdict): PromoteStep {
  return { do: "stop", verdict };
}

/** A record is written once and names one build: the same release id cannot mean another one. */
function decideReused(release: ReleaseIdentity, { record, candidate }: World): PromoteStep | null {
  if (record === null) return null;
  const { payload } = record;
  if (payload.commit === release.commit && (candidate === null || payload.candidate.id === candidate.id)) return null;
  return stop(
    fail(
      "release_reused",
      `The release id ${release.id} was used before, for build ${payload.candidate.id} of commit ${payload.commit.slice(0, 12)}.`,
      "Use another release id (`release`).",
    ),
  );
}

function decideVerified(world: World, options: PromoteOptions): PromoteStep | null {
  const { staging, candidate } = world;
  const verified =
    staging !== null &&
    staging.phase === "verified" &&
    staging.payload.planDigest === options.planDigest &&
    (candidate === null || candidate.id === staging.payload.build.id);
  if (verified) return null;
  const why =
    staging === null
      ? "there is no staging record for this release"
      : staging.payload.planDigest !== options.planDigest
        ? "it was verified with another version of the plan"
        : staging.phase === "verified"
          ? `what was verified is ${staging.payload.build.id}, another build`
          : `its staging record says "${staging.phase}"`;
  return stop(
    fail(
      "staging_not_verified",
      `The build may not be promoted: ${why}.`,
      "Run `deploy` and `verify` for this release with this plan, then promote again.",
    ),
  );
}

function candidateGone(world: World): Verdict {
  const { candidate, staging } = world;
  return hold(
    "not_found",
    `The verified build ${staging?.payload.build.id ?? "of this release"} ${candidate === null ? "no longer exists at the host" : `is in state "${candidate.state}"`}.`,
    "Release again with another release id, so that a new build is made and verified.",
  );
}

function aliasesFailed(world: World, candidateId: string): Verdict {
  const elsewhere = domainsElsewhere(world.production, candidateId);
  return hold(
    "alias_failed",
    elsewhere.length === 0
      ? "The host reports that the promotion failed."
      : `The host reports that the promotion failed; not pointing at the new deployment: ${elsewhere.map((alias) => alias.domain).join(", ")}.`,
    "Look at the domains in the host's project settings, then run this again (it continues) or dispatch a rollback.",
    elsewhere.map((alias) => ({ label: alias.domain, value: alias.deploymentId ?? "no deployment" })),
  );
}

function promotionRefused(candidateId: string, words: string): Verdict {
  return hold(
    "promotion_refused",
    `The host refused to promote ${candidateId}: ${words}`,
    "Look at the deployment at the host; when it can be promoted there, run this again.",
  );
}

/** Somebody else's change that ours must not overwrite. Null = none. */
function decideConflict(release: ReleaseIdentity, world: World, options: PromoteOptions): Verdict | null {
  const { production, record, candidate, serving, history } = world;
  if (candidate === null) return null;
  const current = production.project.productionDeploymentId;
  const rolling = rollingOut(production);
  if (rolling !== null) return anotherRollout(rolling);
  if (production.project.rollsOut === true && world.planned !== true && record === null) return rollsOutUnplanned();

  // Recorded like this the release would have nothing to be rolled back to, whatever its domains serve.
  const served = production.aliases.find(({ deploymentId }) => deploymentId !== null && deploymentId !== candidate.id);
  if (record === null && current === null && served !== undefined) {
    return hold(
      "read_back_mismatch",
      `The host names no production deployment, but ${served.domain} points at ${served.deploymentId}, so the known-good deployment is not known.`,
      "Look at the project at the host: promote what its domains serve there, or remove the domains from the project; then run this again.",
    );
  }
  const newer = history.find(
    (other) =>
      other.payload.release !== release.id &&
      other.payload.candidate.createdAt > candidate.createdAt &&
      (other.phase === "promoting" || other.phase === "watching"),
  );
  const servesNewer = serving !== null && serving.createdAt > candidate.createdAt;
  if (newer !== undefined || servesNewer) {
    const what = newer
      ? `release ${newer.payload.release} (${newer.payload.candidate.id})`
      : `deployment ${serving?.id}`;
    return hold(
      "newer_release_active",
      `Production already has, or is getting, something newer: ${what}.`,
      "Nothing to do if the newer release contains this change; otherwise release again from the newest commit.",
    );
  }
  // What stood in production once and does not any more was taken away by somebody, with a reason of theirs.
  const arrived = record !== null && (record.phase !== "promoting" || wasAtHost(record, world, options));
  const taken = arrived && current !== candidate.id;
  const changed = record !== null && current !== (record.payload.previous?.id ?? null) && current !== candidate.id;
  if (taken || changed) {
    return hold(
      "production_moved",
      taken
        ? `This release was in production before, and production is ${current ?? "nothing"} now; it is not promoted a second time.`
        : `Production changed from ${record.payload.previous?.id ?? "nothing"} to ${current ?? "nothing"} since this release began.`,
      "Find out who changed production; then release again with another release id (`release`), so that the new state becomes the known-good one.",
    );
  }
  const setting = record === null ? judgeAutoAssign(world) : null;
  if (setting !== null) return setting;
  const isWaived = options.unpin || record?.payload.unpinned === true;
  return !isWaived && isPinned(world) ? productionPinned(production, world.letIn) : null;
}

/** The stages would be the project's own, and nobody would judge them. */
function rollsOutUnplanned(): Verdict {
  return hold(
    "rollout_unplanned",
    "The project's settings make every promote a rolling release, and this plan has no stages for it.",
    "Write `promote: { rollout: [10%, 50%, 100%], stage: 15m }` under stages.production, or turn rolling releases off for the project.",
  );
}

/** An earlier run died before it could write that the host had finished its promote, or somebody took it out again since. */
function wasAtHost(record: ProductionRecord, { production, candidate }: World, { asked }: PromoteOptions): boolean {
  const request = production.project.aliasRequest;
  const ours = request?.type === "promote" && request.toDeploymentId === candidate?.id;
  const finished = ours && request.status === "succeeded" && asked.requestedAt === null;
  return finished || takenBackAtHost(production, record);
}
