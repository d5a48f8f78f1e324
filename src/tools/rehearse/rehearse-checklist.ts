/** Rehearses the checklist of a pull request: opened, asked, ticked by people with and without the right, asked again. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseChecklistEvent } from "../../checklist/event.ts";
import { DEFAULT_AUTHOR } from "../../lib/authors.ts";
import type { ChecklistResult } from "../../checklist/report.ts";
import { DEFAULT_PLAN_FILE } from "../../plan/plan.ts";
import { EXIT_CODE } from "../../release/result.ts";
import { extensions } from "../../engine/plan-extensions.ts";
import { observeClients } from "../../sandbox/client-activity.ts";
import { startSandbox } from "../../sandbox/index.ts";
import type { AnySandbox } from "../../sandbox/start-sandbox.ts";
import { seededRandom } from "../../sandbox/seeded-random.ts";
import { createVirtualClock, type VirtualClock } from "../../sandbox/virtual-clock.ts";
import { performChecklist } from "../../commands/checklist/perform.ts";
import { type ChecklistRehearsal, readChecklistRehearsal, REPOSITORY } from "./checklist-arguments.ts";
import { AUTHOR, type Cast, castFor, TEAM_READER, VISITOR } from "./checklist-people.ts";
import { writeDemoPullRequest, writePlan } from "./checklist-plan.ts";
import { type ChecklistScreen, keepComment, createChecklistScreen } from "./checklist-screen.ts";
import { BASE_COMMIT, HEAD_COMMIT, MAIN, PULL_REQUEST, seedForChecklist } from "./checklist-seed.ts";
import type { RehearseValues } from "./options.ts";
import { requestPatienceMs } from "./request-patience.ts";
import { copyFiles } from "./required-variables.ts";
import { environmentFor } from "./world.ts";
import { createSession } from "../../engine/session.ts";
import type { ToolSurroundings } from "../contract.ts";

/** A Monday morning in Berlin, always the same; with the fault `outside-window` the Sunday before. */
const MONDAY = Date.UTC(2026, 0, 5, 9);
const DAY_MS = 86_400_000;
/** Between one person's act and the next one's. */
const STEP_MS = 4 * 60_000;
/** A rehearsed checklist has no visitors, so there is nothing that another seed would show. */
const RANDOM_SEED = 1;

interface Stage {
  readonly rehearsal: ChecklistRehearsal;
  readonly cast: Cast;
  readonly clock: VirtualClock;
  readonly random: () => number;
  readonly sandbox: AnySandbox;
  readonly directory: string;
  readonly surroundings: ToolSurroundings;
  readonly screen: ChecklistScreen;
}

/** Exits with what the last run of the checklist decided. */
export async function rehearseChecklist(values: RehearseValues, surroundings: ToolSurroundings): Promise<number> {
  const rehearsal = await readChecklistRehearsal(values);
  const wallStart = Date.now();
  const clock = createVirtualClock(rehearsal.trouble.outsideWindow ? MONDAY - DAY_MS : MONDAY);
  const cast = castFor(rehearsal.items);
  const sandbox = await startSandbox(seedForChecklist(rehearsal, cast), { clock, activity: clock });
  const directory = await mkdtemp(join(tmpdir(), "holdpoint-checklist-"));
  const stopObserving = observeClients(clock, sandbox);
  const screen = createChecklistScreen(rehearsal, surroundings.stdout, clock);
  try {
    screen.introduce();
    const result = await play({
      rehearsal,
      cast,
      clock,
      random: seededRandom(RANDOM_SEED),
      sandbox,
      directory,
      surroundings,
      screen,
    });
    const comment = await keepComment(rehearsal.commentFile, ourComment(sandbox)?.body ?? null);
    const unknown = sandbox.unknownRequests();
    screen.conclude({ result, unknown, comment, wallSeconds: (Date.now() - wallStart) / 1_000 });
    return unknown.length > 0 ? EXIT_CODE.failed : EXIT_CODE[result.decision];
  } finally {
    stopObserving();
    await sandbox.close();
    await rm(directory, { recursive: true, force: true });
  }
}

/** What happens to the pull request, as its people and the forge do it. */
async function play(stage: Stage): Promise<ChecklistResult> {
  const { sandbox, clock, cast, rehearsal, screen } = stage;
  const forge = sandbox.forge();
  const { trouble, items } = rehearsal;
  await writePlan(stage.directory, rehearsal.planText);
  if (items.some(({ gate }) => gate.measures === true)) {
    await checkOut(stage, BASE_COMMIT);
    screen.act(
      `${MAIN} is at ${BASE_COMMIT}: what the items measure there is recorded; until then, growth is not known`,
    );
    await bothJobs(stage, "push", forge.pushed(MAIN), BASE_COMMIT);
  }
  for (const fault of trouble.vendors) await fault.apply(sandbox, clock.now(), HEAD_COMMIT);
  await checkOut(stage, HEAD_COMMIT);
  screen.act(`${AUTHOR} opens pull request #${PULL_REQUEST}`, { anew: true });
  let result = await bothJobs(stage, "pull_request", forge.pullRequestOpened(PULL_REQUEST), HEAD_COMMIT);
  const boxes = items.flatMap((item) => item.boxes);
  const [first] = boxes;
  if (first === undefined) return result;
  if (ourComment(sandbox) === null) {
    screen.act("There is no comment on the pull request, so nobody can tick");
    return result;
  }
  result = (await tick(stage, [{ login: VISITOR, box: first.id }])) ?? result;
  const signers = trouble.nobodySignsOff
    ? []
    : boxes.map(({ id }) => ({ login: cast.signers.get(id) ?? VISITOR, box: id }));
  // The last two in the same second: nothing is lost.
  const together = signers.slice(-2);
  for (const signer of signers.slice(0, -2)) result = (await tick(stage, [signer])) ?? result;
  if (together.length > 0) result = (await tick(stage, together)) ?? result;
  return result;
}

