/** Rehearses the checklist of a pull request: opened, asked, ticked by people with and without the right, asked again. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseChecklistEvent } from "../checklist/event.ts";
import type { ChecklistResult } from "../checklist/report.ts";
import { DEFAULT_PLAN_FILE } from "../plan/read-file.ts";
import type { ReleaseEvent } from "../release/result.ts";
import { renderChecklistEnd } from "../report/checklist-terminal.ts";
import { renderTimeline, TERMINAL_COLUMNS, wrap } from "../report/timeline.ts";
import { observeClients } from "../sandbox/client-activity.ts";
import { type Sandbox, startSandbox } from "../sandbox/index.ts";
import { createVirtualClock, type VirtualClock } from "../sandbox/virtual-clock.ts";
import { performChecklist } from "./checklist/perform.ts";
import { DEFAULT_AUTHOR } from "./checklist/request.ts";
import { plannedItems, type PlannedItem } from "./checklist/items.ts";
import { AUTHOR, type Cast, castFor, TEAM_TOKEN, VISITOR } from "./rehearsal/checklist-people.ts";
import type { ChecklistRehearsal } from "./rehearsal/checklist-arguments.ts";
import { BASE_COMMIT, HEAD_COMMIT, MAIN, PULL_REQUEST, seedForChecklist } from "./rehearsal/checklist-seed.ts";
import { writeDemoPullRequest, writePlan } from "./rehearsal/checklist-plan.ts";
import { environmentFor } from "./rehearsal/world.ts";
import { openSession } from "./session.ts";
import type { Screen, ToolSurroundings } from "./tool.ts";

/** A Monday morning in Berlin, always the same; with the fault `outside-window` the Sunday before. */
const MONDAY = Date.UTC(2026, 0, 5, 9);
const DAY_MS = 86_400_000;
/** Between one person's act and the next one's. */
const STEP_MS = 4 * 60_000;
const REQUEST_TIMEOUT_MS = 250;
const EXIT_CODE = { proceed: 0, failed: 1, hold: 3, "rolled-back": 4 } as const;

interface Stage {
  readonly rehearsal: ChecklistRehearsal;
  readonly items: readonly PlannedItem[];
  readonly cast: Cast;
  readonly clock: VirtualClock;
  readonly sandbox: Sandbox;
  readonly directory: string;
  readonly surroundings: ToolSurroundings;
  readonly startedAt: number;
  /** Verdicts as they were last shown, so that each run shows what is new. */
  readonly shown: Map<string, string>;
}

/** Exits with what the last run of the checklist decided. */
export async function rehearseChecklist(
  rehearsal: ChecklistRehearsal,
  surroundings: ToolSurroundings,
): Promise<number> {
  const wallStart = Date.now();
  const startedAt = rehearsal.trouble.outsideWindow ? MONDAY - DAY_MS : MONDAY;
  const clock = createVirtualClock(startedAt);
  const items = await plannedItems(rehearsal.plan, DEFAULT_PLAN_FILE);
  const cast = castFor(items);
  const sandbox = await startSandbox(seedForChecklist(rehearsal, cast), { clock, activity: clock });
  const directory = await mkdtemp(join(tmpdir(), "holdpoint-checklist-"));
  const stopObserving = observeClients(clock);
  const stage: Stage = { rehearsal, items, cast, clock, sandbox, directory, surroundings, startedAt, shown: new Map() };
  try {
    introduce(rehearsal, surroundings.stdout);
    const result = await play(stage);
    return await conclude(stage, result, (Date.now() - wallStart) / 1_000);
  } finally {
    stopObserving();
    await sandbox.close();
    await rm(directory, { recursive: true, force: true });
  }
}

function introduce({ plan, trouble, leftOut, json }: ChecklistRehearsal, stdout: Screen): void {
  if (json) return;
  const what = `Rehearsal of the checklist of ${plan.file} (${plan.name}) on loopback stand-ins, in virtual time`;
  const faults = trouble.texts.length === 0 ? "" : `. Trouble: ${trouble.texts.join("; ")}`;
  for (const line of [`${what}${faults}.`, ...leftOut].flatMap((text) => wrap(text, TERMINAL_COLUMNS))) {
    stdout.line(line);
  }
}

