/** Reading the world: production at the host, the release's builds and its records. Always afresh, never remembered. */
import { ProviderError } from "../lib/error.ts";
import type { Forge, ForgeDeployment, ForgeDeploymentStatus, Host } from "../providers/contract.ts";
import {
  findOwnRecords,
  findSpokenStatus,
  type OwnRecords,
  PRODUCTION_RECORDS,
  STAGING_RECORDS,
  type StatusWriters,
} from "../release/own-records.ts";
import type { ProductionPayload } from "../release/payload.ts";
import {
  type OwnRecord,
  PRODUCTION_TASK,
  type ProductionRecord,
  type RecordKey,
  parseProductionRecord,
  parseStagingRecord,
  STAGING_TASK,
  type StagingRecord,
} from "../release/record.ts";
import { withoutRepeats } from "../release/without-repeats.ts";
import type { ProductionState } from "../release/world.ts";
import type { CommandContext } from "./context.ts";
import type { Journal } from "./journal.ts";
import { nullWhereSilent } from "./null-where-silent.ts";

/** Production records of other releases whose statuses are read, besides this release's own. */
const HISTORY_DEPTH = 3;
/** Records listed, one page: of several projects of one environment, the older ones decide nothing. */
const LISTED = 100;

export interface Records {
  /** This release's staging records, newest first: one for each build that was verified. */
  readonly staging: readonly StagingRecord[];
  readonly record: ProductionRecord | null;
  /** Newest first. */
  readonly history: readonly ProductionRecord[];
  /** Production records of all releases, without their statuses, newest first. */
  readonly listed: readonly OwnRecord<ProductionPayload>[];
}

export interface WrittenStatus {
  readonly forgeId: number;
  readonly status: ForgeDeploymentStatus;
}

export async function readProduction(context: CommandContext, host: Host): Promise<ProductionState> {
  const { project: about, stages } = context.plan;
  const isPlanned = stages.production.promote !== null;
  const readRollout = async () => (await host.rollouts?.readRollout()) ?? null;
  const [project, aliases, rollout] = await Promise.all([
    host.readProject(),
    host.readAliases(about.domains),
    isPlanned ? readRollout() : null,
  ]);
  if (isPlanned) return { project, aliases, rollout };
  // Another plan, or a person, may have begun one.
  return project.rollsOut === true ? { project, aliases, rollout: await readRollout() } : { project, aliases };
}

/**
 * This release's records; with `candidate` also the records of other releases that decide about its promote. `known`: the staging
 * records as they were read a moment ago; nothing but the release's own verify writes there. `written`: what GitHub has just
 * answered that it stored; whoever writes there since is heard before the promote counts.
 */
export async function readRecords(
  context: CommandContext,
  journal: Journal,
  forge: Forge,
  candidate: { readonly createdAt: number } | null = null,
  known: Records["staging"] | null = null,
  written: WrittenStatus | null = null,
): Promise<Records> {
  const [staging, { history, listed }] = await Promise.all([
    known ?? readStaging(context, journal, forge),
    readHistory(context, journal, forge, candidate?.createdAt ?? null, written),
  ]);
  return { staging, history, listed, record: ownRecord(context, history) };
}

/** This release's production record alone. */
export async function readProductionRecord(
  context: CommandContext,
  journal: Journal,
  forge: Forge,
): Promise<ProductionRecord | null> {
  const { history } = await readHistory(context, journal, forge, null);
  return ownRecord(context, history);
}

function ownRecord({ release }: CommandContext, history: readonly ProductionRecord[]): ProductionRecord | null {
  return history.find(({ payload }) => payload.release === release.id) ?? null;
}

/** This release's staging records, newest first. */
export async function readStaging(
  context: CommandContext,
  journal: Journal,
  forge: Forge,
): Promise<readonly StagingRecord[]> {
  const { release, options, plan } = context;
  const scope = { authors: options.authors, project: plan.project.host.project };
  const found = await findOwnRecords(STAGING_RECORDS, scope, LISTED, (limit) =>
    forge.listDeployments({ task: STAGING_TASK, sha: release.commit, limit }),
  );
  const ours = readable(journal, found).records.filter(({ payload }) => payload.release === release.id);
  return Promise.all(
    ours.map(async (own) => parseStagingRecord(own, await readSpoken(context, journal, forge, own, []))),
  );
}

/**
 * Each status costs a request, and GitHub counts them, so of other releases only those are asked that decide something:
 * builds newer than the candidate, and from the newest on until one has been in production.
 */