/** The files of a commit; the demo's have the trouble in the pull request only. */
async function checkOut({ directory, rehearsal }: Stage, commit: string): Promise<void> {
  await writeDemoPullRequest(directory, commit, commit === HEAD_COMMIT ? rehearsal.trouble.files : {});
  await copyFiles(rehearsal.variableFiles, REPOSITORY, directory);
}

interface Tick {
  readonly login: string;
  /** The box's mark. */
  readonly box: string;
}

/** Each edits the comment as the site does it, and then each edit's run comes. Null where no box was open. */
async function tick(stage: Stage, ticks: readonly Tick[]): Promise<ChecklistResult | null> {
  const { clock, sandbox, rehearsal, screen } = stage;
  await clock.sleep(STEP_MS);
  const events: unknown[] = [];
  for (const { login, box } of ticks) {
    const comment = ourComment(sandbox);
    const mark = `<!-- holdpoint:box=${box} -->`;
    if (comment === null || !comment.body.includes(`- [ ] ${mark}`)) continue;
    const item = rehearsal.items.find(({ boxes }) => boxes.some(({ id }) => id === box));
    const what = `“${item?.item.title}” (${item?.boxes.find(({ id }) => id === box)?.box.label})`;
    if (events.length === 0) screen.act(`${login} ticks ${what}`);
    else screen.note(`${login} ticks ${what} in the same second; each tick starts its own run`);
    const body = comment.body.replace(`- [ ] ${mark}`, `- [x] ${mark}`);
    events.push(sandbox.forge().editComment(login, comment.id, body));
  }
  let result: ChecklistResult | null = null;
  for (const event of events) result = await oneJob(stage, "issue_comment", event, "world", "", HEAD_COMMIT);
  return result;
}

/** As checklist.yml does it: the code first, without a secret, then the job that may write. */
async function bothJobs(stage: Stage, name: string, payload: unknown, commit: string): Promise<ChecklistResult> {
  stage.screen.note("The first job has no secrets and runs the code items:");
  const code = await oneJob(stage, name, payload, "code", "", commit);
  stage.screen.note("The second job has secrets, runs none of this code and checks the rest:");
  return oneJob(stage, name, payload, "world", code.codeResult, commit);
}

async function oneJob(
  stage: Stage,
  name: string,
  payload: unknown,
  only: "code" | "world",
  codeResult: string,
  commit: string,
): Promise<ChecklistResult> {
  const { rehearsal, sandbox, surroundings } = stage;
  const event = parseChecklistEvent(name, JSON.parse(JSON.stringify(payload)));
  if (typeof event === "string") throw new Error(event);
  const { PATH, HOME } = surroundings.env;
  return performChecklist(
    createSession({
      plan: rehearsal.plan,
      release: { id: commit, commit },
      options: { stage: "staging", to: null, reason: null, dryRun: false, unpin: false, authors: [DEFAULT_AUTHOR] },
      checklist: {
        only,
        event,
        pullRequest: null,
        authors: [DEFAULT_AUTHOR],
        codeResult,
        publish: only === "world",
        planBranches: [],
        planFile: DEFAULT_PLAN_FILE,
      },
      env:
        only === "code"
          ? { PATH, HOME, ...sandbox.environment("forge") }
          : {
              ...environmentFor(rehearsal.plan, extensions, sandbox),
              ...(rehearsal.trouble.teamsUnreadable ? {} : { TEAM_READ_TOKEN: TEAM_READER.token }),
            },
      directory: stage.directory,
      clock: stage.clock,
      random: stage.random,
      emit: stage.screen.show,
      debug: () => undefined,
      signal: surroundings.signal,
      runUrl: sandbox.forge().runUrl,
      domainUrl: (domain) => sandbox.productionOrigin(domain),
      requestTimeoutMs: requestPatienceMs(rehearsal.trouble.vendors),
    }),
  );
}

function ourComment(sandbox: AnySandbox): { readonly id: number; readonly body: string } | null {
  return (
    sandbox
      .forge()
      .comments()
      .find(({ author }) => author === DEFAULT_AUTHOR) ?? null
  );
}
