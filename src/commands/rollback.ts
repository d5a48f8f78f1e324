import { hold, type Verdict } from "../lib/verdict.ts";
import type { Host, HostDeployment } from "../providers/contract.ts";
import { isAuthor } from "../lib/authors.ts";
import { ProviderError } from "../lib/error.ts";
import { describeKnownGood } from "../release/choose-known-good.ts";
import { judgeRollbackTarget } from "../release/judge-rollback-target.ts";
import type { ProductionPayload } from "../release/payload.ts";
import { type OwnRecord, renderProductionStatus } from "../release/record.ts";
import { type ProductionState, productionShows } from "../release/world.ts";
import type { CommandContext } from "../engine/context.ts";
import type { Command } from "./contract.ts";
import { everyCommand } from "./release-options.ts";
import { listProductionRecords, readProduction, readRecord, readServed } from "../engine/release-records.ts";
import { bestEffort, holdOnVendorTrouble, type Journal, createJournal } from "../engine/journal.ts";
import { performRollback } from "../engine/roll-back-production.ts";

interface OurRecords {
  readonly records: readonly OwnRecord<ProductionPayload>[];
  /** Why the records could not be read; with an explicit target the rollback goes on without them. */
  readonly recordsTrouble: ProviderError | null;
}

/** What one round of reads, all side by side, found before the request is sent. */
interface Findings extends OurRecords {
  readonly production: ProductionState;
  readonly productionAt: number;
  /** The deployment given with `to`, null where none was given or it does not exist. */
  readonly given: HostDeployment | null;
}

/** Production that was read longer ago, because the forge was slow to answer, is read again before it is changed. */
const FRESH_MS = 2_000;

/** The maintainer's own rollback: to the recorded known-good deployment, or to one that is named. */
export const rollback = {
  name: "rollback",
  description: "Roll production back to the last known-good deployment or to a named one, and read it back.",
  options: {
    reason: {
      type: "text",
      placeholder: "TEXT",
      description:
        "Reason for the rollback, shown at the host and kept in the release record. Required, except for a dry run.",
    },
    to: {
      type: "text",
      placeholder: "DEPLOYMENT",
      otherwise: "the recorded known-good deployment",
      description: "Deployment id or address to roll back to.",
    },
    "dry-run": { type: "flag", description: "Read everything and report what would be done, but change nothing." },
    ...everyCommand,
  },
  examples: [
    { call: 'rollback --repository acme/web --reason "checkout is broken"', meaning: "to the known-good deployment" },
    { call: "rollback --repository acme/web --dry-run", meaning: "what that would do" },
  ],
  run(context) {
    const journal = createJournal("rollback", context);
    return holdOnVendorTrouble(journal, async () => {
      const host = await context.role("host");
      const findings = await observe(context, journal, host);
      const current = findings.production.project.productionDeploymentId;
      journal.productionBefore(current);
      const already = context.options.to === null ? await backAlready(context, journal, findings, current) : null;
      if (already !== null) {
        journal.productionAfter(current, await readServed(context));
        return journal.finish({ decision: "rolled-back", reasonCode: "already_done", summary: already });
      }
      const target = chooseTarget(context, findings, current);
      if ("outcome" in target) return journal.finishWith(target);
      if (context.options.dryRun) {
        return journal.finish({
          decision: "proceed",
          reasonCode: "dry_run",
          summary: `Would roll production back from ${current ?? "nothing"} to ${target.id}. ${target.why}Nothing was changed.`,
        });
      }
      const reason = context.options.reason ?? "manual rollback";
      const order = { current, to: target.id, reason, accepted: context.options.to !== null };
      const fresh = context.clock.now() - findings.productionAt <= FRESH_MS;
      const records = createRecordsReader(context, journal, findings);
      const rolling = performRollback(context, journal, host, {
        to: target.id,
        from: current,
        reason,
        commit: target.commit,
        known: fresh ? { production: findings.production, target: findings.given ?? "unread" } : null,
        // Where production pointed at the target already, no release was taken out.
        ...(current === target.id ? {} : { record: async () => writeRecord(context, journal, await records(), order) }),
      });
      // The request is sent; the host works on it while the forge's client loads and the records are read.
      records().catch(() => undefined);
      const verdict = await rolling;
      if (verdict.outcome !== "pass") return journal.finishWith(verdict);
      return journal.finish({
        decision: "rolled-back",
        reasonCode: verdict.reasonCode,
        summary: `${verdict.summary} ${target.why}Reason: ${reason}`,
        remedy:
          "When the cause is fixed, release the new commit with `unpin`: production stays pinned by the rollback until then.",
      });
    });
  },
} as const satisfies Command;

