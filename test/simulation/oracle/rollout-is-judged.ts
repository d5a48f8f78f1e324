/** Rolling releases: a stage ends by its verdict and not before (4), what was taken back is not begun again (3), settings are put back (6). */
import { brokenSince } from "./broken-since.ts";
import { arriving, type History, isProcess, isTaken, type Placed } from "./history.ts";
import type { RolloutTruth } from "../scenario/rollout.ts";
import type { ReleaseName, Scenario } from "../scenario/scenario.ts";
import type { Entry, Standing } from "../world/log.ts";
import { OVER_MS } from "../world/simulated-plan.ts";
import type { Check, Violation } from "./violation.ts";

export const checkRollout: Check = (history, scenario) =>
  scenario.rollout === null
    ? []
    : [
        ...checkStages(history, scenario, scenario.rollout),
        ...checkTakenBack(history),
        ...checkSettings(history, scenario.rollout),
        ...checkAborted(history),
        ...checkUnwatched(history),
      ];

/** Whole seconds in records, and answers on their way. */
const INEXACT_MS = 2_000;

function checkStages(history: History, scenario: Scenario, { stageMs }: RolloutTruth): readonly Violation[] {
  return history.of("ask").flatMap((ask): readonly Violation[] => {
    const { by, type, to, before, place, at, sentAt } = ask;
    if (!isProcess(by) || type !== "stage" || !isTaken(ask)) return [];
    const { rollout } = before;
    const violation = (invariant: 3 | 4, text: string): Violation => ({
      invariant,
      place,
      text: `${to} was advanced: ${text}`,
    });
    const found: Violation[] = [];
    if (rollout?.state !== "active" || rollout.candidateId !== to) return [violation(3, "it was not being rolled out")];
    const began = beganAt(history, to, before);
    const { misled } = history.by(by);
    if (began !== null && sentAt - began < stageMs - INEXACT_MS && !clockWasSet(history, by.run))
      found.push(violation(4, `its stage was ${sentAt - began} ms old, and lasts ${stageMs} ms`));
    const { kind } = scenario.metrics;
    if (kind === "none" || kind === "partial" || kind === "broken")
      found.push(violation(4, `nobody saw how it did (${kind})`));
    const release = history.builds.get(to)?.release as ReleaseName | undefined;
    const first = history.firstServedAt(to);
    const blindMs = first === null || began === null ? 0 : began + stageMs - stoppedAt(scenario, first);
    if (blindMs > OVER_MS + INEXACT_MS && !clockWasSet(history, by.run))
      found.push(violation(4, `its data had stopped ${blindMs} ms before the end of its stage`));
    const errorsFromMs = release === undefined ? null : scenario.sites[release]?.errorsFromMs;
    if (errorsFromMs != null && first !== null && !misled) {
      // What a rung switched off, and nobody switched on again, is judged as it is since.
      const helpedAt = history.entries.findLast((one) => one.place < place && isHelp(one))?.at ?? 0;
      const endsAt = Math.max(began ?? at, helpedAt) + stageMs;
      const seenUntil = Math.min(endsAt, stoppedAt(scenario, first));
      const since = brokenSince(history, scenario.ladder, first + errorsFromMs, endsAt);
      if (since !== null && since + OVER_MS + INEXACT_MS <= seenUntil)
        found.push(violation(4, `it was broken from ${errorsFromMs} ms on`));
    }
    return found;
  });
}

/** From when on nobody reported anything about it; of the last window of a time, what was reported before is judged. */
function stoppedAt({ metrics }: Scenario, first: number): number {
  return metrics.kind === "stops" ? first + metrics.afterMs : Infinity;
}

/** Of a rung: what a person switches off starts no time anew. */
function isHelp(entry: Entry): boolean {
  if (entry.kind === "flag") return entry.after === "safe" && isProcess(entry.by);
  return entry.kind === "script" && entry.what === "ends";
}

function clockWasSet(history: History, run: number): boolean {
  return history.of("fault").some(({ by, fault }) => by.run === run && fault === "clock");
}

