/** Observe, decide, act, observe: until production shows the candidate or there is a reason to stop. */
import { hold, type Verdict } from "../lib/verdict.ts";
import type { ChangeAnswer, HostDeployment } from "../providers/contract.ts";
import type { Asked } from "../release/asked.ts";
import { decidePromote } from "../release/decide-promote.ts";
import type { Settled } from "../release/decide-settled.ts";
import type { CommandResult } from "../release/result.ts";
import { domainsElsewhere, domainsLeftBehind, isRolledOut, isRollingOut, type World } from "../release/world.ts";
import { findStagingRecord } from "./build.ts";
import { changeProduction, type ChangeStep } from "./change-production.ts";
import { confirmPromote, type Promotion } from "./confirm-promote.ts";
import { endSettled } from "./end-settled.ts";
import { type Records, readProduction, readRecords } from "./release-records.ts";
import { readServed } from "./read-served.ts";
import { pointLeftBehind } from "./point-left-behind.ts";
import { beginPreparation, findStepsKept, type Preparation, prepareRecord } from "./prepare-record.ts";
import { putBackAborted } from "./put-back-rollout.ts";
import { restoreAndLook } from "./restore-and-look.ts";

const MAXIMUM_REQUESTS = 3;
/** Before it is believed that what production serves does not exist: whether that is newer, nobody could tell then. */
const UNKNOWN_TRIES = 3;
const BETWEEN_TRIES_MS = 2_000;

export async function promoteCandidate(promotion: Promotion): Promise<CommandResult> {
  const { context, journal, forge, candidate } = promotion;
  const records = promotion.records ?? (await readRecords(context, journal, forge, candidate));
  let before = beginPreparation(promotion, records);
  const askedAt = context.clock.now();
  const gone = new Set<string>();
  const look = (last: World | null) => observe(promotion, before.records, last, gone);
  const known = await look(null);
  const knownTookMs = context.clock.now() - askedAt;
  journal.productionBefore(known.record?.payload.previous?.id ?? known.production.project.productionDeploymentId);
  const further = (world: World, prepare: () => Promise<Preparation>): ChangeStep<CommandResult> => {
    const { unmet } = before.review;
    if (unmet !== null) return { do: "end", end: () => stop(promotion, world, unmet) };
    return { do: "prepare", prepare: async () => void (before = await prepare()) };
  };
  return changeProduction<World, CommandResult>(context, journal, {
    name: "promote",
    known,
    knownTookMs,
    observe: look,
    decide: (world, asked) => {
      const { release, options, plan } = context;
      const step = decidePromote(release, world, { unpin: options.unpin, asked, planDigest: plan.digest });
      switch (step.do) {
        case "stop":
          return { do: "end", end: () => stop(promotion, world, step.verdict) };
        case "confirm":
          return { do: "end", end: () => confirmPromote(promotion, world, asked.requests > 0) };
        case "settled":
          return { do: "end", end: () => settle(promotion, world, step.settled) };
        case "record":
          return further(world, () => prepareRecord(promotion, world, before));
        case "roll-out":
          if (!before.stepsKept && !isAtHost(world)) return further(world, () => findStepsKept(promotion, before));
          return { do: "end", end: () => rollOut(promotion, world) };
        case "promote":
          return before.stepsKept ? { do: "send" } : further(world, () => findStepsKept(promotion, before));
        case "wait":
          return step;
      }
    },
    send: (world) => sendPromote(promotion, world),
    taken: (queued) => (queued ? "the host queued the promotion" : "the host took the promotion"),
    maximumRequests: MAXIMUM_REQUESTS,
    patient: false,
    giveUp: (world, asked) => stop(promotion, world, overdue(promotion, world, asked)),
  });
}

/** Its visitors get it already, or all of them are about to: whether that may go on, its watch says. */
function isAtHost({ production, candidate }: World): boolean {
  const id = candidate?.id ?? "";
  return isRollingOut(production, id) || isRolledOut(production, id);
}

