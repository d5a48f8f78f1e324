/** What the steps of a kind left in our own records of releases. What others wrote at the forge is none of them. */
import type { Forge } from "../../providers/contract.ts";
import { findOwnRecords } from "../../release/own-records.ts";
import { STEP_RECORDS, STEP_TASK } from "../../release/step-record.ts";
import type { CommandContext } from "../context.ts";
import type { Journal } from "../journal.ts";
import { readable } from "../release-records.ts";

/** Step records of all releases; the newest are what a restore is about. */
const LISTED = 500;

export interface EndedStep {
  readonly release: string;
  readonly commit: string;
  /** The host's project of that release. */
  readonly project: string;
  readonly details: unknown;
}

/** Of those that ended well, newest first. */
export async function readEndedSteps(
  { options, plan }: CommandContext,
  journal: Journal,
  forge: Forge,
  key: string,
): Promise<readonly EndedStep[]> {
  const { project: own } = plan.project.host;
  const found = await findOwnRecords(STEP_RECORDS, { authors: options.authors, project: own }, LISTED, (limit) =>
    forge.listDeployments({ task: STEP_TASK, limit }),
  );
  return readable(journal, found).records.flatMap(({ payload }) => {
    const { step, part, end, release, commit, project = own } = payload;
    if (step !== key || part !== "ended" || end === null || end.verdict.outcome !== "pass") return [];
    return [{ release, commit, project, details: end.details }];
  });
}
