/** A rehearsed push, of which the host makes the release's build by itself. */
import { UsageError } from "../../lib/error.ts";
import type { Plan } from "../../plan/plan.ts";
import { renderDemoSite } from "../../sandbox/demo-site.ts";
import type { AnyRung } from "../../rungs/contract.ts";
import { rungs } from "../../rungs/index.ts";
import { FIRST_COMMIT, type WorldWishes } from "../../sandbox/seed-sandbox.ts";
import type { AnySandbox } from "../../sandbox/start-sandbox.ts";
import type { RehearsedFault } from "./faults.ts";
import { type RehearsedSite, siteFor } from "./rehearsed-site.ts";

const BRANCH = "main";
/** The emulated repository's number, by which both vendors know it. */
const REPOSITORY_ID = 471_100;

/** What the plan needs to be there: a linked repository, and the check, as it is from the second release on. */
export function pushWishes({ stages }: Plan): Pick<WorldWishes, "builtFrom"> {
  const { git } = stages.staging.deploy;
  if (git === null) return {};
  const { letIn } = git;
  const branch = { branch: BRANCH, repositoryId: REPOSITORY_ID };
  if (letIn.kind === "staged") return { builtFrom: branch };
  return { builtFrom: { ...branch, heldBy: [{ name: letIn.name, timeoutSeconds: letIn.timeoutMs / 1_000 }] } };
}

/** Somebody pushes the release's commit, as a team has it in its repository; only where something of it is read there. */
export async function pushRelease(sandbox: AnySandbox, plan: Plan, site: RehearsedSite, commit: string): Promise<void> {
  const isBuilt = plan.stages.staging.deploy.git !== null;
  if (!isBuilt && !proposesChange(plan)) return;
  const push = (version: string, sha: string) =>
    sandbox.forge().push(BRANCH, sha, renderDemoSite(siteFor(plan, site, version, sha), "source"));
  if (!isBuilt) await push("1", FIRST_COMMIT);
  await push("2", commit);
}

/** A rung of its ladder changes the repository. */
function proposesChange({ rollback }: Plan): boolean {
  const members: Readonly<Record<string, AnyRung>> = rungs;
  return rollback.ladder.some((key) => members[key]?.moves === "source");
}

/** Trouble with a push where nothing is pushed, or after its build is live, would change nothing and look harmless. */
export function refuseIdlePushFaults(faults: readonly RehearsedFault[], { stages }: Plan): void {
  const ofPushes = faults.filter(({ ofPush }) => ofPush);
  const isPushed = stages.staging.deploy.git !== null;
  const idle = ofPushes.filter(({ atMs }) => !isPushed || atMs !== null);
  if (idle.length === 0) return;
  const named = idle.map(({ text }) => text).join(", ");
  throw new UsageError("usage", [
    isPushed
      ? {
          message: `${named} is about the push, which comes before the promote that --at is counted from.`,
          remedy: "Leave out --at.",
        }
      : {
          message: `${named} is about builds that the host makes of what is pushed, and this release is uploaded.`,
          remedy: "Add --source git, or `source: git` to the plan's `deploy`.",
        },
  ]);
}
