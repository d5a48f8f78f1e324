/** What the team's script did to the world. */
import type { Log, Process } from "./log.ts";

export interface ScriptModel {
  begin(by: Process): void;
  end(by: Process): void;
  isDone(): boolean;
}

export function createScript(log: Log): ScriptModel {
  let isDone = false;
  return {
    begin: (by) => log.add({ kind: "script", by, what: "begins" }),
    end(by) {
      isDone = true;
      log.add({ kind: "script", by, what: "ends" });
    },
    isDone: () => isDone,
  };
}
