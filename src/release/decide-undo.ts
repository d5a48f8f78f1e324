/** Whether a step of a release that was rolled back is taken back, or named with what it leaves behind. Pure. */
import type { StepFact, StepState } from "./step-history.ts";

export interface UndoWay {
  readonly has: boolean;
  readonly losesData: boolean;
  /** The world shows whether it is done, so that its way back may be tried as often as is needed. */
  readonly tells: boolean;
}

export interface UndoFacts {
  readonly fact: Pick<StepFact, "title" | "state" | "untouched">;
  /** What its step says of a way back; null where the plan at hand is not the one that it was taken by. */
  readonly way: UndoWay | null;
  /** A person asks for it by its title. */
  readonly asked: boolean;
  /** What it needs and is not here, as a sentence; null where nothing is missing. */
  readonly trouble: string | null;
}

export type UndoChoice =
  /** It changed nothing, or was taken back before. */
  | { readonly do: "nothing" }
  | { readonly do: "undo" }
  /** `unclear`: nobody knows whether it is still there, so that nothing that came before it is taken back either. */
  | { readonly do: "leave"; readonly why: string; readonly unclear?: true };

export function decideUndo({ fact, way, asked, trouble }: UndoFacts): UndoChoice {
  if (fact.state === "undone" || fact.untouched) return { do: "nothing" };
  if (way === null) return leave("The plan at hand is not the one that it was taken by.");
  if (!way.has) return leave("It has no way back.");
  if (way.losesData && !asked) {
    return leave(
      `Data is lost by its way back, so a person must ask for it, with rollback --undo ${JSON.stringify(fact.title)}.`,
    );
  }
  const unclear = way.tells || asked ? undefined : UNCLEAR[fact.state];
  if (unclear !== undefined) {
    const how = `ask for it with rollback --undo ${JSON.stringify(fact.title)} where it is still there`;
    return { do: "leave", why: `${unclear}: look at it, and ${how}.`, unclear: true };
  }
  return trouble === null ? { do: "undo" } : leave(trouble);
}

/** Where the world does not tell, a way back is not taken twice, and not for what may never have been done. */
const UNCLEAR: Readonly<Partial<Record<StepState, string>>> = {
  begun: "It was begun, and nothing tells whether it was done",
  undoing: "Its way back was begun before, and nothing tells how that ended",
  left: "Its way back was taken before, and did not end well",
  crossed: "Its way back was taken while it was still at work, and nothing tells which of them came last",
};

function leave(why: string): UndoChoice {
  return { do: "leave", why };
}
