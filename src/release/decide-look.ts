/**
 * What a scheduled look does about one release, held against where production stands. Pure. It finishes what was begun in
 * production, by the rules of `decide-settled` and `decide-promote`; it never begins anything there itself.
 */
import { renderInstant } from "../lib/instant.ts";
import { hold, type Verdict } from "../lib/verdict.ts";
import { decideSettled, type Settled } from "./decide-settled.ts";
import type { OwnRecord, ProductionPayload, ProductionRecord } from "./record.ts";
import { parseRolloutProgress } from "./rollout-progress.ts";
import { arrivingDeployment, changeFailed, isRollingOut, type ProductionState, productionShows } from "./world.ts";

export type LookStep =
  /** It came to an end before, and nothing is left to do. */
  | { readonly do: "nothing" }
  /** A rollback of it was decided or made. */
  | { readonly do: "settle"; readonly settled: Settled }
  /** It is in production: go on judging. */
  | { readonly do: "watch" }
  /** The host gave up on some of its domains after the promote was taken, and nobody is left who would ask again. */
  | { readonly do: "finish-promote" }
  /** Somebody may be working on it at this moment. */
  | { readonly do: "wait"; readonly why: string }
  /** Production is another's: its watch is over. */
  | { readonly do: "close"; readonly verdict: Verdict }
  /** A person must decide. */
  | { readonly do: "report"; readonly verdict: Verdict };

/** A promote gives up after five minutes, and what follows it after a few more. */
const PROMOTE_MS = 15 * 60_000;
/** Longer than this after the end of its watch nobody comes back to a release that production does not serve. */
const LEFT_ALONE_MS = 7 * 24 * 3_600_000;

/** Looks begin some seconds sooner or later than the minute says, so that the turn does not stay with the same. */
const TURN_MS = 1_000;

export interface LookedAt {
  readonly record: ProductionRecord;
  readonly production: ProductionState;
  readonly now: number;
  /** Nothing was recorded after it. */
  readonly newest: boolean;
}

export function decideLook({ record, production, now, newest }: LookedAt): LookStep {
  const { candidate } = record.payload;
  const settled = decideSettled(production, record);
  if (isOpen(record)) {
    if (settled !== null) return { do: "settle", settled };
    return record.phase === "promoting"
      ? decidePromoting({ record, production, now, newest })
      : production.project.productionDeploymentId === candidate.id
        ? { do: "watch" }
        : { do: "close", verdict: takenOver(record, production) };
  }
  // The host's word that somebody rolled back, which the record does not have yet.
  const told = newest && settled?.kind === "rolled-back" && settled.byHost;
  return told ? { do: "settle", settled } : { do: "nothing" };
}

export function isOpen({ phase }: Pick<ProductionRecord, "phase">): boolean {
  return phase === "promoting" || phase === "watching" || phase === "rolling-back";
}

function decidePromoting({ record, production, now, newest }: LookedAt): LookStep {
  const { id } = record.payload.candidate;
  // A stage whose beginning is recorded is watched like a release; before that its promote may be at work.
  const isJudged = record.payload.rollout !== undefined && parseRolloutProgress(record) !== null;
  if (isJudged && isRollingOut(production, id)) return { do: "watch" };
  if (arrivingDeployment(production) === id && !isCutOffRollout({ record, production, now }))
    return { do: "wait", why: `the host is promoting ${id}` };
  if (now - record.statusAt < PROMOTE_MS) {
    return { do: "wait", why: `its promote began at ${renderInstant(record.statusAt)}` };
  }
  if (productionShows(production, id) || isRollingOut(production, id)) return { do: "watch" };
  if (production.project.productionDeploymentId === id && changeFailed(production, "promote", id, null)) {
    return { do: "finish-promote" };
  }
  // Nobody continues what a newer release has taken the place of; open for ever it would be read at each look.
  return newest ? { do: "report", verdict: cutOff(record) } : { do: "close", verdict: takenOver(record, production) };
}

/** Its first stage began, and whoever asked for it did not live to write so. */
function isCutOffRollout({ record, production, now }: Omit<LookedAt, "newest">): boolean {
  const isOurs = record.payload.rollout !== undefined && isRollingOut(production, record.payload.candidate.id);
  return isOurs && now - record.statusAt >= PROMOTE_MS;
}

function cutOff({ payload }: ProductionRecord): Verdict {
  return hold(
    "promote_cut_off",
    `The promote of release ${payload.release} was cut off: production does not serve ${payload.candidate.id}, and nobody is working on it.`,
    "Run the release's job again, which continues it, or release a newer commit. A look promotes nothing: the approval was for then.",
  );
}

function takenOver({ payload }: ProductionRecord, { project }: ProductionState): Verdict {
  return hold(
    "production_moved",
    `Production is ${project.productionDeploymentId ?? "nothing"}, so the watch of ${payload.candidate.id} is over.`,
    "Check what production serves now; if Holdpoint made that change, it has its own watch.",
  );
}

/** Judging what is served, and finishing what was begun, before words about others. */
export function weightOf({ do: step }: LookStep): number {
  return { settle: 3, watch: 2, "finish-promote": 2, report: 1, close: 1, wait: 0, nothing: 0 }[step];
}

type Own = OwnRecord<ProductionPayload>;

/**
 * Whose statuses a look reads, since each costs a request: the newest record, those of what production serves, and the
 * newest others that may still be open; of those that are left one, another one at each look, so that none is forgotten.
 * `most`: of all of them.
 */
export function recordsToRead(
  listed: readonly Own[],
  production: ProductionState,
  { now, most }: { readonly now: number; readonly most: number },
): { readonly read: readonly Own[]; readonly left: number } {
  const served = new Set([production.project.productionDeploymentId, arrivingDeployment(production)]);
  const isNeeded = (own: Own, index: number) => index === 0 || served.has(own.payload.candidate.id);
  const mayBeOpen = ({ deployment, payload }: Own) => now < deployment.createdAt + payload.watchForMs + LEFT_ALONE_MS;
  const needed = listed.filter(isNeeded).slice(0, most);
  const others = listed.filter((own, index) => !isNeeded(own, index) && mayBeOpen(own));
  const room = most - needed.length;
  const rest = others.slice(Math.max(0, room - 1));
  const turn = room > 0 ? rest.slice(Math.floor(now / TURN_MS) % rest.length).slice(0, 1) : [];
  const chosen = new Set([...needed, ...others.slice(0, Math.max(0, room - 1)), ...turn]);
  const left = rest.filter((own) => !chosen.has(own) && now < own.deployment.createdAt + own.payload.watchForMs);
  return { read: listed.filter((own) => chosen.has(own)), left: left.length };
}
