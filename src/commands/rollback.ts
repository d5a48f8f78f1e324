import { hold, type Verdict } from "../lib/verdict.ts";
import type { Forge, ForgeDeployment, Host, HostDeployment } from "../providers/contract.ts";
import { ProviderError } from "../lib/error.ts";
import {
  currentStatusOf,
  parseProductionRecord,
  type ProductionPayload,
  productionPayloadOf,
  renderProductionStatus,
} from "../release/record.ts";
import { type ProductionState, productionShows } from "../release/world.ts";
import type { CommandResult } from "../release/result.ts";
import type { Command, CommandContext } from "./contract.ts";
import { listProductionDeployments, readProduction, readServed } from "./observe.ts";
import { bestEffort, holdOnVendorTrouble, type Journal, openJournal } from "./outcome.ts";
import { performRollback } from "./rollback-step.ts";

interface OurRecord {
  readonly deployment: ForgeDeployment;
  readonly payload: ProductionPayload;
}

/** What one round of reads, all side by side, found before the request is sent. */
interface Findings {
  readonly production: ProductionState;
  /** The deployment given with `to`, null where none was given or it does not exist. */
  readonly given: HostDeployment | null;
  readonly records: readonly OurRecord[];
  /** Why the records could not be read; with an explicit target the rollback goes on without them. */
  readonly recordsTrouble: ProviderError | null;
}

/** With an explicit target the records are read only to be mended, so production does not wait long for them. */
const RECORDS_PATIENCE_MS = 3_000;

/** The maintainer's own rollback: to the recorded known-good deployment, or to one that is named. */
export const rollback: Command = {
  name: "rollback",
  description: "Roll production back to the last known-good deployment or to a named one, and read it back.",
  run(context) {
    const journal = openJournal("rollback", context);
    return holdOnVendorTrouble(journal, async () => {
      const host = await context.role("host");
      const findings = await observe(context, host);
      const current = findings.production.project.productionDeploymentId;
      journal.productionBefore(current);
      const already = context.options.to === null ? await backAlready(context, findings, current) : null;
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
          summary: `Would roll production back from ${current ?? "nothing"} to ${target.id}. Nothing was changed.`,
        });
      }
      const reason = context.options.reason ?? "manual rollback";
      const verdict = await performRollback(context, journal, host, {
        to: target.id,
        from: current,
        reason,
        commit: target.commit,
        known: findings.given === null ? null : { production: findings.production, target: findings.given },
      });
      return finish(context, journal, findings, { current, to: target.id, reason, verdict });
    });
  },
};

async function observe(context: CommandContext, host: Host): Promise<Findings> {
  const { to } = context.options;
  const [production, given, records] = await Promise.all([
    readProduction(context, host),
    to === null ? null : host.readDeployment(to.replace(/^https?:\/\//, "").replace(/\/$/, "")),
    to === null ? readOurRecords(context) : readOurRecordsSoon(context),
  ]);
  return { production, given, ...records };
}

async function readOurRecordsSoon(context: CommandContext): Promise<Pick<Findings, "records" | "recordsTrouble">> {
  const enough = new AbortController();
  const late = context.clock.sleep(RECORDS_PATIENCE_MS, enough.signal).then(
    () => ({ records: [], recordsTrouble: null }),
    () => ({ records: [], recordsTrouble: null }),
  );
  const found = await Promise.race([readOurRecords(context), late]);
  enough.abort();
  return found;
}

async function readOurRecords(context: CommandContext): Promise<Pick<Findings, "records" | "recordsTrouble">> {
  try {
    const forge = await context.role("forge");
    const deployments = await listProductionDeployments(context, forge);
    const records = deployments.flatMap((deployment) => {
      const payload = productionPayloadOf(deployment);
      return payload === null ? [] : [{ deployment, payload }];
    });
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
  if (newest?.payload.knownGood?.id !== current || newest.payload.candidate.id === current) return null;
  const forge = await context.role("forge");
  const statuses = await forge.listDeploymentStatuses(newest.deployment.id);
  const record = parseProductionRecord(newest.deployment, currentStatusOf(statuses));
  if (record?.phase !== "rolled-back") return null;
  return `Release ${newest.payload.release} was rolled back to ${current} before (${record.reason ?? "reason not recorded"}), and production still serves it. ${furtherBack}`;
}

function chooseTarget(
  context: CommandContext,
  findings: Findings,
  current: string | null,
): { readonly id: string; readonly commit: string | null } | Verdict {
  const { to } = context.options;
  if (to !== null) {
    if (findings.given === null) {
      return hold(
        "not_found",
        `There is no deployment ${to} in this project.`,
        "Give the id (`dpl_…`) or the address of an earlier production deployment.",
      );
    }
    return { id: findings.given.id, commit: findings.given.meta.githubCommitSha ?? null };
  }
  if (findings.recordsTrouble !== null) {
    return hold(
      findings.recordsTrouble.reasonCode,
      `The last known-good deployment is not known, because the release records could not be read: ${findings.recordsTrouble.message}`,
      "Name the deployment to go back to with `to`; a rollback to a named deployment needs no records.",
    );
  }
  const knownGood = findings.records.find(({ payload }) => payload.candidate.id === current)?.payload.knownGood;
  if (knownGood) return knownGood;
  return hold(
    "no_known_good",
    `No release record says what was good before ${current ?? "nothing"}, which production serves now.`,
    "Name the deployment to go back to with `to`; Holdpoint does not guess one.",
  );
}

async function finish(
  context: CommandContext,
  journal: Journal,
  findings: Findings,
  done: { readonly current: string | null; readonly to: string; readonly reason: string; readonly verdict: Verdict },
): Promise<CommandResult> {
  if (done.verdict.outcome !== "pass") return journal.finishWith(done.verdict);
  // Production pointed at the target already: no release was taken out.
  const changed = done.current !== done.to;
  // Production is safe now, so this may wait for a forge that was slow or down before.
  const records = findings.records.length > 0 ? findings.records : (await readOurRecords(context)).records;
  const record = records.find(({ payload }) => payload.candidate.id === done.current);
  if (changed && record === undefined) {
    journal.note("no release record belongs to what production served, so the rollback is recorded only at the host");
  } else if (changed && record !== undefined) {
    await bestEffort(journal, "the rollback's status at GitHub was not written", async () => {
      const forge: Forge = await context.role("forge");
      await forge.createDeploymentStatus(record.deployment.id, {
        ...renderProductionStatus({ phase: "rolled-back", to: done.to, reason: done.reason }),
        ...(context.runUrl === null ? {} : { logUrl: context.runUrl }),
      });
    });
  }
  return journal.finish({
    decision: "rolled-back",
    reasonCode: done.verdict.reasonCode,
    summary: `${done.verdict.summary} Reason: ${done.reason}`,
    remedy:
      "When the cause is mended, release the new commit with `unpin`: the rollback keeps production pinned until then.",
  });
}
