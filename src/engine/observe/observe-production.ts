/**
 * Judges what others bring into production: a deployment that no release of ours made is given a record of its own at the
 * first look that finds it, and is judged from the moment at which the host says that it went live. Nothing is changed.
 */
import { renderInstant } from "../../lib/instant.ts";
import { ProviderError } from "../../lib/error.ts";
import type { Forge, ForgeDeployment, Host, HostDeployment, ServedDeployment } from "../../providers/contract.ts";
import { decideObserve, type ObserveInput, servedUntil, type ServedTime } from "../../release/decide-observe.ts";
import {
  OBSERVATION_RECORDS,
  OBSERVATION_TASK,
  type ObservationPayload,
  observedRecord,
} from "../../release/observation.ts";
import { findOwnRecords } from "../../release/own-records.ts";
import type { OwnRecord, ProductionPayload } from "../../release/record.ts";
import type { CommandResult } from "../../release/result.ts";
import type { ProductionState } from "../../release/world.ts";
import type { CommandContext } from "../context.ts";
import { createPart, type Journal } from "../journal.ts";
import { readSpoken } from "../release-records.ts";
import { requireAuthor } from "../require-author.ts";
import { lookAtObservation } from "./look-at-observation.ts";

/** Observations listed: those before decide nothing. */
const LISTED = 30;
/** Records whose statuses are read: what serves now, and what has served since the look before. */
const READ = 4;
/** Of those that one look judges, each may cost so many requests at GitHub. */
const COST = 7;
/** Longer than this after its time nobody comes back to one. */
const LEFT_ALONE_MS = 7 * 24 * 3_600_000;
/** Of what the host has served. */
const SERVED = 20;

export interface Observing {
  readonly context: CommandContext;
  readonly journal: Journal;
  readonly host: Host;
  readonly forge: Forge;
  readonly production: ProductionState;
  /** Release records, newest first. */
  readonly releases: readonly OwnRecord<ProductionPayload>[];
  /** Whether so many more requests may be made. */
  readonly affords: (requests: number) => boolean;
}

export interface Observations {
  readonly ends: readonly CommandResult[];
  /** What production serves is, or was, judged by an observation. */
  readonly isServed: boolean;
}

export async function observeProduction(observing: Observing): Promise<Observations> {
  const { context, journal, host, forge, production, releases } = observing;
  const { watch } = context.plan.stages.production;
  if (watch === null) return { ends: [], isServed: false };
  const now = context.clock.now();
  const [known, served] = await Promise.all([
    listObservations(context, journal, forge),
    host.listServed({ limit: SERVED, since: now - LEFT_ALONE_MS }),
  ]);
  const input: ObserveInput = { production, served, releases, observations: known, now };
  const { times, left, waits } = decideObserve(input);
  if (waits !== null) journal.note(`nothing new is observed at this look: ${waits}`);
  if (left > 0)
    journal.note(`${left} more deployments served since the look before, too many to be judged by one look`);
  const opened: OwnRecord<ObservationPayload>[] = [];
  for (const time of times) opened.push(await open(observing, time, served));
  const all = [...opened, ...known];
  const ends: CommandResult[] = [];
  // Oldest first: what serves now has the last word.
  for (const own of chooseOpen(all, now).toReversed()) {
    const end = await lookAt(observing, own, servedUntil(own, input, times));
    if (end !== null) ends.push(end);
  }
  return { ends, isServed: isOfServed(all, input) };
}

/** Is the last that came into production observed, and does it serve? */
function isOfServed(all: readonly OwnRecord<ObservationPayload>[], { production, releases }: ObserveInput): boolean {
  const [last] = all.toSorted((one, other) => other.payload.liveAt - one.payload.liveAt);
  if (last === undefined || last.payload.candidate.id !== production.project.productionDeploymentId) return false;
  return (releases[0]?.deployment.createdAt ?? 0) <= last.payload.liveAt;
}

/** One record of each time, though two looks may have made two; whose time to be judged is not long over. */
function chooseOpen(all: readonly OwnRecord<ObservationPayload>[], now: number) {
  const keyOf = ({ payload }: OwnRecord<ObservationPayload>) => `${payload.candidate.id} ${payload.liveAt}`;
  const mayBeOpen = ({ deployment, payload }: OwnRecord<ObservationPayload>) =>
    now < deployment.createdAt + payload.watchForMs + LEFT_ALONE_MS;
  const first = new Map(all.toReversed().map((own) => [keyOf(own), own]));
  return [...first.values()].toReversed().filter(mayBeOpen).slice(0, READ);
}

