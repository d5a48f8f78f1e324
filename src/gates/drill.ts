import pLimit from "p-limit";
import { z } from "zod";
import { renderDuration } from "../lib/duration.ts";
import { renderInstant } from "../lib/instant.ts";
import { logins } from "../lib/people-names.ts";
import { durationUpTo } from "../lib/plan-values.ts";
import { type Evidence, fail, hold, pass, type Verdict } from "../lib/verdict.ts";
import type { DeploymentReader, ForgeDeploymentStatus } from "../providers/contract.ts";
import { DRILL_ENVIRONMENT, DRILL_RECORDS, type DrillPayload, renderDrill } from "../release/drill.ts";
import {
  findOwnRecords,
  findSpokenStatus,
  type OwnRecords,
  PRODUCTION_RECORDS,
  type RecordKind,
  type StatusWriters,
} from "../release/own-records.ts";
import type { ProductionPayload, ProjectPayload } from "../release/payload.ts";
import { type OwnRecord, parseProductionRecord } from "../release/record.ts";
import type { Gate } from "./contract.ts";

export interface DrillSpec {
  readonly within: number;
  readonly by: readonly string[];
  readonly environment: string;
  readonly project?: string | undefined;
}

const DAY_MS = 86_400_000;
const LISTED = 300;
/** Whether a release was rolled back stands in its status, and each costs a request, of which GitHub allows 1,000 an hour. */
const STATUSES_READ = 100;
const AT_ONCE = 10;

const drillSpec = z.strictObject({
  within: durationUpTo("1000d").prefault("90d").describe("Maximum age of the last rollback, rehearsed or real."),
  by: logins
    .prefault([])
    .describe(
      "Logins of people whose rehearsals (`holdpoint rehearse --record`) and rollbacks from a terminal count, besides those that a workflow recorded.",
    ),
  environment: z
    .string()
    .min(1)
    .max(255)
    .default("production")
    .describe("GitHub environment in which production releases are recorded."),
  project: z
    .string()
    .min(1)
    .optional()
    .describe("Project at the host, as named in the plan. Default: any project of the repository counts."),
}) satisfies z.ZodType<DrillSpec>;

/** A rollback that was made, or rehearsed. */
interface Practice {
  readonly at: number;
  readonly evidence: Evidence;
  /** `A rollback was rehearsed`. */
  readonly what: string;
}

export const drill: Gate<DrillSpec, "deployments"> = {
  key: "drill",
  description:
    "A rollback was practised (`holdpoint rollback --drill`), rehearsed (`holdpoint rehearse --record`) or carried out within the given time, so it is known to work.",
  example: `- { title: Rollback practised, drill: { within: 90d } }
`,
  kind: "world",
  spec: drillSpec,
  explain: ({ within, environment, project }) =>
    `within the last ${renderDuration(within)}, recorded in the environment ${environment}${project === undefined ? "" : ` for ${project}`}`,
  roles: ["deployments"],
  async check(spec, { roles: { deployments }, clock, authors }) {
    const since = clock.now() - spec.within;
    const drills = await list(deployments, DRILL_RECORDS, DRILL_ENVIRONMENT, [...authors, ...spec.by], spec.project);
    if (drills.otherVersion !== null) return otherVersion();
    const rehearsed = lastRehearsal(drills.records);
    if (rehearsed !== null && rehearsed.at >= since) return inTime(spec, rehearsed);
    const releases = await list(deployments, PRODUCTION_RECORDS, spec.environment, authors, spec.project);
    if (releases.otherVersion !== null) return otherVersion();
    const made = await lastRollback(deployments, releases.records, since, { authors, rollbackBy: spec.by });
    if (made.last !== null && made.last.at >= since) return inTime(spec, made.last);
    const seen = releases.whole ? Number.NEGATIVE_INFINITY : (releases.oldestAt ?? since);
    if (!made.reachedBack || seen >= since) return tooMany(spec, made.read);
    const last = [rehearsed, made.last].filter((one) => one !== null).toSorted((a, b) => b.at - a.at)[0];
    const ignored = [...drills.ignored, ...releases.ignored, ...made.ignored];
    const verdict = last === undefined ? never(made) : overdue(spec, last, clock.now());
    return { ...verdict, evidence: [...verdict.evidence, ...ignored.map((value) => ({ label: "ignored", value }))] };
  },
};

/** Newest first. */
function list<Payload extends ProjectPayload>(
  deployments: DeploymentReader,
  kind: RecordKind<Payload>,
  environment: string,
  authors: readonly string[],
  project: string | undefined,
): Promise<OwnRecords<Payload>> {
  return findOwnRecords(kind, { authors, project }, LISTED, (limit) =>
    deployments.listDeployments({ task: kind.task, environment, limit }),
  );
}

