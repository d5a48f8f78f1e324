import { pass, type Verdict } from "../lib/verdict.ts";
import { plannedFlags } from "../plan/planned-flags.ts";
import { ensureBuild, ensureStagingRecord } from "../engine/build.ts";
import type { CommandContext } from "../engine/context.ts";
import type { Command } from "./contract.ts";
import { everyCommand, ofJob, ofRelease, ofSteps } from "./release-options.ts";
import { readProduction, readRecords } from "../engine/release-records.ts";
import { holdOnVendorTrouble, createJournal } from "../engine/journal.ts";
import { endSettled } from "../engine/end-settled.ts";
import { takeSteps } from "../engine/steps/take-steps.ts";
import { decideSettled } from "../release/decide-settled.ts";

/** Builds the release at the host, without giving it any traffic, and records it. */
export const deploy = {
  name: "deploy",
  description: "Build the release at the host without giving it traffic, and record it as a GitHub Deployment.",
  options: { ...ofJob, ...ofSteps, ...ofRelease, ...everyCommand },
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
      const { record } = records;
      const current = production.project.productionDeploymentId;
      // Of a release that is under way already: what production served before it.
      journal.productionBefore(record?.payload.previous?.id ?? current);
      journal.productionAfter(production, null);
      const settled = decideSettled(production, record);
      if (settled !== null && record !== null) {
        return endSettled(context, journal, { host, forge, record, production }, settled);
      }
      const unfit = await checkFlag(context);
      if (unfit !== null) return journal.finishWith(unfit);
      // A release that is on its way into production has left its staging behind.
      const isAhead = record !== null;
      const before = isAhead ? null : await takeSteps(context, journal, forge, { stage: "staging", list: "before" });
      if (before !== null) return journal.finishWith(before);
      const { git, target } = context.plan.stages.staging.deploy;
      const outcome =
        git === null
          ? await ensureBuild(context, journal, host, target)
          : await (
              await import("../engine/adopt/adopt-build.ts")
            ).adoptBuild(context, journal, { host, forge, production, records, letIn: git.letIn });
      if (!outcome.ready) return journal.finishWith(outcome.verdict);
      await ensureStagingRecord(context, journal, forge, outcome.build, records.staging);
      const after = isAhead ? null : await takeSteps(context, journal, forge, { stage: "staging", list: "after" });
      if (after !== null) return journal.finishWith(after);
      return journal.finishWith(pass("deployed", `Build ${outcome.build.id} is ready at ${outcome.build.url}.`));
    });
  },
} as const satisfies Command;

/** Null where the ladder sets no flag, or one that is there. What reads flags loads only where there is one. */
async function checkFlag(context: CommandContext): Promise<Verdict | null> {
  const [planned] = plannedFlags(context.plan);
  if (planned === undefined) return null;
  const { checkPlannedFlag } = await import("../engine/flags/read-planned-flag.ts");
  return checkPlannedFlag(context, planned);
}
