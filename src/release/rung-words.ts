/** What came of the rungs of a release's ladder, as its record has it: one word each. Pure. */

/**
 * `begun`: applied or about to be, and what came of it is not known. `done`: read back, and nothing says whether it helped.
 * `helped`: production failed right before it and passes since. `unhelpful`: production still fails. `already`: it was so
 * before. `skipped`: nothing could have shown that it helps. `failed`: it could not be done, or is not shown.
 */
export const RUNG_WORDS = ["begun", "done", "helped", "unhelpful", "already", "skipped", "failed"] as const;

export type RungWord = (typeof RUNG_WORDS)[number];

/** By the rung's key, in the order in which they were taken. */
export type RungWords = Readonly<Record<string, RungWord>>;

/** `flag=unhelpful,command=begun`; empty where none was taken. */
export function renderRungWords(words: RungWords): string {
  return Object.entries(words)
    .map(([rung, word]) => `${rung}=${word}`)
    .join(",");
}

/** Words of a rung that was applied, or may have been. */
const TAKEN: ReadonlySet<RungWord> = new Set(["begun", "done", "helped", "unhelpful"]);

/** Rungs that were applied, or may have been: they are not taken again when another rollback of the release is decided. */
export function takenRungs(words: RungWords): RungWords {
  return Object.fromEntries(Object.entries(words).filter(([, word]) => TAKEN.has(word)));
}

/** GitHub cuts what is longer. */
const LONGEST = 140;

/** While a release is watched what looks remember comes first: of the rungs, the last ones that fit beside it. */
export function withTakenRungs(head: string, words: RungWords = {}, tail: string): string {
  for (let taken = Object.keys(takenRungs(words)); taken.length > 0; taken = taken.slice(1)) {
    const text = `${head} took ${taken.join(",")}${tail}`;
    if (text.length <= LONGEST) return text;
  }
  return `${head}${tail}`;
}

/** What came of them is not said any more, but that they are not to be taken again. */
export function parseTakenRungs(text: string): RungWords {
  return Object.fromEntries(text.split(",").map((rung) => [rung, "done" as const]));
}

/** What is no word of ours is left out. */
export function parseRungWords(text: string): RungWords {
  return Object.fromEntries(
    text.split(",").flatMap((entry): [string, RungWord][] => {
      const [rung = "", said = ""] = entry.split("=");
      const word = RUNG_WORDS.find((known) => known === said);
      return word === undefined ? [] : [[rung, word]];
    }),
  );
}
