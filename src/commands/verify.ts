import { hold } from "../lib/verdict.ts";
import { chooseBuild } from "../release/choose-build.ts";
import { ensureStagingRecord } from "./build-step.ts";
import type { Command } from "./contract.ts";
import { readProduction, readRecords } from "./observe.ts";
import { holdOnVendorTrouble, openJournal } from "./outcome.ts";
import { verifyBuild } from "./verify-step.ts";

/** Checks every staging gate against the release's build. */
export const verify: Command = {
  name: "verify",
  description: "Check every gate of the staging stage against the release's own build.",
  run(context) {
    const journal = openJournal("verify", context);
    return holdOnVendorTrouble(journal, async () => {
      const [host, forge] = await Promise.all([context.role("host"), context.role("forge")]);
      const { plan, release } = context;
      const [production, builds, records] = await Promise.all([
        readProduction(context, host),
        host.findBuilds(release.id),
        readRecords(context, forge),
      ]);
      journal.productionBefore(production.project.productionDeploymentId);
      const build = chooseBuild(builds, plan.digest, plan.stages.staging.deploy.target);
      if (build?.state !== "ready") {
        return journal.finishWith(
          hold(
            "release_not_found",
            build === null
              ? `There is no build of release ${release.id} with this plan at the host.`
              : `Build ${build.id} is not ready yet, it is ${build.state}.`,
            "Run `deploy` for this release first.",
          ),
        );
      }
      journal.candidate(build);
      const record = await ensureStagingRecord(context, journal, forge, build, records.staging);
      return journal.finishWith(await verifyBuild(context, journal, forge, build, record));
    });
  },
};
