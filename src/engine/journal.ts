/** Builds a command's result while it works, so that every way out has the same form. */
import { ProviderError } from "../lib/error.ts";
import type { RecordedCondition } from "../judge/recorded-condition.ts";
import type { WatchComparison } from "../judge/regression/watch-comparison.ts";
import type { ReasonCode } from "../lib/reason-code.ts";
import type { Outcome, Verdict } from "../lib/verdict.ts";
import { digestEvidence } from "../release/evidence-digest.ts";
import type { RollbackTarget } from "../release/list-targets.ts";
import type { CommandResult, Decision, ReleaseEvent, Step, StepResult } from "../release/result.ts";
import type { ProductionState, ReleaseIdentity } from "../release/world.ts";
import { addToTimeline } from "./add-to-timeline.ts";
import type { CommandContext } from "./context.ts";
import { evidenceOf, type Heard, resultOf } from "./journal-result.ts";

export interface Journal {
  /** `planned`: key of a step that the plan adds. */
  step(step: Step, text: string, planned?: string): void;
  progress(text: string): void;
  note(text: string): void;
  /** A note that reading the same thing again does not repeat. */
  noteOnce(text: string): void;
  /** How far a step of the plan is. */
  stepProgress(facts: Omit<Extract<ReleaseEvent, { event: "step-progress" }>, "event" | "at">): void;
  /** How a step of the plan stands; the last word on a title stands in the result. */
  stepResult(result: StepResult): void;
  /** Keeps a verdict for the result and shows it. */
  gate(title: string, verdict: Verdict): void;
  /** Keeps a condition's latest verdict for the result and shows it when it is another one than before. */
  condition(text: string, verdict: Verdict, recorded?: RecordedCondition | null): void;
  /** One round of the watch. */
  tick(facts: Omit<Extract<ReleaseEvent, { event: "tick" }>, "event" | "at">): void;
  candidate(deployment: { readonly id: string; readonly url: string }): void;
  productionBefore(deploymentId: string | null): void;
  /** As it was read last; null after a request, until it is read again. */
  productionAfter(production: ProductionState | null, served: string | null): void;
  /** The same, for whoever speaks of it. */
  production(): ProductionState | null;
  buildLog(lines: readonly string[]): void;
  /** None of this is about production: it happens at the project that is named, for practice. */
  drill(project: string): void;
  /** None of this is about which deployment production serves: it happens to the database that is named. */
  database(name: string): void;
  /** What a person may name as a rollback's target. */
  targets(targets: readonly RollbackTarget[]): void;
  /** The release that all of this is about, where it was not known from the beginning. */
  about(release: ReleaseIdentity): void;
  /** What a watch compared, as far as it knows; the last one stands in the result. */
  comparison(comparison: () => WatchComparison | null): void;
  /** Digest of what was judged until now; null where nothing was kept of it. */
  evidence(): string | null;
  finish(end: JournalEnd): CommandResult;
  /** The same result without a word to anybody: for a part of a command, whose end is not the command's. */
  conclude(end: JournalEnd): CommandResult;
  /** Ends on a verdict: `pass` proceeds, `hold` holds, `fail` fails. */
  finishWith(verdict: Verdict): CommandResult;
}

export interface JournalEnd {
  readonly decision: Decision;
  readonly reasonCode: ReasonCode;
  readonly summary: string;
  readonly remedy?: string | null | undefined;
}

const DECISION_OF: Readonly<Record<Outcome, Decision>> = { pass: "proceed", hold: "hold", fail: "failed" };

export function createJournal(command: string, context: CommandContext): Journal {
  const { clock, emit, release } = context;
  const heard: Heard = {
    startedAt: clock.now(),
    release,
    verdicts: new Map(),
    conditions: new Map(),
    notes: [],
    timeline: [],
    steps: new Map(),
    candidate: null,
    before: null,
    after: null,
    served: null,
    buildLog: [],
    targets: [],
    drill: null,
    database: null,
    comparison: () => null,
  };
  emit({ event: "start", at: heard.startedAt, command, release: release.id, commit: release.commit });
  const conclude: Journal["conclude"] = ({ decision, reasonCode, summary, remedy = null }) =>
    resultOf(command, context, heard, { decision, reasonCode, summary, remedy });
  const finish: Journal["finish"] = (end) => {
    const result = conclude(end);
    const { decision, reasonCode, summary, production } = result;
    emit({ event: "decision", at: clock.now(), command, decision, reasonCode, summary, production });
    return result;
  };
  return {
    ...createWriter(heard, context),
    ...createPlaces(heard),
    about: (about) => {
      heard.release = about;
    },
    evidence: () => digestEvidence(evidenceOf(heard)),
    finish,
    conclude,
    finishWith: (verdict) => finish(endOn(verdict)),
  };
}

