/**
 * What a restore beside does next: a function of what the server shows and of what a person asked for. It remembers nothing,
 * so a run that is killed anywhere is gone on with, or undone, by the next one. Pure.
 *
 * Nothing here ever removes a database that was in use: only a copy that never was, and that our own mark says so of.
 */
import { hold, pass, type Verdict } from "../lib/verdict.ts";
import type { RestoreMark, RestorePhase } from "./restore-mark.ts";

/**
 * `restore`: beside, compared, switched. `beside`: the same without the switch. `switch-back`: what was put aside comes back.
 * `abandon`: what an unfinished restore left goes away.
 */
export type RestoreIntent = "restore" | "beside" | "switch-back" | "abandon";

export interface DatabaseSeen {
  readonly name: string;
  /** `datallowconn`. */
  readonly open: boolean;
  readonly mark: RestoreMark | "unreadable" | null;
  /** Of others, whatever they are. */
  readonly sessions: number;
}

export interface RestoreWorld {
  /** Of this backup for this database. */
  readonly identity: string;
  readonly archive: string;
  /** The database that has the name now. */
  readonly live: DatabaseSeen | null;
  /** The one that has the copy's name. */
  readonly copy: DatabaseSeen | null;
  /** The one that the live one's, or the copy's, mark says was put aside. */
  readonly kept: DatabaseSeen | null;
  /** What no switch may cut, in sentences: prepared transactions, replication that is connected. */
  readonly obstacles: readonly string[];
}

/** Each is one change, or one question to the world, after which the world is read again. */
export type RestoreAction =
  | "create-copy"
  | "open-copy"
  | "fill-copy"
  | "compare-copy"
  | "dress-copy"
  | "remove-copy"
  | "keep-out"
  | "end-sessions"
  | "switch"
  | "verify"
  /** The live database takes sessions again, and the mark goes back by one phase. */
  | "let-in"
  | "keep-out-again"
  | "switch-back";

export type RestoreDecision = { readonly do: RestoreAction } | { readonly end: Verdict };

/** What `remove-copy` may be used on. */
const NEVER_IN_USE = [
  "created",
  "restoring",
  "restored",
  "compared",
  "ready",
  "switching",
] as const satisfies readonly RestorePhase[];

export function decideRestore(world: RestoreWorld, intent: RestoreIntent): RestoreDecision {
  if (world.live === null) return end(nameless(world));
  const { mark } = world.live;
  if (mark === "unreadable") return end(unreadable(world.live.name));
  if (mark?.phase === "in-place") return end(inPlace(world.live.name));
  if (intent === "switch-back") return decideSwitchBack(world, world.live, mark);
  if (mark?.phase === "switching-back") return { do: "let-in" };
  const isOurs = mark?.identity === world.identity;
  if (isOurs && (mark.phase === "switched" || mark.phase === "verified"))
    return decideSwitched(world.live, mark, intent);
  return intent === "abandon" ? decideAbandon(world, world.live) : decideCopy(world, world.live, intent);
}

/** It has the name: what is left is to be sure of it. */
function decideSwitched(live: DatabaseSeen, mark: RestoreMark, intent: RestoreIntent): RestoreDecision {
  if (intent === "abandon") {
    return end(
      hold(
        "restore_blocked",
        `${live.name} is the restored database already: there is nothing unfinished to take away.`,
        "To have back what was there before, ask with --switch-back.",
      ),
    );
  }
  if (!live.open) return end(closed(live.name));
  if (mark.phase === "switched") return { do: "verify" };
  return end(
    pass("restored", `${live.name} is the database that was restored; what it was before is kept as ${mark.kept}.`),
  );
}

function decideCopy({ copy, ...world }: RestoreWorld, live: DatabaseSeen, intent: RestoreIntent): RestoreDecision {
  const phase = phaseOf({ copy, ...world });
  if (phase === "foreign") return end(foreign(copy?.name ?? ""));
  if (phase !== "switching" && !live.open) return end(closed(live.name));
  switch (phase) {
    case "absent":
      return { do: "create-copy" };
    case "bare":
      return { do: "open-copy" };
    case "created":
      return { do: "fill-copy" };
    // Whether it came to its end nobody knows, and rows must not come twice.
    case "restoring":
      return { do: "remove-copy" };
    case "restored":
      return { do: "compare-copy" };
    case "compared":
      return { do: "dress-copy" };
    case "ready":
      return decideReady(world.obstacles, live, copy?.name ?? "", intent);
    case "switching":
      return decideSwitching(world.obstacles, live, (copy?.sessions ?? 0) + live.sessions, intent);
  }
}

function decideReady(obstacles: readonly string[], live: DatabaseSeen, copy: string, intent: RestoreIntent) {
  if (intent === "beside") {
    return end(pass("restored_beside", `The backup is restored as ${copy}, and compared; ${live.name} is as it was.`));
  }
  return obstacles.length > 0 ? end(blocked(live.name, obstacles)) : { do: "keep-out" as const };
}

