/** 1: production only ever points at what passed its gates, or at an earlier known-good deployment. 7: a broken gate is no pass. */
import { type History, isProcess, isTaken } from "./history.ts";
import type { Check, Violation } from "./violation.ts";

export const checkOnlyVerified: Check = (history) => [
  ...checkPromotes(history),
  ...checkVerified(history),
  ...checkKnownGood(history),
];

function checkPromotes(history: History): readonly Violation[] {
  return history.of("ask").flatMap(({ by, type, to, answer, place }): readonly Violation[] => {
    if (!isProcess(by) || type !== "promote" || !isTaken({ answer })) return [];
    const asked = history
      .of("gate")
      .filter((gate) => gate.stage === "staging" && gate.deploymentId === to && gate.place < place);
    if (asked.some(({ truth }) => truth === "pass")) {
      const build = history.builds.get(to);
      const release =
        history.by(by).commandAt(place)?.command === "look" ? build?.release : history.by(by).commandAt(place)?.release;
      if (build === undefined || build.release === release) return [];
      return [
        { invariant: 1, place, text: `${to} was promoted, which is a build of ${build.release} and not of ${release}` },
      ];
    }
    const unknown = asked.some(({ truth }) => truth === "hold" || truth === "error");
    const text = `${to} was promoted, and its gates ${asked.length === 0 ? "were never asked" : `said ${asked.map(({ truth }) => truth).join(", ")}`}`;
    return [{ invariant: unknown ? 7 : 1, place, text }];
  });
}

/** No command says that a stage is verified whose gate did not. */
function checkVerified(history: History): readonly Violation[] {
  return history.of("result").flatMap(({ by, command, result, place }): readonly Violation[] => {
    if (command !== "verify" || result.decision !== "proceed") return [];
    const build = result.candidate?.id ?? null;
    const asked = history
      .of("gate")
      .filter((gate) => gate.deploymentId === build && gate.stage === "staging" && gate.place < place);
    if (asked.some(({ truth }) => truth === "pass")) return [];
    const unknown = asked.some(({ truth }) => truth === "hold" || truth === "error");
    return [
      {
        invariant: unknown ? 7 : 1,
        place,
        text: `verify of run ${by.run} proceeds, and the gates of ${build} said ${asked.map(({ truth }) => truth).join(", ") || "nothing"}`,
      },
    ];
  });
}

const NOT_GOOD = /^(failed|rolled back|rolling back|promoting|held since \S+: (foreign|production))/;

/** What a record calls judged good must have been. */
function checkKnownGood(history: History): readonly Violation[] {
  return history.records.flatMap((record): readonly Violation[] => {
    const entry = history.entries[record.place];
    if (entry?.kind !== "record" || !isProcess(entry.by) || history.by(entry.by).misled) return [];
    if (!record.judged || record.knownGood === null) return [];
    const own = history.records.filter(
      ({ candidate, place }) => candidate === record.knownGood && place < record.place,
    );
    // What was written while the command was at work, it may have read before that or after it.
    const begun = history.by(entry.by).commandAt(record.place)?.place ?? record.place;
    const wordsAt = (place: number) => own.map(({ id }) => history.lastWord(id, place) ?? "promoting");
    const isBad = (place: number) => wordsAt(place).every((word) => NOT_GOOD.test(word));
    const accepted = history
      .of("status")
      .some(
        ({ status, place }) =>
          place < record.place &&
          status.creator === "github-actions[bot]" &&
          status.description.startsWith(`rolled back to ${record.knownGood} (accepted)`),
      );
    if (accepted || !isBad(begun) || !isBad(record.place)) return [];
    return [
      {
        invariant: 1,
        place: record.place,
        text: `${record.knownGood} is recorded as judged good, and its own record says ${wordsAt(record.place).join(", ") || "nothing"}`,
      },
    ];
  });
}
