import type { Forge, Host, HostDeployment } from "../providers/contract.ts";
import { chooseBuild } from "../release/choose-build.ts";
import type { CommandResult } from "../release/result.ts";
import { ensureBuild, ensureStagingRecord, findStagingRecord } from "../engine/build.ts";
import type { CommandContext } from "../engine/context.ts";
import type { Command } from "./contract.ts";
import { everyCommand, ofRelease, ofSteps } from "./release-options.ts";
import { readRecords } from "../engine/release-records.ts";
import { holdOnVendorTrouble, type Journal, createJournal } from "../engine/journal.ts";
import { promoteCandidate } from "../engine/promote-candidate.ts";
import { verifyBuild } from "../engine/stage-gates.ts";

/** Gives the verified build the production domains and reads it back. */
export const promote = {
  name: "promote",
  description: "Point production at exactly the build that was verified, and read it back.",
  options: {
    unpin: {
      type: "flag",
      description: "Promote even though an earlier rollback pinned production.",
    },
    accept: {
      type: "text",
      placeholder: "REASON",
      description:
        "Reason for accepting what production serves now as known good, whatever its own watch concluded. Recorded with this release.",
    },
    ...ofSteps,
    ...ofRelease,
    ...everyCommand,
  },
  examples: [
    { call: "promote --repository acme/web", meaning: "the verified build of the commit in GITHUB_SHA" },
    { call: "promote --repository acme/web --unpin", meaning: "the first release after a rollback" },
  ],
  run(context) {
    const journal = createJournal("promote", context);
    return holdOnVendorTrouble(journal, async () => {
      const [host, forge] = await Promise.all([context.role("host"), context.role("forge")]);
      const { git } = context.plan.stages.staging.deploy;
      if (git !== null) {
        const { promoteAdopted } = await import("../engine/adopt/promote-adopted.ts");
        return promoteAdopted(context, journal, { host, forge, letIn: git.letIn });
      }
      const found = await findCandidate(context, journal, host, forge);
      if ("decision" in found) return found;
      return promoteCandidate({ context, journal, host, forge, candidate: found.build });
    });
  },
} as const satisfies Command;

/**
 * The build to promote. Where staging is a preview or a custom environment its build cannot be promoted without being
 * built again, so a staged production build is made here and passes the same gates first.
 */
async function findCandidate(
  context: CommandContext,
  journal: Journal,
  host: Host,
  forge: Forge,
): Promise<{ readonly build: HostDeployment | null } | CommandResult> {
  const { plan, release } = context;
  const staged = plan.stages.staging.deploy.target;
  const builds = await host.findBuilds(release.id);
  if (staged.kind === "production") return { build: chooseBuild(builds, release.commit, plan.digest, staged) };

  const stagingBuild = chooseBuild(builds, release.commit, plan.digest, staged);
  const records = await readRecords(context, journal, forge);
  const staging = stagingBuild && findStagingRecord(records.staging, stagingBuild, plan.digest);
  if (records.record !== null || staging?.phase !== "verified") {
    return { build: chooseBuild(builds, release.commit, plan.digest, { kind: "production" }) };
  }
  const outcome = await ensureBuild(context, journal, host, { kind: "production" });
  if (!outcome.ready) return journal.finishWith(outcome.verdict);
  const record = await ensureStagingRecord(context, journal, forge, outcome.build, records.staging);
  const verdict = await verifyBuild(context, journal, forge, outcome.build, record);
  return verdict.outcome === "pass" ? { build: outcome.build } : journal.finishWith(verdict);
}
