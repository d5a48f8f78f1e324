/** The staging gates against the build that was adopted: what it is, and what it would follow, is read before and after. */
import { hold, type Verdict } from "../../lib/verdict.ts";
import type { Forge, GitBuild, Host, HostDeployment } from "../../providers/contract.ts";
import type { StagingRecord } from "../../release/record.ts";
import type { CommandResult } from "../../release/result.ts";
import { arrivingDeployment } from "../../release/world.ts";
import type { CommandContext } from "../context.ts";
import { bestEffort, type Journal } from "../journal.ts";
import { readProduction, readStaging } from "../release-records.ts";
import { verifyBuild } from "../stage-gates.ts";
import { judgeLive } from "./judge-live.ts";
import { checksOf, failByCheck } from "./own-check.ts";
import { readAdopted } from "./read-adopted.ts";

interface Verification {
  readonly context: CommandContext;
  readonly journal: Journal;
  readonly host: Host;
  readonly forge: Forge;
}

export async function verifyAdopted(
  context: CommandContext,
  journal: Journal,
  { host, forge }: Pick<Verification, "host" | "forge">,
): Promise<CommandResult> {
  const verification = { context, journal, host, forge };
  const staging = await readStaging(context, journal, forge);
  const record = staging.find(({ payload }) => payload.planDigest === context.plan.digest);
  if (record === undefined) {
    return journal.finishWith(
      hold(
        "release_not_found",
        `No build of release ${context.release.id} was adopted with this plan.`,
        "Run `deploy` for this release first.",
      ),
    );
  }
  const { id } = record.payload.build;
  journal.candidate(record.payload.build);
  const before = await look(verification, id, null);
  if ("outcome" in before) return journal.finishWith(before);
  const wasLive = before.isLive && record.phase !== "verified";
  const verdict = await verifyBuild(context, journal, forge, before.build, record);
  if (verdict.outcome === "fail") await answerNo(verification, id, verdict);
  if (verdict.outcome !== "pass") {
    if (before.isLive)
      journal.note(`production serves ${id} already, although its gates did not pass: dispatch a rollback`);
    return journal.finishWith(verdict);
  }
  const after = await look(verification, id, before);
  if ("outcome" in after) return journal.finishWith(after);
  if (wasLive || (after.isLive && !before.isLive)) return journal.finishWith(promotedByOthers(record));
  return journal.finishWith(verdict);
}

interface Seen {
  readonly build: GitBuild;
  /** What production serves; null = nothing, or the build itself. */
  readonly serving: HostDeployment | null;
  /** Production serves the build, or the host is just giving it the domains. */
  readonly isLive: boolean;
}

/** `before`: what was seen last; what production served then is not read again. */
async function look(
  { context, journal, host, forge }: Verification,
  id: string,
  before: Seen | null,
): Promise<Seen | Verdict> {
  const production =
    before === null ? await readProduction(context, host) : { project: await host.readProject(), aliases: [] };
  const { productionDeploymentId: live } = production.project;
  if (before === null) {
    journal.productionBefore(live);
    journal.productionAfter(production, null);
  }
  const readServing = () => (live === null || live === id ? null : host.readDeployment(live));
  const [build, serving] = await Promise.all([
    readAdopted(context, host, production.project, id),
    live !== null && before?.serving?.id === live ? before.serving : readServing(),
  ]);
  if ("outcome" in build) return build;
  const isSame = before !== null && before.serving?.id === serving?.id;
  const unfit = isSame ? null : await judgeLive(context, forge, serving, id);
  return unfit ?? { build, serving, isLive: live === id || arrivingDeployment(production) === id };
}

function promotedByOthers({ payload }: StagingRecord): Verdict {
  return hold(
    "promoted_by_others",
    `Production serves ${payload.build.id} already: somebody let it in before its gates had passed. They have passed now.`,
    "Run this again: the release goes on from there, is recorded and watched. Or dispatch a rollback.",
  );
}

async function answerNo({ context, journal, host }: Verification, buildId: string, { summary }: Verdict) {
  const letIn = context.plan.stages.staging.deploy.git?.letIn;
  if (letIn?.kind !== "check") return;
  await bestEffort(journal, `the deployment check ${letIn.name} was not answered`, () =>
    failByCheck(context, checksOf(host), letIn, { buildId, summary }),
  );
}
