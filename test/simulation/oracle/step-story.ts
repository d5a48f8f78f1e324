/** What really became of each step of each release, and what the record says of it, at any place in the log. */
import type { Process } from "../world/log.ts";
import type { StepsTruth, StepTruth } from "../scenario/steps.ts";
import { type History, OURS, type Placed } from "./history.ts";

export interface Page {
  readonly place: number;
  readonly by: Placed<"record">["by"];
  readonly release: string;
  readonly title: string;
  readonly part: "begun" | "ended" | "undoing" | "undone";
  readonly outcome: string | null;
}

export interface StepStory {
  readonly steps: StepsTruth;
  /** What its record says, oldest first. */
  readonly pages: (release: string, title: string) => readonly Page[];
  readonly acts: (release: string, title: string) => readonly Placed<"step">[];
  readonly moves: (release: string, title: string) => readonly Placed<"step-moved">[];
  /**
   * Whether it was done when this process came past it: by the world where that can tell, and else by its record. What
   * somebody takes back while the command is at work, it cannot know.
   */
  readonly isDone: (step: StepTruth, release: string, process: Process, place: number) => boolean;
  readonly hasWord: (process: Process, title: string, said: "done" | "repeat") => boolean;
  readonly isAsked: (process: Process, title: string) => boolean;
}

export function createStepStory(history: History, steps: StepsTruth): StepStory {
  const keyOf = (release: string, title: string) => `${release} ${title}`;
  const byKey = <Item extends { readonly release: string; readonly title: string }>(items: readonly Item[]) => {
    const found = Map.groupBy(items, ({ release, title }) => keyOf(release, title));
    return (release: string, title: string): readonly Item[] => found.get(keyOf(release, title)) ?? [];
  };
  const pages = byKey(history.of("record").flatMap(pageOf));
  const acts = byKey(history.of("step"));
  const moves = byKey(history.of("step-moved"));
  const hasWord: StepStory["hasWord"] = ({ run, process }, title, said) =>
    steps.words.some(
      (word) => word.run === run && word.title === title && word.said === said && process >= word.fromProcess,
    );
  return {
    steps,
    pages,
    acts,
    moves,
    hasWord,
    isAsked: ({ run }, title) => steps.undo.some((asked) => asked.run === run && asked.titles.includes(title)),
    isDone({ title, tells }, release, process, place) {
      const isBelievable = acts(release, title).some((act) => act.what === "applied" && act.told === "pass");
      const isSaid = steps.words.some((word) => word.title === title && word.said === "done");
      if (tells === "record" && !isBelievable && !isSaid) return false;
      const begunAt = history.by(process).commandAt(place)?.place ?? 0;
      const known =
        tells === "world"
          ? moves(release, title).map(({ isDone, place: at }) => ({ isDone, at }))
          : pages(release, title).flatMap(({ part, outcome, place: at }) =>
              outcome === "pass" ? [{ isDone: part === "ended", at }] : [],
            );
      const before = known.filter(({ at }) => at < place);
      const last = before.at(-1);
      return last !== undefined && (last.isDone || last.at > begunAt);
    },
  };
}

function pageOf({ record, place, by }: Placed<"record">): readonly Page[] {
  if (record.creator !== OURS || record.task !== "holdpoint:step") return [];
  const { release, title, part, end } = record.payload as {
    readonly release: string;
    readonly title: string;
    readonly part: Page["part"];
    readonly end: { readonly verdict: { readonly outcome: string } } | null;
  };
  return [{ place, by, release, title, part, outcome: end?.verdict.outcome ?? null }];
}

/** Who applied it last before that place. */
export function lastApply(story: StepStory, release: string, title: string, place: number): Placed<"step"> | null {
  return story.acts(release, title).findLast((act) => act.what === "apply" && act.place < place) ?? null;
}