function decideSwitching(
  obstacles: readonly string[],
  live: DatabaseSeen,
  sessions: number,
  intent: RestoreIntent,
): RestoreDecision {
  // Nobody is kept out for longer than the switch takes.
  if (intent === "beside" || obstacles.length > 0) return { do: "let-in" };
  if (live.open) return { do: "keep-out" };
  return { do: sessions > 0 ? "end-sessions" : "switch" };
}

function decideAbandon(world: RestoreWorld, live: DatabaseSeen): RestoreDecision {
  const phase = phaseOf(world);
  if (phase === "foreign") return end(foreign(world.copy?.name ?? ""));
  if (phase === "switching") return { do: "let-in" };
  if (phase !== "absent") return { do: "remove-copy" };
  if (!live.open) return end(closed(live.name));
  return end(pass("restore_abandoned", `Nothing of an unfinished restore is there; ${live.name} is as it was.`));
}

function decideSwitchBack({ kept, obstacles }: RestoreWorld, live: DatabaseSeen, mark: RestoreMark | null) {
  if (mark?.phase === "back") {
    if (!live.open) return end(closed(live.name));
    return end(pass("restore_switched_back", `${live.name} is the database that was there before the restore.`));
  }
  if (mark === null || !["switched", "verified", "switching-back"].includes(mark.phase)) {
    return end(
      hold(
        "restore_kept_gone",
        `${live.name} was not put there by a restore of ours, so there is nothing to switch back to.`,
        "Look at the databases of the server by name (`\\l`): what a restore has put aside is called …_before_….",
      ),
    );
  }
  if (kept === null || kept.mark === null || kept.mark === "unreadable" || kept.mark.phase !== "kept") {
    return mark.phase === "switching-back" ? { do: "let-in" as const } : end(keptGone(live.name, mark.kept));
  }
  if (mark.phase !== "switching-back") {
    return obstacles.length > 0 ? end(blocked(live.name, obstacles)) : { do: "keep-out-again" as const };
  }
  if (obstacles.length > 0) return { do: "let-in" as const };
  if (live.open) return { do: "keep-out-again" as const };
  return { do: live.sessions + kept.sessions > 0 ? ("end-sessions" as const) : ("switch-back" as const) };
}

/** `bare`: made by us, and killed before it was marked; nobody can have been in it. */
function phaseOf({ copy, identity, archive }: Pick<RestoreWorld, "copy" | "identity" | "archive">) {
  if (copy === null) return "absent" as const;
  const { mark } = copy;
  if (mark === null) return copy.open ? ("foreign" as const) : ("bare" as const);
  if (mark === "unreadable" || mark.identity !== identity || mark.archive !== archive) return "foreign" as const;
  return neverInUse(mark.phase) ?? ("foreign" as const);
}

function neverInUse(phase: RestorePhase): (typeof NEVER_IN_USE)[number] | null {
  return NEVER_IN_USE.find((one) => one === phase) ?? null;
}

function end(verdict: Verdict): { readonly end: Verdict } {
  return { end: verdict };
}

function nameless({ copy, kept }: RestoreWorld): Verdict {
  const there = [copy, kept].flatMap((one) => (one === null ? [] : [one.name]));
  return hold(
    "restore_blocked",
    `No database has the name that was typed${there.length === 0 ? "" : `; there is ${there.join(" and ")}`}.`,
    "A restore of ours renames two databases at once, so somebody else took the name away: give it back with `alter database … rename to …`, and run this again.",
  );
}

function unreadable(name: string): Verdict {
  return hold(
    "restore_foreign",
    `The comment of ${name} begins as a restore's own, and is not whole.`,
    "Look at it (`\\l+`), and take that line out of the comment once you know how far the restore was.",
  );
}

function inPlace(name: string): Verdict {
  return hold(
    "restore_blocked",
    `A restore over ${name}'s own tables was begun, and is not finished.`,
    "Run it again with --way in-place: it goes on where it was.",
  );
}

function foreign(name: string): Verdict {
  return hold(
    "restore_foreign",
    `There is a database ${name} already, and it is not what a restore of this backup left.`,
    "Look at what it is. Rename it, if it is to stay; Holdpoint removes only what it made itself.",
  );
}

function closed(name: string): Verdict {
  return hold(
    "restore_blocked",
    `${name} takes no connections, and no restore of ours did that.`,
    "Find out who closed it. `alter database … allow_connections true` opens it.",
  );
}

function blocked(name: string, obstacles: readonly string[]): Verdict {
  return hold(
    "restore_blocked",
    `${name} cannot be put aside: ${obstacles.join("; ")}.`,
    "End these first, and run this again: it goes on where it was.",
  );
}

function keptGone(name: string, kept: string | null): Verdict {
  return hold(
    "restore_kept_gone",
    `What ${name} was before the restore was kept as ${kept ?? "nothing"}, and is not there any more as it was left.`,
    "Restore a backup of it instead.",
  );
}
