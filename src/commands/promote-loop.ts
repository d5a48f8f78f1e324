/** Observe, decide, act, observe: until production shows the candidate or there is a reason to stop. */
import { deploymentUrl } from "../lib/deployment-url.ts";
import { ProviderError } from "../lib/error.ts";
import { hold, pass, type Verdict } from "../lib/verdict.ts";
import type { Forge, Host, HostDeployment } from "../providers/contract.ts";
import { decidePromote, rollbackInForce } from "../release/decide-promote.ts";
import {
  PRODUCTION_TASK,
  type ProductionPayload,
  type ProductionRecord,
  renderProductionStatus,
} from "../release/record.ts";
import type { CommandResult } from "../release/result.ts";
import { domainsElsewhere, type World } from "../release/world.ts";
import { isRecordOf } from "./build-step.ts";
import type { CommandContext } from "./contract.ts";
import { type Records, readProduction, readRecords, readServed, servesCommit } from "./observe.ts";
import type { Journal } from "./outcome.ts";
import { pollDelayMs } from "./poll-delay.ts";

/** How long the host may take from the first look until every production domain shows the candidate. */
const DEADLINE_MS = 5 * 60_000;
/** How long the production address may go on answering with the old version (caches at the edge). */
const SERVED_DEADLINE_MS = 60_000;
/** Requests sent when answers are lost; each only after reading the world again. */
const MAXIMUM_REQUESTS = 3;
/** A request of which the host shows no trace for this long did not arrive. */
const LOST_AFTER_MS = 15_000;

export interface Promotion {
  readonly context: CommandContext;
  readonly journal: Journal;
  readonly host: Host;
  readonly forge: Forge;
  readonly candidate: HostDeployment | null;
}

/** What this run itself has asked the host for. */
interface Asked {
  /** Null: not yet, or lost. */
  readonly requestedAt: number | null;
  readonly queued: boolean;
  readonly requests: number;
  readonly refused: Verdict | null;
}

export async function promoteCandidate(promotion: Promotion): Promise<CommandResult> {
  const { context, journal, forge } = promotion;
  const { clock, signal, release, options, plan } = context;
  const startedAt = clock.now();
  let asked: Asked = { requestedAt: null, queued: false, requests: 0, refused: null };
  let records = await readRecords(context, forge);
  let world = await observe(promotion, records);
  journal.productionBefore(knownGoodOf(world) ?? world.production.project.productionDeploymentId);
  for (;;) {
    const { requestedAt, queued } = asked;
    const step = decidePromote(release, world, { unpin: options.unpin, requestedAt, queued, planDigest: plan.digest });
    if (step.do === "stop") return stop(promotion, world, step.verdict, step.rolledBack);
    if (step.do === "confirm") return confirm(promotion, world, asked.requests > 0);
    if (step.do === "record") {
      await writeRecord(promotion, world);
      records = await readRecords(context, forge);
    } else if (step.do === "promote") {
      asked = await ask(promotion, asked);
      if (asked.refused !== null) return stop(promotion, world, asked.refused, false);
    } else {
      if (clock.now() - startedAt > DEADLINE_MS) return stop(promotion, world, overdue(promotion, world, asked), false);
      journal.progress(`waiting for ${step.waitingFor}`);
      await clock.sleep(pollDelayMs(clock.now() - startedAt), signal);
      asked = forgetLost(asked, clock.now());
    }
    world = await observe(promotion, records);
  }
}

function knownGoodOf(world: World): string | null {
  return world.record?.payload.knownGood?.id ?? null;
}

async function observe({ context, journal, host, candidate }: Promotion, records: Records): Promise<World> {
  const production = await readProduction(context, host);
  const servingId = production.project.productionDeploymentId;
  const serving =
    servingId === null ? null : servingId === candidate?.id ? candidate : await host.readDeployment(servingId);
  const staging =
    candidate === null
      ? records.staging[0]
      : records.staging.find((record) => isRecordOf(record, candidate, context.plan.digest));
  if (candidate !== null) journal.candidate(candidate);
  return { production, serving, candidate, staging: staging ?? null, record: records.record, history: records.history };
}

/** Written immediately before the promote, because a payload is written once. */
async function writeRecord({ context, journal, forge, candidate }: Promotion, world: World): Promise<void> {
  if (candidate === null) return;
  const { release, plan, options, runUrl } = context;
  const before = servedBefore(world, candidate.id);
  const payload: ProductionPayload = {
    holdpoint: 1,
    phase: "production",
    release: release.id,
    commit: release.commit,
    planDigest: plan.digest,
    candidate: { id: candidate.id, url: candidate.url, createdAt: candidate.createdAt },
    knownGood:
      before === null
        ? null
        : { id: before, commit: world.serving?.id === before ? (world.serving.meta.githubCommitSha ?? null) : null },
    watchForMs: plan.stages.production.watch?.forMs ?? 0,
    // Undoing a pin means that the setting is on again; what the team itself had switched off stays off.
    autoAssignDomains: world.production.project.autoAssignDomains || (options.unpin && rollbackInForce(world)),
    unpinned: options.unpin,
  };
  const deployment = await forge.createDeployment({
    ref: release.commit,
    task: PRODUCTION_TASK,
    environment: plan.stages.production.environment,
    description: `Holdpoint: ${plan.name} to production`,
    payload,
    productionEnvironment: true,
  });
  await forge.createDeploymentStatus(deployment.id, {
    ...renderProductionStatus({ phase: "promoting" }),
    ...(runUrl === null ? {} : { logUrl: runUrl }),
  });
  journal.step(
    "record-production",
    `production recorded as GitHub deployment ${deployment.id}, known good ${before ?? "none"}`,
  );
}

