/** Whether this run may restore a database at all: a person asked for it here and now, and typed the database's own name. Pure. */
import { renderDuration } from "../lib/duration.ts";
import { renderInstant } from "../lib/instant.ts";
import { hold, type Verdict } from "../lib/verdict.ts";

/** Who started this. The runner says it, not the plan, an input or the checkout. */
export type Asker =
  /** A terminal, and no machine's. */
  | { readonly kind: "terminal" }
  | {
      readonly kind: "run";
      /** `workflow_dispatch` */
      readonly event: string;
      /** By the event's own payload. */
      readonly sender: { readonly login: string; readonly type: string } | null;
      /** Login of who asked for this attempt of the run. */
      readonly triggeredBy: string;
    }
  /** Another machine, of which nobody knows whether a person stands behind it. */
  | { readonly kind: "machine" };

const BOT = /\[bot\]$/i;

/** Null where a person asked. */
export function refuseMachine(asker: Asker): Verdict | null {
  if (asker.kind === "terminal") return null;
  if (asker.kind === "machine") return refusal("this is no terminal of a person, and no run of a workflow");
  const { event, sender, triggeredBy } = asker;
  if (event !== "workflow_dispatch") return refusal(`this run was started by ${event || "an event that is not known"}`);
  if (sender === null || sender.type !== "User") return refusal("no person's account dispatched this run");
  if (BOT.test(sender.login) || BOT.test(triggeredBy) || triggeredBy === "") {
    return refusal(
      `${BOT.test(sender.login) ? sender.login : triggeredBy || "nobody that is known"} asked for this run`,
    );
  }
  return null;
}

function refusal(why: string): Verdict {
  return hold(
    "restore_needs_person",
    `A database is restored only where a person asks for it, and ${why}.`,
    "Dispatch the workflow that calls rollback.yml by hand, with the name of the database typed; or run `holdpoint restore` in a terminal.",
  );
}

/** The name is typed by a person who has looked. `address`: the name in the database's address. */
export function refuseName(variable: string, typed: string | null, address: string): Verdict | null {
  if (typed === address) return null;
  return hold(
    "database_name_differs",
    typed === null
      ? `The name of the database that ${variable} leads to was not typed.`
      : `The typed name is ${JSON.stringify(typed)}, and ${variable} leads to a database of another name.`,
    "Look at the address, and type the name of the database that it ends with.",
  );
}

export interface FreshBackup {
  /** Snapshots of proven backups of this database. */
  readonly takenAt: readonly number[];
  readonly now: number;
  /** Why a person goes on without one; null where nobody does. */
  readonly waived: string | null;
  /** In place nothing of the old database is kept, so that nobody may go on without one. */
  readonly inPlace: boolean;
}

/** A backup of the database as it is now is younger than this. */
export const FRESH_MS = 30 * 60_000;

/** Null where there is one, or a person goes on without. */
export function refuseWithoutFresh({ takenAt, now, waived, inPlace }: FreshBackup): Verdict | null {
  const newest = takenAt.length === 0 ? null : Math.max(...takenAt);
  if (newest !== null && now - newest <= FRESH_MS) return null;
  if (waived !== null && !inPlace) return null;
  const there =
    newest === null
      ? "there is none at all"
      : `the newest is ${renderDuration(now - newest)} old (${renderInstant(newest)})`;
  return hold(
    "fresh_backup_missing",
    `A restore begins with a proven backup of what the database is now, and ${there}.`,
    inPlace
      ? `Take one, of the last ${renderDuration(FRESH_MS)}: nothing of what is there now is kept.`
      : `Take one, or go on without: --without-fresh-backup "why". The database as it is now is kept under another name.`,
  );
}
