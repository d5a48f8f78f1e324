/** Since when what broke a release was not switched off any more by a rung of its ladder, or by whoever set the flag. */
import type { LadderTruth } from "../scenario/ladder.ts";
import type { History } from "./history.ts";

/** The last moment until `at` at which it began to be broken; null where it is switched off at that moment. */
export function brokenSince(history: History, ladder: LadderTruth | null, from: number, at: number): number | null {
  if (ladder === null) return from;
  const { flag, script } = ladder;
  let isFlagSafe = flag.cures && flag.isSafeAlready;
  let isScriptDone = false;
  let since: number | null = isFlagSafe ? null : from;
  for (const entry of history.entries) {
    if (entry.at > at) break;
    if (entry.kind === "flag") isFlagSafe = flag.cures && entry.after === "safe";
    else if (entry.kind === "script" && entry.what === "ends") isScriptDone = script.cures;
    else continue;
    if (isFlagSafe || isScriptDone) since = null;
    else since ??= Math.max(from, entry.at);
  }
  return since;
}
