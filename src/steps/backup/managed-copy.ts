/** A branch or a snapshot of the database, made for this step of this release and named after it. */
import { renderDuration } from "../../lib/duration.ts";
import { ProviderError } from "../../lib/error.ts";
import { renderInstant } from "../../lib/instant.ts";
import { type Evidence, hold, pass } from "../../lib/verdict.ts";
import type { ManagedCopy, ManagedDatabase } from "../../providers/contract.ts";
import type { StepContext, StepEnd, StepObservation } from "../contract.ts";
import { type ManagedDetails, parseManagedDetails, recordManaged } from "./managed-details.ts";
import type { CopySpec } from "./managed-spec.ts";

type Context = StepContext<"managedDatabases">;

/** A vendor deletes what has expired when it comes to it. */
const EXPIRY_SLACK_MS = 3_600_000;

export async function observeCopy(spec: CopySpec, context: Context): Promise<StepObservation<ManagedCopy | null>> {
  const name = nameOf(context);
  const copy = await open(spec, context).findCopy(name, spec.way);
  const known = parseManagedDetails(context.recorded);
  if (copy === null) return known === null ? { is: "due", state: null } : observeGone(spec, known, context.clock.now());
  if (copy.state === "failed") {
    return {
      is: "impossible",
      verdict: hold("managed_copy_failed", `The ${spec.way} ${name} did not come to anything.`, LOOK),
    };
  }
  // Begun and cut off: what is being made is followed, not made again.
  if (copy.state === "coming") return { is: "due", state: copy };
  const details = known ?? detailsOf(spec, copy, context.clock.now());
  return {
    is: "done",
    summary: summaryOf(spec, copy),
    evidence: evidenceOf(spec, copy),
    details: recordManaged(details),
  };
}

const LOOK = "Look at the project at its vendor; delete what did not come to anything there, and run this again.";

/** It was there once. Its time may be over; else somebody deleted it, and a new one would be of another moment. */
function observeGone(
  { way, vendor }: CopySpec,
  { name, takenAt, expiresAt }: ManagedDetails,
  now: number,
): StepObservation<ManagedCopy | null> {
  const what = `the ${way} ${name} of ${renderInstant(takenAt)}`;
  if (expiresAt !== null && expiresAt <= now + EXPIRY_SLACK_MS) {
    return { is: "done", summary: `${what} was made, and its time at ${vendor} is over` };
  }
  return {
    is: "impossible",
    verdict: hold(
      "managed_copy_failed",
      `This release was backed up into ${what}, and it is not there any more.`,
      "Somebody deleted it. Start a new release, so that the state before it is backed up again.",
    ),
  };
}

export async function applyCopy(spec: CopySpec, found: ManagedCopy | null, context: Context): Promise<StepEnd> {
  const database = open(spec, context);
  const begun = found ?? (await create(spec, database, context));
  const copy = await database.followCopy(begun, {
    timeoutMs: spec.timeoutMs,
    progress: (text) => context.progress({ ratio: null, text }),
  });
  const details = recordManaged(detailsOf(spec, copy, context.clock.now()));
  return { verdict: pass("step_done", summaryOf(spec, copy), evidenceOf(spec, copy)), details };
}

/** At most one of a name: after an answer that was lost it is looked for before anything else happens. */
async function create(spec: CopySpec, database: ManagedDatabase, context: Context): Promise<ManagedCopy> {
  const name = nameOf(context);
  try {
    const expiresAt = context.clock.now() + spec.keepMs;
    return await database.createCopy({ name, way: spec.way, at: null, expiresAt });
  } catch (error) {
    if (!(error instanceof ProviderError) || error.status !== null) throw error;
    const made = await database.findCopy(name, spec.way);
    if (made === null) throw error;
    return made;
  }
}

export function nameOf({ identity }: Pick<Context, "identity">): string {
  return `holdpoint-${identity}`;
}

function open({ project, branch }: CopySpec, { roles }: Context): ManagedDatabase {
  return roles.managedDatabases.open({ project, branch });
}

function detailsOf(spec: CopySpec, copy: ManagedCopy, now: number): ManagedDetails {
  return {
    kind: "managed",
    version: 1,
    vendor: spec.vendor,
    project: spec.project,
    branch: spec.branch,
    database: spec.database,
    way: copy.way,
    id: copy.id,
    name: copy.name,
    takenAt: copy.dataAt ?? copy.createdAt,
    lsn: copy.lsn,
    expiresAt: copy.expiresAt,
    reach: null,
    readBackAt: now,
  };
}

function summaryOf({ way, project, keepMs }: CopySpec, { name, expiresAt }: ManagedCopy): string {
  const until =
    expiresAt === null
      ? `although ${renderDuration(keepMs)} was asked for, it has no end`
      : `until ${renderInstant(expiresAt)}`;
  return `The ${way} ${name} of the project ${project} is there, ${until}.`;
}

function evidenceOf({ way }: CopySpec, { createdAt, expiresAt, lsn, name, url }: ManagedCopy): readonly Evidence[] {
  return [
    { label: way, value: name, ...(url === null ? {} : { url }) },
    { label: "made at", value: renderInstant(createdAt) },
    ...(lsn === null ? [] : [{ label: "log position", value: lsn }]),
    { label: "kept until", value: expiresAt === null ? "somebody deletes it" : renderInstant(expiresAt) },
    { label: "where", value: "at the vendor, beside the database; nowhere else" },
  ];
}
