/** What a promote writes down before it asks the host, and puts back afterwards. */
import type { Forge, Host, HostDeployment } from "../providers/contract.ts";
import { planSteps } from "../plan/plan-steps.ts";
import { chooseKnownGood, describeKnownGood, type Served } from "../release/choose-known-good.ts";
import { autoAssignAfter, leftAutoAssignOn } from "../release/pin.ts";
import {
  PRODUCTION_TASK,
  type ProductionPayload,
  type ProductionRecord,
  renderProductionStatus,
} from "../release/record.ts";
import { changeInProgress, isRollingOut, type ProductionState, rollingOut, type World } from "../release/world.ts";
import type { CommandContext } from "./context.ts";
import { readProduction, type Records, type WrittenStatus } from "./release-records.ts";
import { bestEffort, type Journal } from "./journal.ts";
import { pollDelayMs } from "./poll-delay.ts";
import { requireAuthor } from "./require-author.ts";
import { readServedChain } from "./read-served-chain.ts";
import type { KnownGood, PlannedRollout } from "../release/payload.ts";
import type { PeopleInRecord } from "../release/people-in-record.ts";
import type { RecordedSchema } from "../release/recorded-schema.ts";
import type { RecordedFlag } from "../release/recorded-flag.ts";
import { describeWayBack, nameWayBack, type WayBack } from "../release/way-back.ts";
import type { ReleaseReview } from "./requires-checklist.ts";

/** How long the project's setting may take to be what it was. */
const SETTING_DEADLINE_MS = 30_000;

/** What the release replaces, and what a rollback of it goes back to. */
export interface TargetChoice {
  /** Deployment that production serves before. */
  readonly before: string | null;
  readonly chain: readonly Served[];
  readonly knownGood: KnownGood | null;
  /** What is known of the release's own migrations. */
  readonly migrations: string;
  /** The schemas that it meets in production; none where no step migrates there. */
  readonly schemas: readonly RecordedSchema[];
}

interface ToRecord {
  readonly candidate: HostDeployment;
  readonly world: World;
  readonly choice: TargetChoice;
  readonly wayBack: WayBack | null;
  readonly flag: RecordedFlag | null;
  readonly review: ReleaseReview;
  readonly people: Pick<PeopleInRecord, "startedBy" | "approvals">;
  /** Null where all visitors get it at once. */
  readonly rollout: PlannedRollout | null;
}

/**
 * Has the host promoted, or given to a part of the visitors, something that no record names that was read, or is automatic
 * assignment on that was off when the newest one was written? Another run may have begun meanwhile, of another release or of
 * this one: its promote switches the setting on, and its record says how it was before.
 */
export function missesPromote({ production }: Pick<World, "production">, listed: Records["listed"]): boolean {
  const { aliasRequest } = production.project;
  const promoted = aliasRequest?.type === "promote" ? aliasRequest.toDeploymentId : null;
  const rolledOut = rollingOut(production)?.candidateId ?? null;
  const switchedOn = production.project.autoAssignDomains && listed[0]?.payload.autoAssignDomains === false;
  if (switchedOn) return true;
  return [promoted, rolledOut].some((id) => id !== null && !listed.some(({ payload }) => payload.candidate.id === id));
}

/** What reads a step's record loads only where one migrates production before its change. */
async function readSchemas(
  context: CommandContext,
  journal: Journal,
  forge: Forge,
): Promise<readonly RecordedSchema[]> {
  if (context.plan.stages.production.before.length === 0) return [];
  const { readMetSchemas } = await import("./way-back/read-met-schemas.ts");
  return readMetSchemas(context, journal, forge);
}

export async function chooseTarget(
  context: CommandContext,
  journal: Journal,
  forge: Forge,
  { candidate, world, listed }: Pick<Records, "listed"> & { readonly candidate: string; readonly world: World },
): Promise<TargetChoice> {
  const { plan } = context;
  // The gates load with the first that is asked: a rollback, which loads this file, asks none.
  const { judgedMigrations } = await import("./judged-migrations.ts");
  const schemas = await readSchemas(context, journal, forge);
  const migrations = judgedMigrations(plan, schemas);
  const before = servedBefore(world, candidate);
  const chain = await readServedChain(context, journal, forge, { world, listed, before, migrations, schemas });
  return { before, chain, knownGood: chooseKnownGood(chain, plan.rollback), migrations, schemas };
}

