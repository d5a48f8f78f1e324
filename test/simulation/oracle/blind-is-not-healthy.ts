/** 4: nothing passes that nobody saw, nothing passes that was bad, and nothing is rolled back that was good. */
import type { ReleaseName, Scenario } from "../scenario/scenario.ts";
import { OVER_MS } from "../world/simulated-plan.ts";
import { brokenSince } from "./broken-since.ts";
import { type History, isProcess, OURS } from "./history.ts";
import type { Check, Violation } from "./violation.ts";

export const checkBlindIsNotHealthy: Check = (history, scenario) => [
  ...checkDone(history, scenario),
  ...checkDecided(history, scenario),
  ...checkDecidedAgain(history, scenario),
];

function checkDone(history: History, scenario: Scenario): readonly Violation[] {
  if (scenario.watchMs === null) return [];
  const { watchMs } = scenario;
  const words = history.of("status").flatMap(({ by, status, place }) => {
    if (!isProcess(by) || status.creator !== OURS || !status.description.startsWith("done")) return [];
    const record = history.records.find(({ id }) => id === status.record);
    return record === undefined ? [] : [{ place, release: record.release, candidate: record.candidate }];
  });
  const results = history.of("result").flatMap(({ result, place }) => {
    const claims = result.decision === "proceed" && result.reasonCode === "watched";
    return claims && result.candidate !== null
      ? [{ place, release: result.release, candidate: result.candidate.id }]
      : [];
  });
  return [...words, ...results].flatMap(({ place, release, candidate }): readonly Violation[] => {
    if (wasCured(history, scenario, place)) return [];
    const why = whyNotGood(scenario, release, watchMs - putOffMs(history, scenario));
    return why === null ? [] : [{ invariant: 4, place, text: `${candidate} passed its watch, and ${why}` }];
  });
}

/** A clock that was put off while a release was promoted shifts its watch: so much of the end nobody need have seen. */
function putOffMs(history: History, { fates }: Scenario): number {
  if (!history.of("fault").some(({ fault }) => fault === "clock")) return 0;
  return Math.max(...fates.map((fate) => (fate.kind === "clock" ? Math.abs(fate.byMs) : 0)));
}

/** What broke was switched off before: then it may be good all the same. */
function wasCured(history: History, { ladder }: Scenario, place: number): boolean {
  if (ladder === null) return false;
  const byFlag = ladder.flag.isSafeAlready || history.of("flag").some((one) => one.place < place);
  return (
    (ladder.flag.cures && byFlag) || (ladder.script.cures && history.of("script").some((one) => one.place < place))
  );
}

function whyNotGood({ metrics, sites, productionGate }: Scenario, release: string, watchMs: number): string | null {
  switch (metrics.kind) {
    case "none":
    case "partial":
    case "broken":
      return `nobody saw how it did (metrics: ${metrics.kind})`;
    case "stops":
      if (metrics.afterMs < watchMs - OVER_MS) return `its data stopped after ${metrics.afterMs} ms`;
      break;
    case "data":
  }
  const site = sites[release as ReleaseName];
  if (site === undefined) return null;
  const seenUntil = metrics.kind === "stops" ? Math.min(watchMs, metrics.afterMs) : watchMs;
  if (site.errorsFromMs !== null && site.errorsFromMs <= seenUntil - OVER_MS) {
    return `it was broken from ${site.errorsFromMs} ms on`;
  }
  const isDown = site.downFromMs !== null && site.downFromMs <= seenUntil - OVER_MS;
  return isDown && productionGate ? `it was down from ${site.downFromMs} ms on` : null;
}

/** A rollback that a person dispatched is finished by whoever comes upon it. */
function askedByPerson(history: History, before: number): boolean {
  return history.of("begin").some(({ command, place }) => command === "rollback" && place < before);
}

/** Blindness is no evidence either. */
function checkDecided(history: History, { sites, ladder }: Scenario): readonly Violation[] {
  return history.of("said").flatMap(({ event, at, place }): readonly Violation[] => {
    if (event.event !== "step" || event.step !== "rollback-decided") return [];
    const id = /(dpl_\w+)/.exec(event.text)?.[1] ?? "";
    const release = history.builds.get(id)?.release as ReleaseName | undefined;
    const site = release === undefined ? undefined : sites[release];
    const servedAt = history.firstServedAt(id);
    if (site === undefined || servedAt === null || askedByPerson(history, place)) return [];
    // What one release broke for all of them, each of them is blamed for.
    if (ladder?.spoils === true) return [];
    const from = Math.min(site.errorsFromMs ?? Infinity, site.downFromMs ?? Infinity);
    return at >= servedAt + from
      ? []
      : [{ invariant: 4, place, text: `the rollback of ${id} was decided, and it was good` }];
  });
}

/** Where a rung was seen to help, what was so before it is no evidence for whoever judges the release since. */
function checkDecidedAgain(history: History, { sites, ladder }: Scenario): readonly Violation[] {
  if (ladder === null || ladder.spoils) return [];
  return history.of("said").flatMap(({ event, by, place }): readonly Violation[] => {
    if (event.event !== "step" || event.step !== "rollback-decided") return [];
    const id = /(dpl_\w+)/.exec(event.text)?.[1] ?? "";
    const site = sites[history.builds.get(id)?.release as ReleaseName];
    const servedAt = history.firstServedAt(id);
    const begunAt = history.by(by).commandAt(place)?.place ?? 0;
    const mitigated = mitigatedBefore(history, id, begunAt);
    if (site === undefined || servedAt === null || mitigated === null || history.by(by).misled) return [];
    if (askedByPerson(history, place)) return [];
    const from = servedAt + Math.min(site.errorsFromMs ?? Infinity, site.downFromMs ?? Infinity);
    const isCured = history.entries
      .slice(mitigated.place, place)
      .every(({ at }) => brokenSince(history, ladder, from, at) === null);
    const text = `the rollback of ${id} was decided again, and nothing was wrong with it since a rung had helped`;
    return isCured ? [{ invariant: 4, place, text }] : [];
  });
}

function mitigatedBefore(history: History, candidate: string, before: number) {
  const ids = new Set(history.records.filter((one) => one.candidate === candidate).map(({ id }) => id));
  return (
    history
      .of("status")
      .findLast(
        ({ by, status, place }) =>
          place < before &&
          isProcess(by) &&
          ids.has(status.record) &&
          status.creator === OURS &&
          /^held\b.*: mitigated, /.test(status.description),
      ) ?? null
  );
}
