import { deploymentUrl } from "../lib/deployment-url.ts";
import { renderDuration } from "../lib/duration.ts";
import { fail, hold, pass, type Verdict } from "../lib/verdict.ts";
import type { Forge, Host } from "../providers/contract.ts";
import { type ProductionRecord, type ProductionStatus, renderProductionStatus } from "../release/record.ts";
import { productionShows } from "../release/world.ts";
import type { CommandResult } from "../release/result.ts";
import type { Command, CommandContext } from "./contract.ts";
import { readProduction, readRecords, readServed } from "./observe.ts";
import { bestEffort, holdOnVendorTrouble, type Journal, openJournal } from "./outcome.ts";
import { performRollback } from "./rollback-step.ts";
import { checkGates } from "./verify-step.ts";
import { watchProduction } from "./watch-loop.ts";

/** A verdict to roll back is written down first, so that a run that dies here is finished by the next; but not at any price. */
const RECORD_PATIENCE_MS = 5_000;

/** Watches production after a promote; rolls it back by itself on a `fail`. */
export const watch: Command = {
  name: "watch",
  description: "Watch production after the promote; roll back by itself when a condition is met.",
  run(context) {
    const journal = openJournal("watch", context);
    return holdOnVendorTrouble(journal, async () => {
      const [host, forge] = await Promise.all([context.role("host"), context.role("forge")]);
      const [production, { record }] = await Promise.all([readProduction(context, host), readRecords(context, forge)]);
      journal.productionBefore(record?.payload.knownGood?.id ?? production.project.productionDeploymentId);
      if (record === null) {
        return journal.finishWith(
          fail(
            "release_not_found",
            `Release ${context.release.id} has no production record, so there is nothing to watch.`,
            "Run `promote` for this release first.",
          ),
        );
      }
      const { candidate } = record.payload;
      journal.candidate(candidate);
      const shown = productionShows(production, candidate.id);
      if (record.phase === "rolling-back") {
        return rollBack(context, journal, { host, forge, record, reason: record.reason ?? "rollback_decided" });
      }
      if (record.phase === "rolled-back") return alreadyRolledBack(context, journal, record);
      journal.productionAfter(production.project.productionDeploymentId, null);
      if (record.phase === "done" && shown) {
        journal.productionAfter(candidate.id, await readServed(context));
        return journal.finishWith(
          pass("already_done", `The watch of ${candidate.id} ended before: ${record.reason ?? "done"}.`),
        );
      }
      if (!shown) return journal.finishWith(notInProduction(production.project.productionDeploymentId, record));
      const promotedAt = record.promotedAt ?? context.clock.now();
      if (record.phase !== "watching") {
        await writeStatus(context, forge, record, {
          phase: "watching",
          promotedAt,
          until: promotedAt + record.payload.watchForMs,
        });
      }
      journal.step("watch", `watching ${candidate.id} for ${renderDuration(record.payload.watchForMs)}`);
      return watchAndDecide(context, journal, { host, forge, record: { ...record, promotedAt } });
    });
  },
};

interface Watched {
  readonly host: Host;
  readonly forge: Forge;
  readonly record: ProductionRecord & { readonly promotedAt: number };
}

async function watchAndDecide(context: CommandContext, journal: Journal, watched: Watched): Promise<CommandResult> {
  const { host, forge, record } = watched;
  const answer = await watchProduction(context, journal, host, record);
  if (answer.kind === "rollback") {
    const reason = answer.verdict.summary;
    journal.step("rollback-decided", `roll back from ${record.payload.candidate.id}`);
    const result = await rollBack(context, journal, { host, forge, record, reason, code: answer.verdict.reasonCode });
    return result;
  }
  const { verdict } = answer;
  const { project } = await readProduction(context, host);
  journal.productionAfter(project.productionDeploymentId, await readServed(context));
  await bestEffort(journal, "the end of the watch", () =>
    writeStatus(
      context,
      forge,
      record,
      verdict.outcome === "pass"
        ? { phase: "done", promotedAt: record.promotedAt, reason: verdict.summary }
        : { phase: "held", promotedAt: record.promotedAt, reason: `${verdict.reasonCode}, ${verdict.summary}` },
    ),
  );
  await writeCommitStatus(context, journal, forge, verdict.outcome === "pass" ? "success" : "pending", verdict.summary);
  if (verdict.outcome === "pass") journal.step("done", verdict.summary);
  return journal.finishWith(verdict);
}

interface RollbackOrder {
  readonly host: Host;
  readonly forge: Forge;
  readonly record: ProductionRecord;
  readonly reason: string;
  readonly code?: Verdict["reasonCode"];
}

