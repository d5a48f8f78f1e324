/** 9: once faults stop, every release comes to a final word within so many looks, or says what a person must decide. */
import type { History, OurRecord } from "./history.ts";
import type { Check, Violation } from "./violation.ts";

export const checkFinalWord: Check = (history) => [
  ...history.of("broke").map(({ command, error, place, by }): Violation => ({
    invariant: 9,
    place,
    text: `${command} of run ${by.run} broke: ${error}`,
  })),
  ...history.of("result").flatMap(({ command, result, place }): readonly Violation[] => {
    const mute = result.decision === "hold" && (result.remedy === null || result.remedy === "");
    return mute
      ? [{ invariant: 9, place, text: `${command} holds (${result.reasonCode}) and does not say what to do` }]
      : [];
  }),
  ...checkOpen(history),
];

const FINAL = /^(done|held|failed|rolled back)/;

function checkOpen(history: History): readonly Violation[] {
  return [...Map.groupBy(history.records, ({ release }) => release)].flatMap(
    ([release, records]): readonly Violation[] => {
      // A release may have two records, of two runs or after a lost answer: one of them is the record.
      const words = records.map(({ id }) => history.lastWord(id) ?? "promoting");
      if (words.some((word) => FINAL.test(word)) || records.some((record) => isReported(history, record))) return [];
      return [
        { invariant: 9, place: history.entries.length - 1, text: `release ${release} ends on "${words.join('", "')}"` },
      ];
    },
  );
}

/** A look, or the run itself, left it to a person and said so; or somebody newer took its place before it got anywhere. */
function isReported(history: History, { release, candidate }: OurRecord): boolean {
  const calm = history.of("calm")[0]?.place ?? 0;
  const isAbout = (text: string) => text.includes(candidate) || text.includes(`release ${release}`);
  const told = history
    .of("result")
    .some(
      ({ result, place }) =>
        place > calm && result.decision === "hold" && (result.release === release || isAbout(result.summary)),
    );
  // Of a release that never reached production nothing is left to decide once another one has.
  const never = history.firstServedAt(candidate) === null;
  const replaced = history.records.at(-1)?.release !== release;
  return told || (never && replaced);
}