/** The records are only needed before the request where they name the target. */
async function observe(context: CommandContext, journal: Journal, host: Host): Promise<Findings> {
  const { to } = context.options;
  const [{ production, productionAt }, given, records] = await Promise.all([
    readProduction(context, host).then((production) => ({ production, productionAt: context.clock.now() })),
    to === null ? null : host.readDeployment(to.replace(/^https?:\/\//, "").replace(/\/$/, "")),
    to === null ? readOurRecords(context, journal) : { records: [], recordsTrouble: null },
  ]);
  return { production, productionAt, given, ...records };
}

/** Reads them once, however often it is called. */
function createRecordsReader(context: CommandContext, journal: Journal, findings: Findings): () => Promise<OurRecords> {
  let reading: Promise<OurRecords> | undefined;
  return () => {
    reading ??= context.options.to === null ? Promise.resolve(findings) : readOurRecords(context, journal);
    return reading;
  };
}

async function readOurRecords(context: CommandContext, journal: Journal): Promise<OurRecords> {
  try {
    const forge = await context.role("forge");
    const { records } = await listProductionRecords(context, journal, forge);
    return { records, recordsTrouble: null };
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    return { records: [], recordsTrouble: error };
  }
}

/**
 * A rollback that is asked for twice, by two people or a nervous finger, must not go back two steps. Null = production
 * does not stand on a deployment that it was rolled back to.
 */
async function backAlready(
  context: CommandContext,
  journal: Journal,
  { production, records }: Findings,
  current: string | null,
): Promise<string | null> {
  if (current === null || !productionShows(production, current)) return null;
  const furtherBack = "To go further back, name the deployment with `to`.";
  const { aliasRequest } = production.project;
  if (
    aliasRequest?.type === "rollback" &&
    aliasRequest.toDeploymentId === current &&
    aliasRequest.status !== "failed"
  ) {
    return `Production was rolled back to ${current} before, and still serves it. ${furtherBack}`;
  }
  const [newest] = records;
  if (newest === undefined || newest.payload.candidate.id === current) return null;
  if (![newest.payload.knownGood?.id, newest.payload.previous?.id].includes(current)) return null;
  const record = await readRecord(context, journal, await context.role("forge"), newest);
  if (record.phase !== "rolled-back" || record.rollbackTo !== current) return null;
  return `Release ${newest.payload.release} was rolled back to ${current} before (${record.reason ?? "reason not recorded"}), and production still serves it. ${furtherBack}`;
}

interface Target {
  readonly id: string;
  readonly commit: string | null;
  /** Why this one, in sentences with a space after them; empty where a person named it. */
  readonly why: string;
}

function chooseTarget(context: CommandContext, findings: Findings, current: string | null): Target | Verdict {
  const { to } = context.options;
  if (to !== null) {
    const named = judgeRollbackTarget(to, findings.given, findings.production.project);
    return "outcome" in named ? named : { id: named.id, commit: named.meta.githubCommitSha ?? null, why: "" };
  }
  if (findings.recordsTrouble !== null) {
    return hold(
      findings.recordsTrouble.reasonCode,
      `The last known-good deployment is not known, because the release records could not be read: ${findings.recordsTrouble.message}`,
      "Name the deployment to roll back to with `to`; a rollback to a named deployment needs no records.",
    );
  }
  const payload = findings.records.find((record) => record.payload.candidate.id === current)?.payload;
  const target = context.plan.rollback.to === "previous" ? payload?.previous : payload?.knownGood;
  if (payload !== undefined && target) {
    return { id: target.id, commit: target.commit, why: `${describeKnownGood(payload)} ` };
  }
  return hold(
    "no_known_good",
    `No release record names a known-good deployment before ${current ?? "nothing"}, which production serves now.`,
    "Name the deployment to roll back to with `to`; Holdpoint does not guess one.",
  );
}

async function writeRecord(
  context: CommandContext,
  journal: Journal,
  found: OurRecords,
  done: { readonly current: string | null; readonly to: string; readonly reason: string; readonly accepted: boolean },
): Promise<void> {
  // Production is safe now, so this may wait for a forge that was down before.
  const { records } = found.recordsTrouble === null ? found : await readOurRecords(context, journal);
  const record = records.find(({ payload }) => payload.candidate.id === done.current);
  if (record === undefined) {
    journal.note("no release record belongs to what production served, so the rollback is recorded only at the host");
    return;
  }
  await bestEffort(journal, "the rollback's status at GitHub was not written", async () => {
    const forge = await context.role("forge");
    const { creator } = await forge.createDeploymentStatus(record.deployment.id, {
      ...renderProductionStatus({ phase: "rolled-back", to: done.to, reason: done.reason, accepted: done.accepted }),
      ...(context.runUrl === null ? {} : { logUrl: context.runUrl }),
    });
    noteStranger(context, journal, creator);
  });
}

/** Who rolls back from a terminal writes as a person, and not every person's word about production counts. */
function noteStranger({ options, plan }: CommandContext, journal: Journal, writer: string): void {
  if (isAuthor(writer, [...options.authors, ...plan.rollback.by])) return;
  journal.note(
    `the rollback is recorded as written by ${writer}, whose records do not count: later commands rely on what the host shows; to change that, list ${writer} in the plan's \`rollback.by\``,
  );
}