/** A part of a command, with an end of its own that nobody is told. */
export function createPart(journal: Journal): Journal {
  return { ...journal, finish: journal.conclude, finishWith: (verdict) => journal.conclude(endOn(verdict)) };
}

function endOn({ outcome, reasonCode, summary, remedy }: Verdict): JournalEnd {
  return { decision: DECISION_OF[outcome], reasonCode, summary, remedy };
}

type Places = Pick<Journal, "candidate" | "database" | "productionBefore" | "productionAfter" | "production">;

function createPlaces(heard: Heard): Places {
  return {
    candidate: ({ id, url }) => {
      heard.candidate = { id, url };
    },
    database: (name) => {
      heard.database = name;
    },
    productionBefore: (id) => {
      heard.before = id;
    },
    productionAfter: (production, answered) => {
      heard.after = production;
      heard.served = answered;
    },
    production: () => heard.after,
  };
}

function createWriter(
  heard: Heard,
  { clock, emit }: CommandContext,
): Omit<Journal, keyof Places | "about" | "evidence" | "finish" | "finishWith" | "conclude"> {
  const remember = (text: string, about: readonly string[] = []) =>
    addToTimeline(heard.timeline, clock.now(), text, about);
  const note = (text: string) => {
    heard.notes.push(text);
    remember(text);
    emit({ event: "note", at: clock.now(), text });
  };
  return {
    step(step, text, planned) {
      remember(text);
      emit({ event: "step", at: clock.now(), step, text, ...(planned === undefined ? {} : { planned }) });
    },
    stepProgress: (facts) => emit({ event: "step-progress", at: clock.now(), ...facts }),
    stepResult(result) {
      heard.steps.set(result.title, result);
    },
    progress: (text) => emit({ event: "progress", at: clock.now(), text }),
    note,
    noteOnce(text) {
      if (!heard.notes.includes(text)) note(text);
    },
    gate(title, verdict) {
      heard.verdicts.set(title, verdict);
      if (verdict.outcome !== "pass") remember(`${verdict.outcome}: ${title}: ${verdict.summary}`);
      emit({ event: "gate", at: clock.now(), title, verdict });
    },
    condition(text, verdict, recorded = null) {
      const before = heard.verdicts.get(text);
      heard.verdicts.set(text, verdict);
      if (recorded === null) heard.conditions.delete(text);
      else heard.conditions.set(text, recorded);
      if (before?.outcome === verdict.outcome && before.reasonCode === verdict.reasonCode) return;
      const finding = verdict.summary.startsWith(`${text}: `)
        ? verdict.summary.slice(text.length + 2)
        : verdict.summary;
      if (verdict.outcome !== "pass") remember(`${verdict.outcome}: ${finding}`, [text]);
      else if (before !== undefined) remember(`clear again: ${finding}`, [text]);
      emit({ event: "condition", at: clock.now(), text, verdict });
    },
    tick: (facts) => emit({ event: "tick", at: clock.now(), ...facts }),
    comparison(comparison) {
      heard.comparison = comparison;
    },
    drill(project) {
      heard.drill = project;
    },
    targets(targets) {
      heard.targets = targets;
    },
    buildLog(lines) {
      heard.buildLog = lines;
      for (const line of lines) emit({ event: "output", at: clock.now(), title: "build log", line });
    },
  };
}

/**
 * Runs what may be lost without harm (a status, a note at the forge): a vendor's failure becomes a note that begins with `trouble`.
 * What decides something later is never written through this.
 */
export async function bestEffort(journal: Journal, trouble: string, act: () => Promise<unknown>): Promise<boolean> {
  try {
    await act();
    return true;
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    journal.note(`${trouble}: ${error.message}`);
    return false;
  }
}

/** A vendor's failure ends a command with `hold`; everything else is passed on to the edge. */
export async function holdOnVendorTrouble(journal: Journal, act: () => Promise<CommandResult>): Promise<CommandResult> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    return journal.finish({
      decision: "hold",
      reasonCode: error.reasonCode,
      summary: error.message,
      remedy: error.remedy,
    });
  }
}