/** Ends on `rolled-back` only when production was read back; everything else is said as it is. */
async function rollBack(context: CommandContext, journal: Journal, order: RollbackOrder): Promise<CommandResult> {
  const { host, forge, record, reason } = order;
  const { knownGood, candidate } = record.payload;
  if (knownGood === null) {
    await bestEffort(journal, "the failed watch", () =>
      writeStatus(context, forge, record, { phase: "failed", reason: `no known good; ${reason}` }),
    );
    journal.productionAfter(candidate.id, await readServed(context));
    return journal.finish({
      decision: "failed",
      reasonCode: "no_known_good",
      summary: `A rollback is due (${reason}), but nothing was in production before, so there is nothing to go back to. Production still serves ${candidate.id}.`,
      remedy: "Deploy a fix, or dispatch a rollback with an explicit target.",
    });
  }
  if (record.phase !== "rolling-back") {
    await recordIntent(context, journal, order, knownGood.id);
  }
  const verdict = await performRollback(context, journal, host, {
    to: knownGood.id,
    from: candidate.id,
    reason,
    commit: knownGood.commit,
    known: null,
  });
  if (verdict.outcome !== "pass") return journal.finishWith(verdict);
  await bestEffort(journal, "the rollback's status", () =>
    writeStatus(context, forge, record, { phase: "rolled-back", to: knownGood.id, reason }),
  );
  await writeCommitStatus(context, journal, forge, "failure", `rolled back to ${knownGood.id}: ${reason}`);
  await verifyRollback(context, journal, knownGood);
  return journal.finish({
    decision: "rolled-back",
    reasonCode: order.code ?? "rolled_back",
    summary: `Production was rolled back to ${knownGood.id}: ${reason}`,
    remedy:
      "Find the cause on the evidence given here, mend it and release a new commit with `unpin`: the rollback keeps production pinned until then.",
  });
}

async function recordIntent(
  context: CommandContext,
  journal: Journal,
  order: RollbackOrder,
  to: string,
): Promise<void> {
  const { forge, record, reason } = order;
  const write = bestEffort(journal, "the decision to roll back", () =>
    writeStatus(context, forge, record, { phase: "rolling-back", promotedAt: record.promotedAt, to, reason }),
  );
  const enough = new AbortController();
  const patience = context.clock.sleep(RECORD_PATIENCE_MS, enough.signal).catch(() => undefined);
  await Promise.race([write, patience]);
  enough.abort();
}

/** The known-good deployment passes the production gates too, or people must know at once. It changes no decision. */
async function verifyRollback(
  context: CommandContext,
  journal: Journal,
  knownGood: { readonly id: string; readonly commit: string | null },
): Promise<void> {
  const { plan } = context;
  if (plan.stages.production.verify.length === 0) return;
  const verdict = await checkGates(context, journal, plan.stages.production.verify, {
    url: context.domainUrl(plan.project.domains[0] ?? ""),
    deploymentId: knownGood.id,
    commit: knownGood.commit ?? "",
    stage: "production",
    bypass: null,
  });
  if (verdict.outcome !== "pass")
    journal.note(`after the rollback the production gates do not pass: ${verdict.summary}`);
}

function writeCommitStatus(
  context: CommandContext,
  journal: Journal,
  forge: Forge,
  state: "success" | "failure" | "pending",
  description: string,
): Promise<void> {
  return bestEffort(journal, "the commit status", () =>
    forge.setCommitStatus(context.release.commit, {
      context: "holdpoint/release",
      state,
      description,
      ...(context.runUrl === null ? {} : { targetUrl: context.runUrl }),
    }),
  );
}

function writeStatus(context: CommandContext, forge: Forge, record: ProductionRecord, status: ProductionStatus) {
  return forge.createDeploymentStatus(record.forgeId, {
    ...renderProductionStatus(status),
    environmentUrl: deploymentUrl(context.plan.project.domains[0] ?? record.payload.candidate.url),
    ...(context.runUrl === null ? {} : { logUrl: context.runUrl }),
  });
}

async function alreadyRolledBack(
  context: CommandContext,
  journal: Journal,
  record: ProductionRecord,
): Promise<CommandResult> {
  const { project } = await readProduction(context, await context.role("host"));
  journal.productionAfter(project.productionDeploymentId, await readServed(context));
  return journal.finish({
    decision: "rolled-back",
    reasonCode: "already_rolled_back",
    summary: `This release was rolled back to ${record.rollbackTo ?? "the previous deployment"}: ${record.reason ?? "reason not recorded"}`,
    remedy: "Release a new commit; to try the same commit again, give the release another id (`release`).",
  });
}

function notInProduction(current: string | null, record: ProductionRecord): Verdict {
  const { candidate, knownGood } = record.payload;
  return current === candidate.id || current === knownGood?.id
    ? hold(
        "read_back_mismatch",
        `Production does not show ${candidate.id} on every domain, so the promotion is not complete.`,
        "Run `promote` again; it continues where it stopped. Then watch.",
      )
    : hold(
        "production_moved",
        `Production is ${current ?? "nothing"}, changed by somebody else; this release is no longer watched.`,
        "Look at what production serves now; that change has its own watch if Holdpoint made it.",
      );
}
