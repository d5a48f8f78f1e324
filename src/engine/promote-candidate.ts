/** Observe, decide, act, observe: until production shows the candidate or there is a reason to stop. */
import { hold, type Verdict } from "../lib/verdict.ts";
import type { Asked } from "../release/asked.ts";
import { decidePromote } from "../release/decide-promote.ts";
import type { Settled } from "../release/decide-settled.ts";
import type { CommandResult } from "../release/result.ts";
import { domainsElsewhere, domainsLeftBehind, type World } from "../release/world.ts";
import { isRecordOf } from "./build.ts";
import { changeProduction } from "./change-production.ts";
import { confirmPromote, type Promotion } from "./confirm-promote.ts";
import { endSettled } from "./end-settled.ts";
import { type Records, readProduction, readRecords } from "./release-records.ts";
import { readServed } from "./read-served.ts";
import { pointLeftBehind } from "./point-left-behind.ts";
import { missesPromote, recordProduction, restoreAfterFailure } from "./record-production.ts";
import { NOT_REVIEWED, type ReleaseReview, reviewRelease } from "./requires-checklist.ts";

const MAXIMUM_REQUESTS = 3;

export async function promoteCandidate(promotion: Promotion): Promise<CommandResult> {
  const { context, journal, host, forge, candidate } = promotion;
  let records = promotion.records ?? (await readRecords(context, journal, forge, candidate));
  let review = NOT_REVIEWED;
  let isReadAgain = false;
  const known = await observe(promotion, records, null);
  journal.productionBefore(known.record?.payload.previous?.id ?? known.production.project.productionDeploymentId);
  return changeProduction<World, CommandResult>(context, journal, {
    name: "promote",
    known,
    observe: (before) => observe(promotion, records, before),
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
        case "record": {
          const { unmet } = review;
          if (unmet !== null) return { do: "end", end: () => stop(promotion, world, unmet) };
          const prepare = async () => {
            review = await reviewRelease(context, journal, forge);
            if (review.unmet !== null) return;
            if (!isReadAgain && missesPromote(world, records.listed)) {
              isReadAgain = true;
              records = await readRecords(context, journal, forge, candidate, records.staging);
              return;
            }
            ({ review, records } = await record(promotion, world, { review, records }));
          };
          return { do: "prepare", prepare };
        }
        case "roll-out":
          return { do: "end", end: () => rollOut(promotion, world) };
        case "promote":
          return { do: "send" };
        case "wait":
          return step;
      }
    },
    send: ({ production, record }) => {
      const id = candidateOf(promotion);
      const left = domainsLeftBehind(production, id, [record?.payload.previous?.id, record?.payload.knownGood?.id]);
      return left.length > 0 ? pointLeftBehind(host, left, id) : host.promote(id);
    },
    taken: (queued) => (queued ? "the host queued the promotion" : "the host took the promotion"),
    maximumRequests: MAXIMUM_REQUESTS,
    patient: false,
    giveUp: (world, asked) => stop(promotion, world, overdue(promotion, world, asked)),
  });
}

interface Recorded {
  readonly review: ReleaseReview;
  readonly records: Records;
}

/** Nothing is recorded where the host cannot do what the plan says of the visitors. */
async function record(promotion: Promotion, world: World, { review, records }: Recorded): Promise<Recorded> {
  const { context, journal, forge, candidate } = promotion;
  const rollout = await plannedRollout(promotion, records);
  if (rollout !== null && "unmet" in rollout) return { review: { ...review, unmet: rollout.unmet }, records };
  const { listed, staging } = records;
  const planned = rollout?.planned ?? null;
  await recordProduction(context, journal, forge, { candidate, world, listed, review, rollout: planned });
  return { review, records: await readRecords(context, journal, forge, candidate, staging) };
}

function candidateOf({ candidate }: Promotion): string {
  if (candidate === null) throw new Error("a promote without a candidate");
  return candidate.id;
}

/** Production is read last, so that nothing lies between what is decided on and the request that follows. */
async function observe(promotion: Promotion, records: Records, before: World | null): Promise<World> {
  const { context, journal, host, candidate } = promotion;
  let serving = before?.serving ?? null;
  let production = await readProduction(context, host);
  for (;;) {
    const id = production.project.productionDeploymentId;
    if (id === null || id === candidate?.id) serving = id === null ? null : candidate;
    if (id === (serving?.id ?? null)) break;
    serving = await host.readDeployment(id ?? "");
    if (serving === null) break;
    production = await readProduction(context, host);
  }
  const staging =
    candidate === null
      ? records.staging[0]
      : records.staging.find((record) => isRecordOf(record, candidate, context.plan.digest));
  if (candidate !== null) journal.candidate(candidate);
  const { record, history } = records;
  const planned = context.plan.stages.production.promote !== null;
  return { production, serving, candidate, staging: staging ?? null, record, history, planned };
}

/** Null where all visitors get it at once. What rolls out loads only where something does. */
async function plannedRollout({ context, host }: Promotion, { listed }: Records) {
  const { promote } = context.plan.stages.production;
  if (promote === null) return null;
  const { planRollout } = await import("./rollout/rollout-settings.ts");
  return planRollout(
    host,
    promote,
    listed.map(({ payload }) => payload),
  );
}

async function rollOut({ context, journal, host, forge }: Promotion, { record }: World): Promise<CommandResult> {
  if (record === null) throw new Error("rolled out without a record");
  const { startRollout } = await import("./rollout/start-rollout.ts");
  return startRollout(context, journal, { host, forge, record });
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
  await restoreAfterFailure(context, journal, host, world);
  return journal.finishWith(verdict);
}

function settle(promotion: Promotion, { record, production }: World, settled: Settled): Promise<CommandResult> {
  const { context, journal, host, forge } = promotion;
  if (record === null) throw new Error("settled without a record");
  return endSettled(context, journal, { host, forge, record, production }, settled);
}
