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
