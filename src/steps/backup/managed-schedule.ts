/** The backups of a vendor's own schedule: read, judged by their age, and never called made by us. */
import { renderDuration } from "../../lib/duration.ts";
import { renderInstant } from "../../lib/instant.ts";
import { type Evidence, fail, hold, pass, type Verdict } from "../../lib/verdict.ts";
import type { ManagedBackups } from "../../providers/contract.ts";
import type { StepContext, StepEnd, StepObservation } from "../contract.ts";
import { type ManagedDetails, parseManagedDetails, recordManaged } from "./managed-details.ts";
import type { ScheduleSpec } from "./managed-spec.ts";

type Context = StepContext<"managedDatabases">;

/** Newest moment that can be restored, and by what. */
interface Newest {
  readonly at: number;
  readonly by: "recovery" | "backup";
}

/** Due until it was looked at for this release; afterwards done as long as the vendor still has that moment. */
export async function observeSchedule(spec: ScheduleSpec, context: Context): Promise<StepObservation<null>> {
  const known = parseManagedDetails(context.recorded);
  if (known === null) return { is: "due", state: null };
  const held = await read(spec, context);
  if (holds(held, known.takenAt))
    return { is: "done", summary: summaryOf(spec, known.takenAt), evidence: evidenceOf(held) };
  return {
    is: "impossible",
    verdict: hold(
      "managed_copy_failed",
      `When this release began, ${renderInstant(known.takenAt)} could be restored; ${spec.vendor} does not have it any more.`,
      "Start a new release, or back up by a dump: a step `backup` with `database` and `to`.",
      evidenceOf(held),
    ),
  };
}

export async function applySchedule(spec: ScheduleSpec, context: Context): Promise<StepEnd> {
  context.progress({ ratio: null, text: "asks which backups there are" });
  const held = await read(spec, context);
  const now = context.clock.now();
  const newest = newestOf(held);
  const verdict = judgeSchedule(spec, held, now);
  if (verdict.outcome !== "pass" || newest === null) return { verdict, untouched: true };
  const details: ManagedDetails = {
    kind: "managed",
    version: 1,
    vendor: spec.vendor,
    project: spec.project,
    branch: null,
    database: spec.database,
    way: "schedule",
    id: newest.by === "backup" ? (held.backups.find(({ at }) => at === newest.at)?.id ?? null) : null,
    name: null,
    takenAt: newest.at,
    lsn: null,
    expiresAt: null,
    reach: held.reach === null ? null : { ...held.reach },
    readBackAt: now,
  };
  return { verdict, details: recordManaged(details) };
}

/** No backup at all, or none that is recent enough, is a no, not a maybe: the vendor was asked and said so. */
export function judgeSchedule(
  spec: Pick<ScheduleSpec, "project" | "vendor" | "withinMs">,
  held: ManagedBackups,
  now: number,
): Verdict {
  const newest = newestOf(held);
  const remedy =
    "Back up by a dump before this step (a step `backup` with `database` and `to`), or choose a subscription with daily backups or point-in-time recovery.";
  if (newest === null) {
    const summary = `${spec.vendor} holds no backup of the project ${spec.project} that can be restored: ${held.told}.`;
    return fail("managed_backup_missing", summary, remedy, evidenceOf(held));
  }
  if (now - newest.at > spec.withinMs) {
    const summary = `The newest moment that ${spec.vendor} can restore is ${renderDuration(now - newest.at)} old (${renderInstant(newest.at)}); the plan allows ${renderDuration(spec.withinMs)}.`;
    return fail("managed_backup_missing", summary, remedy, evidenceOf(held));
  }
  return pass("step_done", summaryOf(spec, newest.at), evidenceOf(held));
}

function newestOf({ backups, reach }: ManagedBackups): Newest | null {
  const backup = backups.filter(({ state }) => state === "complete").toSorted((one, other) => other.at - one.at)[0];
  const moments: Newest[] = [
    ...(reach === null ? [] : [{ at: reach.to, by: "recovery" as const }]),
    ...(backup === undefined ? [] : [{ at: backup.at, by: "backup" as const }]),
  ];
  return moments.toSorted((one, other) => other.at - one.at)[0] ?? null;
}

function holds({ backups, reach }: ManagedBackups, at: number): boolean {
  if (reach !== null && reach.from <= at && at <= reach.to) return true;
  return backups.some((backup) => backup.state === "complete" && backup.at === at);
}

function read({ project }: ScheduleSpec, { roles }: Context): Promise<ManagedBackups> {
  return roles.managedDatabases.open({ project, branch: null }).readBackups();
}

function summaryOf({ project, vendor }: Pick<ScheduleSpec, "project" | "vendor">, at: number): string {
  return `${vendor} can restore the project ${project} to ${renderInstant(at)}; no backup was made for this release, and none was restored to prove it.`;
}

function evidenceOf({ backups, reach, told }: ManagedBackups): readonly Evidence[] {
  const complete = backups.filter(({ state }) => state === "complete");
  const [newest] = complete.toSorted((one, other) => other.at - one.at);
  return [
    { label: "vendor", value: told },
    ...(reach === null
      ? []
      : [
          {
            label: "moments that can be restored",
            value: `${renderInstant(reach.from)} to ${renderInstant(reach.to)}`,
          },
        ]),
    ...(newest === undefined ? [] : [{ label: "newest backup", value: renderInstant(newest.at) }]),
    ...(complete.length === backups.length
      ? []
      : [{ label: "not complete", value: `${backups.length - complete.length} of ${backups.length}` }]),
  ];
}