function lastRehearsal([newest]: readonly OwnRecord<DrillPayload>[]): Practice | null {
  if (newest === undefined) return null;
  const { deployment, payload } = newest;
  // GitHub's own date: the payload's says what the machine of the rehearsal believed.
  const at = deployment.createdAt;
  const { practised, project, commit } = payload;
  const how = practised === undefined ? payload.faults.join(", ") || "no fault named" : renderDrill(payload);
  return {
    at,
    what: practised === undefined ? "A rollback was rehearsed" : "A rollback was practised",
    evidence: {
      label: practised === undefined ? "rehearsal" : "drill",
      value: `${renderInstant(at)}, ${project} at ${commit.slice(0, 12)}: ${how}`,
    },
  };
}

interface Found {
  readonly last: Practice | null;
  /** Statuses that were read. */
  readonly read: number;
  /** What others wrote that looks like a word of ours. */
  readonly ignored: readonly string[];
  /** Every listed release since the beginning of the time that counts was read. */
  readonly reachedBack: boolean;
}

/**
 * Newest release first, until a rollback is found. Some releases from before the time that counts are read, too: such a
 * one may have been rolled back within it, and if not, the message says when the last rollback was.
 */
async function lastRollback(
  deployments: DeploymentReader,
  owns: readonly OwnRecord<ProductionPayload>[],
  since: number,
  writers: StatusWriters,
): Promise<Found> {
  const within = owns.filter(({ deployment }) => deployment.createdAt >= since).length;
  const readable = owns.slice(0, Math.min(within + AT_ONCE, STATUSES_READ));
  const ignored: string[] = [];
  const made: Practice[] = [];
  let read = 0;
  // A newer release is always asked before an older one, so that once one is found no newer one is left out.
  await pLimit(AT_ONCE).map(readable, async (own) => {
    if (made.length > 0) return;
    read += 1;
    const spoken = findSpokenStatus(own, await deployments.listDeploymentStatuses(own.deployment.id), writers);
    ignored.push(...spoken.ignored);
    const practice = practiceOf(own, spoken.status);
    if (practice !== null) made.push(practice);
  });
  const [last] = made.toSorted((left, right) => right.at - left.at);
  if (last !== undefined) return { last, read, reachedBack: true, ignored };
  return { last: null, read, reachedBack: within <= readable.length, ignored };
}

function practiceOf(own: OwnRecord<ProductionPayload>, status: ForgeDeploymentStatus | null): Practice | null {
  const record = parseProductionRecord(own, status);
  if (record.phase !== "rolled-back") return null;
  return {
    at: record.statusAt,
    what: "Production was rolled back",
    evidence: {
      label: "rollback",
      value: `${renderInstant(record.statusAt)}, to ${record.rollbackTo ?? "the deployment before"}: ${record.reason ?? "reason not recorded"} (GitHub deployment ${record.forgeId})`,
    },
  };
}

function inTime({ within }: DrillSpec, { at, what, evidence }: Practice): Verdict {
  return pass("gate_passed", `${what} at ${renderInstant(at)}, within ${renderDuration(within)}.`, [evidence]);
}

function tooMany({ within }: DrillSpec, read: number): Verdict {
  return hold(
    "no_data",
    `The last ${read} releases were not rolled back, and those before them, still within ${renderDuration(within)}, were not read.`,
    REMEDY,
  );
}

const REMEDY =
  "Practise one at a project of its own (holdpoint rollback --drill), or rehearse one with this plan and record it: holdpoint rehearse --record --fault error-rate=8% --at 3m.";

function otherVersion(): Verdict {
  return hold(
    "vendor_answer_unknown",
    "A record of a release or a rehearsal was written by another version of Holdpoint, and this version cannot read it.",
    "Use the same, newest version of Holdpoint in every workflow of this repository.",
  );
}

/** The lists are complete, so that there is none is known, not missing: it is a no. */
function never({ read }: Found): Verdict {
  const releases = read === 0 ? "no release is recorded" : `none of the last ${read} releases was rolled back`;
  return fail("drill_overdue", `No rollback is known: none was rehearsed, and ${releases}.`, REMEDY);
}

function overdue({ within }: DrillSpec, last: Practice, now: number): Verdict {
  return fail(
    "drill_overdue",
    `The last rollback, rehearsed or real, was at ${renderInstant(last.at)}, ${renderDuration(wholeDays(now - last.at))} ago; the plan requires one within ${renderDuration(within)}.`,
    REMEDY,
    [last.evidence],
  );
}

/** In hours and minutes the same answer would be another one at each run. */
function wholeDays(ms: number): number {
  return ms < DAY_MS ? ms : Math.floor(ms / DAY_MS) * DAY_MS;
}
