/** 6: a production that a rollback pinned is not promoted over, and a setting that the team had switched off is off again. */
import { type History, isProcess, isTaken } from "./history.ts";
import type { Check, Violation } from "./violation.ts";

export const checkPinnedStaysPinned: Check = (history) => [...checkPromotes(history), ...checkSetting(history)];

function checkPromotes(history: History): readonly Violation[] {
  return history.of("ask").flatMap((ask): readonly Violation[] => {
    const { by, type, to, sentAt, place } = ask;
    if (!isProcess(by) || type !== "promote" || !isTaken(ask)) return [];
    const process = history.by(by);
    const read = process.lastRead("target", { at: sentAt, place });
    const unpinned =
      process.commandAt(place)?.unpin === true ||
      history.records.some((record) => record.candidate === to && record.unpinned);
    const pinned =
      read?.truth.autoAssign === false && read.truth.request?.type === "rollback" && read.truth.target !== to;
    if (!pinned || unpinned || read?.isTrue !== true || process.misled) return [];
    return [{ invariant: 6, place, text: `${to} was promoted, although a rollback had pinned ${read.truth.target}` }];
  });
}

function checkSetting(history: History): readonly Violation[] {
  const { final } = history;
  const first = history.of("moved")[0]?.after;
  const hands = history.of("ask").some(({ by }) => by === "person");
  const rolledBack = history.of("ask").some((ask) => ask.type === "rollback" && isTaken(ask));
  if (final === null || first === undefined || first.autoAssign || hands || rolledBack || !final.autoAssign) return [];
  const promoted = history.of("ask").some((ask) => ask.type === "promote" && isTaken(ask));
  // What came into production although a person had taken it back is reported, and a person's to decide.
  const takenBack = history.records.some(
    ({ id, candidate }) => candidate === final.target && history.lastWord(id)?.startsWith("rolled back") === true,
  );
  const said = history
    .of("said")
    .some(({ event }) => event.event === "note" && event.text.includes("automatic assignment"));
  if (!promoted || said || takenBack) return [];
  return [
    {
      invariant: 6,
      place: history.entries.length - 1,
      text: "the team had switched automatic assignment off, and after the promote it is on",
    },
  ];
}