/** What happens to the pull request, as its people and GitHub do it. */
async function play(stage: Stage): Promise<ChecklistResult> {
  const { sandbox, clock, cast, items, rehearsal } = stage;
  const { github } = sandbox;
  const { trouble } = rehearsal;
  await writePlan(stage.directory, rehearsal.planText);
  await writeDemoPullRequest(stage.directory, BASE_COMMIT, {});
  say(stage, `${MAIN} is at ${BASE_COMMIT}: its run keeps what the items measure there`);
  await bothJobs(stage, "push", github.pushEvent(MAIN), BASE_COMMIT);
  for (const fault of trouble.vendors) await fault.apply(sandbox, clock.now(), HEAD_COMMIT);
  await writeDemoPullRequest(stage.directory, HEAD_COMMIT, trouble.files);
  say(stage, `${AUTHOR} opens pull request #${PULL_REQUEST}`);
  let result = await bothJobs(stage, "pull_request", github.pullRequestEvent("opened", PULL_REQUEST), HEAD_COMMIT);
  const boxes = items.flatMap((item) => item.boxes);
  const [first] = boxes;
  if (first !== undefined) {
    result = (await tick(stage, [{ login: VISITOR, box: first.id }])) ?? result;
    const signers = trouble.nobodySigns
      ? []
      : boxes.map(({ id }) => ({ login: cast.signers.get(id) ?? VISITOR, box: id }));
    // The last two in the same second: nothing is lost.
    const together = signers.slice(-2);
    for (const signer of signers.slice(0, -2)) result = (await tick(stage, [signer])) ?? result;
    if (together.length > 0) result = (await tick(stage, together)) ?? result;
  }
  return result;
}

interface Tick {
  readonly login: string;
  /** The box's mark. */
  readonly box: string;
}

/** Each edits the comment as the site does it, and then each edit's run comes. Null where there is no comment. */
async function tick(stage: Stage, ticks: readonly Tick[]): Promise<ChecklistResult | null> {
  const { clock, sandbox, items } = stage;
  await clock.sleep(STEP_MS);
  const events = ticks.flatMap(({ login, box }) => {
    const comment = ourComment(sandbox);
    const mark = `<!-- holdpoint:box=${box} -->`;
    if (comment === null || !comment.body.includes(`- [ ] ${mark}`)) return [];
    const item = items.find(({ boxes }) => boxes.some(({ id }) => id === box));
    say(stage, `${login} ticks “${item?.item.title}” (${item?.boxes.find(({ id }) => id === box)?.box.label})`);
    const body = comment.body.replace(`- [ ] ${mark}`, `- [x] ${mark}`);
    return [sandbox.github.editCommentAs(login, comment.id, body)];
  });
  let result: ChecklistResult | null = null;
  for (const event of events) result = await oneJob(stage, "issue_comment", event, "world", "", HEAD_COMMIT);
  return result;
}

