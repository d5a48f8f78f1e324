/**
 * What a restore over a database's own tables does next. Once everybody is out, what is there is backed up; without that no
 * table is touched. `pg_restore` does its work in one transaction, so the tables are as they were or as the backup has them;
 * while everybody is kept out, doing it twice is doing it once. Pure.
 */
import { hold, pass, type Verdict } from "../lib/verdict.ts";
import type { RestoreMark } from "./restore-mark.ts";

export interface InPlaceWorld {
  readonly identity: string;
  readonly name: string;
  /** Null: there is no such database. */
  readonly live: {
    readonly mark: RestoreMark | "unreadable" | null;
    /** Nobody but its owner, ourselves and superusers may connect. */
    readonly shut: boolean;
    readonly open: boolean;
    readonly sessions: number;
  } | null;
  readonly obstacles: readonly string[];
}

export type InPlaceAction = "shut" | "end-sessions" | "back-up" | "restore" | "let-in";

export type InPlaceDecision = { readonly do: InPlaceAction } | { readonly end: Verdict };

/** `restored`: this run has restored it, and compared it with the backup. `failed`: it could not, so that it is as it was. */
export type InPlaceFact = "nothing" | "restored" | "failed";

export function decideInPlace({ identity, name, live, obstacles }: InPlaceWorld, fact: InPlaceFact): InPlaceDecision {
  if (live === null) return end("restore_blocked", `There is no database ${name}.`, "Correct the name.");
  const { mark } = live;
  if (mark === "unreadable") {
    return end(
      "restore_foreign",
      `The comment of ${name} begins as a restore's own, and is not whole.`,
      "Look at it (`\\l+`), and take that line out of the comment once you know how far the restore was.",
    );
  }
  const isBegun = mark?.phase === "in-place";
  if (isBegun && mark.identity !== identity) {
    return end(
      "restore_blocked",
      `A restore of another backup over the tables of ${name} was begun, and is not finished.`,
      "Run that one again (--from with the same backup): it goes on where it was.",
    );
  }
  if (!live.open) {
    return end(
      "restore_blocked",
      `${name} takes no connections, and no restore of ours did that.`,
      "Find out who closed it. `alter database … allow_connections true` opens it.",
    );
  }
  if (fact !== "nothing") return isBegun ? { do: "let-in" } : ended(name, fact);
  if (isBegun && !live.shut) {
    return end(
      "restore_blocked",
      `A restore over the tables of ${name} was begun, and somebody has let sessions in since.`,
      "Look whether its tables are those of the backup. Take the restore's line out of the database's comment (`\\l+`), and run this again if they are not.",
    );
  }
  if (!isBegun) {
    if (obstacles.length > 0) {
      return end(
        "restore_blocked",
        `${name} cannot be restored: ${obstacles.join("; ")}.`,
        "End these first, and run this again.",
      );
    }
    return { do: "shut" };
  }
  if (live.sessions > 0) return { do: "end-sessions" };
  // Only now does nobody write any more: a backup from before would lack what came after it.
  return { do: mark.fresh === null ? "back-up" : "restore" };
}

function ended(name: string, fact: Exclude<InPlaceFact, "nothing">): InPlaceDecision {
  if (fact === "restored") return { end: pass("restored", `${name} has the rows and checksums of the backup.`) };
  return end("restore_blocked", `${name} could not be restored, and is as it was.`, "Look at what was said above.");
}

function end(reasonCode: "restore_blocked" | "restore_foreign", summary: string, remedy: string): InPlaceDecision {
  return { end: hold(reasonCode, summary, remedy) };
}
