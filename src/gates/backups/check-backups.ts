/** Asks the backups gate: loaded when there are records to read. */
import { renderDuration } from "../../lib/duration.ts";
import { renderInstant } from "../../lib/instant.ts";
import { type Evidence, fail, hold, pass, type Verdict } from "../../lib/verdict.ts";
import type { StoredBackups } from "../../providers/contract.ts";
import { findOwnRecords } from "../../release/own-records.ts";
import { databaseOf, parseRecordedBackup, type RecordedBackup } from "../../release/recorded-backup.ts";
import type { OwnRecord } from "../../release/record.ts";
import { STEP_RECORDS, STEP_TASK, type StepPayload } from "../../release/step-record.ts";
import type { GateContext } from "../contract.ts";
import { missingFrom } from "./missing-places.ts";
import { type BackupsSpec, PROOFS, SAYS } from "./spec.ts";

/** A step leaves two records or more, and a release several steps. */
const LISTED = 500;

/** The gate's answer; see backups/index.ts. */
export async function checkBackups(
  spec: BackupsSpec,
  { roles: { deployments, storedBackups }, clock, authors }: GateContext<"deployments" | "storedBackups">,
): Promise<Verdict> {
  const listed = await findOwnRecords(STEP_RECORDS, { authors, project: spec.project }, LISTED, (limit) =>
    deployments.listDeployments({ task: STEP_TASK, limit }),
  );
  if (listed.otherVersion !== null) return otherVersion();
  const ignored = listed.ignored.map((value): Evidence => ({ label: "ignored", value }));
  const known = listed.records.flatMap(backupOf).filter(({ backup }) => databaseOf(backup) === spec.database);
  const newestFirst = known.toSorted((left, right) => right.at - left.at);
  const since = clock.now() - spec.within;
  const verdict = await judge(spec, newestFirst, since, clock.now(), storedBackups);
  // What was not listed may be what was looked for.
  const unread = !listed.whole && (listed.oldestAt ?? since) > since;
  const said = verdict.outcome === "fail" && unread ? unreadRecords(spec) : verdict;
  return { ...said, evidence: [...said.evidence, ...ignored] };
}

interface KnownBackup {
  readonly backup: RecordedBackup;
  readonly at: number;
  readonly proof: BackupsSpec["proven"];
  readonly release: string;
}

function backupOf({ deployment, payload }: OwnRecord<StepPayload>): readonly KnownBackup[] {
  const { part, end, release } = payload;
  if (part !== "ended" || end?.verdict.outcome !== "pass") return [];
  const backup = parseRecordedBackup(end.details);
  if (backup === null) return [];
  // Whatever a server's clock says, nothing is newer than its record, which GitHub dates.
  const at = Math.min(backup.takenAt, deployment.createdAt);
  return [{ backup, at, proof: backup.kind === "dump" ? backup.proof.how : "stored", release }];
}

async function judge(
  spec: BackupsSpec,
  newestFirst: readonly KnownBackup[],
  since: number,
  now: number,
  stores: StoredBackups,
): Promise<Verdict> {
  const proven = newestFirst.filter(({ proof }) => PROOFS.indexOf(proof) >= PROOFS.indexOf(spec.proven));
  const [newest] = newestFirst;
  if (newest === undefined) return none(spec);
  const [last] = proven;
  if (last === undefined) return notProven(spec, newest);
  if (last.at < since) return overdue(spec, last, newest, now);
  const gone: Evidence[] = [];
  for (const one of proven.filter(({ at }) => at >= since)) {
    const missing = await missingFrom(spec, one.backup, now, stores);
    if (missing.length === 0) return inTime(spec, one, now, gone);
    gone.push({ label: `backup of ${renderInstant(one.at)}`, value: missing.join("; ") });
  }
  return fail(
    "backup_overdue",
    `No backup of ${spec.database} from the last ${renderDuration(spec.within)} is still where it was stored.`,
    `Back up now (a release with the step backup), and find out who removed it.`,
    gone,
  );
}

function inTime({ database, from }: BackupsSpec, known: KnownBackup, now: number, gone: readonly Evidence[]): Verdict {
  const { backup, at, proof } = known;
  const still = from.length === 0 ? "" : `, and still lies in ${from.join(", ")}`;
  return pass(
    "gate_passed",
    `The newest backup of ${database} is of ${renderInstant(at)}, ${ago(at, now)} ago, ${SAYS[proof]}${still}.`,
    [...evidenceOf(known), ...gone, ...(backup.kind === "dump" ? restoredIn(backup) : [])],
  );
}

function evidenceOf({ backup, release, at, proof }: KnownBackup): readonly Evidence[] {
  const where =
    backup.kind === "dump" ? backup.places.map(({ place }) => place).join(", ") : `${backup.vendor}, ${backup.project}`;
  return [{ label: "backup", value: `${renderInstant(at)}, for the release ${release}, ${SAYS[proof]}: ${where}` }];
}

function restoredIn({ proof }: Extract<RecordedBackup, { kind: "dump" }>): readonly Evidence[] {
  return proof.how === "restore"
    ? [{ label: "a restore took", value: renderDuration(wholeSeconds(proof.tookMs)) }]
    : [];
}

function none({ database }: BackupsSpec): Verdict {
  return hold(
    "no_data",
    `No backup of ${database} is recorded, so it is not known whether there is one.`,
    `Let a stage take one before its change: before: [{ title: Back up, backup: { database: ${database}, … } }]. Backups that others make are not seen here.`,
  );
}

function notProven({ database, proven }: BackupsSpec, newest: KnownBackup): Verdict {
  return fail(
    "backup_overdue",
    `No backup of ${database} was ${SAYS[proven]}; the newest, of ${renderInstant(newest.at)}, was ${SAYS[newest.proof]} only.`,
    "Let the step backup prove it (prove: restore, or prove: read).",
    evidenceOf(newest),
  );
}

function overdue(
  { database, within, proven }: BackupsSpec,
  last: KnownBackup,
  newest: KnownBackup,
  now: number,
): Verdict {
  const newer = newest === last ? "" : ` A newer one, of ${renderInstant(newest.at)}, was ${SAYS[newest.proof]} only.`;
  return fail(
    "backup_overdue",
    `The newest backup of ${database} that was ${SAYS[proven]} is of ${renderInstant(last.at)}, ${ago(last.at, now)} ago; the plan allows ${renderDuration(within)}.${newer}`,
    "Back up now: a release with the step backup does.",
    evidenceOf(last),
  );
}

function unreadRecords({ database }: BackupsSpec): Verdict {
  return hold(
    "no_data",
    `There are more records of steps than were read, and none of those has a backup of ${database} that counts.`,
    "Let a release back up now, so that its record is among the newest.",
  );
}

function otherVersion(): Verdict {
  return hold(
    "vendor_answer_unknown",
    "A record of a step was written by another version of Holdpoint, and this version cannot read it.",
    "Use the same, newest version of Holdpoint in every workflow of this repository.",
  );
}

/** In seconds the same answer would be another one at each run. */
function ago(at: number, now: number): string {
  const minutes = Math.max(60_000, Math.floor((now - at) / 60_000) * 60_000);
  return renderDuration(minutes >= 86_400_000 ? Math.floor(minutes / 3_600_000) * 3_600_000 : minutes);
}

function wholeSeconds(ms: number): number {
  return Math.max(1_000, Math.round(ms / 1_000) * 1_000);
}
