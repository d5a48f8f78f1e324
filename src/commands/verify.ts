import { hold } from "../lib/verdict.ts";
import { chooseBuild } from "../release/choose-build.ts";
import { ensureStagingRecord } from "../engine/build.ts";
import type { CommandResult } from "../release/result.ts";
import type { CommandContext } from "../engine/context.ts";
import type { Command } from "./contract.ts";
import { everyCommand, ofRelease } from "./release-options.ts";
import { readProduction, readStaging } from "../engine/release-records.ts";
import { readServed } from "../engine/read-served.ts";
import { holdOnVendorTrouble, type Journal, createJournal } from "../engine/journal.ts";
import { checkGates, verifyBuild } from "../engine/stage-gates.ts";

/** Checks every staging gate against the release's build. */
export const verify = {
  name: "verify",
  description:
    "Run every gate of a stage: staging's against the release's build, production's against what production serves.",
  options: {
    stage: {
      type: "choice",
      values: ["staging", "production"],
      default: "staging",
      description: "Stage whose gates run.",
    },
    ...ofRelease,
    ...everyCommand,
  },
  examples: [
    { call: "verify --repository acme/web", meaning: "staging's gates, for the commit in GITHUB_SHA" },
    { call: "verify --repository acme/web --stage production", meaning: "production's gates, on what it serves now" },
  ],
  run(context) {
    const journal = createJournal("verify", context);
    if (context.options.stage === "production") return verifyProduction(context, journal);
    return holdOnVendorTrouble(journal, async () => {
      const [host, forge] = await Promise.all([context.role("host"), context.role("forge")]);
      const { plan, release } = context;
      if (plan.stages.staging.deploy.git !== null) {
        const { verifyAdopted } = await import("../engine/adopt/verify-adopted.ts");
        return verifyAdopted(context, journal, { host, forge });
      }
      const [production, builds, known] = await Promise.all([
        readProduction(context, host),
        host.findBuilds(release.id),
        readStaging(context, journal, forge),
      ]);
      journal.productionBefore(production.project.productionDeploymentId);
      journal.productionAfter(production, null);
      const build = chooseBuild(builds, release.commit, plan.digest, plan.stages.staging.deploy.target);
      if (build?.state !== "ready") {
        return journal.finishWith(
          hold(
            "release_not_found",
            build === null
              ? `There is no build of release ${release.id} with this plan at the host.`
              : `Build ${build.id} is not ready yet: it is ${build.state}.`,
            "Run `deploy` for this release first.",
          ),
        );
      }
      journal.candidate(build);
      const record = await ensureStagingRecord(context, journal, forge, build, known);
      return journal.finishWith(await verifyBuild(context, journal, forge, build, record));
    });
  },
} as const satisfies Command;

/** The production gates against what production serves now; decides nothing about a release and records nothing. */
function verifyProduction(context: CommandContext, journal: Journal): Promise<CommandResult> {
  return holdOnVendorTrouble(journal, async () => {
    const { plan } = context;
    const production = await readProduction(context, await context.role("host"));
    const current = production.project.productionDeploymentId;
    journal.productionBefore(current);
    journal.productionAfter(production, await readServed(context));
    const verdict = await checkGates(context, journal, plan.stages.production, {
      url: context.domainUrl(plan.project.domains[0] ?? ""),
      deploymentId: current ?? "",
      commit: context.release.commit,
      stage: "production",
      bypass: null,
    });
    return journal.finishWith(verdict);
  });
}