/** As checklist.yml does it: the code first, without a secret, then the job that may write. */
async function bothJobs(stage: Stage, name: string, payload: unknown, commit: string): Promise<ChecklistResult> {
  const code = await oneJob(stage, name, payload, "code", "", commit);
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
  const { rehearsal, sandbox, cast, surroundings } = stage;
  const event = parseChecklistEvent(name, JSON.parse(JSON.stringify(payload)));
  if (typeof event === "string") throw new Error(event);
  const vendors = environmentFor(rehearsal.plan, sandbox.origins);
  const repository = { GITHUB_REPOSITORY: `${cast.owner}/site` };
  const { PATH, HOME } = surroundings.env;
  const token = { GITHUB_TOKEN: vendors["GITHUB_TOKEN"], GITHUB_API_URL: vendors["GITHUB_API_URL"] };
  return performChecklist(
    openSession({
      plan: rehearsal.plan,
      release: { id: commit, commit },
      options: { stage: "staging", to: null, reason: null, dryRun: false, unpin: false },
      checklist: {
        only,
        event,
        pullRequest: null,
        author: DEFAULT_AUTHOR,
        codeResult,
        publish: only === "world",
        planFile: DEFAULT_PLAN_FILE,
      },
      env:
        only === "code"
          ? { PATH, HOME, ...token, ...repository }
          : {
              ...vendors,
              ...repository,
              ...(rehearsal.trouble.teamsUnreadable ? {} : { TEAM_READ_TOKEN: TEAM_TOKEN }),
            },
      directory: stage.directory,
      clock: stage.clock,
      emit: (happened) => show(stage, happened),
      debug: () => undefined,
      signal: surroundings.signal,
      runUrl: "https://github.com/rehearsal/site/actions/runs/1",
      domainUrl: (domain) => sandbox.productionOrigin(domain),
      requestTimeoutMs: REQUEST_TIMEOUT_MS,
    }),
  );
}

interface Comment {
  readonly id: number;
  readonly body: string;
}

function ourComment({ github }: Sandbox): Comment | null {
  const { comments } = github.state() as { readonly comments: readonly (Comment & { readonly author: string })[] };
  return comments.find(({ author }) => author === DEFAULT_AUTHOR) ?? null;
}

function say(stage: Stage, text: string): void {
  show(stage, { event: "note", at: stage.clock.now(), text });
}

function show({ rehearsal, surroundings, startedAt, shown }: Stage, event: ReleaseEvent): void {
  const { stdout } = surroundings;
  if (rehearsal.json) {
    stdout.line(JSON.stringify(event));
    return;
  }
  if (event.event === "gate") {
    const text = `${event.verdict.outcome} ${event.verdict.summary}`;
    if (shown.get(event.title) === text) return;
    shown.set(event.title, text);
  }
  if (event.event === "output") return;
  if (event.event === "progress") stdout.progress(event.text);
  else for (const line of renderTimeline(event, startedAt)) stdout.line(line);
}

async function conclude(stage: Stage, result: ChecklistResult, wallSeconds: number): Promise<number> {
  const { rehearsal, sandbox, clock, surroundings, startedAt } = stage;
  const { stdout } = surroundings;
  const virtualSeconds = (clock.now() - startedAt) / 1_000;
  const unknown = sandbox.unknownRequests();
  const comment = ourComment(sandbox);
  if (rehearsal.commentFile !== null) await writeFile(rehearsal.commentFile, comment?.body ?? "");
  const { decision, reasonCode, candidate, production, summary, remedy, checklist } = result;
  if (rehearsal.json) {
    for (const { emulator, method, path } of unknown) {
      stdout.line(JSON.stringify({ event: "unknown-route", emulator, method, path }));
    }
    const items = checklist.items.map(({ title, verdict }) => ({
      title,
      outcome: verdict.outcome,
      reasonCode: verdict.reasonCode,
    }));
    const end = { event: "end", decision, reasonCode, candidate, production, summary, remedy };
    stdout.line(
      JSON.stringify({
        ...end,
        commit: checklist.commit,
        items,
        virtualSeconds: Math.round(virtualSeconds * 10) / 10,
        wallSeconds: Math.round(wallSeconds * 100) / 100,
      }),
    );
  } else {
    const where = rehearsal.commentFile === null ? [] : [`The comment is in ${rehearsal.commentFile}.`];
    const lines = [
      "",
      ...renderChecklistEnd(checklist),
      "",
      `${Math.round(virtualSeconds / 60)} min rehearsed in ${wallSeconds.toFixed(1)} s.`,
      ...where,
    ];
    for (const line of lines) stdout.line(line);
    for (const { emulator, method, path } of unknown) stdout.line(`unknown route at ${emulator}: ${method} ${path}`);
  }
  return unknown.length > 0 ? EXIT_CODE.failed : EXIT_CODE[decision];
}