/** Written immediately before the promote, because a payload is written once. */
export async function recordProduction(
  context: CommandContext,
  journal: Journal,
  forge: Forge,
  { candidate, world, choice, wayBack, flag, review, people, rollout }: ToRecord,
): Promise<WrittenStatus> {
  const { release, plan, options, runUrl } = context;
  const { askingBuild } = await import("./way-back/ask-known-good.ts");
  const { before, chain, knownGood, migrations, schemas } = choice;
  const [previous] = chain;
  const { signOffs, checklists } = review;
  const steps = planSteps(plan).length;
  const payload: ProductionPayload = {
    holdpoint: 1,
    phase: "production",
    project: plan.project.host.project,
    release: release.id,
    commit: release.commit,
    planDigest: plan.digest,
    candidate: { id: candidate.id, url: candidate.url, createdAt: candidate.createdAt },
    knownGood,
    previous: previous === undefined ? null : { id: previous.id, commit: previous.commit },
    migrations,
    watchForMs: plan.stages.production.watch?.forMs ?? 0,
    autoAssignDomains: autoAssignAfter(world, options.unpin),
    ...(world.letIn === undefined ? {} : { letIn: world.letIn }),
    unpinned: options.unpin,
    asked: askingBuild(plan),
    ...(steps === 0 ? {} : { steps }),
    ...(schemas.length === 0 ? {} : { schemas }),
    ...(wayBack === null ? {} : { wayBack }),
    ...(flag === null ? {} : { flag }),
    ...(rollout === null ? {} : { rollout }),
    ...people,
    ...(signOffs === null ? {} : { signOffs }),
    ...(checklists.length === 0 ? {} : { checklists }),
  };
  const deployment = await forge.createDeployment({
    ref: release.commit,
    task: PRODUCTION_TASK,
    environment: plan.stages.production.environment,
    description: `Holdpoint: ${plan.name} to production`,
    payload,
    productionEnvironment: true,
  });
  // Before anything is changed: what nobody reads back is no record.
  requireAuthor(options.authors, deployment.creator);
  const status = await forge.createDeploymentStatus(deployment.id, {
    ...renderProductionStatus({ phase: "promoting" }),
    ...(runUrl === null ? {} : { logUrl: runUrl }),
  });
  const unjudged = knownGood === null || knownGood.judged ? "" : " (not judged)";
  const text = `production recorded as GitHub deployment ${deployment.id}, known good ${knownGood?.id ?? "none"}${unjudged}${wayBack === null ? "" : `, way back ${nameWayBack(wayBack)}`}`;
  journal.step("record-production", text);
  if (knownGood?.id !== before) journal.noteOnce(describeKnownGood(payload));
  // What a rollback would bring along is told while people are awake; that all is well needs no words.
  const news = wayBack !== null && (wayBack.verdict !== "safe" || wayBack.differences.length > 0);
  if (news) journal.noteOnce(describeWayBack(wayBack));
  return { forgeId: deployment.id, status };
}

/**
 * What production served before the candidate. Promoted manually before us: then where that promotion came from. What was
 * taken out in its favor is nothing to go back to: what served before that is not known.
 */
export function servedBefore(world: World, candidateId: string): string | null {
  const { productionDeploymentId, aliasRequest } = world.production.project;
  if (productionDeploymentId !== candidateId) return productionDeploymentId;
  const isPromoted = aliasRequest?.type === "promote" && aliasRequest.toDeploymentId === candidateId;
  return isPromoted ? aliasRequest.fromDeploymentId : null;
}

/**
 * A promote switches auto-assignment on, whatever the team had set (vercel/vercel#15095), and may do so as its last
 * act: put back while the host still works it would be lost, so it is read back too.
 */
export async function restoreAutoAssign(
  context: CommandContext,
  journal: Journal,
  host: Host,
  record: Pick<ProductionRecord, "payload">,
): Promise<void> {
  if (record.payload.autoAssignDomains) return;
  const { clock, signal } = context;
  const startedAt = clock.now();
  const { id } = record.payload.candidate;
  let isAsked = false;
  let wasOff = false;
  for (;;) {
    const production = await readProduction(context, host);
    const busy = changeInProgress(production, "promote", id);
    const isOff = !busy && !production.project.autoAssignDomains;
    // An old answer, from before the promote, shows the setting as the team had it: alone it is not believed.
    if (isOff && (wasOff || showsPromote(production, id))) return;
    const waitedMs = clock.now() - startedAt;
    if (waitedMs >= SETTING_DEADLINE_MS && !isOff) {
      journal.note("automatic assignment of production domains is on, and was off before the promote");
      return;
    }
    // A host that goes on showing the setting as it was is not asked again and again without a pause.
    const waits: boolean = busy || isOff || isAsked;
    if (waits) await clock.sleep(pollDelayMs(waitedMs), signal);
    else await host.setAutoAssignDomains(false);
    isAsked = !waits;
    wasOff = isOff;
  }
}

/** Was it read after the host had taken the promote? */
function showsPromote(production: ProductionState, id: string): boolean {
  const { productionDeploymentId, aliasRequest } = production.project;
  if (productionDeploymentId === id || isRollingOut(production, id)) return true;
  return aliasRequest?.type === "promote" && aliasRequest.toDeploymentId === id;
}

export interface Found {
  readonly production: ProductionState;
  readonly record: Pick<ProductionRecord, "payload" | "phase"> | null;
}

/**
 * Where a promote is given up, or taken back, nobody comes to its end: the next push would go to production past every gate.
 * Whether anything was done.
 */
export async function restoreAfterFailure(
  context: CommandContext,
  journal: Journal,
  host: Host,
  { production, record }: Found,
): Promise<boolean> {
  if (record === null || !leftAutoAssignOn(production, record)) return false;
  await bestEffort(journal, "automatic assignment of production domains was not put back", () =>
    restoreAutoAssign(context, journal, host, record),
  );
  return true;
}
