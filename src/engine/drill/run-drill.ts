/**
 * A rollback that is practised: at a project of its own a build is deployed, taken back by the very code that takes production
 * back, verified and brought forward again, and how long each took is recorded. Killed anywhere it is run again: it finds
 * its build by its `meta`, reads what the project serves, and begins from there.
 */
import { renderDuration } from "../../lib/duration.ts";
import { hold, pass, type Verdict } from "../../lib/verdict.ts";
import type { Host, HostDeployment } from "../../providers/contract.ts";
import { drillTarget, isPinnedByDrill, refuseProduction } from "../../release/decide-drill.ts";
import type { DrillStep } from "../../release/drill.ts";
import type { CommandResult } from "../../release/result.ts";
import type { ProductionState } from "../../release/world.ts";
import { ensureBuild } from "../build.ts";
import type { CommandContext } from "../context.ts";
import { bestEffort, type Journal } from "../journal.ts";
import { readProduction } from "../release-records.ts";
import { performRollback } from "../roll-back-production.ts";
import { checkGates } from "../stage-gates.ts";
import { goForward } from "./go-forward.ts";
import { recordPractice } from "./record-practice.ts";

export async function runDrill(context: CommandContext, journal: Journal, production: string): Promise<CommandResult> {
  const { project } = context.plan.project.host;
  journal.drill(project);
  const host = await context.role("host");
  const before = await readProduction(context, host);
  const refused = refuseProduction(production, before.project);
  if (refused !== null) return journal.finishWith(refused);
  if (context.options.dryRun) return journal.finishWith(describeDry(before));
  const steps: DrillStep[] = [];
  const timed = async <Value>(step: DrillStep["step"], act: () => Promise<Value>): Promise<Value> => {
    const startedAt = context.clock.now();
    const value = await act();
    const tookMs = Math.max(0, context.clock.now() - startedAt);
    steps.push({ step, tookMs });
    journal.progress(`${step} took ${renderDuration(tookMs)}`);
    return value;
  };
  const built = await timed("deploy", () => ensureBuild(context, journal, host, { kind: "production" }));
  if (!built.ready) return finish(journal, project, built.verdict);
  const { build } = built;
  const to = await findTarget(host, before, build);
  if (to === null) return finish(journal, project, nothingToGoBackTo(build));
  const isThere = before.project.productionDeploymentId === build.id;
  const verdict = await practise({ context, journal, host, build, to, isThere, timed });
  await restoreSetting({ context, journal, host, build }, before);
  if (verdict.outcome !== "pass") return finish(journal, project, verdict);
  await recordPractice(context, journal, { production, build: build.id, to: to.id, steps });
  const took = steps.map(({ step, tookMs }) => `${step} ${renderDuration(tookMs)}`).join(", ");
  return journal.finishWith(pass("drilled", `A rollback was practised at ${project}: ${took}.`));
}

interface Practising {
  readonly context: CommandContext;
  readonly journal: Journal;
  readonly host: Host;
  readonly build: HostDeployment;
  readonly to: HostDeployment;
  /** The build is what the project serves already. */
  readonly isThere: boolean;
  readonly timed: <Value>(step: DrillStep["step"], act: () => Promise<Value>) => Promise<Value>;
}

/** Whatever the old version's gates say, the project is left with the new one: nobody has to clean up behind a drill. */
async function practise({ context, journal, host, build, to, isThere, timed }: Practising): Promise<Verdict> {
  const forward = { from: to.id, to: build.id };
  const go = () => goForward(context, journal, host, forward);
  // An earlier drill of this commit left it there.
  const there = isThere ? await go() : await timed("promote", go);
  if (there.outcome !== "pass") return there;
  journal.step("promote", `the project for drills serves ${build.id}`);
  const back = await timed("roll back", () =>
    performRollback(context, journal, host, {
      to: to.id,
      from: build.id,
      arriving: null,
      decided: null,
      reason: "drill",
      commit: to.meta.githubCommitSha ?? null,
      known: null,
    }),
  );
  if (back.outcome !== "pass") return back;
  const verified = await timed("verify", () => verify(context, journal, to));
  const again = await timed("forward", go);
  if (again.outcome !== "pass") return again;
  journal.step("promote", `the project for drills serves ${build.id} again`);
  return verified;
}

/** By the gates of production, at the domains of the drill. */
async function verify(context: CommandContext, journal: Journal, to: HostDeployment): Promise<Verdict> {
  const { stages, project } = context.plan;
  if (stages.production.verify.length === 0) return pass("verified", "The plan has no gates for production.");
  return checkGates(context, journal, stages.production, {
    url: context.domainUrl(project.domains[0] ?? ""),
    deploymentId: to.id,
    commit: to.meta.githubCommitSha ?? "",
    stage: "production",
    bypass: null,
  });
}

async function findTarget(host: Host, { project }: ProductionState, build: HostDeployment) {
  const id = drillTarget(project, build.id);
  const found = id === null ? null : await host.readDeployment(id);
  return found?.state === "ready" ? found : null;
}

function nothingToGoBackTo({ id }: HostDeployment): Verdict {
  return hold(
    "no_known_good",
    `The project for drills served nothing before ${id}, so there is nothing to roll back to.`,
    "Promote any build there once, by hand, and run the drill again; or run it from another commit.",
  );
}

/** The promote switched it on, and the rollback off: it is to be as the team had it. */
async function restoreSetting(
  { context, journal, host, build }: Pick<Practising, "context" | "journal" | "host" | "build">,
  before: ProductionState,
): Promise<void> {
  const wanted = before.project.autoAssignDomains || isPinnedByDrill(before.project, build.id);
  await bestEffort(journal, "automatic assignment of the project for drills was not put back", async () => {
    const { project } = await readProduction(context, host);
    if (project.autoAssignDomains !== wanted) await host.setAutoAssignDomains(wanted);
  });
}

/** What is shared with a real rollback speaks of production: this says where it was. */
function finish(journal: Journal, project: string, verdict: Verdict): CommandResult {
  const summary = `At ${project}, where this is practised: ${verdict.summary}`;
  return journal.finishWith({ ...verdict, summary });
}

function describeDry({ project }: ProductionState): Verdict {
  const words = `Would deploy to ${project.name}, promote it there, roll it back to ${project.productionDeploymentId ?? "nothing"}, verify that, and promote it again. Nothing was changed.`;
  return pass("dry_run", words);
}