function sendPromote(promotion: Promotion, { production, record }: World): Promise<ChangeAnswer> {
  const { host, adoption } = promotion;
  const id = candidateOf(promotion);
  const left = domainsLeftBehind(production, id, [record?.payload.previous?.id, record?.payload.knownGood?.id]);
  if (left.length > 0) return pointLeftBehind(host, left, id);
  return adoption?.send?.() ?? host.promote(id);
}

function candidateOf({ candidate }: Promotion): string {
  if (candidate === null) throw new Error("a promote without a candidate");
  return candidate.id;
}

/**
 * Production is read last, so that nothing lies between what is decided on and the request that follows. `gone`: what was
 * served and does not exist, as the host said again and again; more is added.
 */
async function observe(
  promotion: Promotion,
  records: Records,
  before: World | null,
  gone: Set<string>,
): Promise<World> {
  const { context, journal, host, candidate } = promotion;
  let serving = before?.serving ?? promotion.serving ?? null;
  let production = await readProduction(context, host);
  for (;;) {
    const id = production.project.productionDeploymentId;
    if (id === null || id === candidate?.id) serving = id === null ? null : candidate;
    if (id === (serving?.id ?? null)) break;
    serving = null;
    if (id === null || gone.has(id)) break;
    serving = await readServing(promotion, id);
    if (serving === null) gone.add(id);
    production = await readProduction(context, host);
  }
  const staging =
    candidate === null ? records.staging[0] : findStagingRecord(records.staging, candidate, context.plan.digest);
  if (candidate !== null) journal.candidate(candidate);
  const { record, history } = records;
  const planned = context.plan.stages.production.promote !== null;
  const known = { production, serving, candidate, staging: staging ?? null, record, history, planned };
  return promotion.adoption === undefined ? known : { ...known, letIn: promotion.adoption.letIn };
}

async function readServing({ context, host }: Promotion, id: string): Promise<HostDeployment | null> {
  for (let tries = 1; ; tries += 1) {
    const found = await host.readDeployment(id);
    if (found?.id === id) return found;
    if (tries === UNKNOWN_TRIES) return null;
    await context.clock.sleep(BETWEEN_TRIES_MS, context.signal);
  }
}

async function rollOut(promotion: Promotion, { record }: World): Promise<CommandResult> {
  const { context, journal, host, forge } = promotion;
  if (record === null) throw new Error("rolled out without a record");
  const { startRollout } = await import("./rollout/start-rollout.ts");
  const begun = await startRollout(context, journal, { host, forge, record });
  if (begun !== null) return begun;
  // Everybody gets it: what follows any promote, its steps included, is left to do.
  const { records: _records, serving: _serving, ...again } = promotion;
  return promoteCandidate(again);
}

function overdue({ candidate }: Promotion, world: World, asked: Asked): Verdict {
  const elsewhere = domainsElsewhere(world.production, candidate?.id ?? "").map(({ domain }) => domain);
  const request = world.production.project.aliasRequest;
  const pending = request?.toDeploymentId === candidate?.id && request?.status === "pending";
  return asked.queued || pending
    ? hold(
        "promotion_queued",
        "The host queued the promotion behind a rolling release, and it has not started.",
        "Finish or abort the rolling release at the host, then run this again; it continues.",
      )
    : hold(
        "read_back_mismatch",
        `The promote was asked for, but after 5 minutes production is ${world.production.project.productionDeploymentId ?? "nothing"}; not pointing at the new deployment: ${elsewhere.join(", ") || "no domain"}.`,
        "Look at the project at the host; run this again (it continues) or dispatch a rollback.",
      );
}

async function stop({ context, journal, host }: Promotion, world: World, verdict: Verdict): Promise<CommandResult> {
  journal.productionAfter(world.production, await readServed(context));
  await restoreAndLook(context, journal, host, world);
  await putBackAborted(journal, host, world.record);
  return journal.finishWith(verdict);
}

function settle(promotion: Promotion, { record, production }: World, settled: Settled): Promise<CommandResult> {
  const { context, journal, host, forge } = promotion;
  if (record === null) throw new Error("settled without a record");
  return endSettled(context, journal, { host, forge, record, production }, settled);
}