async function lookAt(
  { context: whole, journal, host, forge, production, affords }: Observing,
  own: OwnRecord<ObservationPayload>,
  until: number | null,
): Promise<CommandResult | null> {
  const { payload } = own;
  const { id } = payload.candidate;
  if (!affords(COST)) {
    journal.note(`${id} is left to the next look, so that this one does not ask GitHub too often`);
    return null;
  }
  const record = observedRecord(own, await readSpoken(whole, journal, forge, own, []));
  if (record.phase !== "promoting" && record.phase !== "watching") return null;
  const release = { id: payload.release, commit: payload.commit };
  const context: CommandContext = { ...whole, release };
  journal.about(release);
  journal.candidate(payload.candidate);
  if (payload.previous !== null) journal.productionBefore(payload.previous.id);
  return lookAtObservation(context, createPart(journal), { host, forge, payload, record, production, until });
}

async function open(
  { context, journal, host, forge }: Observing,
  time: ServedTime,
  served: readonly ServedDeployment[],
): Promise<OwnRecord<ObservationPayload>> {
  const { plan, options } = context;
  const { watch, environment } = plan.stages.production;
  const deployed = await host.readDeployment(time.id);
  const commit = commitOf(context, deployed);
  const before = served.find(({ id }) => id === time.previous);
  const payload: ObservationPayload = {
    holdpoint: 1,
    phase: "observation",
    project: plan.project.host.project,
    release: time.id,
    commit: commit ?? time.id,
    planDigest: plan.digest,
    candidate: { id: time.id, url: deployed?.url ?? "", createdAt: deployed?.createdAt ?? time.from },
    previous: time.previous === null ? null : { id: time.previous, commit: before?.commit ?? null },
    liveAt: time.from,
    watchForMs: watch?.forMs ?? 0,
    dirty: deployed?.meta["gitDirty"] === "1",
  };
  const made = await forge.createDeployment({
    ref: commit ?? (await someRef(context)),
    task: OBSERVATION_TASK,
    environment,
    description: `Holdpoint: ${plan.name} observed in production`,
    payload,
    productionEnvironment: true,
  });
  // Before anything is judged: what nobody reads back would be opened anew at each look.
  requireAuthor(options.authors, made.creator);
  const since = time.fromIsFound
    ? "since when is not known, so it is observed from now on"
    : `live since ${renderInstant(time.from)}`;
  journal.step("watch", `observing ${time.id}, which no release made: ${since} (GitHub deployment ${made.id})`);
  if (commit === null)
    journal.note(
      `the host names no commit of this repository for ${time.id}, so what is counted by commit has no data`,
    );
  return { deployment: made, payload };
}

/** Null where it was built from another repository, or nobody knows from what. */
function commitOf({ env }: CommandContext, deployed: HostDeployment | null): string | null {
  const { githubCommitSha: commit, githubCommitOrg: owner, githubCommitRepo: name } = deployed?.meta ?? {};
  if (commit === undefined || !/^[0-9a-f]{40}$/.test(commit)) return null;
  const from = owner === undefined || name === undefined ? null : `${owner}/${name}`.toLowerCase();
  return from === null || from === env["GITHUB_REPOSITORY"]?.toLowerCase() ? commit : null;
}

/** A record needs a place in the repository, also of what was not built from it. */
async function someRef({ env }: CommandContext): Promise<string> {
  const here = env["GITHUB_SHA"];
  if (here !== undefined && here !== "") return here;
  throw new ProviderError({
    reasonCode: "usage",
    vendor: "GitHub",
    message:
      "What production serves names no commit, and no other commit is known under which an observation could be kept.",
    remedy: "Set GITHUB_SHA to a commit of the default branch; in Actions it is set.",
  });
}

async function listObservations(
  { plan, options }: CommandContext,
  journal: Journal,
  forge: Forge,
): Promise<readonly OwnRecord<ObservationPayload>[]> {
  const { environment } = plan.stages.production;
  const scope = { authors: options.authors, project: plan.project.host.project };
  const found = await findOwnRecords(OBSERVATION_RECORDS, scope, LISTED, (limit): Promise<readonly ForgeDeployment[]> =>
    forge.listDeployments({ task: OBSERVATION_TASK, environment, limit }),
  );
  for (const text of found.ignored) journal.noteOnce(text);
  // Of two that were made in any order, the one that went live later is the newer one.
  return found.records.toSorted((one, other) => other.payload.liveAt - one.payload.liveAt);
}
