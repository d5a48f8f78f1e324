/** A managed database put back to a moment by its own vendor: where that is depends on what our own records say of its backups. */
import { restoreIdentity } from "../../release/restore-names.ts";
import { renderDuration } from "../../lib/duration.ts";
import { renderInstant } from "../../lib/instant.ts";
import { hold, pass, type Verdict } from "../../lib/verdict.ts";
import type { Forge } from "../../providers/contract.ts";
import { refuseWithoutFresh } from "../../release/judge-restore-request.ts";
import { findOwnRecords, type RecordKind } from "../../release/own-records.ts";
import { parsePayload } from "../../release/payload.ts";
import type { RestoreWish } from "../../release/restore-wish.ts";
import type { CommandContext } from "../context.ts";
import type { Journal } from "../journal.ts";
import { listProductionRecords, readable } from "../release-records.ts";
import type { KnownBackups } from "./known-backups.ts";
import { restoreAtVendor } from "./restore-at-vendor.ts";
import type { RestoreOrder } from "./restore-order.ts";

/** `task` of our deployments that say that a vendor was about to be asked. */
const TASK = "holdpoint:restore";
const LISTED = 100;
/** Vendors take minutes for a project, and hours for a large one. */
const PATIENCE_MS = 3 * 3_600_000;

interface Asked {
  readonly project?: string | undefined;
  readonly keepAs: string;
}

const ASKED: RecordKind<Asked> = { task: TASK, noun: "a record of a restore", parse: parseAsked };

interface Moment {
  readonly at: number;
  readonly database: string;
  readonly known: KnownBackups;
  readonly forge: Forge;
  readonly facts: RestoreOrder["facts"];
}

export async function restoreToMoment(
  context: CommandContext,
  journal: Journal,
  wish: RestoreWish,
  { at, database, known, forge, facts }: Moment,
): Promise<Verdict> {
  const [newest] = known.managed.filter((one) => one.variable === wish.variable);
  if (newest === undefined) return unknownVendor(database);
  const { vendor, project, branch } = newest.details;
  const databases = await context.role("managedDatabases", vendor);
  const { abilities } = databases;
  const place = { project, branch };
  const now = context.clock.now();
  journal.note(
    `The vendor would put ${database} back to ${renderInstant(at)}: lost is everything that was written in the ${renderDuration(Math.max(0, now - at))} since, whose rows nobody can count before. It is out of service meanwhile.`,
  );
  for (const sentence of abilities.cannot) journal.note(sentence);
  const takenAt = known.archives.flatMap((one) => (one.database === database ? [one.takenAt] : []));
  const missing = refuseWithoutFresh({
    now,
    takenAt,
    waived: wish.withoutFresh,
    inPlace: !abilities.restoreKeepsPrevious,
  });
  const keepAs = `holdpoint-${restoreIdentity(database, `${vendor}/${project}/${branch ?? ""}@${at}`, 0)}`;
  const asked = await readAsked(context, journal, forge);
  const begun = asked.some((one) => one.keepAs === keepAs);
  if (missing !== null && !begun) return missing;
  if (context.options.dryRun) {
    const { told } = await databases.open(place).readBackups();
    return pass("dry_run", `Nothing was changed. The vendor has of ${project}: ${told}.`);
  }
  return restoreAtVendor(
    { databases, place, target: { kind: "moment", at }, keepAs, begun, facts },
    { timeoutMs: PATIENCE_MS, progress: (text) => journal.progress(text) },
    () => recordAsking(context, journal, forge, keepAs),
  );
}

async function readAsked({ options, plan }: CommandContext, journal: Journal, forge: Forge): Promise<readonly Asked[]> {
  const scope = { authors: options.authors, project: plan.project.host.project };
  const found = await findOwnRecords(ASKED, scope, LISTED, (limit) => forge.listDeployments({ task: TASK, limit }));
  return readable(journal, found).records.map(({ payload }) => payload);
}

/** Before the vendor is asked: of one that leaves no trace, this is all that a later run knows. */
async function recordAsking(context: CommandContext, journal: Journal, forge: Forge, keepAs: string): Promise<void> {
  const { project, stages } = context.plan;
  const { records } = await listProductionRecords(context, journal, forge);
  const [newest] = records;
  if (newest === undefined) throw new Error("a backup is recorded, and no release");
  await forge.createDeployment({
    ref: newest.payload.commit,
    task: TASK,
    environment: stages.production.environment,
    description: "Holdpoint: asks a vendor to put a database back",
    payload: { holdpoint: 1, phase: "restore", project: project.host.project, keepAs, reason: context.options.reason },
    productionEnvironment: true,
  });
}

function parseAsked(stored: unknown): Asked | null {
  const { holdpoint, phase, project, keepAs } = parsePayload(stored);
  if (holdpoint !== 1 || phase !== "restore" || typeof keepAs !== "string") return null;
  return { keepAs, ...(typeof project === "string" ? { project } : {}) };
}

function unknownVendor(database: string): Verdict {
  return hold(
    "backup_unknown",
    `No record of ours says at which vendor ${database} is kept, so nobody can be asked to put it back to a moment.`,
    "A step `backup` of a managed kind records it. Without one, use the vendor's own dashboard.",
  );
}
