/** Which build of a commit is adopted, or why none is. Pure: a function of what the host and the forge were read to say. */
import { renderDuration } from "../lib/duration.ts";
import { fail, hold, type Verdict } from "../lib/verdict.ts";
import type { CommitWord, GitBuild } from "../providers/contract.ts";
import { whyNotOurs, type WantedBuild } from "./git-build.ts";

/** Read only where no build explains itself. */
export interface Surroundings {
  /** What the host wrote of the commit at the forge; null where it wrote nothing. */
  readonly word: CommitWord | null;
  /** A newer production build of the same branch, where there is one. */
  readonly newer: { readonly id: string; readonly commit: string } | null;
}

export interface AdoptSight {
  readonly wanted: WantedBuild;
  /** Every build that names the commit, newest first. */
  readonly builds: readonly GitBuild[];
  readonly around: Surroundings | null;
  readonly waitedMs: number;
  readonly timeoutMs: number;
}

export type AdoptStep =
  /** `others`: builds of the same commit that are not taken. */
  | { readonly do: "take"; readonly build: GitBuild; readonly others: readonly string[] }
  | { readonly do: "wait"; readonly waitingFor: string }
  /** What is around the commit must be read first. */
  | { readonly do: "look-around" }
  /** `build`: what it is about, where there is one. */
  | { readonly do: "end"; readonly verdict: Verdict; readonly build: GitBuild | null };

const LET_IN_AUTHOR =
  "Let the commit's author into the team at the host, or approve the build in its dashboard; then run this again.";
/** A status can be older than the push into production: a preview of the same commit writes the same one. */
const SETTLE_MS = 60_000;

/**
 * A build that failed or was canceled does not count beside another one: a redeploy is how people try again. The newest
 * that is ready or on its way is the release's.
 */
export function decideAdopt(sight: AdoptSight): AdoptStep {
  const ours = sight.builds.filter((build) => whyNotOurs(build, sight.wanted) === null);
  const usable = ours.filter(({ state }) => state === "ready" || state === "building" || state === "queued");
  const [newest] = usable;
  if (newest === undefined) return ours[0] === undefined ? decideAbsent(sight) : decideEnded(sight, ours[0]);
  if (newest.blockedBy !== null) return end(blocked(newest), newest);
  if (newest.state === "ready") {
    return { do: "take", build: newest, others: usable.filter((build) => build !== newest).map(({ id }) => id) };
  }
  if (sight.waitedMs >= sight.timeoutMs) return end(unfinished(newest, sight), newest);
  return { do: "wait", waitingFor: `build ${newest.id}, which is ${newest.state}` };
}

/** The newest build of the commit is over, and none is ready. */
function decideEnded({ around, wanted }: AdoptSight, build: GitBuild): AdoptStep {
  const { id, state, skipped } = build;
  if (state === "error") {
    const why = build.errorMessage ?? "the host gave no reason";
    const remedy = "Read the end of the build log, fix the cause and push again.";
    return end(fail("build_failed", `Build ${id} failed: ${why}`, remedy, inspect(build)), build);
  }
  if (skipped !== null) return end(notBuilt(skipped, id), build);
  if (around === null) return { do: "look-around" };
  const { word } = around;
  if (word?.kind === "ignored" || word?.kind === "unaffected") return end(notBuilt(word.kind, id), build);
  if (state === "canceled" && around.newer !== null) return end(superseded(wanted.commit, around.newer), build);
  const remedy = "Find out who canceled it; redeploy the commit at the host, then run this again.";
  return end(fail("build_canceled", `Build ${id} was canceled at the host.`, remedy, inspect(build)), build);
}

