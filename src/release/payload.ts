/**
 * What a GitHub Deployment of ours carries, and reading it back. By hand and not with zod, which takes longer to load
 * than a rollback takes to decide: an emergency begins with reading one of these.
 */
import { type Fields, fieldsOf, isNumber, isText } from "../lib/fields.ts";
import { type PeopleInRecord, readPeople } from "./people-in-record.ts";
import { type RecordedFlag, readRecordedFlag } from "./recorded-flag.ts";
import { type RecordedSchema, readRecordedSchemas } from "./recorded-schema.ts";
import { readWayBack, type WayBack } from "./way-back.ts";

interface Build {
  readonly id: string;
  readonly url: string;
  readonly createdAt: number;
}

export interface Deployed {
  readonly id: string;
  readonly commit: string | null;
}

export interface KnownGood extends Deployed {
  readonly judged: boolean;
  /** A part of a sentence: `its watch passed`. */
  readonly why: string;
}

interface Payload {
  readonly holdpoint: 1;
  /** The host's project: a repository may hold several, and the same commit is then a release of each. */
  readonly project?: string | undefined;
  readonly release: string;
  readonly commit: string;
  readonly planDigest: string;
}

export interface StagingPayload extends Payload {
  readonly phase: "staging";
  readonly build: Build;
}

export interface ProductionPayload extends Payload, PeopleInRecord {
  readonly phase: "production";
  readonly candidate: Build;
  /** What a rollback of this release goes back to; null before the first production deployment. */
  readonly knownGood: KnownGood | null;
  /** What production served before: the same deployment, or a newer one that was not judged good. */
  readonly previous: Deployed | null;
  /** What is known of this release's migrations: `none`, `additive`, `additive after 0042`, `unknown`. */
  readonly migrations: string;
  /** The watch as it was when this began; a changed plan does not change a running watch. */
  readonly watchForMs: number;
  /** The project's auto-assign setting before the promote, which the promote flips and Holdpoint puts back. */
  readonly autoAssignDomains: boolean;
  /**
   * What the plan holds builds of the host's own back by: with `staged` automatic assignment is off because the plan wants it
   * so, and no pin. Absent where the build was uploaded.
   */
  readonly letIn?: "staged" | "check" | undefined;
  /** A person asked to promote although production was pinned. */
  readonly unpinned: boolean;
  /** What was found out of the way back before the promote; absent where there is none, or nobody asked. */
  readonly wayBack?: WayBack | undefined;
  /** The schemas that it met in production once its own migrations were applied; absent where no step migrates there. */
  readonly schemas?: readonly RecordedSchema[] | undefined;
  /** The flag that the ladder sets, as it was before the promote; absent where there is none. */
  readonly flag?: RecordedFlag | undefined;
  /** Digests of the staging gates that asked the build itself, so that a later release knows which of its own it passed. */
  readonly asked?: readonly string[] | undefined;
  /** How many steps the release's plan has; absent where it has none, and then nobody asks for their records. */
  readonly steps?: number | undefined;
  /** How the visitors get it, stage by stage; absent where all of them get it at once. */
  readonly rollout?: PlannedRollout | undefined;
}

/** The plan's rollout as it was when this began, and the host's settings to be put back after it. */
export interface PlannedRollout {
  /** Of the visitors, in percent; the last is 100. */
  readonly percents: readonly number[];
  readonly stageMs: number;
  /** The project's settings for rolling releases before, as the host gave them; null where it had none. */
  readonly before: unknown;
}

/** The fields of a stored payload. GitHub gives an object back, or the JSON text where it was stored as one. */
export function parsePayload(stored: unknown): Fields {
  return fieldsOf(typeof stored === "string" ? parseJson(stored) : stored);
}

/** What every payload of ours may say. */
export interface ProjectPayload {
  readonly project?: string | undefined;
}

/** Is this a record of the same project at the host? One that names none is. */
export function isOfProject(payload: ProjectPayload, name: string): boolean {
  return (payload.project ?? name) === name;
}

/** Null where it is not one of ours, or not whole. */
export function parseStagingPayload(stored: unknown): StagingPayload | null {
  const fields = parsePayload(stored);
  const shared = readShared(fields);
  const build = readBuild(fields["build"]);
  if (shared === null || build === null || fields["phase"] !== "staging") return null;
  return { ...shared, phase: "staging", build };
}

