import { hold, type Verdict } from "../lib/verdict.ts";
import type { Host } from "../providers/contract.ts";
import { chooseNamed, chooseRollback, type RollbackChoice } from "../release/choose-rollback.ts";
import { describeDryRun } from "../release/describe-dry-run.ts";
import { judgeRollbackTarget } from "../release/judge-rollback-target.ts";
import type { ProductionRecord } from "../release/record.ts";
import type { CommandResult } from "../release/result.ts";
import { holdsRollback } from "../release/way-back.ts";
import type { CommandContext } from "../engine/context.ts";
import type { RungWords } from "../release/rung-words.ts";
import { DATABASE_RUNG } from "../plan/patterns.ts";
import type { Command } from "./contract.ts";
import { byHand, everyCommand, ofReport } from "./release-options.ts";
import { type BeforeRollback, readBeforeRollback, readBehind } from "../engine/read-before-rollback.ts";
import { createForgePatience } from "../engine/forge-patience.ts";
import { finishRolledBack } from "../engine/finish-rolled-back.ts";
import { tellOfRollback } from "../engine/incident/tell-of-rollback.ts";
import { holdOnVendorTrouble, type Journal, type JournalEnd, createJournal } from "../engine/journal.ts";
import { createRecordsReader } from "../engine/our-records.ts";
import { takeRestOfLadder } from "../engine/rest-of-ladder.ts";
import { putBackAborted } from "../engine/put-back-rollout.ts";
import { putBackSettings } from "../engine/put-back-settings.ts";
import { undoAround } from "../engine/steps/undo-around.ts";
import { recordManualRollback } from "../engine/record-manual-rollback.ts";
import { isFresh, performRollback } from "../engine/roll-back-production.ts";

/** The maintainer's own rollback: to the recorded known-good deployment, or to one that is named. */
export const rollback = {
  name: "rollback",
  description: "Roll production back to the last known-good deployment or to a named one, and read it back.",
  options: {
    reason: byHand.reason,
    to: {
      type: "text",
      placeholder: "DEPLOYMENT",
      otherwise: "the recorded known-good deployment",
      description: "Deployment id or address to roll back to.",
    },
    "restore-flag": {
      type: "flag",
      description:
        "Put the flag that an earlier rollback set to what is safe back to what it was when the release was recorded, if nobody has changed it since. Changes nothing else.",
      idleWith: "to",
    },
    undo: {
      type: "list",
      placeholder: "TITLE",
      description:
        "Title of a step of the release that is to be taken back although data is lost by it, once production is back. May be repeated; recorded with the reason.",
    },
    name: byHand.name,
    identity: byHand.identity,
    "without-fresh-backup": byHand["without-fresh-backup"],
    "dry-run": byHand["dry-run"],
    drill: {
      type: "flag",
      description:
        "Practise a rollback at the project of `rollback.drill`, never in production, and record how long each of its steps took.",
    },
    ...ofReport,
    ...everyCommand,
  },
  examples: [
    { call: 'rollback --repository acme/web --reason "checkout is broken"', meaning: "to the known-good deployment" },
    { call: "rollback --repository acme/web --dry-run", meaning: "what that would do" },
    {
      call: 'rollback --repository acme/web --restore-flag --reason "fixed in 3f2a91c"',
      meaning: "the flag that a rollback has set, as it was before",
    },
    { call: "rollback --repository acme/web --drill", meaning: "practise it where nobody is hurt" },
  ],
  run(context) {
    const journal = createJournal("rollback", context);
    return holdOnVendorTrouble(journal, async () => {
      if (context.options.restoreFlag === true) {
        const { restoreFlag } = await import("../engine/flags/restore-flag.ts");
        return restoreFlag(context, journal);
      }
      const { drillOf } = context.options;
      if (drillOf !== undefined)
        return (await import("../engine/drill/run-drill.ts")).runDrill(context, journal, drillOf);
      const host = await context.role("host");
      const findings = await readBeforeRollback(context, journal, host);
      const current = findings.production.project.productionDeploymentId;
      journal.productionBefore(current);
      journal.productionAfter(findings.production, null);
      const behind = await readBehind(context, journal, findings);
      const choice = choose(context, findings, behind);
      const show = async (to: string | null) => {
        const { showTargets } = await import("../engine/show-targets.ts");
        await showTargets(context, journal, { host, production: findings.production, to });
      };
      if ("outcome" in choice) {
        await show(null);
        return journal.finishWith(choice);
      }
      if (context.options.dryRun) {
        await show(choice.to.id);
        return journal.finish(describeDryRun(findings.production, choice));
      }
      const go = (part: Journal) => rollBack(context, part, host, { findings, behind, choice });
      if (context.options.restore === undefined) return go(journal);
      const { rollBackWithDatabase } = await import("../engine/restore/roll-back-with-database.ts");
      return rollBackWithDatabase(context, journal, context.options.restore, go);
    });
  },
} as const satisfies Command;

