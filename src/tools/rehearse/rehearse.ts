import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { type CommandResult, EXIT_CODE } from "../../release/result.ts";
import { observeClients } from "../../sandbox/client-activity.ts";
import { writeDemoSite } from "../../sandbox/demo-site.ts";
import { seedSandbox } from "../../sandbox/seed-sandbox.ts";
import { startEmulators } from "../../sandbox/start-sandbox.ts";
import { seededRandom, seedFrom } from "../../sandbox/seeded-random.ts";
import { createVirtualClock } from "../../sandbox/virtual-clock.ts";
import type { Plan } from "../../plan/plan.ts";
import { readRehearsal, type Rehearsal } from "./arguments.ts";
import { pretendCheckout } from "./pretend-checkout.ts";
import { pushRelease } from "./pushed-build.ts";
import { recordDrill, type RecordedDrill } from "./record-drill.ts";
import { copyFiles, readRequiredVariables, type RequiredVariables } from "./required-variables.ts";
import { createReleaseScreen } from "./release-screen.ts";
import { findStart } from "./start.ts";
import { restoreByDispatch } from "./restore-by-dispatch.ts";
import { openDatabase } from "./rehearsed-database.ts";
import { rehearsedSite, siteFor } from "./rehearsed-site.ts";
import { type Stage, runToEnd } from "./run-to-end.ts";
import { CANDIDATE_COMMIT, releaseItems, wishesForRelease } from "./world.ts";
import { writeIncident } from "./write-incident.ts";
import { writeReports } from "../../engine/write-reports.ts";
import type { ToolSurroundings } from "../contract.ts";
import { type Registries, registries } from "../registries.ts";
import type { RehearseValues } from "./options.ts";

/** Where a team's own plan and the files that it names are: here. */
const REPOSITORY = ".";
/** Traffic before the release, at least, for comparisons with the version before. */
const BASELINE_MS = 10 * 60_000;
const MINUTE_MS = 60_000;
const WATCHES_BEFORE = 6;
const SHORTEST_HISTORY_MS = 6 * 60 * MINUTE_MS;
const LONGEST_HISTORY_MS = 24 * 60 * MINUTE_MS;

/** Runs a release of the plan against the sandbox in virtual time and exits with its decision. */
export async function rehearseRelease(
  values: RehearseValues,
  { env, stdout, signal }: ToolSurroundings,
  using: Registries = registries,
): Promise<number> {
  const rehearsal = await readRehearsal(values, env, using);
  const wallStart = Date.now();
  const { plan } = rehearsal;
  const items = releaseItems(plan);
  const start = await findStart(items, rehearsal.start);
  const screen = createReleaseScreen(rehearsal, start, stdout);
  const clock = createVirtualClock(start.at);
  const random = seededRandom(seedFrom(`${rehearsal.seed} release`));
  const variables = await readRequiredVariables(plan, REPOSITORY);
  const site = rehearsedSite(plan, items, using.emulators, rehearsal.traffic);
  const wishes = wishesForRelease(plan, site, { random: rehearsal.seed, variables: variables.names });
  const seed = seedSandbox(using.emulators, wishes);
  const directory = await mkdtemp(join(tmpdir(), "holdpoint-rehearsal-"));
  const endings: (() => Promise<unknown> | void)[] = [() => rm(directory, { recursive: true, force: true })];
  try {
    const ground = { env, workplace: resolve(REPOSITORY), directory, activity: clock.realTime };
    const database = await openDatabase(rehearsal, ground);
    if (database !== null) endings.push(database.close);
    const sandbox = await startEmulators(using.emulators, seed, { clock, activity: clock });
    endings.push(sandbox.close);
    endings.push(observeClients(clock, sandbox, database === null ? undefined : clock.realTime));
    screen.introduce();
    await prepareRelease(rehearsal, { start: start.at, site, variables, directory, sandbox, clock });
    const { show } = screen;
    const around = { using, clock, random, env, show, signal };
    const stage = { ...around, sandbox, database, directory, site, deployed: { id: null } };
    const result = await runToEnd(rehearsal, stage);
    const restored = await restoreByDispatch(rehearsal, stage, result);
    const virtualSeconds = (clock.now() - start.at) / 1_000;
    const wallSeconds = (Date.now() - wallStart) / 1_000;
    const unknown = sandbox.unknownRequests();
    const drill = await recordIfAsked(rehearsal, result, unknown.length > 0, { env, random });
    const troubles = [
      ...(await writeReports(values.report ?? [], result, plan)),
      ...(await writeIncident(values.incident ?? null, () => sandbox.forge().issues())),
    ];
    screen.conclude({ result, unknown, drill, troubles, virtualSeconds, wallSeconds });
    if (unknown.length > 0) return EXIT_CODE.failed;
    if (restored !== null && restored.decision !== "proceed") return EXIT_CODE[restored.decision];
    // The record was asked for and could not be written: nobody may take it for done.
    return drill?.outcome === "trouble" ? EXIT_CODE.hold : EXIT_CODE[result.decision];
  } finally {
    for (const end of endings.toReversed()) await end();
  }
}