/** Null where it is not one of ours, or not whole. */
export function parseProductionPayload(stored: unknown): ProductionPayload | null {
  const fields = parsePayload(stored);
  const shared = readShared(fields);
  const candidate = readBuild(fields["candidate"]);
  const knownGood = readKnownGood(fields["knownGood"]);
  const { watchForMs, autoAssignDomains, unpinned } = fields;
  if (shared === null || candidate === null || knownGood === undefined || fields["phase"] !== "production") return null;
  if (!isNumber(watchForMs) || typeof autoAssignDomains !== "boolean" || typeof unpinned !== "boolean") return null;
  const previous = fields["previous"] === undefined ? knownGood : readDeployed(fields["previous"]);
  if (previous === undefined) return null;
  const migrations = isText(fields["migrations"]) ? fields["migrations"] : "unknown";
  const letIn = (["staged", "check"] as const).find((kind) => kind === fields["letIn"]);
  const rollout = fields["rollout"] === undefined ? undefined : readRollout(fields["rollout"]);
  if (rollout === null) return null;
  const settings = {
    watchForMs,
    autoAssignDomains,
    unpinned,
    ...(letIn === undefined ? {} : { letIn }),
    ...(rollout === undefined ? {} : { rollout }),
  };
  const known = { knownGood, previous, migrations, ...readProof(fields), ...readPeople(fields) };
  return { ...shared, phase: "production", candidate, ...known, ...settings };
}

/**
 * A record of this project, or of any where none is named, that another version of Holdpoint wrote: what it says is not
 * known, but it is not nothing.
 */
export function isOfAnotherFormat(stored: unknown, projectName: string | undefined): boolean {
  const { holdpoint, project } = parsePayload(stored);
  if (!isNumber(holdpoint) || holdpoint === 1) return false;
  return project === undefined || projectName === undefined || project === projectName;
}

export function readShared(fields: Fields): Payload | null {
  const { holdpoint, project, release, commit, planDigest } = fields;
  if (holdpoint !== 1 || !isText(release) || !isText(commit) || !isText(planDigest)) return null;
  if (project !== undefined && !isText(project)) return null;
  return { holdpoint, ...(project === undefined ? {} : { project }), release, commit, planDigest };
}

export function readBuild(value: unknown): Build | null {
  const { id, url, createdAt } = fieldsOf(value);
  return isText(id) && isText(url) && isNumber(createdAt) ? { id, url, createdAt } : null;
}

function readRollout(value: unknown): PlannedRollout | null {
  const { percents, stageMs, before } = fieldsOf(value);
  if (!Array.isArray(percents) || !percents.every(isNumber) || !isNumber(stageMs) || before === undefined) return null;
  return { percents, stageMs, before };
}

function readProof({
  wayBack,
  asked,
  flag,
  steps,
  schemas,
}: Fields): Pick<ProductionPayload, "wayBack" | "asked" | "flag" | "steps" | "schemas"> {
  const proven = readWayBack(wayBack);
  const recorded = readRecordedFlag(flag);
  const met = readRecordedSchemas(schemas);
  return {
    ...(met.length === 0 ? {} : { schemas: met }),
    ...(recorded === null ? {} : { flag: recorded }),
    ...(proven === null ? {} : { wayBack: proven }),
    ...(isNumber(steps) ? { steps } : {}),
    ...(Array.isArray(asked) ? { asked: asked.filter(isText) } : {}),
  };
}

/** Undefined where it is neither a deployment nor null: a rollback never goes to what is half understood. */
export function readDeployed(value: unknown): Deployed | null | undefined {
  if (value === null) return null;
  const { id, commit } = fieldsOf(value);
  return isText(id) && (commit === null || isText(commit)) ? { id, commit } : undefined;
}

function readKnownGood(value: unknown): KnownGood | null | undefined {
  const deployed = readDeployed(value);
  if (deployed === null || deployed === undefined) return deployed;
  const { judged, why } = fieldsOf(value);
  return { ...deployed, judged: judged === true, why: isText(why) ? why : "its record does not tell its result" };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
