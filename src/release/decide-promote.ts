/** What to do next on the way into production. Pure: a function of what was read. */
import { hold, type Verdict, fail } from "../lib/verdict.ts";
import type { ReleaseIdentity, World } from "./world.ts";
import { changeFailed, changeInProgress, domainsElsewhere, productionShows } from "./world.ts";

export type PromoteStep =
  /** Candidate is in production everywhere: record it and go on to the watch. */
  | { readonly do: "confirm" }
  /** Write the production record; `knownGood` is what production serves now. */
  | { readonly do: "record" }
  /** Ask the host to promote. */
  | { readonly do: "promote" }
  /** The host works on it: read again. */
  | { readonly do: "wait"; readonly waitingFor: string }
  | { readonly do: "stop"; readonly verdict: Verdict; readonly rolledBack: boolean };

export interface PromoteOptions {
  /** A person asked to promote although production is pinned. */
  readonly unpin: boolean;
  /** The promote was asked for in this run, at this instant; null = not yet. */
  readonly requestedAt: number | null;
  /** The host answered the request with "queued". */
  readonly queued: boolean;
  readonly planDigest: string;
}

/** The next step of a promote, given the world as it was just read. */
export function decidePromote(release: ReleaseIdentity, world: World, options: PromoteOptions): PromoteStep {
  const settled = decideSettled(world) ?? decideVerified(world, options);
  if (settled !== null) return settled;
  const candidate = world.candidate;
  if (candidate === null || candidate.state !== "ready") return stop(candidateGone(world));
  const { production, record } = world;

  if (productionShows(production, candidate.id)) return record === null ? { do: "record" } : { do: "confirm" };
  if (changeInProgress(production, "promote", candidate.id)) return { do: "wait", waitingFor: "the host's promotion" };
  if (options.requestedAt !== null && changeFailed(production, "promote", candidate.id, options.requestedAt))
    return stop(aliasesFailed(world, candidate.id));

  const conflict = decideConflict(release, world, options);
  if (conflict !== null) return stop(conflict);
  if (record === null) return { do: "record" };
  if (options.requestedAt !== null)
    return { do: "wait", waitingFor: options.queued ? "the promotion before ours" : "the production domains" };
  return { do: "promote" };
}

function stop(verdict: Verdict, rolledBack = false): PromoteStep {
  return { do: "stop", verdict, rolledBack };
}

/** A release that was rolled back, or is being rolled back, is never promoted again. */
function decideSettled(world: World): PromoteStep | null {
  const { record } = world;
  if (record === null || (record.phase !== "rolled-back" && record.phase !== "rolling-back")) return null;
  return stop(
    fail(
      "already_rolled_back",
      `This release was rolled back to ${record.rollbackTo ?? "the previous deployment"}: ${record.reason ?? "reason not recorded"}.`,
      "Fix the cause and release a new commit; to try the same commit again, give the release another id (`release`).",
    ),
    true,
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
      ? "there is no staging record of this release"
      : staging.payload.planDigest !== options.planDigest
        ? "it was verified with another version of the plan"
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

/** Somebody else's change that ours must not overwrite. Null = none. */
function decideConflict(release: ReleaseIdentity, world: World, options: PromoteOptions): Verdict | null {
  const { production, record, candidate, serving, history } = world;
  if (candidate === null) return null;
  const current = production.project.productionDeploymentId;

  const newer = history.find(
    (other) =>
      other.payload.release !== release.id &&
      other.payload.candidate.createdAt > candidate.createdAt &&
      (other.phase === "promoting" || other.phase === "watching"),
  );
  const servesNewer = serving !== null && serving.id !== candidate.id && serving.createdAt > candidate.createdAt;
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
  if (record !== null && current !== null && current !== record.payload.knownGood?.id && current !== candidate.id) {
    return hold(
      "production_moved",
      `Production changed from ${record.payload.knownGood?.id ?? "nothing"} to ${current} since this release began.`,
      "Find out who changed production; then release again so that the new state is the known-good one.",
    );
  }
  if (!options.unpin && record?.payload.unpinned !== true && isPinned(world)) {
    return hold(
      "production_pinned",
      `Production is pinned to ${current ?? "nothing"}: automatic assignment of its domains is off, as after a rollback.`,
      "When the cause of the rollback is mended, undo it at the host, or run the promote once with `unpin`.",
    );
  }
  return null;
}

/**
 * An instant rollback switches auto-assignment off and nothing else says so for long (the alias request is transient),
 * so "off" means pinned unless the last finished release found it off and left it off: then it is the team's own setting.
 */
export function isPinned(world: World): boolean {
  if (world.production.project.autoAssignDomains) return false;
  const last = world.history.find((record) => record.phase !== "promoting" || record !== world.record);
  const teamSetting =
    last !== undefined &&
    !last.payload.autoAssignDomains &&
    (last.phase === "done" || last.phase === "watching" || last.phase === "held") &&
    world.production.project.aliasRequest?.type !== "rollback";
  return !teamSetting;
}

/** Is there evidence that a rollback, and not the team's own setting, switched auto-assignment off? */
export function rollbackInForce(world: World): boolean {
  const others = world.history.filter((record) => record !== world.record);
  return world.production.project.aliasRequest?.type === "rollback" || others[0]?.phase === "rolled-back";
}
