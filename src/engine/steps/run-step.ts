/** One step of a release: read, decide, apply, read again, and each beginning and end in the record. */
import { renderDuration } from "../../lib/duration.ts";
import { UsageError } from "../../lib/error.ts";
import { hold, type Verdict } from "../../lib/verdict.ts";
import type { StepItem } from "../../plan/plan.ts";
import type { Forge } from "../../providers/contract.ts";
import { decideStep, type StepFacts } from "../../release/decide-step.ts";
import { historyOf, isSameHistory, type StepFact } from "../../release/step-history.ts";
import type { StepResult } from "../../release/result.ts";
import { renderStepTime } from "../../report/step-words.ts";
import type { DoneStep, StepDetails, StepObservation } from "../../steps/contract.ts";
import type { CommandContext, GivenStepWord } from "../context.ts";
import type { Journal } from "../journal.ts";
import type { OpenStep } from "./open-step.ts";
import { readWayBackSince } from "./read-way-back-since.ts";
import { claimStep, drawAttempt } from "./claim-step.ts";
import { type ShownProgress, showProgress } from "./step-progress.ts";
import { type StepPage, stepIdentity } from "./step-book.ts";
import { writeSurely } from "./write-surely.ts";

/** What was read of production counts for so long: a rollback takes back what came before this step within a second or two. */
const GUARD_LASTS_MS = 500;

export interface StepRun {
  readonly context: CommandContext;
  readonly journal: Journal;
  readonly forge: Forge;
  readonly stage: "staging" | "production";
  readonly item: StepItem;
  /** As the record has them. */
  readonly facts: readonly StepFact[];
  readonly earlier: readonly DoneStep[];
  /** Before the world is asked, which may take what is installed by it: null where nothing is in the way. */
  readonly prepare: () => Promise<Verdict | null>;
  /** Read right before it is applied: why it may not be, after all. */
  readonly guard: () => Promise<Verdict | null>;
}

export interface StepTaken {
  readonly verdict: Verdict;
  /** Null where it is not done. */
  readonly done: DoneStep | null;
}

/** Where it stands while it is worked on; each is known only by what this run read and did. */
interface Work {
  readonly run: StepRun;
  readonly identity: string;
  attempt: string;
  readonly known: StepFact | undefined;
  readonly word: GivenStepWord | null;
  readonly startedAt: number;
  shown: ShownProgress | null;
  observed: StepObservation<unknown> | null;
  applied: Verdict | null;
  untouched: boolean;
  details: StepDetails | null;
}

export async function runStep(run: StepRun): Promise<StepTaken> {
  const { context, item, stage, facts } = run;
  const identity = stepIdentity(context, context.release, stage, item);
  const known = facts.find((fact) => fact.identity === identity && fact.state !== "undone");
  const word = context.options.stepWords?.find(({ title }) => title === item.title) ?? null;
  const work: Work = {
    run,
    identity,
    attempt: "",
    known,
    word,
    startedAt: context.clock.now(),
    shown: null,
    observed: null,
    applied: null,
    untouched: false,
    details: known?.details ?? null,
  };
  try {
    return await workOn(work);
  } catch (error) {
    // What it began is read by the next run; the record has its beginning and no end.
    const summary = error instanceof Error ? error.message : String(error);
    const state = work.applied === null && work.shown === null ? "held" : "unfinished";
    run.journal.stepResult(resultOf(work, { state, summary, endedAt: null, evidence: [] }));
    if (error instanceof UsageError) return { verdict: holdOnUsage(error), done: null };
    throw error;
  } finally {
    await work.shown?.end();
  }
}

/** Steps before it are done by now, so that it is no mistake of a call that touched nothing. */
function holdOnUsage({ reasonCode, problems }: UsageError): Verdict {
  const [first] = problems;
  const remedy = first?.remedy ?? "Correct it and run the command again: it goes on here.";
  return hold(reasonCode, problems.map(({ message }) => message).join(" "), remedy);
}

async function workOn(work: Work): Promise<StepTaken> {
  const { run, word } = work;
  const open = () => openStep(work);
  const first = await open();
  const { step, spec } = first;
  work.attempt = drawAttempt(first.context.random);
  const traits = { once: step.once?.(spec) === true, wordCounts: step.wordCounts?.(spec) === true };
  const history = historyOf(run.facts, { title: run.item.title, identity: work.identity });
  for (;;) {
    const { observed, applied } = work;
    const known: StepFacts = { title: run.item.title, history, traits, word: word?.said ?? null, observed, applied };
    const action = decideStep(known);
    if (action.do === "end") return endStep(work, await open(), action);
    if (action.do === "observe") {
      const unprepared = await run.prepare();
      const opened = await open();
      if (unprepared !== null) return endStep(work, opened, { verdict: unprepared, recorded: true });
      work.observed = await opened.step.observe(opened.spec, opened.context);
      if (work.observed.is === "done") work.details = work.observed.details ?? work.details;
      continue;
    }
    // Before it asks: one of its answers may be half a minute late.
    const askedAt = run.context.clock.now();
    const refused = await run.guard();
    if (refused !== null) return endStep(work, await open(), { verdict: refused, recorded: true });
    const opened = await open();
    const forestalled = (await beginStep(work, opened, known)) ?? (await refuseLate(work, askedAt));
    if (forestalled !== null) return endStep(work, opened, forestalled);
    await applyStep(work, opened);
  }
}

