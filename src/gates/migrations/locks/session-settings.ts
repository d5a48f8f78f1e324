/** What migrations set for their own session: how long they wait for a lock, and the time zone. */
import type { Node } from "libpg-query";
import { textsOf } from "../schema-state.ts";
import { nodesBelow } from "../statement-scope.ts";

export interface SessionSettings {
  /** A lock is waited for only so long. */
  readonly timeout: boolean;
  /** Null where it is not known. */
  readonly timeZone: string | null;
}

export interface SettingsSoFar {
  now(): SessionSettings;
  /** SET, RESET and set_config; anything else is passed over. */
  follow(node: Node): void;
  /** What SET LOCAL set is gone. */
  endTransaction(): void;
  /** A new session. */
  reset(): void;
}

export function createSettings(initial: SessionSettings): SettingsSoFar {
  let session = initial;
  let local: Partial<SessionSettings> = {};
  const set = (name: string, value: string | null, isLocal: boolean): void => {
    const change = changeBy(name, value, initial);
    if (isLocal) local = { ...local, ...change };
    else {
      session = { ...session, ...change };
      local = without(local, change);
    }
  };
  return {
    now: () => ({ ...session, ...local }),
    follow(node) {
      if ("VariableSetStmt" in node) {
        const { name = "", args, kind, is_local: isLocal } = node.VariableSetStmt;
        set(name.toLowerCase(), kind === "VAR_SET_VALUE" ? constant(args?.[0]) : null, isLocal === true);
      }
      if (!("SelectStmt" in node)) return;
      for (const { funcname, args = [] } of nodesBelow(node, "FuncCall")) {
        if (textsOf(funcname).at(-1) !== "set_config") continue;
        const [name, value, isLocal] = args.map(constant);
        set((name ?? "").toLowerCase(), value ?? null, isLocal === "true");
      }
    },
    endTransaction: () => {
      local = {};
    },
    reset: () => {
      session = initial;
      local = {};
    },
  };
}

/** `value` null: back to what it was at first. */
function changeBy(name: string, value: string | null, initial: SessionSettings): Partial<SessionSettings> {
  if (name === "lock_timeout") return { timeout: value === null ? initial.timeout : !/^-?0*(?:\D|$)/.test(value) };
  return name === "timezone" ? { timeZone: value ?? initial.timeZone } : {};
}

function without(local: Partial<SessionSettings>, change: Partial<SessionSettings>): Partial<SessionSettings> {
  return Object.fromEntries(Object.entries(local).filter(([name]) => !Object.hasOwn(change, name)));
}

function constant(node: Node | undefined): string | null {
  if (node !== undefined && "TypeCast" in node) return constant(node.TypeCast.arg);
  if (node === undefined || !("A_Const" in node)) return null;
  const { sval, ival, boolval, fval } = node.A_Const;
  if (sval !== undefined) return sval.sval ?? "";
  if (boolval !== undefined) return String(boolval.boolval === true);
  if (fval !== undefined) return fval.fval ?? "";
  // The parser leaves out a zero.
  return ival === undefined ? null : String(ival.ival ?? 0);
}
