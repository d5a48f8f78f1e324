import { fail, pass } from "../lib/verdict.ts";
import { ensureBuild, ensureStagingRecord } from "../engine/build.ts";
import type { Command } from "./contract.ts";
import { everyCommand, ofRelease } from "./release-options.ts";
import { readProduction, readRecords } from "../engine/release-records.ts";
import { holdOnVendorTrouble, createJournal } from "../engine/journal.ts";
import { rollBackRelease } from "../engine/roll-back-release.ts";

/** Builds the release at the host, without giving it any traffic, and records it. */
export const deploy = {
  name: "deploy",
  description: "Build the release at the host without giving it traffic, and record it as a GitHub Deployment.",
  options: { ...ofRelease, ...everyCommand },
  examples: [
    {
      call: 'deploy --repository acme/web --commit "$(git rev-parse HEAD)"',
      meaning: "the files of this folder, as the checked-out commit",
    },
  ],
  run(context) {
    const journal = createJournal("deploy", context);
    return holdOnVendorTrouble(journal, async () => {
      const [host, forge] = await Promise.all([context.role("host"), context.role("forge")]);
      const [production, records] = await Promise.all([
        readProduction(context, host),
        readRecords(context, journal, forge),
      ]);
      // Of a release that is under way already: what production served before it.
      const previous = records.record?.payload.previous?.id;
      journal.productionBefore(previous ?? production.project.productionDeploymentId);
      if (records.record?.phase === "rolling-back") {
        // A run that decided to roll back died before the end: that comes first.
        const { record } = records;
        return rollBackRelease(context, journal, { host, forge, record, reason: record.reason ?? "rollback_decided" });
      }
      if (records.record?.phase === "rolled-back") {
        const verdict = fail(
          "already_rolled_back",
          `This release was rolled back to ${records.record.rollbackTo ?? "the previous deployment"}: ${records.record.reason ?? "reason not recorded"}.`,
          "Fix the cause and release a new commit; to try the same commit again, use another release id (`release`).",
        );
        return journal.finishWith(verdict);
      }
      const outcome = await ensureBuild(context, journal, host, context.plan.stages.staging.deploy.target);
      if (!outcome.ready) return journal.finishWith(outcome.verdict);
      await ensureStagingRecord(context, journal, forge, outcome.build, records.staging);
      return journal.finishWith(pass("deployed", `Build ${outcome.build.id} is ready at ${outcome.build.url}.`));
    });
  },
} as const satisfies Command;
