/** What a command of the migration tool came to, in words. Pure. */
import { type CommandEnd, judgeCommand } from "../../lib/command-line.ts";
import { renderDuration } from "../../lib/duration.ts";
import { type Evidence, fail, hold, type Verdict } from "../../lib/verdict.ts";
import type { FailureCause } from "./decide-retry.ts";
import type { InvalidIndex } from "./read-leftovers.ts";
import type { MigrateSpec } from "./spec.ts";

export interface FailedRun {
  readonly result: CommandEnd;
  readonly cause: FailureCause | null;
  /** Null: it was safe to try again, and the tries are used up, or trying again would not help. */
  readonly refusal: string | null;
  readonly tries: number;
  /** Migrations that are applied now and were not before; null: no history is read. */
  readonly applied: readonly string[] | null;
  readonly pending: number;
  readonly sameSchema: boolean | null;
  readonly blockedBy: readonly string[];
  /** Indexes that are there now, not valid, and were not before: builds that were broken off. */
  readonly invalid: readonly InvalidIndex[];
}

const CAUSES: Readonly<Record<FailureCause, string>> = {
  lock: "A statement waited for a lock longer than",
  deadlock: "PostgreSQL ended a statement as one of a deadlock, with a lock timeout of",
  serialization: "PostgreSQL ended a statement that could not be serialized, with a lock timeout of",
};

/** Of a command that did not end well. */
export function judgeFailedRun(
  spec: Pick<MigrateSpec, "run" | "timeoutMs" | "lockTimeoutMs">,
  failed: FailedRun,
): Verdict {
  const command = judgeCommand({ run: spec.run, timeoutMs: spec.timeoutMs }, failed.result);
  const state = stateAfter(failed);
  const evidence = [...command.evidence, ...evidenceOf(failed), { label: "state of the database", value: state.text }];
  if (failed.cause !== null) {
    const lead = `${CAUSES[failed.cause]} ${renderDuration(spec.lockTimeoutMs)}, at each of ${tries(failed.tries)}`;
    if (failed.refusal === null) {
      return hold(
        "lock_not_available",
        `${lead}; ${state.text}.`,
        "Run this again when those who hold the locks are done, or end their sessions; their names stand beside.",
        evidence,
      );
    }
    return hold(
      "migration_unfinished",
      `${lead}. It was not tried again, since ${failed.refusal}; ${state.text}.`,
      `${repairOf(state)} Then run this again.`,
      evidence,
    );
  }
  const summary = `${command.summary} In the database ${state.text}.`;
  const remedy = state.certain ? (command.remedy ?? "") : `${repairOf(state)} ${command.remedy ?? ""}`;
  return command.outcome === "hold"
    ? hold(command.reasonCode, summary, remedy, evidence)
    : fail(command.outcome === "fail" ? command.reasonCode : "command_failed", summary, remedy, evidence);
}

interface StateAfter {
  readonly text: string;
  readonly certain: boolean;
  /** The statement that takes away what was left, where there is one. */
  readonly repair?: string;
}

/** What is known of the database after it: a part of a sentence. */
function stateAfter({ applied, pending, sameSchema, refusal, cause, invalid }: FailedRun): StateAfter {
  const safe = refusal === null;
  const [index] = invalid;
  if (index !== undefined) {
    const text = `the index ${index.index} on ${index.table} was left behind and is not valid`;
    return { text, certain: false, repair: `drop index concurrently ${index.index};` };
  }
  if (applied !== null && applied.length > 0) {
    const whole = safe ? ", each of them whole" : "";
    const text = `${applied.length} of ${pending} pending migrations are applied${whole}: ${listed(applied)}`;
    return { text, certain: safe };
  }
  if (safe && sameSchema !== false) return { text: "nothing changed: a transaction has undone it", certain: true };
  if (sameSchema === false)
    return { text: "the schema is another one than before, and no migration is recorded", certain: false };
  const why = cause === null && refusal !== null ? ` (${refusal})` : "";
  return { text: `no migration is recorded; whether data changed cannot be told${why}`, certain: false };
}

function repairOf({ repair }: StateAfter): string {
  return repair === undefined
    ? "Look which of its statements took effect, and repair that by hand."
    : `Look which of its statements took effect, and take away what it left: ${repair}`;
}

function evidenceOf({ tries: count, blockedBy }: FailedRun): Evidence[] {
  return [
    { label: "tries", value: String(count) },
    ...(blockedBy.length === 0 ? [] : [{ label: "held the locks", value: blockedBy.join("\n") }]),
  ];
}

function tries(count: number): string {
  return count === 1 ? "1 try" : `${count} tries`;
}

const SHOWN = 20;

export function listed(names: readonly string[]): string {
  const shown = names.slice(0, SHOWN).join(", ");
  return names.length > SHOWN ? `${shown} and ${names.length - SHOWN} more` : shown;
}
