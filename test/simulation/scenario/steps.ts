/** What is drawn about the steps of a plan: their nature, what becomes of them, and what happens to whoever takes them. */
import type { Fate, FaultKind } from "./scenario.ts";

/** What one time of applying it comes to. */
export type StepOutcome =
  | "works"
  /** It says that it failed before it changed anything. */
  | "refuses"
  /** It failed, and what it changed it does not say: nothing. */
  | "fails"
  /** It failed after it had changed the world. */
  | "breaks"
  | "holds"
  /** It says that it is done, and has changed nothing. */
  | "lies";

export interface StepTruth {
  readonly title: string;
  readonly stage: "staging" | "production";
  readonly list: "before" | "after";
  /** Who can tell whether it is done. */
  readonly tells: "world" | "record";
  readonly repeatable: boolean;
  readonly undo: "none" | "free" | "loses-data";
  readonly takesMs: number;
  /** Of each time that it is applied; the last is kept. */
  readonly outcomes: readonly StepOutcome[];
  readonly undoOutcome: "works" | "fails";
}

/** What happens to the `nth` call of its kind, whoever makes it. */
export interface MarkedFate {
  readonly mark: string;
  readonly nth: number;
  readonly kind: FaultKind | Extract<Fate["kind"], "crash-before" | "crash-after">;
}

/** A person looked, and says so when the run is started again. */
export interface PersonsWord {
  readonly run: number;
  /** Of the run, counted from 0. */
  readonly fromProcess: number;
  readonly title: string;
  readonly said: "done" | "repeat";
}

export interface StepsTruth {
  readonly items: readonly StepTruth[];
  readonly fates: readonly MarkedFate[];
  readonly words: readonly PersonsWord[];
  /** Titles that a person's rollback asks to be taken back, by its run. */
  readonly undo: readonly { readonly run: number; readonly titles: readonly string[] }[];
}
