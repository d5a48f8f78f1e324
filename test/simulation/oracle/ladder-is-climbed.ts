/**
 * 2 and 5 for the rungs of a ladder: what a rung is said to have done it did, what it did is said, no rung that must not be
 * taken twice is, and a release stays in production only where something was seen to help.
 */
import type { By, Process } from "../world/log.ts";
import { type History, isProcess, OURS } from "./history.ts";
import type { Check, Violation } from "./violation.ts";
import type { LadderTruth } from "../scenario/ladder.ts";

export const checkLadder: Check = (history, { ladder }) =>
  ladder === null
    ? []
    : [
        ...checkMitigated(history, ladder),
        ...checkFlagWords(history, ladder),
        ...checkFlagLeft(history),
        ...checkScript(history, ladder),
        ...checkRevert(history),
      ];

const at = (invariant: Violation["invariant"], place: number, text: string): Violation => ({ invariant, place, text });

/** What our own processes wrote about their releases, and what they said. */
const wordsOf = (history: History) =>
  history.of("status").filter(({ by, status }) => isProcess(by) && status.creator === OURS);

function isSame(one: By | "past" | "stranger", { run, process }: Process): boolean {
  return typeof one === "object" && one.run === run && one.process === process;
}

/** In so many rounds production's gates must pass before anybody may say that something helped. */
const ROUNDS = 6;

/** Nothing keeps a rollback from being made but a rung that was seen to help. */
function checkMitigated(history: History, truth: LadderTruth): readonly Violation[] {
  return wordsOf(history).flatMap(({ by, status, place }): readonly Violation[] => {
    if (!status.description.includes("mitigated") || !isProcess(by)) return [];
    const cures = [...history.of("flag"), ...history.of("script")].filter((one) => one.place < place);
    const helps =
      (truth.flag.cures && (truth.flag.isSafeAlready || cures.some(({ kind }) => kind === "flag"))) ||
      (truth.script.cures && cures.some(({ kind }) => kind === "script"));
    if (!helps) return [at(5, place, "a release is left in production as mitigated, and nothing helped")];
    return roundsHeard(history, by, place)
      .slice(-ROUNDS)
      .every((said) => said === "pass")
      ? []
      : [at(5, place, "a release is left in production as mitigated, and its gates did not pass")];
  });
}

/** What production's gates told a process, in order: an answer that came a second time says what the one before it said. */
function roundsHeard(history: History, { run, process }: Process, until: number): readonly string[] {
  const rounds: string[] = [];
  for (const entry of history.entries.slice(0, until)) {
    if (entry.kind !== "gate" && entry.kind !== "fault") continue;
    if (entry.by.run !== run || entry.by.process !== process) continue;
    const last = rounds.at(-1);
    if (entry.kind === "gate" && entry.stage === "production") rounds.push(entry.truth);
    else if (entry.kind === "fault" && entry.name === "gate of production" && entry.fault === "repeated" && last)
      rounds.push(last);
  }
  return rounds;
}

const DONE = /\bflag=(done|helped|unhelpful)\b/;

/** A record does not say of the flag what is not so. */
function checkFlagWords(history: History, { flag }: LadderTruth): readonly Violation[] {
  return wordsOf(history).flatMap(({ by, status, place }): readonly Violation[] => {
    if (!DONE.test(status.description) || !isProcess(by) || history.by(by).misled) return [];
    const everSafe = history.of("flag").some((one) => one.after === "safe" && one.place < place);
    return everSafe || flag.isSafeAlready ? [] : [at(5, place, "the flag is recorded as set, and it never was")];
  });
}

/** What Holdpoint switched and left so, it says: in the record, or in what a run that came after it told people. */
function checkFlagLeft(history: History): readonly Violation[] {
  const last = history.of("flag").at(-1);
  if (last === undefined || last.after !== "safe" || !isProcess(last.by)) return [];
  // What comes late was told of before, by whoever asked for it.
  const from = history.by(last.by).commandAt(last.place)?.place ?? last.place;
  const told = history.entries
    .slice(from)
    .some(
      (entry) =>
        (entry.kind === "status" &&
          /flag=(begun|done|helped|unhelpful|failed)|mitigated/.test(entry.status.description)) ||
        (entry.kind === "said" &&
          entry.event.event === "note" &&
          isNoteOfFlag(entry.event.text, entry.place < last.place)),
    );
  return told ? [] : [at(5, last.place, "the flag was set to what is safe, and nobody is told")];
}

/** That it may still be set is told only before it is: afterwards whoever says so has not seen what is there. */
function isNoteOfFlag(text: string, isBefore: boolean): boolean {
  return /\bflag\b/.test(text) && (isBefore || !text.includes("can arrive late"));
}

/** A script of which nothing tells whether it ran is begun once for each release. */
function checkScript(history: History, { script }: LadderTruth): readonly Violation[] {
  if (script.observed || script.repeatable) return [];
  const begun = new Set<string>();
  return history.of("script").flatMap(({ by, what, place }): readonly Violation[] => {
    if (what !== "begins") return [];
    const release = releaseOf(history, by, place);
    if (begun.has(release)) return [at(2, place, `the script of ${release} was begun a second time`)];
    begun.add(release);
    return [];
  });
}

/**
 * Whoever begins one writes so before, into the record of the release that it rolls back: a look may do so for any of them,
 * and the newest record may be of one that was rolled back long ago.
 */
function releaseOf(history: History, by: Process, place: number): string {
  const word = wordsOf(history).findLast(
    (one) => one.place < place && isSame(one.by, by) && /^roll(?:ing|ed) back /.test(one.status.description),
  );
  const own = history.records.find(({ id }) => id === word?.status.record);
  if (own !== undefined) return own.release;
  const command = history.by(by).commandAt(place);
  return command === null || command.command === "look" || command.command === "rollback" ? "" : command.release;
}

/** One pull request for a release that was to be taken out, whose branch has nothing of the release and all of the rest. */
function checkRevert(history: History): readonly Violation[] {
  const seen = new Set<string>();
  return [
    ...history.of("pull").flatMap(({ branch, place }): readonly Violation[] => {
      const again = seen.has(branch);
      seen.add(branch);
      const wanted =
        history
          .of("status")
          .some(({ status, place: when }) => when < place && /^(rolling|rolled) back /.test(status.description)) ||
        history.of("said").some(
          // Decided, read back, or found at the host, by a run whose forge failed, so that no status says so.
          ({ event, place: when }) =>
            when < place &&
            ((event.event === "step" && /^rollback(-decided)?$/.test(event.step)) ||
              (event.event === "note" && event.text.startsWith("the host says that production was rolled back to "))),
        );
      return [
        ...(again ? [at(2, place, `a second pull request was opened from ${branch}`)] : []),
        ...(wanted ? [] : [at(2, place, `${branch} was proposed, and nothing was rolled back`)]),
      ];
    }),
    ...history
      .of("branch")
      .flatMap(({ by, name, files, place }): readonly Violation[] =>
        isProcess(by) && files.includes("app.ts=someone")
          ? [at(3, place, `${name} was made over what somebody changed since`)]
          : [],
      ),
  ];
}