/** No build of the commit is known. */
function decideAbsent(sight: AdoptSight): AdoptStep {
  const { around, waitedMs, timeoutMs, wanted } = sight;
  const waiting = { do: "wait", waitingFor: `the host to build ${wanted.commit.slice(0, 12)}` } as const;
  if (waitedMs < Math.min(SETTLE_MS, timeoutMs)) return waiting;
  if (around === null) return { do: "look-around" };
  const { word } = around;
  if (word?.kind === "ignored" || word?.kind === "unaffected") return end(notBuilt(word.kind, null), null);
  if (word !== null && word.kind !== "other") return end(refused(word), null);
  if (waitedMs < timeoutMs) return waiting;
  return end(around.newer === null ? missing(sight) : superseded(wanted.commit, around.newer), null);
}

function end(verdict: Verdict, build: GitBuild | null): AdoptStep {
  return { do: "end", verdict, build };
}

function inspect({ id, inspectUrl }: GitBuild): Verdict["evidence"] {
  return inspectUrl === null ? [] : [{ label: "build", value: id, url: inspectUrl }];
}

function blocked(build: GitBuild): Verdict {
  return hold(
    "git_build_blocked",
    `The host waits for a person before it builds ${build.id}: ${build.blockedBy}.`,
    LET_IN_AUTHOR,
    inspect(build),
  );
}

function unfinished(build: GitBuild, { timeoutMs }: AdoptSight): Verdict {
  return hold(
    "vendor_timeout",
    `Build ${build.id} was not ready within ${renderDuration(timeoutMs)}: it was last seen ${build.state}.`,
    "Look at the build in the host's dashboard; run this again to go on waiting, or raise `deploy.timeout` in the plan.",
    inspect(build),
  );
}

function notBuilt(skipped: "ignored" | "unaffected", id: string | null): Verdict {
  const which = id === null ? "the commit" : `build ${id}`;
  return skipped === "ignored"
    ? hold(
        "git_build_ignored",
        `The host's ignored build step left out ${which}, so there is nothing to release.`,
        "Nothing to do if the commit changes nothing that is served; else correct the project's Ignored Build Step and redeploy.",
      )
    : hold(
        "git_build_unaffected",
        `The host left out ${which}, because the commit does not affect this project.`,
        "Nothing to do if that is right; else turn off the skipping of unaffected projects and redeploy.",
      );
}

function superseded(commit: string, newer: NonNullable<Surroundings["newer"]>): Verdict {
  return hold(
    "git_build_superseded",
    `The host did not build ${commit.slice(0, 12)}, because ${newer.commit.slice(0, 12)} was pushed after it (build ${newer.id}).`,
    "Nothing to do: the release of the newer commit contains this one.",
  );
}

/** All of them hold; which it is, the host's text says. */
function refused({ kind, text, url }: CommitWord): Verdict {
  const evidence = [{ label: "commit status", value: text, ...(url === null ? {} : { url }) }];
  const summary = `The host did not build the commit: ${text}`;
  if (kind === "rate-limited") {
    const remedy = "Wait until the limit is over, redeploy the commit at the host, then run this again.";
    return hold("git_build_rate_limited", summary, remedy, evidence);
  }
  if (kind === "blocked") return hold("git_build_blocked", summary, LET_IN_AUTHOR, evidence);
  const remedy = "Open the status at GitHub, fix what it says (invalid settings make no build at all) and push again.";
  return hold("git_build_refused", summary, remedy, evidence);
}

/** Of very many builds that are not ours. */
const NAMED = 5;

function missing({ builds, wanted, timeoutMs }: AdoptSight): Verdict {
  const strangers = builds.slice(0, NAMED).map((build) => ({
    label: build.id,
    value: whyNotOurs(build, wanted) ?? "",
  }));
  const beside = builds.length === 0 ? "" : ` ${builds.length} that name it are not the host's own builds of it.`;
  return hold(
    "git_build_missing",
    `The host made no production build of ${wanted.commit.slice(0, 12)} within ${renderDuration(timeoutMs)}.${beside}`,
    "Check that the commit is on the project's production branch and that the host's app is installed for the repository; push again or redeploy, then run this again.",
    strangers,
  );
}
