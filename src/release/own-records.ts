/**
 * Which of the deployments at GitHub are records of ours, and which status of one speaks for it. GitHub lets everybody
 * with push access write both, so only what our authors wrote counts; what others wrote is named and decides nothing.
 * The one reader of all records: commands and gates list through their own role and sort with this. Pure.
 */
import { isAuthor, renderAuthors } from "../lib/authors.ts";
import type { ForgeDeployment, ForgeDeploymentStatus } from "../providers/contract.ts";
import {
  isOfAnotherFormat,
  isOfProject,
  parseProductionPayload,
  parseStagingPayload,
  type ProductionPayload,
  type ProjectPayload,
  type StagingPayload,
} from "./payload.ts";
import {
  hasOurForm,
  type OwnRecord,
  PRODUCTION_TASK,
  type RecordKey,
  saysOnlyBeginning,
  saysRolledBack,
  STAGING_TASK,
} from "./record.ts";

/** One kind of record: what its deployments are called, and how a payload of it is read. */
export interface RecordKind<Payload extends ProjectPayload> {
  /** `task` of our deployments, so that nobody else's are mistaken for records. */
  readonly task: string;
  /** `a release record`. */
  readonly noun: string;
  /** Null where it is not one of ours, or not whole. */
  readonly parse: (stored: unknown) => Payload | null;
}

export const STAGING_RECORDS: RecordKind<StagingPayload> = {
  task: STAGING_TASK,
  noun: "a staging record",
  parse: parseStagingPayload,
};

export const PRODUCTION_RECORDS: RecordKind<ProductionPayload> = {
  task: PRODUCTION_TASK,
  noun: "a release record",
  parse: parseProductionPayload,
};

export interface OwnRecords<Payload> {
  /** Newest first. */
  readonly records: readonly OwnRecord<Payload>[];
  /** One of ours that another version of Holdpoint wrote: what it says is not known, but it is not nothing. */
  readonly otherVersion: ForgeDeployment | null;
  /** What others wrote that looks like one of ours, in sentences for people. */
  readonly ignored: readonly string[];
  /** Fewer deployments than were asked for: nothing older exists. */
  readonly whole: boolean;
  /** Others' deployments may stand before ones of ours that were not listed. */
  readonly crowded: boolean;
  /** Of all that were listed, the oldest one's date; null where there was none. */
  readonly oldestAt: number | null;
}

export interface RecordScope {
  readonly authors: readonly string[];
  /** The host's project; undefined = of any. */
  readonly project?: string | undefined;
}

/** Sentences about others' records before the rest is only counted. */
const NAMED = 3;
/** Of a status that is named. */
const WORDS = 60;
/** Deployments listed where others' records stand before ours: they can make many. */
const CROWD = 1_000;

/** Lists and sorts; lists further back where others' deployments would hide ours. `list`: newest first. */
export async function findOwnRecords<Payload extends ProjectPayload>(
  kind: RecordKind<Payload>,
  scope: RecordScope,
  limit: number,
  list: (limit: number) => Promise<readonly ForgeDeployment[]>,
): Promise<OwnRecords<Payload>> {
  const found = sortRecords(kind, scope, await list(limit), limit);
  return found.crowded && limit < CROWD ? sortRecords(kind, scope, await list(CROWD), CROWD) : found;
}

function sortRecords<Payload extends ProjectPayload>(
  kind: RecordKind<Payload>,
  { authors, project }: RecordScope,
  listed: readonly ForgeDeployment[],
  limit: number,
): OwnRecords<Payload> {
  const ofKind = listed.filter(({ task }) => task === kind.task);
  const ours = ofKind.filter(({ creator }) => isAuthor(creator, authors));
  const strangers = ofKind.filter(
    ({ creator, payload }) => !isAuthor(creator, authors) && mayBeMeant(kind, payload, project),
  );
  const records = ours.flatMap((deployment): OwnRecord<Payload>[] => {
    const payload = kind.parse(deployment.payload);
    const wanted = payload !== null && (project === undefined || isOfProject(payload, project));
    return wanted ? [{ deployment, payload }] : [];
  });
  return {
    records,
    otherVersion: ours.find(({ payload }) => isOfAnotherFormat(payload, project)) ?? null,
    ignored: describeStrangers(kind.noun, strangers, authors),
    whole: listed.length < limit,
    crowded: strangers.length > 0 && listed.length >= limit,
    oldestAt: listed.at(-1)?.createdAt ?? null,
  };
}

function mayBeMeant<Payload extends ProjectPayload>(
  kind: RecordKind<Payload>,
  stored: unknown,
  project: string | undefined,
): boolean {
  if (isOfAnotherFormat(stored, project)) return true;
  const payload = kind.parse(stored);
  return payload !== null && (project === undefined || isOfProject(payload, project));
}

function describeStrangers(
  noun: string,
  strangers: readonly ForgeDeployment[],
  authors: readonly string[],
): readonly string[] {
  const named = strangers
    .slice(0, NAMED)
    .map(
      ({ id, creator }) =>
        `GitHub deployment ${id} by ${creator} looks like ${noun}, but only those by ${renderAuthors(authors)} count; ignored`,
    );
  const others = strangers.length - named.length;
  return others === 0 ? named : [...named, `${others} more such GitHub deployments are by others; ignored`];
}

export interface StatusWriters {
  readonly authors: readonly string[];
  /** Logins of people who may roll back from a terminal: `rolled back` is theirs to say, and nothing else. */
  readonly rollbackBy: readonly string[];
}

export interface SpokenStatus {
  /** The newest that one of ours wrote; null where there is none. */
  readonly status: ForgeDeploymentStatus | null;
  /** What others wrote since that looks like ours, in sentences for people. */
  readonly ignored: readonly string[];
}

/**
 * The status that speaks for a record: the newest that one of us wrote. GitHub itself and other tools add theirs
 * (`inactive`, when a newer deployment of the environment succeeds), and these say nothing about the release. Nor does the
 * word that a record begins with, where somebody had rolled back between the record and that word.
 */
export function findSpokenStatus(
  { deployment }: Pick<RecordKey<unknown>, "deployment">,
  statuses: readonly ForgeDeploymentStatus[],
  { authors, rollbackBy }: StatusWriters,
): SpokenStatus {
  const ours = statuses.filter(hasOurForm);
  const counts = (status: ForgeDeploymentStatus) =>
    isAuthor(status.creator, authors) || (isAuthor(status.creator, rollbackBy) && saysRolledBack(status));
  const index = ours.findIndex(counts);
  const before = index < 0 ? ours : ours.slice(0, index);
  const newest = ours[index] ?? null;
  const earlier = newest !== null && saysOnlyBeginning(newest) ? ours.slice(index + 1).find(counts) : undefined;
  return {
    status: earlier ?? newest,
    ignored: before.slice(0, NAMED).map((status) => describeStatus(deployment.id, status, authors)),
  };
}

function describeStatus(
  id: number,
  { creator, description }: ForgeDeploymentStatus,
  authors: readonly string[],
): string {
  const words = description.length > WORDS ? `${description.slice(0, WORDS - 1)}…` : description;
  return `GitHub deployment ${id} has the status "${words}" by ${creator}, but only those by ${renderAuthors(authors)} count; ignored`;
}
