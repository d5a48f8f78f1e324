/** What a line of a document means to a plan. */

/** What it is, in the words of the page on init. */
export type MeaningKind =
  | "announce"
  | "blank"
  | "blocker"
  | "budget"
  | "bundle"
  | "command"
  | "comment"
  | "condition"
  | "coverage"
  | "destructive"
  | "domain"
  | "env"
  | "env-optional"
  | "every"
  | "freeze"
  | "guessed"
  | "history"
  | "hold"
  | "http"
  | "ladder"
  | "manual"
  | "migrations"
  | "name"
  | "not-a-task"
  | "optional"
  | "placeholder"
  | "rollout"
  | "shell"
  | "sign-off"
  | "sql"
  | "step"
  | "success"
  | "task"
  | "tls"
  | "unclear"
  | "warn"
  | "watch"
  | "window";

/** A gate of a list of the plan. */
export interface PlannedGate {
  readonly place: "checklist" | "staging" | "production";
  readonly title: string;
  readonly group: string | null;
  /** Key of the gate, with its settings as a plan has them. */
  readonly gate: string;
  readonly spec: unknown;
  /** What a person must say before it can stand in the plan; null where nothing is missing. */
  readonly missing: string | null;
}

export type Becomes =
  | PlannedGate
  | { readonly place: "name" | "domain" | "watch" | "window"; readonly value: string }
  | { readonly place: "env"; readonly name: string; readonly optional: boolean }
  | { readonly place: "condition" | "success"; readonly metric: string; readonly value: string }
  | { readonly place: "ladder" | "rollout"; readonly value: string }
  /** Words of the plan language for what this version has none for, or where a person must complete them. */
  | {
      readonly place: "remark";
      readonly near: "checklist" | "stages" | "watch" | "rollback" | "end";
      readonly value: string;
    };

export interface Meaning {
  readonly line: number;
  readonly kind: MeaningKind;
  readonly text: string;
  /** A sentence: why it became what it became, or why nothing. */
  readonly why: string;
  /** Nothing: it is only listed. */
  readonly becomes: Becomes | null;
}

export function left(line: number, kind: MeaningKind, text: string, why: string): Meaning {
  return { line, kind, text, why, becomes: null };
}