/** The site's files, its visitors of the time before, the trouble that is there from the start, and the push. */
async function prepareRelease(
  { plan, faults }: Rehearsal,
  {
    start,
    site,
    variables,
    directory,
    sandbox,
    clock,
  }: Pick<Stage, "site" | "directory" | "sandbox" | "clock"> & {
    readonly start: number;
    readonly variables: RequiredVariables;
  },
): Promise<void> {
  await writeDemoSite(
    join(directory, plan.stages.staging.deploy.directory),
    siteFor(plan, site, "2", CANDIDATE_COMMIT),
    plan.stages.staging.deploy.prebuilt ? "prebuilt" : "source",
  );
  await copyFiles(variables.files, REPOSITORY, directory);
  await pretendCheckout(plan, directory, CANDIDATE_COMMIT);
  const recent = start - baselineOf(plan);
  await sandbox.traffic.runCrowd(recent - historyOf(plan), recent);
  await sandbox.runScheduled(recent, start);
  clock.beforeAdvance((from, to) => sandbox.runScheduled(from, to));
  for (const fault of faults) if (fault.atMs === null) await fault.apply(sandbox, start, CANDIDATE_COMMIT);
  await pushRelease(sandbox, plan, site, CANDIDATE_COMMIT);
}

/** What served before has a past, from which its usual level can be told, and how steady that is. */
function historyOf({ stages: { production } }: Plan): number {
  const forMs = production.watch?.forMs ?? 0;
  return forMs === 0 ? 0 : Math.min(LONGEST_HISTORY_MS, Math.max(SHORTEST_HISTORY_MS, WATCHES_BEFORE * forMs));
}

/** As long as the longest window that is compared with the version before. */
function baselineOf({ stages: { production } }: Plan): number {
  const { rollbackConditions = [], successConditions = [] } = production.watch ?? {};
  const compared = [...rollbackConditions, ...successConditions].filter(({ kind }) => kind === "change");
  return Math.max(BASELINE_MS, ...compared.map(({ overMs }) => overMs + MINUTE_MS));
}

/** A rehearsal that met a request that no emulator knows has failed, whatever it ended with. */
async function recordIfAsked(
  { drillBook, plan, faults }: Rehearsal,
  result: CommandResult,
  failed: boolean,
  { env, random }: Pick<Stage, "env" | "random">,
): Promise<RecordedDrill | null> {
  if (drillBook === null) return null;
  const ended: CommandResult = failed ? { ...result, decision: "failed" } : result;
  return recordDrill(drillBook, { plan, faults: faults.map(({ text }) => text), result: ended }, env, {
    random,
    // Written to its end: what Ctrl-C says afterwards, that nothing was changed, must be true.
    signal: new AbortController().signal,
  });
}
