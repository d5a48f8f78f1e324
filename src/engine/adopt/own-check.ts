/** Our deployment check at the host: set up where the plan says so, and answered for one build. */
import type { Verdict } from "../../lib/verdict.ts";
import type {
  ChangeAnswer,
  DeploymentCheck,
  DeploymentCheckRun,
  DeploymentChecks,
  Host,
} from "../../providers/contract.ts";
import type { GitSource } from "../../plan/plan.ts";
import { foreignCheckOpen, judgeCheck, judgeCheckRuns, type OwnRun } from "../../release/judge-check-runs.ts";
import type { CommandContext } from "../context.ts";
import type { Journal } from "../journal.ts";

export type PlannedCheck = Extract<GitSource["letIn"], { kind: "check" }>;

/** How long other checks are waited for before the release is held, and how often they are read. */
const OTHERS_MS = 5 * 60_000;
const OTHERS_EVERY_MS = 5_000;
/** As the host would say of a request that cannot be taken. */
const CONFLICT = 409;

export function checksOf({ deploymentChecks }: Host): DeploymentChecks {
  if (deploymentChecks === undefined) throw new Error("a host without deployment checks");
  return deploymentChecks;
}

/** Created where there is none of this name and the plan says so. */
export async function ensureCheck(
  journal: Journal,
  checks: DeploymentChecks,
  { name, create, timeoutMs }: PlannedCheck,
): Promise<DeploymentCheck | Verdict> {
  const known = await checks.listChecks();
  if (!create || known.some((check) => check.name === name)) return judgeCheck(name, known);
  const created = await checks.createCheck(name, timeoutMs);
  journal.note(`created the deployment check ${name} (${created.id}); it holds builds of later pushes`);
  return judgeCheck(name, [created]);
}

/** The runs of a build as they are judged, as soon as no check of others is open. */
export async function awaitOthers<Judged extends Pick<OwnRun, "open">>(
  { clock, signal }: CommandContext,
  journal: Journal,
  checks: DeploymentChecks,
  buildId: string,
  judge: (runs: readonly DeploymentCheckRun[]) => Judged | Verdict,
): Promise<Judged | Verdict> {
  const until = clock.now() + OTHERS_MS;
  for (;;) {
    const judged = judge(await checks.listRuns(buildId));
    if ("outcome" in judged || judged.open.length === 0) return judged;
    if (clock.now() >= until) return foreignCheckOpen(buildId, judged.open);
    journal.progress(`waiting for other deployment checks: ${judged.open.map(({ name }) => name).join(", ")}`);
    await clock.sleep(OTHERS_EVERY_MS, signal);
  }
}

/** In place of a promote: with the last check that passes the host assigns the domains. Read again right before. */
export async function letInByCheck(
  { runUrl }: CommandContext,
  checks: DeploymentChecks,
  planned: PlannedCheck,
  buildId: string,
): Promise<ChangeAnswer> {
  const check = judgeCheck(planned.name, await checks.listChecks());
  if ("outcome" in check) return { kind: "refused", status: CONFLICT, message: check.summary };
  const own = judgeCheckRuns(check, buildId, await checks.listRuns(buildId));
  if ("outcome" in own) return { kind: "refused", status: CONFLICT, message: own.summary };
  if (own.open.length > 0) {
    return { kind: "refused", status: CONFLICT, message: foreignCheckOpen(buildId, own.open).summary };
  }
  if (own.run.state === "passed") return { kind: "accepted" };
  const summary = "Every gate of Holdpoint's plan passed for this build.";
  const refused = await checks.answerRun(buildId, own.run.id, { passed: true, summary, url: runUrl });
  return refused === null ? { kind: "accepted" } : { kind: "refused", status: CONFLICT, message: refused };
}

/** A gate said no: the host need not wait for its own time limit. */
export async function failByCheck(
  { runUrl }: CommandContext,
  checks: DeploymentChecks,
  planned: PlannedCheck,
  { buildId, summary }: { readonly buildId: string; readonly summary: string },
): Promise<void> {
  const check = judgeCheck(planned.name, await checks.listChecks());
  if ("outcome" in check) return;
  const open = (await checks.listRuns(buildId)).filter((run) => run.checkId === check.id && run.state === "open");
  for (const { id } of open) await checks.answerRun(buildId, id, { passed: false, summary, url: runUrl });
}