async function openStep(work: Work): Promise<OpenStep> {
  const { run, identity, known, details } = work;
  const { context, item, stage, earlier } = run;
  const isOpen = known !== undefined && known.state !== "done";
  return context.openStep(item, {
    release: context.release,
    stage,
    identity,
    begun: isOpen ? { at: known.startedAt, runUrl: known.runUrl } : null,
    recorded: details,
    earlier,
    progress: (progress) => work.shown?.report(progress),
    wayBackSince: () => readWayBackSince(context, run.journal, run.forge),
  });
}

/** Its beginning stands in the record before anything is changed. Null where this run may go on, else who came first. */
async function beginStep(work: Work, open: OpenStep, known: StepFacts): Promise<End | null> {
  const { run, identity, attempt } = work;
  const { context, journal, forge, item } = run;
  const word = wordOf(work, "repeat");
  await writeSurely(context, journal, forge, pageOf(work), {
    part: "begun",
    leaves: open.step.leavesBehind(open.spec, null),
    word,
  });
  if (!known.traits.once) return null;
  const { release } = context;
  const before = await claimStep(context, journal, forge, { release, identity, attempt });
  const history = historyOf(before, { title: item.title, identity });
  // A person's word is about what was to be read then: of what another run has begun or ended since, it says nothing.
  const isCovered = isSameHistory(history, known.history);
  const action = decideStep({ ...known, history, word: isCovered ? known.word : null });
  if (action.do !== "end") return null;
  // Our beginning stands above what others wrote, so that how it ended is written, too: else nobody knows whether it did.
  work.details = before.find((fact) => fact.identity === identity)?.details ?? null;
  work.untouched = action.verdict.outcome !== "pass";
  return { verdict: action.verdict };
}

/** A record that was long under way is a reason to ask again. */
async function refuseLate(work: Work, askedAt: number): Promise<End | null> {
  const { run } = work;
  if (run.context.clock.now() - askedAt <= GUARD_LASTS_MS) return null;
  const verdict = await run.guard();
  if (verdict === null) return null;
  work.applied = verdict;
  work.untouched = true;
  return { verdict };
}

async function applyStep(work: Work, open: OpenStep): Promise<void> {
  const { run, observed } = work;
  const { context, journal, item } = run;
  if (observed?.is !== "due") throw new Error("applied without having been read");
  const planned = item.takesMs === null ? "" : `, planned to take ${renderDuration(item.takesMs)}`;
  journal.step("step-begun", `"${item.title}" [${item.step}] begins${planned}`, item.step);
  work.shown = showProgress(context, journal, item);
  const end = await open.step.apply(open.spec, observed.state, open.context);
  work.applied = end.verdict;
  work.untouched = end.untouched === true;
  work.details = end.details ?? null;
  work.observed = null;
}

function pageOf({ run, identity, attempt }: Work): StepPage {
  const { context, stage, item } = run;
  return { release: context.release, planDigest: context.plan.digest, stage, item, identity, attempt };
}

interface End {
  readonly verdict: Verdict;
  readonly recorded?: true;
  readonly byWord?: true;
}

async function endStep(work: Work, open: OpenStep, { verdict, recorded, byWord }: End): Promise<StepTaken> {
  const { run, details, untouched, known, applied } = work;
  const { context, journal, forge, item } = run;
  await work.shown?.end();
  // What was neither begun nor found done has changed nothing, and there is nothing to be remembered.
  const isNews = recorded !== true && (applied !== null || untouched || verdict.outcome === "pass");
  const startedAt = applied === null ? (known?.startedAt ?? work.startedAt) : work.startedAt;
  const endedAt = recorded === true && known !== undefined ? known.endedAt : context.clock.now();
  if (isNews) {
    const word = byWord === true ? wordOf(work, "done") : null;
    const end = { verdict, details, untouched, startedAt };
    await writeSurely(context, journal, forge, pageOf(work), {
      part: "ended",
      end,
      leaves: open.step.leavesBehind(open.spec, details),
      word,
    });
    const took =
      applied === null
        ? ""
        : `, took ${renderStepTime({ startedAt, endedAt: context.clock.now(), plannedMs: item.takesMs })}`;
    const said = `"${item.title}" [${item.step}]${took}: ${verdict.summary}`;
    if (verdict.outcome === "pass") journal.step("step", said, item.step);
    else journal.note(`${verdict.outcome}: ${said}`);
  } else if (verdict.outcome === "pass") journal.progress(`"${item.title}" was done before`);
  const state = ({ pass: "done", fail: "failed", hold: "held" } as const)[verdict.outcome];
  journal.stepResult(resultOf(work, { state, summary: verdict.summary, endedAt, evidence: verdict.evidence }));
  const { title, step } = item;
  const done = { title, step, stage: run.stage, startedAt, endedAt: endedAt ?? startedAt, details: details ?? {} };
  return { verdict, done: verdict.outcome === "pass" ? done : null };
}

function wordOf({ word }: Work, said: GivenStepWord["said"]) {
  return word?.said === said ? { said, reason: word.reason } : null;
}

function resultOf(
  { run, known, startedAt, applied, shown }: Work,
  end: Pick<StepResult, "state" | "summary" | "endedAt" | "evidence">,
): StepResult {
  const { title, step, takesMs } = run.item;
  const began = applied !== null || shown !== null ? startedAt : (known?.startedAt ?? null);
  return { title, step, stage: run.stage, startedAt: began, plannedMs: takesMs, ...end };
}