async function readHistory(
  context: CommandContext,
  journal: Journal,
  forge: Forge,
  candidateAt: number | null,
  written: WrittenStatus | null = null,
): Promise<Pick<Records, "history" | "listed">> {
  const releases = new Map<string, OwnRecord<ProductionPayload>[]>();
  const newer = new Set<string>();
  let others = 0;
  const { records: listed, crowded } = await listProductionRecords(context, journal, forge);
  if (crowded && !listed.some(({ payload }) => payload.release === context.release.id)) throw hidden();
  for (const own of listed) {
    const { payload } = own;
    if (payload.release !== context.release.id && (others += 1) > HISTORY_DEPTH) continue;
    releases.set(payload.release, [...(releases.get(payload.release) ?? []), own]);
    if (candidateAt !== null && payload.candidate.createdAt > candidateAt) newer.add(payload.release);
  }
  const history: ProductionRecord[] = [];
  let beenInProduction = candidateAt === null;
  for (const [release, ofRelease] of releases) {
    const own = release === context.release.id;
    if (!own && beenInProduction && !newer.has(release)) continue;
    const records = await Promise.all(
      ofRelease.map((one) =>
        one.deployment.id === written?.forgeId
          ? parseProductionRecord(one, written.status)
          : readRecord(context, journal, forge, one),
      ),
    );
    const spoken = withoutRepeats(records);
    history.push(...spoken);
    beenInProduction ||= !own && spoken.some(({ phase }) => phase !== "promoting");
  }
  return { history, listed };
}

/** Production records of this project and environment, newest first, without their statuses. */
export async function listProductionRecords(
  context: CommandContext,
  journal: Journal,
  forge: Pick<Forge, "listDeployments">,
): Promise<OwnRecords<ProductionPayload>> {
  const { stages, project } = context.plan;
  const scope = { authors: context.options.authors, project: project.host.project };
  const { environment } = stages.production;
  const found = await findOwnRecords(PRODUCTION_RECORDS, scope, LISTED, (limit) =>
    forge.listDeployments({ task: PRODUCTION_TASK, environment, limit }),
  );
  return readable(journal, found);
}

/** One record with the status that speaks for it. */
export async function readRecord(
  context: CommandContext,
  journal: Journal,
  forge: Forge,
  own: RecordKey<ProductionPayload>,
): Promise<ProductionRecord> {
  const { by } = context.plan.rollback;
  return parseProductionRecord(own, await readSpoken(context, journal, forge, own, by));
}

/** The same record as it stands now: another run, or a person, may have written into it. */
export function readAgain(
  context: CommandContext,
  journal: Journal,
  forge: Forge,
  { forgeId, createdAt, payload }: ProductionRecord,
): Promise<ProductionRecord> {
  return readRecord(context, journal, forge, { deployment: { id: forgeId, createdAt }, payload });
}

/** The same where the forge says so; else the record as it is known. */
export async function readAgainOrKnown(
  context: CommandContext,
  journal: Journal,
  forge: Forge,
  record: ProductionRecord,
): Promise<ProductionRecord> {
  return (await nullWhereSilent(() => readAgain(context, journal, forge, record))) ?? record;
}

/** The status that speaks for a record. */
export async function readSpoken(
  { options }: CommandContext,
  journal: Journal,
  forge: Forge,
  own: RecordKey<unknown>,
  rollbackBy: StatusWriters["rollbackBy"],
) {
  const speaking = (statuses: readonly ForgeDeploymentStatus[]) =>
    findSpokenStatus(own, statuses, { authors: options.authors, rollbackBy });
  const statuses = await forge.listDeploymentStatuses(own.deployment.id, (found) => speaking(found).status !== null);
  const { status, ignored } = speaking(statuses);
  for (const text of ignored) journal.noteOnce(text);
  return status;
}

/** Others' records are reported. Skipping another version's record could promote again what it says was rolled back. */
export function readable<Payload>(journal: Journal, found: OwnRecords<Payload>): OwnRecords<Payload> {
  for (const text of found.ignored) journal.noteOnce(text);
  if (found.otherVersion !== null) throw otherVersion(found.otherVersion);
  return found;
}

function otherVersion({ id }: ForgeDeployment): ProviderError {
  return new ProviderError({
    reasonCode: "vendor_answer_unknown",
    vendor: "GitHub",
    message: `GitHub deployment ${id} is a release record written by another version of Holdpoint, and this version cannot read it.`,
    remedy: "Use the same, newest version of Holdpoint in every workflow of this repository.",
  });
}

/** Without its record a release that was rolled back would look like one that never began. */
export function hidden(): ProviderError {
  return new ProviderError({
    reasonCode: "vendor_answer_unknown",
    vendor: "GitHub",
    message: "Others wrote so many newer deployments that this release's record may not have been read.",
    remedy: "Find out who creates them, and delete them: set each to `inactive`, then delete it through GitHub's API.",
  });
}
