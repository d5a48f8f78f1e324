/** Lets the adopted build into production as the plan says, by the same loop as every promote. */
import type { Verdict } from "../../lib/verdict.ts";
import type { Forge, GitBuild, Host } from "../../providers/contract.ts";
import type { GitSource } from "../../plan/plan.ts";
import { commitOf } from "../../release/git-build.ts";
import { judgeCheckRuns, judgeForeignRuns } from "../../release/judge-check-runs.ts";
import type { CommandResult } from "../../release/result.ts";
import type { World } from "../../release/world.ts";
import type { Adoption } from "../confirm-promote.ts";
import type { CommandContext } from "../context.ts";
import type { Journal } from "../journal.ts";
import { promoteCandidate } from "../promote-candidate.ts";
import { readRecords, readStaging } from "../release-records.ts";
import { judgeLive } from "./judge-live.ts";
import { awaitOthers, checksOf, ensureCheck, letInByCheck } from "./own-check.ts";
import { readAdopted } from "./read-adopted.ts";

export async function promoteAdopted(
  context: CommandContext,
  journal: Journal,
  { host, forge, letIn }: { readonly host: Host; readonly forge: Forge; readonly letIn: GitSource["letIn"] },
): Promise<CommandResult> {
  const staging = await readStaging(context, journal, forge);
  const adopted = staging.find(({ payload }) => payload.planDigest === context.plan.digest)?.payload.build ?? null;
  const records = await readRecords(context, journal, forge, adopted, staging);
  // What is on its way already is finished, whatever was adopted since.
  const id = records.record?.payload.candidate.id ?? adopted?.id ?? null;
  const known = { context, journal, host, forge, records };
  if (id === null) return promoteCandidate({ ...known, candidate: null });
  const project = await host.readProject();
  const { productionDeploymentId: live } = project;
  const [candidate, serving] = await Promise.all([
    readAdopted(context, host, project, id),
    live === null || live === id ? null : host.readDeployment(live),
  ]);
  if ("outcome" in candidate) return journal.finishWith(candidate);
  return promoteCandidate({ ...known, candidate, serving, adoption: adoptionOf(known, letIn, candidate) });
}

interface Surroundings {
  readonly context: CommandContext;
  readonly journal: Journal;
  readonly host: Host;
  readonly forge: Forge;
}

function adoptionOf(around: Surroundings, letIn: GitSource["letIn"], build: GitBuild): Adoption {
  const { context, journal, host } = around;
  // Asked anew after each step of what comes before the record: two commits stand to each other as they did.
  let judged: { readonly live: string | null; readonly verdict: Promise<Verdict | null> } | null = null;
  return {
    letIn: letIn.kind,
    judge: (world) => {
      const live = world.serving?.id ?? null;
      if (judged?.live !== live) judged = { live, verdict: judge(around, letIn, build, world) };
      return judged.verdict;
    },
    send: letIn.kind === "check" ? () => letInByCheck(context, checksOf(host), letIn, build.id) : null,
    meanwhile: (since) => (letIn.kind === "staged" ? nameOthers(journal, host, build, since) : Promise.resolve()),
  };
}

/** What must be so immediately before the release is recorded. */
async function judge(
  { context, journal, host, forge }: Surroundings,
  letIn: GitSource["letIn"],
  { id }: GitBuild,
  { serving, production }: World,
): Promise<Verdict | null> {
  const unfit = await judgeLive(context, forge, serving, id);
  if (unfit !== null || production.project.productionDeploymentId === id) return unfit;
  const checks = checksOf(host);
  // Whether a promote past an open or failed check is refused or forces it, the host does not say: it is not tried.
  const check = letIn.kind === "staged" ? null : await ensureCheck(journal, checks, letIn);
  if (check !== null && "outcome" in check) return check;
  const runs = await awaitOthers(context, journal, checks, id, (found) =>
    check === null ? judgeForeignRuns(id, found) : judgeCheckRuns(check, id, found),
  );
  return "outcome" in runs ? runs : null;
}

/** A promote switches automatic assignment on: what became ready until it was off again may be live. */
async function nameOthers(journal: Journal, host: Host, build: GitBuild, since: number): Promise<void> {
  const rows = (await host.git?.listSince(build.createdAt)) ?? [];
  for (const row of rows) {
    const isReadyMeanwhile = row.readyAt !== null && row.readyAt >= since;
    if (row.id === build.id || !isReadyMeanwhile) continue;
    const what = row.neverServed ? "and was not let in" : "and was let in without its gates";
    journal.note(
      `build ${row.id} of ${commitOf(row)?.slice(0, 12) ?? "an unknown commit"} became ready while automatic assignment was on, ${what}`,
    );
  }
}
