/** What the deployment checks of a build say about letting it in by ours. Pure; anything unclear keeps it out. */
import { hold, type Verdict } from "../lib/verdict.ts";
import type { DeploymentCheckRun, DeploymentCheck } from "../providers/contract.ts";

/** The check of this name, where it can do what the plan needs of it. */
export function judgeCheck(name: string, checks: readonly DeploymentCheck[]): DeploymentCheck | Verdict {
  const named = checks.filter((check) => check.name === name);
  const [check] = named;
  const remedy =
    "Add `check: { create: true }` to `deploy`, or set it up at the host: source webhook, blocking the production domains.";
  if (check === undefined) return hold("check_missing", `The project has no deployment check named ${name}.`, remedy);
  if (named.length > 1) {
    const ids = named.map(({ id }) => id).join(", ");
    const which = "Rename or delete all but one at the host.";
    return hold("check_missing", `The project has ${named.length} deployment checks named ${name}: ${ids}.`, which);
  }
  if (check.answeredBy === "webhook" && check.holdsProduction) return check;
  const why =
    check.answeredBy === "webhook" ? "does not hold production's domains" : `is answered by ${check.answeredBy}`;
  return hold("check_missing", `The deployment check ${name} (${check.id}) ${why}.`, remedy);
}

export interface OwnRun {
  readonly run: DeploymentCheckRun;
  /** Others that hold the same domains and are not finished. */
  readonly open: readonly DeploymentCheckRun[];
}

/** Our own run for a build, where it may still be answered or has passed already and no other check failed. */
export function judgeCheckRuns(
  check: Pick<DeploymentCheck, "id" | "name">,
  buildId: string,
  runs: readonly DeploymentCheckRun[],
): OwnRun | Verdict {
  const own = runs.filter(({ checkId }) => checkId === check.id);
  const run = own.find(({ state }) => state !== "failed") ?? own[0];
  const again = "Redeploy the commit at the host, which gives the build a new run, then run `deploy` again.";
  if (run === undefined) {
    return hold("check_run_missing", `Build ${buildId} has no run of the deployment check ${check.name}.`, again);
  }
  if (run.state === "failed") {
    const what = `The deployment check ${check.name} of build ${buildId} ended before it was answered: ${run.said}.`;
    return hold("check_run_missing", what, again);
  }
  const others = judgeForeignRuns(
    buildId,
    runs.filter(({ checkId }) => checkId !== check.id),
  );
  return "outcome" in others ? others : { run, open: others.open };
}

/** Checks of others on a build; whatever lets it in, it waits for them and is not forced past them. */
export function judgeForeignRuns(buildId: string, runs: readonly DeploymentCheckRun[]): Pick<OwnRun, "open"> | Verdict {
  const others = runs.filter(({ holds }) => holds);
  const failed = others.filter(({ state }) => state === "failed");
  if (failed.length === 0) return { open: others.filter(({ state }) => state === "open") };
  return hold(
    "foreign_check_failed",
    `Another deployment check of build ${buildId} did not pass: ${namesOf(failed)}.`,
    "Fix what it found and push again. Nothing is forced past a check.",
  );
}

export function foreignCheckOpen(buildId: string, open: readonly DeploymentCheckRun[]): Verdict {
  return hold(
    "foreign_check_open",
    `Other deployment checks of build ${buildId} are not finished: ${namesOf(open)}.`,
    "When they are, run this again.",
  );
}

function namesOf(runs: readonly DeploymentCheckRun[]): string {
  return runs.map(({ name, said }) => `${name} (${said})`).join(", ");
}
