/** What was met of steps, besides the rest: how each of a release stands, and at what those who took them died. */
import type { Entry } from "./world/log.ts";

export interface StepTally {
  /** How the steps stand after this entry; null where it changes nothing of that. */
  readonly meet: (entry: Entry) => string | null;
}

/** `count`: of one more thing that went wrong. */
export function createStepTally(count: (kind: string) => void): StepTally {
  const standing = new Map<string, string>();
  const working = new Map<string, string>();
  const keyOf = ({ run, process }: { readonly run: number; readonly process: number }) => `${run}.${process}`;
  const show = () =>
    [...standing]
      .toSorted()
      .map(([step, word]) => `${step} ${word}`)
      .join(", ");
  return {
    meet(entry) {
      switch (entry.kind) {
        case "step": {
          const { what, told, by } = entry;
          if (what === "observe") return null;
          const begins = what === "apply" || what === "undo";
          if (begins) working.set(keyOf(by), what === "apply" ? "is applied" : "is taken back");
          else working.delete(keyOf(by));
          if (what === "apply" && told !== "works") count(`step: ${told}`);
          standing.set(`${entry.release} ${entry.title}`, begins ? `${what} begun` : `${what} ${told}`);
          return show();
        }
        case "step-moved":
          standing.set(`${entry.release} ${entry.title}`, entry.isDone ? "stands" : "is back");
          return show();
        case "crash": {
          const work = working.get(keyOf(entry.by));
          if (work !== undefined) count(`step: killed while it ${work}`);
          working.delete(keyOf(entry.by));
          return null;
        }
        default:
          return null;
      }
    },
  };
}
