/** Whether a step of a release that was rolled back is taken back, or named with what it leaves behind. Pure. */
import type { StepFact } from "./step-history.ts";

export interface UndoFacts {
  readonly fact: Pick<StepFact, "title" | "state" | "untouched">;
  /** What its step says of a way back; null where the plan at hand is not the one that it was taken by. */
  readonly way: { readonly has: boolean; readonly losesData: boolean } | null;
  /** A person asks for it by its title. */
  readonly asked: boolean;
  /** What it needs and is not here, as a sentence; null where nothing is missing. */
  readonly trouble: string | null;
}

export type UndoChoice =
  /** It changed nothing, or was taken back before. */
  { readonly do: "nothing" } | { readonly do: "undo" } | { readonly do: "leave"; readonly why: string };

export function decideUndo({ fact, way, asked, trouble }: UndoFacts): UndoChoice {
  if (fact.state === "undone" || fact.untouched) return { do: "nothing" };
  if (way === null) return leave("The plan at hand is not the one that it was taken by.");
  if (!way.has) return leave("It has no way back.");
  if (way.losesData && !asked) {
    return leave(
      `Data is lost by its way back, so a person must ask for it, with rollback --undo ${JSON.stringify(fact.title)}.`,
    );
  }
  return trouble === null ? { do: "undo" } : leave(trouble);
}

function leave(why: string): UndoChoice {
  return { do: "leave", why };
}
