/** A server as a restore sees it, and what each action of a restore makes of it. */
import {
  type DatabaseSeen,
  decideRestore,
  type RestoreAction,
  type RestoreIntent,
  type RestoreWorld,
} from "../../src/release/decide-restore.ts";
import type { RestoreMark, RestorePhase } from "../../src/release/restore-mark.ts";
import type { Verdict } from "../../src/lib/verdict.ts";

export const IDENTITY = "0123456789abcdef";
export const ARCHIVE = "a".repeat(64);

export function markOf(phase: RestorePhase, change: Partial<RestoreMark> = {}): RestoreMark {
  const known = {
    identity: IDENTITY,
    archive: ARCHIVE,
    of: "app",
    at: 1,
    nth: 0,
    run: null,
    connectors: null,
    fresh: null,
  };
  return { ...known, phase, kept: "app_before", ...change };
}

export function seen(name: string, change: Partial<DatabaseSeen> = {}): DatabaseSeen {
  return { name, open: true, mark: null, sessions: 0, ...change };
}

export function worldOf(change: Partial<RestoreWorld> = {}): RestoreWorld {
  return { identity: IDENTITY, archive: ARCHIVE, live: seen("app"), copy: null, kept: null, obstacles: [], ...change };
}

/** What the server shows after it. */
export function after(world: RestoreWorld, action: RestoreAction): RestoreWorld {
  const { live, copy, kept } = world;
  const at = (database: DatabaseSeen | null, phase: RestorePhase, change: Partial<DatabaseSeen> = {}) =>
    database === null ? null : { ...database, mark: markOf(phase), ...change };
  switch (action) {
    case "create-copy":
      return { ...world, copy: seen("copy", { open: false }) };
    case "open-copy":
      return { ...world, copy: at(copy, "created", { open: true }) };
    case "fill-copy":
      return { ...world, copy: at(copy, "restored") };
    case "compare-copy":
      return { ...world, copy: at(copy, "compared") };
    case "dress-copy":
      return { ...world, copy: at(copy, "ready") };
    case "remove-copy":
      return { ...world, copy: null };
    case "keep-out":
      return { ...world, live: live && { ...live, open: false }, copy: at(copy, "switching") };
    case "end-sessions":
      return {
        ...world,
        live: live && { ...live, sessions: 0 },
        copy: copy && { ...copy, sessions: 0 },
        kept: kept && { ...kept, sessions: 0 },
      };
    case "switch":
      return {
        ...world,
        live: at(copy, "switched", { name: live?.name ?? "", open: true }),
        copy: null,
        kept: at(live, "kept", { open: true }),
      };
    case "verify":
      return { ...world, live: at(live, "verified") };
    case "let-in":
      return live?.mark !== null && live?.mark !== "unreadable" && live?.mark.phase === "switching-back"
        ? { ...world, live: at(live, "verified", { open: true }) }
        : { ...world, live: live && { ...live, open: true }, copy: at(copy, "ready") };
    case "keep-out-again":
      return { ...world, live: at(live, "switching-back", { open: false }) };
    case "switch-back":
      return { ...world, live: at(kept, "back", { name: live?.name ?? "", open: true }), kept: null };
  }
}

export interface Path {
  readonly steps: readonly { readonly world: RestoreWorld; readonly action: RestoreAction }[];
  readonly world: RestoreWorld;
  readonly verdict: Verdict;
}

/** All that a run does where nothing goes wrong. Throws where it finds no end. */
export function follow(begin: RestoreWorld, intent: RestoreIntent): Path {
  const steps: { world: RestoreWorld; action: RestoreAction }[] = [];
  for (let world = begin; steps.length < 20;) {
    const decision = decideRestore(world, intent);
    if ("end" in decision) return { steps, world, verdict: decision.end };
    steps.push({ world, action: decision.do });
    world = after(world, decision.do);
  }
  throw new Error(`no end: ${steps.map(({ action }) => action).join(", ")}`);
}
