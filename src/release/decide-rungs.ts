/** Which rungs of a ladder come next. Pure: a function of the plan's ladder, the record and what is known of production. */
import type { RungWords } from "./rung-words.ts";

export interface LadderRung {
  readonly key: string;
  readonly moves: "deployment" | "behavior" | "data" | "source";
}

/**
 * Rungs to be taken before the host is asked. None where production goes back already, or has gone; and none twice: of
 * one that an earlier run ended its word stands in the record. One that was begun is observed again.
 */
export function decideBeforeHost(
  ladder: readonly LadderRung[],
  { words, goesBack }: { readonly words: RungWords; readonly goesBack: boolean },
): readonly string[] {
  if (goesBack) return [];
  const host = ladder.findIndex(({ moves }) => moves === "deployment");
  return ladder
    .slice(0, host)
    .filter(({ moves }) => moves !== "data")
    .map(({ key }) => key)
    .filter((key) => isOpen(key, words));
}

/** How production stands once the host was asked. */
export type AfterHost =
  /** It shows the known-good deployment, and its gates pass. */
  | "right"
  /** It shows the known-good deployment, whose gates do not pass; or the rollback could not be made. */
  | "wrong"
  /** Somebody else has changed it: nothing of it is ours to change. */
  | "moved";

/**
 * What production does comes first, and only where it is wrong; then the repository, for a release that was to be taken
 * out, whatever became of that.
 */
export function decideAfterHost(
  ladder: readonly LadderRung[],
  { words, production }: { readonly words: RungWords; readonly production: AfterHost },
): { readonly behavior: readonly string[]; readonly source: readonly string[] } {
  if (production === "moved") return { behavior: [], source: [] };
  const host = ladder.findIndex(({ moves }) => moves === "deployment");
  const open = ladder.slice(host + 1).filter(({ key }) => isOpen(key, words));
  const keysOf = (wanted: LadderRung["moves"]) => open.filter(({ moves }) => moves === wanted).map(({ key }) => key);
  return { behavior: production === "wrong" ? keysOf("behavior") : [], source: keysOf("source") };
}

/** What only a person's own dispatch takes, wherever the ladder has it. */
export function leftToPersons(ladder: readonly LadderRung[], words: RungWords): readonly string[] {
  return ladder.filter(({ key, moves }) => moves === "data" && isOpen(key, words)).map(({ key }) => key);
}

function isOpen(key: string, words: RungWords): boolean {
  return words[key] === undefined || words[key] === "begun";
}

/** How production's gates stood in one round. */
export type GateRound = "passing" | "failing" | "unknown";

/** In so many rounds right before a rung all must have failed, or nothing can show that it helped. */
export const ROUNDS_BEFORE = 2;
/** In so many rounds right after it all must pass: of a site that fails one request of three, one in eleven series does. */
export const ROUNDS_AFTER = 6;

export type Help = "helped" | "unhelpful" | "open";

/**
 * Whether a rung helped, from the rounds since it was applied. What fails while caches and clients have not heard of it says
 * nothing; after that the first failing round is enough, because `host` waits.
 */
export function decideHelp(
  rounds: readonly { readonly at: number; readonly round: GateRound }[],
  settledAt: number,
): Help {
  const last = rounds.at(-1);
  if (last === undefined) return "open";
  if (last.round === "failing") return last.at >= settledAt ? "unhelpful" : "open";
  const sinceFailing = rounds.slice(rounds.findLastIndex(({ round }) => round !== "passing") + 1);
  return sinceFailing.length >= ROUNDS_AFTER ? "helped" : "open";
}