interface Chosen {
  readonly findings: BeforeRollback;
  readonly behind: ProductionRecord | null;
  readonly choice: RollbackChoice;
}

async function rollBack(
  context: CommandContext,
  journal: Journal,
  host: Host,
  { findings, behind, choice }: Chosen,
): Promise<CommandResult> {
  const { production, productionAt, tookMs: knownTookMs, given } = findings;
  const { to, from, arriving, begun, why } = choice;
  const reason = context.options.reason ?? "manual rollback";
  const patience = createForgePatience(context);
  const written = { to: to.id, reason, accepted: context.options.to !== null, begun };
  const records = createRecordsReader(context, journal, findings.own, patience);
  const release = async () => {
    if (context.options.to === null) return choice.release;
    return chooseNamed(production, await records(), to, behind).release;
  };
  const record = () =>
    patience.spend(async () => recordManualRollback(context, journal, patience, await release(), written));
  // A run that has not asked the host yet reads this before it believes that the release is in production.
  const withdrawn = begun && behind?.phase === "promoting";
  if (withdrawn) await record();
  const fresh = !withdrawn && isFresh(productionAt, context.clock.now());
  const known = fresh ? { production, target: given ?? ("unread" as const) } : null;
  const rolling = performRollback(context, journal, host, {
    to: to.id,
    from,
    arriving,
    decided: null,
    reason,
    commit: to.commit,
    knownTookMs,
    known,
    ...(withdrawn ? {} : { record }),
  });
  // The request is sent; the host works on it while the forge's client loads and the records are read.
  records().catch(() => undefined);
  const verdict = await rolling;
  const end = describeEnd(verdict, why, reason);
  const about = await patience.spend(release).catch(() => null);
  // A run that was at work on the release may have written over it, and whoever comes next would go on with that.
  if (verdict.outcome === "pass" && about !== null)
    await patience.spend(() => recordManualRollback(context, journal, patience, about, { ...written, begun: true }));
  if (verdict.outcome === "pass") await putBackSettings(context, journal, host, { release: about, production });
  else await putBackAborted(journal, host, about);
  // Where no record is about what was taken out, there is no release that people could hear of.
  if (about !== null) {
    const { payload, deployment } = about;
    // By hand `host` comes first, whatever stands before it.
    const leftover = { payload, to, reason, words: wordsByHand(context.options), resumed: false };
    if (verdict.outcome === "pass") await takeRestOfLadder(context, journal, leftover);
    const order = { end, by: "person", to, payload, recordedAt: deployment.createdAt } as const;
    const tell = () => tellOfRollback(context, journal, patience, order);
    if (verdict.outcome === "pass") await undoAround(context, journal, { payload, to: to.id, reason, patience }, tell);
    else await tell();
  }
  if (verdict.outcome !== "pass") return journal.finish(end);
  return finishRolledBack(journal, end, { out: about?.payload.candidate.id ?? null, served: to.id });
}

function describeEnd(verdict: Verdict, why: string, reason: string): JournalEnd {
  const { reasonCode, summary, remedy } = verdict;
  if (verdict.outcome !== "pass") return { decision: "hold", reasonCode, summary, remedy };
  return {
    decision: "rolled-back",
    reasonCode,
    summary: `${summary} ${why}Reason: ${reason}`,
    remedy:
      "When the cause is fixed, release the new commit with `unpin`: production stays pinned by the rollback until then.",
  };
}

/** The words of `database` come from who takes it. */
function wordsByHand({ restore }: CommandContext["options"]): RungWords {
  return restore === undefined ? {} : { [DATABASE_RUNG]: "done" };
}

function choose(
  context: CommandContext,
  { production, own: { records, recordsTrouble }, given }: BeforeRollback,
  behind: ProductionRecord | null,
): RollbackChoice | Verdict {
  const { to } = context.options;
  if (to !== null) {
    const named = judgeRollbackTarget(to, given, production.project);
    if ("outcome" in named) return named;
    const target = { id: named.id, commit: named.meta.githubCommitSha ?? null };
    return chooseNamed(production, records, target, behind);
  }
  if (recordsTrouble !== null) {
    return hold(
      recordsTrouble.reasonCode,
      `The last known-good deployment is not known, because the release records could not be read: ${recordsTrouble.message}`,
      "Name the deployment to roll back to with `to`; a rollback to a named deployment needs no records.",
    );
  }
  const { productionDeploymentId: current } = production.project;
  const choice = chooseRollback(production, records, behind, context.plan.rollback.to);
  if (choice === null) {
    return hold(
      "no_known_good",
      `No release record names a known-good deployment before ${current ?? "nothing"}, which production serves now.`,
      "Name the deployment to roll back to with `to`; Holdpoint does not guess one.",
    );
  }
  // What was begun is finished, and what is only on its way is taken back: neither brings anything back that is not there.
  if (choice.begun || choice.arriving !== null) return choice;
  return holdsRollback(choice.release?.payload.wayBack, choice.to.id, "A rollback was asked for") ?? choice;
}