/** What production served before the candidate. Promoted by hand before us: then where that promotion came from. */
function servedBefore(world: World, candidateId: string): string | null {
  const { productionDeploymentId, aliasRequest } = world.production.project;
  if (productionDeploymentId !== candidateId) return productionDeploymentId;
  return aliasRequest?.toDeploymentId === candidateId ? aliasRequest.fromDeploymentId : null;
}

async function ask({ context, journal, host, candidate }: Promotion, asked: Asked): Promise<Asked> {
  if (candidate === null) return asked;
  const sent = { ...asked, requests: asked.requests + 1, requestedAt: context.clock.now() };
  try {
    const answer = await host.promote(candidate.id);
    if (answer.kind === "refused") {
      const refused = hold(
        "promotion_refused",
        `The host refused to promote ${candidate.id}: ${answer.message}`,
        "Look at the deployment at the host; when it can be promoted there, run this again.",
      );
      return { ...sent, refused };
    }
    const queued = answer.kind === "queued";
    journal.progress(queued ? "the host queued the promotion" : "the host took the promotion");
    return { ...sent, queued };
  } catch (error) {
    if (!(error instanceof ProviderError) || error.status === 401 || error.status === 403) throw error;
    // The answer was lost; the request may have arrived. The world says which.
    journal.note(`the host's answer to the promote was lost: ${error.message}`);
    return sent;
  }
}

function forgetLost(asked: Asked, now: number): Asked {
  const waited = asked.requestedAt === null ? 0 : now - asked.requestedAt;
  const lost = !asked.queued && waited > LOST_AFTER_MS && asked.requests < MAXIMUM_REQUESTS;
  return lost ? { ...asked, requestedAt: null } : asked;
}

function overdue({ candidate }: Promotion, world: World, asked: Asked): Verdict {
  const elsewhere = domainsElsewhere(world.production, candidate?.id ?? "").map(({ domain }) => domain);
  return asked.queued
    ? hold(
        "promotion_queued",
        "The host queued the promotion behind a rolling release and it has not begun.",
        "Finish or abort the rolling release at the host, then run this again; it continues.",
      )
    : hold(
        "read_back_mismatch",
        `The promote was asked for, but after 5 minutes production is ${world.production.project.productionDeploymentId ?? "nothing"}; elsewhere: ${elsewhere.join(", ") || "no domain"}.`,
        "Look at the project at the host; run this again (it continues) or dispatch a rollback.",
      );
}

async function stop(
  { context, journal }: Promotion,
  world: World,
  verdict: Verdict,
  rolledBack: boolean,
): Promise<CommandResult> {
  journal.productionAfter(world.production.project.productionDeploymentId, await readServed(context));
  return rolledBack ? journal.finish({ ...verdict, decision: "rolled-back" }) : journal.finishWith(verdict);
}

async function confirm(promotion: Promotion, world: World, changed: boolean): Promise<CommandResult> {
  const { context, journal, candidate } = promotion;
  const { plan, release } = context;
  const { record } = world;
  if (record === null || candidate === null) throw new Error("confirmed without a record or candidate");
  const served = await readServedVersion(promotion);
  journal.productionAfter(candidate.id, served);
  await restoreAutoAssign(promotion, record);
  if (record.phase === "promoting") await writeWatching(promotion, record);
  journal.step(
    "promote",
    `production shows ${candidate.id}, target and every domain${served === null ? "" : `, and serves ${served}`}`,
  );
  if (plan.project.version !== null && !servesCommit(served, release.commit)) {
    return journal.finishWith(
      hold(
        "read_back_mismatch",
        `The host shows ${candidate.id} in production, but the production address says it serves "${served ?? "nothing"}" and not ${release.commit}.`,
        `Open ${plan.project.version.path} on the production domain: a cache may hold it, or the plan's \`version\` names another field.`,
      ),
    );
  }
  const first = changed || record.phase === "promoting";
  return journal.finishWith(pass(first ? "promoted" : "already_done", `Production serves ${candidate.id}.`));
}

/** A promote switches auto-assignment on, whatever the team had set (vercel/vercel#15095). */
async function restoreAutoAssign({ context, host }: Promotion, record: ProductionRecord): Promise<void> {
  if (record.payload.autoAssignDomains) return;
  const { project } = await readProduction(context, host);
  if (project.autoAssignDomains) await host.setAutoAssignDomains(false);
}

async function writeWatching({ context, forge }: Promotion, record: ProductionRecord): Promise<void> {
  const promotedAt = context.clock.now();
  await forge.createDeploymentStatus(record.forgeId, {
    ...renderProductionStatus({ phase: "watching", promotedAt, until: promotedAt + record.payload.watchForMs }),
    environmentUrl: deploymentUrl(context.plan.project.domains[0] ?? record.payload.candidate.url),
    ...(context.runUrl === null ? {} : { logUrl: context.runUrl }),
  });
}

async function readServedVersion({ context, journal }: Promotion): Promise<string | null> {
  const { clock, plan, release, signal } = context;
  const until = clock.now() + SERVED_DEADLINE_MS;
  for (;;) {
    const served = await readServed(context);
    if (plan.project.version === null || servesCommit(served, release.commit) || clock.now() >= until) return served;
    journal.progress(`production still answers with ${served ?? "nothing"}`);
    await clock.sleep(2_000, signal);
  }
}