/** When the host reached this stage, the last time. */
function beganAt(history: History, candidate: string, standing: Standing): number | null {
  const stage = standing.rollout?.activeStage;
  const isThere = ({ after }: Placed<"moved">) =>
    after.rollout?.state === "active" && after.rollout.candidateId === candidate && after.rollout.activeStage === stage;
  const all = history.of("moved");
  const moves = all.slice(0, all.findLastIndex(({ after }) => after === standing) + 1);
  const last = moves.findLastIndex((one) => !isThere(one));
  return moves[last + 1]?.at ?? null;
}

/** Whoever took it back decided. */
function checkTakenBack(history: History): readonly Violation[] {
  return history.of("ask").flatMap((ask): readonly Violation[] => {
    const { by, type, to, place } = ask;
    if (!isProcess(by) || type !== "promote" || !isTaken(ask) || history.by(by).misled) return [];
    const read = history.by(by).lastRead("target", { at: ask.sentAt, place });
    const aborted = history
      .of("moved")
      .some(
        ({ after, place: when }) =>
          after.rollout?.state === "aborted" && after.rollout.candidateId === to && when < (read?.place ?? 0),
      );
    return aborted && read?.isTrue === true && arriving(read.truth) !== to
      ? [{ invariant: 3, place, text: `${to} was rolled out again after it had been taken back` }]
      : [];
  });
}

/** A look that saw a part of the visitors get what no run is bringing into production any more says so. */
function checkUnwatched(history: History): readonly Violation[] {
  return history.of("result").flatMap(({ by, command, result, place }): readonly Violation[] => {
    if (command !== "look" || result.reasonCode !== "production_as_recorded") return [];
    const look = history.by(by);
    const read = look.lastRead("rollout", { place });
    // What began while that answer was on its way it has not seen.
    const rolled = read?.told ?? null;
    if (look.misled || read?.isTrue !== true || rolled === null) return [];
    const words = history.records
      .filter(({ candidate }) => candidate === rolled)
      .map(({ id }) => history.lastWord(id, look.begins[0]?.place) ?? "promoting");
    return words.some((word) => word.startsWith("promoting")) || result.summary.includes(rolled)
      ? []
      : [{ invariant: 9, place, text: `${rolled} is rolled out, and a look says that all is well` }];
  });
}

/** The team's settings are the project's again once a release has come to its end. */
function checkSettings(history: History, { before, percents }: RolloutTruth): readonly Violation[] {
  const written = history.of("rollout-settings");
  const last = written.at(-1);
  if (last === undefined || last.percents?.join() !== percents.join()) return [];
  const place = last.place;
  const isActive = history.final?.rollout?.state === "active";
  const ended = history.records.filter(({ id }) => /^(done|rolled back)/.test(history.lastWord(id) ?? ""));
  const newest = history.records.at(-1);
  const died = history.of("crash").some((one) => one.place > place);
  const told = history
    .of("said")
    .some(({ event }) => event.event === "note" && /settings for rolling releases (?:were not|stay)/.test(event.text));
  if (isActive || died || told || newest === undefined || !ended.includes(newest)) return [];
  return [{ invariant: 6, place, text: `the project keeps the plan's stages, and had ${before} before` }];
}

/** What was rolled back is given to nobody any more. */
function checkAborted(history: History): readonly Violation[] {
  const rollout = history.final?.rollout;
  if (rollout?.state !== "active") return [];
  const begun = history
    .of("moved")
    .findLast(({ before, after }) => after.rollout?.state === "active" && before.rollout?.state !== "active");
  if (begun === undefined || !isProcess(begun.by)) return [];
  // A person's rollback may come between the last reading and the request: then a person is told.
  const told = history
    .of("result")
    .some(
      ({ result, place }) =>
        place > begun.place &&
        result.decision === "hold" &&
        (result.candidate?.id === rollout.candidateId ||
          (result.summary.includes(rollout.candidateId) && /rolling release gives /.test(result.summary))),
    );
  const own = history.records.filter(({ candidate }) => candidate === rollout.candidateId);
  return !told && own.some(({ id }) => history.lastWord(id)?.startsWith("rolled back") === true)
    ? [
        {
          invariant: 2,
          place: history.entries.length - 1,
          text: `${rollout.candidateId} was rolled back, and is still rolled out`,
        },
      ]
    : [];
}
