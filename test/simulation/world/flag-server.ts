/** A vendor of feature flags with one flag. What it takes may reach visitors late, or never. */
import type { FlagAnswer, FlagReading } from "../../../src/providers/contract.ts";
import type { LadderTruth } from "../scenario/ladder.ts";
import type { By, Log } from "./log.ts";
import type { Scheduler } from "./scheduler.ts";

/** As the vendor keeps it; `safe` is what the plan calls so. */
export type FlagValue = "on" | "safe";

export interface FlagServer {
  value(): FlagValue;
  read(agoMs?: number): FlagReading;
  set(value: FlagValue, found: string, by: By): FlagAnswer;
  /** By hand, at the vendor's. */
  change(value: FlagValue): void;
  /** When somebody last changed it, and who; null where nobody has. */
  lastChange(): { readonly by: By; readonly at: number } | null;
}

export function createFlagServer(scheduler: Scheduler, log: Log, truth: LadderTruth["flag"]): FlagServer {
  let value: FlagValue = truth.isSafeAlready ? "safe" : "on";
  let version = 1;
  let last: { readonly by: By; readonly at: number } | null = null;
  let before: { readonly value: FlagValue; readonly version: number; readonly until: number } | null = null;

  function become(next: FlagValue, by: By): void {
    before = { value, version, until: scheduler.now() };
    log.add({ kind: "flag", by, before: value, after: next });
    value = next;
    version += 1;
    last = { by, at: scheduler.now() };
  }

  return {
    value: () => value,
    read(agoMs = 0) {
      const old = before !== null && scheduler.now() - agoMs < before.until ? before : { value, version };
      const obstacle = truth.obstacle ? "The flag is archived." : null;
      return { setting: old.value, version: `v${old.version}`, obstacle };
    },
    set(next, found, by) {
      if (truth.behavior === "refuses") return { kind: "refused", status: 403, message: "it needs an approval" };
      if (found !== `v${version}`) return { kind: "changed", message: "it was changed meanwhile" };
      if (truth.behavior === "never" || next === value) return { kind: "accepted" };
      if (truth.behavior === "obeys") become(next, by);
      else {
        const asked = version;
        scheduler.at(scheduler.now() + truth.lateMs, () => asked === version && become(next, by), false);
      }
      return { kind: "accepted" };
    },
    change(next) {
      if (next !== value) become(next, "person");
    },
    lastChange: () => last,
  };
}
