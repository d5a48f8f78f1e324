/** Writes down a rollback that was practised, where the gate `drill` finds it. */
import { type DrillPayload, type DrillStep, renderDrill } from "../../release/drill.ts";
import type { CommandContext } from "../context.ts";
import { bestEffort, type Journal } from "../journal.ts";
import { requireAuthor } from "../require-author.ts";
import { createDrillRecord } from "./create-drill-record.ts";

export interface Practice {
  /** Project at the host that the plan is about: what the gate asks for. */
  readonly production: string;
  readonly build: string;
  readonly to: string;
  readonly steps: readonly DrillStep[];
}

export async function recordPractice(
  context: CommandContext,
  journal: Journal,
  { production, build, to, steps }: Practice,
): Promise<void> {
  const { plan, release, options, clock, runUrl } = context;
  const forge = await context.role("forge");
  const payload: DrillPayload = {
    holdpoint: 1,
    phase: "drill",
    project: production,
    commit: release.commit,
    planDigest: plan.digest,
    faults: [],
    reasonCode: "rolled_back",
    endedAt: clock.now(),
    practised: { project: plan.project.host.project, build, to, steps },
  };
  const deployment = await createDrillRecord(forge, plan, payload);
  requireAuthor(options.authors, deployment.creator);
  await bestEffort(journal, "the drill's status was not written", () =>
    forge.createDeploymentStatus(deployment.id, {
      state: "success",
      description: renderDrill(payload),
      ...(runUrl === null ? {} : { logUrl: runUrl }),
    }),
  );
  journal.step("done", `the drill is recorded as GitHub deployment ${deployment.id}`);
}
