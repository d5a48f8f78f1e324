/** Runs of deployment checks: one for each check and build, from the build's beginning until it is answered or its time is over. */
import type { Check, CheckRun, CheckSeed, Conclusion } from "./check-records.ts";
import { onChange } from "./deployment-changes.ts";
import { type Deployment, makeId, nextCreatedAt, type VercelState } from "./state.ts";

/** How long another vendor takes for its answer. */
const ANSWER_MS = 1_000;
const DEFAULT_TIMEOUT = 300;

/** What the runs that hold the domains say together; null where none does. */
export type AliasState = "pending" | "succeeded" | "failed";

export function followChecks(state: VercelState): void {
  onChange(state, (deployment, change) => {
    if (change === "created") for (const check of applying(state, deployment)) addRun(state, deployment, check);
    if (change !== "created" && change !== "ready") return;
    for (const run of runsOf(state, deployment)) if (isDue(run, deployment)) start(state, run);
  });
}

export function makeCheck(
  state: VercelState,
  { source, answer, ...seed }: CheckSeed & Partial<Pick<Check, "blocks" | "targets" | "isRerequestable">>,
): Check {
  const createdAt = nextCreatedAt(state);
  const check: Check = {
    requires: "build-ready",
    blocks: "deployment-alias",
    targets: ["production"],
    timeout: DEFAULT_TIMEOUT,
    isRerequestable: false,
    ...seed,
    source: source ?? { kind: "webhook" },
    answer: answer ?? null,
    id: makeId(state, "chk", 20),
    createdAt,
    updatedAt: createdAt,
    deletedAt: null,
  };
  state.checks.set(check.id, check);
  return check;
}

export function addRun(state: VercelState, { id }: Deployment, check: Check): CheckRun {
  const createdAt = nextCreatedAt(state);
  const run: CheckRun = {
    id: makeId(state, "ckr", 20),
    deploymentId: id,
    check,
    createdAt,
    updatedAt: createdAt,
    status: "queued",
    conclusion: null,
    conclusionText: null,
    externalId: null,
    externalUrl: null,
    output: null,
    completedAt: null,
  };
  state.checkRuns.push(run);
  return run;
}

/** The latest of each check. */
export function runsOf(state: VercelState, { id }: Deployment): readonly CheckRun[] {
  const runs = state.checkRuns.filter(({ deploymentId }) => deploymentId === id);
  return [...new Map(runs.map((run) => [run.check.id, run])).values()];
}

export function completeRun(state: VercelState, run: CheckRun, conclusion: Conclusion): void {
  const at = state.context.clock.now();
  Object.assign(run, { status: "completed", conclusion, completedAt: at, updatedAt: at });
  for (const wake of state.checkWatchers) wake();
}

export function aliasState(state: VercelState, deployment: Deployment): AliasState | null {
  const runs = runsOf(state, deployment).filter(({ check }) => check.blocks === "deployment-alias");
  if (runs.length === 0) return null;
  if (runs.some(({ conclusion }) => conclusion !== null && !PASSES.has(conclusion))) return "failed";
  return runs.every(({ conclusion }) => conclusion !== null) ? "succeeded" : "pending";
}

/** Whether a neutral one passes is documented nowhere; here it does, which is the less comfortable answer. */
const PASSES: ReadonlySet<Conclusion> = new Set(["succeeded", "neutral", "skipped"]);

/** True as soon as nothing holds the domains any more; false where one of the checks says no. */
export async function passChecks(state: VercelState, deployment: Deployment, signal: AbortSignal): Promise<boolean> {
  for (;;) {
    const said = aliasState(state, deployment);
    if (said !== "pending") return said !== "failed";
    await new Promise<void>((resolve, reject) => {
      const stop = () => reject(signal.reason);
      const wake = () => {
        state.checkWatchers.delete(wake);
        signal.removeEventListener("abort", stop);
        resolve();
      };
      state.checkWatchers.add(wake);
      signal.addEventListener("abort", stop, { once: true });
    });
  }
}

/** A status or check of the forge was written: those that are matched by its name take its word. */
export function readForgeChecks(state: VercelState, sha: string): void {
  for (const run of state.checkRuns) {
    if (state.deployments.get(run.deploymentId)?.gitSource?.sha === sha) takeForgeWord(state, run, sha);
  }
}

function takeForgeWord(state: VercelState, run: CheckRun, sha: string): void {
  const { kind, externalCheckName } = run.check.source;
  if (kind !== "git-provider" || run.status !== "running" || externalCheckName === undefined) return;
  const word = state.forge?.app().checksOf(sha).get(externalCheckName);
  if (word === "succeeded" || word === "failed") completeRun(state, run, word);
}

function applying(state: VercelState, { target }: Deployment): readonly Check[] {
  const named = target ?? "preview";
  return [...state.checks.values()].filter(({ deletedAt, targets }) => deletedAt === null && targets.includes(named));
}

function isDue({ status, check }: CheckRun, { readyState }: Deployment): boolean {
  return status === "queued" && (readyState === "READY" || check.requires === "none");
}

/** From now on its time runs, and whoever answers it can. */
export function start(state: VercelState, run: CheckRun): void {
  const { check } = run;
  run.status = "running";
  run.updatedAt = state.context.clock.now();
  const later = async (ms: number, act: () => void) => {
    await state.context.clock.sleep(ms, state.closed.signal);
    if (run.status !== "completed") act();
  };
  const quietly = (error: unknown) => {
    if (!state.closed.signal.aborted) throw error;
  };
  later(check.timeout * 1_000, () => completeRun(state, run, "timeout")).catch(quietly);
  const { answer } = check;
  if (answer !== null && answer !== undefined) {
    later(ANSWER_MS, () => completeRun(state, run, answer)).catch(quietly);
  }
  const sha = state.deployments.get(run.deploymentId)?.gitSource?.sha;
  if (sha !== undefined) takeForgeWord(state, run, sha);
}
